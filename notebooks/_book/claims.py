"""The claims with their verdicts and evidence: the sheet, the list, a page for each claim."""

from __future__ import annotations

from functools import cache
from typing import Any

import usrok_data as usrok
from _book import pictures
from _book.links import chapters_using
from _book.render import rows, write_data, write_folder, write_page
from usrok_data import codebook
from usrok_data.charts.style import VERDICT_LOOKS

Row = dict[str, Any]


@cache
def claims() -> list[Row]:
    """Return the claims, each with its verdict."""
    audited = usrok.verdicts().drop(columns=["section", "claim", "would_change"])
    return rows(usrok.claims().merge(audited, on="claim_id", validate="one_to_one"))


@cache
def verdict_counts() -> dict[str, int]:
    """Return how many claims have each verdict, in the order of the codebook."""
    given = [claim["verdict"] for claim in claims()]
    words = codebook.labels("verdicts", "verdict")
    return {verdict: given.count(verdict) for verdict in words if verdict in given}


def verdicts_in_words() -> str:
    """Return how many checkable claims have each verdict, as part of a sentence."""
    parts = [f"{n} {v}" for v, n in verdict_counts().items() if v != "not checkable"]
    return ", ".join(parts[:-1]) + f" and {parts[-1]}"


@cache
def readings() -> dict[str, list[Row]]:
    """Return the readings of each claim that can be read in several ways, with their verdicts."""
    found: dict[str, list[Row]] = {}
    for row in rows(usrok.verdicts_by_reading()):
        if row["reading"] is not None:
            found.setdefault(row["claim_id"], []).append(row)
    return found


def in_detail(claim: Row) -> str:
    """Say by which reading, or by whom, a claim has which verdict."""
    given = [(row["reading"], row["verdict"]) for row in readings().get(claim["claim_id"], [])]
    if not given and claim["verdict"] == "disputed":
        sources = (part.rsplit(": ", 1) for part in claim["by_source"].split("; "))
        given = [(who, verdict) for who, verdict in sources if "not independent" not in who]
    given = [(name, verdict) for name, verdict in given if verdict != "untested"]
    if not given:
        return f"({claim['strength']})"
    by_verdict: dict[str, list[str]] = {}
    for name, verdict in given:
        by_verdict.setdefault(verdict, []).append(name)
    parts = [f"{verdict}: {', '.join(names)}" for verdict, names in by_verdict.items()]
    return f"({'; '.join(parts)})"


def evidence_by_claim() -> dict[str, list[Row]]:
    """Return the evidence for each claim, each row of it with the periods it shows."""
    found: dict[str, dict[str, Row]] = {claim["claim_id"]: {} for claim in claims()}
    reasons = usrok.evidence()[["evidence_id", "independent_reason"]]
    for period in rows(usrok.validity().merge(reasons, on="evidence_id", validate="many_to_one")):
        mine = found[period["claim_id"]].setdefault(period["evidence_id"], period | {"periods": []})
        if period["start"] is not None:
            mine["periods"].append(period)
    return {claim: list(evidence.values()) for claim, evidence in found.items()}


def _marked(sentence: Row, by_id: dict[str, Row]) -> Row:
    """Return what finds a sentence in a reader's own copy, and its claims."""
    ids = (sentence["claim_ids"] or "").split(";")
    return {
        "id": sentence["sentence_id"],
        "length": int(sentence["end"] - sentence["start"]),
        "sha": sentence["sha256"],
        "paraphrase": sentence["paraphrase"],
        "claims": [
            {
                "id": i,
                "verdict": by_id[i]["verdict"],
                "mark": VERDICT_LOOKS[by_id[i]["verdict"]][1],
                "claim": by_id[i]["claim"],
            }
            for i in ids
            if i
        ],
    }


def write() -> None:
    """Write the page of the sheet, the list of claims, and a page for each claim."""
    uses, evidence = chapters_using(), evidence_by_claim()
    sentences = rows(usrok.sentences())
    sections = codebook.labels("sentences", "section")
    by_id = {claim["claim_id"]: claim for claim in claims()}
    known = {"sentences": sentences, "sections": sections, "claims": by_id, "uses": uses}
    write_page("sheet.md", "sheet.md", **known)
    write_data("sheet", "usrokSheet", [_marked(s, by_id) for s in sentences])
    write_page(
        "claims.md",
        "claims.md",
        claims=claims(),
        meanings=codebook.labels("verdicts", "verdict"),
        counts=verdict_counts(),
        counted=verdicts_in_words(),
    )
    titles = usrok.record.sources().set_index("source_id")["title"].to_dict()
    places = {sentence["sentence_id"]: sentence for sentence in sentences}
    pages = {
        claim_id: {
            "claim": claim,
            "sentence": places[claim["sentence_id"]],
            "section": sections[claim["section"]],
            "sentences": len(sentences),
            "titles": titles,
            "evidence": evidence[claim_id],
            "readings": readings().get(claim_id, []),
            "chart": pictures.of_claim(claim_id),
            "uses": uses.get(claim_id, []),
        }
        for claim_id, claim in by_id.items()
    }
    write_folder("claims", pages, "claim.md")
