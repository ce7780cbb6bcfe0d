"""Links from every id in a page to where it is explained, and back to the chapters."""

from __future__ import annotations

import html
import json
import re
from functools import cache

from myst_parser.mdit_to_docutils.base import default_slugify

import usrok_data as usrok
from _book.render import BOOK
from usrok_data import lookup

#: An id alone in a cell, or several separated by semicolons; or an id in the style of code.
CELL = re.compile(r"(<t[dh][^>]*>)([a-z\d][\w-]*(?:;[a-z\d][\w-]*)*)(</t[dh]>)")
CODE = re.compile(
    r'(<code class="docutils literal notranslate"><span class="pre">)'
    r"([a-z]{1,2}\d{2,3})(</span></code>)"
)
LINK = re.compile(r"(<a [^>]*>.*?</a>)", re.DOTALL)
HEADING = re.compile(r"^###? (.+)$", re.MULTILINE)
INDEXED = re.compile(r'(<span class="target" id="index-\d+">)</span>([^<]*)')
CLAIM_OR_SENTENCE = re.compile(r"\b[cs]\d\d\b")


@cache
def places() -> dict[str, str]:
    """Return where each id is explained, as a page and an anchor."""
    own_page = {
        "claims": "claims/{}.html",
        "sentences": "sheet.html#{}",
        "sources": "sources.html#{}",
    }
    found = {
        row_id: own_page.get(table, f"tables/{table}.html#{{}}").format(row_id)
        for row_id, table in lookup.ids().items()
    }
    for row in usrok.evidence().itertuples():
        found[row.evidence_id] = f"claims/{row.claim_id}.html#{row.evidence_id}"
    return found


def linked(body: str, root: str) -> str:
    """Link the ids in the cells of tables and in the code of the prose of a page."""

    def link(row_id: str, shown: str) -> str:
        place = places().get(row_id)
        return f'<a class="id" href="{root}{place}">{shown}</a>' if place else shown

    def in_cell(match: re.Match[str]) -> str:
        return match[1] + ";<wbr>".join(link(i, i) for i in match[2].split(";")) + match[3]

    # The search shows the words of the place it found; a place without words is an error to it.
    body = INDEXED.sub(r"\1\2</span>", body)
    # What is a link already stays as it is.
    parts = LINK.split(CELL.sub(in_cell, body))
    return "".join(
        part if number % 2 else CODE.sub(lambda match: link(match[2], match[0]), part)
        for number, part in enumerate(parts)
    )


def chapters_using() -> dict[str, list[tuple[str, str]]]:
    """Return where each chapter first shows each claim and sentence: a path and a title."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for path in sorted(BOOK.glob("0*.ipynb")):
        chapter = place = f"Chapter {path.name[:2]}"
        link = path.name
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "markdown":
                for heading in HEADING.findall(source):
                    link, place = f"{path.name}#{default_slugify(heading)}", f"{chapter}, {heading}"
            outputs = [o.get("data", {}) for o in cell.get("outputs", [])]
            shown = ["".join(d.get("text/html", d.get("text/markdown", ""))) for d in outputs]
            for row_id in CLAIM_OR_SENTENCE.findall("\n".join([source, *shown])):
                found.setdefault(row_id, {}).setdefault(chapter, (link, place))
    return {row_id: list(chapters.values()) for row_id, chapters in found.items()}


def description(body: str) -> str:
    """Return the first paragraph of a page, cut at the end of a sentence or a word."""
    match = re.search(r"<p>(.{40,}?)</p>", body, re.DOTALL)
    text = html.unescape(re.sub(r"<[^>]+>", "", match[1])) if match else ""
    text = " ".join(text.split())
    if len(text) <= 160:
        return text
    sentence = text.rfind(". ", 80, 160)
    return text[: sentence + 1] if sentence > 0 else text[: text.rfind(" ", 0, 159)] + " …"
