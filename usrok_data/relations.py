"""Diplomatic relations of both Koreas: with whom on a day, and with how many over time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from numbers import Real
from typing import Literal, NamedTuple, get_args

import numpy as np
import numpy.typing as npt
import pandas as pd

from usrok_data import codebook
from usrok_data.days import (
    LENGTH,
    PUBLICATION_DATE,
    RECORD_END,
    RECORD_START,
    Truth,
    any_of,
    between,
    date_of,
    day_number,
    periods,
    read_record_day,
    spell,
)
from usrok_data.tables import cached_table, derived

Korea = Literal["KOR", "PRK"]
CountSeries = Literal["press", "encyclopedia", "list", "record"]
Names = Literal["then", "today"]

#: The count series that add up spells of named states, and so count both Koreas.
SERIES_OF_BOTH_KOREAS = ("list", "record")


def check_choice(value: object, name: str, kind: object) -> None:
    """Refuse a value that a Literal type does not allow."""
    allowed = get_args(kind)
    if not isinstance(value, str) or value not in allowed:
        if kind is Korea:  # ROK is nearer to PRK than to KOR
            raise ValueError(
                f"{name} is {value!r}. Expected one of: KOR (South Korea), PRK (North Korea); "
                f'for instance {name}="KOR".'
            )
        raise ValueError(
            f"{name} is {value!r}.{codebook.suggest(value, allowed)} Expected one of: "
            f'{", ".join(allowed)}; for instance {name}="{allowed[0]}".'
        )


class Spell(NamedTuple):
    """One spell of relations, and when it held."""

    spell_id: str
    korea: str
    country: str
    start: dt.date
    truth: Truth


@cache
def spells(source: str = "record") -> tuple[Spell, ...]:
    """Return every spell of the record, or of the country-year list."""
    return tuple(_spells_of_list() if source == "list" else _spells_of_record())


def _spells_of_record() -> Iterable[Spell]:
    columns = ("spell_id", "korea", "country", "start", "start_latest", "ended", "ended_latest")
    for row in cached_table("recognition")[list(columns)].itertuples(index=False):
        ended = None if pd.isna(row.ended) else (row.ended.date(), row.ended_latest.date())
        truth = spell((row.start.date(), row.start_latest.date()), ended)
        yield Spell(row.spell_id, row.korea, row.country, row.start.date(), truth)


def _spells_of_list() -> Iterable[Spell]:
    """Yield the spells of the list: a state counts from its first year to its last full one.

    Where the record has a start in the same year, its day is used; else the start lies
    within the year.
    """
    known: dict[tuple[str, str, int], tuple[dt.date, dt.date]] = {}
    table = cached_table("recognition")
    for row in table[["korea", "country", "start", "start_latest"]].itertuples(index=False):
        key = (row.korea, successor_code(row.country), row.start.year)
        known.setdefault(key, (row.start.date(), row.start_latest.date()))
    for row in cached_table("recognition_list").itertuples(index=False):
        year = (dt.date(row.first_year, 1, 1), dt.date(row.first_year, 12, 31))
        start = known.get((row.korea, row.country, row.first_year), year)
        ended = None if pd.isna(row.ended_year) else (dt.date(row.ended_year, 1, 1),) * 2
        yield Spell(row.list_id, row.korea, row.country, start[0], spell(start, ended))


@cache
def _successors() -> dict[str, str]:
    table = cached_table("countries").dropna(subset=["successor"])
    return dict(zip(table["country"], table["successor"], strict=True))


def successor_code(country: str) -> str:
    """Return the code under which a list made today counts a state."""
    while country in _successors():
        country = _successors()[country]
    return country


def country_names() -> dict[str, str]:
    """Return the short English name of each country by its code."""
    table = cached_table("countries")
    return dict(zip(table["country"], table["name"], strict=True))


def relations_with(countries: Iterable[str], source: str = "record", korea: Korea = "KOR") -> Truth:
    """Return when a Korea had relations with at least one of some states."""
    wanted = set(countries)
    return any_of(s.truth for s in spells(source) if s.korea == korea and s.country in wanted)


@derived
def relations_on(
    date: object = PUBLICATION_DATE, korea: Korea | None = None, names: Names = "then"
) -> pd.DataFrame:
    """List the states with which a Korea had diplomatic relations on a day.

    Parameters
    ----------
    date : str, datetime.date, pandas.Timestamp or numpy.datetime64
        The day, for instance ``"1993-07-19"``, from 15 August 1948 to 31 December 1999;
        without it, the publication date of the sheet.
    korea : {"KOR", "PRK"}, optional
        Which Korea; without it both.
    names : {"then", "today"}
        ``"then"`` lists former states under their own codes (the Soviet Union in 1990);
        ``"today"`` lists their successors instead (Russia), as ``record.korea_trade()`` does.
        A state that only changed its name has its present one.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If the date is not a day of the record, or a choice is not listed.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> len(usrok.relations_on("1993-07-19", korea="KOR"))
    172
    """
    day = read_record_day(date)
    if korea is not None:
        check_choice(korea, "korea", Korea)
    check_choice(names, "names", Names)
    now = day_number(day)
    confidence = cached_table("recognition").set_index("spell_id")["confidence"]
    name_of = country_names()
    rows: dict[tuple[str, str], dict[str, object]] = {}
    # Certain spells first: where a state has two on one day, the certain one is named.
    for s in sorted(spells(), key=lambda s: not s.truth.certain[now]):
        if not s.truth.possible[now] or korea not in (None, s.korea):
            continue
        country = successor_code(s.country) if names == "today" else s.country
        rows.setdefault(
            (s.korea, country),
            {
                "korea": s.korea,
                "country": country,
                "name": name_of[country],
                "since": s.start,
                "certainty": "certain" if s.truth.certain[now] else "possible",
                "confidence": confidence[s.spell_id],
                "spell_id": s.spell_id,
            },
        )
    return codebook.frame("relations_on", [rows[key] for key in sorted(rows)])


@derived
def relations_panel() -> pd.DataFrame:
    """Show for each Korea, state and year whether they had relations at the end of the year.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    DataError
        If an installed table is missing, damaged or does not match the codebook.

    Notes
    -----
    The states are those with which either Korea had relations at some time. Computed from
    ``record.recognition()``, as ``relations_on()`` is; former states stand for themselves.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> panel = usrok.relations_panel().set_index(["korea", "country", "year"])["relations"]
    >>> bool(panel["KOR", "CHN", 1991]), bool(panel["KOR", "CHN", 1992])
    (False, True)
    """
    years = range(RECORD_START.year, RECORD_END.year + 1)
    ends = [day_number(dt.date(year, 12, 31)) for year in years]
    held = pd.DataFrame(
        [
            (s.korea, s.country, year, bool(s.truth.certain[end]), s.spell_id)
            for s in spells()
            for year, end in zip(years, ends, strict=True)
            if s.truth.possible[end]
        ],
        columns=["korea", "country", "year", "certain", "spell_id"],
    )
    # Where two spells may hold, a certain one is named, else the first.
    keys = ["korea", "country", "year"]
    held = held.sort_values("certain", ascending=False, kind="stable").drop_duplicates(keys)
    states = sorted({s.country for s in spells()})
    grid = pd.MultiIndex.from_product([get_args(Korea), states, years], names=keys)
    panel = grid.to_frame(index=False).merge(held, on=keys, how="left")
    ended = cached_table("countries").set_index("country")["ended"].dt.year
    last = panel["country"].map(ended).fillna(RECORD_END.year + 1)
    panel = panel[panel["year"] < last].reset_index(drop=True)
    # No spell: no relations. A spell that is possible only: unknown.
    panel["relations"] = panel["certain"].astype("boolean").replace(False, pd.NA)
    panel.loc[panel["spell_id"].isna(), "relations"] = False
    types = codebook.dtypes("relations_panel")
    return panel[list(types)].astype(types)


# ---------------------------------------------------------------- counting


class Counts(NamedTuple):
    """The lowest and highest count of states on each day, and the days it covers."""

    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    first: int
    last: int


@cache
def counts(korea: Korea, series: CountSeries) -> Counts:
    """Return how many states had relations with a Korea, day by day."""
    low, high = np.zeros(LENGTH, dtype=np.int64), np.zeros(LENGTH, dtype=np.int64)
    if series in SERIES_OF_BOTH_KOREAS:
        for country in {s.country for s in spells(series) if s.korea == korea}:
            truth = relations_with([country], series, korea)
            low += truth.certain
            high += truth.possible
        return Counts(low, high, 0, LENGTH - 1)
    changes = _changes(series)
    for start, end, change in changes:
        # A gain counts from its last possible day in the low count, a loss from its first.
        early, late = (start, end) if change < 0 else (end, start)
        low += change * between(early, None)
        high += change * between(late, None)
    last = day_number(changes[-1][1]) if series == "press" else LENGTH - 1
    return Counts(low, high, day_number(changes[0][0]), last)


def _changes(series: CountSeries) -> list[tuple[dt.date, dt.date, int]]:
    """Return first day, last day and change of each event that a series adds up."""
    if series == "encyclopedia":
        table = cached_table("recognition_reports").dropna(subset=["change"]).sort_values("start")
        changes = table["change"]
    else:
        table = cached_table("counts_reported")
        table = table[table["count_series"] == "press"]
        # The series opens with a count, which stands for everything before it.
        changes = table["change"].copy()
        changes.iloc[0] = table["count"].iloc[0]
    # An event known to the year only cannot lie before the first of the series.
    starts = table["start"].clip(lower=table["start"].iloc[0])
    rows = zip(starts, table["end"], changes, strict=True)
    return sorted((a.date(), b.date(), int(c)) for a, b, c in rows if c != 0)


def count_truth(
    low: float, high: float, series: CountSeries = "record", korea: Korea = "KOR"
) -> Truth:
    """Return when a count of states lay between two numbers, both included."""
    count = counts(korea, series)
    certain = (low <= count.low) & (count.high <= high)
    possible = (low <= count.high) & (count.low <= high)
    return Truth(certain, possible).limited_to(count.first, count.last)


@derived
def count_relations(korea: Korea = "KOR", series: CountSeries = "record") -> pd.DataFrame:
    """Count the states with which a Korea had relations, over time.

    Parameters
    ----------
    korea : {"KOR", "PRK"}
        Which Korea.
    series : {"record", "press", "encyclopedia", "list"}
        Who counted. ``record`` adds up the spells of ``record.recognition()``; ``press``
        follows the numbers that the Foreign Ministry gave the newspapers, from February
        1989 to March 1995; ``encyclopedia`` adds up the events of an article; ``list``
        counts as a list by years, made decades later, with the days of the record where
        both have the same year. Press and encyclopedia count South Korea only.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If a choice is not listed, or the series does not count that Korea.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> count = usrok.count_relations(series="press").set_index("date")
    >>> int(count.asof("1991-08-01")["low"])
    148
    """
    check_choice(korea, "korea", Korea)
    check_choice(series, "series", CountSeries)
    if korea == "PRK" and series not in SERIES_OF_BOTH_KOREAS:
        raise ValueError(
            f'The count series "{series}" counts South Korea only. Expected korea="KOR", '
            'or series="record" or "list" for North Korea.'
        )
    low, high, first, last = counts(korea, series)
    bounds = np.column_stack([low, high])[first : last + 1]
    changed = np.diff(bounds, axis=0, prepend=-1).any(axis=1)
    days = (np.flatnonzero(changed) + first).tolist()
    rows = zip(map(date_of, days), low[days], high[days], strict=True)
    return codebook.frame("count_relations", list(rows))


@derived
def count_periods(number: int = 148, korea: Korea = "KOR") -> pd.DataFrame:
    """Find when the count of states was a given number, in each count series.

    Parameters
    ----------
    number : int
        The number of states; without it, the 148 that the sheet prints.
    korea : {"KOR", "PRK"}
        Which Korea; press and encyclopedia count South Korea only.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If the number is not a whole number of at least 0, or the Korea is not listed.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.count_periods(148)["count_series"].tolist()
    ['press', 'encyclopedia', 'list', 'record']
    """
    check_choice(korea, "korea", Korea)
    is_number = isinstance(number, Real) and not isinstance(number, bool | np.bool_)
    if not is_number or not 0 <= number < 10**9 or number != int(number):
        raise ValueError(
            f"number is {number!r}. Expected a whole number of states; for instance number=148."
        )
    rows: list[tuple[object, ...]] = []
    for series in get_args(CountSeries) if korea == "KOR" else SERIES_OF_BOTH_KOREAS:
        found = periods(count_truth(number, number, series, korea))
        rows += [(series, int(number), *period[:4]) for period in found] or [
            (series, int(number), None, None, None, None)
        ]
    return codebook.frame("count_periods", rows)


@derived
def compare_counts(date: object = PUBLICATION_DATE) -> pd.DataFrame:
    """Name the states that make the country-year list and the record differ on a day.

    Parameters
    ----------
    date : str, datetime.date, pandas.Timestamp or numpy.datetime64
        The day, for instance ``"1991-04-05"``; without it, the publication date.

    Returns
    -------
    pandas.DataFrame

    Raises
    ------
    ValueError
        If the date is not a day of the record.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.compare_counts("1991-04-05")["country"].tolist()
    ['KIR', 'MDG', 'NRU', 'TON', 'TUV']
    """
    now = day_number(read_record_day(date))
    certain: dict[str, dict[str, bool]] = {}
    notes: dict[str, str] = {}
    note_of = cached_table("recognition").set_index("spell_id")["note"]
    for source in SERIES_OF_BOTH_KOREAS:
        found = certain[source] = {}
        for s in spells(source):
            if s.korea == "KOR" and s.truth.possible[now]:
                code = successor_code(s.country)
                found[code] = found.get(code, False) or bool(s.truth.certain[now])
                if source == "record":
                    notes[code] = note_of[s.spell_id]
    name_of = country_names()
    rows = [
        {
            "country": code,
            "name": name_of[code],
            "only_in": source,
            "certainty": "certain" if certain[source][code] else "possible",
            "note": notes.get(code),
        }
        for source, other in (("record", "list"), ("list", "record"))
        for code in sorted(set(certain[source]) - set(certain[other]))
    ]
    return codebook.frame("compare_counts", rows)
