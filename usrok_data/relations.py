"""Diplomatic relations on a day, and how many: computed from the spells of the record."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable
from functools import cache
from numbers import Integral
from typing import NamedTuple

import pandas as pd

from usrok_data._tables import load
from usrok_data._time import FOUNDED, HORIZON, Period, State, day, periods, to_date

KOREAS = ("KOR", "PRK")
SUCCESSIONS = ("then", "today")
#: The ways in which the states were counted.
SCALES = ("press", "encyclopedia", "list", "record")


class Spell(NamedTuple):
    """Relations from a day between the first two to a day before the last two."""

    spell_id: str
    korea: str
    country: str
    start: dt.date
    start_latest: dt.date
    ended: dt.date | None
    ended_latest: dt.date | None

    def state(self, when: dt.date) -> State:
        """Say whether relations certainly and possibly held on a day."""
        certain = self.start_latest <= when and (self.ended is None or when < self.ended)
        possible = self.start <= when and (self.ended_latest is None or when < self.ended_latest)
        return certain, possible

    def boundaries(self) -> Iterable[dt.date]:
        """Return the days on which the state may change."""
        days = (self.start, self.start_latest, self.ended, self.ended_latest)
        return (d for d in days if d is not None)


@cache
def spells() -> tuple[Spell, ...]:
    """Return every spell of the record."""
    table = load("recognition")
    columns = ("spell_id", "korea", "country", "start", "start_latest", "ended", "ended_latest")
    rows = zip(*(table[c] for c in columns), strict=True)
    return tuple(
        Spell(i, k, c, a.date(), b.date(), to_date(e), to_date(f)) for i, k, c, a, b, e, f in rows
    )


@cache
def list_spells() -> tuple[Spell, ...]:
    """Return the spells of the country-year list, as the list counts them.

    A state counts from its first year to the year before ``ended_year``. Where the record
    has the start in the same year, its day is taken; else the start lies within the year.
    """
    days: dict[tuple[str, str, int], Spell] = {}
    for spell in spells():
        days.setdefault((spell.korea, today(spell.country), spell.start.year), spell)
    found = []
    table = load("recognition_list")
    columns = ("list_id", "korea", "country", "first_year", "ended_year")
    for i, korea, country, first, ended in zip(*(table[c] for c in columns), strict=True):
        known = days.get((korea, country, first))
        start = known.start if known else dt.date(first, 1, 1)
        latest = known.start_latest if known else dt.date(first, 12, 31)
        end = None if pd.isna(ended) else dt.date(ended, 1, 1)
        found.append(Spell(i, korea, country, start, latest, end, end))
    return tuple(found)


@cache
def _successors() -> dict[str, str]:
    table = load("countries").dropna(subset=["successor"])
    return dict(zip(table["country"], table["successor"], strict=True))


def today(country: str) -> str:
    """Return the code under which a list made today counts a state."""
    while country in _successors():
        country = _successors()[country]
    return country


def _choice(value: object, name: str, values: tuple[str, ...]) -> str:
    if not isinstance(value, str) or value not in values:
        raise ValueError(
            f"{name} is {value!r}. Expected one of: {', '.join(values)}; "
            f'for instance {name}="{values[0]}".'
        )
    return str(value)


def _within_record(when: dt.date, name: str = "date") -> dt.date:
    if not FOUNDED <= when <= HORIZON:
        raise ValueError(
            f"{name} is {when}. The record runs from {FOUNDED}, when the R.O.K. was founded, "
            f"to {HORIZON}. Name a day between them."
        )
    return when


def relations_on(date: object, korea: str | None = None, succession: str = "then") -> pd.DataFrame:
    """List the states with which a Korea had diplomatic relations on a day.

    Parameters
    ----------
    date : str, datetime.date or pandas.Timestamp
        The day, for instance ``"1993-07-19"``, from 15 August 1948 to 31 December 1999.
    korea : {"KOR", "PRK"}, optional
        Which Korea; without it both.
    succession : {"then", "today"}
        ``"then"`` names the states as they were on the day (the Soviet Union in 1990);
        ``"today"`` names the state that a list made today has in their place (Russia).

    Returns
    -------
    pandas.DataFrame
        One row a state and Korea, by code: ``korea`` (string), ``country`` (string, code),
        ``name`` (string), ``since`` (datetime64[s], first possible day of the spell),
        ``certainty`` (string: ``certain``, or ``possible`` where the start or the end of
        the spell is known to the month or year only and the day lies within it),
        ``confidence`` (string, of the spell's date), ``spell_id`` (string).

    Raises
    ------
    ValueError
        If the day is not one, lies outside the record, or a choice is not one of those
        listed.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> len(usrok.relations_on("1993-07-19", korea="KOR"))
    172
    """
    when = _within_record(day(date))
    if korea is not None:
        _choice(korea, "korea", KOREAS)
    as_today = _choice(succession, "succession", SUCCESSIONS) == "today"
    table, states = load("recognition"), load("countries")
    confidence = dict(zip(table["spell_id"], table["confidence"], strict=True))
    names = dict(zip(states["country"], states["name"], strict=True))
    best: dict[tuple[str, str], tuple[bool, Spell]] = {}
    for spell in spells():
        certain, possible = spell.state(when)
        if not possible or korea not in (None, spell.korea):
            continue
        key = (spell.korea, today(spell.country) if as_today else spell.country)
        if key not in best or certain > best[key][0]:
            best[key] = (certain, spell)
    rows = [
        {
            "korea": k,
            "country": country,
            "name": names[country],
            "since": spell.start,
            "certainty": "certain" if certain else "possible",
            "confidence": confidence[spell.spell_id],
            "spell_id": spell.spell_id,
        }
        for (k, country), (certain, spell) in sorted(best.items())
    ]
    columns = ["korea", "country", "name", "since", "certainty", "confidence", "spell_id"]
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({c: "datetime64[s]" if c == "since" else "string" for c in columns})


@cache
def _steps(korea: str, scale: str) -> tuple[tuple[dt.date, int, int], ...]:
    """Return (day, low, high) for every day on which the bounds of a count may change."""
    rises: dict[dt.date, list[int]] = {}  # day: change of low, change of high

    def rise(when: dt.date, low: int, high: int) -> None:
        change = rises.setdefault(when, [0, 0])
        change[0] += low
        change[1] += high

    if scale in ("record", "list"):
        mine: dict[str, list[Spell]] = {}
        for spell in _of(korea, scale):
            mine.setdefault(spell.country, []).append(spell)
        for spells_of_one in mine.values():
            low = high = False
            for when in sorted({b for s in spells_of_one for b in s.boundaries()}):
                states = [s.state(when) for s in spells_of_one]
                new_low, new_high = any(c for c, _ in states), any(p for _, p in states)
                rise(when, new_low - low, new_high - high)
                low, high = new_low, new_high
        rise(FOUNDED, 0, 0)
    else:
        for start, end, change in _events(scale):
            early, late = (start, end) if change < 0 else (end, start)
            rise(early, change, 0)
            rise(late, 0, change)
    steps, least, most = [], 0, 0
    for when in sorted(rises):
        least += rises[when][0]
        most += rises[when][1]
        steps.append((when, least, most))
    return tuple(steps)


def _of(korea: str, scale: str) -> list[Spell]:
    return [s for s in (spells() if scale == "record" else list_spells()) if s.korea == korea]


@cache
def _events(scale: str) -> tuple[tuple[dt.date, dt.date, int], ...]:
    """Return (first day, last day, change) of a scale that adds up events."""
    if scale == "encyclopedia":
        table = load("recognition_witnesses").dropna(subset=["change"])
        table = table.sort_values("start")
        changes = table["change"]
    else:
        table = load("counts_reported")
        table = table[table["scale"] == "press"]
        # The chain opens with a count, which stands for everything before it.
        changes = table["change"].fillna(table["count"].iloc[0])
    # An event known to the year only cannot lie before the chain it is a link of.
    first = table["start"].iloc[0]
    rows = zip(table["start"], table["end"], changes, strict=True)
    return tuple(sorted((max(a, first).date(), b.date(), int(c)) for a, b, c in rows if c != 0))


def _last(scale: str) -> dt.date:
    """Return the last day on which a scale speaks."""
    return _events(scale)[-1][1] if scale == "press" else HORIZON


def count_relations(korea: str = "KOR", scale: str = "record") -> pd.DataFrame:
    """Count the states with which a Korea had relations, over time.

    Parameters
    ----------
    korea : {"KOR", "PRK"}
        Which Korea.
    scale : {"record", "press", "encyclopedia", "list"}
        Whose count. ``record`` adds up the spells of ``record.recognition()``; ``press``
        follows the numbers the Ministry gave the newspapers, from February 1989 to March
        1995; ``encyclopedia`` adds up the events of an article; ``list`` counts as a list
        by years, made decades later. Press and encyclopedia count South Korea only.

    Returns
    -------
    pandas.DataFrame
        One row a day on which the count changes: ``date`` (datetime64[s]), ``low`` and
        ``high`` (Int64, states; they differ where days are unknown). The count holds until
        the day before the next row.

    Raises
    ------
    ValueError
        If a choice is not one of those listed, or the scale does not count that Korea.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> count = usrok.count_relations(scale="press").set_index("date")
    >>> int(count.asof("1991-08-01")["low"])
    148
    """
    _choice(korea, "korea", KOREAS)
    _choice(scale, "scale", SCALES)
    if korea == "PRK" and scale in ("press", "encyclopedia"):
        raise ValueError(
            f'The scale "{scale}" counts South Korea only. Expected korea="KOR", '
            'or scale="record" or "list" for North Korea.'
        )
    kept: list[tuple[dt.date, int, int]] = []
    for when, low, high in _steps(korea, scale):
        if when <= HORIZON and (not kept or kept[-1][1:] != (low, high)):
            kept.append((when, low, high))
    frame = pd.DataFrame(kept, columns=["date", "low", "high"])
    return frame.astype({"date": "datetime64[s]", "low": "Int64", "high": "Int64"})


def count_periods(low: int, high: int, korea: str, scale: str) -> list[Period]:
    """Find the periods in which a count lay between two numbers."""
    steps = _steps(korea, scale)
    days = [when for when, _, _ in steps]

    def state(when: dt.date) -> State:
        _, least, most = steps[bisect.bisect_right(days, when) - 1]
        return low <= least and most <= high, least <= high and most >= low

    return periods(days, state, first=max(days[0], FOUNDED), last=_last(scale))


def count_windows(number: int, korea: str = "KOR") -> pd.DataFrame:
    """Find when the count of relations was a given number, on each scale.

    Parameters
    ----------
    number : int
        The number of states, for instance 148.
    korea : {"KOR", "PRK"}
        Which Korea; the scales of the press and the encyclopedia count South Korea only.

    Returns
    -------
    pandas.DataFrame
        One row a scale and period: ``scale`` (string), ``count`` (Int64), ``start`` and
        ``end`` (datetime64[s], the first and the last day on which the count may have been
        the number), ``sure_from`` and ``sure_to`` (datetime64[s], the days between which it
        certainly was; blank where none is certain). A scale that never had the number has
        one row with blank days.

    Raises
    ------
    ValueError
        If the number is not a whole number from 0 to below a thousand million, or the Korea
        is not one.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.count_windows(148)["scale"].tolist()
    ['press', 'encyclopedia', 'list', 'record']
    """
    _choice(korea, "korea", KOREAS)
    whole = isinstance(number, Integral) and not isinstance(number, bool)
    if not whole or not 0 <= number < 10**9:
        raise ValueError(f"number is {number!r}. Expected a whole number of states, such as 148.")
    number = int(number)  # one picked from an array is of a type of its own
    rows: list[tuple[object, ...]] = []
    for scale in SCALES if korea == "KOR" else ("list", "record"):
        found = count_periods(number, number, korea, scale)
        rows += [(scale, number, p.start, p.end, p.sure_from, p.sure_to) for p in found] or [
            (scale, number, None, None, None, None)
        ]
    columns = ["scale", "count", "start", "end", "sure_from", "sure_to"]
    frame = pd.DataFrame(rows, columns=columns)
    dtypes = {c: "datetime64[s]" for c in columns[2:]}
    return frame.astype({"scale": "string", "count": "Int64", **dtypes})


def compare_scales(date: object) -> pd.DataFrame:
    """Name the states that make the country-year list and the record differ on a day.

    Parameters
    ----------
    date : str, datetime.date or pandas.Timestamp
        The day, for instance ``"1993-07-19"``.

    Returns
    -------
    pandas.DataFrame
        One row a state that only one of the two has among those with relations with South
        Korea: ``country`` (string, code), ``name`` (string), ``only_in`` (string:
        ``record`` or ``list``), ``certainty`` (string), ``note`` (string, of the spell in
        the record; blank where it has none). Former states are compared under the code of
        their successor. The press names no list of states, so it cannot be compared.

    Raises
    ------
    ValueError
        If the day is not one or lies outside the record.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.compare_scales("1991-04-05")["country"].tolist()
    ['KIR', 'MDG', 'NRU', 'TON', 'TUV']
    """
    when = _within_record(day(date))
    states: dict[str, dict[str, State]] = {}
    notes: dict[str, str] = {}
    record = load("recognition").set_index("spell_id")["note"]
    for scale in ("record", "list"):
        found = states[scale] = {}
        for spell in _of("KOR", scale):
            certain, possible = spell.state(when)
            if possible:
                code = today(spell.country)
                before = found.get(code, (False, False))
                found[code] = (certain or before[0], True)
                if scale == "record":
                    notes[code] = record[spell.spell_id]
    names = load("countries").set_index("country")["name"]
    rows = [
        {
            "country": code,
            "name": names[code],
            "only_in": scale,
            "certainty": "certain" if states[scale][code][0] else "possible",
            "note": notes.get(code),
        }
        for scale, other in (("record", "list"), ("list", "record"))
        for code in sorted(set(states[scale]) - set(states[other]))
    ]
    columns = ["country", "name", "only_in", "certainty", "note"]
    return pd.DataFrame(rows, columns=columns).astype("string")


def spells_with(korea: str, countries: Iterable[str], source: str) -> list[Spell]:
    """Return the spells of a Korea with some states, from the record or the list."""
    wanted = set(countries)
    return [s for s in _of(korea, source) if s.country in wanted]


def state_of(mine: Iterable[Spell], when: dt.date) -> State:
    """Say whether at least one of some spells certainly and possibly held on a day."""
    states = [s.state(when) for s in mine]
    return any(c for c, _ in states), any(p for _, p in states)


def days_of(mine: Iterable[Spell]) -> list[dt.date]:
    """Return the days on which the state of some spells may change."""
    return [b for s in mine for b in s.boundaries()]
