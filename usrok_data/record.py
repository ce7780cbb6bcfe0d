"""What others say: independent series and dated acts, each row with its source.

One function a table. The docstring of each is written from the codebook.
"""

from __future__ import annotations

import pandas as pd

from usrok_data._tables import describe, load

__all__ = [
    "armed_forces",
    "corrections",
    "countries",
    "counts_reported",
    "figures_reported",
    "groups",
    "igo_memberships",
    "korea_trade",
    "milestones",
    "recognition",
    "recognition_list",
    "recognition_witnesses",
    "sources",
    "us_forces_korea",
    "us_trade",
    "us_trade_ranks",
]


def sources() -> pd.DataFrame:
    """Load the works cited."""
    return load("sources")


def countries() -> pd.DataFrame:
    """Load the countries and their codes."""
    return load("countries")


def groups() -> pd.DataFrame:
    """Load the groups of states used by claims."""
    return load("groups")


def milestones() -> pd.DataFrame:
    """Load the dated acts."""
    return load("milestones")


def recognition() -> pd.DataFrame:
    """Load the spells of diplomatic relations."""
    return load("recognition")


def recognition_witnesses() -> pd.DataFrame:
    """Load what each source says on the dates of relations."""
    return load("recognition_witnesses")


def recognition_list() -> pd.DataFrame:
    """Load the country-year list of relations."""
    return load("recognition_list")


def counts_reported() -> pd.DataFrame:
    """Load the counts of states as printed."""
    return load("counts_reported")


def us_forces_korea() -> pd.DataFrame:
    """Load the US strength in Korea."""
    return load("us_forces_korea")


def figures_reported() -> pd.DataFrame:
    """Load the strengths that were printed."""
    return load("figures_reported")


def armed_forces() -> pd.DataFrame:
    """Load the personnel of armed forces."""
    return load("armed_forces")


def us_trade() -> pd.DataFrame:
    """Load the US goods trade."""
    return load("us_trade")


def korea_trade() -> pd.DataFrame:
    """Load the Korean goods trade."""
    return load("korea_trade")


def igo_memberships() -> pd.DataFrame:
    """Load the memberships of the two Koreas."""
    return load("igo_memberships")


def corrections() -> pd.DataFrame:
    """Load what was corrected or chosen."""
    return load("corrections")


for _loader in (
    sources,
    countries,
    groups,
    milestones,
    recognition,
    recognition_witnesses,
    recognition_list,
    counts_reported,
    us_forces_korea,
    figures_reported,
    armed_forces,
    us_trade,
    korea_trade,
    igo_memberships,
    corrections,
):
    _loader.__doc__ = describe(_loader.__name__)


def us_trade_ranks() -> pd.DataFrame:
    """Rank the partners of the United States by goods trade, year by year.

    Returns
    -------
    pandas.DataFrame
        One row a partner and year, the largest first: ``year`` (Int64), ``rank`` (Int64;
        equal totals share the better rank), ``country`` (string, blank where the partner
        is not one country), ``partner`` (string), ``total_musd`` (Float64, exports and
        imports added, million US dollars, current), ``partners`` (Int64, how many were
        ranked in the year). Partners without figures are left out, not ranked last.

    Notes
    -----
    Goods only, Census basis. Until 1991 the table has 76 partners; every partner that was
    among the 25 largest in 1992 is one of them.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> ranks = usrok.record.us_trade_ranks()
    >>> int(ranks.loc[(ranks["country"] == "KOR") & (ranks["year"] == 1993), "rank"].item())
    8
    """
    table = load("us_trade")
    table["total_musd"] = table["exports_musd"] + table["imports_musd"]
    table = table.dropna(subset=["total_musd"])
    by_year = table.groupby("year")["total_musd"]
    table["rank"] = by_year.rank(method="min", ascending=False).astype("Int64")
    table["partners"] = by_year.transform("count").astype("Int64")
    columns = ["year", "rank", "country", "partner", "total_musd", "partners"]
    return table.sort_values(["year", "rank", "partner"], ignore_index=True)[columns]
