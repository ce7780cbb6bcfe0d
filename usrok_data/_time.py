"""Time as the audit needs it: days, and periods whose ends may not be known to the day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import pandas as pd

#: The R.O.K. was founded on this day; no claim about it can have been true before.
FOUNDED = dt.date(1948, 8, 15)
#: The record ends on this day.
HORIZON = dt.date(1999, 12, 31)
DAY = dt.timedelta(days=1)

DAY_TEXT = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat reads weeks too
EXAMPLE = '"1993-07-19"'


def day(value: object, name: str = "date") -> dt.date:
    """Read a day from text such as ``"1993-07-19"``, a date or a Timestamp.

    Raises
    ------
    ValueError
        If the value is not a day of the calendar in one of these forms.
    """
    if isinstance(value, pd.Timestamp | dt.datetime):
        if not pd.isna(value):
            return value.date()
    elif isinstance(value, dt.date):
        return value
    elif isinstance(value, str) and DAY_TEXT.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError(
        f"{name} is {value!r}, which is not a day. Expected year, month and day, "
        f"for instance {name}={EXAMPLE}, or a date or Timestamp."
    )


def to_date(value: Any) -> dt.date | None:
    """Turn a cell of a date column into a date; a blank into None."""
    return None if pd.isna(value) else value.date()


class Period(NamedTuple):
    """A period in which something held, at most from ``start`` to ``end``.

    ``start`` and ``end`` are the first and the last day on which it may have held.
    ``sure_from`` and ``sure_to`` bound the days on which it certainly held; both are None
    where no day is certain. An open end means that the record stops there, not the fact.
    """

    start: dt.date
    end: dt.date
    sure_from: dt.date | None
    sure_to: dt.date | None
    start_open: bool = False
    end_open: bool = False

    def may_hold(self, when: dt.date) -> bool:
        """Say whether it may have held on a day."""
        return self.start <= when <= self.end

    def surely_holds(self, when: dt.date) -> bool:
        """Say whether it certainly held on a day."""
        if self.sure_from is None or self.sure_to is None:
            return False
        return self.sure_from <= when <= self.sure_to


#: On a day, whether something certainly held and whether it may have held.
State = tuple[bool, bool]


def periods(
    boundaries: Iterable[dt.date],
    state: Callable[[dt.date], State],
    first: dt.date = FOUNDED,
    last: dt.date = HORIZON,
) -> list[Period]:
    """Find the periods of a state that changes on known days only.

    Parameters
    ----------
    boundaries : iterable of datetime.date
        Every day on which the state may differ from the day before.
    state : callable
        The state on a day.
    first, last : datetime.date
        The days between which the record speaks.

    Returns
    -------
    list of Period
        In order, not touching each other. A period that reaches ``first`` or ``last`` is
        open on that side. Days that are certain on both sides of uncertain ones are parted
        into periods of their own, so that a certain span has no doubtful day inside.
    """
    days = sorted({first, *(b for b in boundaries if first < b <= last)})
    found: list[Period] = []
    run: list[tuple[dt.date, dt.date, bool]] = []

    def close() -> None:
        if not run:
            return
        sure = [(s, e) for s, e, certain in run if certain]
        found.append(
            Period(
                start=run[0][0],
                end=run[-1][1],
                sure_from=sure[0][0] if sure else None,
                sure_to=sure[-1][1] if sure else None,
                start_open=run[0][0] == first,
                end_open=run[-1][1] == last,
            )
        )
        run.clear()

    for number, start in enumerate(days):
        end = days[number + 1] - DAY if number + 1 < len(days) else last
        certain, possible = state(start)
        if not (certain or possible):
            close()
            continue
        # Certain, doubtful, certain again: two periods, each with its share of doubt.
        if certain and run and not run[-1][2] and any(c for _, _, c in run):
            doubtful = run.pop()
            close()
            run.append(doubtful)
        run.append((start, end, certain))
    close()
    return found
