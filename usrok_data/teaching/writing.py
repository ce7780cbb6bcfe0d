"""A text as an answer: a teacher grades it, and the check sees that it names its evidence."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

import usrok_data as usrok
from usrok_data.lookup import ids
from usrok_data.teaching.forms import Form, Unreadable, several, type_name


@cache
def known_ids() -> frozenset[str]:
    """Return every id of every table, and the ids that claims had before version 1.0."""
    former = usrok.claims()["former_ids"].dropna().str.split(";").explode()
    return frozenset(ids()) | frozenset(former)


def named_ids(text: str) -> set[str]:
    """Return what looks like an id in a text: a prefix that a table uses, and a number."""
    prefixes = "|".join(sorted({i.rstrip("0123456789") for i in known_ids()} | {"a", "b"}))
    return set(re.findall(rf"\b(?:{prefixes})\d{{2,3}}\b", text))


@dataclass(frozen=True)
class Text(Form):
    """An argument of some words that names at least one row of the tables."""

    words: int = 60
    #: Ids that a text may name although no table has them.
    extra_ids: Collection[str] = ()

    @property
    def what(self) -> str:
        return f"a text of at least {self.words} words, between triple quotes"

    def read(self, answer: Any) -> str:
        if not isinstance(answer, str):
            raise self.unfit(type_name(answer))
        count = len(answer.split())
        if count < self.words:
            raise Unreadable(
                f"Expected {self.what}, got {several(count, 'word')}: say what you claim, what "
                "supports it, and what would change your mind."
            )
        named = named_ids(answer)
        if unknown := sorted(named - known_ids() - set(self.extra_ids)):
            raise Unreadable(f"The text names {unknown[0]}, and no table has a row with that id.")
        if not named:
            raise Unreadable(
                "The text names no row. Point to your evidence by id, such as c09 or s07, so that "
                "a reader can follow."
            )
        return answer
