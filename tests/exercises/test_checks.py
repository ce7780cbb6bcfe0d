"""Every task: what is said of right, missing and typically wrong answers; the list of tasks."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from classroom import BOOK, TASKS, as_handed_in, drawn

import usrok_data as usrok
from usrok_data import teaching
from usrok_data.teaching import TaskError, check

CHECKED = [task for task in TASKS.values() if not task.by_teacher]
TEXTS = [task for task in TASKS.values() if task.by_teacher]


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def each(tasks):
    return pytest.mark.parametrize("task", tasks, ids=lambda task: task.id)


# ---------------------------------------------------------------- every task


def test_there_are_six_exercises_of_seven_tasks_in_50_to_100_minutes():
    assert list(teaching.EXERCISES) == [f"ex0{n}" for n in range(1, 7)]
    for name in teaching.EXERCISES:
        table = teaching.tasks(name)
        assert list(table.index) == [f"{name}.{n}" for n in range(1, 8)]
        assert 50 <= table["minutes"].sum() <= 100
        assert list(table["graded_by"]) == ["check"] * 6 + ["teacher"]


@each(TASKS.values())
def test_without_an_answer_the_task_is_open_and_says_what_to_assign(task):
    for nothing in (None, ..., "", "  \n"):
        feedback = check(task.id, nothing)
        assert feedback.status == "open" and not feedback.ok
        assert feedback.message == f"Assign to `{task.variable}`: {task.form.what}."
    assert check(task.id) == check(task.id, None)


@each(CHECKED)
def test_the_right_answer_is_right_and_says_what_it_shows(task):
    feedback = check(task.id, as_handed_in(task, task.answer()))
    assert (feedback.status, feedback.message) == ("right", task.lesson)
    assert feedback.ok and len(task.lesson) > 20


@pytest.mark.parametrize(
    ("task", "mistake"),
    [(task, mistake) for task in CHECKED for mistake in task.mistakes],
    ids=lambda x: x.id if hasattr(x, "id") else x.name.replace(" ", "-"),
)
def test_a_typical_mistake_is_named(task, mistake):
    feedback = check(task.id, as_handed_in(task, mistake.outcome()))
    assert feedback.status == "wrong" and not feedback.ok
    assert feedback.message == f"{mistake.hint} {task.look}"


@each(CHECKED)
def test_a_task_knows_typical_mistakes_and_names_each_by_the_start_of_its_hint(task):
    names = {mistake.name for mistake in task.mistakes}
    assert len(names) == len(task.mistakes) >= 2
    assert all(mistake.hint.startswith(mistake.name) for mistake in task.mistakes)


def secrets(value: object) -> Iterator[str]:
    """Yield the texts that would give an answer away: every value in it, however nested."""
    if isinstance(value, dict | frozenset | tuple):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from secrets(inner)
    elif isinstance(value, str | dt.date):
        yield str(value)
    elif isinstance(value, int | float) and abs(value) > 1000:
        yield from (f"{value:g}", f"{value:,.0f}", f"{value:.0f}")


#: Methods to choose from, which a hint may name, and ids that the task itself names.
TOLD = {"count", "rank", "series", "milestone", "relations", "press", "total", "us_forces_korea"}
TOLD_BY = {"ex01.3": {"c59"}}


@each(CHECKED)
def test_a_hint_never_prints_the_right_answer(task):
    right = task.expected if task.id != "ex02.6" else task.answer()
    wrong = [mistake.outcome() for mistake in task.mistakes]
    wrong += [-1, [], "x", pd.DataFrame(), ["zz"], ("1950-01-01", "1950-01-02"), ["KOR"], [1999]]
    for value in wrong:
        message = check(task.id, as_handed_in(task, value)).message
        words = set(message.translate(str.maketrans("`,.", "   ")).split())
        # A hint may speak of what the student wrote.
        known = TOLD | TOLD_BY.get(task.id, set())
        given_away = {text for text in secrets(right) if text not in str(value)} - known
        assert not given_away & words, (value, message)


@each(TEXTS)
def test_a_text_is_left_to_the_teacher_but_not_without_a_word(task):
    words = "word " * 70
    for row in ("f01", "c09", "v01", "s28", "st13"):  # st13 is the former id of c25
        written = check(task.id, f"{words} {row}")
        assert written.status == "written" and written.ok
    assert written.criteria == (*task.answer(), "says what would change your mind")
    for answer, said in {
        "too short, f01": "got 3 words",
        words: "names no row",
        f"{words} v999": "names v999",
        7: "Expected a text",
    }.items():
        feedback = check(task.id, answer)
        assert feedback.status == "wrong" and said in feedback.message


def test_the_text_on_the_note_may_name_its_sentences_and_claims():
    assert check("ex06.7", "word " * 60 + "a09 b10 c42").ok
    assert "names a09" in check("ex05.7", "word " * 60 + "a09").message


# ---------------------------------------------------------------- values read by hand


@pytest.mark.parametrize(
    ("task", "answer"),
    [
        ("ex01.1", 9),  # ten events; the meeting of the presidents has no date in its sentence
        ("ex01.2", "s28"),  # the 28th sentence has the exception
        ("ex01.3", ["c57", "c58", "c59"]),  # Russia, the group, Albania
        ("ex01.5", ["e03", "e04", "e06", "e07", "e10"]),  # 1954, 1978, 1965, Feb 1989, 1988
        ("ex02.1", (44450, 44550)),
        ("ex02.2", 35743),  # DMDC, 30 September 1992
        ("ex02.3", [1951, 1952]),
        ("ex02.5", [1994, 1996, 1998]),  # 36,796, 36,539 and 36,890
        ("ex03.1", 14_639.0 + 16_682.0),  # Census Bureau, 1992
        ("ex03.2", dict(zip(range(1989, 1996), [7, 7, 7, 8, 8, 8, 7], strict=True))),
        ("ex03.3", "CHN"),
        ("ex03.4", 40_302.8 - 31_900.0),
        ("ex03.6", "1992-12-31"),
        ("ex04.5", ["CHE", "GIN", "GNB", "TWN", "VNM"]),
        ("ex04.6", (52, 58)),
        ("ex05.1", ("1948-08-15", "1991-08-21")),  # relations from 22 August 1991
        ("ex05.2", ("1991-04-05", "1991-08-21")),
        ("ex05.3", 26 + 31 + 30 + 31 + 21),  # from 5 April to 21 August
        ("ex05.4", ["c42", "c59"]),  # 148 states, and no relations with Albania
        # The visit, the meeting and its talks of July 1993; control in peacetime, agreed in
        # November 1991 at the earliest; the UN in September 1991; China in August 1992.
        ("ex05.5", ["c01", "c02", "c65", "c21", "c37", "c61"]),
        ("ex06.5", ["a04", "a05"]),
        # From relations with Ukraine to the day before those with China.
        ("ex06.6", ("1992-02-10", "1992-08-23")),
    ],
)
def test_answers_worked_out_by_hand_are_right(task, answer):
    assert check(task, answer).status == "right", check(task, answer)


def test_tables_worked_out_by_hand_are_right():
    days = {"e01": 2, "e02": 2, "e03": 365, "e04": 365, "e05": 365, "e06": 365, "e07": 28}
    days |= {"e08": 31 + 28 + 31 + 30, "e09": 31, "e10": 366}
    assert check("ex01.4", days).ok
    # Counted on paper: 9, 16, 11 and 29 claims, of which a record can decide 4, 13, 2 and 20.
    share = {"introduction": 4 / 9, "security": 13 / 16, "economics_trade": 2 / 11}
    share |= {"foreign_relations": 20 / 29}
    assert check("ex01.6", {section: value * 100 for section, value in share.items()}).ok
    ties = {"diplomatic_relations": 4, "defence_treaty": 1, "trade": 1}
    ties |= {"bilateral_relationship": 1, "economic_relations": 1}
    assert check("ex04.1", ties).ok
    periods = [
        {"count_series": "list", "start": "1992-01-29", "end": "1992-01-30"},
        {"count_series": "press", "start": "1991-10-03", "end": "1991-10-13"},
        {"count_series": "encyclopedia", "start": "1991-10-14", "end": "1991-10-16"},
    ]
    assert check("ex04.4", periods).ok


def test_what_the_lessons_and_hints_say_of_the_record_is_so():
    def rank(year, country):
        table = usrok.record.us_trade_ranks().set_index(["year", "country"])
        return table.loc[(year, country), "rank"]

    assert rank(1991, "TWN") < rank(1991, "KOR"), "was ahead in 1991 already"
    assert rank(1991, "FRA") > rank(1991, "KOR") and rank(1992, "FRA") > rank(1992, "KOR")
    assert 0.23 < TASKS["ex03.4"].answer() / (14_781.9 + 17_118.1) < 0.27, "a quarter"
    claims = usrok.claims().set_index("claim_id")["sentence_id"]
    assert (claims["c55"], claims["c59"], claims["c61"]) == ("s27", "s28", "s29")
    assert usrok.events().query("event_id == 'e02'")["basis"].item() == "inferred"
    states = usrok.relations_on().groupby("country")["korea"].nunique()
    assert (states == 2).sum() > len(states) / 2, "most states dealt with both"
    share = usrok.claims().groupby("section")["checkable"].mean()
    assert (share.idxmin(), share.idxmax()) == ("economics_trade", "security")
    held = usrok.ties().query("status == 'held'")["partner_code"].dropna()
    assert set(TASKS["ex04.3"].answer()) & set(held) == {"CHN"}
    assert TASKS["ex05.3"].answer() < 5 * 30, "less than five months"
    verdicts = usrok.verdicts().set_index("claim_id")[["verdict", "strength"]]
    assert list(verdicts.loc[["c09", "c19", "c57"], "verdict"]) == ["close", "false", "true"]
    assert (verdicts.loc[["c12", "c25", "c58"], "verdict"] == "disputed").all()
    assert list(verdicts.loc[["c12", "c25", "c58"], "strength"]) == [
        "sources disagree",
        "readings disagree",
        "readings disagree",
    ]
    assert (verdicts.loc[["c22", "c64"], "strength"] == "no independent source").all()


def test_148_and_albania_are_one_clue_and_only_the_press_count_had_both():
    press = usrok.record.counts_reported().query("count_series == 'press'")
    assert press.set_index("country").at["ALB", "count"] == 149
    starts = usrok.count_periods(148).set_index("count_series")["start"]
    assert starts["press"] < pd.Timestamp("1991-08-21")
    assert (starts[["encyclopedia", "list"]] > "1991-08-21").all(), "by the other counts never"
    for series, too_low in (("press", 25), ("list", 19), ("encyclopedia", 24)):
        count = usrok.count_relations(series=series).set_index("date")["low"]
        assert count[: pd.Timestamp(usrok.PUBLICATION_DATE)].iloc[-1] - 148 == too_low
    # The one newspaper with the act in November; its report is not the one chosen.
    report = usrok.record.recognition_reports().set_index("report_id").loc["w597"]
    assert (report["country"], report["start"].month) == ("ALB", 11)
    assert report["note"].startswith("not chosen")


def test_what_is_said_of_the_strengths_is_so():
    figures = usrok.record.figures_reported().set_index("figure_id")
    level = figures.loc["p16"]
    assert level["subject"] == "us_forces_level_kept" and str(level["start"].date()) < "1993"
    white_papers = figures.loc[["p07", "p10"]]
    assert list(white_papers["n_text"]) == ["655,000"] * 2
    assert list(white_papers["start"].dt.year) == [1991, 1992]
    line = TASKS["ex02.6"].answer()
    assert (line[1990], line[1991]) == (650_000, 750_000)
    days = usrok.record.us_forces_korea().query("service == 'total'").set_index("year")["day"]
    june = days.index[days.dt.month == 6]
    assert list(june) == [1950, 1953, 1954, 1955, 1956]
    assert (days.loc[1957:].dt.strftime("%m-%d") == "09-30").all()


def test_what_is_said_of_the_note_is_so():
    coding = teaching.briefing_claims().merge(
        pd.concat([TASKS["ex06.3"].answer(), TASKS["ex06.4"].answer()]), on="claim_id"
    )
    dating = usrok.date_document(coding, teaching.PUBLISHED)
    claims = dating.claims.set_index("claim_id")
    figures = usrok.date_document(coding[coding["claim_id"].isin(["a01", "a02", "a03"])])
    assert figures.not_before < pd.Timestamp("1985"), "had been right long before the note"
    # "Whose figures had changed by then": the armed forces and the rank.
    assert set(claims.loc[["a02", "a03"], "verdict"]) == {"figure differs"}
    late = dating.compare(teaching.PUBLISHED).set_index("claim_id")["days"]
    assert 55 < late["a05"] < 75, "about two months"
    assert 366 < late["a04"] < 2 * 365, "more than a year"
    assert dating.start <= pd.Timestamp(teaching.PUBLISHED) <= dating.end, "the date fits"
    assert list(dating.sets_not_before["claim_id"]) == ["a08"]
    assert list(dating.sets_probably_before["claim_id"]) == ["a06"]
    # With equal costs, three periods fit equally well.
    equal = dating.by_day["not_begun"] + dating.by_day["ended"]
    cheapest = equal == equal.min()
    assert (cheapest & ~cheapest.shift(fill_value=False)).sum() == 3
    # What the solution and the guide for teachers say happens without a08.
    without = usrok.date_document(coding[coding["claim_id"] != "a08"])
    assert (str(without.start.date()), str(without.end.date())) == ("1991-09-17", "1991-12-25")
    layer = usrok.date_document(coding[coding["claim_id"].isin(["a04", "a05"])])
    assert (str(layer.start.date()), str(layer.end.date())) == ("1990-10-03", "1991-01-22")
    first = usrok.count_periods(145).set_index("count_series")["start"].dt.strftime("%Y-%m")
    assert (first["encyclopedia"], first["list"]) == ("1991-01", "1991-10")
    guide = (BOOK / "answers.md").read_text(encoding="utf-8")
    assert f"(a04), {late['a04']} days before" in guide
    assert f"(a05), {late['a05']} days before" in guide
    for first, last in ((dating.start, dating.end), (without.start, without.end)):
        days = [f"{day.day} {day:%B}" for day in (first, last)]
        assert re.search(rf"{days[0]} (and|to) {days[1]} {last.year}", guide)
    # The bounds that the call reads are those of the task.
    for row in TASKS["ex06.2"].answer().itertuples():
        bounds = f"{row.n_low:,.0f}" if row.n_low == row.n_high else f"{row.n_low:,.0f} to"
        assert claims.at[row.claim_id, "read"].startswith(f"number {bounds}")


def test_what_is_said_of_texts_of_known_date_is_so():
    texts, claims = usrok.record.test_documents(), usrok.record.test_claims()
    ages, tested = [], 0
    for text in texts.itertuples():
        dating = usrok.date_document(claims[claims["document_id"] == text.document_id])
        late = dating.compare(text.last_office_date)
        ages += list(late.loc[late["verdict"] == "outdated", "days"])
        tested += dating.tested
    assert len(texts) == 8 and 0.04 < len(ages) / tested < 0.06, "eight editions, one in twenty"
    assert pd.Series(ages).median() < 150, "half of them less than five months before"


def test_a_sum_of_two_selected_columns_is_read():
    trade = usrok.record.us_trade()
    korea = trade[(trade["country"] == "KOR") & (trade["year"] == 1992)]
    assert check("ex03.1", korea["exports_musd"] + korea["imports_musd"]).ok
    for table in (teaching.tasks(), teaching.progress(), teaching.briefing_claims()):
        strings = [d for d in table.dtypes if isinstance(d, pd.StringDtype)]
        assert strings and {d.storage for d in strings} == {"python"}


# ---------------------------------------------------------------- tasks and progress


def test_a_wrong_name_of_a_task_says_what_to_type():
    with pytest.raises(TaskError, match=r"Did you mean 'ex02\.3'\?"):
        check("ex2.3", 1)
    for wrong in (None, 3, "", ["ex02.3"]):
        with pytest.raises(TaskError, match=r"teaching\.tasks\(\) lists them"):
            check(wrong, 1)
    for function in (teaching.progress, teaching.tasks):
        for wrong in ("ex07", 3, ["ex01"]):
            with pytest.raises(TaskError, match="Expected one of: ex01"):
                function(wrong)


def test_tasks_lists_what_is_asked_for():
    assert teaching.tasks().loc["ex05.3"].tolist() == [
        "How long is that?",
        "length",
        "a whole number (days)",
        4,
        2,
        "check",
        "You are off by one; You gave months; You counted to publication",
        "By the press count, less than five months in a record of fifty years.",
    ]
    assert teaching.tasks("ex05").loc["ex05.7", ["mistakes", "shows"]].isna().all()
    assert len(teaching.tasks()) == len(teaching.progress()) == 42


def test_progress_shows_the_last_check_of_each_task():
    for task, answer in (("ex05.3", 139), ("ex05.1", 139), ("ex05.2", None)):
        check(task, answer)
    check("ex05.7", "word " * 60 + "f01")
    status = teaching.progress("ex05")["status"]
    assert list(status[["ex05.1", "ex05.2", "ex05.3"]]) == ["Not yet", "Open", "Right"]
    assert status["ex05.7"] == "Written"
    check("ex05.3", 1)
    assert teaching.progress("ex05").loc["ex05.3", "status"] == "Not yet"


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


def test_the_periods_of_the_note_are_those_of_the_record():
    tests = pd.concat([TASKS["ex06.3"].answer(), TASKS["ex06.4"].answer()])
    coding = teaching.briefing_claims().merge(tests, on="claim_id")
    claims = usrok.date_document(coding).claims.set_index("claim_id")
    # By the press count 145 from Benin to Togo; no Soviet Union from 26 December 1991; China
    # came in August 1992, Ukraine on 10 February.
    ends = claims["true_to"].drop(["a01", "a02", "a03"]).dropna().dt.strftime("%Y-%m-%d").to_dict()
    assert ends == {"a04": "1991-01-22", "a05": "1991-12-25", "a06": "1992-08-23"}
    starts = claims["true_from"].dropna().dt.strftime("%Y-%m-%d")
    assert starts["a04"] == "1990-10-03" and starts["a05"] == "1990-09-30"
    assert starts["a07"] == "1991-09-17" and starts["a08"] == "1992-02-10"


# ---------------------------------------------------------------- a report to hand in


def test_a_report_has_the_answers_the_points_and_the_hints(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    check("ex02.1", (44450, 44500))
    check("ex02.4", TASKS["ex02.4"].answer())
    check("ex02.6", drawn())
    check("ex02.7", "<b>word</b> " * 60 + "c09")
    file = teaching.report("ex02", name="Kim <Mina>")
    assert file == Path("ex02_report.html") and file.is_file()
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    assert page.h1.text.endswith("rounded number mean? (ex02), by Kim <Mina>")
    tasks = {h.text.split()[0]: h for h in page.find_all("h2")}
    assert list(tasks) == [f"ex02.{n}" for n in range(1, 8)]

    def said(task):
        parts = itertools.takewhile(lambda e: e.name != "h2", tasks[task].find_next_siblings())
        return " ".join(e.get_text(" ") for e in parts)

    assert "1 of 2 points" in said("ex02.1") and "(44450, 44500)" in said("ex02.1")
    assert "Highest: the number is too small" in said("ex02.1")
    assert "2 of 2 points" in said("ex02.4") and tasks["ex02.4"].find_next("table")
    assert tasks["ex02.6"].find_next("img")["src"].startswith("data:image/png;base64,")
    assert "<b>word</b>" in said("ex02.7") and "up to 4 points" in said("ex02.7")
    assert "says what would change your mind" in said("ex02.7")
    points = page.find_all("li")
    assert points and {point.parent.name for point in points} == {"ul"}
    # A second report replaces the first; another name may be given.
    assert teaching.report("ex02", tmp_path / "mine.html").name == "mine.html"
    assert teaching.report("ex02") == file


def test_a_report_needs_an_exercise_and_the_name_of_a_page(tmp_path):
    with pytest.raises(TaskError, match="Expected one of: ex01"):
        teaching.report("ex07")
    with pytest.raises(TaskError, match="Expected one of: ex01"):
        teaching.report(None)
    with pytest.raises(ValueError, match=r'file="mine\.html"'):
        teaching.report("ex01", tmp_path / "mine.docx")
