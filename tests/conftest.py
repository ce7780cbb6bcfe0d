"""Fixtures: the full text, where a reader has it; and pictures compared by nbval."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


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


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Let nbval compare pictures too: by default it passes a tampered one."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare = tuple(
            kind for kind in collector.skip_compare if kind not in {"image/png", "image/jpeg"}
        )
