"""Charts of the sheet itself: its events, its words, its claims."""

from __future__ import annotations

import datetime as dt
import textwrap
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from usrok_data.audit import verdicts
from usrok_data.charts import style
from usrok_data.charts.style import COLOURS, VERDICT_LOOKS, VERDICT_MARKERS
from usrok_data.codebook import labels
from usrok_data.sheet import claims, events, sentences

#: The distance from a mark of the timeline to its label.
GAP = pd.Timedelta(days=180)
#: Longest text beside a bar of the sheet, in letters.
LETTERS = 56


def sheet_in_bars(ax: Axes | None = None) -> Axes:
    """Draw the sheet as a picture: one bar per sentence, in the order of the text.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, words on x, one row per sentence. A bar is as long as its sentence and has
        one part per claim, coloured by the verdict on the publication date. Claims that can
        be checked and are not simply true are striped, and named on the right with the words
        of the sheet.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.sheet_in_bars().get_title().splitlines()[0]
    '30 of the 39 checkable claims are true;'
    """
    table = sentences()
    coded = claims().merge(verdicts()[["claim_id", "verdict"]], on="claim_id")
    titles = labels("sentences", "section")
    ax = style.new_axes(ax, 7.4, left=1.4, right=3.9, bottom=1.0, top=0.75)
    ax.set_xlim(0, int(table["words"].max()))
    y, section = 0.0, ""
    for row in table.itertuples():
        if row.section != section:
            section = str(row.section)
            y += 0.7
            look: dict[str, Any] = {"ha": "right", "va": "top", "fontweight": "bold"}
            heading = textwrap.fill(titles[section], 14)
            style.label(ax, -0.13, y - 0.4, heading, beside=True, linespacing=1.25, **look)
        own = coded[coded["sentence_id"] == row.sentence_id]
        _sentence_bar(ax, y, int(row.words), list(own["verdict"]))
        _name_exceptions(ax, y, int(row.words), own[_is_exception(own)])
        style.label(ax, -0.02, y, str(row.Index + 1), beside=True, ha="right", fontsize=8)
        y += 1
    ax.set_ylim(y - 0.3, 0)
    ax.set_yticks([])
    ax.set_xlabel("words", loc="left")
    ax.spines[["left", "top", "right"]].set_visible(False)
    handles = [
        Patch(label="true", **_bar_look(ax, "true")),
        Patch(label="another verdict", **_bar_look(ax, "false")),
        Patch(label="cannot be checked, or no claim", **_bar_look(ax, "not checkable")),
    ]
    width, height = style.size_in_points(ax)
    place = {"bbox_to_anchor": (-1.3 * 72 / width, -34 / height), "ncol": 3, "borderpad": 0}
    style.add_legend(ax, handles, "upper left", **place)
    rest = coded[_is_exception(coded)]
    title = (
        f"{(coded['verdict'] == 'true').sum()} of the {coded['checkable'].sum()} checkable claims "
        f"are true;\nthe other {len(rest)} are in "
        f"{rest['sentence_id'].nunique()} sentences"
    )
    return style.caption(ax, title, style.SHEET, pad=12, below=54, shift=1.3)


def _is_exception(coded: pd.DataFrame) -> pd.Series:
    return coded["checkable"] & (coded["verdict"] != "true")


def _bar_look(ax: Axes, verdict: str) -> dict[str, Any]:
    """Return the look of a part of a bar: filled, striped or hollow, so that it needs no colour."""
    colour = VERDICT_LOOKS[verdict][0]
    if verdict == "true":
        return {"facecolor": colour, "edgecolor": colour, "linewidth": 0.8}
    if verdict == "not checkable":
        return {"facecolor": "none", "edgecolor": colour, "linewidth": 0.8}
    return {"facecolor": colour, "edgecolor": ax.get_facecolor(), "linewidth": 0, "hatch": "////"}


def _sentence_bar(ax: Axes, y: float, words: int, found: list[str]) -> None:
    """Draw a sentence, with one part per claim."""
    parts = found or ["not checkable"]
    part = words / len(parts)
    for number, verdict in enumerate(parts):
        ax.barh(y, part - 0.7, 0.68, number * part, **_bar_look(ax, verdict))


def _name_exceptions(ax: Axes, y: float, words: int, rest: pd.DataFrame) -> None:
    """Write beside a bar which of its claims are not simply true, with the words of the sheet."""
    if rest.empty:
        return
    right = ax.get_xlim()[1]
    ax.plot([words, right + 1], [y, y], color=style.ink(ax, 0.55), linewidth=0.7, clip_on=False)
    for place, verdict in enumerate(rest["verdict"]):
        mark = {"color": VERDICT_LOOKS[verdict][0], "markersize": 6, "linestyle": ""}
        x = right + 2.4 + 2.4 * place
        ax.plot(x, y, clip_on=False, **VERDICT_MARKERS[verdict] | mark)
    names = " and ".join(rest["verdict"])
    quote, room = rest["quote"].iloc[0].rstrip(".,"), LETTERS - len(names)
    text = f'{names}: "{textwrap.shorten(quote, room, placeholder=" ...")}"'
    style.label(ax, right + 1.9 + 2.4 * len(rest), y, text, fontsize=8)


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
