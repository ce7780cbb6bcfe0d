"""What backs a figure in prose: an output, a computed fact, or the reviewed list."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache

import pandas as pd
from prose import Figure, Passage, figures, nth, outputs, word

#: These are so common that some table has any of them. Only a sentence that was put out in
#: the same section of the chapter backs them; a table does not.
COMMON = {"small", "word", "rank", "year", "month"}


class Rank(int):
    """A number that is written as a rank: seventh."""


def forms(value: object) -> list[str]:
    """Return the ways to write a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, pd.Timestamp):
        return [f"{value.day} {value:%B %Y}", f"{value:%Y-%m-%d}"]
    if isinstance(value, Rank):
        return [nth(value), nth(value).capitalize(), *([f"{value:d}th"] if value > 3 else [])]
    said = [f"{value:g}" if isinstance(value, float) else f"{value:d}", f"{value:,}"]
    if value == int(value) and 0 <= value < 100:
        said += [word(int(value)), word(int(value)).capitalize()]
    return said


@dataclass(frozen=True)
class Entry:
    """A phrase that may stand in the prose: with computed values, or as it was reviewed."""

    phrase: str
    values: tuple = ()
    file: str = "*"
    under: str = ""
    why: str = ""
    pattern: re.Pattern = field(init=False, compare=False)

    def __post_init__(self) -> None:
        parts = [re.escape(part) for part in self.phrase.split("{}")]
        assert len(parts) == len(self.values) + 1, self.phrase
        for n, value in enumerate(self.values):
            parts[n] += f"(?:{'|'.join(map(re.escape, forms(value)))})"
        object.__setattr__(self, "pattern", re.compile(rf"(?<!\w){''.join(parts)}(?!\w)"))

    def reaches(self, passage: Passage) -> bool:
        """Whether a passage is in the file, and under the heading, that the entry names."""
        return fnmatch(passage.file, self.file) and passage.heading.startswith(self.under)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the phrase stands in a text."""
        return [m.span() for m in self.pattern.finditer(text)]


@cache
def said(file: str) -> tuple[frozenset, frozenset]:
    """Return the figures that a notebook put out: all of them, and those in sentences.

    A figure in a sentence is held with its section.
    """
    anywhere, near = set(), set()
    for output in outputs(file) if file.endswith(".ipynb") else ():
        for figure in figures(output.text):
            values = {(figure.kind, figure.value)}
            if figure.kind == "date":
                values |= {("month", figure.value[:7]), ("date", figure.value[4:])}
                values.add(("year", figure.value[:4]))
            anywhere |= values
            if output.sentence:
                near |= {(output.section, alike(kind), value) for kind, value in values}
    return frozenset(anywhere), frozenset(near)


def alike(kind: str) -> str:
    """Count digits and words as one kind: 5 is five."""
    return "small" if kind == "word" else kind


def put_out(figure: Figure, passage: Passage) -> bool:
    """Whether an output of the notebook has the figure."""
    anywhere, near = said(passage.file)
    if figure.kind in COMMON:
        return (passage.section, alike(figure.kind), figure.value) in near
    return (figure.kind, figure.value) in anywhere


def judged(passage: Passage, entries: list[Entry]) -> tuple[list[Figure], Counter]:
    """Return the figures of a passage that nothing backs, and how often each entry was used.

    The entries are those that reach the passage.
    """
    found, used, spans = figures(passage.text), Counter(), []
    for entry in entries:
        for start, end in entry.spans(passage.text):
            if any(start <= f.start and f.end <= end for f in found):
                used[entry] += 1
                spans.append((start, end))
    bare = [
        f
        for f in found
        if not any(start <= f.start and f.end <= end for start, end in spans)
        and not put_out(f, passage)
    ]
    return bare, used
