"""Relations on a day, their panel and their count: against the numbers that sources print."""

from __future__ import annotations

import datetime as dt
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data.days import RECORD_END, RECORD_START
from usrok_data.relations import successor_code

steady = settings(derandomize=True, deadline=None, max_examples=30)
DAYS = st.dates(RECORD_START, RECORD_END)
SERIES = ["press", "encyclopedia", "list", "record"]


def at(when: str, series: str, korea: str = "KOR") -> tuple[int, int]:
    row = usrok.count_relations(korea, series).set_index("date").asof(when)
    return int(row["low"]), int(row["high"])


def countries(when: str, **choices: str) -> set[str]:
    return set(usrok.relations_on(when, "KOR", **choices)["country"])


# ---------------------------------------------------------------- relations on a day


@pytest.mark.parametrize(("country", "without", "with_relations"), [
    ("HUN", "1989-01-31", "1989-02-01"),
    ("ALB", "1991-08-21", "1991-08-22"),
    ("CHN", "1992-08-23", "1992-08-24"),
    ("ERI", "1993-05-23", "1993-05-24"),
    ("TWN", "1992-08-23", "1992-08-22"),  # broken
])  # fmt: skip
def test_relations_begin_and_end_on_their_day(country, without, with_relations):
    assert country not in countries(without)
    assert country in countries(with_relations)


def test_relations_at_publication():
    now = countries("1993-07-19")
    assert len(now) == 172
    assert not now & {"BIH", "MKD", "CUB", "SYR", "EGY", "TWN"}
    assert now >= {"ALB", "CZE", "SVK", "RUS", "UKR", "LTU"}
    assert usrok.relations_on(korea="KOR").equals(usrok.relations_on("19 July 1993", "KOR"))


def test_then_and_today_name_the_same_relations_otherwise():
    then, today = (countries("1990-12-31", names=names) for names in ("then", "today"))
    assert then - today == {"SUN", "CSK", "YUG"}
    assert today - then == {"RUS", "CZE", "SRB"}
    # South Yemen for five days in May 1990: two Yemens then, one today.
    then, today = (countries("1990-05-20", names=names) for names in ("then", "today"))
    assert len(then) == len(today) + 1


def test_a_start_known_to_the_year_is_possible_within_it_and_certain_after():
    """Iran and North Korea: 1973, from the list by years only."""
    days = ["1972-12-31", "1973-07-01", "1973-12-31", "1974-01-01"]
    tables = [usrok.relations_on(day, "PRK").set_index("country")["certainty"] for day in days]
    assert [t.get("IRN") for t in tables] == [None, "possible", "certain", "certain"]


@cache
def recognition() -> list[dict]:
    return usrok.record.recognition().to_dict("records")


def holding(when: dt.date) -> dict[tuple[str, str], str]:
    """Name the states with relations on a day and how certain: a loop over the record."""
    found: dict[tuple[str, str], str] = {}
    day = pd.Timestamp(when)
    for row in recognition():
        if day < row["start"] or (pd.notna(row["ended_latest"]) and day >= row["ended_latest"]):
            continue
        begun = day >= row["start_latest"]
        certain = begun and (pd.isna(row["ended"]) or day < row["ended"])
        key = (row["korea"], row["country"])
        found[key] = "certain" if certain or found.get(key) == "certain" else "possible"
    return found


@steady
@given(DAYS)
def test_relations_on_any_day_are_those_that_a_loop_over_the_record_finds(when):
    table = usrok.relations_on(when)
    keys = list(zip(table["korea"], table["country"], strict=True))
    assert dict(zip(keys, table["certainty"], strict=True)) == holding(when)
    assert keys == sorted(keys) and (table["since"] <= pd.Timestamp(when)).all()
    today = usrok.relations_on(when, names="today")
    found = set(zip(today["korea"], today["country"], strict=True))
    assert found == {(korea, successor_code(country)) for korea, country in keys}


def test_the_states_that_make_the_counts_differ():
    only = usrok.compare_counts("1991-04-05")["country"]
    assert only.tolist() == ["KIR", "MDG", "NRU", "TON", "TUV"]
    assert set(usrok.compare_counts("1992-12-31").query("only_in == 'list'")["country"]) == {"TWN"}


# ---------------------------------------------------------------- counts


@pytest.mark.parametrize(("series", "counts"), [
    # Year-ends 1990 to 1993: the press, the table of the encyclopedia, the list by years.
    ("press", [145, 153, 170, 174]),
    ("encyclopedia", [144, 152, 169, 173]),
    ("list", [139, 147, 165, 168]),
])  # fmt: skip
def test_each_series_has_the_numbers_of_its_source(series, counts):
    ends = ["1990-12-31", "1991-12-31", "1992-12-31", "1993-12-31"]
    assert [at(end, series) for end in ends] == [(n, n) for n in counts]
    # 170 at the end of 1992 and Slovakia, Liechtenstein, Eritrea since, by the press.
    assert at("1993-07-19", "press") == (173, 173)
    assert at("1993-07-19", "encyclopedia") == at("1993-07-19", "record") == (172, 172)


@pytest.mark.parametrize(("wanted", "series", "expected"), [
    # From the Marshall Islands and Micronesia to the day before Albania.
    (148, "press", ["1991-04-05", "1991-08-21", "1991-04-05", "1991-08-21"]),
    # From Albania to the day before Burundi.
    (148, "encyclopedia", ["1991-08-22", "1991-10-02", "1991-08-22", "1991-10-02"]),
    # From Angola to the day before Kazakhstan.
    (148, "list", ["1992-01-06", "1992-01-27", "1992-01-06", "1992-01-27"]),
    # Burundi: 3 October by the article, 12 October by the paper; Lithuania on the 14th.
    (150, "press", ["1991-10-03", "1991-10-13", "1991-10-12", "1991-10-13"]),
])  # fmt: skip
def test_periods_of_a_count_worked_out_by_hand(wanted, series, expected):
    table = usrok.count_periods(wanted).query("count_series == @series")
    (row,) = table[["start", "end", "certain_from", "certain_to"]].itertuples(index=False)
    assert [str(x.date()) for x in row] == expected


def test_a_number_of_any_type_and_one_that_never_was():
    table = usrok.count_periods(10**6)
    assert table["start"].isna().all() and table["count_series"].tolist() == SERIES
    for kind in (np.int64, np.uint8, np.float64, float):
        pd.testing.assert_frame_equal(usrok.count_periods(kind(148)), usrok.count_periods(148))


@steady
@given(DAYS)
@example(RECORD_START)
@example(RECORD_END)
def test_the_count_of_the_record_is_the_number_of_relations_on_the_day(when):
    for korea in ("KOR", "PRK"):
        table = usrok.relations_on(when, korea)
        assert table["country"].is_unique
        certain = int((table["certainty"] == "certain").sum())
        assert at(str(when), "record", korea) == (certain, len(table))


@cache
def steps(korea: str, series: str) -> pd.DataFrame:
    """Return the changes of a count, checked for what must hold of each."""
    table = usrok.count_relations(korea, series)
    assert (table["low"] <= table["high"]).all() and (table["low"] >= 0).all()
    assert table["date"].is_monotonic_increasing and table["date"].is_unique
    assert (table[["low", "high"]].diff().iloc[1:] != 0).any(axis=1).all()
    return table.set_index("date")


def days_of(table: pd.DataFrame, start: str, end: str) -> list[pd.Timestamp]:
    rows = table.dropna(subset=[start])
    return [d for a, b in zip(rows[start], rows[end], strict=True) for d in pd.date_range(a, b)]


@settings(steady, max_examples=15)
@given(st.integers(0, 200), st.sampled_from(["KOR", "PRK"]))
@example(148, "KOR")
@example(0, "PRK")
def test_periods_hold_the_days_on_which_the_count_may_be_the_number_and_no_others(wanted, korea):
    table = usrok.count_periods(wanted, korea)
    names = SERIES if korea == "KOR" else SERIES[2:]
    assert table["count_series"].unique().tolist() == names
    for series in names:
        count, rows = steps(korea, series), table[table["count_series"] == series]
        last = count.index[-1] if series == "press" else pd.Timestamp(RECORD_END)
        daily = count.reindex(pd.date_range(count.index[0], last)).ffill()
        possible = daily.index[(daily["low"] <= wanted) & (wanted <= daily["high"])]
        certain = daily.index[(daily["low"] == wanted) & (wanted == daily["high"])]
        assert days_of(rows, "start", "end") == list(possible)
        assert days_of(rows, "certain_from", "certain_to") == list(certain)


# ---------------------------------------------------------------- the panel


@pytest.fixture(scope="module")
def panel() -> pd.DataFrame:
    return usrok.relations_panel().set_index(["korea", "country", "year"])


@pytest.mark.parametrize(("korea", "country", "without", "with_relations"), [
    # As newspapers and treaties have them: see the sources of each spell.
    ("KOR", "HUN", 1988, 1989), ("KOR", "CHN", 1991, 1992), ("KOR", "ALB", 1990, 1991),
    ("KOR", "JPN", 1964, 1965), ("KOR", "TWN", 1992, 1991), ("PRK", "JPN", 1999, None),
    ("PRK", "ALB", None, 1948),
])  # fmt: skip
def test_years_of_the_panel_known_from_elsewhere(panel, korea, country, without, with_relations):
    if without:
        assert not panel.loc[(korea, country, without), "relations"]
        assert pd.isna(panel.loc[(korea, country, without), "spell_id"])
    if with_relations:
        assert panel.loc[(korea, country, with_relations), "relations"]


@pytest.mark.parametrize("year", [1948, 1960, 1973, 1975, 1991, 1992, 1999])
def test_the_panel_agrees_with_relations_on_the_last_day_of_a_year(panel, year):
    day = usrok.relations_on(f"{year}-12-31").set_index(["korea", "country"])
    rows = panel.xs(year, level="year")
    certain = set(day.index[day["certainty"] == "certain"])
    assert set(rows.index[rows["relations"].fillna(False)]) == certain
    assert set(rows.index[rows["relations"].isna()]) == set(day.index) - certain
    assert rows["spell_id"].dropna().sort_index().equals(day["spell_id"].sort_index())


def test_the_panel_has_one_row_per_korea_year_and_state_that_is_there_at_its_end(panel):
    assert panel.index.is_unique
    assert panel.loc[("KOR", "CSK", 1992), "relations"]  # it ended on 1 January 1993
    assert ("KOR", "CSK", 1993) not in panel.index
    assert ("PRK", "SUN", 1990) in panel.index and ("PRK", "SUN", 1991) not in panel.index
    states = usrok.record.recognition()["country"].nunique()
    known = usrok.record.recognition()["country"]
    ended = usrok.record.countries().set_index("country").loc[known.unique(), "ended"].dropna()
    assert all(("KOR", country, 1948) in panel.index for country in ended.index)
    assert len(panel) == 2 * (states * 52 - sum(2000 - day.year for day in ended))


# ---------------------------------------------------------------- what is refused


@pytest.mark.parametrize("value", ["kor", "KOR ", "", 1, True, pd.NA, [], pd.Series(["KOR"])])
@pytest.mark.parametrize(("call", "example"), [
    (lambda x: usrok.relations_on("1993-07-19", x), 'korea="KOR"'),
    (lambda x: usrok.relations_on("1993-07-19", names=x), 'names="then"'),
    (lambda x: usrok.count_relations(x), 'korea="KOR"'),
    (lambda x: usrok.count_relations(series=x), 'series="press"'),
    (lambda x: usrok.count_periods(148, x), 'korea="KOR"'),
])  # fmt: skip
def test_a_choice_that_there_is_not_is_answered_with_those_there_are(call, example, value):
    with pytest.raises(ValueError, match="Expected one of") as caught:
        call(value)
    assert example in str(caught.value) and repr(value) in str(caught.value)


def test_the_nearest_choice_is_suggested():
    with pytest.raises(ValueError, match="Did you mean 'encyclopedia'"):
        usrok.count_relations(series="encyclopaedia")
    with pytest.raises(ValueError, match="counts South Korea only"):
        usrok.count_relations("PRK", "press")


@pytest.mark.parametrize("value", [
    -1, 148.5, float("nan"), float("inf"), 10**30, True, "148", None, pd.NA, [148], 1 + 2j,
])  # fmt: skip
def test_what_is_no_number_of_states_is_refused(value):
    with pytest.raises(ValueError, match=r"Expected a whole number of states.*number=148"):
        usrok.count_periods(value)
