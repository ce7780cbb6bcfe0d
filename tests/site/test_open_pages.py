"""Every other page in the browser: whole, and open to all."""

from __future__ import annotations

import built
import pytest
from tab import Tab, inspect


@pytest.mark.parametrize("name", [p for p in built.pages() if not p.startswith("claims/")])
def test_a_page_is_whole_and_open_to_all(tab: Tab, name: str) -> None:
    inspect(tab, name)
