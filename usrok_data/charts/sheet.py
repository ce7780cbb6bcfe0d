"""Charts of the sheet itself: its events, its words, its claims."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from usrok_data.charts import style
from usrok_data.charts.style import COLOURS
from usrok_data.codebook import labels
from usrok_data.sheet import claims, events, sentences

#: The distance from a mark of the timeline to its label.
GAP = pd.Timedelta(days=180)


def event_timeline(ax: Axes | None = None) -> Axes:
    """Draw every event of the fact sheet on one line of time.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x (years), one row per event, the earliest on top. A dot is a
        date given to the day; a bar spans the days that a month, a part of a year or a
        year leaves open.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.event_timeline().get_title()
    '7 of the 10 events fall in 1988 or later'
    """
    table = events().sort_values(["start", "end"], ignore_index=True)
    table["date_text"] = table["date_text"].fillna("no date printed")
    ax = style.new_axes(ax, 4.9, left=0.25, right=0.25, bottom=0.75, top=0.75)
    # Filled or hollow, so that the two kinds differ without colour.
    with_us: dict[str, Any] = {"facecolor": COLOURS["USA"], "edgecolor": COLOURS["USA"]}
    without_us: dict[str, Any] = {"facecolor": "none", "edgecolor": COLOURS["KOR"]}
    for row in table.itertuples():
        look = with_us if "USA" in row.actors.split(";") else without_us
        if row.precision == "day":
            ax.scatter(row.start, row.Index, s=45, linewidth=1.5, zorder=3, **look)
        else:
            width = row.end - row.start
            ax.barh(row.Index, width, 0.5, row.start, linewidth=1.5, zorder=3, **look)
        text = f"{row.title} ({row.date_text})"
        if row.start.year < 1970:
            style.label(ax, row.end + GAP, row.Index, textwrap.fill(text, 50))
        else:
            style.label(ax, row.start - GAP, row.Index, text, ha="right")
    style.year_axis(ax, dt.date(1950, 1, 1), dt.date(1995, 12, 31), 5)
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.set_yticks([])
    ax.spines[["left", "top", "right"]].set_visible(False)
    kinds = [
        Patch(label="the United States takes part", linewidth=1.5, **with_us),
        Patch(label="it takes no part", linewidth=1.5, **without_us),
    ]
    style.add_legend(ax, kinds, "lower left")
    late = (table["start"] >= pd.Timestamp("1988-01-01")).sum()
    title = f"{late} of the {len(table)} events fall in 1988 or later"
    return style.caption(ax, title, style.SHEET)


def words_by_section(ax: Axes | None = None) -> Axes:
    """Draw how many words the fact sheet spends on each section.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, words on x, one row per section in the order of the sheet.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.words_by_section().get_title()
    "43% of the words are on South Korea's foreign relations"
    """
    titles = labels("sentences", "section")
    words = sentences().groupby("section")["words"].sum().reindex(list(titles)).astype(int)
    share = words / words.sum()
    most = words.idxmax()
    ax = _section_axes(ax, titles)
    colours = [COLOURS["KOR"] if name == most else COLOURS["other"] for name in words.index]
    bars = ax.barh(range(len(words)), words, color=colours)
    text = [f"{n} words, {s:.0%}" for n, s in zip(words, share, strict=True)]
    ax.bar_label(bars, text, padding=4, fontsize=style.LABEL_SIZE)
    ax.set_xlim(0, words.max() * 1.3)
    title = f"{share[most]:.0%} of the words are on {titles[most]}"
    return style.caption(ax, title, style.SHEET, pad=10, below=14)


def claims_by_section(ax: Axes | None = None) -> Axes:
    """Draw how many claims of each section can be checked.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, number of claims on x, one row per section in the order of the sheet.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.claims_by_section().get_title()
    '39 of 65 claims can be checked against a record'
    """
    titles = labels("sentences", "section")
    table = claims()
    counts = table.groupby(["section", "checkable"]).size().unstack(fill_value=0)
    counts = counts.reindex(list(titles))
    ax = _section_axes(ax, titles)
    blue, grey = COLOURS["USA"], COLOURS["other"]
    rows = range(len(counts))
    checkable = ax.barh(rows, counts[True], color=blue, edgecolor=blue, label="can be checked")
    # Hatched, so that the two parts differ without colour.
    look: dict[str, Any] = {"facecolor": "none", "edgecolor": grey, "hatch": "///"}
    why = "cannot: a judgement, a wish or too vague"
    other = ax.barh(rows, counts[False], left=counts[True], label=why, **look)
    plate = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 1}
    size = style.LABEL_SIZE
    ax.bar_label(checkable, label_type="center", color="white", fontsize=size)
    ax.bar_label(other, label_type="center", fontsize=size, bbox=plate)
    style.add_legend(ax, [checkable, other], "upper right")
    title = f"{counts[True].sum()} of {len(table)} claims can be checked against a record"
    return style.caption(ax, title, style.SHEET, pad=10, below=14)


def _section_axes(ax: Axes | None, titles: dict[str, str]) -> Axes:
    """Return axes with one row per section; the bars carry their numbers, so x needs none."""
    ax = style.new_axes(ax, 2.9, left=1.65, right=0.25, bottom=0.5, top=0.5)
    ax.set_yticks(range(len(titles)), [textwrap.fill(title, 20) for title in titles.values()])
    ax.set_ylim(len(titles) - 0.5, -0.5)
    ax.tick_params(axis="y", length=0)
    ax.set_xticks([])
    ax.spines[["bottom", "top", "right"]].set_visible(False)
    return ax
