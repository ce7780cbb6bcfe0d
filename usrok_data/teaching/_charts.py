"""A chart as an answer: read from its axes, without importing matplotlib."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from usrok_data.teaching._forms import Form, Unreadable, Value, kind, several


def _year(value: Any) -> float:
    """Read a place on the horizontal axis as a year."""
    if hasattr(value, "year"):
        return float(value.year)
    if type(value).__name__ == "datetime64":
        return float(str(value)[:4])
    return float(value)


@dataclass(frozen=True)
class Drawn:
    """What a chart shows."""

    lines: tuple[dict[float, float], ...]
    levels: tuple[float, ...]
    title: str
    label: str


@dataclass(frozen=True)
class Chart(Form):
    """A line over years with a printed number beside it, with a title and a unit."""

    unit: str
    #: The printed number: a horizontal line at it, or a band around it.
    level: float
    band: tuple[float, float]

    what = "the axes you drew on, from `figure, ax = plt.subplots()`"

    def read(self, answer: Any) -> Drawn:
        if isinstance(answer, Mapping):
            return Drawn(({float(k): float(v) for k, v in answer.items()},), (), "", "")
        axes = answer
        if hasattr(axes, "get_axes") and hasattr(axes, "savefig"):  # a figure
            axes = axes.get_axes()
        if isinstance(axes, Iterable) and not isinstance(axes, str):
            axes = list(axes)
            if len(axes) != 1:
                raise Unreadable(f"{several(len(axes), 'chart')} came. Expected {self.what}.")
            (axes,) = axes
        if hasattr(axes, "axes") and not hasattr(axes, "get_lines"):  # a line
            axes = axes.axes
        if not hasattr(axes, "get_lines"):
            raise Unreadable(f"{kind(answer)} came. Expected {self.what}, after `ax.plot(...)`.")
        lines, levels = [], []
        for line in axes.get_lines():
            xs, ys = list(line.get_xdata(orig=True)), list(line.get_ydata(orig=True))
            ys = [float("nan") if y is None or y != y else float(y) for y in ys]
            if len(set(ys)) == 1 and len(xs) <= 2:
                levels.append(ys[0])
                continue
            points = {_year(x): y for x, y in zip(xs, ys, strict=True) if not math.isnan(y)}
            lines.append(points)
        for patch in axes.patches:
            box = patch.get_path().get_extents(patch.get_patch_transform())
            levels += [float(box.y0), float(box.y1)]
        for collection in axes.collections:
            for path in collection.get_paths():
                if len(path.vertices):
                    levels += [float(path.vertices[:, 1].min()), float(path.vertices[:, 1].max())]
        # A style may set titles on the left, and a title may stand over the whole figure.
        titles = [axes.get_title(loc=loc) for loc in ("left", "center", "right")]
        titles.append(axes.figure.get_suptitle())
        title = " ".join(t.strip() for t in titles if t.strip())
        return Drawn(tuple(lines), tuple(levels), title, axes.get_ylabel().strip())

    def _scale(self, drawn: Drawn) -> float:
        """Return what one step on the axis stands for, by its label."""
        label = drawn.label.lower()
        if "thousand" in label or "1,000" in label or "1000" in label or "'000" in label:
            return 1000.0
        return 1.0

    def _has_line(self, drawn: Drawn, data: Mapping[float, float], scale: float) -> bool:
        return any(
            set(line) == set(data)
            and all(abs(line[x] * scale - data[x]) <= 1e-6 * abs(data[x]) + 0.5 for x in data)
            for line in drawn.lines
        )

    def _has_level(self, drawn: Drawn, scale: float) -> bool:
        levels = [level * scale for level in drawn.levels]
        near = [abs(level - self.level) < 0.5 for level in levels]
        edges = all(any(abs(level - b) < 0.5 for level in levels) for b in self.band)
        return any(near) or edges

    def like(self, given: Value, mistake: Value) -> bool:
        """Say whether a chart has the line of a mistake, whatever else is on it."""
        (data,) = mistake.lines
        return self._has_line(given, data, self._scale(given))

    def same(self, one: Value, other: Value) -> bool:
        """Say whether a chart shows the data, the printed number, a unit and a title."""
        (data,) = other.lines
        scale = self._scale(one)
        return (
            self._has_line(one, data, scale)
            and self._has_level(one, scale)
            and bool(one.title)
            and bool(one.label)
        )

    def difference(self, given: Value, expected: Value) -> str:
        (data,) = expected.lines
        scale = self._scale(given)
        if not given.lines:
            return "the chart has no line. Draw the figures with `ax.plot(years, figures)`."
        if not self._has_line(given, data, scale):
            return self._line(given, data, scale)
        if not self._has_level(given, scale):
            return (
                "the line is right. The printed number is not drawn: add `ax.axhline(...)`, or "
                "a band between its bounds with `ax.axhspan(...)`."
            )
        if not given.label:
            return "a reader cannot tell the unit. Name it with `ax.set_ylabel(...)`."
        return "the chart has no title. Say the finding in it with `ax.set_title(...)`."

    def _line(self, given: Drawn, data: Mapping[float, float], scale: float) -> str:
        line = max(given.lines, key=lambda points: len(set(points) & set(data)))
        extra, lacking = set(line) - set(data), set(data) - set(line)
        for factor in (1e3, 1e6, 1e-3):
            if self._has_line(given, data, factor):
                return (
                    f"check the units: the axis is off by a factor of "
                    f"{max(factor, 1 / factor):,.0f}. Draw {self.unit}, or write the unit on the "
                    "axis."
                )
        for year in sorted(set(line) & set(data)):
            if line[year] == 0 and data[year]:
                return f"a blank was drawn as zero, in {year:.0f}. Leave it out."
        if extra and not lacking:
            return f"{several(len(extra), 'year does', 'years do')} not belong on the line."
        if lacking and not extra:
            return f"{several(len(lacking), 'year is', 'years are')} missing from the line."
        if extra and lacking:
            return (
                "the years of the line are not those asked for: "
                f"{several(len(lacking), 'year')} missing, {several(len(extra), 'year')} too many."
            )
        wrong = sum(abs(line[y] * scale - data[y]) > 0.5 for y in data)
        return f"the line differs from the record in {several(wrong, 'year')}."
