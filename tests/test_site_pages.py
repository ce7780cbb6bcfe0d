"""Every page of the site but those of claims: whole, and open to all."""

from __future__ import annotations

import pytest
import site_build
from site_visit import Visit, inspect


@pytest.mark.parametrize("name", [p for p in site_build.pages() if not p.startswith("claims/")])
def test_a_page_is_whole_and_open_to_all(tab: Visit, name: str) -> None:
    inspect(tab, name)
