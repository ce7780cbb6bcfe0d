"""Fixtures: the built site, its address on loopback, a browser, a tab."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import built
import pytest


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; the workers of one run share it."""
    from filelock import FileLock

    folder = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    with FileLock(folder / "site.lock"):
        html = folder / "site" / "html"
        return html if html.is_dir() else built.build(folder)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the built site on loopback."""
    with built.served(site) as found:
        yield found


@pytest.fixture(scope="session")
def start_chromium() -> Iterator[Callable[..., Any]]:
    """A call that starts Chromium without a window, with the switches it is given."""
    from playwright.sync_api import sync_playwright

    path = built.chromium()
    if path is None:
        pytest.skip("needs Chromium: install it (Debian: apt-get install chromium) and run again")
    with sync_playwright() as playwright:
        yield lambda args: playwright.chromium.launch(executable_path=path, args=list(args))


@pytest.fixture(scope="session")
def browser(start_chromium: Callable[..., Any]) -> Any:
    """A browser to click and type in."""
    return start_chromium(built.SWITCHES)


@pytest.fixture(scope="session")
def quick_browser(start_chromium: Callable[..., Any]) -> Any:
    """A browser to look at many pages."""
    return start_chromium(built.QUICK)


@pytest.fixture(scope="module")
def tab(quick_browser: Any, address: str) -> Iterator[Any]:
    """A tab that goes from page to page and leaves each as it found it."""
    from tab import Tab

    one = Tab(quick_browser, address)
    yield one
    one.context.close()
