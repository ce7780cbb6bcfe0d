"""Charts of the sheet itself: its dates, its words, its assertions."""

from __future__ import annotations

import textwrap
from typing import Any

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes

from usrok_data._claims import claims
from usrok_data._tables import events, sentences
from usrok_data.charts._base import (
    COLOURS,
    mark_publication,
    new_axes,
    section_labels,
    source_line,
)


def timeline(ax: Axes | None = None) -> Axes:
    """Draw every dated happening of the fact sheet on one line of time.

    A dot is a date given to the day; a bar spans the days that a month, a part of a year
    or a year leaves open.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x (years), one event a row, earliest on top.
    """
    table = events().sort_values(["start", "end"], ignore_index=True)
    table = table[table["category"] != "publication"].reset_index(drop=True)
    ax = new_axes(ax, 5.4)
    first, last = pd.Timestamp("1950-01-01"), pd.Timestamp("1995-12-31")
    middle = first + (last - first) / 2
    for row in table.itertuples():
        colour = COLOURS["USA"] if "USA" in row.actors.split(";") else COLOURS["KOR"]
        if row.precision == "day":
            ax.plot(row.start, row.Index, "o", color=colour, markersize=7, zorder=3)
        else:
            # An edge of the same colour keeps a single month visible.
            look: dict[str, Any] = {
                "height": 0.5,
                "color": colour,
                "edgecolor": colour,
                "linewidth": 1.5,
            }
            ax.barh(row.Index, row.end - row.start, left=row.start, zorder=3, **look)
        printed = row.date_text if pd.notna(row.date_text) else "no date printed"
        right = row.start < middle
        ax.annotate(
            f"{row.title} ({printed})",
            xy=(row.end if right else row.start, row.Index),
            xytext=(7 if right else -7, 0),
            textcoords="offset points",
            ha="left" if right else "right",
            va="center",
            fontsize=9,
        )
    ax.set_xlim(first, last)
    ax.set_ylim(len(table) - 0.4, -0.6)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.xaxis.set_major_locator(mdates.YearLocator(5, month=1, day=1))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    late = (table["start"] >= pd.Timestamp("1988-01-01")).sum()
    ax.set_title(f"{late} of {len(table)} dated happenings fall in 1988 or later", pad=24)
    mark_publication(ax)
    for label, key, height in (("US takes part", "USA", 0.12), ("US takes no part", "KOR", 0.05)):
        ax.text(0.02, height, f"■ {label}", transform=ax.transAxes, color=COLOURS[key], fontsize=9)
    source_line(ax)
    return ax


def words_by_section(ax: Axes | None = None) -> Axes:
    """Draw how many words the fact sheet spends on each section.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, words on x, one section a row in the order of the sheet.
    """
    labels = section_labels()
    words = sentences().groupby("section")["words"].sum().reindex(list(labels))
    ax = new_axes(ax, 3.2)
    most = words.idxmax()
    colours = [COLOURS["KOR"] if name == most else COLOURS["other"] for name in words.index]
    bars = ax.barh(range(len(words)), words.astype(int), color=colours)
    share = words / words.sum()
    text = [f"{n} words, {s:.0%}" for n, s in zip(words, share, strict=True)]
    ax.bar_label(bars, text, padding=4, fontsize=9)
    ax.set_yticks(range(len(words)), [textwrap.fill(labels[name], 20) for name in words.index])
    ax.invert_yaxis()
    ax.set_xlim(0, words.max() * 1.25)
    ax.set_xlabel("words")
    ax.set_title(f"{share[most]:.0%} of the words are on {labels[most]}")
    source_line(ax)
    return ax


def claims_by_section(ax: Axes | None = None) -> Axes:
    """Draw how many assertions of each section can be checked.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, number of assertions on x, one section a row; the publication, which
        stands in no section, is left out.
    """
    labels = section_labels()
    table = claims().dropna(subset=["section"])
    counts = table.groupby(["section", "checkable"]).size().unstack(fill_value=0)
    counts = counts.reindex(list(labels)).reindex(columns=[True, False], fill_value=0)
    ax = new_axes(ax, 3.2)
    rows = range(len(counts))
    can = ax.barh(rows, counts[True], color=COLOURS["USA"])
    # Hatched as well as grey, so that the two parts differ in print.
    hatched: dict[str, Any] = {"color": "#CCCCCC", "hatch": "//", "edgecolor": "#777777"}
    cannot = ax.barh(rows, counts[False], left=counts[True], **hatched)
    ax.bar_label(can, label_type="center", color="white", fontsize=9)
    plate = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    ax.bar_label(cannot, label_type="center", fontsize=9, bbox=plate)
    ax.set_yticks(rows, [textwrap.fill(labels[name], 20) for name in counts.index])
    ax.invert_yaxis()
    ax.set_xlabel("assertions coded")
    ax.set_title(f"{counts[True].sum()} of {len(table)} assertions can be checked against a record")
    names = ["can be checked", "judgement, hope or too vague"]
    ax.legend([can, cannot], names, loc="upper right", fontsize=9)
    source_line(ax)
    return ax
