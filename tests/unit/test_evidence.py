"""One test for each rule of evidence, on small invented records and on figures looked up."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from importlib import import_module

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import codebook, relations
from usrok_data.days import RECORD_END, RECORD_START, Truth, day_number, periods, spell
from usrok_data.evidence import METHODS, Claim, Evidence
from usrok_data.figures import Figure, figures, figures_within

steady = settings(derandomize=True, deadline=None, max_examples=50)
CLAIM = Claim("a1", "A claim")
ROW = Evidence("v01", "a1", "milestone")


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def find(method: str, claim: Claim = CLAIM, **columns: object) -> Truth:
    return METHODS[method].find(replace(ROW, method=method, **columns), claim).truth


def spans(truth: Truth) -> list[tuple[str, str]]:
    return [(str(p.start), str(p.end)) for p in periods(truth)]


def printed(start: str | None, end: str | None, precision: str | None = "year") -> Claim:
    first, last = (d(x) if x else None for x in (start, end))
    return replace(CLAIM, start=first, end=last, precision=precision)


def test_the_methods_are_those_of_the_codebook_and_the_evidence_uses_no_others():
    assert set(METHODS) == set(codebook.labels("evidence", "method"))
    assert set(usrok.evidence()["method"]) <= set(METHODS)


# ---------------------------------------------------------------- figures


def yearly(*values: tuple[int, float]) -> list[Figure]:
    return [Figure(dt.date(y, 1, 1), dt.date(y, 12, 31), v, v) for y, v in values]


def daily(*values: tuple[str, float, float]) -> list[Figure]:
    return [Figure(d(day), d(day), low, high) for day, low, high in values]


def test_a_yearly_figure_stands_for_its_year_and_the_ends_of_a_series_are_open():
    (p,) = periods(figures_within(yearly((1989, 600), (1990, 650), (1991, 750)), 645, 655))
    assert p[:4] == (d("1990-01-01"), d("1990-12-31")) * 2
    assert not p.start_open and not p.end_open
    truth = figures_within(yearly((1985, 7), (1986, 7)), 7, 7)
    (p,) = periods(truth)
    assert (p.start, p.end) == (d("1985-01-01"), d("1986-12-31"))
    assert p.start_open and p.end_open
    assert truth.covers(p.end) and not truth.covers(d("1987-01-01"))


@pytest.mark.parametrize(("figures", "expected"), [
    # Between two days nothing is certain; it may have been inside if one of them is.
    ([34830, 36796, 36016], "1993-10-01 1995-09-29 1994-09-30 1994-09-30"),
    # Two days on the same side exclude the days between; a number crossed may have held.
    ([35743, 34830], None),
    ([40062, 35743], "1993-10-01 1994-09-29 None None"),
    ([35743, 40062], "1993-10-01 1994-09-29 None None"),
    ([(35500, 36500), (37500, 38500)], "1993-10-01 1994-09-29 None None"),
    # A rounded figure that overlaps is doubtful; one that only touches a bound is outside.
    ([(36000, 37000)], "1993-09-30 1993-09-30 None None"),
    ([(35500, 36500)], None),
    ([(37500, 38500)], None),
])  # fmt: skip
def test_figures_of_single_days(figures, expected):
    bounds = [f if isinstance(f, tuple) else (f, f) for f in figures]
    series = daily(*((f"{1993 + n}-09-30", *b) for n, b in enumerate(bounds)))
    found = [" ".join(map(str, p[:4])) for p in periods(figures_within(series, 36500, 37500))]
    assert found == ([expected] if expected else [])


def test_a_missing_year_is_doubtful_beside_a_year_inside():
    (p,) = periods(figures_within(yearly((1985, 598), (1989, 647), (1990, 750)), 645, 655))
    assert p[:3] == (d("1986-01-01"), d("1989-12-31"), d("1989-01-01"))


FIGURES = st.lists(
    st.tuples(st.integers(1950, 1999), st.integers(1, 40)), unique_by=lambda t: t[0], min_size=1
).map(lambda values: yearly(*sorted(values)))


@steady
@given(FIGURES, st.integers(1, 40), st.integers(0, 10))
def test_a_year_is_inside_exactly_if_its_figure_is_and_wider_bounds_lose_no_day(series, low, width):
    truth = figures_within(series, low, low + width)
    assert not (truth.certain & ~truth.possible).any()
    for figure in series:
        middle = day_number(dt.date(figure.start.year, 7, 1))
        inside = low <= figure.low <= low + width
        assert truth.certain[middle] == truth.possible[middle] == inside
    for wide in (figures_within(series, low - 1, low + 11), figures_within(series, low, np.inf)):
        assert not (truth.certain & ~wide.certain).any()
        assert not (truth.possible & ~wide.possible).any()


def values(record: str, key: str) -> dict[int, float]:
    return {f.start.year: f.low for f in figures(record, key)}


@pytest.mark.parametrize(("record", "key", "year", "value"), [
    # As the files of the record have them; a missing figure is no zero.
    ("us_forces_korea", "total", 1950, 510), ("us_forces_korea", "total", 1951, None),
    ("us_forces_korea", "total", 1953, 326863),
    ("armed_forces", "KOR;cow-nmc-7", 1970, 645_000),
    ("armed_forces", "KOR;wdi-milper", 1989, 647_000),
    ("armed_forces", "KOR;wdi-milper", 1970, None),
    ("igo_memberships", "KOR", 1949, 3), ("igo_memberships", "PRK", 1951, 0),
    # Exports and imports added; Ethiopia has two codes in 1993, Israel's old one no figure.
    ("us_trade", "KOR", 1991, 15505.0 + 17018.3), ("us_trade", "ISR", 1993, 4429.2 + 4420.2),
    ("us_trade", "ETH", 1993, 63.4 + 12.2 + 75.5 + 9.8), ("us_trade", "SUN", 1993, None),
    # In million dollars, and unknown where one direction is.
    ("korea_trade", "ABW", 1996, 4.311 + 24.799), ("korea_trade", "ABW", 1995, None),
])  # fmt: skip
def test_figures_of_the_record_read_by_hand(record, key, year, value):
    assert values(record, key).get(year) == (value if value is None else pytest.approx(value))


def test_printed_figures_come_in_order_of_time():
    assert figures("figures_reported", "us_forces_korea;loc-1990")[0].middle == 44500
    assert [f[1:] for f in figures("figures_reported", "us_forces_korea")] == [
        (d("1990-06-30"), 44450, 44550),
        (d("1991-11-21"), 38500, 39500),
        (d("1992-11-21"), 36500, 37500),
        (d("1993-07-11"), 35500, 36500),
        # Two newspapers of one day.
        (d("1993-07-12"), 36500, 37500),
        (d("1993-07-12"), 35500, 36500),
    ]


def test_partners_have_trade_in_at_least_one_direction():
    counts: dict[str, dict[int, int]] = {"partners": {}, "states": {}}
    kinds = usrok.record.countries().set_index("country")["kind"]
    table = usrok.record.korea_trade().fillna({"exports_usd": 0, "imports_usd": 0})
    for row in table.itertuples():
        if row.exports_usd > 0 or row.imports_usd > 0:
            for key in ["partners"] + ["states"] * (kinds.get(row.country) == "state"):
                counts[key][row.year] = counts[key].get(row.year, 0) + 1
    assert {key: values("korea_trade", key) for key in counts} == counts


def test_a_rank_stands_for_its_year():
    found = METHODS["rank"].find(replace(ROW, key="KOR", n_low=8.0, n_high=8.0), CLAIM)
    assert found.figure_on(d("1993-07-19")) == Figure(d("1993-01-01"), d("1993-12-31"), 8, 8)
    # Seventh from 1985, where the table begins, to 1991, and again in 1995 and 1996.
    assert spans(find("rank", key="KOR", n_low=7.0, n_high=7.0)) == [
        ("1985-01-01", "1991-12-31"), ("1995-01-01", "1996-12-31"),
    ]  # fmt: skip


@pytest.mark.parametrize(("record", "key", "expected"), [
    ("us_forces_korea", "coast_guard", "a service, such as total"),
    ("armed_forces", "KOR", "KOR;cow-nmc-7"),
    ("korea_trade", "ATA", "partners or states"),  # only missing values
])  # fmt: skip
def test_a_key_without_figures_is_named_with_what_was_expected(record, key, expected):
    with pytest.raises(ValueError, match=rf"'{key}'.*{record} has no figures.*{expected}"):
        figures(record, key)


def test_a_figure_stands_for_a_day_up_to_366_days_later():
    row = replace(ROW, record="us_forces_korea", key="total", n_low=1.0)
    on = METHODS["series"].find(row, CLAIM).figure_on
    assert on(d("1993-07-19")).middle == 35743 and on(d("1950-06-29")) is None
    # Of 30 June 1950; the next that is known is of 1953.
    assert on(d("1951-07-01")).middle == 510 and on(d("1951-07-02")) is None


@pytest.mark.parametrize(("row", "claim", "expected"), [
    ((None, None), (148.0, 148.0), ("1991-04-05", "1991-08-21")),
    ((148.0, 148.0), (500.0, 500.0), ("1991-04-05", "1991-08-21")),
    ((148.0, None), (500.0, 500.0), ("1991-04-05", "1995-03-22")),
    ((None, None), (148.0, None), ("1991-04-05", "1995-03-22")),
    ((None, 147.0), (None, None), ("1989-02-01", "1991-04-04")),
    ((None, None), (148.5, 150.0), ("1991-08-22", "1991-10-13")),
])  # fmt: skip
def test_bounds_are_those_of_the_evidence_or_else_of_the_claim_and_may_be_open(
    row, claim, expected
):
    own = replace(CLAIM, n_low=claim[0], n_high=claim[1])
    assert spans(find("count", own, key="press", n_low=row[0], n_high=row[1])) == [expected]


# ---------------------------------------------------------------- acts and readings


@pytest.mark.parametrize(("begins", "ends", "expected"), [
    ("m10", "m13", "1991-09-17 1996-12-11 1991-09-17 1996-12-11"),  # the UN seat, the OECD
    (None, "m33", "1948-08-15 1991-08-21 1948-08-15 1991-08-21"),  # Albania
    # Of several acts the last counts: 30 January and some day of April 1991.
    ("m19;m20", None, "1991-04-01 1999-12-31 1991-04-30 1999-12-31"),
    # An act of several known days, the Seoul Olympics, counts from its first.
    ("m24", None, "1988-09-17 1999-12-31 1988-09-17 1999-12-31"),
])  # fmt: skip
def test_from_the_acts_that_begin_a_claim_up_to_the_one_that_ends_it(begins, ends, expected):
    (p,) = periods(find("milestone", begins=begins, ends=ends))
    assert " ".join(map(str, p[:4])) == expected
    assert (p.start_open, p.end_open) == (begins is None, ends is None)


@pytest.mark.parametrize("precision", ["day", "year", None])
@pytest.mark.parametrize(("act", "start", "end", "fits"), [
    # The UN seat of 17 September 1991.
    ("m10", "1991-09-17", "1991-09-17", True),
    ("m10", "1991-09-18", "1991-12-31", False),
    ("m10", "1991-01-01", "1991-09-16", False),
    ("m10", "1991-09-17", None, True),
    ("m10", "1991-09-18", None, False),
    ("m10", None, "1991-09-17", True),
    ("m10", None, "1991-09-16", False),
    # Agreed on some day of November 1991: perhaps on the first or the last day printed.
    ("m07", "1991-11-30", "1991-12-31", True),
    ("m07", "1991-12-01", "1991-12-31", False),
    ("m07", "1991-01-01", "1991-11-01", True),
    ("m07", "1991-01-01", "1991-10-31", False),
])  # fmt: skip
def test_an_act_must_fit_the_printed_date(act, start, end, fits, precision):
    assert bool(spans(find("milestone", printed(start, end, precision), begins=act))) is fits


def test_now_is_no_printed_date_of_an_act():
    now = printed("1993-07-19", "1993-07-19", "relative")
    assert spans(find("milestone", now, begins="m10")) == [("1991-09-17", "1999-12-31")]


def reading(start: str, end: str | None = None) -> Truth:
    end_day = d(end) if end else None
    return find("reading", holds=True, reason="I read it", start=d(start), end=end_day)


def test_a_reading_is_true_from_its_first_day_to_its_last_and_says_nothing_of_others():
    assert spans(find("reading", holds=False, reason="no plan was found")) == []
    (p,) = periods(reading("1989-02-01"))
    assert p[:4] == (d("1989-02-01"), RECORD_END) * 2
    assert p.end_open and not p.start_open
    truth = reading("1991-07-02", "1991-07-03")
    assert spans(truth) == [("1991-07-02", "1991-07-03")] and truth.certain.sum() == 2
    assert not truth.covers(d("1991-07-01")) and not truth.covers(d("1991-07-04"))


def test_a_reading_that_goes_beyond_the_record_is_open_where_the_record_stops():
    (p,) = periods(reading("1945-08-15", "2010-01-01"))
    assert (p.start, p.end) == (RECORD_START, RECORD_END)
    assert p.start_open and p.end_open


def test_readings_have_sources_and_reasons_and_nothing_else_is_entered_by_hand():
    table = usrok.evidence()
    is_reading = table["method"] == "reading"
    assert table.loc[is_reading, ["reason", "source_ids", "holds"]].notna().all(axis=None)
    assert table.loc[~is_reading, ["end", "holds"]].isna().all(axis=None)
    # The other day is the one since when states were gained.
    assert set(table.loc[~is_reading & table["start"].notna(), "method"]) == {"gained"}
    assert "verdict" not in table


# ---------------------------------------------------------------- relations, in invented worlds


@pytest.fixture
def world(monkeypatch):
    """Return a function that makes a world of spells.

    Each is a state, the first day, the last day or None, and perhaps the last possible start.
    """

    def make(*given: tuple) -> None:
        made = []
        for country, start, last, *latest in given:
            begun = (d(start), d(latest[0] if latest else start))
            ended = None if last is None else (d(last) + dt.timedelta(days=1),) * 2
            made.append(relations.Spell("r", "KOR", country, begun[0], spell(begun, ended)))
        monkeypatch.setattr(relations, "spells", lambda source="record": tuple(made))

    return make


@pytest.mark.parametrize(("method", "key", "expected"), [
    ("relations", "HUN", ["1970-05-05 1980-03-02 1970-05-05 1980-03-02"]),
    ("relations", "HUN;CUB", ["1970-05-05 1980-03-02 1970-05-05 1980-03-02",
                              "1990-01-01 1999-12-31 1990-12-31 1999-12-31"]),
    ("no_relations", "HUN", ["1948-08-15 1970-05-04 1948-08-15 1970-05-04",
                             "1980-03-03 1999-12-31 1980-03-03 1999-12-31"]),
    ("no_relations", "CUB", ["1948-08-15 1990-12-30 1948-08-15 1989-12-31"]),
    ("no_relations", "POL;HUN", ["1948-08-15 1959-12-31 1948-08-15 1959-12-31"]),
    ("no_relations", "POL;CUB", ["1948-08-15 1959-12-31 1948-08-15 1959-12-31"]),
])  # fmt: skip
def test_with_one_of_some_states_and_with_none_of_them(world, method, key, expected):
    world(
        ("POL", "1960-01-01", None),
        ("HUN", "1970-05-05", "1980-03-02"),
        ("CUB", "1990-01-01", None, "1990-12-31"),
    )
    assert [" ".join(map(str, p[:4])) for p in periods(find(method, key=key))] == expected


@pytest.mark.parametrize(("start", "end", "fits"), [
    ("1990-06-01", "1990-06-30", True),
    ("1991-01-01", "1991-12-31", False),
    ("1990-12-31", None, True),
    (None, "1989-12-31", False),
])  # fmt: skip
def test_relations_must_begin_within_the_printed_date(world, start, end, fits):
    world(("CUB", "1990-01-01", None, "1990-12-31"))  # on some day of 1990
    for method in ("relations", "first"):
        assert bool(spans(find(method, printed(start, end), key="CUB", group="communist"))) is fits


@pytest.mark.parametrize(("month", "fits"), [("1990-05-01", True), ("1990-07-01", False)])
def test_a_start_that_no_certain_day_follows_lies_before_the_end(monkeypatch, month, fits):
    # Begun on some day of 1990 and ended on some day of June, so begun by 29 June.
    start, ended = (d("1990-01-01"), d("1990-12-31")), (d("1990-06-01"), d("1990-06-30"))
    one = relations.Spell("r1", "KOR", "CUB", start[0], spell(start, ended))
    monkeypatch.setattr(relations, "spells", lambda source="record": (one,))
    assert bool(spans(find("relations", printed(month, month, "day"), key="CUB"))) is fits
    # A first stays a first, and nothing is certain here.
    (p,) = periods(find("first", key="CUB", group="communist"))
    assert p[:4] == (d("1990-01-01"), RECORD_END, None, None)


def test_relations_that_were_resumed_count_from_the_start_that_fits():
    """Vietnam: relations from 1955 to 1975, and again from 22 December 1992."""
    assert len(spans(find("relations", key="VNM"))) == 2
    december = printed("1992-12-01", "1992-12-31", "month")
    assert spans(find("relations", december, key="VNM")) == [("1992-12-22", "1999-12-31")]
    assert spans(find("relations", printed("1980-01-01", "1980-12-31"), key="VNM")) == []


EUROPE = "east_central_europe"
#: Its members but Hungary and East Germany (from 7 October 1949 to 2 October 1990).
OTHERS = "ALB;BGR;POL;ROU;CSK;CZE;SVK;YUG;SRB;SVN;HRV;BIH;MKD"


@pytest.mark.parametrize(("spells", "excluded", "expected"), [
    ([("HUN", "1970-05-05", "1980-03-02"), ("DDR", "1960-01-01", None)], "",
     [("1970-05-05", "1980-03-02")]),
    # A member counts from its first day to its last, and not if it is excluded.
    ([("HUN", "1948-08-15", None)], "",
     [("1948-08-15", "1949-10-06"), ("1990-10-03", "1999-12-31")]),
    ([("DDR", "1960-01-01", None)], ";HUN",
     [("1948-08-15", "1949-10-06"), ("1960-01-01", "1999-12-31")]),
    ([("HUN", "1970-05-05", None)], ";DDR", [("1970-05-05", "1999-12-31")]),
    ([], ";DDR", []),
])  # fmt: skip
def test_relations_with_all_of_a_group(world, spells, excluded, expected):
    world(*spells)
    assert spans(find("all", group=EUROPE, excluded=OTHERS + excluded)) == expected


def test_a_doubtful_start_makes_all_and_first_doubtful(world):
    world(("HUN", "1970-01-01", None, "1970-12-31"))
    for truth in (
        find("all", group=EUROPE, excluded=OTHERS + ";DDR"),
        find("first", key="HUN", group="communist"),
    ):
        (p,) = periods(truth)
        assert (p.start, p.certain_from) == (d("1970-01-01"), d("1970-12-31"))


@pytest.mark.parametrize(("key", "own", "other", "is_first"), [
    # Cuba is of the communist group from 1 January 1959, the Soviet Union to 25 December 1991.
    ("HUN", ("1970-05-05", "1971-05-05"), ("POL", "1970-05-05", None), True),  # on the same day
    ("HUN", ("1970-05-05", None), ("POL", "1970-05-04", "1970-05-04"), False),
    # Relations with another state count only while it is in the group,
    ("HUN", ("1970-05-05", None), ("CUB", "1950-01-01", "1959-01-01"), False),
    ("HUN", ("1970-05-05", None), ("CUB", "1950-01-01", "1958-12-31"), True),
    ("HUN", ("1959-01-01", None), ("CUB", "1950-01-01", None), True),
    ("HUN", ("1959-01-02", None), ("CUB", "1950-01-01", None), False),
    ("HUN", ("1995-01-01", None), ("SUN", "1991-12-25", None), False),
    ("HUN", ("1995-01-01", None), ("SUN", "1991-12-26", None), True),
    ("HUN", ("1970-05-05", None), ("FRA", "1949-01-01", None), True),
    # and the state itself must be in it when relations begin.
    ("CUB", ("1958-12-31", None), None, False),
    ("CUB", ("1959-01-01", None), None, True),
    ("SUN", ("1991-12-25", None), None, True),
    ("SUN", ("1991-12-26", None), None, False),
    ("FRA", ("1949-01-01", None), None, False),
    ("POL", None, ("HUN", "1970-05-05", None), False),
])  # fmt: skip
def test_the_first_of_a_group_stays_a_first(world, key, own, other, is_first):
    world(*([(key, *own)] if own else []), *([other] if other else []))
    expected = [(own[0], "1999-12-31")] if is_first else []
    assert spans(find("first", key=key, group="communist")) == expected


@pytest.mark.parametrize(("since", "needed", "expected"), [
    ("1970-01-01", 1, "1975-05-05 1975-05-05"),
    ("1970-01-01", 2, "1990-01-01 1990-12-31"),  # on some day of 1990
    # What was held before does not count, nor do states of another group.
    ("1975-05-06", 1, "1990-01-01 1990-12-31"),
    ("1990-01-02", 1, None),
])  # fmt: skip
def test_states_gained_since_a_day_stay_gained(world, since, needed, expected):
    world(
        ("EGY", "1960-01-01", None),
        ("IRQ", "1975-05-05", "1980-01-01"),
        ("SYR", "1990-01-01", None, "1990-12-31"),
        ("FRA", "1976-01-01", None),
    )
    truth = find("gained", group="middle_east", start=d(since), n_low=float(needed))
    found = [f"{p.start} {p.certain_from}" for p in periods(truth) if p.end == RECORD_END]
    assert found == ([expected] if expected else []) and len(spans(truth)) == len(found)


def test_memberships_are_counted_from_joining_to_leaving(monkeypatch):
    days = [
        ("1950-01-01", "1950-12-31", None),  # joined on some day of 1950
        (None, "1960-06-30", "1970-01-01"),  # by then, and left
        (None, None, None),  # never a member
        ("1949-01-01", "1949-01-01", None),
    ]
    table = pd.DataFrame(days, columns=["start", "end", "left"]).apply(pd.to_datetime)
    table = table.assign(
        kind="agency", korea=["KOR", "KOR", "KOR", "PRK"], left_latest=table["left"]
    )
    table["body"] = [f"agency {n}" for n in range(4)]
    table["member_1993"] = [True, False, False, True]
    module = import_module("usrok_data.evidence")  # usrok_data.evidence is the loader
    monkeypatch.setattr(module, "cached_table", lambda name: table)
    (one,) = periods(find("memberships", group="agency", n_low=1.0))
    assert (one.start, one.certain_from, one.end) == (RECORD_START, d("1950-12-31"), RECORD_END)
    (two,) = periods(find("memberships", group="agency", n_low=2.0))
    assert two[:4] == (d("1950-01-01"), d("1969-12-31"), d("1960-06-30"), d("1969-12-31"))
    assert spans(find("memberships", group="agency", n_low=3.0)) == []
