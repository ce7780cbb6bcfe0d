"""A tile-grid map: one square for each state, placed by hand so that it reads as the world."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from usrok_data.charts import style
from usrok_data.charts.style import COLOURS
from usrok_data.days import PUBLICATION_DATE, RECORD_END, RECORD_START, in_words
from usrok_data.relations import Korea, check_choice, country_names, relations_on, successor_code
from usrok_data.tables import cached_table


class Step(NamedTuple):
    """A period in which relations began, and how its squares look."""

    first: dt.date
    label: str
    fill: str
    ink: str


#: From light to dark, so that the order survives print in grey. On 22 August 1991 Albania
#: ended the time in which the press count was 148.
STEPS = (
    Step(RECORD_START, "1948 to 1960", "#EFEDF5", "#222222"),
    Step(dt.date(1961, 1, 1), "1961 to 1969", "#C9C7E3", "#222222"),
    Step(dt.date(1970, 1, 1), "1970 to 1988", "#9E9AC8", "#222222"),
    Step(dt.date(1989, 2, 1), "February 1989 to 21 August 1991", "#6A51A3", "#FFFFFF"),
    Step(
        dt.date(1991, 8, 22),
        f"22 August 1991 to {in_words(PUBLICATION_DATE)}",
        "#2E0A4F",
        "#FFFFFF",
    ),
)
#: Side of a square, a little less than the grid's.
SIDE = 0.94
EDGE = COLOURS["other"]
HATCH = "/////"


def recognition_map(korea: Korea = "KOR", ax: Axes | None = None) -> Axes:
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
        The axes, one square for each state of today. Its shade is the period in which the
        relations began that it had on the publication date; hatched squares began later. A
        state that continues the relations of a former state has the day of the former.

    Raises
    ------
    ValueError
        If the Korea is neither of the two.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.recognition_map().get_legend() is not None
    True
    """
    check_choice(korea, "korea", Korea)
    since = _since(korea)
    ax = style.new_axes(ax, 5.7, left=0.1, right=0.1, bottom=1.1, top=0.7)
    tiles = cached_table("countries").dropna(subset=["tile_column"])
    for tile in tiles.itertuples():
        x, y, fill, letters = tile.tile_column, -tile.tile_row, "none", style.ink(ax, 0.75)
        start = since.get(tile.country)
        is_later = start is not None and start > PUBLICATION_DATE
        if tile.country == korea:
            fill, letters = COLOURS[korea], "#FFFFFF"
        elif start and not is_later:
            _, _, fill, letters = [step for step in STEPS if step.first <= start][-1]
        look: dict[str, Any] = {"facecolor": fill, "edgecolor": EDGE, "linewidth": 0.5}
        ax.add_patch(Rectangle((x, y), SIDE, SIDE, hatch=HATCH if is_later else "", **look))
        plate = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 1}
        look = {"fontsize": 6.3, "color": letters, "bbox": plate if is_later else None}
        style.label(ax, x + SIDE / 2, y + SIDE / 2, tile.country, ha="center", **look)
    ax.set_xlim(-0.1, tiles["tile_column"].max() + 1.1)
    ax.set_ylim(-tiles["tile_row"].max() - 0.1, 1.1)
    ax.set_aspect("equal")
    ax.set(xticks=[], yticks=[])
    ax.set_axis_off()
    name = country_names()[korea]
    key = {step.label: step.fill for step in STEPS}
    key |= {"later, to the end of 1999": "none", "not by the end of 1999": "none"}
    key[name] = COLOURS[korea]
    patches = [Patch(facecolor=fill, edgecolor=EDGE, label=label) for label, fill in key.items()]
    patches[len(STEPS)].set_hatch(HATCH)
    style.add_legend(ax, patches, "upper center", bbox_to_anchor=(0.5, 0), ncol=3, fontsize=8.5)
    late = sum(STEPS[3].first <= day <= PUBLICATION_DATE for day in since.values())
    found = f"{name} gained relations with {late} of today's states\nfrom February 1989 to "
    title = f"{found}July {PUBLICATION_DATE.year}"
    return style.caption(ax, title, style.RECOGNITION, pad=10, below=58)


def _since(korea: Korea) -> dict[str, dt.date]:
    """Return for each state of today when the relations began that count for the map.

    These are the relations on the publication date; without them, those at the end of the
    record.
    """
    spells = cached_table("recognition")
    spells = spells[spells["korea"] == korea]
    begins_as = spells.set_index("spell_id")["begins_as"]
    # Where a state ended, its successor continues its relations from that day.
    rows = spells.dropna(subset=["ended"]).itertuples()
    former = {(successor_code(row.country), row.ended): row.start for row in rows}
    first: dict[str, dt.date] = {}
    for day in (RECORD_END, PUBLICATION_DATE):
        for row in relations_on(day, korea, names="today").itertuples():
            start = row.since
            if begins_as[row.spell_id] == "succession":
                start = former.get((row.country, start), start)
            first[row.country] = start.date()
    return first
