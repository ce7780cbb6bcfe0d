"""The lesson pack: complete plans, true cards, no solution for students, PDFs, the wheel."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import built
import pandas as pd
import pytest
from tab import Tab

import usrok_data as usrok

LESSONS = built.NOTEBOOKS / "lessons"
PLANS = ("which_line", "date_a_clause", "unit")
PARTS = (
    *("At a glance", "Before the lesson", "How it runs", "Warm-up", "Pair work", "Discussion"),
    *("What students usually say", "Exit ticket", "Homework", "Rubric", "Answers"),
)


def text(name: str) -> str:
    return (LESSONS / f"{name}.md").read_text(encoding="utf-8")


def part(name: str, heading: str) -> str:
    return text(name).split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_has_its_parts_its_minutes_and_its_levels(plan):
    assert tuple(re.findall(r"^## (.+)$", text(plan), re.MULTILINE)) == PARTS
    steps = re.findall(r"^\| (\d+) to (\d+) \|", part(plan, "How it runs"), re.MULTILINE)
    starts, ends = ([int(step[n]) for step in steps] for n in (0, 1))
    assert starts == [0, *ends[:-1]], "each step begins where the one before ends"
    assert ends[-1] == {"which_line": 45, "date_a_clause": 90, "unit": 90}[plan]
    # A level for each row of the rubric, or for each column.
    levels = re.findall(r"\| (\d) (?=\|)", part(plan, "Rubric"))
    assert levels == ["4", "3", "2", "1", "0"]


def test_the_handout_quotes_the_sheet_and_has_no_solution():
    quotes = re.findall(r'^\| \d \| "([^"]+)" \|', text("which_line_handout"), re.MULTILINE)
    assert len(quotes) == 7 and set(quotes) <= set(usrok.claims()["quote"])
    for page in ("which_line_handout", "start"):
        words = (
            text(page)
            .lower()
            .replace("true*, *no longer true", "")
            .replace("true, no longer true", "")
        )
        for given_away in ("outdated", "out of date", "no longer true", "too low", "149"):
            assert given_away not in words, page
        assert "answers" not in words and not re.search(r"\]\([^)]*(/0[56]_|index)", words)
    assert "148" not in text("start") and "albania" not in text("start").lower()
    assert len(text("start").split()) <= 350


@pytest.mark.parametrize("name", ["start", "which_line_handout"])
def test_a_page_for_students_does_not_lead_on_to_the_answers(name: str, tab: Tab):
    page = tab.go(f"lessons/{name}.html")
    shown = page.locator("main a:visible").evaluate_all("all => all.map(a => a.href)")
    assert shown and not [href for href in shown if re.search(r"which_line\.html|/0\d_", href)]


def test_the_cards_say_what_the_record_says():
    found = re.findall(r"\*\*([A-L]\. .+?)\n:::", text("which_line_handout"), re.DOTALL)
    cards = {card[0]: card for card in found}
    assert list(cards) == list("ABCDEFGHIJKL")

    def day(stamp: object) -> str:
        return f"{pd.Timestamp(stamp).day} {pd.Timestamp(stamp):%B %Y}"

    reports = usrok.record.recognition_reports().set_index("report_id")
    for card, report in {"B": "w074", "F": "w008", "G": "w597", "I": "w171"}.items():
        assert day(reports.loc[report, "start"]) in cards[card]
    dates = usrok.record.milestones().set_index("milestone_id")["start"]
    assert day(dates["m10"]) in cards["A"] and day(dates["m32"]) in cards["J"]

    counts = usrok.record.counts_reported()
    press = counts[counts["count_series"] == "press"].set_index("country")
    assert (press.at["MLI", "count"], press.at["BDI", "count"]) == (143, 150)
    printed = usrok.record.sources().set_index("source_id")["published"]
    for country in ("MLI", "BDI"):
        assert day(printed[press.at[country, "source_id"]]) in cards["C"]
    between = press[(press["count"] > 143) & (press["count"] < 150) & (press["start"] < "1991-10")]
    names = usrok.record.countries().set_index("country")["name"]
    order = [cards["C"].index(names[c].split(" (")[0]) for c in between.sort_values("count").index]
    assert len(order) == 6 and order == sorted(order), "in this order"
    assert day(press.at["FSM", "start"]) in cards["C"]
    in_full = part("which_line", "Answers")
    for country, count in press.loc[["MLI", *between.index, "BDI"], "count"].items():
        assert re.search(rf"{count} (the )?{names[country].split(' (')[0]}", in_full)

    periods = usrok.count_periods(148).set_index("count_series")
    for series, card in (("press", "C"), ("encyclopedia", "D"), ("list", "E")):
        if series != "press":
            assert f"to {day(periods.at[series, 'end'])}" in cards[card]
        count = usrok.count_relations(series=series).set_index("date")["low"]
        assert str(count[: pd.Timestamp(usrok.PUBLICATION_DATE)].iloc[-1]) in cards[card]
    reused = usrok.record.reused_text()
    sentences = usrok.sentences().query("paragraph == 7")
    same = reused[reused["sentence_id"].isin(sentences["sentence_id"]) & (reused["kind"] == "same")]
    shared = f"Of the {sentences['words'].sum()} words of the sheet's paragraph, "
    assert f"{shared}{same['words'].sum()} are here too" in cards["H"]
    troops = usrok.record.us_forces_korea().query("service == 'total'").set_index("year")["persons"]
    for year in (1991, 1992, 1993):
        assert f"{year}: {troops[year]:,}" in cards["K"]
    context = usrok.record.context().set_index("context_id").loc["x65"]
    assert "37,000" in context["event"] and day(printed[context["source_ids"]]) in cards["L"]


def test_the_answers_of_the_lesson_are_those_of_the_record():
    rows = dict(re.findall(r"^\| (\d) \| ([^|]+) \|", part("which_line", "Answers"), re.MULTILINE))
    verdicts = usrok.verdicts().set_index("claim_id")["verdict"]
    words = {"true": "true", "outdated": "no longer true", "close": "cannot tell"}
    claims = ("c37", "c61", "c42", "c59", "c55", "c57", "c09")
    assert [rows[str(n)] for n in range(1, 8)] == [words[verdicts[c]] for c in claims]
    for period in usrok.count_periods(148).query("count_series != 'record'").itertuples():
        assert f"to {period.end.day} {period.end:%B %Y}" in part("which_line", "Answers")


def test_the_dates_for_the_board_are_rows_of_the_record():
    board = re.findall(
        r"^\| (\d+ \w+ \d{4}) \|", part("history", "Twelve dates for the board"), re.M
    )
    known = {f"{d.day} {d:%B %Y}" for d in usrok.record.context()["start"]}
    assert len(board) == 12 and set(board) <= known


def test_each_lesson_is_a_page_and_a_pdf_of_few_pages(site: Path):
    most = {"history": 2, "method": 1, "start": 1, "adaptations": 2}
    for page in LESSONS.glob("*.md"):
        pdf = site / "lessons" / f"{page.stem}.pdf"
        printed = pdf.read_bytes()
        assert printed.startswith(b"%PDF")
        pages = max(map(int, re.findall(rb"/Count (\d+)", printed)))
        assert pages <= most.get(page.stem, 4), page.stem
        assert 'href="' + pdf.name in (site / "lessons" / f"{page.stem}.html").read_text("utf-8")


EXERCISES = [f"exercises/{p.stem}" for p in sorted(built.NOTEBOOKS.glob("exercises/*.ipynb"))]


@pytest.mark.parametrize("page", ["teaching", *EXERCISES])
def test_the_line_that_students_type_has_the_address_of_the_wheel(
    page: str, site: Path, address: str, tab: Tab
):
    (wheel,) = (site / "wheel").glob("*.whl")
    shown = tab.go(f"{page}.html")
    line = shown.locator("[data-wheel]").first
    assert line.text_content() == f"{address}wheel/{wheel.name}"
    assert "python -m pip install jupyterlab" in (shown.locator("article").text_content() or "")


def test_the_wheel_of_the_site_installs_and_has_the_notebooks(site: Path, tmp_path: Path):
    (wheel,) = (site / "wheel").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = "import usrok_data, sys; sys.exit(not usrok_data.check()['ok'].all())"
    for command in (["-c", code], ["-m", "usrok_data", "notebooks", "korea"]):
        run = subprocess.run(
            [sys.executable, *command], cwd=tmp_path, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stderr
    assert len(list((tmp_path / "korea" / "exercises").glob("*.ipynb"))) == 6
