"""Relations on a day and their count: against the numbers that sources print."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import relations
from usrok_data._time import FOUNDED, HORIZON, day

DAYS = st.dates(FOUNDED, HORIZON)


def at(when: str, scale: str, korea: str = "KOR") -> tuple[int, int]:
    row = usrok.count_relations(korea, scale).set_index("date").asof(when)
    return int(row["low"]), int(row["high"])


@pytest.mark.parametrize(
    ("scale", "counts"),
    [
        # Year-ends 1990 to 1993: the press, the table of the encyclopedia, the list by years.
        ("press", [145, 153, 170, 174]),
        ("encyclopedia", [144, 152, 169, 173]),
        ("list", [139, 147, 165, 168]),
    ],
)
def test_each_scale_has_the_numbers_of_its_source(scale, counts):
    ends = ["1990-12-31", "1991-12-31", "1992-12-31", "1993-12-31"]
    assert [at(end, scale) for end in ends] == [(n, n) for n in counts]


def test_the_count_on_the_day_of_publication():
    # 170 at the end of 1992 and Slovakia, Liechtenstein, Eritrea since, by the press.
    assert at("1993-07-19", "press") == (173, 173)
    assert at("1993-07-19", "encyclopedia") == (172, 172)
    assert at("1993-07-19", "record") == (172, 172)


def test_the_windows_of_148():
    windows = usrok.count_windows(148).set_index("scale")
    expected = {
        # From the Marshall Islands and Micronesia to the day before Albania.
        "press": ("1991-04-05", "1991-08-21"),
        # From Albania to the day before Burundi.
        "encyclopedia": ("1991-08-22", "1991-10-02"),
        # From Angola to the day before Kazakhstan.
        "list": ("1992-01-06", "1992-01-27"),
    }
    for scale, (start, end) in expected.items():
        assert windows.loc[scale, "start"] == windows.loc[scale, "sure_from"] == pd.Timestamp(start)
        assert windows.loc[scale, "end"] == windows.loc[scale, "sure_to"] == pd.Timestamp(end)


def test_where_two_days_are_given_the_count_is_uncertain_between_them():
    # Burundi: 3 October by the article, 12 October by the paper.
    window = usrok.count_windows(150).set_index("scale").loc["press"]
    assert window["start"] == pd.Timestamp("1991-10-03")
    assert window["sure_from"] == pd.Timestamp("1991-10-12")
    assert window["end"] == pd.Timestamp("1991-10-13")  # Lithuania on the 14th


def test_a_number_that_never_stood_has_no_days():
    never = usrok.count_windows(500)
    assert never["start"].isna().all() and len(never) == 4


def test_the_states_that_make_the_scales_differ():
    assert list(usrok.compare_scales("1991-04-05")["country"]) == [
        "KIR", "MDG", "NRU", "TON", "TUV",
    ]  # fmt: skip
    assert set(usrok.compare_scales("1992-12-31").query("only_in == 'list'")["country"]) == {"TWN"}


@pytest.mark.parametrize(
    ("country", "last_without", "first_with"),
    [
        ("HUN", "1989-01-31", "1989-02-01"),
        ("ALB", "1991-08-21", "1991-08-22"),
        ("CHN", "1992-08-23", "1992-08-24"),
        ("ERI", "1993-05-23", "1993-05-24"),
    ],
)
def test_relations_begin_on_their_day(country, last_without, first_with):
    assert country not in set(usrok.relations_on(last_without, "KOR")["country"])
    assert country in set(usrok.relations_on(first_with, "KOR")["country"])


def test_states_without_relations_at_publication():
    now = set(usrok.relations_on("1993-07-19", "KOR")["country"])
    for country in ("BIH", "MKD", "CUB", "SYR", "EGY", "TWN"):
        assert country not in now
    assert {"ALB", "CZE", "SVK", "RUS", "UKR", "LTU"} <= now


def test_then_and_today_name_the_same_relations_otherwise():
    then = set(usrok.relations_on("1990-12-31", "KOR")["country"])
    today = set(usrok.relations_on("1990-12-31", "KOR", succession="today")["country"])
    assert then - today == {"SUN", "CSK", "YUG"}
    assert today - then == {"RUS", "CZE", "SRB"}
    # South Yemen for five days in May 1990: two Yemens then, one today.
    assert len(usrok.relations_on("1990-05-20", "KOR")) == 1 + len(
        usrok.relations_on("1990-05-20", "KOR", succession="today")
    )


def test_a_start_known_to_the_year_is_possible_within_it_and_certain_after():
    def certainty(when: str) -> str | None:
        table = usrok.relations_on(when, "PRK").set_index("country")["certainty"]
        return table.get("IRN")

    # Iran: 1973, from the list by years only.
    assert [certainty(d) for d in ("1972-12-31", "1973-07-01", "1973-12-31", "1974-01-01")] == [
        None, "possible", "certain", "certain",
    ]  # fmt: skip


@given(DAYS)
def test_the_count_lies_between_the_certain_and_the_possible(when):
    for korea in ("KOR", "PRK"):
        table = usrok.relations_on(when, korea)
        low, high = at(str(when), "record", korea)
        assert (table["certainty"] == "certain").sum() == low
        assert len(table) == high
        assert table["country"].is_unique


@given(st.integers(0, 200), st.sampled_from(relations.SCALES))
def test_a_count_holds_in_its_windows_and_nowhere_else(number, scale):
    windows = usrok.count_windows(number).query("scale == @scale").dropna(subset=["start"])
    steps = usrok.count_relations(scale=scale)
    may = steps[(steps["low"] <= number) & (number <= steps["high"])]
    for when in may["date"]:
        if FOUNDED <= when.date() <= relations._last(scale):
            inside = (windows["start"] <= when) & (when <= windows["end"])
            assert inside.sum() == 1
    for window in windows.itertuples():
        if pd.notna(window.sure_from):
            assert at(str(window.sure_from.date()), scale) == (number, number)
            assert at(str(window.sure_to.date()), scale) == (number, number)


@given(DAYS)
def test_a_day_is_read_in_each_of_its_forms(when):
    forms = [when, str(when), pd.Timestamp(when), dt.datetime(when.year, when.month, when.day, 7)]
    assert {day(form) for form in forms} == {when}


@pytest.mark.parametrize(
    "bad", ["1993-7-19", "19930719", "19 July 1993", "1993-02-30", "", None, 1993, pd.NaT, 3.5, []]
)
def test_what_is_not_a_day_is_refused_with_an_example(bad):
    with pytest.raises(ValueError, match="1993-07-19"):
        usrok.relations_on(bad)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: usrok.relations_on("1948-08-14"), ["1948-08-15", "1999-12-31"]),
        (lambda: usrok.relations_on("2000-01-01"), ["1999-12-31"]),
        (lambda: usrok.relations_on("1993-07-19", korea="ROK"), ["ROK", '"KOR"']),
        (lambda: usrok.relations_on("1993-07-19", succession="now"), ["then", "today"]),
        (lambda: usrok.count_relations("PRK", "press"), ["South Korea only"]),
        (lambda: usrok.count_relations(scale="ministry"), ["encyclopedia"]),
        (lambda: usrok.count_windows("148"), ["148", "whole number"]),
        (lambda: usrok.count_windows(-1), ["-1"]),
    ],
)
def test_bad_requests_are_answered_with_what_to_type(call, words):
    with pytest.raises(ValueError) as caught:
        call()
    for word in words:
        assert word in str(caught.value)


def test_changing_a_result_changes_nothing_else():
    first = usrok.relations_on("1993-07-19")
    first["country"] = "spoilt"
    assert "USA" in set(usrok.relations_on("1993-07-19")["country"])


@pytest.fixture(scope="module")
def panel():
    return usrok.relations_panel().set_index(["korea", "country", "year"])


class TestThePanel:
    @pytest.mark.parametrize(
        ("korea", "country", "last_without", "first_with"),
        [
            # As newspapers and treaties have them: see the sources of each spell.
            ("KOR", "HUN", 1988, 1989),
            ("KOR", "CHN", 1991, 1992),
            ("KOR", "ALB", 1990, 1991),
            ("KOR", "JPN", 1964, 1965),
            ("PRK", "ALB", None, 1948),
            ("PRK", "JPN", 1999, None),
        ],
    )
    def test_years_known_from_elsewhere(self, panel, korea, country, last_without, first_with):
        if last_without is not None:
            assert not panel.loc[(korea, country, last_without), "relations"]
        if first_with is not None:
            assert panel.loc[(korea, country, first_with), "relations"]

    def test_a_broken_tie_ends(self, panel):
        """Taiwan: relations ended on 23 August 1992."""
        assert panel.loc[("KOR", "TWN", 1991), "relations"]
        assert not panel.loc[("KOR", "TWN", 1992), "relations"]
        assert pd.isna(panel.loc[("KOR", "TWN", 1992), "spell_id"])

    def test_a_former_state_has_no_rows_after_its_end(self, panel):
        assert panel.loc[("KOR", "CSK", 1992), "relations"]  # it ended on 1 January 1993
        assert ("KOR", "CSK", 1993) not in panel.index
        assert ("PRK", "SUN", 1990) in panel.index
        assert ("PRK", "SUN", 1991) not in panel.index

    @pytest.mark.parametrize("year", [1948, 1960, 1973, 1975, 1991, 1992, 1999])
    def test_it_says_what_relations_on_says_of_the_last_day(self, panel, year):
        day = usrok.relations_on(f"{year}-12-31").set_index(["korea", "country"])
        mine = panel.xs(year, level="year")
        certain = set(day.index[day["certainty"] == "certain"])
        assert set(mine.index[mine["relations"].fillna(False)]) == certain
        assert set(mine.index[mine["relations"].isna()]) == set(day.index) - certain
        assert mine["spell_id"].dropna().sort_index().equals(day["spell_id"].sort_index())

    def test_every_state_has_a_row_a_year(self, panel):
        assert panel.index.is_unique
        states = usrok.record.recognition()["country"].nunique()
        ended = usrok.record.countries().set_index("country")["ended"].dropna()
        assert all(("KOR", country, 1948) in panel.index for country in ended.index)
        gone = sum(2000 - day.year for day in ended)
        assert len(panel) == 2 * (states * 52 - gone)

    def test_changing_it_changes_no_other(self):
        first = usrok.relations_panel()
        first["relations"] = pd.NA
        assert usrok.relations_panel()["relations"].notna().any()
