"""Time as a vector of days, and truth as two boolean vectors over it.

A claim has two vectors: the days on which it *certainly* held, and the days on which it
*possibly* held. Relations whose start is known to the month only, "no relations with
Albania", "relations with every state of a group" and "148 states" all take this form, so
one small algebra (``any_of``, ``all_of``, ``negation``) and one function that reads periods
off the vectors serve every test of a claim.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

#: The day on which the fact sheet was published in Dispatch.
PUBLICATION_DATE = dt.date(1993, 7, 19)
#: South Korea was founded on this day; no claim about it can have been true before.
RECORD_START = dt.date(1948, 8, 15)
RECORD_END = dt.date(1999, 12, 31)
DAY = dt.timedelta(days=1)
#: How many days the record covers: day numbers run from 0 to one less.
LENGTH = (RECORD_END - RECORD_START).days + 1

Vector = npt.NDArray[np.bool_]

# Not calendar.month_name, which speaks the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


# ---------------------------------------------------------------- reading and writing a date


def read_dates(value: object, name: str = "date") -> tuple[dt.date, dt.date]:
    """Return the first and last day that a date covers, which may be a month or a year.

    Raises
    ------
    ValueError
        If it is no date, or has a time zone; the message says what to write.
    """
    if isinstance(value, dt.datetime | dt.time) and value.tzinfo is not None:
        raise ValueError(
            f"{name} is {value!r}, which has a time zone: its day depends on where it is read. "
            f'Expected a day without one; for instance {name}="1993-07-19".'
        )
    try:
        return _read(value)
    except (ValueError, NotImplementedError):  # such as the 31st of June, or the year 30000
        is_unclear = isinstance(value, str) and re.fullmatch(
            r"([1-9]|0\d|1[0-2])([/-])(?!\1)([1-9]|0\d|1[0-2])\2\d{4}", value.strip()
        )
        wrong = "may be read day first or month first" if is_unclear else "is not a date"
        raise ValueError(
            f"{name} is {value!r}, which {wrong}. Expected a day, such as "
            f'{name}="1993-07-19" or "19 July 1993", or a date, Timestamp or datetime64.'
        ) from None


def _read(value: object) -> tuple[dt.date, dt.date]:
    if isinstance(value, str):
        return _read_text(" ".join(value.split()))
    if value is pd.NaT:  # an instance of datetime
        raise ValueError(value)
    if isinstance(value, np.datetime64):
        first: Any = value.astype("datetime64[D]")
        # A unit finer than a day ends on the day on which it begins.
        last = max(first, (value + 1).astype("datetime64[D]") - 1)
        first, last = first.item(), last.item()
        if isinstance(first, dt.date) and isinstance(last, dt.date):
            return first, last
    if isinstance(value, pd.Period):
        return value.start_time.date(), value.end_time.date()
    if isinstance(value, dt.datetime):
        return value.date(), value.date()
    if isinstance(value, dt.date):
        return value, value
    raise ValueError(value)


def _read_text(text: str) -> tuple[dt.date, dt.date]:
    text = re.sub(r"^(\d{1,2})(?:st|nd|rd|th)(?: of)? ", r"\1 ", text)
    if match := re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII):
        year, month, day = match.groups(default="")
    elif match := re.fullmatch(
        r"(\d{4})([-/.년]) ?(\d{1,2})[-/.월] ?(\d{1,2})[.일]?", text, re.ASCII
    ):
        year, _, month, day = match.groups()
    elif match := re.fullmatch(r"(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4})", text, re.ASCII):
        # With dots the day comes first. 31/12/1992 can be read in one way only; 3/4/1992 cannot.
        month, day = sorted((match[1], match[3]), key=int)
        if int(day) <= 12 and int(month) != int(day):
            if match[2] != ".":
                raise ValueError(text)
            day, month = match[1], match[3]
        year = match[4]
    elif match := re.fullmatch(r"(?:(\d{1,2})\.? )?([A-Za-z]+)\.? (\d{4})", text, re.ASCII):
        day, month, year = match[1] or "", _month(match[2]), match[3]
    elif match := re.fullmatch(r"([A-Za-z]+)\.? (\d{1,2}),? ?(\d{4})", text, re.ASCII):
        month, day, year = _month(match[1]), match[2], match[3]
    else:
        raise ValueError(text)
    first = dt.date(int(year), int(month or 1), int(day or 1))
    last_month, last_day = int(month or 12), int(day or 0)
    last_day = last_day or calendar.monthrange(first.year, last_month)[1]
    return first, dt.date(first.year, last_month, last_day)


def _month(name: str) -> str:
    """Return the number of a month, given by three or more of its first letters."""
    numbers = [n for n, month in enumerate(_MONTHS, 1) if month.lower().startswith(name.lower())]
    if len(name) < 3 or not numbers:
        raise ValueError(name)
    return str(numbers[0])


def read_day(value: object, name: str = "date") -> dt.date:
    """Return the one day that a date names.

    Raises
    ------
    ValueError
        If it is no date, has a time zone, or names a month or a year.
    """
    first, last = read_dates(value, name)
    if first != last:
        raise ValueError(
            f"{name} is {value!r}, which is more than one day. Expected year, month and day; "
            f'for instance {name}="{first}".'
        )
    return first


def read_record_day(value: object, name: str = "date") -> dt.date:
    """Return the one day that a date names, if the record covers it."""
    day = read_day(value, name)
    if not RECORD_START <= day <= RECORD_END:
        raise ValueError(
            f"{name} is {day}, which is outside the record. Expected a day from {RECORD_START}, "
            f"when South Korea was founded, to {RECORD_END}."
        )
    return day


def in_words(day: dt.date) -> str:
    """Write a day as a reader would: 19 July 1993."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def as_date(value: Any) -> dt.date | None:
    """Turn a cell of a date column into a date; a missing value into None."""
    return None if pd.isna(value) else value.date()


# ---------------------------------------------------------------- truth over time


def day_number(day: dt.date) -> int:
    """Return the number of a day, counted from the start of the record."""
    return (day - RECORD_START).days


def date_of(number: int) -> dt.date:
    """Return the day with a number."""
    return RECORD_START + dt.timedelta(days=int(number))


class Truth(NamedTuple):
    """When a claim certainly held and when it possibly held, day by day.

    ``first`` and ``last`` are the numbers of the days between which the record says
    something. Outside, both vectors are false, which means unknown.
    """

    certain: Vector
    possible: Vector
    first: int = 0
    last: int = LENGTH - 1

    def covers(self, day: dt.date) -> bool:
        """Return whether the record says anything about a day."""
        return self.first <= day_number(day) <= self.last

    def limited_to(self, first: int, last: int) -> Truth:
        """Return the truth with nothing said of the days outside two numbers."""
        known = no_days()
        known[first : last + 1] = True
        return Truth(self.certain & known, self.possible & known, first, last)


def between(start: dt.date | None, end: dt.date | None) -> Vector:
    """Return the days from one to another, both included; None leaves a side open."""
    days = no_days()
    first = 0 if start is None else max(day_number(start), 0)
    days[first : LENGTH if end is None else max(day_number(end) + 1, 0)] = True
    return days


def spell(
    start: tuple[dt.date, dt.date] | None = None, ended: tuple[dt.date, dt.date] | None = None
) -> Truth:
    """Return the truth of something that began and perhaps ended, on days known to a range.

    Parameters
    ----------
    start : tuple of datetime.date, optional
        First and last possible day on which it began; without it, before the record.
    ended : tuple of datetime.date, optional
        First and last possible day on which it no longer held; without it, after the record.
    """
    first_start, last_start = start or (None, None)
    first_end, last_end = (day - DAY for day in ended) if ended else (None, None)
    return Truth(between(last_start, first_end), between(first_start, last_end))


def no_days() -> Vector:
    """Return the vector in which no day is true."""
    return np.zeros(LENGTH, dtype=bool)


def never() -> Truth:
    """Return the truth of a claim that held on no day."""
    return Truth(no_days(), no_days())


def any_of(truths: Iterable[Truth]) -> Truth:
    """Return when at least one of some claims held; of an empty list, never.

    It is known for the days on which all of them are.
    """
    certain, possible, first, last = never()
    for truth in truths:
        certain, possible = certain | truth.certain, possible | truth.possible
        first, last = max(first, truth.first), min(last, truth.last)
    return Truth(certain, possible).limited_to(first, last)


def negation(truth: Truth) -> Truth:
    """Return when a claim did not hold."""
    return Truth(~truth.possible, ~truth.certain).limited_to(truth.first, truth.last)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Return when all of some claims held."""
    return negation(any_of(negation(truth) for truth in truths))


class Period(NamedTuple):
    """A period in which a claim held, at most from ``start`` to ``end``.

    ``certain_from`` and ``certain_to`` bound the days on which it certainly held; both are
    None where no day is certain. An open end means that the record stops there, not the
    fact.
    """

    start: dt.date
    end: dt.date
    certain_from: dt.date | None
    certain_to: dt.date | None
    start_open: bool
    end_open: bool


def runs(days: Vector) -> list[tuple[int, int]]:
    """Return the first and last number of each run of true days."""
    edges = (np.flatnonzero(days[1:] != days[:-1]) + 1).tolist()
    # A run that holds on the first or the last day has no change there.
    edges = [0] * bool(days[0]) + edges + [len(days)] * bool(days[-1])
    return [(first, after - 1) for first, after in zip(edges[::2], edges[1::2], strict=True)]


def periods(truth: Truth) -> list[Period]:
    """Read the periods off the vectors, in order.

    A run of possible days with two stretches of certain ones becomes two periods: the doubt
    between them belongs to the second, so that no certain stretch has a doubtful day inside.
    """
    certain = runs(truth.certain & truth.possible)
    found = []
    for first, last in runs(truth.possible):
        inside = [(a, b) for a, b in certain if first <= a <= last]
        starts = [first, *(b + 1 for _, b in inside[:-1])]
        ends = [*(b for _, b in inside[:-1]), last]
        certain_parts: list[tuple[int, int] | None] = [*inside] or [None]
        for start, end, part in zip(starts, ends, certain_parts, strict=True):
            found.append(
                Period(
                    start=date_of(start),
                    end=date_of(end),
                    certain_from=date_of(part[0]) if part else None,
                    certain_to=date_of(part[1]) if part else None,
                    start_open=start == truth.first,
                    end_open=end == truth.last,
                )
            )
    return found
