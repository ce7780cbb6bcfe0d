"""The chart at the heart of the book: each claim over the time in which it was true."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import Any

from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from usrok_data import audit
from usrok_data.charts._base import (
    mark_publication,
    new_axes,
    section_labels,
    source_line,
    year,
)

#: Colour and mark of each verdict; the marks differ, so that no colour is needed.
LOOKS = {
    "agrees": ("#0072B2", "●"),
    "close": ("#56B4E9", "◐"),
    "outdated": ("#D55E00", "✕"),
    "premature": ("#CC79A7", "▷"),
    "conflicts": ("#000000", "■"),
    "disputed": ("#E69F00", "◆"),
    "unchecked": ("#777777", "?"),
}
#: Where the colour of the bar is too pale for words.
DARKER = {"close": "#1F6F9F", "disputed": "#8A5F00", "premature": "#A34A7B"}
WIDTH = 46
LINE, GAP = 1.0, 0.55


def validity(ax: Axes | None = None, first: int = 1986, last: int = 1996) -> Axes:
    """Draw each checkable claim as a bar over the time in which it was true.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year shown. An arrow says that a bar begins before or goes on after.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one claim a row, grouped by section, in the order of the text.
        Each independent witness has its own line of the bar. Full colour: certainly true;
        pale: possibly true. Colour and mark give the verdict; a line marks publication.

    Raises
    ------
    ValueError
        If a year is none from 1948 to 1999, or the first is after the last.

    Examples
    --------
    >>> from usrok_data import charts
    >>> "● agrees" in {t.get_text() for t in charts.validity().texts}
    True
    """
    first, last = year(first, "first"), year(last, "last")
    if first > last:
        raise ValueError(f"first is {first}, after last, {last}. Expected the earlier year first.")
    table = audit.verdicts()
    table = table[table["verdict"] != "not checkable"]
    periods = audit.validity()
    periods = periods[periods["independent"] & (periods["verdict"] != "silent")]
    labels = section_labels()
    texts = {
        c: textwrap.wrap(f"{c}  {t}", WIDTH)
        for c, t in zip(table["claim_id"], table["claim"], strict=True)
    }
    height = sum(max(len(t), 1) * LINE + GAP for t in texts.values()) + 2.2 * len(labels)
    tall = 0.135 * height + 1.4
    margins = {"left": 0.362, "right": 0.9, "top": 1 - 0.85 / tall, "bottom": 0.75 / tall}
    ax = new_axes(ax, tall, margins)
    shown = (dt.date(first, 1, 1), dt.date(last, 12, 31))
    arrows: dict[str, list[tuple[dt.date, float]]] = {"<": [], ">": []}
    by_claim: dict[str, list[audit.Row]] = {}
    for row in audit.plain_rows(periods):
        by_claim.setdefault(row["claim_id"], []).append(row)
    y = 0.0
    for section, title in labels.items():
        y += 1.0
        _label(ax, y, title, size=9, weight="bold")
        y += 1.2
        for row in table[table["section"] == section].itertuples():
            lines = len(texts[row.claim_id]) * LINE
            middle = y + lines / 2
            _label(ax, middle, "\n".join(texts[row.claim_id]), size=8)
            colour = LOOKS[row.verdict][0]
            _bars(ax, by_claim[row.claim_id], middle, colour, shown, arrows)
            colour, mark = LOOKS[row.verdict]
            ax.annotate(
                f"{mark} {row.verdict}",
                xy=(1, middle),
                xycoords=("axes fraction", "data"),
                xytext=(8, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
                color=DARKER.get(row.verdict, colour),
                annotation_clip=False,
            )
            y += lines + GAP
    ax.set_ylim(y, 0)
    ax.set_yticks([])  # the labels are words of the chart: ticks would measure them five times
    for mark, places in arrows.items():
        days, heights = zip(*places, strict=True) if places else ((), ())
        ax.scatter(days, heights, marker=mark, s=9, color="white", zorder=4)
    ax.set_xlim(*mdates.date2num(shown))
    ax.xaxis.set_major_locator(mdates.YearLocator(2, month=1, day=1))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    ax.spines["left"].set_visible(False)
    counts = table["verdict"].value_counts()
    agree = counts.get("agrees", 0)
    ax.set_title(
        f"{agree} of {len(table)} checkable claims held at publication;\n"
        f"{counts.get('outdated', 0)} had stopped being true",
        pad=24,
    )
    mark_publication(ax)
    source_line(ax, "Source: usrok_data, validity() and verdicts(); evidence named in evidence()")
    return ax


def _label(ax: Axes, y: float, text: str, size: float, weight: str = "normal") -> None:
    """Write a label left of the axes."""
    ax.annotate(
        text,
        xy=(0, y),
        xycoords=("axes fraction", "data"),
        xytext=(-6, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=size,
        fontweight=weight,
        annotation_clip=False,
    )


def _bars(
    ax: Axes,
    found: list[audit.Row],
    middle: float,
    colour: str,
    shown: tuple[dt.date, dt.date],
    arrows: dict[str, list[tuple[dt.date, float]]],
) -> None:
    """Draw the bars of one claim, one line for each witness; note where arrows belong."""
    found = [p for p in found if p["start"] is not None]
    if not found:
        centre = shown[0] + (shown[1] - shown[0]) / 2
        ax.annotate("true at no time", xy=(centre, middle), ha="center", va="center", fontsize=8)
        return
    by_witness: dict[str, list[audit.Row]] = {}
    for period in found:
        by_witness.setdefault(period["evidence_id"], []).append(period)
    # Witnesses that agree share a line.
    lines: dict[tuple[object, ...], list[audit.Row]] = {}
    for mine in by_witness.values():
        lines.setdefault(tuple((p["start"], p["end"]) for p in mine), mine)
    step = min(0.9, 1.5 / len(lines))
    for number, mine in enumerate(lines.values()):
        at = middle + (number - (len(lines) - 1) / 2) * step
        for p in mine:
            may, sure = (p["start"], p["end"]), (p["sure_from"], p["sure_to"])
            if may != sure:
                _bar(ax, at, step, may, shown, {"alpha": 0.3, "fc": colour})
            if sure[0] is not None:
                # An edge keeps a window of weeks visible.
                _bar(ax, at, step, sure, shown, {"fc": colour, "ec": colour, "lw": 0.8})
    # White on the bar, a little inside the axes.
    inset = dt.timedelta(days=30)
    if any(p["start"] < shown[0] <= p["end"] for p in found):
        arrows["<"].append((shown[0] + inset, middle))
    if any(p["end"] > shown[1] for p in found):
        arrows[">"].append((shown[1] - inset, middle))


def _bar(
    ax: Axes,
    at: float,
    step: float,
    days: tuple[dt.date, dt.date],
    shown: tuple[dt.date, dt.date],
    look: dict[str, Any],
) -> None:
    left, right = max(days[0], shown[0]), min(days[1], shown[1])
    if left <= right:
        start, end = mdates.date2num([left, right + dt.timedelta(days=1)])
        height = step * 0.75
        ax.add_patch(Rectangle((start, at - height / 2), end - start, height, **look))
