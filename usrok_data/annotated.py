"""Show the user's own copy of the fact sheet with claims and verdicts beside the sentences."""

from __future__ import annotations

import html
import os
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from usrok_data import codebook
from usrok_data.audit import VERDICTS, verdicts
from usrok_data.days import PUBLICATION_DATE, in_words
from usrok_data.fact_sheet import FactSheetError, read_fact_sheet
from usrok_data.lookup import true_in_words
from usrok_data.tables import cached_table

STYLE = """
.usrok { font: 1rem/1.45 Georgia, serif; max-width: 62rem; margin: 0 auto }
.usrok h1, .usrok h2 { font-family: sans-serif; line-height: 1.2; break-after: avoid }
.usrok article { display: grid; gap: .4rem 2rem; padding: .6rem 0; border-top: 1px solid #8888;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr)); break-inside: avoid }
.usrok article > * { margin: 0; overflow-wrap: anywhere }
.usrok article > p > b { font: bold .8rem sans-serif }
.usrok mark { background: #8883; color: inherit; border-bottom: 2px solid }
.usrok sup { line-height: 0 }
.usrok small { font: .8rem/1.4 sans-serif; display: block }
.usrok ul { list-style: none; padding: 0; font: .85rem/1.4 sans-serif; columns: 18rem }
.usrok li { padding-left: 1.4rem; margin-bottom: .4rem; break-inside: avoid }
.usrok li > b:first-child { float: left; margin-left: -1.4rem }
"""
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The fact sheet, annotated</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root {{ color-scheme: light dark }} body {{ margin: 1rem }}
@page {{ size: A4; margin: 16mm }}
@media print {{ :root {{ font-size: 10pt }} body {{ margin: 0 }} }}</style>
</head><body>{}</body></html>
"""
STATUS_NOTES = {
    "found": "",
    "changed": "Changed: other words stand here than those that were coded.",
    "missing": "Missing from this copy. In our words: ",
    "not found": "Not found in this copy: changed or missing. In our words: ",
}


@dataclass(frozen=True, repr=False)
class AnnotatedSheet:
    """A copy with its claims and verdicts, as HTML; a notebook shows it."""

    html: str
    summary: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<The fact sheet, annotated: {self.summary}>"


def annotate(
    path: str | os.PathLike[str], save: str | os.PathLike[str] | None = None
) -> AnnotatedSheet:
    """Show your own copy of the fact sheet, with claims and verdicts beside the sentences.

    Parameters
    ----------
    path : str or os.PathLike
        Your own copy of the fact sheet; see ``read_fact_sheet``.
    save : str or os.PathLike, optional
        File to write, a complete HTML page to read or to print, for instance
        ``"annotated.html"``. An existing file is replaced.

    Returns
    -------
    AnnotatedSheet
        A notebook shows it. Its attribute ``html`` is the HTML that is shown.

    Raises
    ------
    FactSheetError
        If `save` is the copy itself. Other errors are those of ``read_fact_sheet``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.annotate("fact_sheet.txt", save="annotated.html")  # doctest: +SKIP
    """
    sheet = read_fact_sheet(path)
    counts = ", ".join(f"{n} {status}" for status, n in sheet["status"].value_counts().items())
    shown = AnnotatedSheet(_annotated(sheet, counts), f"{len(sheet)} sentences, {counts}")
    if save is not None:
        copy, target = (os.path.expanduser(os.fsdecode(name)) for name in (path, save))
        if os.path.exists(target) and os.path.samefile(target, copy):
            raise FactSheetError(
                f"save is {target!r}, which is your copy itself. Expected another file; for "
                'instance save="annotated.html".'
            )
        with open(target, "w", encoding="utf-8") as file:
            file.write(PAGE.format(shown.html))
    return shown


def _annotated(sheet: pd.DataFrame, counts: str) -> str:
    from usrok_data.charts.style import VERDICT_LOOKS  # not at the top: it needs matplotlib

    marks = {
        verdict: f'<b style="color: {colour}" aria-hidden="true">{mark}</b>'
        for verdict, (colour, mark) in VERDICT_LOOKS.items()
    }
    key = "".join(f"<li>{marks[v]} {v}: {html.escape(text)}</li>" for v, text in VERDICTS.items())
    claims = cached_table("claims").merge(
        verdicts().drop(columns=["section", "claim"]), on="claim_id"
    )
    claims["mark"] = claims["verdict"].map(marks)
    by_sentence = {i: list(rows.itertuples()) for i, rows in claims.groupby("sentence_id")}
    rows = sheet.assign(paraphrase=cached_table("sentences")["paraphrase"])
    headings = codebook.labels("sentences", "section")
    parts = []
    for section, group in rows.groupby("section", sort=False):
        parts.append(f"<h2>{html.escape(headings[str(section)])}</h2>")
        parts += [_article(row, by_sentence.get(row.sentence_id, [])) for row in group.itertuples()]
    return (
        f'<div class="usrok"><style>{STYLE}</style><h1>The fact sheet, annotated</h1>'
        f"<p>{len(sheet)} sentences ({counts}), {len(claims)} claims. Each verdict is for the "
        f"publication date, {in_words(PUBLICATION_DATE)}.</p><ul>{key}</ul>{''.join(parts)}</div>"
    )


def _article(row: Any, claims: list[Any]) -> str:
    """Return one sentence with its claims."""
    is_there = not pd.isna(row.text)
    words = _highlighted(row.text, claims) if is_there else ""
    note = STATUS_NOTES[row.status] + ("" if is_there else html.escape(row.paraphrase))
    items = "".join(map(_claim, claims)) or "<li>The sentence makes no claim of its own.</li>"
    sentence = f"<p><b>{row.sentence_id}</b> {words}<small>{note}</small></p>"
    return f"<article>{sentence}<ul>{items}</ul></article>"


def _highlighted(text: str, claims: list[Any]) -> str:
    """Return a sentence with the quoted words of its claims highlighted, each with its mark."""
    spans = [(text.find(c.quote), text.find(c.quote) + len(c.quote), c.mark) for c in claims]
    spans = [span for span in spans if span[0] >= 0]
    parts = []
    for start, end in pairwise(sorted({0, len(text), *(cut for s in spans for cut in s[:2])})):
        piece = html.escape(text[start:end])
        is_quoted = any(first <= start and end <= last for first, last, _ in spans)
        parts.append(f"<mark>{piece}</mark>" if is_quoted else piece)
        parts += [f"<sup>{mark}</sup>" for _, last, mark in spans if last == end]
    return "".join(parts)


def _claim(claim: Any) -> str:
    """Return a claim with its verdict, and when it was true or why it cannot be checked."""
    details = [] if pd.isna(claim.not_checkable) else [claim.not_checkable]
    if not pd.isna(claim.true_from):
        since = f"true since {in_words(claim.true_from)}"
        is_over = not pd.isna(claim.true_to)
        details.append(true_in_words(claim.true_from, claim.true_to, False) if is_over else since)
    if number := int(claim.independent_sources):
        details.append(f"{number} independent source{'s' if number > 1 else ''}")
    return (
        f"<li>{claim.mark} {claim.claim_id} <b>{claim.verdict}</b>: {html.escape(claim.claim)} "
        f"<small>{html.escape('; '.join(details))}</small></li>"
    )
