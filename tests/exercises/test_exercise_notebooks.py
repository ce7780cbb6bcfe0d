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
        assert check.source.endswith(call)
        graded = of_nbgrader(answer if is_text else check)
        assert graded["grade"] and graded["points"] == row["points"]
        assert of_nbgrader(check)["locked"]
        assert ("HIDDEN TESTS" in check.source) is not is_text
        if not is_text:
            assert f"assert {call}.ok" in check.source


@each
def test_the_prose_asks_what_would_change_your_mind_and_its_links_lead_somewhere(solution):
    prose = prose_of(read(solution))
    assert "what would change your mind" in prose.lower()
    for target in re.findall(r"\]\((?!http)([^)#]+)", prose):
        assert (solution.parent / target).is_file(), target


def test_the_guide_says_of_the_exercises_what_they_are():
    guide = (EXERCISES.parent / "teaching.md").read_text(encoding="utf-8")
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
HALF = ("ex02.1", "ex02.2", "ex02.6")


def submissions() -> dict[str, nbformat.NotebookNode]:
    """A perfect and a half-right submission, the second without a text."""
    right = answers(GRADED)
    half = {task: right[task] for task in HALF}
    half["ex02.3"] = "gaps = []"
    half["ex02.4"] = "joined = undefined_name"
    return {"perfect": hand_in(GRADED.name, right), "half": hand_in(GRADED.name, half)}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course made, generated and graded by the real nbgrader, as a teacher types it."""
    folder = tmp_path_factory.mktemp("course") / "course"
    scripts = Path(sys.executable).parent
    # nbgrader calls a tool of its own by name, so the folder of scripts is on the path.
    env = dict(os.environ, PATH=f"{scripts}{os.pathsep}{os.environ['PATH']}")
    env |= {"HOME": str(folder.parent), "JUPYTER_PREFER_ENV_PATH": "1"}

    def call(*module: str, cwd: Path) -> None:
        command = [sys.executable, "-m", *module]
        done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr

    call("usrok_data", "course", str(folder), cwd=Path(__file__).parent.parent.parent)
    call("nbgrader", "generate_assignment", "ex02", cwd=folder)
    for student, notebook in submissions().items():
        place = folder / "submitted" / student / "ex02"
        place.mkdir(parents=True)
        nbformat.write(notebook, place / GRADED.name)
    call("nbgrader", "autograde", "ex02", cwd=folder)
    return folder


@pytest.fixture
def gradebook(course):
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course}/gradebook.db", "usrok") as book:
        yield book


def test_nbgrader_generates_the_committed_student_notebook(course):
    released = (course / "release" / "ex02" / GRADED.name).read_bytes()
    assert released == (EXERCISES / GRADED.name).read_bytes()


@pytest.mark.parametrize(
    ("student", "points", "has_text"), [("perfect", 12, True), ("half", 6, False)]
)
def test_nbgrader_gives_the_points_that_are_due(gradebook, student, points, has_text):
    submission = gradebook.find_submission("ex02", student)
    assert submission.max_score == 6 * 2 + 4
    assert submission.score == points
    assert submission.needs_manual_grade is has_text
    grades = {g.name: g for g in submission.notebooks[0].grades}
    assert grades["ex02-7-answer"].needs_manual_grade is has_text
    for number in range(1, 7):
        due = student == "perfect" or f"ex02.{number}" in HALF
        assert grades[f"ex02-{number}-check"].auto_score == (2 if due else 0)


def test_grading_in_process_gives_the_scores_of_nbgrader(gradebook):
    for student, notebook in submissions().items():
        mine = grade(notebook)
        for theirs in gradebook.find_submission("ex02", student).notebooks[0].grades:
            task = theirs.name.rpartition("-")[0].replace("-", ".")
            assert mine[task] == (None if theirs.needs_manual_grade else theirs.auto_score), task


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
