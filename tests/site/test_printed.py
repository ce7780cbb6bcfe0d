"""The book on paper: every page once, links that stay in the book, addresses in notes."""

from __future__ import annotations

import importlib.util
from collections import Counter
from copy import deepcopy
from pathlib import Path

import built
import pytest
from bs4 import BeautifulSoup

import usrok_data as usrok


@pytest.fixture(scope="module")
def printed():
    """The script that prints."""
    path = built.NOTEBOOKS / "_book" / "printed.py"
    spec = importlib.util.spec_from_file_location("printed", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages(printed, site: Path) -> list:
    """The name and the article of each page, in reading order."""
    return list(printed.pages_in_order(site))


@pytest.fixture(scope="module")
def book(printed, pages, site: Path) -> BeautifulSoup:
    """The whole book as one document."""
    return BeautifulSoup(printed.document(deepcopy(pages), site), "lxml")


def test_every_page_is_there_once_but_for_tables_and_lists(pages):
    names = [name for name, _ in pages]
    left_out = {"all_pages", "search", *(p for p in built.pages() if p.startswith("tables"))}
    assert Counter(names) == Counter(set(built.pages()) - left_out)
    assert names[0] == "index"
    claims = [f"claims/{c}" for c in usrok.claims()["claim_id"]]
    assert [n for n in names if n.startswith("claims/")] == claims


def test_places_are_unique_and_links_lead_to_them(book):
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
    assert len(pictures) > 15
    assert all(Path(i["src"].removeprefix("file://")).is_file() for i in pictures)
    assert not book.select("script, button, details.hide, a.headerlink")


def test_a_pdf_is_made(printed, pages, site, tmp_path):
    try:
        from weasyprint import HTML
    except OSError as error:  # the library is there, what it draws with is not
        pytest.skip(f"needs Pango, which WeasyPrint draws with: {error}")
    few = [(n, deepcopy(a)) for n, a in pages if n in ("index", "claims/c09", "cite")]
    made = HTML(string=printed.document(few, site)).render()
    made.write_pdf(tmp_path / "book.pdf")
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF")
    titles = [title for title, *_ in made.make_bookmark_tree()]
    assert titles[1] == "Contents" and "service personnel" in titles[2]


def test_a_missing_book_is_reported(printed, tmp_path, capsys):
    assert printed.main([str(tmp_path), str(tmp_path / "x.pdf")]) == 2
    assert "sphinx-build" in capsys.readouterr().err
