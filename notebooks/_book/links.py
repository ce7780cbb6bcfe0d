"""Links from every id in a page to where it is explained, and back to the chapters."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from myst_parser.mdit_to_docutils.base import default_slugify

import usrok_data as usrok
from _book.tables import load, row_ids
from usrok_data import _codebook

#: An id alone in a cell, or several parted by semicolons; or an id in the style of code.
CELL = re.compile(r"(<t[dh][^>]*>)([a-z][\w-]*(?:;[a-z][\w-]*)*)(</t[dh]>)")
CODE = re.compile(
    r'(<code class="docutils literal notranslate"><span class="pre">)'
    r"([a-z]{1,2}\d{2,3})(</span></code>)"
)
LINK = re.compile(r"(<a [^>]*>.*?</a>)", re.DOTALL)
HEADING = re.compile(r"^###? (.+)$", re.MULTILINE)
TOGGLE = re.compile(r"(<a [^>]*>)([^<]*)(</a>\s*<details[^>]*>)<summary")
INDEXED = re.compile(r'(<span class="target" id="index-\d+">)</span>([^<]*)')
WORD = re.compile(r"\b(?:st|[efst])\d\d\b")


@cache
def places() -> dict[str, str]:
    """Return where each id is explained, as a page and an anchor."""
    found: dict[str, str] = {}
    for name in _codebook.with_ids("record", "audit"):
        frame = load(name)
        if row_ids(frame):
            found |= {i: f"tables/{name}.html#{i}" for i in frame[_codebook.id_column(name)]}
    evidence = usrok.evidence().set_index("evidence_id")["claim_id"]
    found |= {e: f"claims/{claim}.html#{e}" for e, claim in evidence.items()}
    found |= {i: f"sources.html#{i}" for i in usrok.record.sources()["source_id"]}
    found |= {i: f"sheet.html#{i}" for i in usrok.sentences()["sentence_id"]}
    found |= {i: f"claims/{i}.html" for i in usrok.claims()["claim_id"]}
    return found


def linked(body: str, root: str) -> str:
    """Link the ids in the cells of tables and in the code of the prose of a page."""

    def one(id: str) -> str:
        place = places().get(id)
        return f'<a class="id" href="{root}{place}">{id}</a>' if place else id

    def in_cell(match: re.Match[str]) -> str:
        return match[1] + ";<wbr>".join(map(one, match[2].split(";"))) + match[3]

    def in_code(match: re.Match[str]) -> str:
        place = places().get(match[2])
        return f'<a class="id" href="{root}{place}">{match[0]}</a>' if place else match[0]

    # The search shows the words of the place it found; a place without words is an error to it.
    body = INDEXED.sub(r"\1\2</span>", body)
    # What is a link already stays as it is.
    parts = LINK.split(CELL.sub(in_cell, body))
    return "".join(p if n % 2 else CODE.sub(in_code, p) for n, p in enumerate(parts))


def named_toggles(make: Callable[..., Any]) -> Callable[..., Any]:
    """Name the buttons that unfold the navigation, for those who hear the page."""

    def named(*arguments: Any, **options: Any) -> Any:
        return TOGGLE.sub(
            r'\1\2\3<summary aria-label="Pages under: \2"', str(make(*arguments, **options))
        )

    return named


def chapters_using(here: Path) -> dict[str, list[tuple[str, str]]]:
    """Return where each claim and sentence is shown in the chapters.

    Returns
    -------
    dict
        For each id, one pair a chapter: the path of the first section that shows it, with
        its anchor, and the number of the chapter with the title of the section.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted(here.glob("0*.ipynb")):
        cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
        chapter = f"Notebook {path.name[:2]}"
        place, said, seen = path.name, chapter, set()
        for cell in cells:
            for heading in HEADING.findall("".join(cell["source"]) * _is_prose(cell)):
                place = f"{path.name}#{default_slugify(heading)}"
                said = f"{chapter}, {heading}"
            for id in sorted(set(WORD.findall(_words(cell))) - seen):
                seen.add(id)
                found.setdefault(id, []).append((place, said))
    return found


def _is_prose(cell: dict[str, Any]) -> bool:
    return cell["cell_type"] == "markdown"


def _words(cell: dict[str, Any]) -> str:
    """Return the source of a cell and what it put out, as text."""
    parts = ["".join(cell["source"])]
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        parts.append("".join(data.get("text/html") or data.get("text/markdown") or ""))
    return "\n".join(parts)
