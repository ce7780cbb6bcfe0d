"""Answers in any form: read, told what differs, and never answered with an exception."""

from __future__ import annotations

import datetime as dt
import warnings
from decimal import Decimal

import given_answers
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from classroom import TASKS, drawn
from hypothesis import given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data.teaching import check


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


# ---------------------------------------------------------------- any reasonable form


IDS = ["c57", "c58", "c59"]
INDEX = pd.Index(IDS, name="claim_id")
RANKS = pd.DataFrame({"year": range(1989, 1996), "rank": [7, 7, 7, 8, 8, 8, 7]})
BY_YEAR = RANKS.set_index("year")["rank"]
YEAR_ENDS = pd.to_datetime([f"{year}-12-31" for year in BY_YEAR.index])
DAY = pd.Timestamp("1992-12-31")
BOUNDS = [44450, 44550]
FORMS = [
    ("ex02.2", [35743, 35743.0, Decimal(35743), np.int64(35743), np.float32(35743)]),
    ("ex02.2", ["35,743", " 35743 ", [35743], np.array([35743]), np.array(35743)]),
    ("ex02.2", [pd.Series([35743], dtype="Int64"), pd.DataFrame({"persons": [35743]})]),
    ("ex03.6", ["1992-12-31", "31 December 1992", "Dec 31, 1992", "1992/12/31"]),
    ("ex03.6", [DAY.date(), DAY.to_pydatetime(), DAY, DAY.to_datetime64(), pd.Series([DAY])]),
    ("ex01.3", [IDS, (*IDS, "c59"), set(IDS), pd.Index(IDS), np.array(IDS), iter(IDS)]),
    ("ex01.3", [pd.Series(IDS, index=[4, 5, 6], dtype="string"), pd.Series(IDS, dtype="category")]),
    ("ex01.3", [pd.DataFrame({"claim_id": IDS, "more": 1}), pd.DataFrame({"more": 1}, INDEX)]),
    ("ex01.3", [pd.Series(1, index=IDS), dict.fromkeys(IDS), "c57;c58;c59", "C57, C58, C59"]),
    ("ex02.3", [["1951", "1952"], [1951.0, 1952.0], {1951, 1952}]),
    (
        "ex02.3",
        [pd.DataFrame({"year": [1951, 1952], "persons": None}), pd.to_datetime(["1951", "1952"])],
    ),
    ("ex03.2", [RANKS, RANKS.iloc[::-1], RANKS.assign(more=1)[["more", "rank", "year"]]]),
    ("ex03.2", [RANKS.rename(columns={"rank": "Rank", "year": " YEAR "}), RANKS.astype(str)]),
    ("ex03.2", [RANKS.rename(columns={"rank": "place"}), BY_YEAR.rename("place"), BY_YEAR]),
    ("ex03.2", [BY_YEAR.to_frame(), BY_YEAR.rename_axis(None), BY_YEAR.set_axis(YEAR_ENDS)]),
    ("ex03.2", [BY_YEAR.rename_axis(None).to_frame("rank"), BY_YEAR.to_dict()]),
    ("ex03.2", [RANKS.to_dict("records"), RANKS.to_dict("list")]),
    ("ex02.1", [tuple(BOUNDS), ["44,450", "44,550"], {"low": 44450, "high": 44550}]),
    ("ex02.1", [pd.Series(BOUNDS), np.array(BOUNDS), pd.DataFrame({"bound": BOUNDS})]),
    ("ex02.1", [pd.DataFrame([BOUNDS], columns=["low", "high"])]),
]


@pytest.mark.parametrize(
    ("task", "answer"),
    [(task, answer) for task, answers in FORMS for answer in answers],
    ids=lambda x: x if isinstance(x, str) and x.startswith("ex") else type(x).__name__,
)
def test_an_answer_may_come_in_many_forms(task, answer):
    assert check(task, answer).status == "right", check(task, answer)


def test_a_chart_may_come_in_many_forms():
    data = TASKS["ex02.6"].answer()
    band, filled, left = drawn(level=None), drawn(level=None), drawn(title="")
    band.axhspan(645_000, 655_000)
    filled.fill_between([1985, 1999], 645_000, 655_000)
    left.set_title("Armed forces of South Korea", loc="left")
    thousands = drawn({y: v / 1000 for y, v in data.items()}, 650, "thousand persons")
    days = drawn({dt.date(y, 7, 1): v for y, v in data.items()})
    stamps = drawn({np.datetime64(f"{y}-07-01"): v for y, v in data.items()})
    ax = drawn()
    for form in (ax, ax.figure, [ax], ax.lines[0], band, filled, thousands, left, days, stamps):
        assert check("ex02.6", form).status == "right", check("ex02.6", form)


def test_a_coded_text_may_come_in_many_forms_and_hold_other_claims():
    acts, figures = (TASKS[task].answer() for task in ("ex06.3", "ex06.4"))
    split = usrok.teaching.briefing_claims()
    for both in (pd.concat([acts, figures]), pd.concat([figures, acts]).iloc[::-1]):
        for form in (both, split.merge(both), both.set_index("claim_id"), both[both.columns[::-1]]):
            assert check("ex06.3", form).ok and check("ex06.4", form).ok
    for form in (
        acts.to_dict("records"),
        acts.to_dict("list"),
        acts.rename(columns={"test": "method"}),
        acts.rename(columns={"claim_id": " Claim_ID"}),
        acts.assign(test=acts["test"].str.title()),
    ):
        assert check("ex06.3", form).ok, form
    with_bounds = figures.merge(TASKS["ex06.2"].answer())
    printed = figures.assign(number=["about 41,000", "650,000", "seventh", 145])
    assert check("ex06.4", with_bounds).ok and check("ex06.4", printed).ok


@pytest.mark.parametrize(
    ("task", "row"),
    [
        ("ex06.3", {"claim_id": "a05", "test": "relations"}),  # read from the words
        ("ex06.3", {"claim_id": "a05", "test": "relations", "key": "Soviet Union"}),
        ("ex06.3", {"claim_id": "a06", "test": "milestone", "ends": "m21"}),
        ("ex06.3", {"claim_id": "a07", "test": "member", "key": "UN"}),
        ("ex06.3", {"claim_id": "a08", "test": "milestone", "begins": "m37"}),
        (
            "ex06.4",
            {"claim_id": "a01", "test": "series", "record": "us_forces_korea", "key": "total"},
        ),
        (
            "ex06.4",
            {"claim_id": "a02", "test": "series", "record": "armed_forces", "key": "KOR;cow-nmc-7"},
        ),
        ("ex06.4", {"claim_id": "a03", "test": "rank", "measure": "total"}),
    ],
)
def test_another_test_that_finds_the_same_is_right(task, row):
    assert check(task, with_row(task, row)).ok, check(task, with_row(task, row))


def with_row(task, row):
    """Return the right answer with another row for one claim."""
    rows = TASKS[task].answer().query(f"claim_id != {row['claim_id']!r}")
    return pd.concat([rows, pd.DataFrame([row])])


def test_checking_changes_nothing_of_the_answer():
    for table in (TASKS["ex02.4"].answer(), TASKS["ex02.4"].answer().set_index("year")):
        before = table.copy(deep=True)
        check("ex02.4", table)
        pd.testing.assert_frame_equal(table, before)


# ---------------------------------------------------------------- what students gave


def evaluated(code: str) -> object:
    """What was typed; the last of several expressions that are separated by commas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return eval(f"({code})[-1]" if " := " in code else code, dict(given_answers.NAMES))


@pytest.mark.parametrize("task", given_answers.RIGHT)
def test_answers_that_students_gave_are_accepted_if_right_and_get_a_fitting_hint_if_not(task):
    for code in given_answers.RIGHT[task]:
        assert check(task, evaluated(code)).status == "right", (code, check(task, evaluated(code)))
    for code, hint in given_answers.WRONG[task]:
        feedback = check(task, evaluated(code))
        assert feedback.status == "wrong" and hint in feedback.message, (code, feedback)
        assert feedback.points < TASKS[task].points


def test_enough_answers_were_collected():
    checked = {task for task in TASKS if not TASKS[task].by_teacher}
    for table in (given_answers.RIGHT, given_answers.WRONG):
        assert sum(map(len, table.values())) >= 120 and set(table) == checked


def test_no_answer_is_told_of_a_mistake_that_gives_nothing():
    # The empty answer is the outcome of a mistake only where the mistake is to find nothing.
    for task in TASKS.values():
        empty = [hint for hint, outcome in task.outcomes if outcome == frozenset()]
        assert all("found none" in hint for hint in empty), task.id


# ---------------------------------------------------------------- what differs is said


TESTS = [
    {"claim_id": "a01", "method": "relations", "key": "VNM"},
    {"claim_id": "a02", "method": "no_relations", "key": "CUB"},
]
NOT_A_DAY = "Write the year, the month and the day"


@pytest.mark.parametrize(
    ("task", "answer", "said"),
    [
        ("ex01.1", 12, "The number is too large."),
        ("ex01.1", 8, "off by one"),
        ("ex01.1", 9.5, "9.5 is not a whole number"),
        ("ex01.1", True, "got True. `.sum()` counts"),
        ("ex01.1", "many", "Expected a whole number (events), got the text 'many'."),
        ("ex01.1", {"a": 1}, "Expected a whole number (events), got a dict."),
        ("ex01.1", float("nan"), "The value is missing (NaN)."),
        ("ex01.1", float("inf"), "divided by zero"),
        ("ex01.1", [10, 11], "Expected one value, got a list of 2."),
        ("ex01.1", usrok.events(), "got a DataFrame of 10 rows and 14 columns."),
        ("ex01.2", "c59", "'c59' is an id of the table claims. Expected a sentence id"),
        ("ex01.2", "s99", "'s99' is not a sentence id. Did you mean 's"),
        ("ex01.2", 28, "28 is not a sentence id. Did you mean"),
        ("ex01.2", "s30", "s30 is a sentence id, but not the one that is asked for."),
        ("ex01.3", "s28", "'s28' is an id of the table sentences. Expected a list of claim ids."),
        ("ex01.3", [*IDS, "c01"], "1 item does not belong: c01."),
        ("ex01.3", ["c57", "c01", "c02"], "2 items do not belong: c01, c02. 2 items are missing."),
        ("ex01.3", ["c01", "c02"], "None of these is asked for."),
        ("ex01.3", usrok.claims(), "You took all claim ids there are."),
        ("ex01.3", ["c5g", "c58", "c59"], "'c5g' is not a claim id."),
        ("ex01.3", pd.Series([True, False]), "got a mask of True and False. Use it to select"),
        ("ex01.3", pd.DataFrame({"a": [1], "b": [2]}), "without a column `claim_id`"),
        ("ex01.4", pd.DataFrame({"event_id": ["e01"], "z": ["x"], "y": [1]}), "`days` is missing"),
        ("ex01.4", pd.Series([2, 2], index=["e01", "e01"]), "`event_id` has 'e01' more than once."),
        ("ex01.4", pd.Series(["x"], index=["e01"]), "`days` in the row 'e01': expected a whole"),
        ("ex01.6", {"security": 81.25}, "3 rows are missing."),
        ("ex02.2", 35.743, "Check the units: the number is 1,000 times too small."),
        ("ex02.2", 35800, "the figure is exact"),
        ("ex02.3", ["x"], "'x' is not a year. Expected a list of years."),
        ("ex02.1", (44550, 44450), "The two are swapped. Give lowest first."),
        ("ex02.1", (44450, 44000), "Lowest is right. Highest: the number is too small."),
        ("ex02.1", {44450}, "in this order; each is a number (persons), got 1 value."),
        ("ex02.1", (1, 2, 3), "got 3 values"),
        ("ex02.1", (1, "x"), "Highest: expected a number (persons), got the text 'x'."),
        ("ex02.4", pd.DataFrame([[1, 2, 3]], columns=["year", "persons", "persons"]), "`percent`"),
        ("ex03.1", "31.3 billion or so to 32", "got the text '31.3 billion or so to 32'"),
        ("ex03.2", pd.Series([7], index=["x"]), "`year` has 'x'. Expected a year, such as 1993."),
        ("ex03.3", "Chima", "'Chima' is not a country code."),
        ("ex03.1", -31321, "The size is right and the sign is wrong."),
        ("ex03.6", "1992", f"got '1992'. {NOT_A_DAY}"),
        ("ex03.6", 1992, f"got 1992. {NOT_A_DAY}"),
        ("ex03.6", "03/04/1992", NOT_A_DAY),
        ("ex03.6", "1992-12-32", NOT_A_DAY),
        ("ex03.6", pd.NaT, NOT_A_DAY),
        ("ex03.6", "1991-12-30", "The day is too early (month right)."),
        ("ex03.6", "1992-12-01", "The day is too early (year and month right)."),
        ("ex03.6", "1990-12-31", "The day is too early (month and day right)."),
        ("ex03.6", "1992-12-30", "You are one day too early."),
        ("ex05.1", ("1948-08-14", "1991-08-21"), "one day too early"),
        ("ex05.1", ("1948-08-14", "1991-08-21"), "Last day is right."),
        ("ex05.6", pd.DataFrame({"claim_id": ["a01"]}), "The column `test` is missing."),
        ("ex05.6", TESTS, "1 claim has no row yet."),
        ("ex05.6", TESTS[0], "2 claims have no row yet."),
        ("ex05.6", "relations", "Expected a DataFrame with `claim_id`, `test` and what the"),
        ("ex06.3", [], "Expected a DataFrame with `claim_id`, `test` and what the test needs"),
        ("ex06.4", {"test": ["rank"]}, "The column `claim_id` is missing."),
        ("ex06.4", [{"claim_id": "a03", "tset": "rank"}], "is missing. Did you mean 'tset'?"),
    ],
)
def test_what_differs_is_said(task, answer, said):
    feedback = check(task, answer)
    assert feedback.status == "wrong"
    assert said in feedback.message
    assert feedback.message.endswith(TASKS[task].look)


FITS_BETTER = "Another one fits better"
NOT_THE_RIGHT = "has the right test, but not the right state"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"claim_id": "a06", "test": "milestone", "begins": "m21"}, FITS_BETTER),
        ({"claim_id": "a06", "test": "not checkable"}, FITS_BETTER),
        # Dates of one's own are no record, even if they are the right ones.
        ({"claim_id": "a08", "test": "period", "start": "1992-02-10"}, "a08 has the test `period`"),
        ({"claim_id": "a06", "test": "no_relations", "key": "HUN"}, f"a06 {NOT_THE_RIGHT}"),
        ({"claim_id": "a01", "test": "rank"}, FITS_BETTER),
        (
            {"claim_id": "a02", "test": "series", "key": "armed forces of North Korea"},
            "By your row, a02 was true at no time.",
        ),
        ({"claim_id": "a03", "test": "rank", "measure": "imports"}, f"a03 {NOT_THE_RIGHT}"),
        ({"claim_id": "a04", "test": "count", "key": "list"}, f"a04 {NOT_THE_RIGHT}"),
        ({"claim_id": "a08", "test": "relation"}, "Did you mean 'relations'?"),
        ({"claim_id": "a08", "test": "relations", "key": "Ukrane"}, "row 'a08' (\"South Korea has"),
        ({"claim_id": "a09", "test": "milestone"}, "A cell cannot be used:"),
        ({"claim_id": "a10", "test": "milestone"}, "`claim_id` has 'a10', which is no claim"),
    ],
)
def test_a_test_that_finds_something_else_is_told_in_which_way(row, said):
    task = "ex06.4" if row["claim_id"] < "a05" else "ex06.3"
    feedback = check(task, with_row(task, row))
    assert feedback.status == "wrong" and said in feedback.message, feedback


def test_a_mistake_in_one_row_is_named_beside_right_ones():
    for task in ("ex06.3", "ex06.4"):
        for mistake in TASKS[task].mistakes:
            assert check(task, with_row(task, mistake.outcome())).message.startswith(mistake.hint)


def test_all_cells_that_cannot_be_used_are_told_at_once():
    rows = [
        {"claim_id": "a01", "test": "relation"},
        {"claim_id": "a02", "test": "no_relations", "key": "Atlantis"},
    ]
    message = check("ex05.6", rows).message
    assert message.startswith("2 cells cannot be used:\n- row 'a01'")
    assert "test: 'relation' is not known" in message and "key: 'Atlantis'" in message
    twice = check("ex06.3", [{"claim_id": "a05", "test": "relations"}] * 2).message
    assert "`claim_id` has 'a05' more than once" in twice


def test_a_table_says_which_column_is_wrong_and_how():
    right = TASKS["ex03.5"].answer()
    early = check("ex03.5", right.set_axis(right.index - 1)).message
    assert "1 row does not belong: 1988. 1 row is missing." in early
    table = TASKS["ex02.4"].answer().set_index("year")
    table.loc[1990, "percent"] = 3.0
    message = check("ex02.4", table).message
    assert "`percent` is wrong in 1 row: the number is too small" in message
    assert "`persons`" not in message
    table.loc[1988, "percent"] = 1000.0
    assert "`percent` is wrong in 2 rows: the first is 1988." in check("ex02.4", table).message


def test_what_a_chart_lacks_or_has_wrong_is_said():
    data = TASKS["ex02.6"].answer()
    cases = {
        "printed number is not at its height": drawn(level=None),
        "cannot tell the unit": drawn(label=""),
        "no title": drawn(title=""),
        "not drawn yet": plt.subplots()[1],
        "got 2 charts": plt.subplots(1, 2)[1],
        "got a number. Draw with `ax.plot(...)` first.": 3,
        "1 year is missing": drawn({y: v for y, v in data.items() if y != 1999}),
        "1 year does not belong: 1984.": drawn(data | {1984: 1.0}),
        "drawn as zero, in 1991": drawn(data | {1991: 0}),
        "differs from the record in 1 year": drawn(data | {1991: 700_000}),
        "Check the units: draw persons": drawn({y: v / 1000 for y, v in data.items()}),
        "Check the years of the line.": drawn({y + 1: v for y, v in data.items()}),
    }
    for said, answer in cases.items():
        assert said in check("ex02.6", answer).message


# ---------------------------------------------------------------- never an exception


class Hostile:
    """An object that fails at whatever is asked of it."""

    def __getattribute__(self, name):
        raise RuntimeError("no")

    __eq__ = __len__ = __iter__ = __getattribute__


MULTIINDEX = pd.MultiIndex.from_tuples([(1, 2), (3, 4)])
ODD = [
    *[0, -1, 10**400, complex(1, 2), "\u00e9\x00", b"bytes", object(), len, type(...)],
    *[[], [[]], [None], [float("nan")], {}, {1: {2: 3}}, set(), ("1993-07-19", None)],
    *[pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame([[1, 2], [3, 4]], columns=["a", "a"])],
    *[pd.DataFrame(np.ones((2, 2)), index=MULTIINDEX), pd.Series([1, 2], index=MULTIINDEX)],
    *[pd.Series(dtype=object), pd.Series([pd.NA]), pd.Series([[1], [2]]), pd.Index([])],
    *[pd.Interval(0, 1), pd.Period("1993"), pd.Timedelta(days=1), np.datetime64("NaT")],
    *[np.array([]), np.ones((3, 3)), (dt.date.max, dt.date.min), usrok.claims(), Hostile()],
]


@pytest.mark.parametrize("task", TASKS)
def test_no_answer_raises(task):
    for odd in ODD:
        feedback = check(task, odd)
        assert feedback.status == "wrong", feedback
        assert len(feedback.message) > 20


WORDS = ["e01", "c59", "KOR", "press", "1991-08-21", "s28", 1992, "claim_id"]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    SCALARS | st.dates() | st.sampled_from(WORDS),
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
