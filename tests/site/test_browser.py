"""The site in Chromium: what a reader does with it, by mouse, keyboard and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tab import Tab, barriers

import usrok_data as usrok


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """A reader's tab, in a browser that keeps what it has loaded."""
    context = browser.new_context(viewport={"width": 1300, "height": 900}, base_url=address)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(reader: Page) -> Iterator[Page]:
    """The reader's tab; what is chosen in it is forgotten afterwards."""
    yield reader
    reader.evaluate("localStorage.clear(); sessionStorage.clear()")
    reader.emulate_media(media="null", color_scheme="null")


PLANTED = {
    "a picture without a text": ("article img", "e.removeAttribute('alt')", "light: image-alt"),
    "a pale paragraph": ("article p", "e.style.color = '#ccc'", "light: color-contrast"),
    "one link of a long list, pale": (
        "footer a:last-of-type",
        "e.style.color = '#ccc'",
        "light: color-contrast",
    ),
    "a link much like the text around it, in the dark": (
        "article p",
        "e.innerHTML = 'Words, <a href=# style=\"all: unset; color: #aaa\">a link</a>, and more.'",
        "dark: link-in-text-block",
    ),
    "black on black in the dark": ("article p", "e.style.color = '#000'", "dark: color-contrast"),
}


@pytest.mark.parametrize(("where", "how", "found"), PLANTED.values(), ids=PLANTED)
def test_axe_finds_a_planted_barrier(tab: Tab, where: str, how: str, found: str) -> None:
    page = tab.go("claims/c09.html")
    page.locator(where).first.evaluate(f"e => {{ {how} }}")
    assert found in " ".join(barriers(page))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "02_security", "claims/c12", "tables/forces", "sheet"])
def test_every_element_of_a_page_of_each_kind_is_easy_to_read(tab: Tab, name: str, theme: str):
    page = tab.go(f"{name}.html")
    page.add_script_tag(url="/axe.js")
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    options = {"runOnly": ["color-contrast"], "iframes": False, "selectors": False}
    found = page.evaluate("options => axe.run(options)", options)
    assert sum(len(rule["nodes"]) for rule in found["passes"]) > 40 and not found["violations"]
    # axe does not judge text in a drawing.
    colour = page.locator("article p").first.evaluate("e => getComputedStyle(e).color")
    texts = page.locator("article svg text")
    fills = texts.evaluate_all("all => all.map((e) => getComputedStyle(e).fill)")
    assert set(fills) <= {colour}


FOCUSABLE = """() => {
  const all = document.querySelectorAll(
    "a[href], button, input, select, summary, [tabindex='0'], label[tabindex]");
  const seen = [...all].filter((e) => e.checkVisibility({visibilityProperty: true})
    && !e.disabled && e.tabIndex >= 0 && e.getClientRects().length);
  seen.forEach((e, i) => { e.dataset.number = i; });
  return seen.map((e) => e.outerHTML.slice(0, 120));
}"""
#: Notes what gets the focus, and whether that is visible.
NOTE_FOCUS = """() => {
  window.focused = [];
  document.addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const shows = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== "none";
    focused.push([Number(target.dataset.number ?? -1), shows, target.outerHTML.slice(0, 120)]);
  });
}"""


@pytest.mark.parametrize("name", ["index", "02_security", "claims/c09", "tables/forces", "sheet"])
def test_the_keyboard_reaches_everything_and_shows_where_it_is(page: Page, name: str) -> None:
    page.goto(f"{name}.html")
    page.wait_for_load_state("load")
    expected = page.evaluate(FOCUSABLE)
    page.evaluate(NOTE_FOCUS)
    for _ in range(len(expected) + 20):
        page.keyboard.press("Tab")
    reached: set[int] = set()
    for number, shows, html in page.evaluate("focused"):
        if number >= 0:
            assert shows, f"the focus on {html} is not visible"
            reached.add(number)
    assert not [html for number, html in enumerate(expected) if number not in reached]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("garrison to move to Yongsan", "claims/c19.html"),
        ("second infantry", "claims/c10.html"),
        ("37,000", "claims/c09.html"),
        ("c09", "claims/c09.html"),
        ("Egypt", "countries.html#"),
        ("Albania", "countries.html#"),
        ("TUV", "countries.html#"),
        ("알바니아", "countries.html#"),
        ("relations_on", "api.html#usrok_data.relations_on"),
    ],
)
def test_the_search_finds_words_numbers_codes_and_names(page: Page, query: str, place: str):
    page.goto(f"search.html?q={query}")
    results = page.locator("#search-results li > a")
    results.first.wait_for()
    first = [a.get_attribute("href").split("?")[0] for a in results.all()[:3]]
    found = [href for href in first if href.startswith(place)]
    assert found, first
    page.goto(found[0])
    if "#" in place:
        target = page.locator(f"[id='{found[0].split('#')[1]}']")
        row = target.locator("xpath=ancestor-or-self::tr | ancestor-or-self::dt").first
        expect(row).to_be_in_viewport()
        expect(row).to_contain_text(query)


class TestTables:
    def test_a_table_sorts_by_a_click_and_by_a_key(self, page: Page) -> None:
        page.goto("tables/forces.html")
        column = page.locator("table.full tbody tr td:first-child")
        ids = list(usrok.forces()["force_id"])
        assert column.all_inner_texts() == ids
        header = page.locator("th", has_text="force_id")
        header.get_by_role("button").click()
        expect(header).to_have_attribute("aria-sort", "ascending")
        header.get_by_role("button").click()
        expect(header).to_have_attribute("aria-sort", "descending")
        expect(column).to_have_text(ids[::-1])
        header.get_by_role("button").press("Enter")
        expect(column).to_have_text(ids)

    def test_numbers_sort_as_numbers_and_missing_ones_come_last(self, page: Page) -> None:
        page.goto("tables/us_trade.html")
        header = page.locator("th", has_text="exports_musd").get_by_role("button")
        header.click()
        header.click()
        table = usrok.record.us_trade()
        largest = table.loc[table["exports_musd"].idxmax()]
        first = page.locator("table.full tbody tr").first
        expect(first).to_contain_text(largest["partner"])
        expect(first).to_contain_text(str(largest["year"]))

    def test_rows_of_a_large_table_come_when_they_are_asked_for(self, page: Page) -> None:
        page.goto("tables/us_trade.html")
        rows, status = page.locator("table.full tbody tr"), page.get_by_role("status")
        expect(rows).to_have_count(100)
        expect(status).to_have_text("100 of 2,386 rows")
        page.get_by_role("button", name="Show 100 more rows").click()
        expect(rows).to_have_count(200)

    @pytest.mark.parametrize(("name", "query"), [("korea_trade", "1990 nam"), ("ties", "hungary")])
    def test_a_table_filters(self, page: Page, name: str, query: str) -> None:
        page.goto(f"tables/{name}.html")
        page.get_by_label("Filter the rows").fill(query)
        rows = page.locator("table.full tbody tr")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(query.split()[-1], ignore_case=True)

    def test_the_claims_filter_by_verdict(self, page: Page) -> None:
        page.goto("claims.html")
        page.get_by_label("Filter the rows").fill("outdated")
        found = page.locator(".sortable tbody tr td:first-child").all_inner_texts()
        verdicts = usrok.verdicts()
        assert found == list(verdicts.loc[verdicts["verdict"] == "outdated", "claim_id"])

    def test_a_link_to_a_row_shows_the_row(self, page: Page) -> None:
        last = usrok.record.recognition()["spell_id"].iloc[-1]
        page.goto(f"tables/recognition.html#{last}")
        expect(page.locator(f"[id='{last}']")).to_be_in_viewport()


class TestReading:
    def test_a_citation_is_copied_by_a_click_or_a_key(self, page: Page) -> None:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("claims/c42.html")
        page.get_by_role("button", name="Copy the citation").press("Enter")
        page.get_by_role("button", name="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "claim c42" in copied and usrok.cite("claims").splitlines()[0] in copied

    def test_folded_code_opens_with_a_key(self, page: Page) -> None:
        page.goto("02_security.html")
        folded = page.locator("details.hide").first
        expect(folded.locator("pre")).to_be_hidden()
        folded.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(folded.locator("pre")).to_be_visible()

    def test_one_switch_hides_all_code_and_is_remembered(self, page: Page) -> None:
        page.goto("03_economy_and_trade.html")
        code, story = page.locator("article .cell_input"), page.locator("article .cell_output")
        visible = code.evaluate_all("all => all.filter((e) => e.checkVisibility()).length")
        shown = story.evaluate_all("all => all.filter((e) => e.checkVisibility()).length")
        assert visible > 3 and shown > 5
        page.get_by_role("button", name="Hide all code").focus()
        page.keyboard.press("Enter")
        page.goto("02_security.html")
        again = page.get_by_role("button", name="Show all code")
        assert not code.evaluate_all("all => all.filter((e) => e.checkVisibility()).length")
        assert story.evaluate_all("all => all.every((e) => e.checkVisibility())")
        again.click()
        assert code.evaluate_all("all => all.filter((e) => e.checkVisibility()).length") > 3

    @pytest.mark.parametrize("mode", ["dark", "light"])
    def test_the_reader_chooses_dark_or_light_and_keeps_it(self, page: Page, mode: str) -> None:
        page.emulate_media(color_scheme="light" if mode == "dark" else "dark")
        page.goto("index.html")
        theme = "document.documentElement.dataset.theme"
        assert page.evaluate(theme) != mode
        page.get_by_role("button", name="Dark or light").click()
        page.goto("claims.html")
        assert page.evaluate(theme) == mode

    def test_an_address_of_before_leads_to_the_claim(self, page: Page) -> None:
        page.goto("claims/st24.html")
        expect(page).to_have_url(re.compile(r"claims/c42\.html$"))
        page.locator("a.right-next").click()
        expect(page).to_have_url(re.compile(r"claims/c43\.html$"))

    def test_on_paper_there_is_no_navigation_and_no_dark(self, page: Page) -> None:
        page.goto("claims/c09.html")
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.emulate_media(media="print")
        for gone in (".top", ".prev-next-footer", "footer"):
            expect(page.locator(gone).first).to_be_hidden()
        expect(page.locator("article img").first).to_be_visible()
        text = page.evaluate("getComputedStyle(document.querySelector('article p')).color")
        assert max(map(int, re.findall(r"\d+", text)[:3])) < 100, text


class TestOwnCopy:
    def said(self, page: Page, text: str) -> str:
        page.goto("sheet.html")
        page.get_by_text("Put the verdicts into your own copy").click()
        page.get_by_label("Your copy of the sheet").fill(text)
        page.get_by_role("button", name="Find the sentences").click()
        status = page.locator("#paste [role=status]")
        expect(status).not_to_have_text(re.compile("^(Looking.*)?$"))
        return status.inner_text()

    def test_the_sentences_of_a_copy_get_their_verdicts(self, page: Page, full_text_path: Path):
        text = full_text_path.read_text(encoding="utf-8")
        assert self.said(page, text).startswith("30 of 30 sentences found")
        lines = page.locator(".own-copy p")
        expect(lines).to_have_count(30)
        marks = lines.nth(19).locator("a.verdict")
        assert [a.get_attribute("href") for a in marks.all()] == [
            "claims/c42.html",
            "claims/c43.html",
        ]
        expect(marks.first).to_have_text(re.compile("outdated"))

    def test_a_changed_sentence_is_told_and_the_others_are_found(
        self, page: Page, full_text_path: Path
    ):
        text = full_text_path.read_text(encoding="utf-8").replace("148", "173")
        assert self.said(page, text).startswith("29 of 30 sentences found")
        expect(page.locator("#own-s20")).to_contain_text("not in your copy in these words")

    def test_a_text_that_is_something_else_is_told(self, page: Page) -> None:
        assert "No sentence of the sheet" in self.said(page, "Call me Ishmael. Some years ago.")
        assert not page.locator(".own-copy p").count()


class TestCountries:
    @pytest.mark.parametrize("name", ["Egypt", "egy", "\uc774\uc9d1\ud2b8"])
    def test_a_country_is_found_by_its_names_and_code(self, page: Page, name: str) -> None:
        page.goto("countries.html")
        page.get_by_label("Country", exact=True).fill(name)
        lanes = page.locator("#lookup .lanes")
        spells = usrok.record.recognition().query("country == 'EGY'").set_index("korea")
        for korea, label in (("KOR", "South Korea"), ("PRK", "North Korea")):
            expect(lanes).to_contain_text(f"{label}: from {spells.at[korea, 'start_text']}")
        sources = {a.get_attribute("href") for a in lanes.locator("a").all()}
        assert sources == {f"sources.html#{s}" for s in spells["start_source"]}
        assert page.url.endswith("?country=EGY")

    def test_two_countries_are_compared_and_the_address_can_be_shared(self, page: Page) -> None:
        page.goto("countries.html?country=CHN&with=EGY")
        shown = page.locator("#lookup .lanes h2").all_inner_texts()
        assert [text.split()[0] for text in shown] == ["China", "Egypt"]
        assert page.locator("#lookup .bar").count() == 4

    def test_an_unknown_name_is_told(self, page: Page) -> None:
        page.goto("countries.html")
        page.get_by_label("Country", exact=True).fill("Atlantis")
        expect(page.locator("#lookup .lanes")).to_contain_text("No country of this name")


def test_the_site_works_from_a_disk(browser: Browser, site: Path) -> None:
    tab = Tab(browser, site.as_uri() + "/")
    page = tab.go("tables/korea_trade.html")
    page.get_by_label("Filter the rows").fill("NAM 1990")
    expect(page.locator("table.full tbody tr")).to_have_count(1)
    assert not tab.errors
    results = tab.go("search.html?q=garrison").locator("#search-results li > a")
    results.first.wait_for()
    assert any("c19" in (a.get_attribute("href") or "") for a in results.all())
    assert not tab.elsewhere()
    tab.context.close()
