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
from matplotlib.transforms import ScaledTranslation, Transform

from usrok_data import audit, relations
from usrok_data.charts import style
from usrok_data.charts.style import COLOURS, VERDICT_LOOKS, VERDICT_MARKERS
from usrok_data.days import PUBLICATION_DATE, in_words
from usrok_data.tables import cached_table

SIZE = 8.3
#: Letters in a line of a claim, and in a line of the name of a reading.
LETTERS, READING_LETTERS = 45, 50
#: Heights in lines of text: of the gap between two claims, of a group's heading.
GAP, HEADING = 0.36, 2.5
INCHES_PER_LINE = 0.1335
LEFT, RIGHT, BOTTOM, TOP = 3.35, 0.95, 1.25, 0.95
#: Where the labels begin, in points left of the axes: headings and ids, claims, readings.
EDGE, CLAIM, READING = -234, -211, -202
#: Groups of claims by what they show, in the order of the chart: heading and explanation.
GROUPS = {
    "ended": ("Had stopped being true", "true before, no longer on the publication date"),
    "disputed": ("Sources or readings disagree", "one line for each, with a verdict of its own"),
    "updated": (
        "Later than the count",
        "true only after {day}, when the press count was last {stated}",
    ),
    "other": ("Close, false or untested", "near the figure, true at no time, or no source to ask"),
    "long": ("True for too long to date a text", "already true by {day}"),
}


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
        The axes, time on x, one row per claim, grouped by what the claims show about the
        age of the sheet, within a group in order of time. A claim about a state is a bar
        over the time in which it was true, a claim about an event a dot on the day.
        Independent sources that differ have lines of their own; where readings or sources
        give the claim another verdict than true, each is named. Outlined: possible days.
        An arrow: it continues beyond the chart or the record. The band spans the days on
        which the press count was 148.

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
    periods = audit.validity()
    periods = periods[periods["independent"] & (periods["verdict"] != "untested")]
    stated, count_start, count_end = _stated_count()
    table = _in_groups(audit.verdicts(), periods, count_end)
    readings = audit.verdicts_by_reading()
    named = {row.claim_id: _answers(row, periods, readings) for row in table.itertuples()}
    lines = HEADING * table["group"].nunique() + table["lines"].map(len).add(GAP).sum()
    lines += sum(len(text) for rows in named.values() for text, *_ in rows)
    height = INCHES_PER_LINE * lines + TOP + BOTTOM
    ax = style.new_axes(ax, height, left=LEFT, right=RIGHT, bottom=BOTTOM, top=TOP)
    step = 2 if last - first < 16 else 10
    style.year_axis(ax, dt.date(first, 1, 1), dt.date(last, 12, 31), step)
    span = _days(count_start, count_end)
    ax.axvspan(*span, color=COLOURS["other"], alpha=0.25, zorder=0, linewidth=0)
    y = 0.0
    for group, claims in table.groupby("group", sort=False):
        heading, explanation = GROUPS[str(group)]
        _write(ax, EDGE, y + 0.75, [heading], weight="bold", fontsize=10)
        text = explanation.format(day=in_words(count_end), stated=stated)
        _write(ax, EDGE, y + 1.8, [text], color=style.ink(ax, 0.75))
        y += HEADING
        for row in claims.itertuples():
            own = periods[periods["claim_id"] == row.claim_id]
            y = _draw_claim(ax, row, named[row.claim_id], own, y)
    ax.set_ylim(y, 0)
    ax.set_yticks([])
    ax.spines[["left", "top", "right"]].set_visible(False)
    _explain(ax, stated)
    verdicts = table["verdict"].value_counts()
    true, ended, disputed = (verdicts.get(v, 0) for v in ("true", "outdated", "disputed"))
    title = (
        f"{true} of {len(table)} checkable claims were true on the publication date;\n"
        f"{ended} had stopped being true, and on {disputed} sources or readings disagree"
    )
    source = "Source: usrok_data, verdicts() and validity(); tests in evidence()"
    return style.caption(ax, title, source, pad=26, below=72, shift=LEFT - 0.1)


def _stated_count() -> tuple[int, pd.Timestamp, pd.Timestamp]:
    """Return the number of relations that the sheet prints, and when the press count was it."""
    stated = int(cached_table("claims").set_index("claim_id").loc["c42", "n_low"])
    period = relations.count_periods(stated).set_index("count_series").loc["press"]
    return stated, period["start"], period["end"]


def _in_groups(table: pd.DataFrame, periods: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Return the checkable claims with their group and lines of text, in order of time.

    A true claim is later than the count if no independent source shows it to be true by the day.
    """
    table = table[table["verdict"] != "not checkable"].set_index("claim_id")
    ended = periods[
        (periods["verdict"] == "outdated") & (periods["end"] < pd.Timestamp(PUBLICATION_DATE))
    ]
    ends = ended.groupby("claim_id")["end"].max()
    starts = periods.groupby("claim_id")["start"].min()
    groups = {"outdated": "ended", "disputed": "disputed"}
    table["group"] = table["verdict"].map(groups).fillna("other")
    is_late = starts.reindex(table.index) > day
    table.loc[(table["verdict"] == "true") & is_late, "group"] = "updated"
    table.loc[(table["verdict"] == "true") & ~is_late, "group"] = "long"
    by_end = table["group"].isin(["ended", "disputed"])
    table["time"] = ends.reindex(table.index).where(by_end, starts.reindex(table.index))
    table["place"] = table["group"].map(list(GROUPS).index)
    kinds = cached_table("claims").set_index("claim_id")["kind"]
    table["is_event"] = kinds == "event"
    short = table["claim"].str.removesuffix(".").str.replace("United States", "US")
    table["lines"] = [textwrap.wrap(text, LETTERS) for text in short]
    return table.sort_values(["place", "time", "verdict"], kind="stable").reset_index()


def _answers(
    row: Any, periods: pd.DataFrame, readings: pd.DataFrame
) -> list[tuple[list[str], str, pd.DataFrame]]:
    """Return what is told apart on the lines of a claim: name, verdict and periods of each.

    These are the readings of a claim that is not simply true, or the sources that disagree.
    """
    own = periods[periods["claim_id"] == row.claim_id]
    if row.verdict == "true":
        return []
    if row.readings > 1:
        table = readings[readings["claim_id"] == row.claim_id]
        verdicts = dict(zip(table["reading"], table["verdict"], strict=True))
        rows = list(own.groupby("reading", sort=False))
    elif row.strength == "sources disagree":
        rows = list(own.groupby("origin", sort=False))
        verdicts = {name: " or ".join(r["verdict"].unique()) for name, r in rows}
    else:
        return []
    return [(_name(str(name)), verdicts[name], r) for name, r in rows]


def _name(name: str) -> list[str]:
    """Return the name of a reading or a source in lines; the table has all in small letters."""
    name = name.upper() if len(name) <= 4 else name.replace("south korean", "South Korean")
    return textwrap.wrap(name, READING_LETTERS)


def _draw_claim(
    ax: Axes,
    row: Any,
    answers: list[tuple[list[str], str, pd.DataFrame]],
    own: pd.DataFrame,
    y: float,
) -> float:
    """Draw a claim from a height downwards, and return where the next one begins."""
    _write(ax, EDGE, y + 0.5, [row.claim_id], color=style.ink(ax, 0.75))
    middle = y + len(row.lines) / 2
    _write(ax, CLAIM, middle, row.lines)
    _write_verdict(ax, middle, row.verdict)
    y += len(row.lines)
    if not answers:
        _draw_sources(ax, own, middle, len(row.lines), row, row.verdict)
    for name, verdict, rows in answers:
        middle = y + len(name) / 2
        _write(ax, READING, middle, name, fontsize=7.8)
        _write_verdict(ax, middle, verdict)
        _draw_sources(ax, rows, middle, len(name), row, verdict)
        y += len(name)
    return y + GAP


def _beside(ax: Axes, points: float) -> Transform:
    """Place something some points right of x, a share of the width of the axes."""
    return ax.get_yaxis_transform() + ScaledTranslation(points / 72, 0, ax.figure.dpi_scale_trans)


def _write(ax: Axes, points: float, y: float, lines: list[str], **look: Any) -> None:
    """Write lines of text that begin some points left of the axes."""
    look = {"fontsize": SIZE, "linespacing": 1.1, "transform": _beside(ax, points), **look}
    style.label(ax, 0, y, "\n".join(lines), **look)


def _write_verdict(ax: Axes, y: float, verdict: str) -> None:
    """Draw the mark of a verdict on the right of the axes, and write the word."""
    look: dict[str, Any] = {"color": VERDICT_LOOKS[verdict][0], "markersize": 5.5}
    look |= {"transform": _beside(ax, 12), "clip_on": False}
    ax.plot(1, y, **VERDICT_MARKERS[verdict], **look)
    style.label(ax, 1, y, verdict, transform=_beside(ax, 20), fontsize=SIZE)


def _draw_sources(ax: Axes, rows: pd.DataFrame, y: float, lines: int, row: Any, look: str) -> None:
    """Draw what the sources show around a height, one line for each answer that differs."""
    answers: dict[tuple[Any, ...], list[Any]] = {}
    first, last = ax.get_xlim()
    by_evidence: dict[str, list[Any]] = {}
    for period in rows.dropna(subset=["start"]).sort_values("start").itertuples():
        by_evidence.setdefault(str(period.evidence_id), []).append(period)
    for own in by_evidence.values():
        days = tuple((period.start, period.end) for period in own)
        ends = [period.end for period in own if not pd.isna(period.end)]
        start, end = _days(own[0].start, max(ends, default=pd.NaT))
        # Of an event beyond the chart only the year is told.
        is_beyond = row.is_event and (end <= first or last < start)
        years = tuple(period.start.year for period in own)
        answers.setdefault(years if is_beyond else days, own)
    if not answers:
        text = row.strength if rows.empty else "true at no time"
        style.label(ax, first + (last - first) / 60, y, text, fontsize=SIZE)
    step = min(0.8, 0.9 * lines / max(len(answers), 1))
    draw = _draw_event if row.is_event else _draw_state
    for place, own in enumerate(answers.values()):
        at = y + (place - (len(answers) - 1) / 2) * step
        for period in own:
            draw(ax, period, at, 0.7 * step, VERDICT_LOOKS[look][0])


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
    first, last = ax.get_xlim()
    start, end = max(start, first), min(end, last)
    # The edge keeps a period of a few weeks visible.
    look: dict[str, Any] = {"facecolor": fill, "edgecolor": colour, "linewidth": 0.8, "zorder": 2}
    ax.barh(y, end - start, height, start, **look)


def _arrow(ax: Axes, marker: str, x: float, y: float, colour: str) -> None:
    first, last = ax.get_xlim()
    x += (last - first) / 100 * (1 if marker == ">" else -1)
    ax.plot(x, y, marker=marker, color=colour, markersize=4.5, clip_on=False, zorder=3)


def _explain(ax: Axes, stated: int) -> None:
    """Explain the shapes below the axes; the colours are those of the verdicts."""
    colour = COLOURS["other"]
    shape: dict[str, Any] = {"linestyle": "none", "color": colour}
    possible = "possibly true, or possible days of an event"
    handles = [
        Patch(facecolor=colour, edgecolor=colour, label="certainly true"),
        Patch(facecolor="none", edgecolor=colour, label=possible),
        Patch(facecolor=(colour, 0.25), label=f"the press count was {stated}"),
        Line2D([], [], marker="o", markersize=5, label="day of an event", **shape),
        Line2D([], [], marker=">", markersize=4.5, label="beyond the chart or the record", **shape),
    ]
    width, height = style.size_in_points(ax)
    place: dict[str, Any] = {"bbox_to_anchor": (EDGE / width, -22 / height), "ncol": 2}
    style.add_legend(ax, handles, "upper left", fontsize=SIZE, borderpad=0, **place)
