"""Fixtures for all tests: the full text of the sheet, where the reader has a copy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the notebooks between the site and the rest.

    Workers take the files in this order. Two that run notebooks wait for each other, while one
    that looks at pages in a browser waits for nobody.
    """

    def place(item: pytest.Item) -> int:
        if item.path.suffix == ".ipynb":
            return 1
        return 0 if item.path.parent.name == "site" else 2

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
