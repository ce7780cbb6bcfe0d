"""Exercises that check themselves: ``check`` an answer, see your ``progress``, ``report`` it.

The exercises are notebooks; ``tasks()`` lists what they ask for. ``check`` compares an
answer with one computed from the tables of the package. It does not raise on a wrong
answer, and it does not print the right one: it says what differs and where to look.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd

from usrok_data.codebook import STRING, suggest
from usrok_data.teaching import ex01, ex02, ex03, ex04, ex05, ex06
from usrok_data.teaching.feedback import STATUS, Feedback
from usrok_data.teaching.note import PUBLISHED, briefing_claims, briefing_note
from usrok_data.teaching.report import write_report
from usrok_data.teaching.task import Exercise, Task

__all__ = [
    "EXERCISES",
    "PUBLISHED",
    "Feedback",
    "TaskError",
    "briefing_claims",
    "briefing_note",
    "check",
    "progress",
    "report",
    "tasks",
]

#: The question and the tasks of each exercise.
EXERCISES: dict[str, Exercise] = {
    module.__name__.rpartition(".")[2]: module.exercise
    for module in (ex01, ex02, ex03, ex04, ex05, ex06)
}

_TASKS = {task.id: task for exercise in EXERCISES.values() for task in exercise.tasks}
#: What was checked in this session: the last feedback on each task, and the answer.
_checked: dict[str, tuple[Feedback, Any]] = {}


class TaskError(ValueError):
    """There is no task or exercise of this name."""


def check(task: str, answer: Any = None) -> Feedback:
    """Check an answer and say what differs and where to look.

    Parameters
    ----------
    task : str
        Id of the task, such as ``"ex02.3"``; ``tasks()`` lists them.
    answer : object, optional
        The answer, in any reasonable form: row order, index and dtype do not matter, a
        Series is as good as a list, a table may have more columns than are asked for, a number
        may be rounded. Where it is missing (None, ``...`` or empty text), the task is open.

    Returns
    -------
    Feedback
        With ``status`` (open, wrong, right, written), ``message``, ``points`` and ``ok``. In a
        notebook it shows as text.

    Raises
    ------
    TaskError
        If there is no such task. A wrong answer raises nothing.

    Examples
    --------
    >>> from usrok_data import teaching
    >>> teaching.check("ex05.3")
    ex05.3  Open. Assign to `length`: a whole number (days).
    >>> teaching.check("ex05.3", 4.5).status
    'wrong'
    """
    found = _TASKS.get(task.strip()) if isinstance(task, str) else None
    if found is None:
        raise TaskError(
            f"There is no task {task!r}.{suggest(task, _TASKS)} Expected the id of an exercise "
            "and of a task in it, such as 'ex02.3'; teaching.tasks() lists them."
        )
    feedback = found.judge(answer)
    _checked[found.id] = feedback, answer
    return feedback


def progress(exercise: str | None = None) -> pd.DataFrame:
    """Show which tasks were checked in this session, and how the last check went.

    Nothing is written to disk: after a restart of the kernel, run the notebook again.

    Parameters
    ----------
    exercise : str, optional
        Such as ``"ex02"``; without it, all exercises.

    Returns
    -------
    pandas.DataFrame
        One row per task, indexed by its id: ``title``, ``status`` (string: not checked, Open,
        Not yet, Right, Written).

    Raises
    ------
    TaskError
        If there is no such exercise.

    Examples
    --------
    >>> from usrok_data import teaching
    >>> len(teaching.progress("ex06"))
    7
    """
    status = {
        task.id: (
            task.title,
            STATUS[_checked[task.id][0].status] if task.id in _checked else "not checked",
        )
        for task in _tasks_of(exercise)
    }
    table = pd.DataFrame.from_dict(status, orient="index", columns=["title", "status"])
    return table.rename_axis("task").astype(STRING)


def report(exercise: str, file: str | os.PathLike[str] | None = None, *, name: str = "") -> Path:
    """Write what was checked in this session to a web page that a student can hand in.

    Parameters
    ----------
    exercise : str
        Such as ``"ex05"``.
    file : str or os.PathLike, optional
        The file to write, ending in ``.html``; without it, ``ex05_report.html`` and so on, in
        the current folder. An older report of this name is replaced.
    name : str, optional
        Who hands it in.

    Returns
    -------
    pathlib.Path
        The file. It has each task with the last answer, the points, and the hint; a chart as a
        picture, a text in full. Anybody can change a file, so it proves nothing by itself.

    Raises
    ------
    TaskError
        If there is no such exercise.
    ValueError
        If the file does not end in ``.html``.

    Examples
    --------
    >>> from usrok_data import teaching
    >>> teaching.report("ex05", name="Kim Mina").name  # doctest: +SKIP
    'ex05_report.html'
    """
    listed = _tasks_of(exercise or "")  # None would mean all of them
    title = f"{EXERCISES[exercise].question} ({exercise})" + (f", by {name}" if name else "")
    return write_report(file or f"{exercise}_report.html", title, listed, _checked)


def tasks(exercise: str | None = None) -> pd.DataFrame:
    """List the tasks of the exercises.

    Parameters
    ----------
    exercise : str, optional
        Such as ``"ex02"``; without it, all exercises.

    Returns
    -------
    pandas.DataFrame
        One row per task, indexed by its id: ``title``, ``variable`` (string, the name that
        the notebook asks for), ``answer`` (string, its form), ``minutes``, ``points``
        (Int64), ``graded_by`` (string: check or teacher), ``mistakes`` (string, how the hints
        for typical mistakes begin, separated by ``;``; missing for a text), ``shows`` (string,
        what the right answer teaches; missing for a text).

    Raises
    ------
    TaskError
        If there is no such exercise.

    Examples
    --------
    >>> from usrok_data import teaching
    >>> teaching.tasks().groupby("graded_by").size().to_dict()
    {'check': 36, 'teacher': 6}
    """
    rows = [
        {
            "task": task.id,
            "title": task.title,
            "variable": task.variable,
            "answer": task.form.what,
            "minutes": task.minutes,
            "points": task.points,
            "graded_by": "teacher" if task.by_teacher else "check",
            "mistakes": "; ".join(m.name for m in task.mistakes) or None,
            "shows": task.lesson or None,
        }
        for task in _tasks_of(exercise)
    ]
    frame = pd.DataFrame(rows).set_index("task")
    numbers = ("minutes", "points")
    return frame.astype({c: "Int64" if c in numbers else STRING for c in frame.columns})


def _tasks_of(exercise: object) -> list[Task]:
    """Return the tasks of one exercise, or of all."""
    if exercise is None:
        return list(_TASKS.values())
    if isinstance(exercise, str) and exercise in EXERCISES:
        return EXERCISES[exercise].tasks
    raise TaskError(
        f"There is no exercise {exercise!r}.{suggest(exercise, EXERCISES)} "
        f"Expected one of: {', '.join(EXERCISES)}."
    )


def __dir__() -> list[str]:
    return __all__
