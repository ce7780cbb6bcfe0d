"""The exercise notebooks: one source, students' versions that run, a class graded by nbgrader."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from classroom import (
    EXERCISES,
    SOLUTIONS,
    answers,
    by_grade_id,
    grade,
    hand_in,
    of_nbgrader,
    read,
    run,
    task_of,
)

from usrok_data import teaching

GUIDE = EXERCISES.parent / "teaching.md"


def exercise_of(solution: Path) -> str:
    return solution.stem.partition("_")[0]


each = pytest.mark.parametrize("solution", SOLUTIONS, ids=exercise_of)


def prose_of(notebook: nbformat.NotebookNode) -> str:
    return "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")


def shown(cell: nbformat.NotebookNode) -> str:
    return "".join(o.get("data", {}).get("text/plain", "") for o in cell.outputs)


# ---------------------------------------------------------------- one source


def test_there_is_a_solution_and_a_student_notebook_for_each_exercise():
    assert list(teaching.EXERCISES) == [exercise_of(p) for p in SOLUTIONS]
    assert {p.name for p in EXERCISES.glob("*.ipynb")} == {p.name for p in SOLUTIONS}


@each
def test_the_student_notebook_is_made_from_the_solution(solution):
    # Imported here: nbgrader takes seconds, and every worker imports this file.
    from make_exercises import student_notebook

    committed = (EXERCISES / solution.name).read_text(encoding="utf-8")
    assert committed == student_notebook(solution), "run: python tests/make_exercises.py"


@each
def test_cells_carry_fixed_ids_and_the_marks_of_nbgrader(solution):
    notebook = read(solution)
    ids = [c.id for c in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"(text|code|answer|check)-\d\d", i) for i in ids)
    marks = [of_nbgrader(c) for c in notebook.cells if of_nbgrader(c)]
    assert len({m["grade_id"] for m in marks}) == len(marks)
    assert all(m["schema_version"] == 3 for m in marks)


@each
def test_every_task_has_its_heading_its_answer_and_its_check(solution):
    notebook = read(solution)
    exercise = exercise_of(solution)
    cells, prose = by_grade_id(notebook), prose_of(notebook)
    table = teaching.tasks(exercise)
    assert prose.startswith(f"# {teaching.EXERCISES[exercise].question}\n")
    assert f"**Minutes:** {table['minutes'].sum()}." in prose
    assert len(cells) == 2 * len(table)
    for task, row in table.iterrows():
        is_text = row["graded_by"] == "teacher"
        assert f"### {task} {row['title']}\n" in prose
        told = f"*{row['minutes']} minutes, {row['points']} points"
        assert told + (", read by your teacher*" if is_text else "*") in prose
        key = task.replace(".", "-")
        answer, check = cells[f"{key}-answer"], cells[f"{key}-check"]
        assert answer.source.startswith(f"{row['variable']} = ...\n### BEGIN SOLUTION\n")
        call = f'teaching.check("{task}", {row["variable"]})'
        assert check.source == call
        graded = of_nbgrader(answer if is_text else check)
        assert graded["grade"] and graded["points"] == row["points"]
        assert of_nbgrader(check)["locked"]


@each
def test_the_prose_asks_what_would_change_your_mind_and_its_links_lead_somewhere(solution):
    prose = prose_of(read(solution))
    assert "what would change your mind" in prose.lower()
    for target in re.findall(r"\]\((?!http)([^)#]+)", prose):
        assert (solution.parent / target).is_file(), target


def test_the_guide_says_of_the_exercises_what_they_are():
    guide = GUIDE.read_text(encoding="utf-8")
    table = teaching.tasks()
    exercise = table.index.str.split(".").str[0]
    minutes = table.groupby(exercise)["minutes"].sum()
    assert f"takes {minutes.min()} to {minutes.max()} minutes" in guide
    assert set(table.groupby(exercise).size()) == {7} and "has seven tasks" in guide
    for command in re.findall(r"python -m usrok_data (\w+)", guide):
        assert command in ("notebooks", "course")


# ---------------------------------------------------------------- solved and blank


@each
def test_the_solution_was_run_and_every_check_is_satisfied(solution):
    notebook, raw = read(solution), solution.read_text(encoding="utf-8")
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
    assert '"execution":' not in raw
    assert not re.search(r"/(?:home|root|tmp|Users)/", raw)
    graded_by = teaching.tasks()["graded_by"]
    for key, cell in by_grade_id(notebook).items():
        if key.endswith("-check"):
            task = task_of(cell)
            word = "Written" if graded_by[task] == "teacher" else "Right"
            assert shown(cell).startswith(f"{task}  {word}.")
    assert shown(code[-1]).count("Right") == 6 and shown(code[-1]).count("Written") == 1


@each
def test_the_student_notebook_opens_clean(solution):
    raw = json.loads((EXERCISES / solution.name).read_text(encoding="utf-8"))
    for cell in raw["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None
        source = "".join(cell["source"])
        assert not re.search("SOLUTION|HIDDEN|assert", source)
    # The prose may show how to call the audit; the code cells hold nothing of a solution.
    code = "\n".join("".join(c["source"]) for c in raw["cells"] if c["cell_type"] == "code")
    for answer in answers(solution).values():
        for line in answer.splitlines()[1:]:
            assert len(line) <= 25 or line not in code, line


@each
def test_the_student_notebook_runs_blank_and_reports_every_task_as_open(solution):
    plt.switch_backend("agg")
    names: dict = {}
    table = teaching.tasks(exercise_of(solution))
    for cell in read(EXERCISES / solution.name).cells:
        value = run(cell.source, names) if cell.cell_type == "code" else None
        if of_nbgrader(cell).get("grade_id", "").endswith("-check"):
            task = task_of(cell)
            assert repr(value).startswith(f"{task}  Open. Assign to `{table.variable[task]}`")
    plt.close("all")
    assert set(names["teaching"].progress(exercise_of(solution))["status"]) == {"Open"}


# ---------------------------------------------------------------- a class


#: The exercise that nbgrader itself grades here; it has numbers, lists, a table and a chart.
GRADED = next(p for p in SOLUTIONS if p.stem.startswith("ex02"))


def submissions() -> dict[str, nbformat.NotebookNode]:
    """A student who has everything right, one who has it in part, and one who left it blank."""
    right = answers(GRADED)
    partly = right | {
        "ex02.1": "bounds = (44450, 44500)",  # one of two
        "ex02.3": "gaps = [1951, 1952, 1953]",  # one too many
        "ex02.4": "joined = undefined_name",  # fails
        "ex02.5": "inside = []",
        "ex02.6": right["ex02.6"].replace("axhline(650_000", "axhline(640_000"),
    }
    del partly["ex02.7"]
    filled = {"perfect": right, "partly": partly, "blank": {}}
    return {student: hand_in(GRADED.name, given) for student, given in filled.items()}


#: What each check earns; a text is None where it waits for the teacher.
POINTS = {
    "perfect": [2, 2, 2, 2, 2, 2, None],
    "partly": [1, 2, 1, 0, 0, 1.5, 0],
    "blank": [0, 0, 0, 0, 0, 0, 0],
}


def commands(heading: str) -> list[str]:
    """The commands of the shell that the guide gives under a heading, block by block."""
    part = GUIDE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", part, re.DOTALL)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course made and graded by typing what the guide says, for another exercise than its."""
    folder = tmp_path_factory.mktemp("class")
    bin_folder = Path(sys.executable).parent
    install, make, grade_them, give_back = commands("With nbgrader")
    activate, *pip = install.splitlines()
    assert activate == ". .venv/bin/activate" and pip == ['python -m pip install -q -e ".[teach]"']
    env = {k: v for k, v in os.environ.items() if k not in ("PATH", "VIRTUAL_ENV")}
    env |= {"HOME": str(folder), "PATH": "/usr/local/bin:/usr/bin:/bin"}
    said = ""

    def type_in(block: str, cwd: Path) -> None:
        nonlocal said
        # The environment of these tests stands for the one of the guide; it is installed.
        typed = f"set -e\n. {bin_folder}/activate\n{block}".replace("ex01", "ex02")
        done = subprocess.run(
            ["bash", "-c", typed], cwd=cwd, env=env, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        said += done.stdout + done.stderr

    type_in(make, folder)
    place = folder / "my_course"
    for student, notebook in submissions().items():
        own = place / "submitted" / student / "ex02"
        own.mkdir(parents=True)
        nbformat.write(notebook, own / GRADED.name)
    type_in(grade_them, place)
    type_in(give_back, place)
    (place / "said.txt").write_text(said, encoding="utf-8")
    return place


@pytest.fixture
def gradebook(course):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course}/gradebook.db", "usrok") as book:
        yield book


def test_nbgrader_generates_the_committed_student_notebook(course):
    released = (course / "release" / "ex02" / GRADED.name).read_bytes()
    assert released == (EXERCISES / GRADED.name).read_bytes()


def test_the_links_of_a_course_lead_to_files_in_it(course):
    for notebook in [*course.glob("source/ex*/*.ipynb"), *course.glob("release/ex*/*.ipynb")]:
        targets = re.findall(r"\]\((?!http)([^)#]+)", prose_of(read(notebook)))
        assert targets
        assert all((notebook.parent / target).is_file() for target in targets), notebook
    chapter = prose_of(read(course / "source" / "05_how_old_is_this_fact_sheet.ipynb"))
    (own,) = set(re.findall(r"\]\((ex05/[^)]+)\)", chapter))
    assert (course / "source" / own).is_file()


@pytest.mark.parametrize("student", POINTS)
def test_nbgrader_gives_the_points_that_are_due(gradebook, student):
    submission = gradebook.find_submission("ex02", student)
    assert submission.max_score == 6 * 2 + 4
    assert submission.score == sum(filter(None, POINTS[student]))
    grades = {g.name: g for g in submission.notebooks[0].grades}
    for number, due in enumerate(POINTS[student][:6], 1):
        assert grades[f"ex02-{number}-check"].auto_score == due, number
    assert grades["ex02-7-answer"].needs_manual_grade is (student == "perfect")


@pytest.mark.parametrize(
    ("student", "hints"),
    [
        ("perfect", ["Right.", "A writer in July cannot know a count of September."]),
        (
            "partly",
            [
                "in part right (1 point)",
                "Highest: the number is too small",
                "1 item does not belong: 1953.",
                "You found none. No count equals a rounded number",
                "The printed number is not at its height",
            ],
        ),
        ("blank", ["Open.", "Assign to <code>bounds</code>"]),
    ],
)
def test_the_marked_copy_and_the_page_for_the_student_show_the_hints(course, student, hints):
    marked = read(course / "autograded" / student / "ex02" / GRADED.name)
    shown_in_copy = " ".join(
        o["data"].get("text/markdown", "")
        for c in marked.cells
        for o in c.get("outputs", [])
        if "data" in o
    )
    page = (course / "feedback" / student / "ex02" / f"{GRADED.stem}.html").read_text("utf-8")
    for hint in hints:
        assert re.sub("</?code>", "`", hint) in shown_in_copy
        assert hint in page


def test_a_class_is_marked_without_alarm_and_the_marks_are_in_a_table(course):
    said = (course / "said.txt").read_text("utf-8")
    lines = [line for line in said.splitlines() if re.search("warning|error", line, re.IGNORECASE)]
    # The exporter of pages wants alternative texts for the pictures of students.
    assert not [line for line in lines if "Alternative text is missing" not in line], lines
    marks = pd.read_csv(course / "grades.csv").set_index("student_id")["score"]
    assert marks.to_dict() == {s: sum(filter(None, p)) for s, p in POINTS.items()}


def test_grading_in_process_gives_the_scores_of_nbgrader():
    for student, notebook in submissions().items():
        assert list(grade(notebook).values()) == POINTS[student]


@each
def test_submissions_are_graded_as_they_were_made(solution):
    luck = random.Random(solution.stem)
    right = answers(solution)
    tasks = teaching.tasks(exercise_of(solution))
    # Some answers build on earlier ones. These students work each of them out anew.
    anew = {t: "\n".join(right[e] for e in tasks.index[: n + 1]) for n, t in enumerate(tasks.index)}
    for student in range(6):  # the first is perfect
        given, due = {}, {}
        for task, row in tasks.iterrows():
            is_right = student == 0 or luck.random() < 0.6
            if row["graded_by"] == "teacher":
                given |= {task: right[task]} if is_right else {}
                due[task] = None if is_right else 0
            else:
                given[task] = anew[task] if is_right else f"{row['variable']} = object()"
                due[task] = row["points"] if is_right else 0
        assert grade(hand_in(solution.name, given)) == due
