"""A chart as an answer: read from its axes, without importing matplotlib."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from usrok_data.teaching.forms import Form, Value, several, surplus_and_missing, type_name

Line = Mapping[int, float]


@dataclass(frozen=True)
class Drawn:
    """What a chart shows."""

    lines: tuple[Line, ...]
    #: Heights of horizontal lines, and lower and upper edges of bands.
    levels: tuple[float, ...] = ()
    title: str = ""
    label: str = ""

    @property
    def scale(self) -> float:
        """What one step on the axis stands for, by its label."""
        marks = ("thousand", "1,000", "1000", "'000")
        return 1000.0 if any(mark in self.label.lower() for mark in marks) else 1.0


def year_of(value: Any) -> int:
    """Read a position on the horizontal axis as a year."""
    is_day = hasattr(value, "year") or type(value).__name__ == "datetime64"
    return pd.Timestamp(value).year if is_day else int(value)


def drawn_on(axes: Any) -> Drawn:
    """Read what is drawn on the axes of matplotlib."""
    lines, levels = [], []
    for line in axes.get_lines():
        xs, ys = list(line.get_xdata(orig=True)), list(line.get_ydata(orig=True))
        if len(set(ys)) == 1 and len(xs) <= 2:
            levels.append(float(ys[0]))
        else:
            points = zip(xs, ys, strict=True)
            lines.append({year_of(x): float(y) for x, y in points if not pd.isna(y)})
    for shape in (*axes.patches, *axes.collections):
        box = shape.get_window_extent().transformed(axes.transData.inverted())
        levels += [float(box.y0), float(box.y1)]
    # A style may put titles on the left, and a title may belong to the whole figure.
    titles = [axes.get_title(loc=loc) for loc in ("left", "center", "right")]
    title = " ".join([*titles, axes.figure.get_suptitle()]).strip()
    return Drawn(tuple(lines), tuple(levels), title, axes.get_ylabel().strip())


@dataclass(frozen=True)
class Chart(Form):
    """A line over years with a printed number beside it, with a title and a unit."""

    unit: str
    #: The printed number: a horizontal line at it, or a band around it.
    level: float
    band: tuple[float, float]

    @property
    def what(self) -> str:
        return "the axes you drew on, from `figure, ax = plt.subplots()`"

    def read(self, answer: Any) -> Drawn:
        if isinstance(answer, Mapping):  # the line alone, as the exercise computes it
            return Drawn(({int(year): float(value) for year, value in answer.items()},))
        # A figure has axes, a list may have them, and a line knows its own.
        axes = answer.get_axes() if hasattr(answer, "savefig") else answer
        if isinstance(axes, Iterable) and not isinstance(axes, str):
            axes = list(axes)
            if len(axes) != 1:
                raise self.unfit(several(len(axes), "chart"))
            (axes,) = axes
        axes = getattr(axes, "axes", axes)
        if not hasattr(axes, "get_lines"):
            raise self.unfit(type_name(answer), "Draw with `ax.plot(...)` first.")
        return drawn_on(axes)

    def _has_line(self, drawn: Drawn, data: Line, factor: float = 1.0) -> bool:
        """Return whether a chart has a line, in the unit of its label times a factor."""
        return any(
            set(line) == set(data)
            and all(abs(line[x] * drawn.scale * factor - data[x]) <= 0.6 for x in data)
            for line in drawn.lines
        )

    def _has_level(self, drawn: Drawn) -> bool:
        def is_drawn(height: float) -> bool:
            return any(abs(level * drawn.scale - height) < 0.5 for level in drawn.levels)

        return is_drawn(self.level) or all(map(is_drawn, self.band))

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether a chart has the line of a mistake, whatever else is on it."""
        return self._has_line(given, mistake.lines[0])

    def same(self, one: Value, other: Value) -> bool:
        """Return whether a chart shows the data, the printed number, a unit and a title."""
        has_data = self._has_line(one, other.lines[0]) and self._has_level(one)
        return has_data and bool(one.title) and bool(one.label)

    def difference(self, given: Value, expected: Value) -> str:
        (data,) = expected.lines
        if not given.lines:
            return "The chart has no line. Draw the figures with `ax.plot(years, figures)`."
        if not self._has_line(given, data):
            return self._line_difference(given, data)
        if not self._has_level(given):
            return (
                "The line is right. The printed number is not drawn: add `ax.axhline(...)`, or "
                "a band between its bounds with `ax.axhspan(...)`."
            )
        if not given.label:
            return "A reader cannot tell the unit. Name it with `ax.set_ylabel(...)`."
        return "The chart has no title. State the finding in it with `ax.set_title(...)`."

    def _line_difference(self, given: Drawn, data: Line) -> str:
        if any(self._has_line(given, data, factor) for factor in (1e3, 1e6, 1e-3)):
            return f"Check the units: draw {self.unit}, or write the unit on the axis."
        line = max(given.lines, key=lambda points: len(set(points) & set(data)))
        for year in sorted(set(line) & set(data)):
            if line[year] == 0 and data[year]:
                return f"A missing value was drawn as zero, in {year}. Leave it out."
        if set(line) != set(data):
            return f"Check the years of the line. {surplus_and_missing(line, data, 'year')}"
        wrong = sum(abs(line[year] * given.scale - data[year]) > 0.6 for year in data)
        return f"The line differs from the record in {several(wrong, 'year')}."
