"""The site in Chromium: nothing from elsewhere, no error, no barrier, and it works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import site_build
from playwright.sync_api import Browser, Page, expect
from site_visit import Visit, barriers

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


@pytest.fixture(scope="module")
def file(browser: Browser, site: Path) -> Iterator[Visit]:
    """A tab that reads the site from the disk."""
    visit = Visit(browser, site.as_uri() + "/")
    yield visit
    visit.context.close()


PLANTED = {
    "a picture without a text": ("article img", "e.removeAttribute('alt')", "light: image-alt"),
    "a pale paragraph": ("article p", "e.style.color = '#ccc'", "light: color-contrast"),
    "one link of a long list, pale": (
        "nav li:last-child a",
        "e.style.color = '#ccc'",
        "light: color-contrast",
    ),
    "a pale ground": ("article p", "e.style.background = '#666'", "light: color-contrast"),
    "a link much like the text around it, in the dark": (
        "article p",
        "e.innerHTML = 'Words, <a href=# style=\"all: unset; color: #aaa\">a link</a>, and more.'",
        "dark: link-in-text-block",
    ),
    "black on black in the dark": ("article p", "e.style.color = '#000'", "dark: color-contrast"),
}


@pytest.mark.parametrize(("where", "how", "found"), PLANTED.values(), ids=PLANTED)
def test_axe_would_speak_of_a_barrier(tab: Visit, where: str, how: str, found: str) -> None:
    page = tab.go("index.html")
    page.locator(where).first.evaluate(f"e => {{ {how} }}")
    assert found in " ".join(barriers(page))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "02_security", "claims/f05", "tables/forces", "sheet"])
def test_no_element_of_a_page_of_each_kind_is_hard_to_read(
    tab: Visit, name: str, theme: str
) -> None:
    page = tab.go(f"{name}.html")
    page.add_script_tag(url="/axe.js")
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    options = {"runOnly": ["color-contrast"], "iframes": False, "selectors": False}
    found = page.evaluate("options => axe.run(options)", options)
    judged = sum(len(rule["nodes"]) for rule in found["passes"])
    assert judged > 40 and not found["violations"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_in_a_drawing_has_the_colour_of_the_text_around_it(tab: Visit, theme: str) -> None:
    page = tab.go("claims/f05.html")
    page.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    colour = page.locator("article p").first.evaluate("e => getComputedStyle(e).color")
    fills = page.locator("article svg text").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).fill)"
    )
    assert set(fills) == {colour}


def test_every_icon_is_drawn_by_a_font_that_is_there(tab: Visit) -> None:
    page = tab.go("claims/f01.html")
    icons = page.locator("[class*='fa-']").evaluate_all(
        """(all) => all.map((e) => {
          const style = getComputedStyle(e, "::before");
          return [e.outerHTML, style.content, style.fontFamily, style.fontWeight];
        })"""
    )
    assert len(icons) > 10
    font = "document.fonts.check(`${weight} 16px ${family}`, String.fromCharCode(0xf0c9))"
    for html, content, family, weight in icons:
        assert re.fullmatch(r'"[\ue000-\uf8ff]"( / "")?', content), f"no icon: {html} {content}"
        assert "Font Awesome" in family
        assert page.evaluate(f"([family, weight]) => {font}", [family.split(",")[0], weight])


FOCUSABLE = """() => {
  const all = document.querySelectorAll(
    "a[href], button, input, select, summary, [tabindex='0'], label[tabindex]");
  const seen = [...all].filter((e) => e.checkVisibility({visibilityProperty: true})
    && !e.disabled && e.tabIndex >= 0 && e.getClientRects().length);
  seen.forEach((e, i) => { e.dataset.number = i; });
  return seen.map((e) => e.outerHTML.slice(0, 120));
}"""
#: Writes down what gets the focus, and whether that shows.
NOTE_FOCUS = """() => {
  window.focused = [];
  document.addEventListener("focusin", ({ target }) => {
    const style = getComputedStyle(target);
    const shows = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
      || style.boxShadow !== "none";
    focused.push([Number(target.dataset.number ?? -1), shows, target.outerHTML.slice(0, 120)]);
  });
}"""


@pytest.mark.parametrize(
    "name", ["index", "05_how_old_is_this_fact_sheet", "claims/f01", "tables/forces", "sheet"]
)
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
            assert shows, f"no mark of the focus on {html}"
            reached.add(number)
    missing = [html for number, html in enumerate(expected) if number not in reached]
    assert not missing


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("garrison to move into Yongsan", "claims/st08.html"),
        ("second infantry", "claims/f02.html"),
        ("37,000", "claims/f01.html"),
        ("Albania", "countries.html#"),
        ("TUV", "countries.html#"),
        ("알바니아", "countries.html#"),
        ("relations_on", "api.html#usrok_data.relations_on"),
    ],
)
def test_the_search_finds(page: Page, query: str, place: str) -> None:
    page.goto(f"search.html?q={query}")
    results = page.locator("#search-results ul.search > li > a")
    results.first.wait_for()
    first = [a.get_attribute("href").split("?")[0] for a in results.all()[:3]]
    found = [href for href in first if href.startswith(place.split("?")[0])]
    assert found, first
    page.goto(found[0])
    if "#" in place:
        target = page.locator(f"[id='{found[0].split('#')[1]}']")
        row = target.locator("xpath=ancestor-or-self::tr | ancestor-or-self::dt").first
        expect(row).to_be_in_viewport()
        expect(row).to_contain_text(query)


def test_the_search_itself_is_whole_on_a_phone(tab: Visit) -> None:
    page = tab.go("search.html?q=albania")
    page.set_viewport_size({"width": 360, "height": 900})
    expect(page.locator("#search-results .search-summary")).to_contain_text("found")
    expect(page.locator("#search-results ul.search > li").nth(10)).to_contain_text("lbania")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.set_viewport_size({"width": 1300, "height": 900})
    assert not tab.errors and not tab.elsewhere()


def test_the_icon_of_the_search_does_not_cover_what_is_typed(page: Page) -> None:
    page.goto("search.html?q=albania")
    for _ in range(2):  # on the page of the search, and in the dialog
        form = page.locator("form.bd-search:visible").last
        icon = form.locator(".fa-magnifying-glass").bounding_box()
        field = form.locator("input[type=search]").bounding_box()
        assert icon and field and icon["x"] + icon["width"] <= field["x"]
        page.goto("index.html")
        page.keyboard.press("Control+k")


class TestTables:
    def test_a_table_sorts_by_a_click_and_by_a_key(self, page: Page) -> None:
        page.goto("tables/forces.html")
        column = page.locator("table.full tbody tr td:first-child")
        ids = list(usrok.forces()["force_id"])
        assert column.all_inner_texts() == ids
        header = page.locator("th", has_text="force_id")
        header.click()
        expect(header).to_have_attribute("aria-sort", "ascending")
        header.click()
        expect(header).to_have_attribute("aria-sort", "descending")
        expect(column).to_have_text(ids[::-1])
        header.get_by_role("button").press("Enter")
        expect(column).to_have_text(ids)

    def test_numbers_sort_as_numbers(self, page: Page) -> None:
        page.goto("tables/us_trade.html")
        header = page.locator("th", has_text="exports_musd")
        header.click()
        expect(header).to_have_attribute("aria-sort", "ascending")
        header.click()
        expect(header).to_have_attribute("aria-sort", "descending")
        first = page.locator("table.full tbody tr").first
        table = usrok.record.us_trade()
        largest = table.loc[table["exports_musd"].idxmax()]
        expect(first).to_contain_text(largest["partner"])
        expect(first).to_contain_text(str(largest["year"]))

    def test_a_table_filters(self, page: Page) -> None:
        page.goto("tables/korea_trade.html")
        page.get_by_label("Filter the rows").fill("NAM 1990")
        rows = page.locator("table.full tbody tr")
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text("NAM")

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

    def test_a_csv_is_downloaded(self, page: Page) -> None:
        page.goto("tables/forces.html")
        with page.expect_download() as given:
            page.get_by_role("link", name="Download forces.csv").click()
        held = Path(given.value.path()).read_bytes()
        assert held == (site_build.ROOT / "usrok_data/data/forces.csv").read_bytes()


class TestReading:
    def test_folded_code_opens_with_a_key(self, page: Page) -> None:
        page.goto("02_security.html")
        folded = page.locator("details.hide").first
        code = folded.locator("pre")
        expect(code).to_be_hidden()
        folded.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(code).to_be_visible()

    @pytest.mark.parametrize("mode", ["dark", "light"])
    def test_the_reader_chooses_dark_or_light_and_keeps_it(self, page: Page, mode: str) -> None:
        page.emulate_media(color_scheme="light" if mode == "dark" else "dark")
        page.goto("index.html")
        theme = "document.documentElement.dataset.theme"
        assert page.evaluate(theme) != mode
        page.locator("button.theme-switch-button:visible").first.click()
        page.get_by_role("button", name=mode, exact=False).last.click()
        assert page.evaluate(theme) == mode
        page.goto("claims.html")
        assert page.evaluate(theme) == mode

    def test_previous_and_next_lead_through_the_claims(self, page: Page) -> None:
        claims = list(usrok.claims()["claim_id"])
        page.goto(f"claims/{claims[1]}.html")
        page.locator("a.right-next").click()
        expect(page).to_have_url(re.compile(rf"claims/{claims[2]}\.html$"))
        page.locator("a.left-prev").click()
        page.locator("a.left-prev").click()
        expect(page).to_have_url(re.compile(rf"claims/{claims[0]}\.html$"))

    def test_on_paper_there_is_no_navigation_and_no_dark(self, page: Page) -> None:
        page.goto("claims/f01.html")
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.emulate_media(media="print")
        for gone in (".bd-sidebar-primary", ".prev-next-footer", ".bd-sidebar-secondary"):
            expect(page.locator(gone).first).to_be_hidden()
        expect(page.locator("article img").first).to_be_visible()
        text = page.evaluate("getComputedStyle(document.querySelector('article p')).color")
        assert max(map(int, re.findall(r"\d+", text)[:3])) < 100, text


class TestFromAFile:
    """The site opened from a disk, without a server."""

    @pytest.mark.parametrize("name", ["index", "claims/f01", "tables/korea_trade"])
    def test_a_page_opens_and_asks_for_nothing_else(self, file: Visit, name: str) -> None:
        file.go(f"{name}.html")
        assert not file.elsewhere()
        assert not file.errors

    def test_a_table_filters(self, file: Visit) -> None:
        page = file.go("tables/korea_trade.html")
        page.get_by_label("Filter the rows").fill("NAM 1990")
        expect(page.locator("table.full tbody tr")).to_have_count(1)

    def test_the_search_finds(self, file: Visit) -> None:
        page = file.go("search.html?q=garrison")
        results = page.locator("#search-results ul.search > li > a")
        results.first.wait_for()
        assert any("st08" in (a.get_attribute("href") or "") for a in results.all())
        assert not file.elsewhere()
