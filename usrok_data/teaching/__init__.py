"""Exercises that check themselves: ``check`` an answer, see your ``progress``.

The exercises are notebooks; ``tasks()`` lists what they ask for. ``check`` compares an
answer with one computed from the tables of the package. It does not raise on a wrong
answer, and it does not print the right one: it says what differs and where to look.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from typing import Any

import pandas as pd

from usrok_data.teaching._feedback import STATUS, Feedback
from usrok_data.teaching._forms import Unreadable
from usrok_data.teaching._note import PUBLISHED, briefing_claims, briefing_note
from usrok_data.teaching._task import Task
from usrok_data.teaching._tasks import EXERCISES, TASKS

__all__ = [
    "EXERCISES",
    "PUBLISHED",
    "Feedback",
    "TaskError",
    "briefing_claims",
    "briefing_note",
    "check",
    "progress",
    "tasks",
]


class TaskError(ValueError):
    """There is no task or exercise of this name."""


#: What was checked in this session: the last status of each task.
_seen: dict[str, str] = {}


def check(task: str, answer: Any = None) -> Feedback:
    """Check an answer and say what differs and where to look.

    Parameters
    ----------
    task : str
        Id of the task, such as ``"ex02.3"``; ``tasks()`` lists them.
    answer : object, optional
        The answer, in any reasonable form: row order, index and dtype do not matter, a
        Series is as good as a list, a table may have more columns than are asked for. A
        blank (nothing, ``...`` or empty text) is an open task.

    Returns
    -------
    Feedback
        With ``status`` (open, wrong, right, written), ``message`` and ``ok``. In a notebook
        it shows as text.

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
    found = _task(task)
    feedback = _judge(found, answer)
    _seen[found.id] = feedback.status
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
        One row a task, indexed by its id: ``title``, ``status`` (string: not checked, Open,
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
    rows = [
        {
            "task": task.id,
            "title": task.title,
            "status": STATUS[_seen[task.id]] if task.id in _seen else "not checked",
        }
        for task in _of(exercise)
    ]
    frame = pd.DataFrame(rows).set_index("task")
    return frame.astype("string")


def tasks(exercise: str | None = None) -> pd.DataFrame:
    """List the tasks of the exercises.

    Parameters
    ----------
    exercise : str, optional
        Such as ``"ex02"``; without it, all exercises.

    Returns
    -------
    pandas.DataFrame
        One row a task, indexed by its id: ``title``, ``variable`` (string, the name that
        the notebook asks for), ``answer`` (string, its form), ``minutes``, ``points``
        (Int64), ``graded_by`` (string: check or teacher), ``mistakes`` (string, what
        typically goes wrong, parted by ``;``), ``shows`` (string, what the right answer
        teaches; blank for a text).

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
        for task in _of(exercise)
    ]
    frame = pd.DataFrame(rows).set_index("task")
    text = ["title", "variable", "answer", "graded_by", "mistakes", "shows"]
    return frame.astype(dict.fromkeys(text, "string") | {"minutes": "Int64", "points": "Int64"})


def _task(task: Any) -> Task:
    if isinstance(task, str) and task.strip() in TASKS:
        return TASKS[task.strip()]
    close = difflib.get_close_matches(str(task), list(TASKS), n=1)
    raise TaskError(
        f"There is no task {task!r}." + (f" Did you mean {close[0]!r}?" if close else "") + " "
        "Expected the id of an exercise and of a task in it, such as 'ex02.3'; "
        "teaching.tasks() lists them."
    )


def _of(exercise: Any) -> list[Task]:
    if exercise is None:
        return list(TASKS.values())
    if isinstance(exercise, str) and exercise in EXERCISES:
        return list(EXERCISES[exercise][1])
    raise TaskError(f"There is no exercise {exercise!r}. Expected one of: {', '.join(EXERCISES)}.")


def _blank(answer: Any) -> bool:
    return answer is None or answer is ... or (isinstance(answer, str) and not answer.strip())


def _sentence(text: str) -> str:
    """Begin with a capital, unless a name begins it."""
    return text[:1].upper() + text[1:] if re.match(r"[a-z]+ ", text) else text


def _judge(task: Task, answer: Any) -> Feedback:
    """Compare an answer with what is expected; whatever it is, this does not raise."""
    form = task.form
    try:
        if _blank(answer):
            return Feedback(task.id, "open", f"Assign to `{task.variable}`: {form.what}.")
        given = form.read(answer)
    except Unreadable as unreadable:
        return _not_yet(task, str(unreadable))
    except Exception as error:  # an answer may be any object, and may fail in any way
        return _not_yet(
            task,
            f"the answer could not be read ({type(error).__name__}). Expected {form.what}. "
            "Look at it in a cell of its own.",
        )
    if task.expected is None:
        return Feedback(task.id, "written", "Your teacher reads it. Check yourself:", task.criteria)
    expected = _right(task.id)
    if form.same(given, expected):
        return Feedback(task.id, "right", task.lesson)
    for outcome, mistake in zip(_wrong(task.id), task.mistakes, strict=True):
        if form.like(given, outcome):
            return _not_yet(task, mistake.hint)
    return _not_yet(task, form.difference(given, expected))


@cache
def _right(task: str) -> Any:
    """Return the expected value of a task; the tables do not change while a session runs."""
    found = TASKS[task]
    return found.form.read(found.expected()) if found.expected else None


@cache
def _wrong(task: str) -> tuple[Any, ...]:
    """Return what the typical mistakes of a task come to."""
    found = TASKS[task]
    return tuple(found.form.read(mistake.outcome()) for mistake in found.mistakes)


def _not_yet(task: Task, hint: str) -> Feedback:
    return Feedback(task.id, "wrong", f"{_sentence(hint)} {task.look}")
