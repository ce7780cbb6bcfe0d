"""What all charts share: colours, marks, axes, titles, source line, publication date.

Every colour here can be told from white and from black (a contrast of at least 3 to 1), so
that the charts work in light and in dark styles. Text, grey lines and the publication mark
take their colours from the style in use.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from numbers import Integral
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb

from usrok_data.days import PUBLICATION_DATE, RECORD_END, RECORD_START, in_words
from usrok_data.tables import cached_table

#: One colour for each state in every chart (Okabe and Ito), and one for the rest.
COLOURS = {"USA": "#0072B2", "KOR": "#D55E00", "PRK": "#009E73", "other": "#777777"}

#: Colour and mark of each verdict. The marks differ, so that no colour is needed. They are
#: letters for HTML and text; charts draw the same shapes, because many fonts lack them.
VERDICT_LOOKS: dict[str, tuple[str, str]] = {
    "true": ("#0072B2", "●"),
    "close": ("#2F8CC0", "◐"),
    "outdated": ("#D55E00", "✕"),
    "not yet true": ("#CC79A7", "▷"),
    "false": ("#B3262E", "■"),
    "disputed": ("#A87400", "◆"),
    "untested": ("#777777", "?"),
    "not checkable": ("#777777", "○"),
}
#: The marks of the verdicts as matplotlib draws them.
VERDICT_MARKERS: dict[str, dict[str, Any]] = {
    "true": {"marker": "o"},
    "close": {"marker": "o", "fillstyle": "left", "markerfacecoloralt": "none"},
    "outdated": {"marker": "x", "markeredgewidth": 1.6},
    "not yet true": {"marker": ">", "fillstyle": "none"},
    "false": {"marker": "s"},
    "disputed": {"marker": "D"},
    "untested": {"marker": "$?$"},
    "not checkable": {"marker": "o", "fillstyle": "none"},
}

#: Width of a chart in inches.
WIDTH = 7.2
#: Size of direct labels in points: still legible when the chart is 700 pixels wide.
LABEL_SIZE = 9
SHEET = f"Source: US Department of State, Dispatch, {in_words(PUBLICATION_DATE)}; usrok_data"
RECOGNITION = "Source: Wikipedia (Korean, Chinese); K. J. Ayhan (kdiplo); usrok_data"


def new_axes(
    ax: Axes | None, height: float, left: float, right: float, bottom: float, top: float = 0.95
) -> Axes:
    """Return the axes given, or new ones on a figure with margins in inches.

    Margins are fixed because a layout engine would measure every label several times.
    """
    if ax is not None:
        return ax
    margins = {"left": left / WIDTH, "right": 1 - right / WIDTH}
    margins |= {"bottom": bottom / height, "top": 1 - top / height}
    _, new = plt.subplots(figsize=(WIDTH, height), layout="none", gridspec_kw=margins)
    return new


def size_in_points(ax: Axes) -> tuple[float, float]:
    """Return width and height of the axes."""
    box = ax.get_window_extent()
    return box.width * 72 / ax.figure.dpi, box.height * 72 / ax.figure.dpi


def ink(ax: Axes, strength: float = 1.0) -> str:
    """Return the colour of text in the style in use, mixed with the background if weaker."""
    text, paper = to_rgb(mpl.rcParams["text.color"]), to_rgb(ax.get_facecolor())
    red, green, blue = (strength * t + (1 - strength) * p for t, p in zip(text, paper, strict=True))
    return to_hex((red, green, blue))


def label(ax: Axes, x: Any, y: Any, text: str, beside: bool = False, **look: Any) -> None:
    """Write a label; with ``beside``, x is a share of the width of the axes."""
    look = {"va": "center", "fontsize": LABEL_SIZE, **look}
    if beside:
        look["transform"] = ax.get_yaxis_transform()
    ax.text(x, y, text, **look)


def add_legend(ax: Axes, handles: Sequence[Any], loc: Any, **look: Any) -> None:
    """Add a legend without a frame, in the size of labels."""
    ax.legend(handles=handles, loc=loc, frameon=False, **{"fontsize": LABEL_SIZE, **look})


def mark_number(ax: Axes, low: float, high: float, text: str) -> None:
    """Draw what a number of the sheet stands for as a band, and write how it is printed."""
    ax.axhspan(low, high, color=COLOURS["other"], alpha=0.25, zorder=0, linewidth=0)
    label(ax, 0.01, (low + high) / 2, f"the sheet: {text}", beside=True)


def caption(
    ax: Axes, title: str, source: str, pad: float = 24, below: float = 34, shift: float = 0
) -> Axes:
    """Write the title and the source, both wrapped to the figure, and return the axes.

    The title stands a pad of points above the axes, with room for the publication date, the
    source below. A chart with wide labels on the left shifts both over there, by inches.
    """
    place: dict[str, Any] = {}
    if shift:
        left = -shift * 72 / size_in_points(ax)[0]
        middle = (1 + left) / 2
        place = {"x": {"left": left, "center": middle}.get(mpl.rcParams["axes.titlelocation"], 1)}
    ax.set_title(title, pad=pad, wrap=True, **place)
    look: dict[str, Any] = {"va": "top", "fontsize": 8, "color": ink(ax, 0.7), "wrap": True}
    where = (-shift * 72, -below)
    ax.annotate(source, (0, 0), where, "axes fraction", "offset points", **look)
    return ax


def publishers(source_ids: str) -> list[str]:
    """Return who published sources, each publisher once; the ids are separated by semicolons."""
    names = cached_table("sources").set_index("source_id")["publisher"]
    return list(dict.fromkeys(names[source_ids.split(";")]))


def month(day: dt.date) -> str:
    """Write the month of a day: July 1993."""
    return in_words(day).partition(" ")[2]


def as_year(day: dt.date) -> float:
    """Return where a day lies on an axis of plain years: 1 July 1993 near 1993.5."""
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def mark_publication(ax: Axes, at: float | None = None) -> None:
    """Mark the publication date of the sheet on a time axis, the same way in every chart.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes whose x axis is time.
    at : float, optional
        Where the date lies on an x axis of plain years.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> trade = usrok.record.us_trade().query("country == 'KOR'")
    >>> ax = trade.astype({"imports_musd": float}).plot(x="year", y="imports_musd")
    >>> usrok.charts.mark_publication(ax, at=1993.5)
    """
    x: Any = PUBLICATION_DATE if at is None else at
    ax.axvline(x, color=ink(ax), linewidth=1.2, linestyle=(0, (4, 2)), zorder=1)
    text = f"published {in_words(PUBLICATION_DATE)}"
    look: dict[str, Any] = {"ha": "right", "va": "bottom", "fontsize": LABEL_SIZE}
    ax.text(x, 1.01, text, transform=ax.get_xaxis_transform(), **look)


def year_axis(ax: Axes, first: dt.date, last: dt.date, step: int) -> None:
    """Let the x axis run from one day to another, with a tick every few years."""
    ax.set_xlim(mdates.date2num([first, last]).tolist())
    ax.xaxis.set_major_locator(mdates.YearLocator(step, month=1, day=1))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    if first <= PUBLICATION_DATE <= last:
        mark_publication(ax)


def read_year(value: Any, name: str) -> int:
    """Return a year of the record; refuse anything else."""
    first, last = RECORD_START.year, RECORD_END.year
    is_whole = isinstance(value, Integral) and not isinstance(value, bool)
    if not is_whole or not first <= value <= last:
        raise ValueError(
            f"{name} is {value!r}. Expected a year from {first} to {last}, for instance "
            f"{name}=1990."
        )
    return int(value)
