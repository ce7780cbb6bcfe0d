"""What a task is, and what its answers may name.

An exercise file writes one function per task. The function computes the right answer; its
name is the name that the notebook asks for. Its docstring says where to look when the answer
is wrong, and what the right answer shows. Each ``mistake`` above it has what a student is
told, and what is changed in the computation.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import pandas as pd

import usrok_data as usrok
from usrok_data import words
from usrok_data.lookup import ids
from usrok_data.teaching.feedback import Feedback
from usrok_data.teaching.forms import Day, Form, Items, Number, Pair, Unreadable, Vocabulary
from usrok_data.teaching.writing import Text

Answer = TypeVar("Answer", bound=Callable[..., Any])


@dataclass(frozen=True)
class Mistake:
    """A typical mistake: what a student is told, and the answer that the mistake gives."""

    hint: str
    outcome: Callable[[], Any]

    @property
    def name(self) -> str:
        """What a teacher's list calls it: the first sentence of the hint."""
        return self.hint.partition(". ")[0].removesuffix(".")


def mistake(hint: str, /, gives: Any = None, **changed: Any) -> Callable[[Answer], Answer]:
    """Add a typical mistake to the function that computes the right answer.

    Its outcome is that of the function with the arguments ``changed``. Where the mistake is
    of another kind, ``gives`` is the outcome, or a function that makes it from the right
    answer.
    """

    def add(answer: Answer) -> Answer:
        def outcome() -> Any:
            if changed:
                return answer(**changed)
            return gives(answer()) if callable(gives) else gives

        # Decorators run from the lowest to the highest, and are read the other way.
        below = vars(answer).get("mistakes", ())
        vars(answer)["mistakes"] = (Mistake(hint, outcome), *below)
        return answer

    return add


@dataclass(frozen=True, kw_only=True)
class Task:
    """One task of an exercise."""

    id: str
    title: str
    minutes: int
    form: Form
    #: Where to look when the answer is wrong.
    look: str
    #: What the right answer shows; empty for a text.
    lesson: str
    #: Computes the right answer; for a text, which a teacher grades, what a good one has.
    answer: Callable[[], Any]

    @property
    def variable(self) -> str:
        """The name of the variable that the notebook asks for."""
        return self.answer.__name__

    @property
    def by_teacher(self) -> bool:
        """Whether a teacher grades the task."""
        return isinstance(self.form, Text)

    @property
    def points(self) -> int:
        """Points in a class: a text counts twice."""
        return 4 if self.by_teacher else 2

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """The typical mistakes, in the order in which they are written."""
        return tuple(vars(self.answer).get("mistakes", ()))

    # The tables do not change while a session runs, so both are computed once.
    @cached_property
    def expected(self) -> Any:
        """The right answer as its form reads it."""
        return self.form.read(self.answer())

    @cached_property
    def outcomes(self) -> tuple[tuple[str, Any], ...]:
        """The hint and the outcome of each mistake."""
        return tuple((m.hint, self.form.read(m.outcome())) for m in self.mistakes)

    def judge(self, answer: Any) -> Feedback:
        """Compare an answer with what is expected; whatever it is, this does not raise."""
        form = self.form
        try:
            if answer is None or answer is ... or (isinstance(answer, str) and not answer.strip()):
                return Feedback(self.id, "open", f"Assign to `{self.variable}`: {form.what}.")
            given = form.read(answer)
        except Unreadable as unreadable:
            return self._not_yet(str(unreadable))
        except Exception as error:  # an answer may be any object, and may fail in any way
            return self._not_yet(
                f"The answer could not be read ({type(error).__name__}). Expected {form.what}. "
                "Look at it in a cell of its own."
            )
        if self.by_teacher:
            criteria = (*self.answer(), "says what would change your mind")
            return Feedback(
                self.id, "written", "Your teacher reads it. Check yourself:", 0.0, criteria
            )
        if form.same(given, self.expected):
            return Feedback(self.id, "right", self.lesson, float(self.points))
        hint = next((h for h, outcome in self.outcomes if form.like(given, outcome)), None)
        # In steps of half a point; all of them only for all of it, and half for a known mistake.
        points = int(form.share(given, self.expected) * self.points * 2) / 2
        is_known = any(form.same(given, outcome) for _, outcome in self.outcomes)
        most = self.points / 2 if is_known else self.points - 0.5
        return self._not_yet(hint or form.difference(given, self.expected), min(points, most))

    def _not_yet(self, hint: str, points: float = 0.0) -> Feedback:
        # A sentence begins with a capital, unless an id or a name in code style begins it.
        hint = hint[:1].upper() + hint[1:] if re.match(r"[a-z]+[ :]", hint) else hint
        return Feedback(self.id, "wrong", f"{hint} {self.look}", points)


@dataclass(frozen=True)
class Exercise:
    """An exercise: its question and its tasks, in order."""

    question: str
    tasks: list[Task] = field(default_factory=list)

    def task(
        self, task_id: str, title: str, minutes: int, form: Form
    ) -> Callable[[Answer], Answer]:
        """Add a task whose right answer the decorated function computes."""

        def add(answer: Answer) -> Answer:
            # Without docstrings (python -OO) a task still checks its answers.
            words = " ".join((answer.__doc__ or "").split()).removeprefix("Look: ")
            look, _, lesson = words.partition(" Lesson: ")
            self.tasks.append(
                Task(
                    id=task_id,
                    title=title,
                    minutes=minutes,
                    form=form,
                    look=look,
                    lesson=lesson,
                    answer=answer,
                )
            )
            return answer

        return add


# ---------------------------------------------------------------- what there is to name


def other_ids() -> dict[str, str]:
    """Return every id of the package, with the table in which it is."""
    return {row_id: f"an id of the table {table}" for row_id, table in ids().items()}


def country_code(name: str) -> str | None:
    """Return the code of a country that a text names and nothing else."""
    table = usrok.record.countries().set_index("name")["country"]
    if name in table.index:
        return str(table[name])
    found = words.countries(name)
    return found[0].code if len(found) == 1 and found[0].words == name else None


def ids_of(one: str, load: Callable[[], pd.DataFrame], column: str) -> Vocabulary:
    """Return the ids in a column of a table."""
    return Vocabulary(one, f"{one.partition(' ')[2]}s", lambda: load()[column], other=other_ids)


SENTENCE_IDS = ids_of("a sentence id", usrok.sentences, "sentence_id")
CLAIM_IDS = ids_of("a claim id", usrok.claims, "claim_id")
EVENT_IDS = ids_of("an event id", usrok.events, "event_id")
#: A country may be named as well.
COUNTRY_CODES = replace(
    ids_of("a country code", usrok.record.countries, "country"), meant=country_code
)

PERCENT = Number("percent")
CLAIMS = Items(CLAIM_IDS, "claim_id")
EVENTS = Items(EVENT_IDS, "event_id")
STATES = Items(COUNTRY_CODES, "country")
YEARS = Items(Vocabulary("a year", "years", lambda: range(1940, 2030)), "year")
DAYS = Pair(Day(), ("first day", "last day"))
