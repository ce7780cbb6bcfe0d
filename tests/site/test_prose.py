"""The digits in a chapter's prose stand in an output of that chapter, or in the dated record."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from built import CHAPTERS

import usrok_data as usrok

#: Tables from which a chapter may tell a date or a figure; the long series are not among them.
TOLD = ("context", "milestones", "terms", "figures_reported", "reused_text", "claims")

#: Digits that are no figure: code, the targets of links, ids, and the minutes to read.
NO_FIGURE = re.compile(
    r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]+>|\*\*Minutes to read:\*\* \d+"
    r"|\b[a-z]+\d[\w.]*|\b\w+-\d+",
    re.DOTALL,
)
DIGITS = re.compile(r"\d[\d,]*\d")


def cells(path: Path) -> list[dict]:
    return json.loads(path.read_text(encoding="utf-8"))["cells"]


def figures(text: str) -> list[str]:
    """Return the figures of two digits and more in a text, without separators."""
    return [match[0].replace(",", "") for match in DIGITS.finditer(NO_FIGURE.sub(" ", text))]


def shown(path: Path) -> str:
    """Return what the outputs of a chapter show as text, without separators of thousands."""
    parts = []
    for cell in cells(path):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            text = output.get("text") or data.get("text/markdown") or data.get("text/html")
            parts.append(re.sub(r"<style.*?</style>|<[^>]+>", " ", "".join(text or ""), flags=re.S))
    return html.unescape(re.sub(r"(?<=\d),(?=\d)", "", " ".join(parts)))


def told() -> str:
    """Return the words and dates of the tables that chapters tell from."""
    cells = (str(cell) for name in TOLD for cell in usrok.load(name).to_numpy().ravel())
    return re.sub(r"(?<=\d),(?=\d)", "", " ".join(cells))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)
def test_the_digits_of_a_chapter_stand_in_an_output_or_in_the_record(path: Path) -> None:
    outputs, missing = f"{shown(path)} {told()}", []
    for cell in cells(path):
        if cell["cell_type"] == "markdown":
            text = "".join(cell["source"])
            # Works to read have years of their own.
            text = re.sub(r"## Further reading.*?(?=\n## |\Z)", "", text, flags=re.DOTALL)
            for digits in figures(text):
                if not re.search(rf"(?<!\d){digits}(?!\d)", outputs):
                    missing.append(f"{digits} in: {text[:200]!r}")
    assert not missing, "no output shows:\n" + "\n".join(missing)


def test_figures_are_told_from_ids_and_code() -> None:
    text = "In 1993, 35,743 of `x = 99` [c42](a.md#b77) and c09, CMD-14, 7 of 8.\n```\n55\n```"
    assert figures(text) == ["1993", "35743"]
