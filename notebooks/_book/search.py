"""The index of the search: every heading, country, function and paragraph, as one script.

A script is read from a disk as well as from a host, and numbers and names in Korean are in it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path

#: A place in a page: a heading, a function, or a row that has an id.
PLACE = re.compile(
    r'<section id="(?P<section>[^"]+)">|<dt class="sig[^>]* id="(?P<function>[^"]+)">'
    r'|<tr[^>]*><td[^>]*><(?:p><)?span id="(?P<row>[A-Z]{3})">'
)
#: Pages that hold nothing to look for that is not elsewhere.
LEFT_OUT = re.compile(r"^(all_pages|search|404|solutions)")
#: Of the rows of a table only the beginning: the table has a filter of its own.
MOST_LETTERS = 1_500

ARTICLE = re.compile(r'<article class="bd-article">(.*)</article>', re.DOTALL)
TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)


def places(page: str, built: str) -> list[tuple[str, str, str]]:
    """Return the places of a page, each with its address, title and words."""
    title = html.unescape(TITLE.findall(built)[0]).strip()
    (body,) = ARTICLE.findall(built)
    marks = [*PLACE.finditer(body)]
    found = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        part = body[mark.start() : following.start() if following else len(body)]
        heading = re.search(r"<h\d>(.*?)(?:<a class=\"headerlink|</h\d>)", part, re.DOTALL)
        place = mark["section"] or mark["function"] or mark["row"]
        text = words(part)
        named = words(heading[1]) if heading else mark["function"] or text.split("  ")[0][:60]
        most = MOST_LETTERS if page.startswith("tables/") else 20_000
        found.append((f"{page}.html#{place}", f"{title}: {named}"[:120], text[:most]))
    if found:
        # The first place of a page is its top.
        found[0] = (f"{page}.html", title, found[0][2])
    return found


def words(part: str) -> str:
    """Return the words of a part of a page, without code that only makes it."""
    part = re.sub(r"<(script|style|svg|pre)\b.*?</\1>|¶", " ", part, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", part)).split())


def write(site: Path, pages: Iterable[str]) -> None:
    """Write the index of all pages, those of an earlier build as well."""
    rows = [
        entry
        for page in sorted(pages)
        if not LEFT_OUT.match(page)
        for entry in places(page, (site / f"{page}.html").read_text(encoding="utf-8"))
    ]
    data = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    (site / "search_index.js").write_text(f"window.usrokIndex={data};\n", encoding="utf-8")
