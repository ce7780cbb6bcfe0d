"""Answers in any form: read, told what differs, and never answered with an exception."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import teaching
from usrok_data.teaching import check

TASKS = {task.id: task for exercise in teaching.EXERCISES.values() for task in exercise.tasks}


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def drawn(data=None, level=650_000, label="persons", title="A title"):
    """Draw an answer to the task of the chart, by default a right one."""
    data = TASKS["ex02.6"].answer() if data is None else data
    _, ax = plt.subplots()
    ax.plot(list(data), list(data.values()))
    if level is not None:
        ax.axhline(level)
    ax.set(ylabel=label, title=title)
    return ax


# ---------------------------------------------------------------- any reasonable form


NUMBERS = [
    35743,
    35743.0,
    np.int64(35743),
    np.float32(35743),
    Decimal(35743),
    "35,743",
    " 35743 ",
    [35743],
    pd.Series([35743]),
    pd.Series([35743], dtype="Int64"),
    pd.DataFrame({"persons": [35743]}),
    np.array([35743]),
    np.array(35743),
]
DAYS = [
    "1992-12-31",
    "31 December 1992",
    "Dec 31, 1992",
    "1992/12/31",
    dt.date(1992, 12, 31),
    dt.datetime(1992, 12, 31, 9),
    pd.Timestamp("1992-12-31"),
    np.datetime64("1992-12-31"),
    pd.Series(pd.to_datetime(["1992-12-31"])),
]
IDS = [
    ["c59", "c57", "c58"],
    ("c57", "c58", "c59", "c59"),
    {"c57", "c58", "c59"},
    pd.Series(["c57", "c58", "c59"], index=[4, 5, 6], dtype="string"),
    pd.Series(["c57", "c58", "c59"], dtype="category"),
    pd.Index(["c57", "c58", "c59"]),
    np.array(["c57", "c58", "c59"]),
    pd.DataFrame({"claim_id": ["c57", "c58", "c59"], "more": [1, 2, 3]}),
    pd.DataFrame({"more": [1, 2, 3]}, index=pd.Index(["c57", "c58", "c59"], name="claim_id")),
    pd.Series([1, 2, 3], index=["c57", "c58", "c59"]),
    {"c57": 1, "c58": 2, "c59": 3},
    "c57;c58;c59",
    "C57, C58, C59",
    (claim for claim in ["c57", "c58", "c59"]),
]
YEARS = [
    ["1951", "1952"],
    [1951.0, 1952.0],
    {1951, 1952},
    pd.DataFrame({"year": [1951, 1952], "persons": [None, None]}),
    pd.to_datetime(["1951-01-01", "1952-06-30"]),
]
RANKS = pd.DataFrame({"year": range(1989, 1996), "rank": [7, 7, 7, 8, 8, 8, 7]})
BY_YEAR = RANKS.set_index("year")["rank"]
TABLES = [
    RANKS,
    RANKS.iloc[::-1],
    RANKS.assign(more=1)[["more", "rank", "year"]],
    RANKS.rename(columns={"rank": "Rank", "year": " YEAR "}),
    RANKS.rename(columns={"rank": "place"}),
    RANKS.astype({"year": str}),
    BY_YEAR,
    BY_YEAR.rename("place"),
    BY_YEAR.to_frame(),
    BY_YEAR.rename_axis(None),
    BY_YEAR.rename_axis(None).to_frame("rank"),
    BY_YEAR.to_dict(),
    RANKS.to_dict("records"),
    RANKS.to_dict("list"),
    BY_YEAR.set_axis(pd.to_datetime([f"{y}-12-31" for y in BY_YEAR.index])),
]
PAIRS = [
    (44450, 44550),
    ["44,450", "44,550"],
    {"low": 44450, "high": 44550},
    pd.Series([44450, 44550]),
    np.array([44450, 44550]),
    pd.DataFrame({"low": [44450], "high": [44550]}),
    pd.DataFrame({"bound": [44450, 44550]}),
]
FORMS = {
    "ex02.2": NUMBERS,
    "ex03.6": DAYS,
    "ex01.3": IDS,
    "ex02.3": YEARS,
    "ex03.2": TABLES,
    "ex02.1": PAIRS,
}


@pytest.mark.parametrize(
    ("task", "answer"),
    [(task, answer) for task, forms in FORMS.items() for answer in forms],
    ids=lambda x: x if isinstance(x, str) and x.startswith("ex") else type(x).__name__,
)
def test_an_answer_may_come_in_many_forms(task, answer):
    assert check(task, answer).status == "right", check(task, answer)


def test_a_chart_may_come_in_many_forms():
    data = TASKS["ex02.6"].answer()
    band = drawn(level=None)
    band.axhspan(645_000, 655_000)
    filled = drawn(level=None)
    filled.fill_between([1985, 1999], 645_000, 655_000)
    thousands = drawn({y: v / 1000 for y, v in data.items()}, 650, "thousand persons")
    left = drawn(title="")
    left.set_title("On the left", loc="left")
    days = drawn({dt.date(y, 7, 1): v for y, v in data.items()})
    stamps = drawn({np.datetime64(f"{y}-07-01"): v for y, v in data.items()})
    ax = drawn()
    for form in (ax, ax.figure, [ax], ax.lines[0], band, filled, thousands, left, days, stamps):
        assert check("ex02.6", form).status == "right", check("ex02.6", form)


def test_evidence_may_be_a_list_of_rows_and_hold_other_claims():
    acts, figures = (TASKS[task].answer() for task in ("ex06.3", "ex06.4"))
    for both in (pd.concat([acts, figures]), pd.concat([figures, acts]).iloc[::-1]):
        assert check("ex06.3", both).ok and check("ex06.4", both).ok
    assert check("ex06.3", acts.to_dict("records")).ok


def test_checking_changes_nothing_of_the_answer():
    table = TASKS["ex02.4"].answer()
    before = table.copy(deep=True)
    index = table.set_index("year")
    check("ex02.4", table)
    check("ex02.4", index)
    pd.testing.assert_frame_equal(table, before)
    assert list(index.index.names) == ["year"]


# ---------------------------------------------------------------- what differs is said


THREE = [
    {"claim_id": "a01", "method": "relations", "key": "VNM"},
    {"claim_id": "a02", "method": "no_relations", "key": "CUB"},
]


@pytest.mark.parametrize(
    ("task", "answer", "said"),
    [
        ("ex01.1", 12, "The number is too large."),
        ("ex01.1", 8, "off by one"),
        ("ex01.1", 9.5, "9.5 is not a whole number"),
        ("ex01.1", True, "got True. A comparison such as"),
        ("ex01.1", "many", "Expected a whole number (events), got the text 'many'."),
        ("ex01.1", {"a": 1}, "Expected a whole number (events), got a dict."),
        ("ex01.1", float("nan"), "The value is missing (NaN)."),
        ("ex01.1", float("inf"), "divided by zero"),
        ("ex01.1", [10, 11], "Expected one value, got a list of 2."),
        ("ex01.1", usrok.events(), "got a DataFrame of 10 rows and 14 columns."),
        ("ex01.2", "c59", "'c59' is an id of the table claims. Expected a sentence id"),
        ("ex01.2", "s99", "'s99' is not a sentence id. Did you mean 's"),
        ("ex01.2", 28, '28 is an int. Expected a sentence id, such as `"s01"`, as text.'),
        ("ex01.2", "s30", "s30 is a sentence id, but not the one that is asked for."),
        ("ex01.3", "s28", "'s28' is an id of the table sentences. Expected a list of claim ids."),
        ("ex01.3", "t22", "'t22' is an id of the table ties."),
        ("ex01.3", ["c57", "c58", "c59", "c01"], "1 item does not belong: c01."),
        ("ex01.3", ["c57", "c01", "c02"], "2 items do not belong: c01, c02. 2 items are missing."),
        ("ex01.3", ["c5g", "c58", "c59"], "'c5g' is not a claim id."),
        ("ex01.3", [57, 58, 59], "57 is an int. Expected a list of claim ids, as text."),
        ("ex01.3", pd.Series([True, False]), "got a mask of True and False"),
        ("ex01.3", pd.DataFrame({"a": [1], "b": [2]}), "without a column `claim_id`"),
        ("ex01.4", pd.DataFrame({"event_id": ["e01"], "z": ["x"], "y": [1]}), "`days` is missing"),
        ("ex01.4", pd.Series([2, 2], index=["e01", "e01"]), "`event_id` has 'e01' more than once."),
        ("ex01.4", pd.Series(["x"], index=["e01"]), "`days` in the row 'e01': expected a whole"),
        ("ex02.2", 35.743, "Check the units: the number is 1,000 times too small."),
        ("ex02.2", 35800, "within half a percent"),
        ("ex02.3", ["x"], "'x' is not a year. Expected a list of years."),
        ("ex02.3", [], "The list is empty"),
        ("ex02.1", (44550, 44450), "The two are swapped. Give lowest first."),
        ("ex02.1", (44450, 44000), "Lowest is right. highest: the number is too small."),
        ("ex02.1", {44450, 44550}, "A set has no order."),
        ("ex02.1", 44500, "Expected a pair"),
        ("ex02.1", (1, 2, 3), "got 3 values"),
        ("ex02.1", (1, "x"), "Highest: expected a number (persons), got the text 'x'."),
        ("ex02.4", pd.DataFrame([[1, 2, 3]], columns=["year", "persons", "persons"]), "`percent`"),
        ("ex03.1", "31.3 billion", "got the text '31.3 billion'"),
        ("ex03.3", "China", "'China' is a name; codes are asked for."),
        ("ex03.6", "1992", "'1992' is a year or a month."),
        ("ex03.6", 1992, "got the number 1992; a year alone is not a day."),
        ("ex03.6", "31/12/1992", "can be read in two ways"),
        ("ex03.6", "1991-12-30", "The day is too early, and not in the right year."),
        ("ex03.6", "1992-11-30", "The year is right, month and day are not."),
        ("ex03.6", "1992-12-01", "Year and month are right, the day is not."),
        ("ex03.6", "1990-12-31", "the year is 2 years too early"),
        ("ex03.6", "1992-12-32", "is not a day"),
        ("ex03.6", "soon", "got the text 'soon'"),
        ("ex03.6", pd.NaT, "Expected a day"),
        ("ex04.2", usrok.relations_on("1992-07-19")["name"], "codes are asked for"),
        ("ex05.1", ("1948-08-14", "1991-08-21"), "Last day is right."),
        ("ex05.1", ("1948-08-14", "1991-08-21"), "first day: you are one day too early"),
        ("ex05.6", pd.DataFrame({"claim_id": ["a01"]}), "The audit says: evidence has no column"),
        ("ex05.6", THREE, "1 claim has no evidence yet."),
        ("ex05.6", THREE[:1], "2 claims have no evidence yet."),
        ("ex05.6", "relations", "Expected a DataFrame of evidence"),
    ],
)
def test_what_differs_is_said(task, answer, said):
    feedback = check(task, answer)
    assert feedback.status == "wrong"
    assert said in feedback.message
    assert feedback.message.endswith(TASKS[task].look)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"method": "milestone", "begins": "m21"}, "a06 is tested by milestone. Another method"),
        ({"method": "no_relations", "key": "VNM"}, "a06 has more periods than expected."),
        ({"method": "no_relations", "key": "HUN"}, "a06 has the right method, and another period"),
    ],
)
def test_evidence_that_finds_other_periods_is_told_in_which_way(row, said):
    rows = TASKS["ex06.3"].answer().query("claim_id != 'a06'")
    rows = pd.concat([rows, pd.DataFrame([{"claim_id": "a06", **row}])])
    assert said in check("ex06.3", rows).message


def test_a_series_that_is_a_year_late_is_off_by_one_year():
    right = TASKS["ex03.5"].answer()
    assert "off by one year" in check("ex03.5", right.set_axis(right.index + 1)).message
    early = check("ex03.5", right.set_axis(right.index - 1)).message
    assert "one year too early" in early and "1 row does not belong: 1988" in early


def test_a_table_with_one_wrong_cell_names_the_column_that_is_wrong():
    table = TASKS["ex02.4"].answer()
    table.loc[table["year"] == 1990, "percent"] = 3.0
    message = check("ex02.4", table).message
    assert "`percent` is wrong in 1 row: the number is too small" in message
    assert "`persons`" not in message
    table["percent"] = [1.0, *table["percent"][1:]]
    assert "`percent` is wrong in 2 rows" in check("ex02.4", table).message


def test_what_a_chart_lacks_is_said():
    assert "printed number is not drawn" in check("ex02.6", drawn(level=None)).message
    assert "cannot tell the unit" in check("ex02.6", drawn(label="")).message
    assert "no title" in check("ex02.6", drawn(title="")).message
    assert "no line" in check("ex02.6", plt.subplots()[1]).message
    assert "got 2 charts" in check("ex02.6", plt.subplots(1, 2)[1]).message
    assert "got an int" in check("ex02.6", 3).message


def test_what_is_wrong_with_a_line_is_said():
    data = TASKS["ex02.6"].answer()
    cases = {
        "1 year is missing": {y: v for y, v in data.items() if y != 1999},
        "1 year does not belong": data | {1984: 1.0},
        "drawn as zero, in 1991": data | {1991: 0},
        "differs from the record in 1 year": data | {1991: 700_000},
        "off by a factor of 1,000": {y: v / 1000 for y, v in data.items()},
        "not those asked for": {y + 1: v for y, v in data.items()},
    }
    for said, line in cases.items():
        assert said in check("ex02.6", drawn(line)).message


# ---------------------------------------------------------------- never an exception


class Hostile:
    """An object that fails at whatever is asked of it."""

    def __getattribute__(self, name):
        raise RuntimeError("no")

    __eq__ = __len__ = __iter__ = __getattribute__


ODD = [
    0,
    -1,
    10**400,
    complex(1, 2),
    "\u00e9\x00",
    b"bytes",
    object(),
    len,
    Ellipsis.__class__,
    [],
    [[]],
    [None],
    [float("nan")],
    {},
    {1: {2: 3}},
    set(),
    pd.DataFrame(),
    pd.DataFrame({"a": []}),
    pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"]),
    pd.DataFrame(np.ones((2, 2)), index=pd.MultiIndex.from_tuples([(1, 2), (3, 4)])),
    pd.Series(dtype=object),
    pd.Series([pd.NA]),
    pd.Series([[1], [2]]),
    pd.Index([]),
    pd.Interval(0, 1),
    pd.Period("1993"),
    pd.Timedelta(days=1),
    np.array([]),
    np.ones((3, 3)),
    np.datetime64("NaT"),
    ("1993-07-19", None),
    (dt.date.max, dt.date.min),
    usrok.claims(),
    usrok.validity(),
    Hostile(),
]


@pytest.mark.parametrize("task", TASKS)
def test_no_answer_raises(task):
    for odd in ODD:
        feedback = check(task, odd)
        assert feedback.status == "wrong", feedback
        assert len(feedback.message) > 20


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.sampled_from(["e01", "c59", "KOR", "press", "1991-08-21", "s28", 1992, "claim_id"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(TASKS)), VALUES, st.booleans())
@settings(max_examples=200, deadline=None)
def test_no_made_up_answer_raises(task, answer, as_series):
    if as_series and isinstance(answer, list | dict):
        answer = pd.Series(answer, dtype=object)
    assert check(task, answer).status in ("open", "wrong", "right")
