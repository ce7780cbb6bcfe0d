"""What every unit test has: Matplotlib's defaults before it, no open figures after it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def fresh_charts() -> Iterator[None]:
    # What an earlier test or a notebook of the same process chose must not matter.
    if "matplotlib" in sys.modules:
        sys.modules["matplotlib"].rcdefaults()
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")
