"""The whole book as one PDF, from the built site.

    sphinx-build -W -d _site/doctrees notebooks _site/html
    python notebooks/_book/printed.py _site/html _site/usrok_data.pdf

Pages are in the order of the site's links to the next page. Left out are the tables, which are
better as files, the lists of pages, and code that the site folds away. A link to another site
has its address in a note at the foot of the page, a link within the book its page number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader

HERE = Path(__file__).parent
LEFT_OUT = re.compile(r"^(tables/|tables$|all_pages$|genindex$|search$)")
#: Nothing of these is of use on paper.
SCREEN_ONLY = "a.headerlink, script, noscript, button, details.hide, .toctree-wrapper, style"


def pages_in_order(site: Path) -> Iterator[tuple[str, Tag]]:
    """Yield the name and the article of each page, in reading order."""
    name: str | None = "index"
    while name is not None:
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
    """Return a name for a place that is unique in the whole book."""
    return re.sub(r"[^\w-]", "-", f"{page}--{anchor}" if anchor else page)


def for_paper(site: Path, name: str, article: Tag, printed: set[str]) -> Tag:
    """Make one page fit for paper: places, links, pictures and notes."""
    for tag in article.select(SCREEN_ONLY):
        tag.decompose()
    for tag in article.find_all(id=True):
        tag["id"] = _place(name, str(tag["id"]))
    for image in article.find_all("img"):
        image["src"] = (site / dirname(name) / unquote(str(image["src"]))).resolve().as_uri()
    for link in article.find_all("a", href=True):
        address = str(link["href"])
        page = _page(name, address)
        if urlsplit(address).scheme:
            # The address becomes a note, unless the link shows it already.
            if link.get_text().strip() != address:
                note = BeautifulSoup("", "html.parser").new_tag("span", attrs={"class": "note"})
                note.string = address
                link.insert_after(note)
        elif page in printed:
            link["href"] = "#" + _place(page, unquote(urlsplit(address).fragment))
            link["class"] = "inside"
        else:  # a file, or a page that is not printed
            link.unwrap()
    article["id"] = _place(name)
    article["class"] = "page claim" if name.startswith("claims/") else "page"
    return article


def document(pages: list[tuple[str, Tag]], site: Path) -> str:
    """Return pages of the site as one HTML document."""
    printed = {name for name, _ in pages}
    parts = []
    for name, article in pages:
        heading = article.find("h1")
        title = heading.get_text().removesuffix("#") if isinstance(heading, Tag) else name
        body = for_paper(site, name, article, printed)
        parts.append({"place": _place(name), "title": title, "body": body, "kind": body["class"]})
    templates = Environment(loader=FileSystemLoader(HERE / "templates"))
    style = (HERE / "printed.css").read_text(encoding="utf-8")
    return templates.get_template("printed.html").render(parts=parts, style=style)


def main(arguments: list[str]) -> int:
    """Write the PDF; return the exit status."""
    if len(arguments) != 2 or not Path(arguments[0], "index.html").is_file():
        print(__doc__, file=sys.stderr)
        return 2
    from weasyprint import HTML

    site, target = map(Path, arguments)
    whole = document(list(pages_in_order(site)), site)
    HTML(string=whole).write_pdf(target, pdf_variant="pdf/ua-1")
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
