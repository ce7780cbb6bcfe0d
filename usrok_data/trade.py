"""The rank of the trading partners of the United States, computed from the record."""

from __future__ import annotations

import pandas as pd

from usrok_data import codebook
from usrok_data.tables import derived, load


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
    table = load("us_trade")
    table["total_musd"] = table["exports_musd"] + table["imports_musd"]
    # What has no country is no partner: unidentified countries, international organisations.
    table = table.dropna(subset=["total_musd", "country"])
    # Ethiopia has two codes in the year in which Eritrea left it.
    table = table.groupby(["year", "country"], as_index=False).agg(
        partner=("partner", "first"), total_musd=("total_musd", "sum")
    )
    by_year = table.groupby("year")["total_musd"]
    table["rank"] = by_year.rank(method="min", ascending=False)
    table["partners"] = by_year.transform("count")
    types = codebook.dtypes("us_trade_ranks")
    table = table.sort_values(["year", "rank", "partner"], ignore_index=True)
    return table[list(types)].astype(types)
