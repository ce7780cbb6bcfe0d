"""The country-year panel of both Koreas, computed from the spells of the record."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from usrok_data._tables import load
from usrok_data._time import FOUNDED, HORIZON
from usrok_data.relations import KOREAS

YEARS = np.arange(FOUNDED.year, HORIZON.year + 1)


def _years(days: pd.Series) -> Any:
    """Return the years of some days; a blank lies after the record."""
    years = days.to_numpy().astype("datetime64[Y]").astype("int64") + 1970
    return np.where(days.isna(), HORIZON.year + 1, years)[:, None]


@cache
def _panel() -> pd.DataFrame:
    table, countries = load("recognition"), load("countries")
    states, place = np.unique(table["country"].to_numpy(dtype=object), return_inverse=True)
    # A spell holds at the end of a year if it has begun by then and is not over: one that
    # ends within a year, be it on its last day, does not.
    may = (_years(table["start"]) <= YEARS) & (_years(table["ended_latest"]) > YEARS)
    sure = (_years(table["start_latest"]) <= YEARS) & (_years(table["ended"]) > YEARS)
    # One number says which spell to name: any that surely holds before any that may, and
    # of these the first.
    count = len(table)
    number = np.arange(count)[:, None]
    rank = np.where(sure, 3 * count - number, np.where(may, count - number, 0))
    korea = np.array([KOREAS.index(k) for k in table["korea"]])
    best = np.zeros((len(KOREAS), len(states), len(YEARS)), dtype="int64")
    np.maximum.at(best, (korea, place), rank)
    ended = dict(zip(countries["country"], _years(countries["ended"])[:, 0], strict=True))
    last = np.array([ended[state] for state in states])
    stands = np.broadcast_to(last[:, None] > YEARS, best.shape)
    at_korea, at_state, at_year = np.nonzero(stands)
    found = best[stands]
    certain = found > count
    which = np.where(certain, 3 * count - found, np.where(found > 0, count - found, -1))
    return pd.DataFrame(
        {
            "korea": pd.array(KOREAS, dtype="string").take(at_korea),
            "country": pd.array(states, dtype="string").take(at_state),
            "year": pd.arrays.IntegerArray(YEARS[at_year], np.zeros(len(found), dtype=bool)),
            "relations": pd.arrays.BooleanArray(certain, (found > 0) & ~certain),
            "spell_id": table["spell_id"].array.take(which, allow_fill=True),
        }
    )


def relations_panel() -> pd.DataFrame:
    """Say for each Korea, state and year whether they had relations at the end of the year.

    Returns
    -------
    pandas.DataFrame
        One row a Korea, state and year, in this order: ``korea`` (string), ``country``
        (string, code), ``year`` (Int64, 1948 to 1999), ``relations`` (boolean, on 31
        December; blank where a date known to the month or year only leaves it open),
        ``spell_id`` (string, the spell that holds or may hold; blank where there is none).
        The states are those with which either Korea had relations at some time. A former
        state has rows up to the last year at whose end it stood; no row says that a state
        stood already.

    Raises
    ------
    DataError
        If an installed table is missing, damaged or does not fit the codebook.

    Notes
    -----
    Computed from ``record.recognition()``, as ``relations_on()`` is; former states stand
    for themselves. Source: that of each spell, see its ``start_source``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> panel = usrok.relations_panel().set_index(["korea", "country", "year"])["relations"]
    >>> bool(panel["KOR", "CHN", 1991]), bool(panel["KOR", "CHN", 1992])
    (False, True)
    """
    return _panel().copy(deep=True)
