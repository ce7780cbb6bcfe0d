"""A text as an answer: not graded by a machine, but not left without a word either."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from usrok_data import _codebook
from usrok_data._tables import load
from usrok_data.teaching._forms import Form, Unreadable, Value, kind, several

#: What an id of any table looks like: letters and a number.
ID = re.compile(r"\b(?:st|[abefgklmnprstvw])\d{2,3}\b")


@cache
def known_ids() -> frozenset[str]:
    """Return every id of every table."""
    found: set[str] = set()
    for name in _codebook.with_ids("stated", "record", "audit"):
        found |= set(load(name)[_codebook.id_column(name)].dropna())
    return frozenset(found)


@dataclass(frozen=True)
class Text(Form):
    """An argument of some words that names at least one row of the tables."""

    words: int
    #: What a good answer has, for the student and for the teacher.
    criteria: tuple[str, ...]
    also: tuple[str, ...] = ()

    @property
    def what(self) -> str:  # type: ignore[override]
        return f"a text of at least {self.words} words, between triple quotes"

    def read(self, answer: Any) -> str:
        if not isinstance(answer, str):
            raise Unreadable(f"{kind(answer)} came. Expected {self.what}.")
        count = len(answer.split())
        if count < self.words:
            raise Unreadable(
                f"{several(count, 'word')} came. Expected {self.what}: what you claim, what "
                "supports it, and what would change your mind."
            )
        named = set(ID.findall(answer))
        wrong = sorted(named - known_ids() - set(self.also))
        if wrong:
            raise Unreadable(f"it names {wrong[0]}, and no table has a row with that id.")
        if not named:
            raise Unreadable(
                "it names no row. Point to your evidence by id, such as f01 or s07, so that a "
                "reader can follow."
            )
        return answer

    def difference(self, given: Value, expected: Value) -> str:  # pragma: no cover
        raise AssertionError("a text is not compared")
