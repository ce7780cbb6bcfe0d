"""The rank of the trading partners of the United States, computed from the record."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal, get_args

import pandas as pd

from usrok_data import codebook
from usrok_data.tables import cached_table, derived, load

#: What a partner may be ranked by.
Measure = Literal["total", "exports", "imports"]
MEASURES = get_args(Measure)


def rank_partners(measure: Measure = "total", bloc: Collection[str] = ()) -> pd.DataFrame:
    """Rank the partners of the United States, with the states of a bloc as one partner.

    The frame has one row per partner and year: ``year``, ``country`` (the bloc is ``bloc``),
    ``partner``, ``value`` (million US dollars), ``rank`` and ``partners``.
    """
    table = load("us_trade")
    exports, imports = table["exports_musd"], table["imports_musd"]
    table["value"] = {"total": exports + imports, "exports": exports, "imports": imports}[measure]
    # What has no country is no partner: unidentified countries, international organisations.
    table = table.dropna(subset=["value", "country"])
    table.loc[table["country"].isin(list(bloc)), "country"] = "bloc"
    # Ethiopia has two codes in the year in which Eritrea left it.
    table = table.groupby(["year", "country"], as_index=False).agg(
        partner=("partner", "first"), value=("value", "sum")
    )
    by_year = table.groupby("year")["value"]
    table["rank"] = by_year.rank(method="min", ascending=False)
    table["partners"] = by_year.transform("count")
    return table


def bloc_members(group: str) -> Collection[str]:
    """Return the codes of the states of a group."""
    groups = cached_table("groups")
    return list(groups.loc[groups["group"] == group, "country"])


@derived
def us_trade_ranks() -> pd.DataFrame:
    """Rank the partners of the United States by goods trade, year by year.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    DataError
        If an installed table is missing, damaged or does not match the codebook.

    Notes
    -----
    Partners without figures are left out, not ranked last.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> ranks = usrok.record.us_trade_ranks()
    >>> int(ranks.loc[(ranks["country"] == "KOR") & (ranks["year"] == 1993), "rank"].item())
    8
    """
    table = rank_partners().rename(columns={"value": "total_musd"})
    types = codebook.dtypes("us_trade_ranks")
    table = table.sort_values(["year", "rank", "partner"], ignore_index=True)
    return table[list(types)].astype(types)
