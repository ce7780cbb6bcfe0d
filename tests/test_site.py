"""The site as files: whole, linked, named, and the same as the tables."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import site_build
from bs4 import BeautifulSoup
from PIL import Image

import usrok_data as usrok
from usrok_data import charts, teaching

PAGES = site_build.pages()
DATA = site_build.ROOT / "usrok_data" / "data"


@cache
def page(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


@cache
def anchors(path: Path) -> set[str]:
    return {tag["id"] for tag in page(path).find_all(id=True)}


@pytest.fixture(scope="module", autouse=True)
def pages_are_forgotten():
    """Let go of the pages as trees: every later test, and the end of the run, would walk them."""
    yield
    page.cache_clear()
    anchors.cache_clear()


def words(tag) -> str:
    return " ".join(tag.get_text(" ").replace("\u00a0", " ").split())


def article(path: Path) -> BeautifulSoup:
    return page(path).find("article", class_="bd-article")


def test_the_pages_are_those_of_the_notebooks_texts_and_tables(site):
    found = {p.relative_to(site).with_suffix("").as_posix() for p in site.rglob("*.html")}
    assert {f for f in found if not f.startswith("_static/")} == set(PAGES)
    assert len(PAGES) == len(set(PAGES))


class TestEveryPage:
    @pytest.mark.parametrize("name", PAGES)
    def test_links_lead_to_a_file_and_to_a_place_in_it(self, site, name):
        path = site / f"{name}.html"
        for tag, key in (("a", "href"), ("img", "src"), ("link", "href"), ("script", "src")):
            for one in page(path).find_all(tag, attrs={key: True}):
                target = urlsplit(one[key])
                if target.scheme:
                    assert tag == "a" or (tag == "link" and one["rel"] == ["canonical"]), one
                    assert target.scheme in ("https", "http", "mailto"), one
                    continue
                assert not target.netloc, one
                file = (path.parent / unquote(target.path)).resolve() if target.path else path
                file = file / "index.html" if file.is_dir() else file
                assert file.is_file(), f"{name}: {one}"
                if target.fragment and file.suffix == ".html":
                    assert unquote(target.fragment) in anchors(file), f"{name}: {one}"

    @pytest.mark.parametrize("name", PAGES)
    def test_it_has_a_title_a_description_a_card_and_an_icon(self, site, name):
        head = page(site / f"{name}.html").head
        assert head.title.get_text().strip()
        if name not in site_build.OWN:
            said = head.find("meta", attrs={"name": "description"})["content"]
            assert 25 <= len(said) <= 165, said
        assert head.find("meta", property="og:title")["content"]
        card = head.find("meta", property="og:image")["content"]
        assert (site / f"{name}.html").parent.joinpath(card).resolve() == site / "card.png"
        assert head.find("link", rel="icon")["href"].endswith("favicon.png")

    @pytest.mark.parametrize("name", PAGES)
    def test_its_pictures_say_what_they_show(self, site, name):
        for image in page(site / f"{name}.html").find_all("img"):
            assert len(image["alt"]) > 60, image
            assert not image["alt"].endswith((".png", ".webp")), image

    def test_its_scripts_are_small(self, site):
        # The theme would have 1.9 MB on every page: icons once more, and the index of the search.
        for name in sorted(set(PAGES) - {"search"}):
            path = site / f"{name}.html"
            scripts = [urlsplit(one["src"]).path for one in page(path).find_all("script", src=True)]
            # What sorts a table and what is in it are as large as they are.
            common = [s for s in scripts if "_static/tables/" not in s]
            sizes = {s: (path.parent / s).stat().st_size for s in common}
            assert any(s.endswith("bootstrap.js") for s in sizes)
            assert sum(sizes.values()) < 150_000, f"{name}: {sizes}"

    def test_titles_differ(self, site):
        titles = Counter(page(site / f"{name}.html").title.get_text() for name in PAGES)
        # An exercise and its solution have the same question for a title.
        twice = {page(p).title.get_text() for p in (site / "exercises").glob("*.html")}
        assert {t for t, n in titles.items() if n > 1} == twice


class TestPictures:
    def test_card_and_icon_have_the_sizes_that_are_asked_for(self, site):
        assert Image.open(site / "card.png").size == (1200, 630)
        assert Image.open(site / "_static" / "favicon.png").size == (64, 64)

    @pytest.mark.parametrize("name", [p for p in PAGES if re.match(r"0\d_|claims/|index", p)])
    def test_charts_have_two_dots_for_each_of_a_plain_screen(self, site, name):
        for image in article(site / f"{name}.html").find_all("img"):
            picture = Image.open((site / f"{name}.html").parent / unquote(image["src"]))
            assert picture.width >= 2 * 700


class TestLanding:
    def test_it_gives_the_finding_as_computed(self, site):
        said = words(article(site / "index.html"))
        verdicts = usrok.verdicts()
        tested = verdicts[verdicts["verdict"] != "not checkable"]
        counts = tested["verdict"].value_counts()
        assert (
            f"Of its {len(tested)} claims that a record can decide, {counts['agrees']} held" in said
        )
        assert "Five had stopped being true" in said and counts["outdated"] == 5
        assert "5 April 1991 to 21 August 1991" in said

    def test_its_chart_says_the_finding_to_those_who_do_not_see_it(self, site):
        alt = article(site / "index.html").find("img")["alt"]
        assert "28 of 35" in alt and "19 July 1993" in alt
        for claim in ("f04", "st13", "st24", "t21", "t22"):
            assert claim in alt

    def test_there_are_three_ways_in(self, site):
        ways = article(site / "index.html").find_all(class_="way")
        assert [w.find("strong").get_text() for w in ways] == ["Read", "Rerun", "Teach"]
        assert all(w.find("a") for w in ways)


class TestSheet:
    def test_each_sentence_has_its_place_gist_and_rows(self, site):
        found = article(site / "sheet.html")
        for row in usrok.sentences().itertuples():
            place = found.find(id=row.sentence_id)
            assert place is not None
            text = place if place.name == "p" else place.find_next("p")
            assert words(text).startswith(f"{row.sentence_id} {row.gist}")
            below = text.find_next("ul")
            listed = [a.get_text() for a in below.find_all("a")]
            assert listed == ([] if not isinstance(row.coded, str) else row.coded.split(";"))

    def test_sections_paragraphs_and_lost_headings_are_there(self, site):
        found = article(site / "sheet.html")
        assert len(found.find_all("h2")) == 4
        assert len(found.find_all("h3")) == 11
        assert words(found).count("Here a heading is lost") == 2
        assert words(found).count("only heading that survives") == 1


@pytest.fixture(scope="module")
def audited():
    """Claims, verdicts and periods, computed once for all pages."""
    return (
        usrok.claims().set_index("claim_id"),
        usrok.verdicts().set_index("claim_id"),
        usrok.validity(),
    )


class TestClaims:
    @pytest.mark.parametrize("claim", list(usrok.claims()["claim_id"]))
    def test_a_page_says_what_the_tables_say(self, site, claim, audited):
        claims, verdicts, periods = audited
        found = article(site / "claims" / f"{claim}.html")
        said = words(found)
        row = claims.loc[claim]
        verdict = verdicts.loc[claim, "verdict"]
        assert found.h1.get_text().startswith(f"{claim}: ")
        assert words(found.find(class_="verdict")).endswith(verdict)
        if isinstance(row["quote"], str):
            assert f"“{row['quote']}”" in said
        if isinstance(row["sentence_id"], str):
            assert found.find("a", href=f"../sheet.html#{row['sentence_id']}")
        for part in ("What the sheet says", "When it was true", "Where it is used", "How to cite"):
            assert part in said
        for one in periods[periods["claim_id"] == claim].itertuples():
            section = found.find(id=one.evidence_id).find_next("h3").parent
            text = words(section)
            assert text.count(f"{one.evidence_id}: ") == 1
            assert one.witness in text
            if str(one.start) != "NaT":
                assert f"True from {one.start.day} {one.start:%B %Y}" in text
            else:
                assert "True at no time" in text
            for source in one.source_ids.split(";"):
                assert section.find("a", href=f"../sources.html#{source}")

    def test_a_claim_with_a_series_a_rank_or_a_count_has_its_chart(self, site):
        evidence = usrok.evidence()
        tested = evidence[evidence["method"].isin(["rank", "count"])]
        for claim in {*tested["claim_id"], "f01", "f04"}:
            assert article(site / "claims" / f"{claim}.html").find("img"), claim

    def test_chapters_and_claims_lead_to_each_other(self, site):
        chapter = article(site / "02_security.html")
        table = chapter.find("table")
        linked = {a["href"] for a in table.find_all("a", class_="id")}
        assert {"claims/f01.html", "sheet.html#s07"} <= linked
        caption = chapter.find("figcaption")
        assert caption.find("a", href="claims/f01.html")
        assert caption.find("a", href="claims/f01.html#v07")
        back = article(site / "claims" / "f01.html")
        assert back.find("a", href=re.compile(r"^\.\./02_security\.html#"))

    @pytest.mark.parametrize("name", [p for p in PAGES if re.match(r"0\d_", p)])
    def test_no_id_of_a_claim_stands_in_a_table_without_its_link(self, site, name):
        claims = set(usrok.claims()["claim_id"])
        for cell in article(site / f"{name}.html").select("td, th, figcaption code"):
            if cell.get_text() in claims:
                link = cell.find("a") or cell.find_parent("a")
                assert link["href"] == f"claims/{cell.get_text()}.html"


class TestTables:
    @pytest.mark.parametrize("name", list(usrok.tables()["table"]))
    def test_the_csv_is_the_file_of_the_package(self, site, name):
        assert (site / "data" / f"{name}.csv").read_bytes() == (DATA / f"{name}.csv").read_bytes()
        assert page(site / "tables" / f"{name}.html").find("a", href=f"../data/{name}.csv")

    @pytest.mark.parametrize("name", list(usrok.tables()["table"]))
    def test_the_rows_are_all_there(self, site, name):
        rows = int(usrok.tables().set_index("table").loc[name, "rows"])
        shown = article(site / "tables" / f"{name}.html").select("tbody tr")
        if rows <= 1000:
            assert len(shown) == rows
        else:
            script = (site / "_static" / "tables" / f"{name}.js").read_text(encoding="utf-8")
            assert script.count("],[") == rows - 1

    def test_the_zip_holds_the_whole_data_package(self, site):
        with zipfile.ZipFile(site / "data" / f"usrok_data-{usrok.__version__}.zip") as archive:
            held = {n.split("/")[1]: archive.read(n) for n in archive.namelist()}
        assert held == {p.name: p.read_bytes() for p in DATA.iterdir() if p.is_file()}

    def test_every_source_country_and_column_has_its_place(self, site):
        assert set(usrok.record.sources()["source_id"]) <= anchors(site / "sources.html")
        assert set(usrok.record.countries()["country"]) <= anchors(site / "countries.html")
        codebook = article(site / "codebook.html")
        assert [h.get_text().removesuffix("#") for h in codebook.find_all("h3")] == list(
            usrok.tables()["table"]
        )
        columns = sum(len(usrok.columns(n)) for n in usrok.tables()["table"])
        assert len(codebook.select("tbody tr")) == columns


class TestLookUp:
    def test_every_public_function_is_explained(self, site):
        names = [f"usrok_data.{n}" for n in usrok.__all__ if n != "record"]
        names += [f"usrok_data.record.{n}" for n in usrok.record.__all__]
        names += [f"usrok_data.charts.{n}" for n in charts.__all__ if callable(getattr(charts, n))]
        names += [
            f"usrok_data.teaching.{n}" for n in teaching.__all__ if callable(getattr(teaching, n))
        ]
        missing = set(names) - anchors(site / "api.html")
        assert not missing

    def test_a_notebook_is_given_as_it_is(self, site):
        for name in PAGES:
            path = site_build.NOTEBOOKS / f"{name}.ipynb"
            if path.is_file():
                assert (site / "_sources" / f"{name}.ipynb").read_bytes() == path.read_bytes()
                links = [
                    a.get("href") for a in page(site / f"{name}.html").select("a[href$=ipynb]")
                ]
                assert any(link.endswith(f"_sources/{name}.ipynb") for link in links)

    def test_all_pages_are_listed(self, site):
        links = {a["href"] for a in article(site / "all_pages.html").find_all("a", href=True)}
        expected = {f"{p}.html" for p in PAGES} - {"all_pages.html", "search.html"}
        assert expected <= links

    def test_code_is_folded_where_the_prose_carries_the_story(self, site):
        chapter = article(site / "05_how_old_is_this_fact_sheet.html")
        folded, open_ = chapter.select("details.hide"), chapter.select(".cell_input")
        assert 0 < len(folded) < len(open_)
        assert all(not d.has_attr("open") for d in folded)
        assert {words(d.summary) for d in folded} == {"Show the code Hide the code"}


def test_a_sitemap_is_written_where_the_address_is_known(monkeypatch):
    monkeypatch.syspath_prepend(str(site_build.NOTEBOOKS))
    from _book import meta

    monkeypatch.setattr(meta, "SITE", "https://example.org/book")
    assert "<loc>https://example.org/book/claims/f01.html</loc>" in meta.sitemap(["claims/f01"])
    tags = meta.tags("A title", "<p>" + "words " * 40 + "</p>", "claims/f01", "../")
    assert 'rel="canonical" href="https://example.org/book/claims/f01.html"' in tags
    assert 'content="https://example.org/book/card.png"' in tags
