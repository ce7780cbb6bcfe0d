"""Small pieces of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd


def cell(text: object) -> str:
    """Write a value so that Markdown shows it as it is."""
    shown = str(text)
    for mark in ("\\", "|", "*", "_", "`", "[", "]", "{", "}", "<", "$"):
        shown = shown.replace(mark, "\\" + mark)
    return " ".join(shown.split())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table; the cells are Markdown already."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def plain(value: object) -> str:
    """Write a value of a table: a day as printed in the files, a blank as nothing."""
    if pd.isna(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def one_line(text: str) -> str:
    """Keep a day on one line."""
    return f"[{text}]{{.day}}" if text else ""


def day(when: pd.Timestamp) -> str:
    """Write a day in words."""
    return f"{when.day} {when:%B %Y}"


def window(start: pd.Timestamp, end: pd.Timestamp, end_open: object = False) -> str:
    """Write a window in words; ``at no time`` where there is none."""
    if pd.isna(start):
        return "at no time"
    known = pd.notna(end) and not (pd.notna(end_open) and end_open)
    return f"from {day(start)}" + (f" to {day(end)}" if known else ", with no end found")


def link_sources(ids: object, root: str = "") -> str:
    """Link the ids of sources, parted by semicolons, to the page of sources."""
    if pd.isna(ids):
        return ""
    return ", ".join(f"[{i}]({root}sources.md#{i})" for i in str(ids).split(";"))


def write(path: Path, lines: Iterable[str]) -> None:
    """Write a page, unless it stands there already: Sphinx then need not read it again."""
    text = "\n".join(lines).rstrip() + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
