"""The exercises: one source, blank notebooks that run, and a class graded with nbgrader."""

from __future__ import annotations

import cProfile
import json
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from classroom import (
    EXERCISES,
    SOLUTIONS,
    answers,
    grade,
    hand_in,
    of_nbgrader,
    read,
    task_of,
)

from usrok_data import teaching
from usrok_data._course import make_course
from usrok_data.teaching._tasks import TASKS

NAMES = [p.stem.partition("_")[0] for p in SOLUTIONS]
each = pytest.mark.parametrize("solution", SOLUTIONS, ids=NAMES)


def shown(cell: nbformat.NotebookNode) -> str:
    return "".join(o.get("data", {}).get("text/plain", "") for o in cell.outputs)


def by_grade_id(notebook: nbformat.NotebookNode) -> dict:
    return {of_nbgrader(c)["grade_id"]: c for c in notebook.cells if of_nbgrader(c)}


# ---------------------------------------------------------------- one source


def test_there_is_a_solution_and_a_student_notebook_for_each_exercise():
    assert [f"ex0{n}" for n in range(1, 7)] == NAMES
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
    grade_ids = [of_nbgrader(c)["grade_id"] for c in notebook.cells if of_nbgrader(c)]
    assert len(set(grade_ids)) == len(grade_ids)
    assert all(of_nbgrader(c)["schema_version"] == 3 for c in notebook.cells if of_nbgrader(c))


@each
def test_every_task_has_its_heading_its_answer_and_its_check(solution):
    notebook = read(solution)
    exercise = solution.stem.partition("_")[0]
    cells = by_grade_id(notebook)
    prose = "\n".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    table = teaching.tasks(exercise)
    assert f"**Minutes:** {table['minutes'].sum()}." in prose
    assert len(cells) == 2 * len(table)
    for task, row in table.iterrows():
        text = row["graded_by"] == "teacher"
        assert f"### {task} {row['title']}\n" in prose
        told = f"*{row['minutes']} minutes, {row['points']} points"
        assert told + (", read by your teacher*" if text else "*") in prose
        key = task.replace(".", "-")
        answer, check = cells[f"{key}-answer"], cells[f"{key}-check"]
        assert answer.source.startswith(f"{row['variable']} = ...\n### BEGIN SOLUTION\n")
        call = f'teaching.check("{task}", {row["variable"]})'
        assert check.source.endswith(call)
        graded = of_nbgrader(answer if text else check)
        assert graded["grade"] and graded["points"] == row["points"]
        assert of_nbgrader(check)["locked"]
        assert ("HIDDEN TESTS" in check.source) is not text
        if not text:
            assert f"assert {call}.ok" in check.source


@each
def test_the_prose_asks_which_sentence_or_what_would_change_your_mind(solution):
    prose = "\n".join(c.source for c in read(solution).cells if c.cell_type == "markdown")
    assert "What would change your mind" in prose or "what would change your mind" in prose
    assert re.match(r"# .+\?\n", prose), "the title is a question"
    for target in re.findall(r"\]\((?!http)([^)#]+)", prose):
        assert (solution.parent / target).is_file(), target


def test_the_guide_says_of_the_exercises_what_they_are():
    guide = (EXERCISES.parent / "teaching.md").read_text(encoding="utf-8")
    table = teaching.tasks()
    exercise = table.index.str.split(".").str[0]
    minutes = table.groupby(exercise)["minutes"].sum()
    assert f"takes {minutes.min()} to {minutes.max()} minutes" in guide
    assert set(table.groupby(exercise).size()) == {7} and "has seven tasks" in guide
    points = table.groupby("graded_by")["points"].unique().map(list).to_dict()
    assert points == {"check": [2], "teacher": [4]}
    assert "Each checked task gives two points. A text gives four" in guide
    for target in re.findall(r"\]\((?!http)([^)#]+)", guide):
        path = EXERCISES.parent / target
        assert path.is_file() or target == "tasks.md", target
    for command in re.findall(r"python -m usrok_data (\w+)", guide):
        assert command in ("notebooks", "course")


# ---------------------------------------------------------------- solved and blank


@each
def test_the_solution_was_run_and_every_check_is_satisfied(solution):
    notebook = read(solution)
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert [c.execution_count for c in code] == list(range(1, len(code) + 1))
    assert '"execution":' not in solution.read_text(encoding="utf-8")
    assert not re.search(r"/(?:home|root|tmp|Users)/", solution.read_text(encoding="utf-8"))
    for key, cell in by_grade_id(notebook).items():
        if key.endswith("-check"):
            task = TASKS[task_of(cell)]
            word = "Written" if task.by_teacher else "Right"
            assert shown(cell).startswith(f"{task.id}  {word}.")
    assert shown(code[-1]).count("Right") == 6 and shown(code[-1]).count("Written") == 1


@each
def test_the_student_notebook_opens_clean(solution):
    raw = json.loads((EXERCISES / solution.name).read_text(encoding="utf-8"))
    for cell in raw["cells"]:
        assert not cell.get("outputs") and cell.get("execution_count") is None
        source = "".join(cell["source"])
        assert "SOLUTION" not in source and "HIDDEN" not in source
        assert "assert" not in source
    # The prose may show how to call the audit; the code cells hold nothing of a solution.
    text = json.dumps([c for c in raw["cells"] if c["cell_type"] == "code"])
    for task in answers(solution):
        # Nothing of a solution is left but the name to assign to.
        for line in answers(solution)[task].splitlines()[1:]:
            if len(line) > 25 and line not in (")", '"""'):
                assert json.dumps(line)[1:-1] not in text, line


@each
def test_the_student_notebook_runs_blank_and_reports_every_task_as_open(solution):
    from nbclient import NotebookClient

    notebook = read(EXERCISES / solution.name)
    where = {"metadata": {"path": str(EXERCISES)}}
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    cells = by_grade_id(notebook)
    tasks = teaching.tasks(solution.stem.partition("_")[0])
    for task in tasks.index:
        check = cells[f"{task.replace('.', '-')}-check"]
        assert shown(check).startswith(f"{task}  Open. Assign to `{tasks.variable[task]}`")
    code = [c for c in notebook.cells if c.cell_type == "code"]
    assert shown(code[-1]).count("Open") == len(tasks)
    assert not any(o.output_type == "error" for c in code for o in c.outputs)


# ---------------------------------------------------------------- a class


#: The exercise that nbgrader itself grades here; it has numbers, lists, a table and a chart.
GRADED = next(p for p in SOLUTIONS if p.stem.startswith("ex02"))
HALF = ("ex02.1", "ex02.2", "ex02.6")


def submissions() -> dict[str, nbformat.NotebookNode]:
    """A perfect, a blank and a half-right submission."""
    right = answers(GRADED)
    half = {task: right[task] for task in HALF}
    half["ex02.3"] = "gaps = []"
    half["ex02.4"] = "joined = undefined_name"
    return {
        "perfect": hand_in(GRADED.name, right),
        "blank": hand_in(GRADED.name, {}),
        "half": hand_in(GRADED.name, half),
    }


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course made, generated and graded by the real nbgrader, as a teacher types it."""
    folder = tmp_path_factory.mktemp("course") / "course"
    make_course(folder)
    scripts = Path(sys.executable).parent
    # nbgrader calls a tool of its own by name, so the folder of scripts is on the path.
    env = dict(os.environ, PATH=f"{scripts}{os.pathsep}{os.environ['PATH']}")
    env |= {"HOME": str(folder.parent), "JUPYTER_PREFER_ENV_PATH": "1"}

    def nbgrader(*arguments: str) -> float:
        began = time.perf_counter()
        call = [sys.executable, "-m", "nbgrader", *arguments]
        done = subprocess.run(call, cwd=folder, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return time.perf_counter() - began

    times = {"generate": nbgrader("generate_assignment", "ex02")}
    for student, notebook in submissions().items():
        place = folder / "submitted" / student / "ex02"
        place.mkdir(parents=True)
        nbformat.write(notebook, place / GRADED.name)
    times["autograde"] = nbgrader("autograde", "ex02")
    print({k: f"{v:.1f} s" for k, v in times.items()})
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
    ("student", "points", "by_teacher"),
    [("perfect", 12, True), ("blank", 0, False), ("half", 6, False)],
)
def test_nbgrader_gives_the_points_that_are_due(gradebook, student, points, by_teacher):
    submission = gradebook.find_submission("ex02", student)
    assert submission.max_score == 6 * 2 + 4
    assert submission.score == points
    assert submission.needs_manual_grade is by_teacher
    grades = {g.name: g for g in submission.notebooks[0].grades}
    text = grades["ex02-7-answer"]
    assert text.needs_manual_grade is by_teacher
    for task in (t for t in TASKS.values() if t.id.startswith("ex02") and not t.by_teacher):
        due = student == "perfect" or (student == "half" and task.id in HALF)
        assert grades[f"{task.id.replace('.', '-')}-check"].auto_score == (2 if due else 0)


def test_a_teacher_gives_the_last_points(course, gradebook):
    submission = gradebook.find_submission("ex02", "perfect")
    (text,) = [g for g in submission.notebooks[0].grades if g.name == "ex02-7-answer"]
    text.manual_score = 4
    text.needs_manual_grade = False
    gradebook.db.flush()
    assert submission.score == submission.max_score == 16
    gradebook.db.rollback()


def test_grading_in_process_gives_the_scores_of_nbgrader(gradebook):
    for student, notebook in submissions().items():
        mine = grade(notebook)
        theirs = gradebook.find_submission("ex02", student).notebooks[0].grades
        for one in theirs:
            task = one.name.rpartition("-")[0].replace("-", ".")
            assert mine[task] == (None if one.needs_manual_grade else one.auto_score), one.name


@pytest.mark.parametrize(
    ("solution", "students"),
    [(p, 50 if p.stem.startswith(("ex02", "ex06")) else 8) for p in SOLUTIONS],
    ids=NAMES,
)
def test_fifty_submissions_are_graded_as_they_were_made(solution, students):
    luck = random.Random(solution.stem)
    right = answers(solution)
    exercise = solution.stem.partition("_")[0]
    tasks = teaching.tasks(exercise)
    # Some answers build on earlier ones. These students work each of them out anew.
    anew = {t: "\n".join(right[e] for e in tasks.index[: n + 1]) for n, t in enumerate(tasks.index)}
    wrong = {task: f"{tasks.variable[task]} = object()" for task in tasks.index}
    for number in range(students):
        given, due = {}, {}
        for task in tasks.index:
            fate = luck.choice(["right", "right", "wrong"]) if number else "right"
            if tasks.graded_by[task] == "teacher":
                given[task] = right[task] if fate == "right" else None
                due[task] = None if fate == "right" else 0
            else:
                given[task] = anew[task] if fate == "right" else wrong[task]
                due[task] = int(tasks.points[task]) if fate == "right" else 0
        submission = hand_in(solution.name, {t: a for t, a in given.items() if a})
        assert grade(submission) == due


@each
def test_the_work_of_grading_grows_in_proportion(solution):
    submission = hand_in(solution.name, answers(solution))
    grade(submission)

    def calls(number):
        # Calls of functions, for the clock of a busy machine tells little.
        with cProfile.Profile() as profile:
            for _ in range(number):
                grade(submission)
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(2) < 2.2 * calls(1)
