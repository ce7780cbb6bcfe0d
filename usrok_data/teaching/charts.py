"""A chart as an answer: read from its axes, without importing matplotlib."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from usrok_data.teaching.forms import Form, Unreadable, Value, several, type_name


def year_of(value: Any) -> float:
    """Read a position on the horizontal axis as a year."""
    if hasattr(value, "year"):
        return float(value.year)
    if type(value).__name__ == "datetime64":
        return float(pd.Timestamp(value).year)
    return float(value)


@dataclass(frozen=True)
class Drawn:
    """What a chart shows."""

    lines: tuple[dict[float, float], ...]
    #: Heights of horizontal lines, and lower and upper edges of bands.
    levels: tuple[float, ...] = ()
    title: str = ""
    label: str = ""

    @property
    def scale(self) -> float:
        """What one step on the axis stands for, by its label."""
        marks = ("thousand", "1,000", "1000", "'000")
        return 1000.0 if any(mark in self.label.lower() for mark in marks) else 1.0


def drawn_on(axes: Any) -> Drawn:
    """Read what is drawn on the axes of matplotlib."""
    lines, levels = [], []
    for line in axes.get_lines():
        xs, ys = list(line.get_xdata(orig=True)), list(line.get_ydata(orig=True))
        ys = [math.nan if y is None or y != y else float(y) for y in ys]
        if len(set(ys)) == 1 and len(xs) <= 2:
            levels.append(ys[0])
        else:
            points = zip(xs, ys, strict=True)
            lines.append({year_of(x): y for x, y in points if not math.isnan(y)})
    for patch in axes.patches:
        box = patch.get_path().get_extents(patch.get_patch_transform())
        levels += [float(box.y0), float(box.y1)]
    for path in (path for collection in axes.collections for path in collection.get_paths()):
        if len(path.vertices):
            levels += [float(path.vertices[:, 1].min()), float(path.vertices[:, 1].max())]
    # A style may put titles on the left, and a title may belong to the whole figure.
    titles = [axes.get_title(loc=loc) for loc in ("left", "center", "right")]
    titles.append(axes.figure.get_suptitle())
    title = " ".join(t.strip() for t in titles if t.strip())
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
            return Drawn(({float(year): float(value) for year, value in answer.items()},))
        axes = answer
        if hasattr(axes, "get_axes") and hasattr(axes, "savefig"):  # a figure
            axes = axes.get_axes()
        if isinstance(axes, Iterable) and not isinstance(axes, str):
            axes = list(axes)
            if len(axes) != 1:
                raise Unreadable(f"Expected {self.what}, got {several(len(axes), 'chart')}.")
            (axes,) = axes
        if hasattr(axes, "axes") and not hasattr(axes, "get_lines"):  # a line
            axes = axes.axes
        if not hasattr(axes, "get_lines"):
            raise Unreadable(
                f"Expected {self.what}, after `ax.plot(...)`; got {type_name(answer)}."
            )
        return drawn_on(axes)

    def _has_line(self, drawn: Drawn, data: Mapping[float, float], scale: float) -> bool:
        return any(
            set(line) == set(data)
            and all(abs(line[x] * scale - data[x]) <= 1e-6 * abs(data[x]) + 0.5 for x in data)
            for line in drawn.lines
        )

    def _has_level(self, drawn: Drawn) -> bool:
        def is_drawn(height: float) -> bool:
            return any(abs(level * drawn.scale - height) < 0.5 for level in drawn.levels)

        return is_drawn(self.level) or all(map(is_drawn, self.band))

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether a chart has the line of a mistake, whatever else is on it."""
        return self._has_line(given, mistake.lines[0], given.scale)

    def same(self, one: Value, other: Value) -> bool:
        """Return whether a chart shows the data, the printed number, a unit and a title."""
        has_data = self._has_line(one, other.lines[0], one.scale) and self._has_level(one)
        return has_data and bool(one.title) and bool(one.label)

    def difference(self, given: Value, expected: Value) -> str:
        (data,) = expected.lines
        if not given.lines:
            return "The chart has no line. Draw the figures with `ax.plot(years, figures)`."
        if not self._has_line(given, data, given.scale):
            return self._line_difference(given, data)
        if not self._has_level(given):
            return (
                "The line is right. The printed number is not drawn: add `ax.axhline(...)`, or "
                "a band between its bounds with `ax.axhspan(...)`."
            )
        if not given.label:
            return "A reader cannot tell the unit. Name it with `ax.set_ylabel(...)`."
        return "The chart has no title. State the finding in it with `ax.set_title(...)`."

    def _line_difference(self, given: Drawn, data: Mapping[float, float]) -> str:
        line = max(given.lines, key=lambda points: len(set(points) & set(data)))
        extra, missing = set(line) - set(data), set(data) - set(line)
        for factor in (1e3, 1e6, 1e-3):
            if self._has_line(given, data, factor):
                return (
                    "Check the units: the axis is off by a factor of "
                    f"{max(factor, 1 / factor):,.0f}. Draw {self.unit}, or write the unit on the "
                    "axis."
                )
        for year in sorted(set(line) & set(data)):
            if line[year] == 0 and data[year]:
                return f"A missing value was drawn as zero, in {year:.0f}. Leave it out."
        if extra and missing:
            return (
                "The years of the line are not those asked for: "
                f"{several(len(missing), 'year')} missing, {several(len(extra), 'year')} too many."
            )
        if extra:
            return f"{several(len(extra), 'year does', 'years do')} not belong on the line."
        if missing:
            return f"{several(len(missing), 'year is', 'years are')} missing from the line."
        wrong = sum(abs(line[year] * given.scale - data[year]) > 0.5 for year in data)
        return f"The line differs from the record in {several(wrong, 'year')}."
