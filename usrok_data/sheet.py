"""What the sheet says, and the evidence that tests it: one loader per table."""
# The docstrings come from the codebook; tests/regenerate.py writes stubs for editors.

from __future__ import annotations

import pandas as pd

from usrok_data.tables import documented, load

__all__ = ["claims", "events", "evidence", "forces", "sentences", "ties"]


@documented
def sentences() -> pd.DataFrame:
    return load("sentences")


@documented
def claims() -> pd.DataFrame:
    return load("claims")


@documented
def events() -> pd.DataFrame:
    return load("events")


@documented
def forces() -> pd.DataFrame:
    return load("forces")


@documented
def ties() -> pd.DataFrame:
    return load("ties")


@documented
def evidence() -> pd.DataFrame:
    return load("evidence")
