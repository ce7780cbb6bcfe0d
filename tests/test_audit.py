"""The audit: each rule of evidence on small made-up records, then what it finds."""

from __future__ import annotations

import datetime as dt
import itertools
from typing import ClassVar

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import audit, record, relations
from usrok_data._time import FOUNDED, HORIZON, Period, periods
from usrok_data.audit import Figure, Finding
from usrok_data.relations import Spell


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


PUBLISHED = d("1993-07-19")
CLAIM = {"n_low": 36500, "n_high": 37500, "start": None, "end": None, "precision": None}
EXACT = {**CLAIM, "n_low": 148, "n_high": 148}


def judge(*found: Period, claim: dict = EXACT, figures: tuple[Figure, ...] = (), only_then=False):
    return audit._judge(Finding(list(found), figures, only_then), claim, PUBLISHED)


def sure(start: str, end: str) -> Period:
    return Period(d(start), d(end), d(start), d(end))


class TestVerdictOfOneWitness:
    def test_inside(self):
        assert judge(sure("1993-01-01", "1993-12-31")) == ("agrees", True)

    def test_on_the_first_and_on_the_last_day(self):
        assert judge(sure("1993-07-19", "1993-12-31")) == ("agrees", True)
        assert judge(sure("1993-01-01", "1993-07-19")) == ("agrees", True)

    def test_before(self):
        assert judge(sure("1993-01-01", "1993-07-18")) == ("outdated", True)

    def test_after(self):
        assert judge(sure("1993-07-20", "1993-12-31")) == ("premature", True)

    def test_never(self):
        assert judge() == ("conflicts", True)

    def test_on_a_doubtful_day(self):
        doubtful = Period(d("1993-01-01"), d("1993-12-31"), d("1993-10-01"), d("1993-12-31"))
        assert judge(doubtful) == ("agrees", False)

    def test_between_two_periods_it_is_outdated(self):
        assert judge(sure("1985-01-01", "1991-12-31"), sure("1995-01-01", "1996-12-31")) == (
            "outdated", True,
        )  # fmt: skip

    def test_the_second_of_two_periods_counts_too(self):
        assert judge(sure("1985-01-01", "1991-12-31"), sure("1993-01-01", "1996-12-31")) == (
            "agrees", True,
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("figure", "verdict"),
        [(35150, "close"), (35149, "conflicts"), (38850, "close"), (38851, "conflicts")],
    )
    def test_close_is_within_five_per_cent_of_a_rounded_number(self, figure, verdict):
        last = Figure(d("1992-09-30"), d("1992-09-30"), figure, figure)
        assert judge(claim=CLAIM, figures=(last,)) == (verdict, True)

    def test_an_exact_number_is_never_close(self):
        last = Figure(d("1993-07-01"), d("1993-07-01"), 149, 149)
        assert judge(figures=(last,)) == ("conflicts", True)

    def test_an_old_figure_does_not_reach_publication(self):
        old = Figure(d("1992-07-17"), d("1992-07-17"), 37000, 37000)
        assert judge(claim=CLAIM, figures=(old,)) == ("silent", True)

    def test_a_figure_of_a_year_ago_or_of_the_day_itself_reaches_publication(self):
        # 366 days before 19 July 1993, as 1992 had a 29 February before July.
        for day in ("1992-07-18", "1993-07-19"):
            figure = Figure(d(day), d(day), 36000, 36000)
            assert judge(claim=CLAIM, figures=(figure,)) == ("close", True)

    def test_a_series_that_begins_later_is_silent(self):
        later = Figure(d("1997-11-01"), d("1997-11-30"), 37000, 37000)
        assert judge(sure("1997-11-01", "1997-11-30"), claim=CLAIM, figures=(later,)) == (
            "silent", True,
        )  # fmt: skip

    def test_a_reading_of_one_day_says_nothing_of_another(self):
        assert judge(sure("1991-07-02", "1991-07-02"), only_then=True) == ("silent", True)


class TestSeries:
    def test_a_yearly_figure_stands_for_its_year(self):
        years = [Figure(*audit._year(y), v, v) for y, v in ((1989, 600), (1990, 650), (1991, 750))]
        found = audit.series_periods(years, 645, 655)
        assert [(p.start, p.end, p.sure_from, p.sure_to) for p in found] == [
            (d("1990-01-01"), d("1990-12-31"), d("1990-01-01"), d("1990-12-31"))
        ]
        assert not found[0].start_open and not found[0].end_open

    def test_the_ends_of_the_record_are_open(self):
        years = [Figure(*audit._year(y), 7, 7) for y in (1985, 1986)]
        (found,) = audit.series_periods(years, 7, 7)
        assert found.start_open and found.end_open
        assert (found.start, found.end) == (d("1985-01-01"), d("1986-12-31"))

    def test_between_two_days_nothing_is_certain(self):
        days = [
            Figure(d("1993-09-30"), d("1993-09-30"), 34830, 34830),
            Figure(d("1994-09-30"), d("1994-09-30"), 36796, 36796),
            Figure(d("1995-09-30"), d("1995-09-30"), 36016, 36016),
        ]
        (found,) = audit.series_periods(days, 36500, 37500)
        assert (found.start, found.end) == (d("1993-10-01"), d("1995-09-29"))
        assert (found.sure_from, found.sure_to) == (d("1994-09-30"), d("1994-09-30"))

    def test_a_number_crossed_between_two_days_may_have_held(self):
        days = [
            Figure(d("1991-09-30"), d("1991-09-30"), 40062, 40062),
            Figure(d("1992-09-30"), d("1992-09-30"), 35743, 35743),
        ]
        (found,) = audit.series_periods(days, 36500, 37500)
        assert (found.start, found.end) == (d("1991-10-01"), d("1992-09-29"))
        assert found.sure_from is None

    def test_two_days_on_the_same_side_say_no(self):
        days = [
            Figure(d("1992-09-30"), d("1992-09-30"), 35743, 35743),
            Figure(d("1993-09-30"), d("1993-09-30"), 34830, 34830),
        ]
        assert audit.series_periods(days, 36500, 37500) == []

    def test_a_blank_year_is_doubtful_beside_a_year_inside(self):
        years = [Figure(*audit._year(y), v, v) for y, v in ((1985, 598), (1989, 647), (1990, 750))]
        (found,) = audit.series_periods(years, 645, 655)
        assert (found.start, found.sure_from) == (d("1986-01-01"), d("1989-01-01"))
        assert found.end == d("1989-12-31")

    @pytest.mark.parametrize("low", [35500, 37500])
    def test_a_rounded_figure_that_only_touches_the_bound_is_outside(self, low):
        days = [Figure(d("1993-07-11"), d("1993-07-11"), low, low + 1000)]
        assert audit.series_periods(days, 36500, 37500) == []

    @pytest.mark.parametrize(("before", "after"), [(35500, 37500), (37500, 35500)])
    def test_from_one_bound_to_the_other_a_number_is_crossed(self, before, after):
        days = [
            Figure(d("1991-09-30"), d("1991-09-30"), before, before + 1000),
            Figure(d("1992-09-30"), d("1992-09-30"), after, after + 1000),
        ]
        (found,) = audit.series_periods(days, 36500, 37500)
        assert found == Period(d("1991-10-01"), d("1992-09-29"), None, None)

    def test_a_rounded_figure_that_overlaps_is_doubtful(self):
        days = [Figure(d("1993-07-11"), d("1993-07-11"), 36000, 37000)]
        (found,) = audit.series_periods(days, 36500, 37500)
        assert found.sure_from is None

    def test_blanks_are_not_zeros(self):
        assert all(f.low > 0 for f in audit.figures("us_forces_korea", "total"))
        years = [f.start.year for f in audit.figures("us_forces_korea", "total")]
        assert 1951 not in years and 1952 not in years

    def test_an_unknown_series_is_named(self):
        with pytest.raises(ValueError, match="no figures under the key 'coast_guard'"):
            audit.figures("us_forces_korea", "coast_guard")
        with pytest.raises(ValueError, match="Expected one of: us_forces_korea"):
            audit.figures("gold", "KOR")


@pytest.fixture
def tables(monkeypatch):
    """Put made-up tables in the place of the installed ones, by name."""
    given: dict[str, pd.DataFrame] = {}
    cached = (audit.figures, audit._milestones, audit._members)
    for function in cached:
        function.cache_clear()
    monkeypatch.setattr(audit, "load", lambda name: given[name].convert_dtypes())
    yield given
    for function in cached:
        function.cache_clear()


def yearly(record: str, key: str) -> dict[int, float]:
    return {f.start.year: f.low for f in audit.figures(record, key)}


class TestWhatASeriesPicks:
    def test_memberships_of_one_korea(self, tables):
        tables["igo_memberships"] = pd.DataFrame(
            {"korea": ["KOR", "PRK", "KOR"], "year": [1991, 1991, 1990], "memberships": [5, 2, 4]}
        )
        assert audit.figures("igo_memberships", "KOR") == tuple(
            Figure(d(f"{year}-01-01"), d(f"{year}-12-31"), n, n)
            for year, n in ((1990, 4), (1991, 5))
        )

    def test_us_trade_of_one_partner_is_the_sum_of_both_directions(self, tables):
        tables["us_trade"] = pd.DataFrame(
            [("KOR", 1991, 15.5, 17.25), ("JPN", 1991, 48.5, 91.5), ("KOR", 1992, 14.5, 16.5)],
            columns=["country", "year", "exports_musd", "imports_musd"],
        )
        assert yearly("us_trade", "KOR") == {1991: 32.75, 1992: 31.0}

    def test_two_codes_of_one_partner_are_added_and_a_blank_is_no_zero(self, tables):
        tables["us_trade"] = pd.DataFrame(
            [
                ("ISR", 1992, 4.0, 3.0),
                ("ISR", 1993, None, None),  # a code no longer in use, beside the one in use
                ("ISR", 1993, 4.5, 4.0),
                ("SUN", 1992, 3.5, 0.5),
                ("SUN", 1993, None, None),
            ],
            columns=["country", "year", "exports_musd", "imports_musd"],
        )
        assert yearly("us_trade", "ISR") == {1992: 7.0, 1993: 8.5}
        assert yearly("us_trade", "SUN") == {1992: 4.0}

    def test_korean_trade_of_one_partner_is_in_millions_and_a_blank_is_no_zero(self, tables):
        tables["korea_trade"] = pd.DataFrame(
            [
                ("USA", 1990, 3_000_000, 2_000_000),
                ("USA", 1991, 3_000_000, None),
                ("USA", 1992, None, None),
                ("JPN", 1993, 1_000_000, 1_000_000),
                ("USA", 1994, 0, 500_000),
            ],
            columns=["country", "year", "exports_usd", "imports_usd"],
        )
        # The sum is unknown where one of its parts is.
        assert yearly("korea_trade", "USA") == {1990: 5.0, 1994: 0.5}

    def test_partners_are_those_with_any_trade_and_states_those_of_them(self, tables):
        tables["korea_trade"] = pd.DataFrame(
            [
                ("USA", 1990, 1, 0),
                ("JPN", 1990, None, 1),
                ("HKG", 1990, 2, None),
                ("CUB", 1990, 0, 0),
                ("PSE", 1990, None, None),
                ("USA", 1991, 5, 5),
            ],
            columns=["country", "year", "exports_usd", "imports_usd"],
        )
        tables["countries"] = pd.DataFrame(
            [(c, "state") for c in ("USA", "JPN", "CUB")]
            + [(c, "territory") for c in ("HKG", "PSE")],
            columns=["country", "kind"],
        )
        assert yearly("korea_trade", "partners") == {1990: 3, 1991: 1}
        assert yearly("korea_trade", "states") == {1990: 2, 1991: 1}

    def test_figures_come_in_order_of_time(self, tables):
        tables["figures_reported"] = pd.DataFrame(
            {
                "subject": ["a", "b", "a"],
                "start": pd.to_datetime(["1993-07-01", "1992-01-01", "1990-06-01"]),
                "end": pd.to_datetime(["1993-07-31", "1992-01-01", "1990-06-30"]),
                "n_low": [35, 1, 44],
                "n_high": [36, 2, 45],
            }
        )
        assert audit.figures("figures_reported", "a") == (
            Figure(d("1990-06-01"), d("1990-06-30"), 44, 45),
            Figure(d("1993-07-01"), d("1993-07-31"), 35, 36),
        )

    def test_an_act_of_several_known_days_counts_from_its_first(self, tables):
        tables["milestones"] = pd.DataFrame(
            {
                "milestone_id": ["games", "office"],
                "start": pd.to_datetime(["1988-09-17", "1991-04-01"]),
                "end": pd.to_datetime(["1988-10-02", "1991-04-30"]),
                "precision": ["day", "month"],
            }
        )
        assert audit._milestones() == {
            "games": (d("1988-09-17"), d("1988-09-17")),
            "office": (d("1991-04-01"), d("1991-04-30")),
        }


class TestBounds:
    ROW: ClassVar = {"n_low": None, "n_high": None}

    def test_of_the_claim_where_the_evidence_gives_none(self):
        assert audit._bounds(self.ROW, CLAIM) == (36500, 37500)

    def test_of_the_evidence_where_it_gives_them(self):
        assert audit._bounds({"n_low": 5, "n_high": 9}, CLAIM) == (5, 9)

    def test_at_least(self):
        assert audit._bounds({"n_low": 149, "n_high": None}, CLAIM) == (149, float("inf"))


class TestFromOneActToAnother:
    def test_from_an_act_on(self):
        (p,) = audit._from_until((d("1954-11-17"), d("1954-11-17")), None, CLAIM)
        assert (p.start, p.sure_from, p.end) == (d("1954-11-17"), d("1954-11-17"), HORIZON)
        assert p.end_open and not p.start_open

    def test_until_an_act(self):
        (p,) = audit._from_until(None, (d("1991-08-22"), d("1991-08-22")), CLAIM)
        assert (p.start, p.end) == (FOUNDED, d("1991-08-21"))
        assert p.start_open and not p.end_open

    def test_a_month_is_doubtful_until_it_is_over(self):
        (p,) = audit._from_until((d("1991-11-01"), d("1991-11-30")), None, CLAIM)
        assert (p.start, p.sure_from) == (d("1991-11-01"), d("1991-11-30"))

    def test_acts_in_overlapping_months_leave_no_certain_day(self):
        (p,) = audit._from_until(
            (d("1991-01-01"), d("1991-12-31")), (d("1991-06-01"), d("1991-06-30")), CLAIM
        )
        assert (p.start, p.end) == (d("1991-01-01"), d("1991-06-29"))
        assert p.sure_from is None

    def test_an_end_before_the_beginning_is_no_period(self):
        acts = (d("1991-01-01"), d("1991-01-01")), (d("1990-01-01"), d("1990-01-01"))
        assert audit._from_until(*acts, CLAIM) == []

    def test_a_period_of_one_day(self):
        acts = (d("1991-01-01"), d("1991-01-01")), (d("1991-01-02"), d("1991-01-02"))
        assert audit._from_until(*acts, CLAIM) == [sure("1991-01-01", "1991-01-01")]

    def test_months_that_follow_each_other_leave_one_certain_day(self):
        # Begun by 31 January at the latest, ended on 1 February at the earliest.
        acts = (d("1991-01-01"), d("1991-01-31")), (d("1991-02-01"), d("1991-02-28"))
        assert audit._from_until(*acts, CLAIM) == [
            Period(d("1991-01-01"), d("1991-02-27"), d("1991-01-31"), d("1991-01-31"))
        ]

    def test_acts_in_one_month_leave_no_certain_day_at_either_end(self):
        acts = (d("1991-01-01"), d("1991-01-31")), (d("1991-01-01"), d("1991-01-31"))
        assert audit._from_until(*acts, CLAIM) == [
            Period(d("1991-01-01"), d("1991-01-30"), None, None)
        ]

    @pytest.mark.parametrize(
        ("act", "fits"), [("1953-10-01", False), ("1954-01-01", True), ("1955-01-01", False)]
    )
    def test_an_act_must_fit_the_printed_date(self, act, fits):
        printed = {**CLAIM, "start": d("1954-01-01"), "end": d("1954-12-31"), "precision": "year"}
        assert bool(audit._from_until((d(act), d(act)), None, printed)) is fits

    @pytest.mark.parametrize(
        ("first", "last", "fits"),
        [
            ("1953-12-01", "1954-01-01", True),  # perhaps on the first day printed
            ("1953-12-01", "1953-12-31", False),
            ("1954-12-31", "1955-12-30", True),  # perhaps on the last
            ("1955-01-01", "1955-12-31", False),
        ],
    )
    def test_an_act_known_roughly_fits_if_it_may_lie_within_the_printed_date(
        self, first, last, fits
    ):
        printed = {**CLAIM, "start": d("1954-01-01"), "end": d("1954-12-31"), "precision": "year"}
        assert bool(audit._from_until((d(first), d(last)), None, printed)) is fits

    def test_now_is_no_printed_date_of_an_act(self):
        now = {**CLAIM, "start": PUBLISHED, "end": PUBLISHED, "precision": "relative"}
        assert audit._from_until((d("1990-09-30"), d("1990-09-30")), None, now)


@pytest.fixture
def made_up(monkeypatch):
    """A world of four states: AAA from 1960, BBB 1970 to 1980, CCC from some day of 1990."""
    world = (
        Spell("r1", "KOR", "AAA", d("1960-01-01"), d("1960-01-01"), None, None),
        Spell("r2", "KOR", "BBB", *[d("1970-05-05")] * 2, *[d("1980-03-03")] * 2),
        Spell("r3", "KOR", "CCC", d("1990-01-01"), d("1990-12-31"), None, None),
    )  # fmt: skip
    monkeypatch.setattr(relations, "spells", lambda: world)
    groups = pd.DataFrame(
        {
            "group": ["old"] * 2 + ["new"] * 3,
            "country": ["AAA", "BBB", "AAA", "CCC", "DDD"],
            "start": pd.to_datetime(["1948-08-15"] * 4 + ["1995-01-01"]),
            "end": pd.to_datetime([None] * 5),
        }
    )
    monkeypatch.setattr(audit, "load", lambda name: groups)
    audit._members.cache_clear()
    yield world
    audit._members.cache_clear()


@pytest.fixture
def world(monkeypatch, tables):
    """Make a world of spells and members of the group g: first days, and last days or None."""

    def make(spells: list[tuple], members: list[tuple]) -> None:
        def days(start, end):
            return d(start), d(start), *[d(end) + dt.timedelta(days=1) if end else None] * 2

        made = tuple(Spell(f"r{n}", "KOR", c, *days(*ab)) for n, (c, *ab) in enumerate(spells))
        monkeypatch.setattr(relations, "spells", lambda: made)
        tables["groups"] = pd.DataFrame(members, columns=["country", "start", "end"]).assign(
            group="g", start=lambda f: pd.to_datetime(f["start"]),
            end=lambda f: pd.to_datetime(f["end"]),
        )  # fmt: skip

    return make


ROW = {"record": "recognition", "key": None, "group": None, "besides": None}


def spans(finding: Finding) -> list[tuple[str, str]]:
    return [(str(p.start), str(p.end)) for p in finding.periods]


class TestRelations:
    def test_while_there_are_relations(self, made_up):
        found = audit._relations({**ROW, "key": "BBB"}, CLAIM)
        assert spans(found) == [("1970-05-05", "1980-03-02")]

    def test_with_one_or_another(self, made_up):
        found = audit._relations({**ROW, "key": "BBB;CCC"}, CLAIM)
        assert spans(found) == [("1970-05-05", "1980-03-02"), ("1990-01-01", "1999-12-31")]
        assert found.periods[1].sure_from == d("1990-12-31")

    def test_a_start_outside_the_printed_date_is_no_support(self, made_up):
        printed = {**CLAIM, "start": d("1989-02-01"), "end": d("1989-02-28"), "precision": "month"}
        assert spans(audit._relations({**ROW, "key": "AAA"}, printed)) == []

    @pytest.mark.parametrize(
        ("first", "last", "fits"),
        [("1990-06-01", "1990-06-30", True), ("1991-01-01", "1991-12-31", False)],
    )
    def test_a_start_known_to_the_year_may_lie_in_each_month_of_it(
        self, made_up, first, last, fits
    ):
        printed = {**CLAIM, "start": d(first), "end": d(last), "precision": "month"}
        assert bool(audit._relations({**ROW, "key": "CCC"}, printed).periods) is fits

    @pytest.mark.parametrize(("month", "fits"), [("1990-05-01", True), ("1990-07-01", False)])
    def test_so_may_a_start_that_no_certain_day_follows(self, monkeypatch, month, fits):
        # Begun on some day of 1990 and ended on some day of June, so begun by 29 June.
        days = [d("1990-01-01"), d("1990-12-31"), d("1990-06-01"), d("1990-06-30")]
        monkeypatch.setattr(relations, "spells", lambda: (Spell("r1", "KOR", "AAA", *days),))
        printed = {**CLAIM, "start": d(month), "end": d(month), "precision": "day"}
        assert bool(audit._relations({**ROW, "key": "AAA"}, printed).periods) is fits

    def test_while_there_are_none(self, made_up):
        found = audit._no_relations({**ROW, "key": "BBB"}, CLAIM)
        assert spans(found) == [("1948-08-15", "1970-05-04"), ("1980-03-03", "1999-12-31")]
        assert found.periods[0].start_open and found.periods[1].end_open

    def test_none_with_an_unknown_day(self, made_up):
        (found,) = audit._no_relations({**ROW, "key": "CCC"}, CLAIM).periods
        assert (found.sure_to, found.end) == (d("1989-12-31"), d("1990-12-30"))

    def test_all_of_a_group(self, made_up):
        found = audit._all({**ROW, "group": "old"}, CLAIM)
        assert spans(found) == [("1970-05-05", "1980-03-02")]

    def test_none_with_any_of_several(self, made_up):
        found = audit._no_relations({**ROW, "key": "AAA;BBB"}, CLAIM)
        assert spans(found) == [("1948-08-15", "1959-12-31")]

    def test_all_of_a_group_but_two(self, made_up):
        # AAA from 1960; CCC not certainly before the end of 1990, and DDD never.
        found = audit._all({**ROW, "group": "new", "besides": "CCC;DDD"}, CLAIM)
        assert spans(found) == [("1960-01-01", "1999-12-31")]

    def test_a_member_counts_on_its_last_day_too(self, world):
        world(
            [("OWN", "1970-05-05", None)],
            [("OWN", "1948-08-15", None), ("OTH", "1948-08-15", "1970-05-05")],
        )
        found = audit._all({**ROW, "group": "g"}, CLAIM)
        assert spans(found) == [("1970-05-06", "1999-12-31")]

    def test_all_of_a_group_but_one(self, made_up):
        found = audit._all({**ROW, "group": "old", "besides": "BBB"}, CLAIM)
        assert spans(found) == [("1960-01-01", "1999-12-31")]

    def test_a_new_state_without_relations_ends_it(self, made_up):
        found = audit._all({**ROW, "group": "new"}, CLAIM)
        assert spans(found) == [("1990-01-01", "1994-12-31")]
        assert found.periods[0].sure_from == d("1990-12-31")

    def test_first_of_a_group(self, made_up):
        found = audit._first({**ROW, "key": "AAA", "group": "old"}, CLAIM)
        assert spans(found) == [("1960-01-01", "1999-12-31")]
        assert audit._first({**ROW, "key": "BBB", "group": "old"}, CLAIM).periods == []


OWN = {**ROW, "key": "OWN", "group": "g"}


class TestFirstOfAGroup:
    """The state OWN has relations from 5 May 1970 and is of the group throughout."""

    def first(self, world, relation: tuple, membership: tuple, claim: dict = CLAIM) -> list[Period]:
        world(
            [("OWN", "1970-05-05", None), ("OTH", *relation)],
            [("OWN", "1948-08-15", None), ("OTH", *membership)],
        )
        return audit._first(OWN, claim).periods

    ALWAYS = ("1948-08-15", None)

    def test_a_first_stays_a_first_even_if_relations_end(self, world):
        world([("OWN", "1970-05-05", "1971-05-05")], [("OWN", "1948-08-15", None)])
        assert audit._first(OWN, CLAIM).periods == [
            Period(d("1970-05-05"), HORIZON, d("1970-05-05"), HORIZON, end_open=True)
        ]

    def test_a_member_that_came_earlier_is_found_wherever_it_is_listed(self, world):
        world(
            [("OWN", "1970-05-05", None), ("OTH", "1960-01-01", None)],
            [("OTH", *self.ALWAYS), ("OWN", *self.ALWAYS)],
        )
        assert audit._first(OWN, CLAIM).periods == []
        assert self.first(world, ("1960-01-01", None), self.ALWAYS) == []

    @pytest.mark.parametrize(("start", "is_first"), [("1970-05-04", False), ("1970-05-05", True)])
    def test_on_the_same_day_nobody_came_earlier(self, world, start, is_first):
        assert bool(self.first(world, (start, None), self.ALWAYS)) is is_first

    @pytest.mark.parametrize(
        ("relation", "membership", "is_first"),
        [
            # Relations on the last day in the group, or only after it.
            (("1965-12-31", None), ("1948-08-15", "1965-12-31"), False),
            (("1966-01-01", None), ("1948-08-15", "1965-12-31"), True),
            # Relations until the first day in the group, or only before it.
            (("1950-01-01", "1960-01-01"), ("1960-01-01", None), False),
            (("1950-01-01", "1959-12-31"), ("1960-01-01", None), True),
            # Relations throughout, with a state that joined the group a day before, or later.
            (("1950-01-01", None), ("1970-05-04", None), False),
            (("1950-01-01", None), ("1970-05-05", None), True),
            (("1950-01-01", None), ("1995-01-01", None), True),
        ],
    )
    def test_relations_count_only_while_the_state_is_of_the_group(
        self, world, relation, membership, is_first
    ):
        assert bool(self.first(world, relation, membership)) is is_first

    def test_a_start_outside_the_printed_date_is_no_support(self, world):
        printed = {**CLAIM, "start": d("1989-02-01"), "end": d("1989-02-28"), "precision": "month"}
        assert self.first(world, ("1980-01-01", None), self.ALWAYS, printed) == []

    def test_a_state_without_relations_is_no_first(self, world):
        world([("OTH", "1980-01-01", None)], [("OWN", *self.ALWAYS)])
        assert audit._first(OWN, CLAIM).periods == []

    def test_a_state_outside_the_group_is_no_first_of_it(self, world):
        world([("OWN", "1970-05-05", None)], [("OTH", *self.ALWAYS)])
        assert audit._first(OWN, CLAIM).periods == []

    @pytest.mark.parametrize(
        ("start", "end", "is_first"),
        [
            ("1970-05-05", None, True),
            ("1970-05-06", None, False),
            ("1948-08-15", "1970-05-05", True),
            ("1948-08-15", "1970-05-04", False),
        ],
    )
    def test_it_must_be_of_the_group_when_relations_begin(self, world, start, end, is_first):
        world([("OWN", "1970-05-05", None)], [("OWN", start, end)])
        assert bool(audit._first(OWN, CLAIM).periods) is is_first

    def test_without_a_certain_day_nothing_is_certain(self, world, monkeypatch):
        world([], [("OWN", *self.ALWAYS)])
        # From some day of 1970 to some day of June of it.
        days = [d("1970-01-01"), d("1970-12-31"), d("1970-06-01"), d("1970-06-30")]
        monkeypatch.setattr(relations, "spells", lambda: (Spell("r1", "KOR", "OWN", *days),))
        (found,) = audit._first(OWN, CLAIM).periods
        assert (found.start, found.end) == (d("1970-01-01"), HORIZON)
        assert (found.sure_from, found.sure_to) == (None, None)


class TestReadings:
    def test_a_reading_that_finds_it_never_true(self):
        assert audit._reading({"holds": False, "start": None, "end": None}, CLAIM).periods == []

    def test_a_reading_without_an_end(self):
        found = audit._reading({"holds": True, "start": d("1989-02-01"), "end": None}, CLAIM)
        assert found == Finding(
            [Period(d("1989-02-01"), HORIZON, d("1989-02-01"), HORIZON, end_open=True)]
        )
        assert found.only_then is False

    def test_a_reading_of_certain_days_is_certain_of_them_and_of_no_others(self):
        row = {"holds": True, "start": d("1991-07-02"), "end": d("1991-07-03")}
        assert audit._reading(row, CLAIM) == Finding(
            [sure("1991-07-02", "1991-07-03")], only_then=True
        )

    def test_every_reading_has_a_source_and_a_reason(self):
        table = usrok.evidence()
        readings = table[table["method"] == "reading"]
        assert readings["reason"].notna().all() and readings["source_ids"].notna().all()

    def test_nothing_else_is_typed(self):
        table = usrok.evidence()
        computed = table[table["method"] != "reading"]
        assert computed[["start", "end", "holds"]].isna().all().all()
        assert "verdict" not in table


def voice(verdict: str, witness: str, independent: bool = True) -> audit.Tested:
    row = {"witness": witness, "independent": independent, "source_ids": witness}
    return audit.Tested(row, Finding([]), verdict, True, None)


def summary(*voices: audit.Tested, checkable: bool = True) -> dict:
    claim = {"claim_id": "x", "section": None, "claim": "x", "checkable": checkable}
    return audit._verdict(claim, list(voices), PUBLISHED)


class TestVerdictOfAClaim:
    def test_witnesses_that_agree(self):
        row = summary(voice("outdated", "a"), voice("outdated", "b"))
        assert (row["verdict"], row["witnesses"], row["sources"]) == ("outdated", 2, 2)

    def test_one_origin_is_one_witness(self):
        assert summary(voice("outdated", "a"), voice("outdated", "a"))["witnesses"] == 1

    def test_witnesses_that_differ(self):
        row = summary(voice("outdated", "a"), voice("agrees", "b"))
        assert row["verdict"] == "disputed"
        assert row["by_witness"] == "a: outdated; b: agrees"

    def test_the_silent_and_the_dependent_have_no_voice(self):
        row = summary(
            voice("outdated", "a"), voice("silent", "b"), voice("agrees", "c", independent=False)
        )
        assert row["verdict"] == "outdated"
        assert "c (not independent): agrees" in row["by_witness"]

    def test_nobody_speaks(self):
        assert summary(voice("silent", "a"))["verdict"] == "unchecked"
        assert summary()["verdict"] == "unchecked"

    def test_what_cannot_be_checked(self):
        assert summary(checkable=False)["verdict"] == "not checkable"


def document(*rows: dict, published: str = "1993-07-19", **claim: object) -> tuple:
    """Give the tables of one claim, the rows each a witness of their own."""
    claims = pd.DataFrame([{"claim_id": "a1", "claim": "A claim"} | claim])
    evidence = [{"claim_id": "a1", "witness": f"w{n}"} | row for n, row in enumerate(rows)]
    return claims, pd.DataFrame(evidence, columns=list(usrok.evidence().columns)), published


def acts(begins: str | None = None, ends: str | None = None) -> dict:
    return {"method": "milestone", "begins": begins, "ends": ends}


# Acts of the record: the treaty in force m02 (17 November 1954), the UN seat m10
# (17 September 1991), Albania m33 (22 August 1991), the OECD m13 (12 December 1996),
# a first agreement m06 (1991), ASEAN m15 (July 1991), control agreed m07 (November 1991).
class TestWhenAClaimWasTrue:
    def true(self, *rows: dict, **claim: object) -> tuple[str, bool, str | None, str | None]:
        row = usrok.verdicts(*document(*rows, **claim)).iloc[0]
        days = [None if pd.isna(row[c]) else str(row[c].date()) for c in ("true_from", "true_to")]
        return row["verdict"], bool(row["sure"]), *days

    def test_the_period_that_holds_publication(self):
        assert self.true(acts("m10", "m13")) == ("agrees", True, "1991-09-17", "1996-12-11")

    def test_no_last_day_where_no_end_is_known(self):
        assert self.true(acts("m10")) == ("agrees", True, "1991-09-17", None)
        assert self.true(acts("m10", "m13"), acts("m10")) == ("agrees", True, "1991-09-17", None)

    def test_a_period_before_publication_and_one_after_it(self):
        assert self.true(acts(ends="m33")) == ("outdated", True, "1948-08-15", "1991-08-21")
        assert self.true(acts("m13")) == ("premature", True, "1996-12-12", None)

    def test_the_widest_over_the_witnesses(self):
        assert self.true(acts("m02", "m10"), acts("m06", "m33")) == (
            "outdated", True, "1954-11-17", "1991-09-16",
        )  # fmt: skip

    def test_the_certain_days_where_there_are_any_and_else_the_possible_ones(self):
        assert self.true(acts("m07", "m13")) == ("agrees", True, "1991-11-30", "1996-12-11")
        # Begun in 1991, ended in July of it.
        assert self.true(acts("m06", "m15")) == ("outdated", True, "1991-01-01", "1991-07-30")

    def test_on_a_doubtful_day_it_is_not_sure(self):
        found = self.true(acts("m07"), published="1991-11-29")
        assert found == ("agrees", False, "1991-11-30", None)
        assert self.true(acts("m07"), published="1991-11-30")[:2] == ("agrees", True)

    def test_no_days_where_it_was_true_at_no_time(self):
        assert self.true(acts("m10"), start="1990-01-01", end="1990-12-31", precision="year") == (
            "conflicts", True, None, None,
        )  # fmt: skip

    def test_the_period_that_counts_is_the_last_before_publication_or_the_first_after(self):
        found = [sure("1985-01-01", "1985-12-31"), sure("1990-01-01", "1990-12-31")]
        assert audit._main_period(found, d("1985-06-01")) == found[0]
        assert audit._main_period(found, d("1988-06-01")) == found[0]
        assert audit._main_period(found, d("1993-06-01")) == found[1]
        assert audit._main_period(found, d("1980-06-01")) == found[0]
        assert audit._main_period([], d("1980-06-01")) is None


class TestDocumentsOfOnesOwn:
    def test_a_list_and_the_record_may_differ(self):
        # The break of 23 August 1992; the list by years has relations to the end of the year.
        row = {"method": "relations", "key": "TWN"}
        tables = document(row, {**row, "record": "recognition_list"}, published="1992-10-01")
        assert usrok.verdicts(*tables)["by_witness"].item() == "w0: outdated; w1: agrees"

    def test_of_one_group_only_one_state_is_the_first(self):
        # Hungary on 1 February 1989, Poland on 1 November.
        for key, expected in (("HUN", "agrees"), ("POL", "conflicts")):
            tables = document({"method": "first", "key": key, "group": "communist"})
            assert usrok.verdicts(*tables)["verdict"].item() == expected

    def test_a_rank_is_silent_before_its_first_year(self):
        # The table of US trade opens with 1985.
        row = {"method": "rank", "record": "us_trade", "key": "KOR"}
        tables = document(row, n_low=7, n_high=7, published="1984-12-31")
        assert usrok.verdicts(*tables)["verdict"].item() == "unchecked"
        assert usrok.validity(*tables)["verdict"].eq("silent").all()

    def test_a_reading_of_another_day_is_silent(self):
        row = {"method": "reading", "holds": True, "start": "1991-07-02", "reason": "read"}
        tables = document({**row, "end": "1991-07-02"}, published="1991-07-03")
        assert usrok.verdicts(*tables)["verdict"].item() == "unchecked"

    def test_the_row_of_a_period_tells_what_is_certain(self):
        # 40,062 on 30 September 1991 and 35,743 a year later, by the count of the forces.
        row = {"method": "series", "record": "us_forces_korea", "key": "total"}
        tables = document(row, n_low=39500, n_high=40500, published="1991-09-30")
        found = usrok.validity(*tables).iloc[-1]  # others in the 1970s
        days = {k: str(found[k].date()) for k in ("start", "end", "sure_from", "sure_to")}
        assert days == {
            "start": "1990-10-01", "end": "1992-09-29",
            "sure_from": "1991-09-30", "sure_to": "1991-09-30",
        }  # fmt: skip
        assert (found["figure"], found["verdict"], found["sure"]) == (40062, "agrees", True)
        tables = document(row, n_low=39500, n_high=40500, published="1991-10-01")
        later = usrok.validity(*tables).iloc[-1]
        assert (later["verdict"], bool(later["sure"])) == ("agrees", False)

    def test_without_evidence_or_claims_the_columns_stand_all_the_same(self):
        tables = document()
        assert usrok.validity(*tables).dtypes.astype(str).to_dict() == audit._VALIDITY
        assert usrok.verdicts(*tables)["verdict"].tolist() == ["unchecked"]
        empty = usrok.verdicts(tables[0].iloc[:0], *tables[1:])
        assert empty.dtypes.astype(str).to_dict() == audit._VERDICTS and empty.empty


BOUNDARIES = st.lists(st.dates(FOUNDED, HORIZON), unique=True, max_size=8)
STATES = st.sampled_from([(False, False), (False, True), (True, True)])


@given(st.data())
def test_periods_say_of_every_day_what_the_state_says(data):
    days = sorted(data.draw(BOUNDARIES))
    states = {FOUNDED: data.draw(STATES)} | {day: data.draw(STATES) for day in days}

    def state(when: dt.date) -> tuple[bool, bool]:
        return states[max(day for day in states if day <= when)]

    found = periods(days, state)
    for one, two in itertools.pairwise(found):
        assert one.end < two.start
    day_before_and_after = {b + dt.timedelta(days=n) for b in states for n in (-1, 0, 1)}
    for when in {x for x in day_before_and_after if FOUNDED <= x <= HORIZON} | {HORIZON}:
        certain, possible = state(when)
        assert sum(p.may_hold(when) for p in found) == possible
        assert any(p.surely_holds(when) for p in found) == certain
    for p in found:
        assert p.start <= p.end
        assert (p.sure_from is None) == (p.sure_to is None)
        if p.sure_from is not None:
            assert p.start <= p.sure_from <= p.sure_to <= p.end


FIGURES = st.lists(
    st.tuples(st.integers(1950, 1999), st.integers(1, 40)), unique_by=lambda t: t[0], min_size=1
)


@given(FIGURES, st.integers(1, 40), st.integers(0, 10))
def test_a_year_is_inside_exactly_if_its_figure_is(figures, low, width):
    series = [Figure(*audit._year(y), v, v) for y, v in sorted(figures)]
    found = audit.series_periods(series, low, low + width)
    for figure in series:
        inside = low <= figure.low <= low + width
        middle = dt.date(figure.start.year, 7, 1)
        assert any(p.surely_holds(middle) for p in found) == inside
        assert any(p.may_hold(middle) for p in found) == inside


@given(FIGURES, st.integers(1, 40))
def test_wider_bounds_never_lose_a_day(figures, low):
    series = [Figure(*audit._year(y), v, v) for y, v in sorted(figures)]
    narrow = audit.series_periods(series, low, low + 2)
    wide = audit.series_periods(series, low - 1, low + 3)
    for p in narrow:
        for when in (p.start, p.end):
            assert any(q.may_hold(when) for q in wide)


# ---------------------------------------------------------------- what it finds


def verdict(claim: str) -> str:
    return usrok.verdicts().set_index("claim_id").loc[claim, "verdict"]


def windows(claim: str, witness: str) -> list[tuple[str, str]]:
    table = usrok.validity()
    found = table[(table["claim_id"] == claim) & (table["witness"] == witness)]
    return [
        (str(a.date()), str(b.date())) for a, b in zip(found["start"], found["end"], strict=True)
    ]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        # The treaties, the Command, the UN, Hungary, the trade offices, China, the Olympics.
        ("e03 t02 e06 t16 e04 f05 e05 t07 e07 t19 st30 e08 t23 e09 t24 e10", "agrees"),
        ("e01 e02 f02 st06 st07 st10 t05 t10 t11 t13 t20 st25", "agrees"),
        ("f01", "close"),
        ("f04 st13 st24 t21 t22", "outdated"),
        ("st08", "conflicts"),
        ("st01 t12 f03", "not checkable"),
    ],
)
def test_verdicts_worked_out_by_hand(claims, expected):
    assert {c: verdict(c) for c in claims.split()} == dict.fromkeys(claims.split(), expected)


def test_every_checkable_claim_has_a_source_and_a_verdict():
    claims, table = usrok.claims(), usrok.verdicts()
    assert list(table["claim_id"]) == list(claims["claim_id"])
    checkable = table[claims["checkable"].to_numpy()]
    assert len(checkable) == 35
    assert (checkable["sources"] >= 1).all()
    assert not checkable["verdict"].isin(["unchecked", "not checkable"]).any()
    assert set(table["verdict"]) <= set(audit.VERDICTS)
    assert table.loc[~claims["checkable"].to_numpy(), "sources"].eq(0).all()


def test_the_windows_worked_out_by_hand():
    assert windows("st24", "press") == [("1991-04-05", "1991-08-21")]
    assert windows("st24", "encyclopedia") == [("1991-08-22", "1991-10-02")]
    # 1985 is where the table begins.
    assert windows("st13", "census")[:2] == [
        ("1985-01-01", "1991-12-31"), ("1995-01-01", "1996-12-31"),
    ]  # fmt: skip
    # 650 in 1956 to 1960 and 1990, 645 in 1970, 647 in 1989, in thousands.
    assert windows("f04", "military personnel figures")[:3] == [
        ("1956-01-01", "1960-12-31"), ("1970-01-01", "1970-12-31"), ("1989-01-01", "1990-12-31"),
    ]  # fmt: skip
    assert windows("t22", "encyclopedia") == [("1948-08-15", "1991-08-21")]
    # From the end of East Germany to the UN seats of Slovenia, Croatia and Bosnia.
    assert windows("t21", "narrow reading") == [("1990-10-03", "1992-05-21")]
    # The Baltic states without relations for five weeks, the former Soviet ones for six.
    assert windows("t21", "wide reading") == [
        ("1990-10-03", "1991-09-16"), ("1991-10-22", "1991-12-25"), ("1992-02-10", "1992-05-21"),
    ]  # fmt: skip


def test_the_european_states_without_relations_at_publication():
    members = record.groups()
    members = members[(members["start"] <= "1993-07-19") & ~(members["end"] < "1993-07-19")]
    have = set(usrok.relations_on("1993-07-19", "KOR")["country"])
    for group in ("east_central_europe", "east_central_europe_wide"):
        lacking = set(members.loc[members["group"] == group, "country"]) - have
        assert lacking == {"BIH", "MKD"}


def test_the_windows_of_april_1991_overlap():
    """The clauses that were not brought up to date were true together in one season."""
    table = usrok.validity()
    table = table[table["independent"] & (table["verdict"] == "outdated")]
    day = pd.Timestamp("1991-06-01")
    held = table[(table["start"] <= day) & (day <= table["end"])]
    assert set(held["claim_id"]) == {"st24", "t22", "st13", "t21"}


def test_the_figure_at_publication_is_the_last_one_before_it():
    table = usrok.validity().groupby("witness")["figure"].agg(set)
    assert table["dmdc"] == {35743.0}
    assert table["press and library of congress"] == {36000.0}


def test_show_tells_evidence_and_verdict():
    shown = usrok.show("st24")
    assert shown["verdict"] == "outdated"
    assert "press: true from 1991-04-05, to 1991-08-21" in set(shown)
    assert "verdict" not in usrok.show("s07")
    assert usrok.show("m10")["date_text"] == "1991-09-17"
    assert usrok.show("st08")["verdict"] == "conflicts"
    assert "joongang: true at no time" in set(usrok.show("st08"))


def test_evidence_rests_on_claims_that_exist():
    ids = set(usrok.claims().query("checkable")["claim_id"])
    assert set(usrok.evidence()["claim_id"]) == ids
    assert set(usrok.evidence()["method"]) == set(audit.METHODS)


@pytest.mark.parametrize("call", [usrok.validity, usrok.verdicts])
def test_dtypes_are_those_of_the_docstring(call):
    frame = call()
    for column, dtype in frame.dtypes.items():
        assert column in call.__doc__, column
        assert str(dtype) in {"string", "boolean", "datetime64[s]", "Int64", "Float64"}
