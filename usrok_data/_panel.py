"""The country-year panel of both Koreas, computed from the spells of the record."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from usrok_data._tables import cached
from usrok_data._time import FOUNDED, HORIZON
from usrok_data.relations import KOREAS

YEARS = np.arange(FOUNDED.year, HORIZON.year + 1, dtype="int16")
DATES = ("start", "start_latest", "ended", "ended_latest")


class _Ends(NamedTuple):
    """The relations at the ends of the years, in the order of the panel."""

    states: list[str]
    each: Any  # how many years each state has, from the first on; for one Korea, then the other
    years: Any
    rank: Any  # of the spell that surely holds, above `total`, or may hold; 0 for none
    total: int  # of spells
    spells: Any  # rank -> id of the spell


def _years(columns: Iterable[pd.Series]) -> Any:
    """Return the years of days, a row a column; a blank lies after the record."""
    days = np.stack([column.to_numpy() for column in columns])
    years = days.astype("datetime64[Y]").astype("int16") + np.int16(1970)
    years[np.isnat(days)] = HORIZON.year + 1
    return years


@cache
def _ends() -> _Ends:
    table, countries = cached("recognition"), cached("countries")
    dates = _years(table[name] for name in DATES)
    start, start_latest, ended, ended_latest = dates[:, :, np.newaxis]
    # A spell holds at the end of a year if it has begun by then and is not over: one that
    # ends within a year, be it on its last day, does not.
    may = (start <= YEARS) & (ended_latest > YEARS)
    sure = (start_latest <= YEARS) & (ended > YEARS)
    # One number says which spell to name: any that surely holds before any that may, and
    # of these the first.
    count = len(table)
    place = np.arange(count, 0, -1, dtype="int32")[:, np.newaxis]
    rank = np.where(sure, place + count, np.where(may, place, 0))
    spell = np.r_[-1, np.tile(np.arange(count)[::-1], 2)]
    names = table["country"].to_numpy(dtype=object).tolist()
    states = sorted(set(names))
    number = {state: n for n, state in enumerate(states)}
    pair = np.fromiter(map(number.__getitem__, names), dtype="int64", count=count)
    pair += len(states) * (table["korea"].to_numpy() == KOREAS[1])
    order = np.argsort(pair, kind="stable")
    pairs, first = np.unique(pair[order], return_index=True)
    best = np.zeros((len(KOREAS) * len(states), len(YEARS)), dtype=rank.dtype)
    best[pairs] = np.maximum.reduceat(rank[order], first)
    codes = countries["country"].to_numpy(dtype=object).tolist()
    last = dict(zip(codes, _years([countries["ended"]])[0].tolist(), strict=True))
    stands = np.array([last[state] for state in states] * len(KOREAS))[:, np.newaxis] > YEARS
    return _Ends(
        states,
        stands.sum(axis=1),
        np.broadcast_to(YEARS, stands.shape)[stands].astype("int64"),
        best[stands],
        count,
        table["spell_id"].array.take(spell, allow_fill=True),
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
    states, each, years, rank, total, spells = _ends()
    sure = rank > total
    data = {
        "korea": pd.array(KOREAS, dtype="string").repeat(each.sum() // len(KOREAS)),
        "country": pd.array(states * len(KOREAS), dtype="string").repeat(each),
        "year": pd.arrays.IntegerArray(years.copy(), np.zeros(len(rank), dtype=bool)),
        "relations": pd.arrays.BooleanArray(sure, (rank > 0) & ~sure),
        "spell_id": spells.take(rank),
    }
    return pd.DataFrame(data, copy=False)  # all of it made here
