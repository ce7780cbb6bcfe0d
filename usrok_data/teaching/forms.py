"""Forms of an answer: how each is read, compared, and described where it differs.

A form reads whatever a student may reasonably give (a number, a Series with one value, a
list) into one plain value. ``Unreadable`` says what to give instead. ``difference`` says how
a value differs from the expected one without giving that away. Messages begin in lower case,
for a table or a pair puts the name of a column or of a part before them.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from usrok_data.codebook import suggest
from usrok_data.days import read_day

Value = Any


class Unreadable(Exception):
    """An answer is not of the kind asked for; the message says what to give."""


def type_name(answer: object) -> str:
    """Name the type of an answer, for a message."""
    names = {"str": "text", "bool": "True or False", "NoneType": "nothing"}
    name = type(answer).__name__
    if isinstance(answer, int | float | np.number) and not isinstance(answer, bool):
        return "a number"
    return names.get(name, f"{'an' if name[:1] in 'aeiouAEIO' else 'a'} {name}")


def several(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def surplus_and_missing(given: Collection[Any], expected: Collection[Any], noun: str) -> str:
    """Say which items or rows do not belong, and how many are missing."""
    extra = sorted(str(item) for item in given if item not in expected)
    missing = sum(item not in given for item in expected)
    parts = []
    if extra:
        shown = ", ".join(extra[:4]) + (" and others" if len(extra) > 4 else "")
        count = several(len(extra), f"{noun} does", f"{noun}s do")
        parts.append(f"{count} not belong: {shown}.")
    if missing:
        parts.append(f"{several(missing, f'{noun} is', f'{noun}s are')} missing.")
    return " ".join(parts)


def single(answer: Any) -> Any:
    """Unpack a container that holds exactly one value."""
    # An array without dimensions has a length only in name.
    has_length = hasattr(answer, "__len__") and getattr(answer, "ndim", 1) != 0
    if not has_length or isinstance(answer, dict | str | bytes):
        return plain(answer)
    if not len(answer):
        raise Unreadable("the answer is empty. Expected one value: was nothing selected?")
    if getattr(answer, "size", len(answer)) != 1:
        is_table = isinstance(answer, pd.DataFrame)
        columns = f" rows and {len(answer.columns)} columns" if is_table else ""
        raise Unreadable(
            f"expected one value, got {type_name(answer)} of {len(answer)}{columns}. Pick it with "
            "`.loc[row, column]` or `.iloc[0]`."
        )
    (value,) = answer.iloc[:, 0] if isinstance(answer, pd.DataFrame) else answer
    return plain(value)


def plain(value: Any) -> Any:
    """Turn a value of numpy into one of Python, but for days, which lose their precision."""
    if isinstance(value, np.timedelta64):
        return pd.Timedelta(value)
    return (
        value.item() if hasattr(value, "item") and not isinstance(value, np.datetime64) else value
    )


class Form(ABC):
    """How an answer is read and compared."""

    @property
    @abstractmethod
    def what(self) -> str:
        """What to assign, for the prompt of an open task."""

    @abstractmethod
    def read(self, answer: Any) -> Value:
        """Read an answer into a plain value, or raise Unreadable."""

    def unfit(self, got: str, advice: str = "") -> Unreadable:
        """Return the error for an answer of another kind."""
        return Unreadable(f"expected {self.what}, got {got}. {advice}".rstrip())

    def same(self, one: Value, other: Value) -> bool:
        """Return whether two values that were read are equal for this form."""
        return bool(one == other)

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether an answer is the outcome of a typical mistake."""
        return self.same(given, mistake)

    def share(self, given: Value, expected: Value) -> float:
        """Return which share of an answer is right, from 0 to 1, where it has parts."""
        return float(self.same(given, expected))

    def difference(self, given: Value, expected: Value) -> str:
        """Say how a value differs from the expected one, without giving it away."""
        raise NotImplementedError


# ---------------------------------------------------------------- one value


class Figure(NamedTuple):
    """A number, and the step of its last digit: 26 has a step of 1, 31.3 billion of 0.1 billion."""

    value: float
    step: float


@dataclass(frozen=True)
class Number(Form):
    """One number, in a unit; right if it is the expected one at the precision it is given in."""

    unit: str
    whole: bool = False

    @property
    def what(self) -> str:
        return f"a {'whole ' * self.whole}number ({self.unit})"

    def read(self, answer: Any) -> Figure:
        value = single(answer)
        if isinstance(value, bool):
            raise self.unfit(str(value), "`.sum()` counts how often a comparison is True.")
        if isinstance(value, str):
            return self._read_text(value)
        if isinstance(value, dt.timedelta) and "days" in self.unit:
            value = value / dt.timedelta(days=1)
        try:
            number = float("nan") if value is pd.NA or value is pd.NaT else float(value)
        except (TypeError, ValueError, OverflowError):
            raise self.unfit(type_name(value)) from None
        if not math.isfinite(number):
            raise Unreadable(
                f"the value is {'missing (NaN)' if math.isnan(number) else 'infinite'}. Was there "
                "no figure in a row, or was something divided by zero?"
            )
        decimals = len(f"{number:.9f}".rstrip("0").partition(".")[2])
        step = 10.0**-decimals
        # Dollars may be rounded to about a hundredth: 31300 or 8400 in millions.
        zeros = len(f"{number:.0f}") - len(f"{number:.0f}".rstrip("0"))
        if "dollars" in self.unit and not decimals and 10.0**zeros <= abs(number) / 80:
            step = 10.0**zeros
        return Figure(number, step)

    def _read_text(self, text: str) -> Figure:
        digits = re.sub(r"(?<=\d)[\s'](?=\d{3})", "", text).replace("\N{MINUS SIGN}", "-")
        # A count has no decimals: its dots separate thousands. 26,3 has a decimal comma.
        digits = re.sub(r"\.(?=\d{3},)", "", digits)
        is_count = self.whole or self.unit == "persons"
        digits = re.sub(r"(?<=\d)\.(?=\d{3}(\D|$))", "," if is_count else ".", digits)
        digits = re.sub(r"(?<=\d),(?=\d{1,2}(\D|$))", ".", digits)
        digits = re.sub(r" 00:00:00$", "", digits)  # a length of time as text
        if "days" in self.unit and re.search(r"hour|week|month|year", text.lower()):
            raise self.unfit(f"the text {text[:40]!r}")
        match = re.fullmatch(r"[^\d-]*(-?[\d.,]*\d)[^\d]*", digits)
        if match is None:
            raise self.unfit(f"the text {text[:40]!r}")
        decimals = len(match[1].partition(".")[2])
        plain_figure = self.read(float(match[1].replace(",", "")))
        figure = Figure(plain_figure.value, max(plain_figure.step, 10.0**-decimals))
        scales = {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}
        word = re.search(r"\d\s*(thousand|million|billion|(?:k|m|bn?)\b)", text.lower())
        scale = scales[word[1][0]] if word else 1.0
        if "million" in self.unit and (word or figure.value > 1e9):
            scale /= 1e6
        return Figure(figure.value * scale, figure.step * scale)

    def same(self, one: Value, other: Value) -> bool:
        reach = 1e-9 if self.whole else max(one.step / 2, 1e-9)
        return bool(abs(one.value - other.value) <= reach + 1e-9 * abs(other.value))

    def difference(self, given: Value, expected: Value) -> str:
        number, right = given.value, expected.value
        if right and self.same(Figure(-number, given.step), expected):
            return (
                "the size is right and the sign is wrong. Ask what is subtracted from what: a "
                "positive number means that the first is larger."
            )
        for power in (-9, -6, -3, -2, -1, 1, 2, 3, 6, 9):
            if right and abs(number / 10.0**power - right) <= abs(right) * 1e-3:
                return (
                    f"check the units: the number is {10 ** abs(power):,} times too "
                    f"{'large' if power > 0 else 'small'}. The answer is in {self.unit}."
                )
        if self.whole and number != round(number):
            return f"{number:g} is not a whole number. Count, or take the figure as it stands."
        if self.whole and abs(number - right) == 1:
            both = (
                "do the first and the last both count?" if "days" in self.unit else "what counts?"
            )
            return f"you are off by one. Count again: {both}"
        if abs(number - right) <= abs(right) * 0.005 and self.whole and number % 10 == 0:
            return "you are near it, and the figure is exact. Take it as it stands."
        if abs(number - right) <= abs(right) * 0.005 and expected.step < 1:
            return "you are within half a percent. Round at the end, not on the way."
        return f"the number is too {'large' if number > right else 'small'}."


@dataclass(frozen=True)
class Count(Number):
    """A whole number of things, which is exact."""

    whole: bool = True


@dataclass(frozen=True)
class Day(Form):
    """One day of the calendar."""

    @property
    def what(self) -> str:
        return 'a day, such as `"1993-07-19"`'

    def read(self, answer: Any) -> dt.date:
        value = single(answer)
        if isinstance(value, str):  # a Timestamp that was made text has a time
            value = re.sub(r"[T ]\d\d:\d\d:\d\d.*$", "", value)
        try:
            return read_day(value)
        except ValueError as error:
            unclear = "It may be read day first or month first. " * ("day first" in str(error))
            advice = f"{unclear}Write the year, the month and the day, in this order."
            raise self.unfit(f"{value!r:.40}", advice) from None

    def difference(self, given: Value, expected: Value) -> str:
        days = (given - expected).days
        side = "late" if days > 0 else "early"
        if abs(days) == 1:
            return f"you are one day too {side}. Ask whether the day itself still belongs to it."
        same = [p for p in ("year", "month", "day") if getattr(given, p) == getattr(expected, p)]
        right = f" ({' and '.join(same)} right)" if same else ""
        return f"the day is too {side}{right}."


def year_number(value: Any) -> int | None:
    """Read a year: a number, text, or a day in it; None where it is not a whole number."""
    if isinstance(year := getattr(value, "year", None), int):
        return year
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return int(number) if number.is_integer() else None


@dataclass(frozen=True)
class Vocabulary:
    """Ids, codes or years that an answer may name."""

    one: str
    many: str
    known: Callable[[], Iterable[Any]]
    #: Finds the id or code that another word stands for, such as the name of a country.
    meant: Callable[[str], Any] = lambda word: None
    #: Ids of other things, and what they are.
    other: Callable[[], Mapping[str, str]] = dict

    def read(self, value: Any, expected: str) -> Any:
        """Return a word as it is spelt, whatever case it was written in; or a year."""
        known = list(self.known())
        spellings: tuple[Any, ...] = ()
        if isinstance(known[0], int):
            spellings = (year_number(value),)
        elif isinstance(value, str):
            value = value.strip()
            bare = re.sub(r"\s*\(.*\)$", "", value)  # CHN (China)
            spellings = (value, value.lower(), value.upper(), self.meant(value), bare.upper())
        for spelling in spellings:
            if spelling in known:
                return spelling
        other = self.other()
        if isinstance(value, str) and value in other:
            raise Unreadable(f"{value!r} is {other[value]}. Expected {expected}.")
        hint = suggest(value, known)
        raise Unreadable(f"{value!r:.40} is not {self.one}.{hint} Expected {expected}.")


@dataclass(frozen=True)
class Word(Form):
    """One id or code."""

    of: Vocabulary
    example: str

    @property
    def what(self) -> str:
        return f'{self.of.one}, such as `"{self.example}"`'

    def read(self, answer: Any) -> Any:
        return self.of.read(single(answer), self.what)

    def difference(self, given: Value, expected: Value) -> str:
        return f"{given} is {self.of.one}, but not the one that is asked for."


# ---------------------------------------------------------------- two values, or a set


@dataclass(frozen=True)
class Pair(Form):
    """Two values in order, such as a lower and an upper bound, or a first and a last day."""

    of: Form
    names: tuple[str, str]
    #: Columns of the package's tables that hold such a pair.
    columns: tuple[str, str] = ("start", "end")

    @property
    def what(self) -> str:
        return f"a pair `({self.names[0]}, {self.names[1]})`, in this order; each is {self.of.what}"

    def read(self, answer: Any) -> tuple[Value, Value]:
        values = self._unpacked(answer)
        if len(values) != 2:
            raise self.unfit(several(len(values), "value"))
        read = []
        for name, value in zip(self.names, values, strict=True):
            try:
                read.append(self.of.read(value))
            except Unreadable as error:
                raise Unreadable(f"{name}: {error}") from None
        # A set has no order of its own.
        first, last = sorted(read) if isinstance(answer, set | frozenset) else read
        return first, last

    def _unpacked(self, answer: Any) -> list[Any]:
        if isinstance(answer, pd.DataFrame | pd.Series) and set(self.columns) <= set(
            answer.columns if isinstance(answer, pd.DataFrame) else answer.index
        ):
            answer = answer[list(self.columns)]
        if isinstance(answer, pd.DataFrame):
            answer = answer.to_numpy().ravel()
        if isinstance(answer, pd.Interval):
            answer = (answer.left, answer.right)
        if isinstance(answer, Mapping):
            names = list(self.names)
            answer = [answer[n] for n in names] if set(answer) == set(names) else answer.values()
        if isinstance(answer, str):
            answer = halves(answer)
            if len(answer) == 1:
                raise self.unfit("text")
        if not hasattr(answer, "__len__"):
            raise self.unfit(type_name(answer))
        return list(answer)

    def same(self, one: Value, other: Value) -> bool:
        return all(map(self.of.same, one, other))

    def share(self, given: Value, expected: Value) -> float:
        return sum(map(self.of.same, given, expected)) / 2

    def difference(self, given: Value, expected: Value) -> str:
        if self.same(given[::-1], expected):
            return f"the two are swapped. Give {self.names[0]} first."
        parts = [
            f"{name} is right."
            if self.of.same(one, other)
            else f"{name}: {self.of.difference(one, other)}"
            for name, one, other in zip(
                map(str.capitalize, self.names), given, expected, strict=True
            )
        ]
        return " ".join(parts)


def is_list(value: Any) -> bool:
    """Return whether a value holds others; an array without dimensions does not."""
    return getattr(value, "ndim", 1) != 0


def flattened(values: Iterable[Any]) -> Iterable[Any]:
    """Yield the values of lists within lists."""
    for value in values:
        if not isinstance(value, str) and isinstance(value, Iterable) and is_list(value):
            yield from flattened(value)
        else:
            yield plain(value)


def halves(text: str) -> list[str]:
    """Split a text into the two ends that it names, and return any other text whole."""
    text = re.sub(r"^(?:from|between) |\(.*\)$", "", text.strip()).strip()
    hyphen = r"(?<=\d)-(?=\d{1,3}(?:[.,]\d|$)|\d+$)" if text.count("-") == 1 else r"(?!)"
    dash = r"\s*[\N{EN DASH}\N{EM DASH}]\s*| - "
    parts = re.split(rf" (?:to|until|and) |;|,(?= )|{dash}|/(?=\d{{4}}-)|{hyphen}", text)
    if len(parts) == 2 and (year := re.search(r"[a-z] (\d{4})$", parts[1])):
        # 5 April to 21 August 1991
        parts[0] += "" if re.search(r"\d{4}", parts[0]) else f" {year[1]}"
    return parts


#: Between ids that no comma separates: a space, "and", "&", or a hyphen between years.
SEPARATORS = r"[&\s]+(?:and\s+)?|(?<=\b\d{4})-(?=\d{4}\b)"


@dataclass(frozen=True)
class Items(Form):
    """Several ids, codes or years, in any order."""

    of: Vocabulary
    #: The column that holds them, where a DataFrame is given.
    column: str
    #: Items that an answer may have and need not have.
    optional: frozenset[Any] = frozenset()

    @property
    def what(self) -> str:
        return f"a list of {self.of.many}"

    def read(self, answer: Any) -> frozenset[Any]:
        found: set[Any] = set()
        for value in flattened(self._unpacked(answer)):
            try:  # the name of a country may have several words
                found.add(self.of.read(value, self.what))
            except Unreadable:
                if not isinstance(value, str):
                    raise
                found |= self._read_list(value)
        return frozenset(found)

    def _read_list(self, text: str) -> set[Any]:
        """Read a list that is written as text."""
        parts = filter(None, re.split(r"\s*[,;/]\s*(?:and )?", text.strip()))
        found: set[Any] = set()
        for part in parts:
            try:
                found.add(self.of.read(part, self.what))
            except Unreadable:
                words = filter(None, re.split(SEPARATORS, part))
                found |= {self.of.read(word, self.what) for word in words}
        return found

    def _unpacked(self, answer: Any) -> Iterable[Any]:
        if isinstance(answer, Mapping) and set(map(type, answer.values())) == {bool}:
            answer = pd.Series(answer)
        index = getattr(answer, "index", answer)
        if isinstance(answer, pd.DataFrame):
            if self.column in answer.columns:
                return list(answer[self.column])
            cells = answer.to_numpy().ravel()
            if set(map(str, cells)) <= set(map(str, self.of.known())):
                return list(cells)
            if self.column not in index.names and len(answer.columns) != 1:
                raise self.unfit(f"a DataFrame without a column `{self.column}`")
            answer = answer.iloc[:, 0]
        if isinstance(index, pd.MultiIndex) and self.column in index.names:
            return list(index.get_level_values(self.column))
        if isinstance(answer, pd.Series):
            known = set(self.of.known())
            if pd.api.types.is_bool_dtype(answer.dtype):
                if not known & set(index):
                    raise self.unfit(
                        "a mask of True and False",
                        "Use it to select: `table[mask]`, and take the column with the "
                        f"{self.of.many}.",
                    )
                return list(index[answer.to_numpy(dtype=bool, na_value=False)])
            # A Series may carry the ids as its index.
            in_values = any(v in known for v in map(str.strip, filter(is_text, answer)))
            in_values = in_values or bool(known & set(filter(pd.api.types.is_hashable, answer)))
            return list(index if not in_values and known & set(index) else answer)
        if isinstance(answer, str):
            return [answer]
        if not isinstance(answer, Iterable):
            raise self.unfit(type_name(answer))
        return answer

    def same(self, one: Value, other: Value) -> bool:
        return bool(one - self.optional == other - self.optional)

    def share(self, given: Value, expected: Value) -> float:
        needed = expected - self.optional
        return max(0.0, (len(given & needed) - len(given - expected - self.optional)) / len(needed))

    def difference(self, given: Value, expected: Value) -> str:
        if not given:
            return f"the list is empty, and there are some. Expected {self.what}."
        if given == set(self.of.known()):
            return f"you took all {self.of.many} there are. Only some of them are asked for."
        if given.isdisjoint(expected):
            turned = " Was the condition turned round?" if len(given) >= len(expected) else ""
            return f"none of these is asked for.{turned}"
        return surplus_and_missing(given - self.optional, expected - self.optional, "item")


def is_text(value: object) -> bool:
    """Return whether a value is text."""
    return isinstance(value, str)


# ---------------------------------------------------------------- a table


def frame_of(
    answer: Any, key: str, columns: Iterable[str], form: Form, labels: list[Any] | None = None
) -> pd.DataFrame:
    """Turn an answer into a DataFrame with the columns that a form asks for.

    Where the labels are known in their order, values without labels are taken in this order.
    """
    wanted = [key, *columns]
    if isinstance(answer, Mapping):
        is_rows = key not in map(str.lower, filter(is_text, answer))
        if is_rows and len(wanted) == 2 and all(map(pd.api.types.is_scalar, answer.values())):
            answer = pd.Series(answer)
        elif (
            is_rows
            and len(wanted) > 2
            and all(isinstance(value, tuple | list) for value in answer.values())
        ):
            answer = pd.DataFrame.from_dict(answer, orient="index", columns=wanted[1:])
        else:
            answer = pd.DataFrame(answer)
    elif isinstance(answer, list | tuple) and answer and isinstance(answer[0], Mapping):
        answer = pd.DataFrame(list(answer))
    elif isinstance(answer, list | tuple) and answer and isinstance(answer[0], tuple | list):
        if all(len(row) == len(wanted) for row in answer):
            answer = pd.DataFrame(list(answer), columns=wanted)
    elif isinstance(answer, list | tuple | np.ndarray | pd.Index) and len(wanted) == 2 and labels:
        answer = pd.Series(list(answer))
    if isinstance(answer, pd.Series) and len(wanted) == 2:
        answer = answer.rename(wanted[1]).to_frame()
    if not isinstance(answer, pd.DataFrame):
        raise form.unfit(type_name(answer))
    spelt = {column.lower(): column for column in wanted}
    names = [str(c).strip() for c in answer.columns]
    frame = answer.set_axis([spelt.get(name.lower(), name) for name in names], axis=1)
    if key not in frame:
        if labels and frame.index.names[0] in (None, "index"):
            frame = _labelled(frame, key, labels)
        elif frame.index.names == [None] and not isinstance(frame.index, pd.RangeIndex):
            frame = frame.rename_axis(key)
        if key in frame.index.names:
            frame = frame.reset_index()
    rest = [c for c in frame.columns if c != key]
    if len(wanted) == 2 and len(rest) == 1:
        frame = frame.rename(columns={rest[0]: wanted[1]})
    for column in wanted:
        if column not in frame.columns:
            raise Unreadable(
                f"the column `{column}` is missing.{suggest(column, frame.columns)} "
                f"Yours are: {', '.join(frame.columns) or 'none'}. Expected {form.what}."
            )
    if not frame.columns.is_unique:
        raise Unreadable("two columns have the same name. Give each a name of its own.")
    return frame


def _labelled(frame: pd.DataFrame, key: str, labels: list[Any]) -> pd.DataFrame:
    """Name the labels of rows; rows that only have numbers get the labels in their order."""
    is_year = isinstance(labels[0], int)
    given = [year_number(label) if is_year else label for label in frame.index]
    if set(given) & set(labels) or not pd.api.types.is_integer_dtype(frame.index.dtype):
        return frame.rename_axis(key)
    if len(frame) != len(labels) and list(frame.index) == list(range(len(frame))):
        raise Unreadable(
            f"there are {several(len(frame), 'value')} without labels, and {len(labels)} rows are "
            f"asked for. Give each its `{key}`."
        )
    if len(frame) != len(labels):
        raise Unreadable(
            f"the rows are numbered {frame.index[0]}, {frame.index[-1]} and so on, so it is not "
            f'clear which `{key}` each belongs to. Use `.set_index("{key}")` first.'
        )
    return frame.set_axis(pd.Index(labels, name=key))


@dataclass(frozen=True)
class Table(Form):
    """A table, or a Series with labels: rows by key, each column with a form of its own."""

    key: str
    columns: Mapping[str, Form]
    #: The labels of all rows, where they have an order that everybody would take.
    labels: Callable[[], Iterable[Any]] = list

    @property
    def what(self) -> str:
        if len(self.columns) > 1:
            columns = ", ".join(f"`{c}`" for c in (self.key, *self.columns))
            return f"a DataFrame with the columns {columns}"
        ((name, form),) = self.columns.items()
        return (
            f"a Series of `{name}` by `{self.key}`, or a DataFrame with the two columns; "
            f"`{name}` is {form.what}"
        )

    def read(self, answer: Any) -> dict[Any, dict[str, Value]]:
        frame = frame_of(answer, self.key, self.columns, self, list(self.labels()))
        rows: dict[Any, dict[str, Value]] = {}
        for place, label in enumerate(frame[self.key]):
            # Economics and trade is economics_trade.
            is_words = isinstance(label, str)
            key = re.sub(r"\s+(and\s+)?", "_", label.strip().lower()) if is_words else plain(label)
            if self.key == "year" and (key := year_number(key)) is None:
                raise Unreadable(f"`year` has {label!r}. Expected a year, such as 1993.")
            if key in rows:
                raise Unreadable(
                    f"`{self.key}` has {key!r} more than once. Expected one row each: was "
                    "something not grouped or not filtered?"
                )
            rows[key] = {}
            for column, form in self.columns.items():
                try:
                    rows[key][column] = form.read(frame[column].iloc[place])
                except Unreadable as error:
                    raise Unreadable(f"`{column}` in the row {key!r}: {error}") from None
        return rows

    def _right(self, given: Value, expected: Value) -> list[Any]:
        """Return the keys of the rows that are right in every column."""
        return [
            key
            for key in expected
            if key in given
            and all(f.same(given[key][c], expected[key][c]) for c, f in self.columns.items())
        ]

    def same(self, one: Value, other: Value) -> bool:
        return set(one) == set(other) and len(self._right(one, other)) == len(other)

    def share(self, given: Value, expected: Value) -> float:
        return len(self._right(given, expected)) / max(len(expected), len(given), 1)

    def difference(self, given: Value, expected: Value) -> str:
        parts = [surplus_and_missing(given, expected, "row")]
        both = [key for key in given if key in expected]
        for column, form in self.columns.items():
            wrong = [k for k in both if not form.same(given[k][column], expected[k][column])]
            hints = {form.difference(given[k][column], expected[k][column]) for k in wrong}
            if wrong:
                hint = hints.pop() if len(hints) == 1 else f"the first is {wrong[0]!r}."
                parts.append(f"`{column}` is wrong in {several(len(wrong), 'row')}: {hint}")
        return " ".join(filter(None, parts))
