"""What a task is, and what its answers may name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import usrok_data as usrok
from usrok_data.teaching._forms import Day, Form, Items, Pair
from usrok_data.teaching._writing import Text


@dataclass(frozen=True)
class Mistake:
    """A typical mistake: its name for a teacher, what to say to a student, its outcome."""

    name: str
    hint: str
    outcome: Callable[[], Any]


@dataclass(frozen=True)
class Task:
    """One task of an exercise."""

    id: str
    title: str
    #: The name of the variable that the notebook asks for.
    variable: str
    minutes: int
    form: Form
    #: Where to look when the answer is wrong.
    look: str
    #: What the right answer shows.
    lesson: str
    expected: Callable[[], Any] | None = None
    mistakes: tuple[Mistake, ...] = field(default=())

    @property
    def points(self) -> int:
        """Points in a class: a text counts twice."""
        return 4 if self.by_teacher else 2

    @property
    def by_teacher(self) -> bool:
        """Whether a teacher grades it."""
        return self.expected is None

    @property
    def criteria(self) -> tuple[str, ...]:
        """What a good text has; empty where a check decides."""
        return self.form.criteria if isinstance(self.form, Text) else ()


# ---------------------------------------------------------------- what there is to name


def sentence_ids() -> Iterable[str]:
    """Return the ids of the sentences."""
    return list(usrok.sentences()["sentence_id"])


def claim_ids() -> Iterable[str]:
    """Return the ids of the claims."""
    return list(usrok.claims()["claim_id"])


def row_ids() -> dict[str, str]:
    """Return ids that are not ids of a sentence, and what they are."""
    return dict.fromkeys(claim_ids(), "the id of a row, not of a sentence")


def sentence_not_row() -> dict[str, str]:
    """Return ids that are not ids of a claim, and what they are."""
    return dict.fromkeys(sentence_ids(), "the id of a sentence, not of a row")


def codes() -> Iterable[str]:
    """Return the codes of the countries."""
    return list(usrok.record.countries()["country"])


def country_names() -> dict[str, str]:
    """Return names that are not codes, and what they are."""
    countries = usrok.record.countries()
    partners = usrok.record.us_trade()["partner"].dropna()
    return dict.fromkeys([*countries["name"], *partners], "a name; codes are asked for")


def years() -> Iterable[int]:
    """Return the years that may be meant."""
    return range(1940, 2030)


EVENTS = Items("event ids", lambda: usrok.events()["event_id"], ("event_id",))
CLAIMS = Items("claim ids", claim_ids, ("claim_id",), sentence_not_row)
STATES = Items("country codes", codes, ("country",), country_names)
DAYS = Pair(Day(), ("first day", "last day"))
