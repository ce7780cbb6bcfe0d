"""A tile-grid map: one square a state, placed by hand so that it reads as the world."""

from __future__ import annotations

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from usrok_data._tables import load
from usrok_data._time import HORIZON
from usrok_data.charts._base import COLOURS, new_axes
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
    >>> charts.tile_map().get_title(loc="left")[:11]
    'South Korea'
    """
    if korea not in KOREAS:
        raise ValueError(f'korea is {korea!r}. Expected "KOR" or "PRK".')
    since = _since(korea)
    tiles = load("countries").dropna(subset=["tile_column"])
    ax = new_axes(ax, 5.6, {"left": 0.01, "right": 0.99, "top": 0.93, "bottom": 0.2})
    starts = [pd.Timestamp(s[0]) for s in STEPS]
    for tile in tiles.itertuples():
        look: dict[str, Any] = {"edgecolor": "#999999", "linewidth": 0.5}
        ink = NONE[2]
        if tile.country == korea:
            look["facecolor"], ink = COLOURS[korea], "#FFFFFF"
        elif (start := since.get(tile.country)) is None:
            look["facecolor"] = NONE[1]
        else:
            step = STEPS[sum(start >= s for s in starts) - 1]
            look["facecolor"], ink = step[2], step[3]
            if step is STEPS[-1]:
                look["hatch"] = "/////"
        corner = (tile.tile_column, -tile.tile_row)
        ax.add_patch(Rectangle(corner, 0.94, 0.94, **look))
        plate = {"facecolor": "white", "edgecolor": "none", "pad": 0.3}
        ax.text(
            tile.tile_column + 0.47,
            -tile.tile_row + 0.45,
            tile.country,
            ha="center",
            va="center",
            fontsize=5.2,
            color=ink,
            bbox=plate if "hatch" in look else None,
        )
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
    late = sum(starts[3] <= s < starts[5] for s in since.values())
    ax.set_title(f"{name} gained {late} of today's states from February 1989 to July 1993")
    ax.annotate(
        "Source: Wikipedia (Korean, Chinese); K. J. Ayhan (kdiplo); grid placed for usrok_data",
        xy=(0, 0),
        xycoords="axes fraction",
        xytext=(0, -62),
        textcoords="offset points",
        fontsize=8,
        color="#555555",
        annotation_clip=False,
    )
    return ax


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
