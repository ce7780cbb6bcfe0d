"""The paragraph that the sheet shares with a Note of April 1991, word by word, without its text."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from usrok_data import audit
from usrok_data.charts import style
from usrok_data.charts.style import COLOURS
from usrok_data.codebook import labels
from usrok_data.days import PUBLICATION_DATE, in_words
from usrok_data.tables import cached_table

#: The paragraph of the sheet, and the source that is the Note.
PARAGRAPH, NOTE = 7, "bgnote-1991"
#: How the words of each kind are drawn; the patterns differ, so that no colour is needed.
LOOKS: dict[str, dict[str, Any]] = {
    "same": {"facecolor": COLOURS["USA"], "edgecolor": COLOURS["USA"]},
    "changed": {"facecolor": "none", "edgecolor": COLOURS["KOR"], "hatch": "////"},
    "updated": {"facecolor": "none", "edgecolor": COLOURS["KOR"], "hatch": "xxxx"},
    "new": {"facecolor": "none", "edgecolor": COLOURS["KOR"], "hatch": "..."},
    "": {"facecolor": "none", "edgecolor": COLOURS["other"]},
}
#: Sizes in inches: of a box, the space between the two texts, a sentence, the left margin.
BOX, SPACE, SENTENCE, LEFT = 0.2, 0.22, 1.52, 1.3
#: Letters of a quotation that fit over one box.
LETTERS = 3
CAUTION = (
    "Only the opening of the Note's section was seen. Its other words are not drawn; "
    "places follow the sheet."
)


def reused_paragraph(ax: Axes | None = None) -> Axes:
    """Draw the paragraph that the sheet shares with a Note of April 1991, side by side.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, words on x, two rows of boxes for each sentence: the Note above, the sheet
        below. A box is a word, in its place in the sheet. Words in shared runs of five or
        more are filled; where the texts differ, both are quoted. How many words the Note has
        there is not recorded, so that its box is not divided.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.reused_paragraph().get_xlabel()
    ''
    """
    table = cached_table("sentences")
    table = table[table["paragraph"] == PARAGRAPH].reset_index(drop=True)
    runs = cached_table("reused_text")
    runs = runs[runs["sentence_id"].isin(table["sentence_id"])]
    note = cached_table("sources").set_index("source_id").loc[NOTE]
    month = style.month(dt.date.fromisoformat(f"{note['published']}-01"))
    height = SENTENCE * len(table)
    ax = style.new_axes(ax, height + 2.1, left=LEFT, right=0.15, bottom=1.35, top=0.75)
    ax.set_xlim(0, table["words"].max())
    ax.set_ylim(height, 0)
    ax.set_axis_off()
    for row in table.itertuples():
        top = SENTENCE * row.Index
        text = f"{row.sentence_id}  {row.paraphrase}"
        style.label(ax, 0, top + 0.1, text, color=style.ink(ax, 0.75))
        upper, lower = top + 0.5, top + 0.5 + BOX + SPACE
        style.label(ax, -0.3, upper + BOX / 2, f"Note, {month}", ha="right")
        lower_name = f"sheet, {style.month(PUBLICATION_DATE)}"
        style.label(ax, -0.3, lower + BOX / 2, lower_name, ha="right")
        _draw_sentence(ax, runs[runs["sentence_id"] == row.sentence_id], row.words, upper, lower)
    _explain(ax)
    shared = runs.loc[runs["kind"] == "same", "words"].sum()
    title = (
        f"{shared} of the {table['words'].sum()} words of paragraph {PARAGRAPH} stand in a Note "
        f"of {month},\nin runs of five words or more"
    )
    source = f"{CAUTION}\nSource: {note['title'].split(' (')[0]}; US Department of State, Dispatch"
    return style.caption(ax, title, source, pad=10, below=58, shift=LEFT - 0.1)


def _draw_sentence(ax: Axes, runs: pd.DataFrame, words: int, upper: float, lower: float) -> None:
    """Draw the words of the Note at one height and those of the sheet at another, below it."""
    others = set(range(1, words + 1))
    for run in runs.itertuples():
        places = range(run.first_word, run.last_word + 1)
        others -= set(places)
        _boxes(ax, places, lower, run.kind)
        if run.kind == "same":
            _boxes(ax, places, upper, run.kind)
            middle = (run.first_word - 1 + run.last_word) / 2
            style.label(ax, middle, (upper + BOX + lower) / 2, _count(run), ha="center")
        elif not pd.isna(run.in_note):
            ax.barh(upper + BOX / 2, run.words - 0.2, BOX, run.first_word - 0.9, **LOOKS[run.kind])
    _boxes(ax, sorted(others), lower, "")
    runs = runs[runs["kind"] != "same"].set_index("first_word")
    _quote(ax, runs["in_note"].dropna(), upper - 0.05, "bottom")
    _quote(ax, runs["in_sheet"], lower + BOX + 0.05, "top")


def _boxes(ax: Axes, places: Sequence[int], y: float, kind: str) -> None:
    """Draw one box per word."""
    ax.barh([y + BOX / 2] * len(places), 0.8, BOX, [p - 0.9 for p in places], **LOOKS[kind])


def _quote(ax: Axes, texts: pd.Series, y: float, va: str) -> None:
    """Quote what stands in some places, each text wrapped before the next one begins."""
    ends = [*texts.index[1:], ax.get_xlim()[1]]
    for start, end, text in zip(texts.index, ends, texts, strict=True):
        width = max(LETTERS * int(end - start), 1)
        lines = textwrap.fill(text.strip(",."), width, break_long_words=False)
        look: dict[str, Any] = {"va": va, "style": "italic", "linespacing": 1.05}
        style.label(ax, start - 0.9, y, lines, **look)


def _count(run: Any) -> str:
    """Tell how many words are the same, and which number of the sheet is among them."""
    claims = cached_table("claims")
    numbers = claims.loc[claims["sentence_id"] == run.sentence_id, "n_text"].dropna()
    # The note on a run names the numbers in it.
    held = [n for n in numbers if not pd.isna(run.note) and n in run.note]
    return f"{run.words} words the same" + "".join(f", {n} among them" for n in held)


def _explain(ax: Axes) -> None:
    """Explain the boxes below the axes."""
    meanings = labels("reused_text", "kind") | {"": "in no run of five words or more"}
    handles = [Patch(label=meanings[kind], **look) for kind, look in LOOKS.items()]
    width, height = style.size_in_points(ax)
    corner = ((0.1 - LEFT) * 72 / width, -4 / height)
    look: dict[str, Any] = {"bbox_to_anchor": corner, "ncol": 2, "borderpad": 0}
    style.add_legend(ax, handles, "upper left", **look)


def note_and_count(ax: Axes | None = None, first: int = 1990, last: int = 1993) -> Axes:
    """Draw when there were 148 states by each count, beside the month of the Note.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x: a bar for the time without relations with Albania, by the
        encyclopedia, and one for each count that had the number of the sheet at some time.
        The band is the month in which the Note was printed.

    Examples
    --------
    >>> from usrok_data import charts
    >>> len(charts.note_and_count().patches)
    5
    """
    validity = audit.validity()
    own = validity[validity["independent"] & validity["claim_id"].isin(["c42", "c59"])]
    own = own.drop_duplicates(["claim_id", "origin"]).set_index(["claim_id", "origin"])
    stated = int(cached_table("claims").set_index("claim_id").at["c42", "n_low"])
    bars = {"no relations with Albania": own.loc[("c59", "encyclopedia")]}
    for origin in ("press", "encyclopedia", "country list"):
        bars[f"{stated} states: {origin.removeprefix('country ')}"] = own.loc[("c42", origin)]
    ax = style.new_axes(ax, 3.0, left=2.0, right=0.3, bottom=0.75, top=0.95)
    style.year_axis(ax, dt.date(first, 1, 1), dt.date(last, 12, 31), 1)
    edge = ax.get_xlim()[0]
    for y, bar in enumerate(bars.values()):
        start, end = (mdates.date2num(day) for day in (bar["start"], bar["end"]))
        ax.barh(y, end + 1 - max(start, edge), 0.5, max(start, edge), color=COLOURS["KOR"])
        if start < edge:
            ax.plot(edge, y, "<", color=COLOURS["KOR"], markersize=5, clip_on=False)
        style.label(ax, end + 12, y, f"to {in_words(bar['end'].date())}")
    note = cached_table("sources").set_index("source_id").at[NOTE, "published"]
    month = pd.Period(note)
    band = mdates.date2num([month.start_time, month.end_time]).tolist()
    ax.axvspan(*band, color=COLOURS["other"], alpha=0.35, zorder=0, linewidth=0)
    style.label(
        ax, band[0] - 12, len(bars) - 1, f"Note of {style.month(month.start_time)}", ha="right"
    )
    ax.set_yticks(range(len(bars)), list(bars))
    ax.tick_params(axis="y", length=0, pad=8)
    ax.set_ylim(len(bars) - 0.5, -0.6)
    ax.spines[["left", "top", "right"]].set_visible(False)
    press = bars[f"{stated} states: press"]
    held = press["start"] <= month.end_time and month.start_time <= press["end"]
    title = (
        f"By the press count, {stated} was right from {in_words(press['start'].date())};\n"
        f"no count has it when the sheet was published"
    )
    if not held:  # should the record change, the title must not lie
        title = f"When there were {stated} states, by each count"
    source = "Source: usrok_data, validity() and count_periods()"
    return style.caption(ax, title, source, shift=1.9)
