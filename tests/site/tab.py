"""A tab of the browser, and what every page must stand."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Response

LOOK = (Path(__file__).parent / "axe.js").read_text(encoding="utf-8")
#: WCAG 2.2, levels A and AA.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
#: A phone, a tablet, a desk.
WIDTHS = (360, 700, 1300)
#: High enough to show the whole side bar.
DESK = {"width": 1300, "height": 1800}


class Tab:
    """One tab of the browser that keeps what it requested and what went wrong."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.requested: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context(viewport=DESK)
        self.page: Page = self.context.new_page()
        self.page.on("request", lambda request: self.requested.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._console)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.errors.append(message.text)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.errors.append(f"{response.status} {response.url}")

    def go(self, path: str) -> Page:
        """Open a page of the site, as on a desk, and forget what happened before."""
        self.requested.clear()
        self.errors.clear()
        if self.page.viewport_size != DESK:
            self.page.set_viewport_size(DESK)
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def elsewhere(self) -> list[str]:
        """Return what was requested outside the site."""
        inside = (self.address, "data:", "blob:")
        return [url for url in self.requested if not url.startswith(inside)]


def barriers(page: Page) -> list[str]:
    """Return what axe finds on the open page, in the light and in the dark theme."""
    page.add_script_tag(url="/axe.js")
    return page.evaluate(LOOK, {"tags": TAGS, "colourRules": COLOUR_RULES})


def inspect(tab: Tab, name: str) -> None:
    """Look at one page in both themes and at three widths; fail at what is wrong."""
    page = tab.go(f"{name}.html")
    found = barriers(page)
    assert not found, "\n".join(found[:5])
    for width in WIDTHS:
        # Low, except for the last: the height does not matter, and drawing takes time.
        page.set_viewport_size({"width": width, "height": 300} if width < WIDTHS[-1] else DESK)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"at {width} px the page is {wide} px wide"
    assert not tab.elsewhere()
    assert not tab.errors
