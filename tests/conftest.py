"""Fixtures: the full text, the site, a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import site_build

ROOT = Path(__file__).parent.parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the notebooks among the pages of the site: a browser works while a kernel starts.

    Workers take the files in this order. Two that run notebooks wait for each other.
    """

    def place(item: pytest.Item) -> int:
        if item.path.suffix == ".ipynb":
            return 1
        return 2 if item.path.name > "test_site_browser.py" else 0

    items.sort(key=place)


@pytest.fixture(scope="session")
def full_text_path() -> Path:
    """Path of a copy of the fact sheet, named by the variable USROK_FACT_SHEET."""
    given = os.environ.get("USROK_FACT_SHEET")
    if not given:
        pytest.skip("needs the full text: set USROK_FACT_SHEET to the path of your own copy")
    path = Path(given)
    assert path.is_file(), f"USROK_FACT_SHEET names {given!r}, and there is no such file"
    return path


@pytest.fixture(scope="session")
def full_text(full_text_path: Path) -> str:
    """The copy as text."""
    return full_text_path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; the workers of one run share it."""
    from filelock import FileLock

    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    with FileLock(folder / "site.lock"):
        built = folder / "site" / "html"
        return built if built.is_dir() else site_build.build(folder)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site on loopback."""
    with site_build.served(site) as found:
        yield found


@pytest.fixture(scope="session")
def start_chromium() -> Iterator[Callable[..., Any]]:
    """A call that starts Chromium without a window, with the switches it is given."""
    from playwright.sync_api import sync_playwright

    path = site_build.chromium()
    if path is None:
        pytest.skip("needs Chromium: install it (Debian: apt-get install chromium) and run again")
    with sync_playwright() as playwright:
        yield lambda args: playwright.chromium.launch(executable_path=path, args=list(args))


@pytest.fixture(scope="session")
def browser(start_chromium: Callable[..., Any]) -> Any:
    """A browser to click and type in."""
    return start_chromium(site_build.SWITCHES)


@pytest.fixture(scope="session")
def quick_browser(start_chromium: Callable[..., Any]) -> Any:
    """A browser to look at many pages."""
    return start_chromium(site_build.QUICK)


@pytest.fixture(scope="module")
def tab(quick_browser: Any, address: str) -> Iterator[Any]:
    """A tab that goes from page to page and leaves each as it found it."""
    from site_visit import Visit

    visit = Visit(quick_browser, address)
    yield visit
    visit.context.close()
