"""A tile-grid map: one square a state, placed by hand so that it reads as the world."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.patches import Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.textpath import TextPath

from usrok_data._tables import load
from usrok_data._time import HORIZON
from usrok_data.charts._base import COLOURS, new_axes, source_line
from usrok_data.relations import KOREAS, relations_on, today

#: First day of each period, its label, its fill and the ink on it: light to dark, so that
#: the order survives print in grey.
STEPS = (
    ("1948-01-01", "1948 to 1960", "#EFEDF5", "#222222"),
    ("1961-01-01", "1961 to 1969", "#C9C7E3", "#222222"),
    ("1970-01-01", "1970 to 1988", "#9E9AC8", "#222222"),
    ("1989-02-01", "February 1989 to 21 August 1991", "#6A51A3", "#FFFFFF"),
    ("1991-08-22", "22 August 1991 to publication", "#2E0A4F", "#FFFFFF"),
    ("1993-07-20", "later, to 1999", "#FFFFFF", "#222222"),
)
LATER = STEPS[-1][2:]
#: Side of a square, a little less than the grid's.
SIZE = 0.94
#: Height of a letter and distance from one to the next, in squares.
LETTER_HEIGHT, LETTER_STEP = 0.27, 0.26
PUBLISHED = pd.Timestamp(STEPS[-1][0]) - pd.Timedelta(days=1)
NONE = ("none then, nor by the end of 1999", "#FFFFFF", "#767676")


def tile_map(korea: str = "KOR", ax: Axes | None = None) -> Axes:
    """Draw since when each state has had relations with one Korea, on a map of squares.

    Parameters
    ----------
    korea : {"KOR", "PRK"}
        Which Korea.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, one square a state of today. Its shade is the period in which the spell
        began that holds on the day of publication, or later where none does; a state that
        carries on relations of a former one has the day of the former.

    Raises
    ------
    ValueError
        If the Korea is not one.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.tile_map().get_legend() is not None
    True
    """
    if not isinstance(korea, str) or korea not in KOREAS:
        raise ValueError(f'korea is {korea!r}. Expected "KOR" or "PRK".')
    since = _since(korea)
    tiles = load("countries").dropna(subset=["tile_column"])
    ax = new_axes(ax, 5.6, {"left": 0.01, "right": 0.99, "top": 0.93, "bottom": 0.2})
    looks = [_look(country, korea, since) for country in tiles["country"]]
    corners = list(zip(tiles["tile_column"], -tiles["tile_row"], strict=True))
    # Few artists for many squares: one for the squares, one for the hatched, one an ink.
    edge: dict[str, Any] = {"edgecolor": "#999999", "linewidth": 0.5}
    squares = [Rectangle(corner, SIZE, SIZE) for corner in corners]
    ax.add_collection(PatchCollection(squares, facecolor=[fill for fill, _ in looks], **edge))
    later = [s for s, look in zip(squares, looks, strict=True) if look == LATER]
    ax.add_collection(PatchCollection(later, facecolor="none", hatch="/////", **edge))
    plates = [
        Rectangle((x + 0.12, y + 0.28), SIZE - 0.24, SIZE - 0.56)
        for x, y in (square.get_xy() for square in later)
    ]
    ax.add_collection(PatchCollection(plates, facecolor="white", edgecolor="none"))
    for ink in dict.fromkeys(ink for _, ink in looks):
        words = [
            letter
            for country, corner, look in zip(tiles["country"], corners, looks, strict=True)
            if look[1] == ink
            for letter in _word(country, corner)
        ]
        path = Path.make_compound_path(*words)
        ax.add_patch(PathPatch(path, facecolor=ink, linewidth=0, in_layout=False))
    ax.set_xlim(-0.3, tiles["tile_column"].max() + 1.3)
    ax.set_ylim(-tiles["tile_row"].max() - 0.3, 1.3)
    ax.set_aspect("equal")
    ax.set_axis_off()
    handles: list[Any] = [
        Patch(facecolor=f, edgecolor="#999999", label=t, hatch="/////" if t[:5] == "later" else "")
        for _, t, f, _ in STEPS
    ]
    handles.append(Patch(facecolor=NONE[1], edgecolor="#CCCCCC", label=NONE[0]))
    ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0.0), ncol=3, fontsize=8)
    name = "South Korea" if korea == "KOR" else "North Korea"
    begin, end = (pd.Timestamp(STEPS[i][0]) for i in (3, 5))
    late = sum(begin <= s < end for s in since.values())
    ax.set_title(f"{name} gained {late} of today's states from February 1989 to July 1993")
    source = "Source: Wikipedia (Korean, Chinese); K. J. Ayhan (kdiplo); grid placed for usrok_data"
    source_line(ax, source, below=62)
    return ax


def _look(country: str, korea: str, since: dict[str, pd.Timestamp]) -> tuple[str, str]:
    """Return the fill of a square and the ink on it."""
    if country == korea:
        return COLOURS[korea], "#FFFFFF"
    start = since.get(country)
    if start is None:
        return NONE[1], NONE[2]
    step = STEPS[sum(start >= pd.Timestamp(s[0]) for s in STEPS) - 1]
    return step[2], step[3]


@cache
def _letter(letter: str) -> Path:
    """Return the outline of a letter with its middle at nought."""
    outline = TextPath((0, 0), letter, size=0.36)
    box = outline.get_extents()
    middle = (box.x0 + box.x1) / 2, LETTER_HEIGHT / 2
    return Path(outline.vertices - np.array(middle), outline.codes)


def _word(text: str, corner: tuple[int, int]) -> list[Path]:
    """Return the outlines of the letters of a code in the middle of its square."""
    x, y = corner[0] + SIZE / 2, corner[1] + SIZE / 2
    return [
        Path(_letter(a).vertices + np.array([x + (i - 1) * LETTER_STEP, y]), _letter(a).codes)
        for i, a in enumerate(text)
    ]


def _since(korea: str) -> dict[str, pd.Timestamp]:
    """Return for each state of today the start of relations that counts for the map."""
    spells = load("recognition")
    spells = spells[spells["korea"] == korea]
    begins = dict(zip(spells["spell_id"], spells["begins_as"], strict=True))
    # Where a state ended, its successor carries its relations on from that day.
    ended = spells.dropna(subset=["ended"])
    before = {
        (today(c), e): s
        for c, e, s in zip(ended["country"], ended["ended"], ended["start"], strict=True)
    }
    first: dict[str, pd.Timestamp] = {}
    for day in (HORIZON, PUBLISHED):
        now = relations_on(day, korea=korea)
        for country, start, spell in zip(
            now["country"], now["since"], now["spell_id"], strict=True
        ):
            code = today(country)
            carried = begins[spell] == "succession"
            first[code] = before.get((code, start), start) if carried else start
    return first
