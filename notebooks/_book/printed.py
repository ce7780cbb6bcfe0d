"""The whole book as one PDF, from the built site.

    python notebooks/_book/printed.py _site/html _site/usrok_data.pdf

Pages follow each other as the site's links to the next page do. Left out: the tables, which
are better as files, the lists of pages, and code that the site folds away. A link to another
site has its address in a note at the foot of the page; a link within the book its page.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

LEFT_OUT = re.compile(r"^(tables/|tables$|all_pages$|genindex$|search$)")
#: Nothing of these is of use on paper.
SCREEN_ONLY = "a.headerlink, script, noscript, button, details.hide, .toctree-wrapper, style"


def pages_in_order(site: Path) -> Iterator[tuple[str, Tag]]:
    """Yield the pages of the site in the order of reading, with what they say."""
    name: str | None = "index"
    seen: set[str] = set()
    while name is not None and name not in seen:
        seen.add(name)
        soup = BeautifulSoup((site / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
        article = soup.find("article", class_="bd-article")
        if isinstance(article, Tag) and not LEFT_OUT.match(name):
            yield name, article
        following = soup.find("a", class_="right-next")
        name = _page(name, str(following["href"])) if isinstance(following, Tag) else None


def _page(here: str, href: str) -> str:
    """Return the page that a link leads to."""
    path = unquote(urlsplit(href).path)
    return normpath(join(dirname(here), path)).removesuffix(".html") if path else here


def _place(page: str, anchor: str = "") -> str:
    """Return a name for a place that is its own in the whole book."""
    return re.sub(r"[^\w-]", "-", f"{page}--{anchor}" if anchor else page)


def for_paper(site: Path, name: str, article: Tag, held: set[str]) -> Tag:
    """Make one page fit for paper: places, links, pictures and notes."""
    for tag in article.select(SCREEN_ONLY):
        tag.decompose()
    for tag in article.find_all(id=True):
        tag["id"] = _place(name, str(tag["id"]))
    for image in article.find_all("img"):
        image["src"] = (site / dirname(name) / unquote(str(image["src"]))).resolve().as_uri()
    for link in article.find_all("a", href=True):
        target = urlsplit(str(link["href"]))
        page = _page(name, str(link["href"]))
        if target.scheme:
            _note(link)
        elif page in held:
            link["href"] = "#" + _place(page, unquote(target.fragment))
            link["class"] = "inside"
        else:  # a file, or a page that is not printed
            link.unwrap()
    article["id"] = _place(name)
    article["class"] = "page claim" if name.startswith("claims/") else "page"
    return article


def _note(link: Tag) -> None:
    """Put the address of a link into a note, unless it stands there as words."""
    address = str(link["href"])
    if link.get_text().strip() != address:
        note = BeautifulSoup("", "html.parser").new_tag("span", attrs={"class": "note"})
        note.string = address
        link.insert_after(note)


def document(pages: list[tuple[str, Tag]], site: Path) -> str:
    """Return pages of the site as one HTML document."""
    held = {name for name, _ in pages}
    title = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "html.parser").title
    entries, bodies = [], []
    for name, article in pages:
        heading = article.find("h1")
        said = heading.get_text().removesuffix("#") if isinstance(heading, Tag) else name
        level = "claim" if name.startswith("claims/") else "chapter"
        entries.append(f'<li class="{level}"><a href="#{_place(name)}">{said}</a></li>')
        bodies.append(str(for_paper(site, name, article, held)))
    style = Path(__file__).with_name("printed.css").read_text(encoding="utf-8")
    contents = f"<nav><h1>Contents</h1><ol>{''.join(entries)}</ol></nav>"
    start, rest = bodies[0], bodies[1:]
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title.get_text() if title else ''}</title><style>{style}</style></head>"
        f"<body>{start}{contents}{''.join(rest)}</body></html>"
    )


def main(arguments: list[str]) -> int:
    """Write the PDF."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    site, target = Path(arguments[0]), Path(arguments[1])
    if not (site / "index.html").is_file():
        print(
            f"There is no built book in {site}. Build it first: "
            "sphinx-build -W -d _site/doctrees notebooks _site/html",
            file=sys.stderr,
        )
        return 1
    from weasyprint import HTML

    HTML(string=document(list(pages_in_order(site)), site)).write_pdf(
        target, pdf_variant="pdf/ua-1"
    )
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
