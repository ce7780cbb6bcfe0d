"""A tab of the browser for the tests of the site, and what every page must stand."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
#: WCAG 2.2, levels A and AA.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
#: The rules that look at colours; the others see the same page in the dark as in the light.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
WIDTHS = (360, 700, 1300)
RUN_AXE = """async (only) => {
  const options = {runOnly: only, resultTypes: ["violations"], preload: false, iframes: false};
  const found = await axe.run(document, options);
  return found.violations.flatMap((rule) => rule.nodes.map(
    (node) => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
}"""


class Visit:
    """One tab of the browser that keeps what it asked for and what went wrong."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.address = address
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.context = browser.new_context(viewport={"width": 1300, "height": 900})
        self.page: Page = self.context.new_page()
        self.page.on("request", lambda request: self.asked.append(request.url))
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
        """Open a page of the site with clean books."""
        self.asked.clear()
        self.errors.clear()
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def elsewhere(self) -> list[str]:
        """Return what was asked for outside the site."""
        inside = (self.address, "data:", "blob:")
        return [url for url in self.asked if not url.startswith(inside)]


def inspect(tab: Visit, name: str) -> None:
    """Look at one page in the light, in the dark and at three widths; fail at what is amiss."""
    page = tab.go(f"{name}.html")
    page.evaluate(AXE)
    # A colour on its way from light to dark is neither.
    page.add_style_tag(content="* { transition: none !important; animation: none !important; }")
    found = page.evaluate(RUN_AXE, {"type": "tag", "values": TAGS})
    assert not found, "in the light: " + "\n".join(found[:5])
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    found = page.evaluate(RUN_AXE, {"type": "rule", "values": COLOUR_RULES})
    assert not found, "in the dark: " + "\n".join(found[:5])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"at {width} px the page is {wide} px wide"
    page.set_viewport_size({"width": 1300, "height": 900})
    assert not tab.elsewhere()
    assert not tab.errors
