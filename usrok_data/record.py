"""What the record says: independent series and dated events, one loader per table."""
# The docstrings come from the codebook; tests/regenerate.py writes stubs for editors.

from __future__ import annotations

import pandas as pd

from usrok_data.tables import documented, load
from usrok_data.trade import us_trade_ranks

__all__ = [
    "armed_forces",
    "context",
    "corrections",
    "countries",
    "counts_reported",
    "exchange_rates",
    "figures_reported",
    "groups",
    "igo_memberships",
    "indicators",
    "korea_trade",
    "memberships",
    "milestones",
    "recognition",
    "recognition_list",
    "recognition_reports",
    "reused_text",
    "sources",
    "terms",
    "test_claims",
    "test_documents",
    "us_forces_korea",
    "us_trade",
    "us_trade_ranks",
]


@documented
def sources() -> pd.DataFrame:
    return load("sources")


@documented
def countries() -> pd.DataFrame:
    return load("countries")


@documented
def groups() -> pd.DataFrame:
    return load("groups")


@documented
def milestones() -> pd.DataFrame:
    return load("milestones")


@documented
def context() -> pd.DataFrame:
    return load("context")


@documented
def recognition() -> pd.DataFrame:
    return load("recognition")


@documented
def recognition_reports() -> pd.DataFrame:
    return load("recognition_reports")


@documented
def recognition_list() -> pd.DataFrame:
    return load("recognition_list")


@documented
def counts_reported() -> pd.DataFrame:
    return load("counts_reported")


@documented
def us_forces_korea() -> pd.DataFrame:
    return load("us_forces_korea")


@documented
def figures_reported() -> pd.DataFrame:
    return load("figures_reported")


@documented
def armed_forces() -> pd.DataFrame:
    return load("armed_forces")


@documented
def indicators() -> pd.DataFrame:
    return load("indicators")


@documented
def us_trade() -> pd.DataFrame:
    return load("us_trade")


@documented
def korea_trade() -> pd.DataFrame:
    return load("korea_trade")


@documented
def igo_memberships() -> pd.DataFrame:
    return load("igo_memberships")


@documented
def memberships() -> pd.DataFrame:
    return load("memberships")


@documented
def terms() -> pd.DataFrame:
    return load("terms")


@documented
def exchange_rates() -> pd.DataFrame:
    return load("exchange_rates")


@documented
def test_documents() -> pd.DataFrame:
    return load("test_documents")


@documented
def test_claims() -> pd.DataFrame:
    return load("test_claims")


@documented
def reused_text() -> pd.DataFrame:
    return load("reused_text")


@documented
def corrections() -> pd.DataFrame:
    return load("corrections")


def __dir__() -> list[str]:
    return __all__
