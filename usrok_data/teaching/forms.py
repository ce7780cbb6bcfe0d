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
    """Turn a value of numpy into one of Python."""
    return value.item() if hasattr(value, "item") else value


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
            raise self.unfit(str(value), "`.sum()` counts how often a comparison is True.")
        given = type_name(value)
        if isinstance(value, str):
            given = f"the text {value[:40]!r}"
            value = value.strip().removesuffix("%").replace(",", "").replace(" ", "")
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            raise self.unfit(given) from None
        if not math.isfinite(number):
            raise Unreadable(
                f"the value is {'missing (NaN)' if math.isnan(number) else 'infinite'}. Was there "
                "no figure in a row, or was something divided by zero?"
            )
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
class Count(Number):
    """A whole number of things."""

    whole: bool = True


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
        value = value.strip() if isinstance(value, str) else value
        try:
            stamp = pd.NaT if self._is_vague(value) else pd.Timestamp(value)
        except (ValueError, TypeError, OverflowError):
            stamp = pd.NaT
        if pd.isna(stamp):
            advice = "Write the year, the month and the day, in this order."
            raise self.unfit(f"{value!r:.40}", advice)
        day: dt.date = stamp.date()
        return day

    def _is_vague(self, value: Any) -> bool:
        """Return whether pandas would guess a day: from a number, a year, or 3/4/1993."""
        if not isinstance(value, str):
            return isinstance(value, bool | int | float | None)
        vague = r"\d{4}(-\d{1,2})?|\d{1,2}([./-])\d{1,2}\2\d{4}"
        return not re.search(r"\d{4}", value) or bool(re.fullmatch(vague, value))

    def difference(self, given: Value, expected: Value) -> str:
        days = (given - expected).days
        side = "late" if days > 0 else "early"
        if abs(days) == 1:
            return (
                f"you are one day too {side}. The last day on which something holds is the day "
                "before it stops."
            )
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
    #: Other words for the same things, such as names of countries, and what they are.
    other: Callable[[], Mapping[str, str]] = dict

    def read(self, value: Any, expected: str) -> Any:
        """Return a word as it is spelt, whatever case it was written in; or a year."""
        known = list(self.known())
        spellings: tuple[Any, ...] = ()
        if isinstance(known[0], int):
            spellings = (year_number(value),)
        elif isinstance(value, str):
            value = value.strip()
            spellings = (value, value.lower(), value.upper())
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

    @property
    def what(self) -> str:
        return f"a pair `({self.names[0]}, {self.names[1]})`, in this order; each is {self.of.what}"

    def read(self, answer: Any) -> tuple[Value, Value]:
        if isinstance(answer, pd.DataFrame):
            answer = answer.to_numpy().ravel()
        if isinstance(answer, Mapping):
            answer = list(answer.values())
        if isinstance(answer, str | set | frozenset) or not hasattr(answer, "__len__"):
            raise self.unfit(type_name(answer))
        if len(answer) != 2:
            raise self.unfit(several(len(answer), "value"))
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
        parts = [
            f"{name} is right."
            if self.of.same(one, other)
            else f"{name}: {self.of.difference(one, other)}"
            for name, one, other in zip(self.names, given, expected, strict=True)
        ]
        return " ".join(parts)


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
        values = map(plain, self._unpacked(answer))
        return frozenset(self.of.read(value, self.what) for value in values)

    def _unpacked(self, answer: Any) -> Iterable[Any]:
        if isinstance(answer, pd.DataFrame):
            if self.column in answer.index.names:
                return list(answer.index.get_level_values(self.column))
            if self.column not in answer.columns and len(answer.columns) != 1:
                raise self.unfit(f"a DataFrame without a column `{self.column}`")
            return list(answer[self.column] if self.column in answer else answer.iloc[:, 0])
        if isinstance(answer, pd.Series):
            if pd.api.types.is_bool_dtype(answer.dtype):
                raise self.unfit(
                    "a mask of True and False",
                    "Use it to select: `table[mask]`, and take the column with the "
                    f"{self.of.many}.",
                )
            known, values, index = set(self.of.known()), list(answer), list(answer.index)
            # A Series may carry the ids as its index.
            return index if not known & set(values) and known & set(index) else values
        if isinstance(answer, str):
            return [part for part in re.split(r"[,;\s]+", answer.strip()) if part]
        if not isinstance(answer, Iterable):
            raise self.unfit(type_name(answer))
        return answer

    def difference(self, given: Value, expected: Value) -> str:
        if not given:
            return f"the list is empty, and there are some. Expected {self.what}."
        if given == set(self.of.known()):
            return f"you took all {self.of.many} there are. Only some of them are asked for."
        if given.isdisjoint(expected):
            return "none of these is asked for. Was the condition turned round?"
        return surplus_and_missing(given, expected, "item")


# ---------------------------------------------------------------- a table


def frame_of(answer: Any, key: str, columns: Iterable[str], form: Form) -> pd.DataFrame:
    """Turn an answer into a DataFrame with the columns that a form asks for."""
    wanted = [key, *columns]
    if isinstance(answer, Mapping):
        is_flat = len(wanted) == 2 and all(map(pd.api.types.is_scalar, answer.values()))
        answer = pd.Series(answer) if is_flat else pd.DataFrame(answer)
    elif isinstance(answer, list) and answer and isinstance(answer[0], Mapping):
        answer = pd.DataFrame(answer)
    if isinstance(answer, pd.Series) and len(wanted) == 2:
        answer = pd.DataFrame({key: list(answer.index), wanted[1]: list(answer)})
    if not isinstance(answer, pd.DataFrame):
        raise form.unfit(type_name(answer))
    spelt = {column.lower(): column for column in wanted}
    names = [str(c).strip() for c in answer.columns]
    frame = answer.set_axis([spelt.get(name.lower(), name) for name in names], axis=1)
    if key not in frame:
        is_default = isinstance(frame.index, pd.RangeIndex) and frame.index.start == 0
        if frame.index.names == [None] and not is_default:
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
        frame = frame_of(answer, self.key, self.columns, self)
        rows: dict[Any, dict[str, Value]] = {}
        for place, label in enumerate(frame[self.key]):
            key = label.strip() if isinstance(label, str) else plain(label)
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

    def same(self, one: Value, other: Value) -> bool:
        return set(one) == set(other) and all(
            form.same(one[key][column], other[key][column])
            for key in other
            for column, form in self.columns.items()
        )

    def difference(self, given: Value, expected: Value) -> str:
        parts = [surplus_and_missing(given, expected, "row")]
        both = [key for key in given if key in expected]
        for column, form in self.columns.items():
            wrong = [k for k in both if not form.same(given[k][column], expected[k][column])]
            hints = {form.difference(given[k][column], expected[k][column]) for k in wrong}
            shift = self._shift(given, expected, column) if wrong and self.key == "year" else None
            if shift:
                parts.append(
                    f"`{column}` is off by one year: your values are one year too {shift}."
                )
            elif wrong:
                hint = hints.pop() if len(hints) == 1 else f"the first is {wrong[0]!r}."
                parts.append(f"`{column}` is wrong in {several(len(wrong), 'row')}: {hint}")
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
