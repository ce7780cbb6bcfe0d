"""The claims with their verdicts and evidence: the sheet, the list, a page for each claim."""

from __future__ import annotations

from functools import cache
from typing import Any

import usrok_data as usrok
from _book import pictures
from _book.links import chapters_using
from _book.render import rows, write_folder, write_page
from usrok_data import codebook

Row = dict[str, Any]


@cache
def claims() -> list[Row]:
    """Return the claims, each with its verdict."""
    audited = usrok.verdicts().drop(columns=["section", "claim"])
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


def evidence_by_claim() -> dict[str, list[Row]]:
    """Return the evidence for each claim, each row of it with the periods it shows."""
    found: dict[str, dict[str, Row]] = {claim["claim_id"]: {} for claim in claims()}
    for period in rows(usrok.validity()):
        mine = found[period["claim_id"]].setdefault(period["evidence_id"], period | {"periods": []})
        if period["start"] is not None:
            mine["periods"].append(period)
    return {claim: list(evidence.values()) for claim, evidence in found.items()}


def write() -> None:
    """Write the page of the sheet, the list of claims, and a page for each claim."""
    uses, evidence = chapters_using(), evidence_by_claim()
    sentences = rows(usrok.sentences())
    sections = codebook.labels("sentences", "section")
    by_id = {claim["claim_id"]: claim for claim in claims()}
    known = {"sentences": sentences, "sections": sections, "claims": by_id, "uses": uses}
    write_page("sheet.md", "sheet.md", **known)
    write_page(
        "claims.md",
        "claims.md",
        claims=claims(),
        meanings=codebook.labels("verdicts", "verdict"),
        counts=verdict_counts(),
        counted=verdicts_in_words(),
    )
    places = {sentence["sentence_id"]: sentence for sentence in sentences}
    pages = {
        claim_id: {
            "claim": claim,
            "sentence": places[claim["sentence_id"]],
            "section": sections[claim["section"]],
            "evidence": evidence[claim_id],
            "chart": pictures.of_claim(claim_id),
            "uses": uses.get(claim_id, []),
        }
        for claim_id, claim in by_id.items()
    }
    write_folder("claims", pages, "claim.md")
