"""The paragraph that the sheet shares with a Note of April 1991, word by word, without its text."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from usrok_data.charts import style
from usrok_data.charts.style import COLOURS
from usrok_data.codebook import labels
from usrok_data.days import PUBLICATION_DATE
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
