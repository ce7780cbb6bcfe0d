"""What all charts share: colours, axes, source line, the mark of publication."""

from __future__ import annotations

from numbers import Integral
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from usrok_data import _codebook
from usrok_data._tables import events, load
from usrok_data._time import FOUNDED, HORIZON

#: One colour for each state in every chart (Okabe and Ito), and one for the rest.
COLOURS = {"USA": "#0072B2", "KOR": "#D55E00", "PRK": "#009E73", "other": "#777777"}
INK = "#222222"
SOURCE = "Source: US Department of State, Dispatch, 19 July 1993, as coded in usrok_data"


def new_axes(ax: Axes | None, height: float, margins: dict[str, float] | None = None) -> Axes:
    """Return the axes given, or new ones on a figure of a height in inches.

    With ``margins`` the layout is fixed: in a chart of many words, measuring them all again
    for the layout takes longer than drawing them.
    """
    if ax is not None:
        return ax
    if margins is None:
        _, new = plt.subplots(figsize=(8, height))
    else:
        with plt.rc_context({"figure.constrained_layout.use": False}):
            _, new = plt.subplots(figsize=(8, height), gridspec_kw=margins)
    return new


def source_line(ax: Axes, text: str = SOURCE, below: int = 44) -> None:
    """Write the source line below the axes, at a distance in points."""
    ax.annotate(
        text,
        xy=(0, 0),
        xycoords="axes fraction",
        xytext=(0, -below),
        textcoords="offset points",
        fontsize=8,
        color="#555555",
        annotation_clip=False,
    )


def section_labels() -> dict[str, str]:
    """Return the sections and their labels, in the order of the sheet."""
    section = next(f for f in _codebook.fields("sentences") if f["name"] == "section")
    return {c["value"]: c["label"] for c in section["categories"]}


def publication() -> pd.Timestamp:
    """Return the day of publication, read from the table of events."""
    table = events()
    day: pd.Timestamp = table.loc[table["category"] == "publication", "start"].iloc[0]
    return day


def mark_publication(ax: Axes, at: float | None = None) -> None:
    """Mark the day of publication on a time axis, the same way in every chart.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes whose x axis is time.
    at : float, optional
        Where the day lies on an x axis of plain years.
    """
    day = publication()
    x: Any = day if at is None else at
    ax.axvline(x, color="#222222", linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
    ax.annotate(
        f"published {day.day} {day:%B %Y}",
        xy=(x, 1),
        xycoords=("data", "axes fraction"),
        xytext=(-4, 3),
        textcoords="offset points",
        ha="right",
        va="bottom",
        fontsize=9,
        color="#222222",
    )


def year(value: object, name: str) -> int:
    """Read a year of the record, or say what is one."""
    whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not whole or not FOUNDED.year <= int(str(value)) <= HORIZON.year:
        raise ValueError(
            f"{name} is {value!r}. Expected a year from {FOUNDED.year} to {HORIZON.year}, "
            f"for instance {name}=1990."
        )
    return int(str(value))


def cite_sources(*keys: str) -> str:
    """Write the source line of a chart of the record from the table of sources."""
    table = load("sources").set_index("source_id")
    return (
        "Source: " + "; ".join(dict.fromkeys(table.loc[list(keys), "publisher"])) + "; usrok_data"
    )
