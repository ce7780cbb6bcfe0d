"""The page of the sheet: sections, paragraphs, sentences, and what came of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

import usrok_data as usrok
from _book.claims import badge, claim_link, claims, verdicts
from _book.text import cell, write
from usrok_data.charts._base import section_labels

HEADINGS = {
    "title": "No heading stands here: the section follows the title of the sheet.",
    "lost": "Here a heading is lost. In the text as it circulates a blank gap marks its place; "
    "the name of the section is ours.",
    "stands": "The only heading that survives in the text as it circulates.",
}


def write_sheet(here: Path, used: dict[str, list[tuple[str, str]]]) -> None:
    """Write the page of the sheet."""
    sentences = usrok.sentences()
    lines = [
        "# The sheet, sentence by sentence",
        "",
        f"The sheet has {len(sentences)} sentences in {sentences['paragraph'].nunique()} "
        "paragraphs. Its text is not here. Each sentence stands with its number, its length and "
        "a gist in our words; under it the rows that were coded from it, with their verdicts.",
        "",
        "To read it beside its words, save your own copy of the sheet and call "
        '`usrok.read_fact_sheet("my_copy.txt")`.',
        "",
    ]
    for section, part in sentences.groupby("section", sort=False):
        lines += [f"## {section_labels()[section]}", ""]
        lines += ["```{container} heading-note", HEADINGS[part["heading"].iloc[0]], "```", ""]
        for paragraph, rows in part.groupby("paragraph", sort=False):
            lines += [f"### Paragraph {paragraph}", ""]
            for row in rows.itertuples():
                lines += _sentence(row, used.get(row.sentence_id, []))
    write(here / "sheet.md", lines)


def _sentence(row: Any, used: list[tuple[str, str]]) -> list[str]:
    lines = [
        f"({row.sentence_id})=",
        "",
        f"**{row.sentence_id}** {cell(row.gist)} [{row.words} words]{{.aside}}",
        "",
    ]
    if pd.isna(row.coded):
        return [*lines, f"- Nothing was coded: {cell(row.not_coded)}.", ""]
    for id in row.coded.split(";"):
        verdict, said = verdicts().loc[id, "verdict"], claims().loc[id, "claim"]
        lines.append(f"- {claim_link(id)} {badge(verdict)} {cell(said)}")
    if used:
        lines += ["", "Read in: " + "; ".join(f"[{t}]({p})" for p, t in used) + "."]
    return [*lines, ""]
