"""Dates as users write them, and the algebra of truth over time."""

from __future__ import annotations

import datetime as dt
import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from usrok_data.days import (
    LENGTH,
    PUBLICATION_DATE,
    RECORD_END,
    RECORD_START,
    Period,
    Truth,
    all_of,
    any_of,
    between,
    date_of,
    day_number,
    in_words,
    negation,
    never,
    periods,
    read_dates,
    read_day,
    read_record_day,
    spell,
)

steady = settings(derandomize=True, deadline=None, max_examples=40)
PUBLISHED = "1993-07-19"


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# ---------------------------------------------------------------- reading and writing a date


@pytest.mark.parametrize("value", [
    "1993-7-19", "19-07-1993", "19.7.1993", "07/19/1993", "1993/07/19", "1993. 7. 19.",
    "1993\ub144 7\uc6d4 19\uc77c", "19. July 1993",
    PUBLISHED, " 1993-07-19\n", "19 July 1993", "19 Jul. 1993", "July 19, 1993", "jul 19,1993",
    np.str_(PUBLISHED), dt.date(1993, 7, 19), dt.datetime(1993, 7, 19, 23, 59),
    pd.Timestamp(PUBLISHED), pd.Period(PUBLISHED, freq="D"), np.datetime64(PUBLISHED),
    pd.Period("1993-07-19 10:00", freq="h"), np.datetime64("1993-07-19T23:59:59.5"),
])  # fmt: skip
def test_a_day_is_read_in_each_of_its_forms(value):
    assert read_day(value) == read_record_day(value) == PUBLICATION_DATE


@pytest.mark.parametrize(("value", "first", "last"), [
    *((april, "1991-04-01", "1991-04-30") for april in (
        "1991-04", "April 1991", "Apr. 1991", pd.Period("1991-04"), np.datetime64("1991-04"))),
    *((year, "1991-01-01", "1991-12-31") for year in (
        "1991", pd.Period("1991"), np.datetime64("1991"))),
    ("Sept. 1988", "1988-09-01", "1988-09-30"),
    ("1992-02", "1992-02-01", "1992-02-29"),
    (np.datetime64("1993-07-19", "W"), "1993-07-15", "1993-07-21"),  # weeks of numpy
    (pd.Period(PUBLISHED, freq="W"), "1993-07-19", "1993-07-25"),
])  # fmt: skip
def test_a_month_or_a_year_is_its_first_and_last_day_and_no_one_day(value, first, last):
    assert read_dates(value) == (d(first), d(last))
    with pytest.raises(ValueError, match=rf"more than one day.*{first}"):
        read_day(value)


@pytest.mark.parametrize("value", [
    "19930719", "1993-07-19T10:00", "31 June 1991", "31.06.1991", "19.07-1993", "19.7.93",
    "1 Smarch 1993", "J 1993", "1993-02-30", "0000-01-01", "today", "NaT", "",
    "\u0661\u0669\u0669\u0663-07-19", None, pd.NaT, pd.NA, float("nan"), np.datetime64("NaT"),
    np.datetime64("NaT", "M"), np.datetime64("30000-01-01"), np.datetime64("-0100-01-01"),
    pd.Period(ordinal=10**6, freq="M"), 1993, 3.5, True, b"1993-07-19", dt.time(12), [],
    [PUBLISHED], {"date": 1}, object(), pd.Series([PUBLISHED]), pd.DataFrame({"tzinfo": [1]}),
])  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(value):
    with pytest.raises(ValueError, match=r"not a date.*1993-07-19.*19 July 1993"):
        read_day(value)


def test_with_dots_the_day_comes_first():
    assert read_day("03.04.1993") == read_day("3. 4. 1993") == dt.date(1993, 4, 3)
    assert read_day("31st of December 1992") == read_day("Dec 31 1992") == dt.date(1992, 12, 31)


@pytest.mark.parametrize("value", ["3/4/1993", "03/04/1993", "12-11-1993"])
def test_a_day_that_may_be_read_in_two_ways_is_refused(value):
    with pytest.raises(ValueError, match=r"day first or month first.*1993-07-19"):
        read_day(value)


@pytest.mark.parametrize("zone", [dt.UTC, dt.timezone(dt.timedelta(hours=9))])
@pytest.mark.parametrize("kind", [dt.datetime, pd.Timestamp])
def test_a_time_zone_is_refused_with_the_reason(zone, kind):
    with pytest.raises(ValueError, match=r"^start is .*time zone: its day depends.*1993-07-19"):
        read_day(kind(1993, 7, 19, tzinfo=zone), "start")


@pytest.mark.parametrize("value", ["1948-08-14", "2000-01-01", "1066-10-14", "9999-12-31"])
def test_a_day_outside_the_record_is_refused_with_its_bounds(value):
    assert read_day(value) == d(value)
    with pytest.raises(ValueError, match=rf"{value}, which is outside.*1948-08-15.*1999-12-31"):
        read_record_day(value)


def test_days_have_numbers_and_words():
    assert (day_number(RECORD_START), day_number(RECORD_END)) == (0, LENGTH - 1)
    assert day_number(d("1949-01-01")) == 17 + 30 + 31 + 30 + 31  # from 15 August 1948
    assert date_of(day_number(PUBLICATION_DATE)) == PUBLICATION_DATE
    assert in_words(PUBLICATION_DATE) == "19 July 1993"


# ---------------------------------------------------------------- periods by hand


def span(first: str, last: str | None = None) -> tuple[dt.date, dt.date]:
    return d(first), d(last or first)


def test_a_spell_is_open_where_it_has_no_start_or_no_end():
    (p,) = periods(spell(span("1954-11-17")))
    assert p == Period(*(d("1954-11-17"), RECORD_END) * 2, start_open=False, end_open=True)
    (p,) = periods(spell(None, span("1991-08-22")))
    assert p == Period(*(RECORD_START, d("1991-08-21")) * 2, start_open=True, end_open=False)


APRIL = span("1991-04-01", "1991-04-30")


@pytest.mark.parametrize(("start", "ended", "expected"), [
    # A start known to the month is possible in it, and certain from its last day on.
    (APRIL, span("1992-01-01"), "1991-04-01 1991-12-31 1991-04-30 1991-12-31"),
    (span("1990-01-01"), APRIL, "1990-01-01 1991-04-29 1990-01-01 1991-03-31"),
    (span("1991-01-01"), span("1991-01-02"), "1991-01-01 1991-01-01 1991-01-01 1991-01-01"),
    # Acts of one month, and acts in overlapping spans, leave no certain day.
    (APRIL, APRIL, "1991-04-01 1991-04-29 None None"),
    (span("1991-01-01", "1991-12-31"), APRIL, "1991-01-01 1991-04-29 None None"),
    # Begun by 31 March at the latest, ended on 1 April at the earliest.
    (span("1991-03-01", "1991-03-31"), APRIL, "1991-03-01 1991-04-29 1991-03-31 1991-03-31"),
    (span("1882-05-22"), APRIL, "1948-08-15 1991-04-29 1948-08-15 1991-03-31"),
    # An end before the start, and what lies outside the record.
    (span("1991-01-01"), span("1990-01-01"), None),
    (span("2019-07-18"), None, None),
    (None, span("1948-08-15"), None),
])  # fmt: skip
def test_a_spell_between_two_acts(start, ended, expected):
    found = [" ".join(map(str, p[:4])) for p in periods(spell(start, ended))]
    assert found == ([expected] if expected else [])


def test_the_doubt_between_two_certain_stretches_belongs_to_the_second():
    certain = between(*span("1960-01-01", "1960-01-31")) | between(
        *span("1960-03-01", "1960-03-31")
    )
    two = periods(Truth(certain, between(*span("1960-01-01", "1960-04-30"))))
    assert [" ".join(map(str, p[:4])) for p in two] == [
        "1960-01-01 1960-01-31 1960-01-01 1960-01-31",
        "1960-02-01 1960-04-30 1960-03-01 1960-03-31",
    ]


# ---------------------------------------------------------------- the laws of the algebra


@st.composite
def truths(draw) -> Truth:
    """Draw a truth with a few changes over time, perhaps known for a part of the days only."""
    first = draw(st.sampled_from([0, 5000, 5001]))
    last = draw(st.sampled_from([LENGTH - 1, 12000, 5001]))
    cuts = [0, *sorted(draw(st.sets(st.integers(1, LENGTH - 1), max_size=6))), LENGTH]
    certain, possible = np.zeros((2, LENGTH), dtype=bool)
    states = st.sampled_from([(False, False), (False, True), (True, True)])
    for a, b in itertools.pairwise(cuts):
        certain[a:b], possible[a:b] = draw(states)
    return Truth(certain, possible).limited_to(first, last)


def same(a: Truth, b: Truth) -> bool:
    vectors = np.array_equal(a.certain, b.certain) and np.array_equal(a.possible, b.possible)
    return vectors and a[2:] == b[2:]


def sound(truth: Truth) -> bool:
    """Return whether certain days are possible, and days of which nothing is known neither."""
    known = np.zeros(LENGTH, dtype=bool)
    known[truth.first : truth.last + 1] = True
    return not (truth.certain & ~truth.possible).any() and not (truth.possible & ~known).any()


@steady
@given(st.lists(truths(), min_size=1, max_size=4))
def test_double_negation_and_de_morgan(several):
    assert all(same(negation(negation(t)), t) and sound(negation(t)) for t in several)
    assert same(negation(any_of(several)), all_of(negation(t) for t in several))
    assert same(negation(all_of(several)), any_of(negation(t) for t in several))
    assert sound(any_of(several)) and sound(all_of(several))


@steady
@given(truths(), truths(), truths())
def test_any_and_all_are_idempotent_commutative_and_associative(a, b, c):
    for combine in (any_of, all_of):
        assert same(combine([a, a]), a) and same(combine([a]), a)
        assert same(combine([a, b]), combine([b, a]))
        assert same(combine([combine([a, b]), c]), combine(x for x in (a, b, c)))


@steady
@given(truths(), truths())
def test_any_is_true_when_one_is_and_all_when_both_are(a, b):
    a, b = (Truth(t.certain, t.possible) for t in (a, b))  # known on all days
    for vector in ("certain", "possible"):
        one, two = getattr(a, vector), getattr(b, vector)
        assert np.array_equal(getattr(any_of([a, b]), vector), one | two)
        assert np.array_equal(getattr(all_of([a, b]), vector), one & two)


def test_of_no_statements_none_is_true_and_all_are():
    assert same(any_of([]), never()) and not never().possible.any()
    assert all_of([]).certain.all() and never().covers(RECORD_END)


@steady
@given(truths())
def test_periods_rebuild_the_vectors(truth):
    found = periods(truth)
    certain, possible = np.zeros((2, LENGTH), dtype=bool)
    for p in found:
        assert p.start <= p.end
        possible |= between(p.start, p.end)
        if p.certain_from is not None:
            assert p.start <= p.certain_from <= p.certain_to <= p.end
            certain |= between(p.certain_from, p.certain_to)
        assert p.start_open == (day_number(p.start) == truth.first)
        assert p.end_open == (day_number(p.end) == truth.last)
    assert np.array_equal(possible, truth.possible)
    # No doubtful day inside a certain stretch, and no certain day lost.
    assert np.array_equal(certain, truth.certain)
    assert all(one.end < two.start for one, two in itertools.pairwise(found))
