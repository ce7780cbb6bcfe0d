"""A chart as an answer: read from its axes, without importing matplotlib."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from usrok_data.teaching.forms import Form, Value, several, surplus_and_missing, type_name

Line = Mapping[int, float]
#: What one step on the axis stands for, by a word in its label.
SCALES = {"million": 1e6, "mio": 1e6, "thousand": 1e3, "tausend": 1e3, "(k)": 1e3, "000": 1e3}
#: Words of which the name of the unit has at least one.
UNIT = r"person|people|men\b|soldier|troop|force|strength|number|000|thousand|million|\uba85|\ubcd1"


@dataclass(frozen=True)
class Drawn:
    """What a chart shows."""

    lines: tuple[Line, ...]
    #: Heights of horizontal lines, and the lower and upper edges of bands.
    levels: tuple[float, ...] = ()
    bands: tuple[tuple[float, float], ...] = ()
    title: str = ""
    label: str = ""

    @property
    def scale(self) -> float:
        """What one step on the axis stands for, by its label."""
        return next((s for word, s in SCALES.items() if word in self.label.lower()), 1.0)


def year_of(value: Any) -> int:
    """Read a position on the horizontal axis as a year."""
    if hasattr(value, "year") or type(value).__name__ == "datetime64":
        return pd.Timestamp(value).year if not hasattr(value, "year") else int(value.year)
    number = round(float(value))
    # A position may be a year; or, counted from 1970, the number of years or of days.
    if 15 <= number < 200:
        return 1970 + number
    return number if number < 3000 else pd.Timestamp(number, unit="D").year


def is_seen(shape: Any) -> bool:
    """Return whether something that is drawn can be seen."""
    return bool(shape.get_visible()) and shape.get_alpha() != 0


def drawn_on(axes: Any) -> Drawn:
    """Read what is drawn on the axes of matplotlib: lines, dots or bars, and levels."""
    series: list[tuple[list[Any], list[Any]]] = []
    levels: list[float] = []
    bands: list[tuple[float, float]] = []
    for line in filter(is_seen, axes.get_lines()):
        if hasattr(line, "get_slope"):  # axline
            (_, y), other = line.get_xy1(), line.get_xy2()
            levels += [float(y)] if line.get_slope() == 0 or (other and other[1] == y) else []
            continue
        xs, ys = list(line.get_xdata(orig=True)), list(line.get_ydata(orig=True))
        if len({float(y) for y in ys if is_number(y)}) == 1 and len(ys) > 1:
            levels.append(next(float(y) for y in ys if is_number(y)))
        else:
            series.append((xs, ys))
    bars = [bar for held in axes.containers for bar in getattr(held, "patches", ())]
    if bars:
        tops = [(bar.get_x() + bar.get_width() / 2, bar.get_height()) for bar in bars]
        series.append(([x for x, _ in tops], [y for _, y in tops]))
    for shape in filter(is_seen, (*axes.patches, *axes.collections)):
        if type(shape).__name__ == "PathCollection":  # dots
            dots = shape.get_offsets().tolist()
            series.append(([x for x, _ in dots], [y for _, y in dots]))
        elif hasattr(shape, "get_segments"):  # such as hlines
            ends = [(*segment[0], *segment[-1]) for segment in shape.get_segments()]
            levels += [float(y) for _, y, _, other in ends if y == other]
        elif shape not in bars:
            box = shape.get_window_extent().transformed(axes.transData.inverted())
            bands.append((float(box.y0), float(box.y1)))
    # Bars of names stand at 0, 1, 2 and so on, and the axis has the names.
    labels = ((t.get_position()[0], t.get_text()) for t in axes.get_xticklabels())
    named = {place: label for place, label in labels if place < 1900 and label.isdigit()}
    lines = [
        {year_of(named.get(x, x)): float(y) for x, y in points if is_number(y)}
        for points in (list(zip(*line, strict=True)) for line in series)
    ]
    # A style may put titles on the left, and a title may belong to the whole figure.
    titles = [axes.get_title(loc=loc) for loc in ("left", "center", "right")]
    title = " ".join([*titles, axes.figure.get_suptitle()]).strip()
    return Drawn(tuple(lines), tuple(levels), tuple(bands), title, axes.get_ylabel().strip())


def is_number(value: Any) -> bool:
    """Return whether a height is one; a gap is missing or masked."""
    return not np.ma.is_masked(value) and bool(pd.notna(value))


@dataclass(frozen=True)
class Chart(Form):
    """Figures over years with a printed number beside them, with a title and a unit."""

    unit: str
    #: The printed number: a horizontal line at it, or a band around it.
    level: float
    band: tuple[float, float]
    #: Words of which a title has at least one.
    subject: str

    @property
    def what(self) -> str:
        return "the axes you drew on, from `figure, ax = plt.subplots()`"

    def read(self, answer: Any) -> Drawn:
        if isinstance(answer, Mapping):  # the line alone, as the exercise computes it
            return Drawn(({int(year): float(value) for year, value in answer.items()},))
        # A figure has axes, a list or an array holds them, and a line or a bar knows its own.
        found = answer.get_axes() if hasattr(answer, "savefig") else answer
        found = getattr(found, "flat", found)
        is_several = isinstance(found, Iterable) and not isinstance(found, str)
        axes = {
            id(a): a for a in (getattr(f, "axes", f) for f in (found if is_several else [found]))
        }
        if not all(hasattr(ax, "get_lines") for ax in axes.values()):
            raise self.unfit(type_name(answer), "Draw with `ax.plot(...)` first.")
        if len(axes) != 1:
            raise self.unfit(several(len(axes), "chart"))
        (ax,) = axes.values()
        return drawn_on(ax)

    def _has_line(self, drawn: Drawn, data: Line, factor: float = 1.0) -> bool:
        """Return whether a chart has a line, in the unit of its label times a factor."""
        return any(
            set(line) == set(data)
            and all(abs(line[x] * drawn.scale * factor - data[x]) <= 0.6 for x in data)
            for line in drawn.lines
        )

    def _parts(self, drawn: Drawn, data: Line) -> dict[str, bool]:
        """Return which parts of a chart are as they should be."""

        def is_near(height: float, wanted: float) -> bool:
            return abs(height * drawn.scale - wanted) < 0.5

        def is_drawn(wanted: float) -> bool:
            return any(is_near(level, wanted) for level in drawn.levels)

        low, high = self.band
        has_band = any(is_near(one, low) and is_near(two, high) for one, two in drawn.bands)
        has_subject = re.search(self.subject, drawn.title, re.IGNORECASE) is not None
        different_words = len(set(drawn.title.lower().split()))
        return {
            "line": self._has_line(drawn, data),
            "level": is_drawn(self.level) or has_band or (is_drawn(low) and is_drawn(high)),
            "label": re.search(UNIT, drawn.label, re.IGNORECASE) is not None,
            "title": has_subject and different_words > 2,
        }

    def like(self, given: Value, mistake: Value) -> bool:
        """Return whether a chart has the line of a mistake, whatever else is on it."""
        return self._has_line(given, mistake.lines[0])

    def same(self, one: Value, other: Value) -> bool:
        return all(self._parts(one, other.lines[0]).values())

    def share(self, given: Value, expected: Value) -> float:
        parts = self._parts(given, expected.lines[0])
        return sum(parts.values()) / len(parts) if parts["line"] else 0.0

    def difference(self, given: Value, expected: Value) -> str:
        (data,) = expected.lines
        parts = self._parts(given, data)
        if not given.lines:
            return "The figures are not drawn yet. Draw them with `ax.plot(years, figures)`."
        if not parts["line"]:
            return self._line_difference(given, data)
        if not parts["level"]:
            return (
                "The figures are right. The printed number is not at its height: add "
                "`ax.axhline(...)`, or a band between its bounds with `ax.axhspan(...)`."
            )
        if not parts["label"]:
            return "A reader cannot tell the unit. Name what is counted with `ax.set_ylabel(...)`."
        if not given.title:
            return "The chart has no title. State the finding in it with `ax.set_title(...)`."
        return (
            "The title does not say what the chart shows. Name the forces, and what the figures do "
            "beside the printed number."
        )

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
