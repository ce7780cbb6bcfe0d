"""The book on paper: every page once, links that stay in the book, addresses in notes."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest
import site_build
from bs4 import BeautifulSoup

import usrok_data as usrok


@pytest.fixture(scope="module")
def printed(site: Path):
    """The module that prints."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(site_build.NOTEBOOKS))
        from _book import printed

        yield printed


@pytest.fixture(scope="module")
def pages(printed, site: Path) -> list:
    """The pages in the order of reading, each with what it says."""
    return list(printed.pages_in_order(site))


@pytest.fixture(scope="module")
def book(printed, pages, site: Path) -> BeautifulSoup:
    """The whole book as one document."""
    return BeautifulSoup(printed.document(deepcopy(pages), site), "lxml")


def test_every_page_is_there_once_but_for_tables_and_lists(pages):
    names = [name for name, _ in pages]
    left_out = {p for p in site_build.pages() if p.startswith("tables")}
    left_out |= {"all_pages", *site_build.OWN}
    assert Counter(names) == Counter(set(site_build.pages()) - left_out)
    assert names[0] == "index"
    claims = [n for n in names if n.startswith("claims/")]
    assert claims == [f"claims/{c}" for c in usrok.claims()["claim_id"]]


def test_places_are_their_own_and_links_lead_to_them(book):
    places = Counter(tag["id"] for tag in book.find_all(id=True))
    assert not [p for p, n in places.items() if n > 1]
    inside = [a["href"][1:] for a in book.select("a[href^='#']")]
    assert len(inside) > 1000
    assert not [place for place in inside if place not in places]


def test_other_links_have_their_address_in_a_note_or_as_words(book):
    outside = [a for a in book.find_all("a", href=True) if not a["href"].startswith("#")]
    assert outside
    for link in outside:
        note = link.find_next_sibling("span", class_="note")
        assert link["href"] in (link.get_text(), note and note.get_text()), link


def test_pictures_are_files_and_nothing_of_the_screen_is_left(book):
    pictures = book.find_all("img")
    assert len(pictures) > 20
    assert all(Path(i["src"].removeprefix("file://")).is_file() for i in pictures)
    assert not book.select("script, button, details.hide, a.headerlink")


def test_a_pdf_is_made(printed, pages, site, tmp_path):
    try:
        from weasyprint import HTML
    except OSError as error:  # the library is there, what it draws with is not
        pytest.skip(f"needs Pango, which WeasyPrint draws with: {error}")
    wanted = ("index", "claims/f01", "cite")
    few = [(n, deepcopy(a)) for n, a in pages if n in wanted]
    target = tmp_path / "book.pdf"
    made = HTML(string=printed.document(few, site)).render()
    made.write_pdf(target)
    assert target.read_bytes().startswith(b"%PDF")
    titles = [title for title, *_ in made.make_bookmark_tree()]
    assert titles[1] == "Contents" and titles[2].startswith("f01: ")


def test_a_missing_book_is_said(printed, tmp_path, capsys):
    assert printed.main([str(tmp_path), str(tmp_path / "x.pdf")]) == 1
    assert "sphinx-build" in capsys.readouterr().err
    assert printed.main([]) == 2
    assert "as one PDF" in capsys.readouterr().err
