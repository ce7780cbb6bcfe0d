"""Days and periods, each rule on a handful of days."""

from __future__ import annotations

import datetime as dt

import pytest

from usrok_data._time import FOUNDED, HORIZON, Period, day, periods


def test_what_is_no_day_is_answered_with_the_name_of_the_argument():
    with pytest.raises(ValueError, match=r'^date is .*date="1993-07-19"'):
        day("July 1993")
    with pytest.raises(ValueError, match=r'^published is .*published="1993-07-19"'):
        day("July 1993", "published")


def test_doubtful_days_between_certain_ones_part_two_periods():
    first, doubt, last = dt.date(1960, 1, 1), dt.date(1970, 1, 1), dt.date(1980, 1, 1)
    states = {FOUNDED: (False, False), first: (True, True), doubt: (False, True)}
    states[last] = (True, True)
    before = dt.date(1969, 12, 31)
    assert periods(states, states.__getitem__) == [
        Period(first, before, first, before),
        Period(doubt, HORIZON, last, HORIZON, end_open=True),
    ]


def test_without_boundaries_the_first_day_speaks_for_all():
    assert periods([], lambda when: (False, True)) == [
        Period(FOUNDED, HORIZON, None, None, start_open=True, end_open=True)
    ]
    assert periods([], lambda when: (False, False)) == []
