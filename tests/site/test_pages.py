"""The site as files: whole, linked, named, and the same as the tables."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

import built
import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image

import usrok_data as usrok
from usrok_data import codebook, lookup

PAGES = built.pages()
TABLES = usrok.tables().set_index("table")
DATA = built.NOTEBOOKS.parent / "usrok_data" / "data"


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


def article(site: Path, name: str) -> Tag:
    return page(site / f"{name}.html").find("article", class_="bd-article")


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").replace("\u00a0", " ").split())


def place(path: Path, href: str) -> Path:
    """Return the file that a link within the site leads to, and check the place in it."""
    target = urlsplit(href)
    file = (path.parent / unquote(target.path)).resolve() if target.path else path
    file = file / "index.html" if file.is_dir() else file
    assert file.is_file(), f"{path}: {href}"
    if target.fragment and file.suffix == ".html":
        assert unquote(target.fragment) in anchors(file), f"{path}: {href}"
    return file


class TestEveryPage:
    @pytest.mark.parametrize("name", PAGES)
    def test_links_lead_to_a_file_and_to_a_place_in_it(self, site, name):
        path = site / f"{name}.html"
        for tag, key in (("a", "href"), ("img", "src"), ("link", "href"), ("script", "src")):
            for one in page(path).find_all(tag, attrs={key: True}):
                if scheme := urlsplit(one[key]).scheme:
                    assert tag == "a" or (tag == "link" and one["rel"] == ["canonical"]), one
                    assert scheme in ("https", "http", "mailto"), one
                else:
                    place(path, one[key])

    @pytest.mark.parametrize("name", PAGES)
    def test_it_tells_what_it_is_to_search_engines_and_those_who_share_it(self, site, name):
        head = page(site / f"{name}.html").head
        assert head.title.get_text().strip()
        said = head.find("meta", attrs={"name": "description"})["content"]
        assert 25 <= len(said) <= 165, said
        assert "<" not in head.find("meta", property="og:title")["content"]
        assert head.find("meta", property="og:image")["content"] == f"{built.ADDRESS}/card.png"
        assert head.find("link", rel="icon")["href"].endswith("favicon.svg")
        canonical = head.find("link", rel="canonical")["href"]
        assert canonical == f"{built.ADDRESS}/{name}.html"

    @pytest.mark.parametrize("name", PAGES)
    def test_its_pictures_are_sharp_and_have_an_alternative_text(self, site, name):
        path = site / f"{name}.html"
        for image in page(path).find_all("img"):
            assert len(image["alt"]) > 60, image
            assert not image["alt"].endswith((".png", ".webp")), image
            if not image["src"].endswith(".svg"):  # a drawing is sharp at any size
                assert Image.open(place(path, image["src"])).width >= 2 * 700

    def test_it_is_light(self, site):
        for name in PAGES:
            path = site / f"{name}.html"
            parts = [one["href"] for one in page(path).select("link[rel=stylesheet]")]
            parts += [one["src"] for one in page(path).find_all("script", src=True)]
            # The rows of a table, and the index, which only the search loads.
            common = [place(path, p) for p in parts if "/data/" not in p and "index" not in p]
            weight = sum(len(gzip.compress(file.read_bytes())) for file in [path, *common])
            most = 60_000 if not name.startswith(("0", "sources", "codebook", "api")) else 90_000
            assert weight < most, f"{name}: {weight}"

    def test_titles_differ(self, site):
        titles = Counter(page(site / f"{name}.html").title.get_text() for name in PAGES)
        # An exercise and its solution have the same question for a title.
        exercises = [site / f"{name}.html" for name in PAGES if name.startswith("exercises/")]
        twice = {page(path).title.get_text() for path in exercises}
        assert {title for title, number in titles.items() if number > 1} == twice


class TestTheWhole:
    def test_pages_are_there_and_addresses_of_before_lead_to_one(self, site):
        found = {p.relative_to(site).with_suffix("").as_posix() for p in site.rglob("*.html")}
        moved = {n for n in found if not n.startswith("_static/")} - set(PAGES) - {"404"}
        assert set(PAGES) <= found
        for name in moved:
            path = site / f"{name}.html"
            link = page(path).a["href"]
            assert page(path).meta.find_next("meta")["content"] == f"0; url={link}"
            assert place(path, link).relative_to(site).with_suffix("").as_posix() in PAGES
        assert {"claims/st24", "claims/t22", "claims/e11", "tables/statements"} <= moved
        assert page(site / "claims" / "st24.html").a["href"] == "../claims/c42.html"
        former = [i for ids in usrok.claims()["former_ids"].dropna() for i in ids.split(";")]
        assert {f"claims/{i}" for i in former} <= moved

    def test_all_pages_are_listed_and_in_the_sitemap(self, site):
        links = {a["href"] for a in article(site, "all_pages").find_all("a", href=True)}
        expected = {f"{p}.html" for p in PAGES}
        assert expected - {"all_pages.html"} <= links
        sitemap = (site / "sitemap.txt").read_text(encoding="utf-8").split()
        assert set(sitemap) == {f"{built.ADDRESS}/{p}.html" for p in PAGES}

    def test_every_id_country_and_public_name_has_its_place(self, site):
        assert set(usrok.record.sources()["source_id"]) <= anchors(site / "sources.html")
        assert set(usrok.record.countries()["country"]) <= anchors(site / "countries.html")
        assert set(usrok.sentences()["sentence_id"]) <= anchors(site / "sheet.html")
        for row_id, table in lookup.ids().items():
            assert row_id in anchors(site / "tables" / f"{table}.html")
        modules = {"record": usrok.record, "charts": usrok.charts, "teaching": usrok.teaching}
        names = [f"usrok_data.{n}" for n in usrok.__all__ if n not in modules]
        for module, content in modules.items():
            public = [n for n in content.__all__ if callable(getattr(content, n))]
            names += [f"usrok_data.{module}.{n}" for n in public]
        assert not set(names) - anchors(site / "api.html")

    def test_a_notebook_is_given_as_it_is(self, site):
        for name in PAGES:
            path = built.NOTEBOOKS / f"{name}.ipynb"
            if path.is_file():
                assert (site / "_sources" / f"{name}.ipynb").read_bytes() == path.read_bytes()
                links = page(site / f"{name}.html").select("a[href$=ipynb]")
                assert any(a["href"].endswith(f"_sources/{name}.ipynb") for a in links)


class TestMachines:
    def said(self, site, name):
        (script,) = page(site / f"{name}.html").find_all("script", type="application/ld+json")
        return json.loads(script.string)

    def test_the_package_and_each_table_are_data_sets(self, site):
        for name in ("index", *(f"tables/{t}" for t in TABLES.index)):
            about = self.said(site, name)
            assert about["@type"] == "Dataset" and len(about["description"]) > 50
            (file,) = about["distribution"]
            assert place(site / "index.html", file["contentUrl"].removeprefix(f"{built.ADDRESS}/"))
        assert self.said(site, "tables/forces")["variableMeasured"] == list(usrok.forces().columns)

    def test_each_checkable_claim_is_a_review_with_its_verdict(self, site):
        for row in usrok.verdicts().itertuples():
            path = f"claims/{row.claim_id}"
            if row.verdict == "not checkable":
                assert not page(site / f"{path}.html").find("script", type="application/ld+json")
                continue
            about = self.said(site, path)
            assert about["@type"] == "ClaimReview" and about["claimReviewed"] == row.claim
            assert about["reviewRating"]["alternateName"] == row.verdict
            assert about["url"] == f"{built.ADDRESS}/{path}.html"
            assert about["itemReviewed"]["datePublished"] == "1993-07-19"

    def test_the_search_knows_every_page(self, site):
        index = (site / "search_index.js").read_text(encoding="utf-8")
        known = {href.split("#")[0] for href, *_ in json.loads(index.partition("=")[2][:-2])}
        out = ("solutions", "all_pages", "search")
        assert {f"{p}.html" for p in PAGES if not p.startswith(out)} <= known

    def test_solutions_are_not_indexed_and_a_lost_reader_finds_the_way(self, site):
        for name in PAGES:
            robots = page(site / f"{name}.html").find("meta", attrs={"name": "robots"})
            assert bool(robots) == name.startswith("solutions/")
        lost = page(site / "404.html")
        assert lost.find("base")["href"] == f"{built.ADDRESS}/"
        assert lost.find("article").find("a", href="search.html")


class TestLanding:
    def test_it_gives_the_finding_with_its_condition(self, site):
        found = article(site, "index")
        text = words(found)
        verdicts = usrok.verdicts().set_index("claim_id")["verdict"]
        checkable = verdicts[verdicts != "not checkable"]
        assert f"Of the {len(checkable)} claims" in text
        assert f"{sum(checkable == 'true')} were true" in words(found.find_all("p")[0])
        stated = usrok.claims().set_index("claim_id").at["c42", "n_low"]
        assert f"Its {stated} countries were not" in words(found.h1)
        assert "three counts have 167, 172 and 173 for that day" in text
        assert "148 is at least 19 too low by any count that we found" in text
        assert "printed, 148 was correct from 5 April 1991 to 21 August 1991" in text
        assert "about 23 months before (20 by one newspaper)" in text
        assert "not a second clue" in text and "59 of its 79 words" in text
        for verdict, count in checkable.value_counts().items():
            assert f"{count} {verdict}" in text
        # What is not simply true is listed with what it rests on.
        assert "readings disagree" not in text and "exports and imports added" in text
        assert "south korean defence ministry" in text

    def test_its_bars_are_links_and_end_when_the_record_says(self, site):
        bars = {words(li.a): li for li in article(site, "index").select(".bars li") if li.a}
        assert len(bars) == 7 and all(li.a["href"].startswith("claims/c") for li in bars.values())
        for row in usrok.count_periods(148).query("count_series != 'record'").itertuples():
            shown = words(bars[f"148 countries, {row.count_series} count"])
            assert f"to {row.end.day} {row.end:%B %Y}" in shown
        assert "to 21 August 1991" in words(bars["No relations with Albania"])
        assert "from 24 August 1992" in words(bars["Relations with China"])

    def test_two_texts_stand_side_by_side(self, site):
        rows = [[words(c) for c in row("td")] for row in article(site, "index").table("tr")[1:]]
        assert ["not a UN member", "It joined the UN,"] in rows
        assert rows[-1] == ["148 countries", "148 countries"]

    def test_there_are_four_ways_in_and_the_data(self, site):
        ways = article(site, "index").find_all(class_="way")
        assert [w.find("strong").get_text() for w in ways] == [
            "Read",
            "Look up",
            "Teach",
            "Use the data",
        ]
        assert all(w.find("a") for w in ways)
        for name in ("index", "tables"):
            assert article(site, name).find("a", href="data/usrok_data.xlsx")


class TestSheetAndClaims:
    def test_each_sentence_has_its_paraphrase_and_claims(self, site):
        found = article(site, "sheet")
        sections = {words(h).removesuffix("#").strip() for h in found.find_all("h2")}
        assert set(codebook.labels("sentences", "section").values()) <= sections
        assert len(found.find_all("h3")) == 11
        for row in usrok.sentences().itertuples():
            anchor = found.find(id=row.sentence_id)
            text = anchor if anchor.name == "p" else anchor.find_next("p")
            assert words(text).startswith(f"{row.sentence_id} {row.paraphrase}")
            listed = [a.get_text() for a in text.find_next("ul").find_all("a")]
            assert listed == ([] if pd.isna(row.claim_ids) else row.claim_ids.split(";"))

    @pytest.mark.parametrize("claim", list(usrok.claims()["claim_id"]))
    def test_a_page_says_what_the_tables_say(self, site, claim):
        found, row = article(site, f"claims/{claim}"), usrok.show(claim)
        text = words(found)
        assert words(found.find(class_="verdict")).endswith(row["verdict"])
        assert words(found.h1).removesuffix("#").strip().endswith(row["claim"])
        assert f"“{row['quote']}”" in text and row["question"] in text
        assert found.find("a", href=f"../sheet.html#{row['sentence_id']}")
        evidence = usrok.evidence().set_index("evidence_id").query("claim_id == @claim")
        for evidence_id, one in evidence.iterrows():
            shown = found.find("tr", id=evidence_id)
            assert words(shown).startswith(one["origin"])
            for source in one["source_ids"].split(";"):
                assert shown.find("a", href=f"../sources.html#{source}")
            assert one["independent_reason"] in words(shown)
        assert bool(found.find("svg", class_="strip")) == bool(len(evidence))

    def test_a_page_has_its_readings_its_strength_and_what_would_change_it(self, site):
        by_reading = usrok.verdicts_by_reading().dropna(subset=["reading"])
        for claim, mine in by_reading.groupby("claim_id"):
            table = article(site, f"claims/{claim}").find(id="readings").find("table")
            shown = [[words(cell) for cell in row.find_all("td")] for row in table("tr")[1:]]
            assert [row[0] for row in shown] == list(mine["reading"])
            for row, verdict in zip(shown, mine["verdict"], strict=True):
                assert row[1].endswith(verdict)
        for row in usrok.verdicts().itertuples():
            text = words(article(site, f"claims/{row.claim_id}"))
            assert pd.isna(row.strength) or f"Strength: {row.strength}" in text
            changes = pd.notna(row.would_change)
            assert changes == ("What would change the verdict" in text)
            assert not changes or row.would_change in text

    def test_an_event_is_a_dot_and_a_state_a_bar(self, site):
        assert article(site, "claims/c61").find("svg").find("circle")
        assert "Took place on 24 August 1992" in words(article(site, "claims/c61"))
        assert not article(site, "claims/c42").find("svg").find("circle")
        assert "True from 5 April 1991 to 21 August 1991" in words(article(site, "claims/c42"))

    def test_a_claim_with_a_series_a_rank_or_a_count_has_its_chart(self, site):
        for claim in ("c09", "c12", "c25", "c42", "c58", "c59"):
            assert article(site, f"claims/{claim}").find("img"), claim

    def test_chapters_and_claims_lead_to_each_other(self, site):
        chapters = {a["href"] for a in article(site, "claims/c09").find_all("a")}
        assert any(re.match(r"\.\./02_security\.html#", href) for href in chapters)
        ids = set(lookup.ids())
        for path in built.CHAPTERS:
            for cell in article(site, path.stem).select("td, th, figcaption code"):
                if cell.get_text() in ids:
                    assert cell.find("a") or cell.find_parent("a"), cell


class TestTables:
    @pytest.mark.parametrize("name", list(TABLES.index))
    def test_a_page_has_the_rows(self, site, name):
        shown = article(site, f"tables/{name}").select("table.full tbody tr")
        script = site / "data" / f"{name}.js"
        rows = TABLES.loc[name, "rows"]
        if script.is_file():
            assert script.read_text(encoding="utf-8").count("],[") == rows - 1
        else:
            assert len(shown) == (rows if rows <= 1000 else 25)

    def test_the_codebook_explains_every_column_of_every_table(self, site):
        found = article(site, "codebook")
        assert [h.get_text().removesuffix("#") for h in found.find_all("h3")] == list(TABLES.index)
        columns = [cell.get_text() for cell in found.select("tbody td:first-child")]
        assert columns == [c for name in TABLES.index for c in usrok.columns(name)["column"]]

    @pytest.mark.parametrize("name", list(TABLES.index))
    def test_the_csv_is_the_table(self, site, name):
        assert page(site / "tables" / f"{name}.html").find("a", href=f"../data/{name}.csv")
        csv = site / "data" / f"{name}.csv"
        if TABLES.loc[name, "layer"] != "derived":
            assert csv.read_bytes() == (DATA / f"{name}.csv").read_bytes()
        else:
            assert len(pd.read_csv(csv, keep_default_na=False)) == TABLES.loc[name, "rows"]

    def test_the_zip_holds_the_whole_data_package(self, site):
        with zipfile.ZipFile(site / "data" / f"usrok_data-{usrok.__version__}.zip") as archive:
            held = {n.split("/")[1]: archive.read(n) for n in archive.namelist()}
        assert held == {p.name: p.read_bytes() for p in DATA.iterdir() if p.is_file()}

    def test_the_workbook_holds_every_stored_table_with_korean_names(self, site):
        book = pd.read_excel(site / "data" / "usrok_data.xlsx", sheet_name=None)
        stored = list(TABLES.index[TABLES["layer"] != "derived"])
        assert list(book) == ["tables", "columns", *stored]
        assert list(book["tables"]["table"]) == stored
        for name in stored:
            assert book[name].shape == usrok.load(name).shape
        names = book["countries"].set_index("country")["name_ko"]
        assert names["ALB"] == "알바니아"
        assert book["events"].loc[0, "start"] == pd.Timestamp("1993-07-10")
