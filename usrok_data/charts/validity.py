"""The chart at the heart of the book: each claim over the time in which it was true."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import Any

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from usrok_data import audit
from usrok_data.charts import style
from usrok_data.charts.style import COLOURS, VERDICT_LOOKS, VERDICT_MARKERS
from usrok_data.codebook import labels
from usrok_data.tables import kept

SIZE = 8.5
#: Letters in a line of a label.
LETTERS = 42
#: Heights in lines of text: of the gap between two claims, of a section's heading.
GAP, HEADING = 0.5, 2.0
INCHES_PER_LINE = 0.142
LEFT, BOTTOM, TOP = 2.85, 1.15, 0.95


def claim_periods(ax: Axes | None = None, first: int = 1986, last: int = 1996) -> Axes:
    """Draw each checkable claim over the time in which it was true.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one row per claim, grouped by section, in the order of the
        text. A claim about a state is a bar over the time in which it was true, a claim
        about an event a dot on the day. Independent sources that differ have lines of
        their own. Outlined: possible days. An arrow: it continues beyond the chart or the
        record. Colour and mark give the verdict.

    Raises
    ------
    ValueError
        If a year is outside 1948 to 1999, or the first is after the last.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.claim_periods().get_ylabel()
    ''
    """
    first, last = style.read_year(first, "first"), style.read_year(last, "last")
    if first > last:
        raise ValueError(f"first is {first}, after last, {last}. Expected the earlier year first.")
    table = audit.verdicts()
    table = table[table["verdict"] != "not checkable"]
    periods = audit.validity()
    periods = periods[periods["independent"] & (periods["verdict"] != "untested")]
    kinds = kept("claims").set_index("claim_id")["kind"]
    sections = labels("sentences", "section")
    texts = table["claim_id"] + "  " + table["claim"]
    table = table.assign(text=[textwrap.wrap(text, LETTERS) for text in texts])
    lines = table["text"].map(len).add(GAP).sum() + HEADING * len(sections)
    height = INCHES_PER_LINE * lines + TOP + BOTTOM
    ax = style.new_axes(ax, height, left=LEFT, right=1.0, bottom=BOTTOM, top=TOP)
    style.year_axis(ax, dt.date(first, 1, 1), dt.date(last, 12, 31), 2)
    look: dict[str, Any] = {"beside": True, "fontsize": SIZE}
    y = 0.0
    for section, title in sections.items():
        style.label(ax, -0.03, y + 1, title, beside=True, ha="right", weight="bold", fontsize=10)
        y += HEADING
        for row in table[table["section"] == section].itertuples():
            middle = y + len(row.text) / 2
            y += len(row.text) + GAP
            colour = VERDICT_LOOKS[row.verdict][0]
            own = periods[periods["claim_id"] == row.claim_id]
            _draw_sources(ax, own, middle, colour, kinds[row.claim_id] == "event")
            style.label(ax, -0.03, middle, "\n".join(row.text), ha="right", **look)
            style.label(ax, 1.07, middle, row.verdict, **look)
            mark: dict[str, Any] = {"transform": ax.get_yaxis_transform(), "clip_on": False}
            ax.plot(1.045, middle, color=colour, **VERDICT_MARKERS[row.verdict], **mark)
    ax.set_ylim(y, 0)
    ax.set_yticks([])
    ax.spines[["left", "top", "right"]].set_visible(False)
    verdicts = table["verdict"].value_counts()
    true, outdated = verdicts.get("true", 0), verdicts.get("outdated", 0)
    title = (
        f"{true} of {len(table)} checkable claims were true on the publication date;\n"
        f"{outdated} had stopped being true"
    )
    _explain(ax)
    source = "Source: usrok_data, verdicts() and validity(); tests in evidence()"
    return style.caption(ax, title, source, pad=26, below=64, shift=LEFT - 0.1)


def _draw_sources(
    ax: Axes, periods: pd.DataFrame, middle: float, colour: str, is_event: bool
) -> None:
    """Draw what the sources of one claim show, one line for each answer that differs."""
    answers: dict[tuple[Any, ...], pd.DataFrame] = {}
    first, last = ax.get_xlim()
    for _, rows in periods.dropna(subset=["start"]).groupby("evidence_id"):
        days = tuple(zip(rows["start"], rows["end"], strict=True))
        start, end = _days(rows["start"].min(), rows["end"].max())
        # Of an event beyond the chart only the year is told.
        is_beyond = is_event and (end <= first or last < start)
        answers.setdefault(tuple(rows["start"].dt.year) if is_beyond else days, rows)
    if not answers and not periods.empty:  # tested, and true on no day
        style.label(ax, (first + last) / 2, middle, "true at no time", ha="center", fontsize=SIZE)
    step = min(0.8, 1.6 / max(len(answers), 1))
    draw = _draw_event if is_event else _draw_state
    for place, rows in enumerate(answers.values()):
        y = middle + (place - (len(answers) - 1) / 2) * step
        for period in rows.itertuples():
            draw(ax, period, y, 0.7 * step, colour)


def _draw_state(ax: Axes, period: Any, y: float, height: float, colour: str) -> None:
    """Draw a period as a bar, with an arrow where it continues."""
    first, last = ax.get_xlim()
    start, end = _days(period.start, period.end)
    if end < first or last < start:
        return
    is_certain = not pd.isna(period.certain_from)
    certain = _days(period.certain_from, period.certain_to) if is_certain else None
    if certain != (start, end):
        _bar(ax, y, height, start, end, colour, fill="none")
    if certain:
        _bar(ax, y, height, *certain, colour, fill=colour)
    if start < first or period.start_open:
        _arrow(ax, "<", max(start, first), y, colour)
    if end > last + 1 or period.end_open:
        _arrow(ax, ">", min(end, last), y, colour)


def _draw_event(ax: Axes, period: Any, y: float, height: float, colour: str) -> None:
    """Draw an event as a dot on its day, or as a bar over the days on which it may lie."""
    first, last = ax.get_xlim()
    latest = period.end if pd.isna(period.certain_from) else period.certain_from
    start, end = _days(period.start, latest)
    gap = (last - first) / 60
    if end <= first:
        _arrow(ax, "<", first, y, colour)
        style.label(ax, first + gap, y, str(latest.year), fontsize=SIZE)
    elif last < start:
        _arrow(ax, ">", last, y, colour)
        style.label(ax, last - gap, y, str(period.start.year), fontsize=SIZE, ha="right")
    elif period.start == latest:
        ax.plot(start, y, "o", color=colour, markersize=5, zorder=3)
    else:
        _bar(ax, y, height, start, end, colour, fill="none")


def _days(start: pd.Timestamp, end: pd.Timestamp) -> tuple[float, float]:
    """Return where a span of whole days begins and ends on a time axis."""
    return mdates.date2num(start), mdates.date2num(end) + 1


def _bar(
    ax: Axes, y: float, height: float, start: float, end: float, colour: str, fill: str
) -> None:
    # The edge keeps a period of a few weeks visible.
    look: dict[str, Any] = {"facecolor": fill, "edgecolor": colour, "linewidth": 0.8, "zorder": 2}
    ax.barh(y, end - start, height, start, **look)


def _arrow(ax: Axes, marker: str, x: float, y: float, colour: str) -> None:
    first, last = ax.get_xlim()
    x += (last - first) / 100 * (1 if marker == ">" else -1)
    ax.plot(x, y, marker=marker, color=colour, markersize=4.5, clip_on=False, zorder=3)


def _explain(ax: Axes) -> None:
    """Explain the shapes below the axes; the colours are those of the verdicts."""
    colour = COLOURS["other"]
    shape: dict[str, Any] = {"linestyle": "none", "color": colour}
    possible = "possibly true, or possible days of an event"
    handles = [
        Patch(facecolor=colour, edgecolor=colour, label="certainly true"),
        Patch(facecolor="none", edgecolor=colour, label=possible),
        Line2D([], [], marker="o", markersize=5, label="day of an event", **shape),
        Line2D([], [], marker=">", markersize=4.5, label="beyond the chart or the record", **shape),
    ]
    below = 24 / style.size_in_points(ax)[1]
    place: dict[str, Any] = {"bbox_to_anchor": (1.25, -below), "ncol": 2, "fontsize": SIZE}
    style.add_legend(ax, handles, "upper right", **place)
