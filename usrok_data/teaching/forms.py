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
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from usrok_data.codebook import suggest

Value = Any


class Unreadable(Exception):
    """An answer is not of the kind asked for; the message says what to give."""


def type_name(answer: object) -> str:
    """Name the type of an answer, for a message."""
    names = {"str": "text", "bool": "True or False", "NoneType": "nothing"}
    name = type(answer).__name__
    return names.get(name, f"{'an' if name[:1] in 'aeiouAEIO' else 'a'} {name}")


def several(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _surplus(extra: set[Any], one: str, many: str) -> str:
    """Say which items or rows do not belong, or nothing."""
    shown = ", ".join(sorted(map(str, extra))[:4]) + (" and others" if len(extra) > 4 else "")
    return f"{several(len(extra), one, many)} not belong: {shown}." if extra else ""


def _missing(number: int, noun: str) -> str:
    """Say how many items or rows are missing, or nothing."""
    return f"{several(number, noun + ' is', noun + 's are')} missing." if number else ""


def single(answer: Any) -> Any:
    """Unpack a container that holds exactly one value."""
    if isinstance(answer, pd.DataFrame):
        if answer.size != 1:
            raise Unreadable(
                f"expected one value, got a DataFrame of {len(answer)} rows and "
                f"{len(answer.columns)} columns. Pick it with `.loc[row, column]`."
            )
        answer = answer.iloc[0, 0]
    # An array without dimensions has a length only in name.
    has_length = hasattr(answer, "__len__") and getattr(answer, "ndim", 1) != 0
    if has_length and not isinstance(answer, dict | str | bytes):
        if len(answer) != 1:
            raise Unreadable(
                f"expected one value, got {type_name(answer)} of {len(answer)}. Pick it with "
                "`.loc[label]` or `.iloc[0]`."
            )
        (answer,) = list(answer)
    return answer.item() if hasattr(answer, "item") else answer


class Form(ABC):
    """How an answer is read and compared."""

    @property
    @abstractmethod
    def what(self) -> str:
        """What to assign, for the prompt of an open task."""

    @abstractmethod
    def read(self, answer: Any) -> Value:
        """Read an answer into a plain value, or raise Unreadable."""

    def same(self, one: Value, other: Value) -> bool:
        """Return whether two values that were read are equal for this form."""
        return bool(one == other)

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether an answer is the outcome of a typical mistake."""
        return self.same(given, mistake)

    def difference(self, given: Value, expected: Value) -> str:
        """Say how a value differs from the expected one, without giving it away."""
        raise NotImplementedError


# ---------------------------------------------------------------- one value


@dataclass(frozen=True)
class Number(Form):
    """One number, in a unit; equal within a tolerance."""

    unit: str
    tolerance: float = 0.0
    whole: bool = False

    @property
    def what(self) -> str:
        return f"a {'whole ' * self.whole}number ({self.unit})"

    def read(self, answer: Any) -> float:
        value = single(answer)
        if isinstance(value, bool):
            raise Unreadable(
                f"expected {self.what}, got {value}. A comparison such as `==` gives True or "
                "False, and `.sum()` counts the True ones."
            )
        given = type_name(value)
        if isinstance(value, str):
            given = f"the text {value[:40]!r}"
            value = value.strip().removesuffix("%").replace(",", "").replace(" ", "")
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            raise Unreadable(f"expected {self.what}, got {given}.") from None
        if math.isnan(number):
            raise Unreadable(
                "the value is missing (NaN). Expected a number; the row you picked has no "
                "figure, or a missing value went into a calculation."
            )
        if math.isinf(number):
            raise Unreadable("the value is infinite. Something was divided by zero.")
        return number

    def same(self, one: Value, other: Value) -> bool:
        return bool(abs(one - other) <= self.tolerance + 1e-9 * abs(other))

    def difference(self, given: Value, expected: Value) -> str:
        if self.same(given, -expected) and expected:
            return (
                "the size is right and the sign is wrong. Ask what is subtracted from what: a "
                "positive number means that the first is larger."
            )
        for power in (-9, -6, -3, -2, -1, 1, 2, 3, 6, 9):
            factor = 10.0**power
            near = self.tolerance / max(factor, 1) + abs(expected) * 1e-3
            if expected and abs(given / factor - expected) <= near:
                return (
                    f"check the units: the number is {10 ** abs(power):,} times too "
                    f"{'large' if power > 0 else 'small'}. The answer is in {self.unit}."
                )
        if self.whole and given != round(given):
            return f"{given:g} is not a whole number. Count, or take the figure as it stands."
        if self.whole and abs(given - expected) == 1:
            return "you are off by one. Count again, and ask whether both ends are meant."
        if expected and abs(given - expected) <= abs(expected) * 0.005:
            return "you are within half a percent. Round at the end, not on the way."
        return f"the number is too {'large' if given > expected else 'small'}."


@dataclass(frozen=True)
class Day(Form):
    """One day of the calendar."""

    @property
    def what(self) -> str:
        return 'a day, such as `"1993-07-19"`'

    def read(self, answer: Any) -> dt.date:
        # The item of a numpy day is a number or a date, so it is not unpacked.
        is_day = isinstance(answer, dt.date | np.datetime64)
        value = answer if is_day else single(answer)
        if isinstance(value, bool) or value is pd.NaT or value is None:
            raise Unreadable(f"expected {self.what}, got {type_name(value)}.")
        if isinstance(value, int | float):
            raise Unreadable(
                f"expected {self.what}, got the number {value:g}; a year alone is not a day."
            )
        if isinstance(value, str):
            value = self._checked_text(value.strip())
        try:
            stamp = pd.Timestamp(value)
        except (ValueError, TypeError, OverflowError):
            raise Unreadable(f"{value!r:.40} is not a day. Expected {self.what}.") from None
        if pd.isna(stamp):
            raise Unreadable(f"the day is missing. Expected {self.what}.")
        day: dt.date = stamp.date()
        return day

    def _checked_text(self, text: str) -> str:
        if not re.search(r"\d{4}", text):
            raise Unreadable(f"expected {self.what}, got the text {text[:40]!r}.")
        if re.fullmatch(r"\d{4}(-\d{1,2})?", text):
            raise Unreadable(f"{text!r} is a year or a month. Expected {self.what}.")
        if re.fullmatch(r"\d{1,2}([./-])\d{1,2}\1\d{4}", text):
            raise Unreadable(
                f"{text!r} can be read in two ways. Expected {self.what}: year, month, day."
            )
        return text

    def difference(self, given: Value, expected: Value) -> str:
        days, years = (given - expected).days, given.year - expected.year
        side = "late" if days > 0 else "early"
        if abs(days) == 1:
            return (
                f"you are one day too {side}. The last day on which something holds is the day "
                "before it stops."
            )
        if (given.month, given.day) == (expected.month, expected.day):
            count = several(abs(years), "year")
            return f"day and month are right, the year is {count} too {side}."
        if years == 0 and given.month == expected.month:
            return "year and month are right, the day is not."
        if years == 0:
            return "the year is right, month and day are not."
        return f"the day is too {side}, and not in the right year."


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
    #: Other words for the same things, such as names of countries, and what they are.
    other: Callable[[], Mapping[str, str]] = dict

    def read(self, value: Any, expected: str) -> Any:
        """Return a word as it is spelt, whatever case it was written in; or a year."""
        known = list(self.known())
        if isinstance(known[0], int):
            if (year := year_number(value)) in known:
                return year
            raise Unreadable(f"{value!r:.40} is not {self.one}. Expected {expected}.")
        if not isinstance(value, str):
            raise Unreadable(f"{value!r:.40} is {type_name(value)}. Expected {expected}, as text.")
        text = value.strip()
        for spelling in (text, text.lower(), text.upper()):
            if spelling in known:
                return spelling
        if text in (other := self.other()):
            raise Unreadable(f"{text!r} is {other[text]}. Expected {expected}.")
        hint = suggest(text, known)
        raise Unreadable(f"{text[:40]!r} is not {self.one}.{hint} Expected {expected}.")


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

    @property
    def what(self) -> str:
        return f"a pair `({self.names[0]}, {self.names[1]})`; each is {self.of.what}"

    def read(self, answer: Any) -> tuple[Value, Value]:
        if isinstance(answer, pd.DataFrame) and 1 in answer.shape:
            answer = answer.iloc[0] if answer.shape[0] == 1 else answer.iloc[:, 0]
        if isinstance(answer, set | frozenset):
            raise Unreadable(f"a set has no order. Expected {self.what}.")
        if isinstance(answer, Mapping):
            answer = list(answer.values())
        if isinstance(answer, str | pd.DataFrame) or not hasattr(answer, "__len__"):
            raise Unreadable(f"expected {self.what}; got {type_name(answer)}.")
        if len(answer) != 2:
            raise Unreadable(f"expected {self.what}; got {several(len(answer), 'value')}.")
        read = []
        for name, value in zip(self.names, list(answer), strict=True):
            try:
                read.append(self.of.read(value))
            except Unreadable as error:
                raise Unreadable(f"{name}: {error}") from None
        return read[0], read[1]

    def same(self, one: Value, other: Value) -> bool:
        return all(map(self.of.same, one, other))

    def difference(self, given: Value, expected: Value) -> str:
        if self.same(given[::-1], expected):
            return f"the two are swapped. Give {self.names[0]} first."
        right, wrong = [], []
        for name, one, other in zip(self.names, given, expected, strict=True):
            if self.of.same(one, other):
                right.append(f"{name} is right.")
            else:
                wrong.append(f"{name}: {self.of.difference(one, other)}")
        return " ".join(right + wrong)


@dataclass(frozen=True)
class Items(Form):
    """Several ids, codes or years, in any order."""

    of: Vocabulary
    #: The column that holds them, where a DataFrame is given.
    column: str

    @property
    def what(self) -> str:
        return f"a list of {self.of.many}"

    def read(self, answer: Any) -> frozenset[Any]:
        values = (v.item() if hasattr(v, "item") else v for v in self._unpacked(answer))
        return frozenset(self.of.read(value, self.what) for value in values)

    def _unpacked(self, answer: Any) -> list[Any]:
        if isinstance(answer, pd.DataFrame):
            if self.column in answer.index.names:
                return list(answer.index.get_level_values(self.column))
            if self.column not in answer.columns and len(answer.columns) != 1:
                raise Unreadable(
                    f"expected {self.what}, got a DataFrame without a column `{self.column}`."
                )
            return list(answer[self.column] if self.column in answer else answer.iloc[:, 0])
        if isinstance(answer, pd.Series):
            if pd.api.types.is_bool_dtype(answer.dtype):
                raise Unreadable(
                    f"expected {self.what}, got a mask of True and False. Use it to select: "
                    f"`table[mask]`, and take the column with the {self.of.many}."
                )
            known, values, index = set(self.of.known()), list(answer), list(answer.index)
            # A Series may carry the ids as its index.
            return index if not known & set(values) and known & set(index) else values
        if isinstance(answer, str):
            return [part for part in re.split(r"[,;\s]+", answer.strip()) if part]
        if not isinstance(answer, Iterable):
            raise Unreadable(f"expected {self.what}, got {type_name(answer)}.")
        return list(answer)

    def difference(self, given: Value, expected: Value) -> str:
        if not given:
            return f"the list is empty, and there are some. Expected {self.what}."
        parts = (
            _surplus(given - expected, "item does", "items do"),
            _missing(len(expected - given), "item"),
        )
        return " ".join(filter(None, parts))


# ---------------------------------------------------------------- a table


@dataclass(frozen=True)
class Table(Form):
    """A table, or a Series with labels: rows by key, each column with a form of its own."""

    key: str
    columns: Mapping[str, Form]

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
        frame = self._named(self._frame(answer))
        rows: dict[Any, dict[str, Value]] = {}
        for place, label in enumerate(frame[self.key]):
            key = self._key(label)
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

    def _key(self, label: Any) -> Any:
        label = label.item() if hasattr(label, "item") else label
        if self.key != "year":
            return label.strip() if isinstance(label, str) else label
        year = year_number(label)
        if year is None:
            raise Unreadable(f"`{self.key}` has {label!r}. Expected a year, such as 1993.")
        return year

    def _frame(self, answer: Any) -> pd.DataFrame:
        """Turn an answer into a DataFrame, however its columns are named."""
        single_column = next(iter(self.columns)) if len(self.columns) == 1 else None
        if isinstance(answer, Mapping):
            is_flat = single_column and all(map(pd.api.types.is_scalar, answer.values()))
            answer = pd.Series(answer) if is_flat else pd.DataFrame(answer)
        elif isinstance(answer, list) and answer and isinstance(answer[0], Mapping):
            answer = pd.DataFrame(answer)
        if isinstance(answer, pd.Series) and single_column:
            return pd.DataFrame({self.key: list(answer.index), single_column: list(answer)})
        if not isinstance(answer, pd.DataFrame):
            raise Unreadable(f"expected {self.what}; got {type_name(answer)}.")
        return answer.copy()

    def _named(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Give the columns of an answer the names that are asked for."""
        wanted = [self.key, *self.columns]
        frame.columns = [str(c).strip() for c in frame.columns]
        lower = {c.lower(): c for c in frame.columns}
        frame = frame.rename(columns={lower[c]: c for c in wanted if c in lower})
        if self.key not in frame.columns:
            is_default = isinstance(frame.index, pd.RangeIndex) and frame.index.start == 0
            if frame.index.names == [None] and not is_default:
                frame.index = frame.index.rename(self.key)
            if self.key in frame.index.names:
                frame = frame.reset_index()
        rest = [c for c in frame.columns if c != self.key]
        if len(wanted) == 2 and len(rest) == 1:
            frame = frame.rename(columns={rest[0]: wanted[1]})
        for column in wanted:
            if column not in frame.columns:
                raise Unreadable(
                    f"the column `{column}` is missing.{suggest(column, frame.columns)} "
                    f"Yours are: {', '.join(frame.columns) or 'none'}. Expected {self.what}."
                )
        if not frame.columns.is_unique:
            raise Unreadable("two columns have the same name. Give each a name of its own.")
        return frame

    def same(self, one: Value, other: Value) -> bool:
        return set(one) == set(other) and all(
            form.same(one[key][column], other[key][column])
            for key in other
            for column, form in self.columns.items()
        )

    def difference(self, given: Value, expected: Value) -> str:
        parts = [
            _surplus(set(given) - set(expected), "row does", "rows do"),
            _missing(len(set(expected) - set(given)), "row"),
        ]
        both = [key for key in given if key in expected]
        for column, form in self.columns.items():
            wrong = [k for k in both if not form.same(given[k][column], expected[k][column])]
            hints = {form.difference(given[k][column], expected[k][column]) for k in wrong}
            shift = self._shift(given, expected, column) if wrong and self.key == "year" else None
            if shift:
                parts.append(
                    f"`{column}` is off by one year: your values are one year too {shift}."
                )
            elif len(hints) == 1:
                parts.append(f"`{column}` is wrong in {several(len(wrong), 'row')}: {hints.pop()}")
            elif hints:
                first = f", the first at {wrong[0]!r}" if len(wrong) < len(both) else ""
                count = f"{several(len(wrong), 'row')} of {len(expected)}"
                parts.append(f"`{column}` is wrong in {count}{first}.")
        return " ".join(filter(None, parts))

    def _shift(self, given: Value, expected: Value, column: str) -> str | None:
        """Return whether the values of a column are a year too late or too early."""
        for step, side in ((1, "late"), (-1, "early")):
            pairs = [
                (given[year + step][column], expected[year][column])
                for year in expected
                if year + step in given and year + step in expected
            ]
            # A value that never changes is the same in every year, and shows no shift.
            moving = len({str(other) for _, other in pairs}) > 1
            if moving and all(self.columns[column].same(*pair) for pair in pairs):
                return side
        return None
