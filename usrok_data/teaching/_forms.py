"""Forms of an answer: how each is read, compared, and what is said of a wrong one.

A form reads whatever a student may reasonably give (a number, a Series with one value, a
list) into one plain value. ``Unreadable`` carries what to give instead. ``difference``
says in which way a value that could be read is not the expected one, without saying what
the expected one is.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from usrok_data._own import near

Value = Any


class Unreadable(Exception):
    """An answer is not of the kind asked for; the message says what to give."""


def kind(answer: object) -> str:
    """Name the type of an answer, for a message."""
    names = {"str": "text", "bool": "True or False", "NoneType": "nothing"}
    name = type(answer).__name__
    return names.get(name, f"{'an' if name[:1] in 'aeiouAEIO' else 'a'} {name}")


def several(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _has_length(answer: Any) -> bool:
    """Say whether an answer holds values; an array without dimensions does not."""
    return hasattr(answer, "__len__") and getattr(answer, "ndim", 1) != 0


def single(answer: Any) -> Any:
    """Unpack a container that holds exactly one value."""
    if isinstance(answer, pd.DataFrame):
        if answer.size != 1:
            raise Unreadable(
                f"a DataFrame of {len(answer)} rows and {len(answer.columns)} columns came. "
                "Expected one value; pick it with `.loc[row, column]`."
            )
        return answer.iloc[0, 0]
    if isinstance(answer, dict | str | bytes) or not _has_length(answer):
        return answer.item() if hasattr(answer, "item") else answer
    if len(answer) != 1:
        raise Unreadable(
            f"{kind(answer)} of {several(len(answer), 'value')} came. Expected one value; "
            "pick it with `.loc[label]` or `.iloc[0]`."
        )
    (value,) = list(answer)
    return value.item() if hasattr(value, "item") else value


class Form:
    """How an answer is read and compared."""

    #: What to assign, for the prompt of an open task.
    what = "a value"

    def read(self, answer: Any) -> Value:
        """Read an answer into a plain value, or raise Unreadable."""
        raise NotImplementedError

    def same(self, one: Value, other: Value) -> bool:
        """Say whether two values that were read are equal for this form."""
        return bool(one == other)

    def like(self, given: Value, mistake: Value) -> bool:
        """Say whether an answer is the outcome of a typical mistake."""
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
    def what(self) -> str:  # type: ignore[override]
        return f"a {'whole ' * self.whole}number ({self.unit})"

    def read(self, answer: Any) -> float:
        value = single(answer)
        if isinstance(value, str):
            plain = value.strip().removesuffix("%").replace(",", "").replace(" ", "")
            try:
                value = float(plain)
            except ValueError:
                raise Unreadable(f"the text {value[:40]!r} came. Expected {self.what}.") from None
        if isinstance(value, bool):
            raise Unreadable(
                f"{value} came. Expected {self.what}; a comparison such as `==` gives True or "
                "False, and `.sum()` counts the True ones."
            )
        try:
            number = float(value)
        except (TypeError, ValueError, OverflowError):
            raise Unreadable(f"{kind(value)} came. Expected {self.what}.") from None
        if math.isnan(number):
            raise Unreadable(
                "the value is blank (NaN). Expected a number; the row you picked has no figure, "
                "or a calculation had a blank in it."
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
            scaled = given / factor
            if expected and abs(scaled - expected) <= self.tolerance / max(factor, 1) + abs(
                expected * 1e-3
            ):
                how = "large" if power > 0 else "small"
                times = f"{10 ** abs(power):,}"
                return (
                    f"check the units: the number is {times} times too {how}. "
                    f"The answer is in {self.unit}."
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

    what = 'a day, such as `"1993-07-19"`'

    def read(self, answer: Any) -> dt.date:
        if isinstance(answer, pd.Timestamp | dt.datetime | dt.date):
            value: Any = answer
        else:
            # The item of a day of numpy is a number or a date, so it is read before that.
            value = answer if type(answer).__name__ == "datetime64" else single(answer)
        if isinstance(value, bool) or value is pd.NaT or value is None:
            raise Unreadable(f"{kind(value)} came. Expected {self.what}.")
        if isinstance(value, int | float):
            raise Unreadable(
                f"the number {value:g} came. Expected {self.what}; a year alone is not a day."
            )
        text = value.strip() if isinstance(value, str) else value
        if isinstance(text, str) and not re.search(r"\d{4}", text):
            raise Unreadable(f"the text {text[:40]!r} came. Expected {self.what}.")
        if isinstance(text, str) and re.fullmatch(r"\d{4}(-\d{1,2})?", text):
            raise Unreadable(f"{text!r} is a year or a month. Expected {self.what}.")
        if isinstance(text, str) and re.fullmatch(r"\d{1,2}([./-])\d{1,2}\1\d{4}", text):
            raise Unreadable(
                f"{text!r} may be read in two ways. Expected {self.what}: year, month, day."
            )
        try:
            stamp = pd.Timestamp(text)
        except (ValueError, TypeError, OverflowError):
            shown = repr(text)[:40]
            raise Unreadable(f"{shown} is not a day. Expected {self.what}.") from None
        if pd.isna(stamp):
            raise Unreadable(f"the day is blank. Expected {self.what}.")
        day: dt.date = stamp.date()
        return day

    def difference(self, given: Value, expected: Value) -> str:
        apart = (given - expected).days
        if abs(apart) == 1:
            side = "late" if apart > 0 else "early"
            return (
                f"you are one day too {side}. The last day on which a thing holds is the day "
                "before the one on which it stops."
            )
        if (given.month, given.day) == (expected.month, expected.day):
            years = given.year - expected.year
            return (
                f"day and month are right, the year is {several(abs(years), 'year')} too "
                f"{'late' if years > 0 else 'early'}."
            )
        if given.year == expected.year and given.month == expected.month:
            return "year and month are right, the day is not."
        if given.year == expected.year:
            return "the year is right, month and day are not."
        return f"the day is too {'late' if apart > 0 else 'early'}, by more than its year."


@dataclass(frozen=True)
class Word(Form):
    """One id or code, out of those there are."""

    of: str
    known: Callable[[], Iterable[str]]
    #: Other words for the same things, such as names of countries, and what they are.
    other: Callable[[], Mapping[str, str]] | None = None
    example: str = "s01"

    @property
    def what(self) -> str:  # type: ignore[override]
        return f'{self.of}, such as `"{self.example}"`'

    def read(self, answer: Any) -> str:
        value = single(answer)
        if not isinstance(value, str):
            raise Unreadable(f"{kind(value)} came. Expected {self.what}, as text.")
        return self.word(value)

    def word(self, value: str) -> str:
        """Read one word."""
        text = value.strip()
        known = list(self.known())
        for candidate in (text, text.lower(), text.upper()):
            if candidate in known:
                return candidate
        other = self.other() if self.other else {}
        if text in other:
            raise Unreadable(f"{text!r} is {other[text]}. Expected {self.what}.")
        raise Unreadable(
            f"{text[:40]!r} is not {self.of} in the tables.{near(text, known)} "
            f"Expected {self.what}."
        )

    def difference(self, given: Value, expected: Value) -> str:
        return f"{given} is {self.of}, but not the one that is asked for."


# ---------------------------------------------------------------- two values, or a set


@dataclass(frozen=True)
class Pair(Form):
    """Two values in order, such as a lower and an upper bound, or a first and a last day."""

    of: Form
    names: tuple[str, str]

    @property
    def what(self) -> str:  # type: ignore[override]
        return f"a pair `({self.names[0]}, {self.names[1]})`; each is {self.of.what}"

    def read(self, answer: Any) -> tuple[Value, Value]:
        if isinstance(answer, pd.DataFrame):
            if answer.shape[0] != 1 and answer.shape[1] != 1:
                raise Unreadable(f"a DataFrame of {len(answer)} rows came. Expected {self.what}.")
            answer = answer.iloc[0] if answer.shape[0] == 1 else answer.iloc[:, 0]
        if isinstance(answer, set | frozenset):
            raise Unreadable(f"a set has no order. Expected {self.what}.")
        if isinstance(answer, Mapping):
            answer = list(answer.values())
        if isinstance(answer, str) or not hasattr(answer, "__len__"):
            raise Unreadable(f"{kind(answer)} came. Expected {self.what}.")
        if len(answer) != 2:
            raise Unreadable(f"{several(len(answer), 'value')} came. Expected {self.what}.")
        read = []
        for name, value in zip(self.names, list(answer), strict=True):
            try:
                read.append(self.of.read(value))
            except Unreadable as error:
                raise Unreadable(f"{name}: {error}") from None
        return read[0], read[1]

    def same(self, one: Value, other: Value) -> bool:
        return all(self.of.same(a, b) for a, b in zip(one, other, strict=True))

    def difference(self, given: Value, expected: Value) -> str:
        if self.same((given[1], given[0]), expected):
            return f"the two are exchanged. Give {self.names[0]} first."
        said = [
            f"{name}: {self.of.difference(a, b)}"
            for name, a, b in zip(self.names, given, expected, strict=True)
            if not self.of.same(a, b)
        ]
        right = [
            name
            for name, a, b in zip(self.names, given, expected, strict=True)
            if self.of.same(a, b)
        ]
        return (f"{right[0]} is right. " if right else "") + " ".join(said)


@dataclass(frozen=True)
class Items(Form):
    """Several ids, codes or years, in any order."""

    of: str
    known: Callable[[], Iterable[Any]]
    #: Columns that may hold them, where a DataFrame is given.
    columns: tuple[str, ...] = ()
    other: Callable[[], Mapping[str, str]] | None = None
    numbers: bool = False

    @property
    def what(self) -> str:  # type: ignore[override]
        return f"a list of {self.of}"

    def _unpack(self, answer: Any) -> list[Any]:
        if isinstance(answer, pd.DataFrame):
            for column in self.columns:
                if column in answer.columns:
                    return list(answer[column])
                if column in answer.index.names:
                    return list(answer.index.get_level_values(column))
            if len(answer.columns) == 1:
                return list(answer.iloc[:, 0])
            raise Unreadable(
                f"a DataFrame came, and none of its columns is {' or '.join(self.columns)}. "
                f"Expected {self.what}."
            )
        if isinstance(answer, pd.Series):
            if answer.dtype == bool or str(answer.dtype) == "boolean":
                raise Unreadable(
                    "a mask of True and False came. Use it to select: `table[mask]`, and take "
                    f"the column with the {self.of}."
                )
            values, index = list(answer), list(answer.index)
            known = set(self.known())
            # A Series may carry the ids as its index.
            if not known & set(values) and known & set(index):
                return index
            return values
        if isinstance(answer, str):
            return [part for part in re.split(r"[,;\s]+", answer.strip()) if part]
        if isinstance(answer, Mapping):
            return list(answer)
        if not isinstance(answer, Iterable):
            raise Unreadable(f"{kind(answer)} came. Expected {self.what}.")
        return list(answer)

    def read(self, answer: Any) -> frozenset[Any]:
        known = set(self.known())
        other = self.other() if self.other else {}
        found: list[Any] = []
        for value in self._unpack(answer):
            if hasattr(value, "item"):
                value = value.item()
            if isinstance(value, pd.Timestamp | dt.date) and self.numbers:
                value = value.year
            if self.numbers:
                try:
                    number = float(value)
                except (TypeError, ValueError):
                    raise Unreadable(f"{value!r} is in it. Expected {self.what}.") from None
                if number not in known:
                    raise Unreadable(f"{value!r} is in it. Expected {self.what}.")
                found.append(int(number))
                continue
            if not isinstance(value, str):
                raise Unreadable(
                    f"{value!r} ({kind(value)}) is in it. Expected {self.what}, as text."
                )
            text = value.strip()
            match = next((c for c in (text, text.lower(), text.upper()) if c in known), None)
            if match is None and text in other:
                raise Unreadable(f"{text!r} is {other[text]}. Expected {self.what}.")
            if match is None:
                raise Unreadable(
                    f"{text[:40]!r} is in it, which is none of the {self.of} there are."
                    f"{near(text, map(str, known))}"
                )
            found.append(match)
        return frozenset(found)

    def difference(self, given: Value, expected: Value) -> str:
        if not given:
            return f"the list is empty, and there are some. {self.what.capitalize()} is expected."
        extra, lacking = sorted(given - expected), expected - given
        said = []
        if extra:
            shown = ", ".join(map(str, extra[:4])) + (" and others" if len(extra) > 4 else "")
            said.append(f"{several(len(extra), 'item does', 'items do')} not belong: {shown}.")
        if lacking:
            said.append(f"{several(len(lacking), 'item is', 'items are')} missing.")
        return " ".join(said)


# ---------------------------------------------------------------- a table


@dataclass(frozen=True)
class Table(Form):
    """A table, or a Series with labels: rows by key, each column with a form of its own."""

    key: str
    columns: dict[str, Form] = field(default_factory=dict)
    #: The keys are years or other whole numbers.
    numbers: bool = False

    @property
    def what(self) -> str:  # type: ignore[override]
        if len(self.columns) == 1:
            (name,) = self.columns
            return (
                f"a Series of `{name}` by `{self.key}`, or a DataFrame with the two columns; "
                f"`{name}` is {self.columns[name].what}"
            )
        columns = ", ".join(f"`{c}`" for c in self.columns)
        return f"a DataFrame with the columns `{self.key}`, {columns}"

    def _key(self, value: Any) -> Any:
        if hasattr(value, "item"):
            value = value.item()
        if not self.numbers:
            return value.strip() if isinstance(value, str) else value
        if isinstance(value, pd.Timestamp | dt.date):
            return value.year
        try:
            return int(value)
        except (TypeError, ValueError):
            raise Unreadable(
                f"`{self.key}` has {value!r}. Expected whole numbers, such as 1993."
            ) from None

    def _frame(self, answer: Any) -> pd.DataFrame:
        only = next(iter(self.columns)) if len(self.columns) == 1 else None
        if isinstance(answer, pd.Series):
            if only is None:
                raise Unreadable(f"a Series came. Expected {self.what}.")
            return pd.DataFrame({self.key: list(answer.index), only: list(answer)})
        if isinstance(answer, Mapping):
            values = list(answer.values())
            if only is not None and not any(isinstance(v, Sequence | pd.Series) for v in values):
                return pd.DataFrame({self.key: list(answer), only: values})
            answer = pd.DataFrame(answer)
        elif isinstance(answer, list) and answer and isinstance(answer[0], Mapping):
            answer = pd.DataFrame(answer)
        if not isinstance(answer, pd.DataFrame):
            raise Unreadable(f"{kind(answer)} came. Expected {self.what}.")
        frame = answer.copy()
        # A table with years as its columns has two levels of names; one level is asked for.
        frame.columns = [str(c).strip() for c in frame.columns]
        lower = {c.lower(): c for c in frame.columns}
        wanted = (self.key, *self.columns)
        frame = frame.rename(columns={lower[c]: c for c in wanted if c in lower})
        if self.key not in frame.columns:
            unnamed = frame.index.names == [None] and not isinstance(frame.index, pd.RangeIndex)
            if self.key in frame.index.names or unnamed:
                levels = [self.key] if unnamed else list(frame.index.names)
                frame.index.names = levels
                frame = frame.reset_index()
        rest = [c for c in frame.columns if c != self.key]
        if only is not None and only not in frame.columns and len(rest) == 1:
            frame = frame.rename(columns={rest[0]: only})
        for column in wanted:
            if column not in frame.columns:
                raise Unreadable(
                    f"the column `{column}` is missing.{near(column, frame.columns)} "
                    f"Yours are: {', '.join(map(str, frame.columns)) or 'none'}. "
                    f"Expected {self.what}."
                )
        if not frame.columns.is_unique:
            raise Unreadable("a column stands twice. Give each a name of its own.")
        return frame

    def read(self, answer: Any) -> dict[Any, dict[str, Value]]:
        frame = self._frame(answer)
        rows: dict[Any, dict[str, Value]] = {}
        for number in range(len(frame)):
            key = self._key(frame[self.key].iloc[number])
            if key in rows:
                raise Unreadable(
                    f"`{self.key}` has {key!r} more than once. Expected one row each: was "
                    "something not grouped or not filtered?"
                )
            row = {}
            for column, form in self.columns.items():
                try:
                    row[column] = form.read(frame[column].iloc[number])
                except Unreadable as error:
                    raise Unreadable(f"`{column}` in the row {key!r}: {error}") from None
            rows[key] = row
        return rows

    def same(self, one: Value, other: Value) -> bool:
        return set(one) == set(other) and all(
            form.same(one[key][column], other[key][column])
            for key in other
            for column, form in self.columns.items()
        )

    def difference(self, given: Value, expected: Value) -> str:
        said = []
        extra = sorted((k for k in given if k not in expected), key=str)
        lacking = [k for k in expected if k not in given]
        if extra:
            shown = ", ".join(map(str, extra[:4])) + (" and others" if len(extra) > 4 else "")
            said.append(f"{several(len(extra), 'row does', 'rows do')} not belong: {shown}.")
        if lacking:
            said.append(f"{several(len(lacking), 'row is', 'rows are')} missing.")
        both = [k for k in given if k in expected]
        for column, form in self.columns.items():
            wrong = [k for k in both if not form.same(given[k][column], expected[k][column])]
            if not wrong:
                continue
            hints = {form.difference(given[k][column], expected[k][column]) for k in wrong}
            shifted = self._shifted(given, expected, column, form) if self.numbers else 0
            if shifted:
                said.append(
                    f"`{column}` is off by one year: your values stand one year too "
                    f"{'late' if shifted > 0 else 'early'}."
                )
            elif len(hints) == 1:
                count = several(len(wrong), "row")
                said.append(f"`{column}` is wrong in {count}: {hints.pop()}")
            else:
                count = several(len(wrong), "row")
                which = f", the first at {wrong[0]!r}" if len(wrong) < len(both) else ""
                said.append(f"`{column}` is wrong in {count} of {len(expected)}{which}.")
        return " ".join(said)

    def _shifted(self, given: Value, expected: Value, column: str, form: Form) -> int:
        """Say whether the values stand a year too late or too early."""
        for step in (1, -1):
            pairs = [
                (given[k + step][column], expected[k][column])
                for k in expected
                if k + step in given and k + step in expected
            ]
            # A value that never changes stands at every year, and shows no shift.
            moving = len({str(b) for _, b in pairs}) > 1
            if len(pairs) > 1 and moving and all(form.same(a, b) for a, b in pairs):
                return step
        return 0
