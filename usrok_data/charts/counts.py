"""A chart of three counts of the states with which South Korea had diplomatic relations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from usrok_data import relations
from usrok_data.charts import style
from usrok_data.charts.style import COLOURS
from usrok_data.days import (
    PUBLICATION_DATE,
    date_of,
    day_number,
    in_words,
    read_record_day,
)
from usrok_data.relations import CountSeries
from usrok_data.tables import cached_table

#: The count series of the steps: name, strength of the ink, dashes.
SERIES: dict[CountSeries, tuple[str, float, Any]] = {
    "press": ("press", 1.0, "-"),
    "encyclopedia": ("encyclopedia", 0.75, (0, (4, 1))),
    "list": ("country list", 0.55, (0, (1, 1))),
}
#: States whose steps are named, each with the height of its label over the step in points.
#: Albania follows Micronesia so closely that its label stands higher.
NAMED_STEPS = dict.fromkeys(("HUN", "POL", "CSK", "ROU", "SUN", "FSM", "CHN", "VNM", "ERI"), 3)
NAMED_STEPS |= {"ALB": 13}
#: The states that led to the number of the sheet and away from it.
MARKING_STEPS = {"FSM", "ALB"}


def count_steps(
    ax: Axes | None = None,
    start: object = "1988-01-01",
    end: object = "1993-12-31",
    mark: bool = True,
) -> Axes:
    """Draw the count of relations step by step, with some of the states that made the steps.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    start, end : str, datetime.date or pandas.Timestamp
        First and last day shown.
    mark : bool, default True
        Mark the days on which a count had the number that the sheet prints, and name the states
        that led to it and away from it. Without that, the number is a point on the publication
        date, and a reader can look for the days.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, states on y: the press count as a line with named steps, the
        encyclopedia and the country list in grey. The band is the number that the sheet
        prints; with ``mark``, a thick bar on it spans the days on which a count had that number.

    Raises
    ------
    ValueError
        If a date is not a day or lies outside the record, or start is not before end.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.count_steps().get_ylabel()
    'states with relations'
    """
    first, last = read_record_day(start, "start"), read_record_day(end, "end")
    if first >= last:
        raise ValueError(
            f"start is {first}, which is not before end, {last}. Expected the earlier day first."
        )
    stated = _stated()
    periods = relations.count_periods(stated).dropna(subset=["start"]).set_index("count_series")
    ax = style.new_axes(ax, 5.7, left=0.6, right=1.35, bottom=0.75)
    style.year_axis(ax, first, last, 1)
    ends: list[tuple[int, str, str]] = []
    lowest = stated
    for series, (name, strength, dashes) in SERIES.items():
        count = relations.counts("KOR", series)
        begin, stop = max(day_number(first), count.first), min(day_number(last), count.last)
        if begin > stop:  # the series does not cover these days
            continue
        colour = COLOURS["KOR"] if series == "press" else style.ink(ax, strength)
        days: list[Any] = [date_of(n) for n in range(begin, stop + 1)]
        values = count.low[begin : stop + 1].tolist()
        ax.step(days, values, where="post", color=colour, linestyle=dashes, linewidth=1.8)
        until = f" (to {days[-1].year})" if days[-1] < last else ""
        ends.append((values[-1], f"{name}{until}: {values[-1]}", colour))
        lowest = min(lowest, values[0])
        for period in periods[periods.index == series].itertuples():
            span = [period.start, period.end + pd.Timedelta(days=1)]
            if mark:
                look: dict[str, Any] = {"color": colour, "linewidth": 7, "zorder": 4}
                ax.plot(span, [stated] * 2, solid_capstyle="butt", **look)
    ax.set_ylim(bottom=lowest - 5)
    ax.set_ylabel("states with relations")
    if mark:
        style.mark_number(ax, stated - 0.5, stated + 0.5, str(stated))
    elif first <= PUBLICATION_DATE <= last:
        day: Any = PUBLICATION_DATE
        ax.plot(day, stated, "o", color=style.ink(ax), markersize=6, zorder=5)
        style.label(ax, day, stated - 1.2, f"the sheet: {stated} ", ha="right", va="top")
    label = f"days on which a count was {stated}"
    thick = Line2D([], [], color=style.ink(ax), linewidth=7, label=label)
    if mark:
        style.add_legend(ax, [thick], "lower right", bbox_to_anchor=(0.92, 0.04))
    bottom, top = ax.get_ylim()
    point = (top - bottom) / style.size_in_points(ax)[1]
    _name_steps(ax, first, last, point, set() if mark else MARKING_STEPS)
    # The lines are named at their ends, from the top, each label below the one before.
    y = float("inf")
    for value, text, colour in sorted(ends, reverse=True):
        y = min(value, y - 12 * point)
        style.label(ax, 1.02, y, text, beside=True, color=colour)
    title = _title_of_steps(min(max(first, PUBLICATION_DATE), last), stated)
    source = (
        f"At the right: {in_words(last)}. "
        "Source: Korean press; Wikipedia (Korean); K. J. Ayhan; usrok_data"
    )
    return style.caption(ax, title, source)


def _title_of_steps(day: dt.date, stated: int) -> str:
    """Return what the counts say on a day, beside the number that the sheet prints."""
    n = day_number(day)
    all_counts = (relations.counts("KOR", series) for series in SERIES)
    values = [int(count.low[n]) for count in all_counts if count.first <= n <= count.last]
    who = ("one count", "two counts", "three counts")[len(values) - 1]
    low, high = min(values), max(values)
    what = f"{low} states" if low == high else f"{low} to {high} states"
    return f"On {in_words(day)} {who} had {what};\nthe sheet prints {stated}"


def _name_steps(
    ax: Axes, first: dt.date, last: dt.date, point: float, unnamed: Collection[str]
) -> None:
    """Name the states that made certain steps of the press count."""
    table = cached_table("counts_reported")
    named = table["country"].isin(NAMED_STEPS.keys() - set(unnamed))
    table = table[(table["count_series"] == "press") & named]
    names = relations.country_names()
    for row in table[table["start"].between(pd.Timestamp(first), pd.Timestamp(last))].itertuples():
        ax.plot(row.start, row.count, "o", color=COLOURS["KOR"], markersize=4, zorder=5)
        x, y = row.start - pd.Timedelta(days=12), row.count + NAMED_STEPS[row.country] * point
        style.label(ax, x, y, f"{names[row.country]} {row.count}", ha="right", va="bottom")


def _stated() -> int:
    """Return the number of states that the sheet prints."""
    return int(cached_table("claims").set_index("claim_id").loc["c42", "n_low"])
