"""The list of the claims, and a page for each, written from the tables."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd

import usrok_data as usrok
from _book.pictures import CHARTS, claim_picture
from _book.strip import strip
from _book.text import cell, day, link_sources, one_line, plain, table, window, write
from usrok_data import _codebook
from usrok_data._tables import load
from usrok_data.audit import VERDICTS
from usrok_data.charts._base import publication, section_labels
from usrok_data.charts._validity import LOOKS


@cache
def verdicts() -> pd.DataFrame:
    """Return the verdicts by claim."""
    return usrok.verdicts().set_index("claim_id")


@cache
def _periods() -> pd.DataFrame:
    return usrok.validity()


@cache
def _sentences() -> pd.DataFrame:
    return usrok.sentences().set_index("sentence_id")


@cache
def _rows(table: str) -> pd.DataFrame:
    return load(table).set_index(_codebook.id_column(table), drop=False)


@cache
def claims() -> pd.DataFrame:
    """Return the claims by id."""
    return usrok.claims().set_index("claim_id")


def badge(verdict: str) -> str:
    """Write a verdict with its mark, the same as in the chart of validity."""
    mark = LOOKS[verdict][1] if verdict in LOOKS else "○"
    return (
        f"[{mark}\u00a0{verdict.replace(' ', chr(160))}]{{.verdict .{verdict.replace(' ', '-')}}}"
    )


def claim_link(claim: str, folder: str = "claims/") -> str:
    """Write a link to the page of a claim."""
    return f"[{claim}]({folder}{claim}.md)"


def counted() -> str:
    """Say how many claims have which verdict."""
    counts = verdicts()["verdict"].value_counts()
    said = [f"{counts[v]} {v}" for v in VERDICTS if v in counts and v != "not checkable"]
    return ", ".join(said)


def write_claims(here: Path, used: dict[str, list[tuple[str, str]]]) -> None:
    """Write the list of claims and a page for each."""
    every, found = claims(), verdicts()
    rows = [
        (
            claim_link(id),
            cell(c["claim"]),
            ""
            if pd.isna(c["sentence_id"])
            else f"[{c['sentence_id']}](sheet.md#{c['sentence_id']})",
            badge(found.loc[id, "verdict"]),
            one_line(plain(found.loc[id, "true_from"])),
            one_line(plain(found.loc[id, "true_to"])),
        )
        for id, c in every.iterrows()
    ]
    lines = [
        "# Claims and verdicts",
        "",
        f"The sheet makes {len(every)} claims. A record can decide {every['checkable'].sum()} of "
        f"them: {counted()}. Each claim has a page with its printed words, its place, the evidence "
        "and the days on which it was true.",
        "",
        "What the verdicts mean:",
        "",
        *(f"- {badge(v)} {cell(what)}" for v, what in VERDICTS.items()),
        "",
        "`true_from` and `true_to` bound the time in which the witnesses, between them, have the "
        "claim true. No `true_to` means that no end was found.",
        "",
        "```{container} sortable",
        *table(("claim", "in short", "sentence", "verdict", "true_from", "true_to"), rows),
        "```",
        "",
        "```{toctree}",
        ":hidden:",
        "",
        *(f"{id} <claims/{id}>" for id in every.index),
        "```",
    ]
    write(here / "claims.md", lines)
    for id in every.index:
        write(here / "claims" / f"{id}.md", _claim(id, used.get(id, [])))


def _claim(id: str, used: list[tuple[str, str]]) -> list[str]:
    row, verdict, name = claims().loc[id], verdicts().loc[id], claims().loc[id, "table"]
    return [
        f"# {id}: {cell(row['claim']).rstrip('.')}",
        "",
        f"{badge(verdict['verdict'])} {_finding(verdict)}",
        "",
        *_said(id, row, name),
        *_evidence(id),
        *_chart(id),
        "## Where it is used",
        "",
        *(
            [f"- [{title}](../{path})" for path, title in used]
            or ["No chapter names it by its id."]
        ),
        "",
        "## How to cite",
        "",
        f"> {cell(usrok.cite(name).splitlines()[0])} Row {id}.",
        "",
        f'In Python, `usrok.show("{id}")` gives this row with its evidence, and '
        f'`usrok.cite("{name}", style="bibtex")` an entry for a reference manager. '
        "[More on citing](../cite.md).",
    ]


def _finding(verdict: pd.Series) -> str:
    """Say in one sentence what the record has."""
    published = f"the day of publication, {day(publication())}"
    when = window(verdict["true_from"], verdict["true_to"])
    return {
        "agrees": f"The record has it true on {published}: {when}.",
        "close": f"No record has it true on {published}, but the last recorded figure lies within "
        f"5 % of the printed one. The record has it true {when}.",
        "outdated": f"It was true, and had stopped being true by {published}. Between them, the "
        f"witnesses have it true {when}.",
        "premature": f"It became true only after {published}: {when}.",
        "conflicts": "The record has it true at no time.",
        "disputed": f"Independent witnesses disagree on {published}.",
        "unchecked": f"No independent evidence reaches {published}.",
        "not checkable": "No dated act, count or series could decide it, so it has no verdict.",
    }[verdict["verdict"]]


def _number(text: str) -> str:
    """Put the digits of a printed number into the index, so that the search finds them."""
    return re.sub(r"\d[\d,]*", lambda m: f"{{index}}`!{m[0]}`", cell(text))


def _said(id: str, row: pd.Series, name: str) -> list[str]:
    full = _rows(name).loc[id].dropna()
    lines = ["## What the sheet says", ""]
    if pd.notna(row["quote"]):
        lines.append(f"- Printed words: “{cell(row['quote'])}”")
    if pd.notna(row["n_text"]):
        lines.append(f"- Printed number: {_number(row['n_text'])}")
    if pd.notna(row["sentence_id"]):
        sentence = _sentences().loc[row["sentence_id"]]
        lines += [
            f"- Place: sentence [{row['sentence_id']}](../sheet.md#{row['sentence_id']}), "
            f"paragraph {sentence['paragraph']}, {section_labels()[sentence['section']]}",
            f"- The sentence in our words: {cell(sentence['gist'])}",
        ]
    else:
        lines.append("- Place: the imprint, not a sentence of the text")
    columns = [f["name"] for f in _codebook.fields(name)]
    rows = [
        (f"`{c}`", cell(plain(full[c])))
        for c in columns
        if c in full and c not in {"sentence_id", "quote"}
    ]
    lines += [
        "",
        f'The whole row, from the table <a href="../tables/{name}.html#{id}">{name}</a> '
        f"([what the columns mean](../codebook.md#{name})):",
        "",
        *table(("column", "value"), rows),
        "",
    ]
    return lines


def _evidence(id: str) -> list[str]:
    lines = ["## When it was true, and who says so", ""]
    found = _periods()[_periods()["claim_id"] == id]
    if found.empty:
        return [*lines, "No record was looked for: none could decide it.", ""]
    said = "; ".join(
        f"{r.evidence_id}, {r.witness}: {window(r.start, r.end, r.end_open)}"
        for r in found.itertuples()
    )
    lines += strip(found, said)
    lines += [
        "Full colour: certainly true. Pale: possibly true. An arrow: it goes on beyond the strip.",
        "",
    ]
    for evidence, rows in found.groupby("evidence_id", sort=False):
        first = rows.iloc[0]
        lines += [
            f"({evidence})=",
            "",
            f"### {evidence}: {cell(first['witness'])}",
            "",
            badge(first["verdict"])
            + (
                ""
                if first["independent"]
                else " from the government that made the sheet, so it does not count in the verdict"
            ),
            "",
        ]
        for r in rows.itertuples():
            lines.append(f"- True {window(r.start, r.end, r.end_open)}{_certain(r)}")
        if pd.notna(first["figure"]):
            lines.append(f"- Last recorded figure at publication: {first['figure']:,.0f}")
        lines += [
            f"- Tested by: {first['method'].replace('_', ' ')}; confidence {first['confidence']}",
            f"- Sources: {link_sources(first['source_ids'], '../')}",
        ]
        if pd.notna(first["reason"]):
            lines.append(f"- Reason: {cell(first['reason'])}")
        lines.append("")
    return lines


def _certain(row: object) -> str:
    if pd.isna(row.start) or (row.start, row.end) == (row.sure_from, row.sure_to):
        return ""
    if pd.isna(row.sure_from):
        return ", on no day for certain"
    return f", for certain {window(row.sure_from, row.sure_to, row.end_open)}"


def _chart(id: str) -> list[str]:
    if id not in CHARTS:
        return []
    name, call, alt = claim_picture(id)
    return [
        "## Chart",
        "",
        f"![{cell(alt)}](../_charts/{name}.png)",
        "",
        f"Drawn by `{call}`.",
        "",
    ]
