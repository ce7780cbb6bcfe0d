"""Checks that speak: what is said of right, blank and wrong answers."""

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
from usrok_data.teaching import TaskError, _charts, check
from usrok_data.teaching import _expected as exp
from usrok_data.teaching._audits import Evidence
from usrok_data.teaching._charts import Chart
from usrok_data.teaching._tasks import EXERCISES, TASKS

CHECKED = [t for t in TASKS.values() if not t.by_teacher]
TEXTS = [t for t in TASKS.values() if t.by_teacher]
ids = pytest.mark.parametrize("task", TASKS.values(), ids=lambda t: t.id)


def drawn(data: dict, level: float | None = 650_000, label: str = "persons", title: str = "A"):
    """Draw an answer to the task of the chart."""
    _, ax = plt.subplots()
    ax.plot(list(data), list(data.values()))
    if level is not None:
        ax.axhline(level)
    ax.set_ylabel(label)
    ax.set_title(title)
    return ax


def outcome(task, value):
    """What a student hands in whose work came to a value."""
    return drawn(value) if isinstance(task.form, Chart) else value


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


# ---------------------------------------------------------------- every task


def test_there_are_six_exercises_of_five_to_seven_tasks_in_30_to_50_minutes():
    assert list(EXERCISES) == [f"ex0{n}" for n in range(1, 7)]
    for exercise in EXERCISES:
        table = teaching.tasks(exercise)
        assert 5 <= len(table) <= 7
        assert 30 <= table["minutes"].sum() <= 50
        assert table.index.is_unique
        assert (table["graded_by"] == "teacher").sum() == 1
    assert len(TASKS) == 42


@ids
def test_a_blank_answer_says_what_to_type(task):
    for blank in (None, ..., "", "  \n"):
        feedback = check(task.id, blank)
        assert feedback.status == "open" and not feedback.ok
        assert f"`{task.variable}`" in feedback.message
        assert task.form.what in feedback.message
    assert check(task.id) == check(task.id, None)


@pytest.mark.parametrize("task", CHECKED, ids=lambda t: t.id)
def test_the_right_answer_is_right_and_says_what_it_shows(task):
    feedback = check(task.id, outcome(task, task.expected()))
    assert (feedback.status, feedback.message) == ("right", task.lesson)
    assert feedback.ok and len(task.lesson) > 20


@pytest.mark.parametrize(
    ("task", "mistake"),
    [(t, m) for t in CHECKED for m in t.mistakes],
    ids=lambda x: x.id if hasattr(x, "id") else x.name.replace(" ", "-"),
)
def test_a_typical_mistake_is_named(task, mistake):
    feedback = check(task.id, outcome(task, mistake.outcome()))
    assert feedback.status == "wrong" and not feedback.ok
    assert mistake.hint[1:] in feedback.message
    assert task.look in feedback.message


def test_every_checked_task_knows_typical_mistakes_and_their_outcomes_differ():
    for task in CHECKED:
        assert len(task.mistakes) >= 2, task.id
        assert len({m.hint for m in task.mistakes}) == len(task.mistakes)


def given_away(task) -> list[str]:
    """Texts that would give the answer to a task away."""
    value = task.expected()
    if isinstance(value, pd.DataFrame):
        value = [v for c in value.columns[1:] for v in value[c]]
    if isinstance(value, dict):
        value = list(value.values())
    values = value if isinstance(value, list | tuple | set) else [value]
    texts = []
    for one in values:
        if isinstance(one, pd.Timestamp | dt.date):
            texts += [f"{one:%Y-%m-%d}"]
        elif isinstance(one, str) and "T00" not in one:
            texts.append(one)
        elif isinstance(one, int | float | np.number) and abs(one) > 1000:
            texts += [f"{one:g}", f"{one:,.0f}", f"{one:.0f}"]
    return texts


TOLD = {"count", "rank", "series", "milestone", "relations", "press"}


@pytest.mark.parametrize("task", CHECKED, ids=lambda t: t.id)
def test_a_hint_never_prints_the_right_answer(task):
    wrong = [m.outcome() for m in task.mistakes]
    wrong += [-1, [], "x", pd.DataFrame(), ["zz"], ("1950-01-01", "1950-01-02"), ["KOR"], [1999]]
    for value in wrong:
        given_value = outcome(task, value) if isinstance(value, dict) else value
        feedback = check(task.id, given_value)
        mine = str(value)
        for text in given_away(task):
            # A hint may speak of what the student typed, of the methods there are to choose
            # from, and of what the task itself says.
            if text in mine or text in TOLD:
                continue
            if (task.id, text) in {("ex01.3", "t22"), ("ex06.5", "a01")}:
                continue
            words = feedback.message.replace("`", " ").replace(",", " ").replace(".", " ").split()
            assert text not in words, (value, feedback.message)


# ---------------------------------------------------------------- values read by hand


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("ex01.1", 10),  # ten dates in the text, counted on paper
        ("ex01.2", "s28"),  # the 28th sentence has the exception
        ("ex01.3", ["t20", "t21", "t22"]),  # Russia, the group, Albania
        ("ex01.5", ["e03", "e04", "e06", "e07", "e10"]),  # 1954, 1978, 1965, Feb 1989, 1988
        ("ex02.1", (44450, 44550)),
        ("ex02.2", 35743),  # DMDC, 30 September 1992
        ("ex02.3", [1951, 1952]),
        ("ex02.5", [1994, 1996, 1998]),  # 36,796, 36,539 and 36,890
        ("ex03.1", 14_639.0 + 16_682.0),  # Census Bureau, 1992
        ("ex03.3", "CHN"),
        ("ex03.4", 40_302.8 - 31_900.0),
        ("ex03.6", "1992-12-31"),
        ("ex05.1", ("1948-08-15", "1991-08-21")),  # relations from 22 August 1991
        ("ex05.2", ("1991-04-05", "1991-08-21")),
        ("ex05.3", 26 + 31 + 30 + 31 + 21),  # from 5 April to 21 August
        ("ex05.4", ["f04", "st13", "st24", "t21", "t22"]),
        ("ex06.5", ["a02", "a03", "a04", "a05"]),
        ("ex06.6", ("1990-10-03", "1990-12-31")),
    ],
)
def test_answers_worked_out_by_hand_are_right(task, answer):
    assert check(task, answer).status == "right", check(task, answer)


def test_tables_worked_out_by_hand_are_right():
    days = {"e01": 2, "e02": 2, "e03": 365, "e04": 365, "e05": 365, "e06": 365, "e07": 28}
    days |= {"e08": 31 + 28 + 31 + 30, "e09": 31, "e10": 366, "e11": 1}
    assert check("ex01.4", days).ok
    assert check("ex03.2", dict(zip(range(1989, 1996), [7, 7, 7, 8, 8, 8, 7], strict=True))).ok
    windows = pd.DataFrame(
        {
            "scale": ["list", "press", "encyclopedia"],
            "start": ["1992-01-29", "1991-10-03", "1991-10-14"],
            "end": ["1992-01-30", "1991-10-13", "1991-10-16"],
        }
    )
    assert check("ex04.4", windows).ok
    assert check("ex04.1", {"diplomatic_relations": 4, "defence_treaty": 1, "trade": 1,
                            "bilateral_relationship": 1, "economic_relations": 1}).ok  # fmt: skip


def test_what_the_hints_say_of_the_record_is_so():
    table = usrok.record.us_trade_ranks()

    def rank(year, country):
        return table.loc[(table["year"] == year) & (table["country"] == country), "rank"].item()

    assert rank(1991, "TWN") < rank(1991, "KOR"), "was ahead in 1991 already"
    assert rank(1991, "FRA") > rank(1991, "KOR") and rank(1992, "FRA") > rank(1992, "KOR")
    assert 0.23 < exp.behind(1993) / exp.us_trade(1993) < 0.27, "a quarter of its own trade"
    assert exp.sentence_of("t19") == "s27" and exp.sentence_of("t24") == "s29"
    both = exp.partners(exp.DAY, "KOR") & exp.partners(exp.DAY, "PRK")
    either = exp.partners(exp.DAY, "KOR") | exp.partners(exp.DAY, "PRK")
    assert len(both) > len(either) / 2
    share = exp.checkable_share().set_index("section")["percent"]
    assert share.idxmin() == "economics_trade" and share.idxmax() == "foreign_relations"
    gained = set(exp.gained())
    held = usrok.ties().query("status == 'held'")["partner_code"]
    assert gained & set(held.dropna()) == {"CHN"}
    assert exp.overlap_days() < 5 * 30


# ---------------------------------------------------------------- any reasonable form


@pytest.mark.parametrize(
    "answer",
    [
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
    ],
    ids=lambda a: type(a).__name__,
)
def test_a_number_may_come_in_many_forms(answer):
    assert check("ex02.2", answer).status == "right"


@pytest.mark.parametrize(
    "answer",
    [
        "1992-12-31",
        "31 December 1992",
        "Dec 31, 1992",
        dt.date(1992, 12, 31),
        dt.datetime(1992, 12, 31, 9),
        pd.Timestamp("1992-12-31"),
        np.datetime64("1992-12-31"),
        pd.Series(pd.to_datetime(["1992-12-31"])),
    ],
    ids=lambda a: type(a).__name__,
)
def test_a_day_may_come_in_many_forms(answer):
    assert check("ex03.6", answer).status == "right"


@pytest.mark.parametrize(
    "answer",
    [
        ["t22", "t20", "t21"],
        ("t20", "t21", "t22", "t22"),
        {"t20", "t21", "t22"},
        pd.Series(["t20", "t21", "t22"], index=[4, 5, 6], dtype="string"),
        pd.Series(["t20", "t21", "t22"], dtype="category"),
        pd.Index(["t20", "t21", "t22"]),
        np.array(["t20", "t21", "t22"]),
        pd.DataFrame({"claim_id": ["t20", "t21", "t22"], "more": [1, 2, 3]}),
        pd.DataFrame({"more": [1, 2, 3]}, index=pd.Index(["t20", "t21", "t22"], name="claim_id")),
        pd.Series([1, 2, 3], index=["t20", "t21", "t22"]),
        {"t20": 1, "t21": 2, "t22": 3},
        "t20;t21;t22",
        "T20, T21, T22",
        (t for t in ["t20", "t21", "t22"]),
    ],
    ids=lambda a: type(a).__name__,
)
def test_a_list_may_come_in_many_forms(answer):
    assert check("ex01.3", answer).status == "right"


def test_years_may_be_text_or_floats_or_days():
    for years in (["1951", "1952"], [1951.0, 1952.0], pd.to_datetime(["1951-01-01", "1952-06-30"])):
        assert check("ex02.3", years).status == "right"


def test_a_table_may_come_in_many_forms():
    right = exp.ranks()
    series = right.set_index("year")["rank"]
    forms = [
        right,
        right.iloc[::-1],
        right.assign(more=1)[["more", "rank", "year"]],
        right.rename(columns={"rank": "Rank", "year": " YEAR "}),
        right.rename(columns={"rank": "place"}),
        right.astype({"year": str}),
        series,
        series.rename("place"),
        series.to_frame(),
        series.rename_axis(None),
        series.rename_axis(None).to_frame("rank"),
        series.to_dict(),
        right.to_dict("records"),
        right.to_dict("list"),
        series.set_axis(pd.to_datetime([f"{y}-12-31" for y in series.index])),
    ]
    for form in forms:
        assert check("ex03.2", form).status == "right", form


def test_a_chart_may_come_in_many_forms():
    data = exp.army()
    ax = drawn(data)
    band = drawn(data, level=None)
    band.axhspan(645_000, 655_000)
    filled = drawn(data, level=None)
    filled.fill_between([1985, 1999], 645_000, 655_000)
    thousands = drawn({y: v / 1000 for y, v in data.items()}, 650, "thousand persons")
    left = drawn(data, title="")
    left.set_title("On the left", loc="left")
    days = drawn({dt.date(y, 7, 1): v for y, v in data.items()})
    for form in (ax, ax.figure, [ax], ax.lines[0], band, filled, thousands, left, days):
        assert check("ex02.6", form).status == "right", check("ex02.6", form)


def test_evidence_may_be_a_list_of_rows_and_hold_other_claims():
    rows = exp.note_evidence().to_dict("records")
    assert check("ex06.3", rows).status == "right"
    assert check("ex06.4", exp.note_evidence().iloc[::-1]).status == "right"


# ---------------------------------------------------------------- what differs is said


@pytest.mark.parametrize(
    ("task", "answer", "said"),
    [
        ("ex01.1", 12, "too large"),
        ("ex01.1", 9, "off by one"),
        ("ex01.1", 9.5, "not a whole number"),
        ("ex01.1", True, "a comparison such as"),
        ("ex01.1", "many", "text 'many' came"),
        ("ex01.1", float("nan"), "is blank"),
        ("ex01.1", float("inf"), "divided by zero"),
        ("ex01.1", [10, 11], "2 values"),
        ("ex01.1", usrok.events(), "11 rows and 13 columns"),
        ("ex01.2", "t22", "id of a row, not of a sentence"),
        ("ex01.2", "s99", "is not a sentence id in the tables"),
        ("ex01.2", 28, "an int came. Expected a sentence id"),
        ("ex01.2", "s30", "not the one that is asked for"),
        ("ex01.3", "s28", "id of a sentence, not of a row"),
        ("ex01.3", ["t22", "t21"], "1 item is missing"),
        ("ex01.3", ["t20", "t21", "t22", "e01"], "1 item does not belong: e01"),
        ("ex01.3", ["t2O", "t21", "t22"], "none of the claim ids"),
        ("ex01.3", [20, 21, 22], "as text"),
        ("ex01.3", pd.Series([True, False]), "mask"),
        ("ex01.3", pd.DataFrame({"a": [1], "b": [2]}), "none of its columns"),
        ("ex01.4", pd.DataFrame({"event_id": ["e01"], "length": ["x"], "z": [1]}), "`days` is mis"),
        ("ex01.4", pd.Series([2, 2], index=["e01", "e01"]), "more than once"),
        ("ex02.2", 35.743, "1,000 times too small"),
        ("ex02.2", 35800, "within half a percent"),
        ("ex02.3", ["x"], "Expected a list of years"),
        ("ex02.1", (44550, 44450), "exchanged"),
        ("ex02.1", (44450, 44000), "lowest is right. highest: the number is too small"),
        ("ex02.1", {44450, 44550}, "no order"),
        ("ex02.1", 44500, "Expected a pair"),
        ("ex02.1", (1, 2, 3), "3 values"),
        ("ex03.1", "31.3 billion", "text '31.3 billion' came"),
        ("ex03.3", "China", "a name; codes are asked for"),
        ("ex03.6", "1992", "is a year or a month"),
        ("ex03.6", 1992, "a year alone is not a day"),
        ("ex03.6", "31/12/1992", "read in two ways"),
        ("ex03.6", "1991-12-30", "by more than its year"),
        ("ex03.6", "1992-11-30", "year is right"),
        ("ex03.6", "1992-12-01", "year and month are right"),
        ("ex03.6", "1990-12-31", "the year is 2 years too early"),
        ("ex03.6", "1992-12-32", "is not a day"),
        ("ex03.6", pd.NaT, "Expected a day"),
        ("ex04.2", usrok.relations_on("1992-07-19")["name"], "codes are asked for"),
        ("ex05.1", ("1948-08-14", "1991-08-21"), "first day: you are one day too early"),
        ("ex05.6", pd.DataFrame({"claim_id": ["a01"]}), "audit says: evidence lacks"),
        ("ex05.6", exp.evidence_of_three().head(2), "1 claim has no evidence yet"),
        ("ex05.6", "relations", "Expected a DataFrame of evidence"),
        ("ex06.4", exp.note_evidence(a01={"method": "count", "key": "press"}), "no evidence yet"),
    ],
)
def test_what_differs_is_said(task, answer, said):
    feedback = check(task, answer)
    assert feedback.status == "wrong"
    assert said.lower() in feedback.message.lower(), feedback


def test_a_series_that_stands_a_year_late_is_off_by_one_year():
    right = exp.mirror().set_index("year")["percent"]
    assert "off by one year" in check("ex03.5", right.set_axis(right.index + 1)).message
    early = check("ex03.5", right.set_axis(right.index - 1)).message
    assert "one year too early" in early and "1 row does not belong: 1988" in early


def test_a_table_with_one_wrong_cell_names_the_row_that_is_wrong():
    table = exp.distance()
    table.loc[table["year"] == 1990, "percent"] = 3.0
    message = check("ex02.4", table).message
    assert "`percent` is wrong in 1 row: the number is too small" in message
    assert "`persons`" not in message


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"level": None}, "printed number is not drawn"),
        ({"label": ""}, "cannot tell the unit"),
        ({"title": ""}, "no title"),
    ],
)
def test_what_a_chart_lacks_is_said(change, said):
    assert said in check("ex02.6", drawn(exp.army(), **change)).message


def test_what_is_wrong_with_a_line_is_said():
    data = exp.army()
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
    _, ax = plt.subplots()
    assert "no line" in check("ex02.6", ax).message
    _, two = plt.subplots(1, 2)
    assert "2 charts came" in check("ex02.6", two).message
    assert "Expected the axes" in check("ex02.6", 3).message


@pytest.mark.parametrize("task", TEXTS, ids=lambda t: t.id)
def test_a_text_is_left_to_the_teacher_but_not_without_a_word(task):
    words = "word " * 70
    written = check(task.id, f"{words} f01")
    assert written.status == "written" and written.ok
    assert written.points == task.form.criteria and "mind" in written.points[-1]
    for answer, said in {
        "too short, f01": "3 words came",
        words: "names no row",
        f"{words} v99": "names v99",
        7: "Expected a text",
    }.items():
        feedback = check(task.id, answer)
        assert feedback.status == "wrong" and said in feedback.message


# ---------------------------------------------------------------- never an exception


class Hostile:
    """An object that fails at whatever is asked of it."""

    def __getattribute__(self, name):
        raise RuntimeError("no")

    def __eq__(self, other):
        raise RuntimeError("no")

    def __len__(self):
        raise RuntimeError("no")

    def __iter__(self):
        raise RuntimeError("no")


ODD = [
    0,
    -1,
    10**400,
    complex(1, 2),
    "é\x00",
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
]


@ids
def test_no_answer_raises(task):
    for odd in [*ODD, Hostile()]:
        feedback = check(task.id, odd)
        assert feedback.status == "wrong", (odd, feedback)
        assert len(feedback.message) > 20


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.sampled_from(["e01", "t22", "KOR", "press", "1991-08-21", "s28", 1992, "claim_id"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text(max_size=8) | st.integers(), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(TASKS)), VALUES, st.booleans())
@settings(max_examples=300, deadline=None)
def test_no_made_up_answer_raises(task, answer, as_series):
    if as_series and isinstance(answer, list | dict):
        answer = pd.Series(answer, dtype=object)
    assert check(task, answer).status in ("open", "wrong", "right")


def test_checking_changes_nothing_of_the_answer():
    table = exp.distance()
    before = table.copy(deep=True)
    index = table.set_index("year")
    names = list(index.index.names)
    check("ex02.4", table)
    check("ex02.4", index)
    pd.testing.assert_frame_equal(table, before)
    assert list(index.index.names) == names


# ---------------------------------------------------------------- tasks and progress


def test_a_wrong_name_of_a_task_says_what_to_type():
    with pytest.raises(TaskError, match=r"Did you mean 'ex02\.3'\?"):
        check("ex2.3", 1)
    for wrong in (None, 3, "", ["ex02.3"]):
        with pytest.raises(TaskError, match=r"teaching\.tasks\(\) lists them"):
            check(wrong, 1)
    for function in (teaching.progress, teaching.tasks):
        with pytest.raises(TaskError, match="Expected one of: ex01"):
            function("ex07")


def test_progress_shows_the_last_check_of_each_task():
    teaching._seen.clear()
    assert set(teaching.progress("ex05")["status"]) == {"not checked"}
    check("ex05.3", 139)
    check("ex05.1", 139)
    check("ex05.2")
    check("ex05.7", "word " * 60 + "f01")
    status = teaching.progress("ex05")["status"]
    assert status.loc["ex05.3"] == "Right"
    assert status.loc["ex05.1"] == "Not yet"
    assert status.loc["ex05.2"] == "Open"
    assert status.loc["ex05.7"] == "Written"
    assert status.loc["ex05.4"] == "not checked"
    check("ex05.3", 1)
    assert teaching.progress("ex05").loc["ex05.3", "status"] == "Not yet"
    assert len(teaching.progress()) == 42


def test_feedback_shows_as_text_and_as_markdown():
    feedback = check("ex04.1", 3)
    assert repr(feedback).startswith("ex04.1  Not yet. ")
    shown = feedback._repr_markdown_()
    assert shown.startswith("**ex04.1 Not yet.** ")
    assert "`partner_type`" in shown, "names in code style are not escaped"
    written = check("ex04.7", "word " * 60 + "f01")._repr_markdown_()
    assert written.count("\n- ") == 4
    # What a student typed is shown as typed, not as markup.
    assert "\\*b\\*" in check("ex01.1", "*b*")._repr_markdown_()
    assert "\\<img" in check("ex01.1", "<img src=x>")._repr_markdown_()


# ---------------------------------------------------------------- the briefing note


def test_the_note_is_ten_sentences_and_its_claims_point_to_them():
    note, claims = teaching.briefing_note(), teaching.briefing_claims()
    assert note["sentence_id"].tolist() == [f"b{n:02d}" for n in range(1, 11)]
    assert note["text"].str.endswith(".").all()
    assert set(claims["sentence_id"]) <= set(note["sentence_id"])
    text = note.set_index("sentence_id")["text"]
    for row in claims.dropna(subset=["n_text"]).itertuples():
        assert row.n_text in text[row.sentence_id]


def test_the_windows_of_the_note_are_those_of_the_record():
    verdicts = usrok.verdicts(exp.note_claims(), exp.note_evidence(), teaching.PUBLISHED)
    found = verdicts.set_index("claim_id")["verdict"]
    assert found.to_dict() == {
        "a01": "close",  # 40,062 in September 1991, 2.3 % below
        "a02": "outdated",  # 750,000 from 1991 on
        "a03": "outdated",  # eighth in 1992
        "a04": "outdated",  # 163 in March 1992
        "a05": "outdated",  # the Soviet Union ended on 26 December 1991
        "a06": "agrees",  # China came in August 1992
        "a07": "agrees",
        "a08": "agrees",  # 10 February 1992
        "a09": "agrees",
    }


class TestEvidenceAsAnAnswer:
    """What is said of rows of evidence that find other windows than expected."""

    form = Evidence(teaching.briefing_claims, ("a05", "a06"), teaching.PUBLISHED)
    window = ("relations", dt.date(1990, 9, 30), dt.date(1991, 12, 25))
    other = ("no_relations", dt.date(1948, 8, 15), dt.date(1992, 8, 23))

    def said(self, given):
        expected = {"a05": frozenset([self.window]), "a06": frozenset([self.other])}
        whole = {"a05": expected["a05"], "a06": expected["a06"], **given}
        return self.form.difference(whole, expected)

    def test_missing_evidence_is_counted(self):
        assert self.said({"a05": frozenset()}) == "1 claim has no evidence yet."
        both = {"a05": frozenset(), "a06": frozenset()}
        assert self.said(both) == "2 claims have no evidence yet."

    def test_another_method_is_named(self):
        milestone = ("milestone", *self.other[1:])
        said = self.said({"a06": frozenset([milestone])})
        assert said.startswith("a06 is tested by milestone.")

    def test_more_windows_than_expected_are_told_from_another_window(self):
        later = ("relations", dt.date(1992, 1, 1), None)
        assert "more than one window" in self.said({"a05": frozenset([self.window, later])})
        assert "right method" in self.said({"a05": frozenset([later])})
        assert self.said({}) == "the windows differ."


def test_a_column_that_stands_twice_is_said():
    frame = pd.DataFrame([[1992, 1.0, 2.0]], columns=["year", "percent", "percent"])
    said = str(check("ex02.4", frame))
    assert "stands twice" in said or "missing" in said


def test_days_on_the_axis_of_a_chart_are_read_as_years():
    assert _charts._year(dt.date(1991, 5, 1)) == 1991
    assert _charts._year(np.datetime64("1991-05-01")) == 1991
    assert _charts._year(1991.0) == 1991
