"""Pages from templates: the Jinja environment, its filters, and writing what has changed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import usrok_data as usrok
from usrok_data import days, lookup
from usrok_data.charts.style import VERDICT_LOOKS

BOOK = Path(__file__).parent.parent

#: The years that the strip of a claim shows.
FIRST, LAST = pd.Timestamp("1986-01-01"), pd.Timestamp("1996-12-31")
LEFT, RIGHT = 44, 690


def rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame, with None for a missing value."""
    return [
        {column: None if pd.isna(value) else value for column, value in row.items()}
        for row in frame.to_dict("records")
    ]


def markdown(text: object) -> str:
    """Write a value so that Markdown shows it as it is, and nothing for None."""
    shown = "" if text is None else str(text)
    for mark in ("\\", "|", "*", "_", "`", "[", "]", "{", "}", "<", "$"):
        shown = shown.replace(mark, "\\" + mark)
    return " ".join(shown.split())


def plain(value: Any) -> str:
    """Write a value of a table as its file has it, and nothing for a missing one."""
    if value is None or pd.isna(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def badge(verdict: str) -> str:
    """Write a verdict with its mark, the same as in the charts."""
    words = f"{VERDICT_LOOKS[verdict][1]} {verdict}".replace(" ", "\u00a0")
    return f"[{words}]{{.verdict .{verdict.replace(' ', '-')}}}"


def html_badge(verdict: str) -> str:
    """Write a verdict with its mark, where the page is HTML already."""
    words = f"{VERDICT_LOOKS[verdict][1]} {verdict}"
    return f'<span class="verdict {verdict.replace(" ", "-")}">{words}</span>'


def svg_look(verdict: str) -> str:
    """Return the class of a verdict, for the screen, and its colour, for paper."""
    return f'class="{verdict.replace(" ", "-")}" fill="{VERDICT_LOOKS[verdict][0]}"'


def indexed(text: str) -> str:
    """Put the numbers of a text into the index, so that the search finds them."""
    return re.sub(r"\d[\d,]*", lambda number: f"{{index}}`!{number[0]}`", markdown(text))


def strip_x(day: pd.Timestamp) -> float:
    """Return where a day lies on the strip of a claim, in its units."""
    day = min(max(day, FIRST), LAST)
    return round(LEFT + (RIGHT - LEFT) * float((day - FIRST) / (LAST - FIRST)), 1)


def source_links(ids: str, root: str = "") -> str:
    """Link the ids of sources, separated by semicolons, to the page of sources."""
    return ", ".join(f'<a href="{root}sources.html#{i}">{i}</a>' for i in ids.split(";"))


TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters |= {
    "md": markdown,
    "plain": plain,
    "badge": badge,
    "html_badge": html_badge,
    "svg_look": svg_look,
    "indexed": indexed,
    "day": days.in_words,
    "source_links": source_links,
}
TEMPLATES.globals |= {
    "usrok": usrok,
    "published": pd.Timestamp(usrok.PUBLICATION_DATE),
    "true_in_words": lookup.true_in_words,
    "strip_x": strip_x,
    "strip": {"first": FIRST, "last": LAST, "left": LEFT, "right": RIGHT},
    "timestamp": pd.Timestamp,
}


def write_page(page: str, template: str, **values: Any) -> Path:
    """Write a page from a template, unless it is there already: Sphinx then skips it."""
    path = BOOK / page
    text = TEMPLATES.get_template(template).render(**values).rstrip() + "\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
    return path


def write_data(name: str, variable: str, data: Any) -> None:
    """Write data as a script, which a page can load from a disk as well as from a host."""
    shown = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path = BOOK / "_extra" / "data" / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"window.{variable}={shown};\n", encoding="utf-8")


def write_folder(folder: str, pages: dict[str, dict[str, Any]], template: str) -> None:
    """Write a folder of pages from one template, and remove pages that are no longer wanted."""
    written = {write_page(f"{folder}/{name}.md", template, **v) for name, v in pages.items()}
    for path in set((BOOK / folder).glob("*.md")) - written:
        path.unlink()
