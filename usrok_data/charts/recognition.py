"""Charts of the contest of the two Koreas for recognition, and of how it ended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.collections import PatchCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from usrok_data import relations
from usrok_data.charts import style
from usrok_data.charts.meanwhile import meanwhile, strip_height
from usrok_data.charts.style import COLOURS
from usrok_data.days import (
    LENGTH,
    PUBLICATION_DATE,
    RECORD_END,
    RECORD_START,
    date_of,
    day_number,
    in_words,
    read_record_day,
)
from usrok_data.relations import Korea, country_names
from usrok_data.tables import cached_table

#: The dashes of each line over time, so that no colour is needed.
DASHES: dict[str, Any] = {"KOR": "-", "PRK": (0, (5, 1)), "both": (0, (1, 1))}
#: What happened while the two Koreas competed: ids of ``record.context()``.
CONTEST = {
    "x05": "Korean War",
    "x10": "treaty with Japan",
    "x13": "Park's offer",
    "x14": "Non-Aligned",
    "x21": "Rangoon bomb",
    "x28": "Nordpolitik",
    "x48": "both in the UN",
}
#: What happened while South Korea opened relations with the communist states.
OPENING = {
    "x28": "Roh's declaration",
    "x29": "Olympics in Seoul",
    "x38": "San Francisco",
    "x44": "Gorbachev on Cheju",
    "x48": "both Koreas in the UN",
    "x62": "Taiwan breaks off",
}
#: Where a count bends: which Korea, first and last year, place and side of the label.
BENDS: tuple[tuple[Korea, int, int, dt.date, int, str], ...] = (
    ("KOR", 1961, 1962, dt.date(1963, 9, 1), 50, "left"),
    ("PRK", 1972, 1975, dt.date(1976, 6, 1), 78, "left"),
    ("KOR", 1989, 1992, dt.date(1989, 6, 1), 158, "right"),
)
#: In the small maps: the side of a square, the gap between two maps, the height of a heading
#: and of the labels below the last map, in squares.
SIDE, GAP, HEADING, FOOT = 0.9, 1.6, 3.2, 1.6
#: States that the text is about have an outline in this colour, on dark squares as well.
MARK = COLOURS["USA"]
#: The days of the small maps.
WAVES = ("1960-12-31", "1975-12-31", "1988-12-31", PUBLICATION_DATE)
#: The first year of the chart of agencies, and of the chart of trade.
FIRST_AGENCY, FIRST_TRADE = 1947, 1979
#: What each agency is for, in a word.
AGENCIES = {
    "FAO": "food",
    "IBRD": "reconstruction",
    "ICAO": "aviation",
    "IDA": "development",
    "IFAD": "farming",
    "IFC": "finance",
    "ILO": "labour",
    "IMF": "money",
    "IMO": "shipping",
    "ITU": "telecoms",
    "UNESCO": "education",
    "UNIDO": "industry",
    "UPU": "post",
    "WHO": "health",
    "WIPO": "patents",
    "WMO": "weather",
}
ROW = 0.27


def both_koreas(ax: Axes | None = None) -> Axes:
    """Draw with how many states each Korea had relations, and how many dealt with both.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, states on y: a line for each Korea, and one for the states that
        had relations with both. Where a line bends, the change is named; below the axis, what
        happened meanwhile. Days that are only possible do not count.

    Examples
    --------
    >>> from usrok_data.charts import recognition
    >>> recognition.both_koreas().get_ylabel()
    'states'
    """
    below = strip_height(3)
    ax = style.new_axes(ax, 4.4 + below, left=0.6, right=1.3, bottom=0.5 + below, top=0.8)
    style.year_axis(ax, RECORD_START, RECORD_END, 10)
    lines = {"KOR": _count("KOR"), "PRK": _count("PRK"), "both": _count_of_both()}
    for key, count in lines.items():
        colour = COLOURS.get(key, style.ink(ax))
        changed = np.flatnonzero(np.diff(count, prepend=-1))
        days: list[Any] = [date_of(int(n)) for n in [*changed, LENGTH - 1]]
        values = count[[*changed, -1]].tolist()
        ax.step(days, values, where="post", color=colour, linewidth=2, linestyle=DASHES[key])
        last = values[-1]
        # The lowest two lines end near each other.
        y = last + {"PRK": 5, "both": -5}.get(key, 0)
        text = f"{country_names().get(key, key)} {last}"
        style.label(ax, 1.01, y, text, beside=True, color=colour, fontweight="bold")
    for korea, first, last, day, y, side in BENDS:
        before, after = (lines[korea][_year_end(year)] for year in (first - 1, last))
        text = f"{first} to {last}:\n{after - before:+d} states"
        style.label(ax, day, y, text, color=COLOURS[korea], ha=side)
    ax.set_ylim(0, 200)
    ax.set_ylabel("states")
    ax.spines[["top", "right"]].set_visible(False)
    meanwhile(ax, CONTEST)
    then, now = (int(lines["both"][n]) for n in (_year_end(1970), day_number(PUBLICATION_DATE)))
    title = (
        f"At the end of 1970 {_spelt(then)} states had relations with both Koreas;\n"
        f"by {style.month(PUBLICATION_DATE)} {now} did"
    )
    return style.caption(ax, title, style.RECOGNITION, below=72 * below + 6)


def _year_end(year: int) -> int:
    return day_number(dt.date(year, 12, 31))


def _spelt(number: int) -> str:
    """Write a small number in letters, as in running text."""
    letters = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return letters[number] if number < len(letters) else f"{number}"


def _count(korea: Korea) -> npt.NDArray[np.int64]:
    """Return day by day with how many states a Korea certainly had relations."""
    return relations.counts(korea, "record").low


def _count_of_both() -> npt.NDArray[np.int64]:
    """Return day by day how many states certainly had relations with both Koreas."""
    held: dict[tuple[str, str], npt.NDArray[np.bool_]] = {}
    rivals = _spells_of_rivals()
    for spell in relations.spells():
        if spell.spell_id not in rivals:
            key = (spell.country, spell.korea)
            held[key] = held.get(key, np.zeros(LENGTH, dtype=bool)) | spell.truth.certain
    total = np.zeros(LENGTH, dtype=np.int64)
    for country in {country for country, _ in held}:
        if (country, "KOR") in held and (country, "PRK") in held:
            total += held[country, "KOR"] & held[country, "PRK"]
    return total


def _spells_of_rivals() -> set[str]:
    """Return the spells of South Vietnam and of the Khmer Republic.

    They have the code of a rival government that had relations with the other Korea. Counted
    by codes, Vietnam would have had relations with both.
    """
    spells = cached_table("recognition")
    kind = cached_table("countries").set_index("country")["kind"]
    fell = (spells["ends_as"] == "state_ended") & (spells["country"].map(kind) == "state")
    return set(spells.loc[fell, "spell_id"])


def recognition_waves(days: Sequence[object] = WAVES, ax: Axes | None = None) -> Axes:
    """Draw on small maps of squares which states had relations with which Korea on some days.

    Parameters
    ----------
    days : sequence of str, datetime.date or pandas.Timestamp
        The days, one map each, two maps in a row.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, one square for each state of today: dark with relations with both Koreas,
        a full square in the colour of South Korea or a small one in that of North Korea with
        relations with one. A former state is shown as its successor, so Germany and Vietnam,
        while each was two states, are one square. Albania and Bosnia are outlined.

    Raises
    ------
    ValueError
        If a day is not a day of the record, or there is none.

    Examples
    --------
    >>> from usrok_data.charts import recognition
    >>> len(recognition.recognition_waves(["1988-12-31"]).texts) > 1
    True
    """
    dates = [read_record_day(day, "days") for day in ([days] if isinstance(days, str) else days)]
    if not dates:
        raise ValueError('days is empty. Expected at least one day; for instance ["1993-07-19"].')
    tiles = cached_table("countries").dropna(subset=["tile_column"])
    columns, rows = int(tiles["tile_column"].max()) + 1, int(tiles["tile_row"].max()) + 1
    wide, high = min(len(dates), 2), -(-len(dates) // 2)
    width, height = wide * columns + (wide - 1) * GAP, high * (rows + HEADING)
    inches = (style.WIDTH - 0.2) / width * (height + FOOT)
    ax = style.new_axes(ax, inches + 1.6, left=0.1, right=0.1, bottom=0.9, top=0.7)
    ax.set_xlim(-0.1, width)
    ax.set_ylim(HEADING - height - FOOT, HEADING)
    ax.set_aspect("equal")
    ax.set(xticks=[], yticks=[])
    ax.set_axis_off()
    found = []
    for n, day in enumerate(dates):
        left, top = (n % 2) * (columns + GAP), -(n // 2) * (rows + HEADING)
        south, north = (_partners(day, korea) for korea in ("KOR", "PRK"))
        _draw_map(ax, tiles, left, top, south, north)
        when = f"end of {day.year}" if (day.month, day.day) == (12, 31) else in_words(day)
        found.append((when, len(south), len(south & north)))
        text = f"{when}: South {len(south)}, North {len(north)}, both {found[-1][2]}"
        style.label(ax, left, top + 2.2, text, fontweight="bold")
    _name_marked(ax, tiles, left, top, dates[-1])
    key = [
        Patch(facecolor=style.ink(ax), label="both Koreas"),
        Patch(facecolor=COLOURS["KOR"], label="South Korea only"),
        Line2D([], [], color=COLOURS["PRK"], marker="s", markersize=4, lw=0, label="North only"),
        Patch(facecolor="none", edgecolor=COLOURS["other"], label="neither, or no state yet"),
    ]
    style.add_legend(ax, key, "upper left", bbox_to_anchor=(0, 0), ncol=4, borderpad=0)
    at = [f"at the {when}" if when[0] == "e" else f"on {when}" for when, *_ in found]
    title = f"South Korea had relations with {found[0][1]} of today's states {at[0]}"
    if len(dates) > 1:
        with_one, with_both = found[-1][1:]
        title += f"\nand with {with_one} {at[-1]}; {with_both} of these dealt with both Koreas"
    source = f"Germany and Vietnam, each divided for a time, are one square. {style.RECOGNITION}"
    return style.caption(ax, title, source, pad=8, below=26)


def _partners(day: dt.date, korea: Korea) -> set[str]:
    """Return the states of today with which a Korea certainly had relations on a day."""
    table = relations.relations_on(day, korea, names="today")
    return set(table.loc[table["certainty"] == "certain", "country"])


def _draw_map(
    ax: Axes, tiles: pd.DataFrame, left: float, top: float, south: set[str], north: set[str]
) -> None:
    """Draw one small map below and to the right of a place."""
    looks: dict[str, tuple[str, str, float]] = {
        "neither": ("none", COLOURS["other"], SIDE),
        "both": (style.ink(ax), style.ink(ax), SIDE),
        "KOR": (COLOURS["KOR"], COLOURS["KOR"], SIDE),
        "PRK": (COLOURS["PRK"], COLOURS["PRK"], SIDE / 2),
    }
    squares: dict[str, list[Rectangle]] = {look: [] for look in looks}
    marked = []
    for tile in tiles.itertuples():
        x, y = left + tile.tile_column, top - tile.tile_row - 1
        squares["neither"].append(Rectangle((x, y), SIDE, SIDE))
        kinds = [k for k, partners in (("KOR", south), ("PRK", north)) if tile.country in partners]
        if tile.country in ("KOR", "PRK"):
            kinds = [tile.country]
        if kinds:
            kind = "both" if len(kinds) == 2 else kinds[0]
            side = looks[kind][2]
            middle = (SIDE - side) / 2
            squares[kind].append(Rectangle((x + middle, y + middle), side, side))
        if tile.country in ("ALB", "BIH"):
            marked.append(Rectangle((x, y), SIDE, SIDE))
    for kind, shapes in squares.items():
        fill, edge, _ = looks[kind]
        ax.add_collection(PatchCollection(shapes, facecolor=fill, edgecolor=edge, linewidth=0.5))
    outline: dict[str, Any] = {"facecolor": "none", "edgecolor": MARK, "linewidth": 2, "zorder": 4}
    ax.add_collection(PatchCollection(marked, **outline))


def _name_marked(ax: Axes, tiles: pd.DataFrame, left: float, top: float, day: dt.date) -> None:
    """Name Albania below and Bosnia above a small map, with since when they had relations."""
    tiles = tiles.set_index("country")
    since = relations.relations_on(day, "KOR", names="today").set_index("country")["since"]
    for country, name, end, align in (
        ("ALB", "Albania", top - tiles["tile_row"].max() - 1.3, "top"),
        ("BIH", "Bosnia", top + 0.3, "bottom"),
    ):
        x = left + tiles.at[country, "tile_column"] - (1 - SIDE) / 2
        y = top - tiles.at[country, "tile_row"] - (1 if country == "ALB" else 0)
        ax.plot([x, x], [y, end], color=MARK, linewidth=1.2, zorder=5)
        what = f"since {style.month(since[country])}" if country in since else "not yet"
        style.label(ax, x, end, f"{name}: {what}", va=align, ha="center")


def communist_opening(ax: Axes | None = None) -> Axes:
    """Draw when the communist states established relations with South Korea, in order.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one row for each state of the group ``communist`` that
        established relations with South Korea from 1988 on and before the publication date,
        with the year since when it had relations with North Korea. Above, who was foreign
        minister; below, what happened meanwhile.

    Examples
    --------
    >>> from usrok_data.charts import recognition
    >>> [t.get_text() for t in recognition.communist_opening().get_yticklabels()][1]
    'Hungary (North 1948)'
    """
    opened, others = _communist_states()
    below = strip_height(3)
    height = ROW * (len(opened) + 1.6) + 1.6 + below
    ax = style.new_axes(ax, height, left=2.25, right=0.35, bottom=0.75 + below, top=0.75)
    style.year_axis(ax, dt.date(1988, 1, 1), dt.date(1993, 12, 31), 1)
    names = country_names()
    for y, row in enumerate(opened.itertuples()):
        start = pd.Timestamp(1988, 1, 1)
        ax.plot([start, row.start], [y, y], color=COLOURS["other"], linewidth=0.7)
        ax.plot(row.start, y, "o", color=COLOURS["KOR"], markersize=7)
        # The day stands where there is room for it.
        is_late = row.start.year >= 1992
        days = pd.Timedelta(days=-35 if is_late else 35)
        look: dict[str, Any] = {"ha": "right" if is_late else "left"}
        if is_late:
            look["bbox"] = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 1}
        style.label(ax, row.start + days, y, in_words(row.start), **look)
    labels = [f"{names[row.country]} (North {row.north})" for row in opened.itertuples()]
    ticks = [-1, *range(len(opened))]
    ax.set_yticks(ticks, ["Foreign Minister", *labels], fontsize=style.LABEL_SIZE)
    ax.set_ylim(len(opened) - 0.4, -1.9)
    ax.tick_params(axis="y", length=0)
    ax.spines[["left", "top", "right"]].set_visible(False)
    _name_ministers(ax, opened)
    meanwhile(ax, OPENING)
    first, last = opened["start"].iloc[0], opened["start"].iloc[-1]
    title = (
        f"From {style.month(first)} to {style.month(last)}, {len(opened)} of "
        f"{len(opened) + len(others)} communist states\nestablished relations with South Korea"
    )
    left_out = ", ".join(names[country] for country in others)
    source = (
        "Communist: ruled by a communist party in February 1989. In brackets: the year in which "
        f"relations with North Korea began. Not among the {len(opened)}: {left_out}. "
        f"{style.RECOGNITION}"
    )
    return style.caption(ax, title, source, below=72 * below + 6, shift=2.15)


def _communist_states() -> tuple[pd.DataFrame, list[str]]:
    """Return the communist states that opened relations, in order, and the codes of the others.

    A state is communist if a communist party ruled it in February 1989.
    """
    groups = cached_table("groups")
    states = groups.loc[groups["group"] == "communist", "country"]
    spells = cached_table("recognition")
    spells = spells[spells["country"].isin(states)].sort_values("start")
    north = spells[spells["korea"] == "PRK"].drop_duplicates("country").set_index("country")
    opened = spells[
        (spells["korea"] == "KOR")
        & spells["start"].between(pd.Timestamp(1988, 1, 1), pd.Timestamp(PUBLICATION_DATE))
    ]
    opened = opened.assign(north=opened["country"].map(north["start"].dt.year))
    others = sorted(set(states) - set(opened["country"]), key=country_names().__getitem__)
    return opened.reset_index(drop=True), others


def _name_ministers(ax: Axes, opened: pd.DataFrame) -> None:
    """Write above the states who was foreign minister of South Korea, with a line for the time."""
    terms = cached_table("terms")
    terms = terms[terms["office"] == "Foreign Minister of South Korea"]
    for term in terms.itertuples():
        if opened["start"].between(term.start, term.ended).any():
            ax.plot([term.start, term.ended], [-1, -1], color=style.ink(ax), linewidth=1.5)
            for day in (term.start, term.ended):
                ax.plot([day, day], [-1.15, -0.85], color=style.ink(ax), linewidth=1.5)
            middle = term.start + (term.ended - term.start) / 2
            style.label(ax, middle, -1.5, term.person, ha="center")


def un_agencies(ax: Axes | None = None) -> Axes:
    """Draw when each Korea joined the specialised agencies of the United Nations.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one row for each agency in the order in which South Korea joined:
        a dot for South Korea, a square for North Korea, or a bar where only a longer time is
        known. The line marks the day on which both joined the United Nations.

    Examples
    --------
    >>> from usrok_data.charts import recognition
    >>> len(recognition.un_agencies().get_yticks())
    16
    """
    table = cached_table("memberships")
    joined = table[table["body"].eq("UN") & table["korea"].eq("KOR")]["start"].iloc[0]
    agencies = table[table["kind"] == "un_specialised_agency"]
    south, north = (
        agencies[agencies["korea"] == korea].set_index("body") for korea in ("KOR", "PRK")
    )
    order = south.sort_values("end").index
    below = strip_height(1)
    height = ROW * (len(order) + 0.5) + 1.5 + below
    ax = style.new_axes(ax, height, left=1.65, right=0.9, bottom=0.6 + below, top=0.85)
    first, last = dt.date(FIRST_AGENCY, 1, 1), dt.date(1994, 12, 31)
    ax.set_xlim(mdates.date2num([first, last]).tolist())
    ax.xaxis.set_major_locator(mdates.YearLocator(10, month=1, day=1))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    for y, body in enumerate(order):
        ends = [row.loc[body, "end"] for row in (south, north)]
        if not pd.isna(ends[1]):
            ax.plot(ends, [y, y], color=COLOURS["other"], linewidth=0.8, zorder=1)
            _mark_joining(ax, north.loc[body], y)
        else:
            look: dict[str, Any] = {"color": COLOURS["PRK"], "beside": True}
            style.label(ax, 1.01, y, "North: no", **look)
        _mark_joining(ax, south.loc[body], y)
    ax.axvline(joined, color=style.ink(ax), linewidth=1.2, zorder=1)
    for row in (south, north):
        korea = row["korea"].iloc[0]
        name: dict[str, Any] = {"color": COLOURS[korea], "fontweight": "bold"}
        style.label(ax, row.loc[order[0], "start"], -0.75, country_names()[korea], **name)
    style.label(ax, joined, -1.65, "both join the UN", ha="center")
    labels = [f"{body} ({AGENCIES[body]})" for body in order]
    ax.set_yticks(range(len(order)), labels, fontsize=style.LABEL_SIZE)
    ax.set_ylim(len(order) - 0.4, -1.2)
    ax.spines[["top", "right"]].set_visible(False)
    meanwhile(ax, {"x05": "Korean War", "x13": "Park's offer", "x28": "Nordpolitik"})
    before = [int((row["end"] < joined).sum()) for row in (south, north)]
    title = (
        f"Before they joined the UN, South Korea was in {before[0]} of its {len(order)}\n"
        f"specialised agencies, and North Korea in {before[1]}"
    )
    source = "A bar: the decade is known, not the year. Source: usrok_data, memberships()"
    return style.caption(ax, title, source, below=72 * below + 6, shift=1.55)


def _mark_joining(ax: Axes, row: Any, y: float) -> None:
    """Mark when a Korea joined an agency: with a bar if more than a year is possible."""
    look: dict[str, Any] = {"color": COLOURS[row["korea"]], "zorder": 3}
    start, end = row["start"], row["end"]
    if (end - start).days > 366:
        ax.plot([start, end], [y, y], linewidth=5, solid_capstyle="butt", **look)
    else:
        look |= {"marker": "o" if row["korea"] == "KOR" else "s", "markersize": 7}
        ax.plot(start + (end - start) / 2, y, markeredgecolor=ax.get_facecolor(), **look)


def trade_before_relations(ax: Axes | None = None) -> Axes:
    """Draw South Korea's trade with China and with Taiwan before and after August 1992.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, exports and imports added on y, in billion dollars. Two
        lines mark the exchange of trade offices and the start of relations with China.

    Examples
    --------
    >>> from usrok_data.charts import recognition
    >>> recognition.trade_before_relations().get_ylabel()
    'billion dollars'
    """
    total = _trade_of(("CHN", "TWN"))
    below = strip_height(1)
    ax = style.new_axes(ax, 3.8 + below, left=0.6, right=1.1, bottom=0.5 + below, top=0.8)
    for country, strength, dashes in (("CHN", 1.0, "-"), ("TWN", 0.65, (0, (4, 1)))):
        colour = style.ink(ax, strength)
        # The total of a year stands in its middle.
        ax.plot(total.index + 0.5, total[country], color=colour, linestyle=dashes, linewidth=2)
        last = total[country].iloc[-1]
        text = f"{country_names()[country]}\n{last:.1f}"
        style.label(ax, 1.01, last, text, beside=True, color=colour, fontweight="bold")
    milestones = cached_table("milestones").set_index("milestone_id")["start"]
    for milestone, text, y in (
        ("m20", "trade offices with China", 0.78),
        ("m21", "relations with China", 0.93),
    ):
        day = milestones[milestone]
        x = style.as_year(day)
        look: dict[str, Any] = {"ymax": y + 0.03, "color": COLOURS["KOR"], "linewidth": 1.2}
        ax.axvline(x, **look)
        place: dict[str, Any] = {"transform": ax.get_xaxis_transform(), "ha": "right"}
        place |= {"color": COLOURS["KOR"]}
        style.label(ax, x - 0.1, y, f"{text}, {style.month(day)}", **place)
    last_year = PUBLICATION_DATE.year
    ax.set_xlim(FIRST_TRADE + 0.5, last_year + 0.5)
    years = range(FIRST_TRADE + 1, last_year + 1, 2)
    ax.set_xticks([year + 0.5 for year in years], [f"{year}" for year in years])
    ax.set_ylim(0, None)
    ax.set_ylabel("billion dollars")
    ax.spines[["top", "right"]].set_visible(False)
    strip = {"x20": "Soviets shoot down KAL 007", "x29": "Olympics in Seoul", "x48": "in the UN"}
    meanwhile(ax, strip, as_years=True)
    since = int((total["CHN"] > total["TWN"])[::-1].cummin()[::-1].idxmax())
    earlier = _spelt(milestones["m21"].year - since)
    title = (
        f"From {since} on South Korea traded more with China than with Taiwan,\n"
        f"{earlier} years before it had relations with China"
    )
    source = "Exports and imports added. Source: Korean statistics (kdiplo); usrok_data"
    return style.caption(ax, title, source, below=72 * below + 6)


def _trade_of(countries: Sequence[str]) -> pd.DataFrame:
    """Return South Korea's trade with some countries, one column each, one row per year."""
    table = cached_table("korea_trade")
    table = table[table["year"].between(FIRST_TRADE, PUBLICATION_DATE.year)]
    flows = table.set_index(["year", "country"])[["exports_usd", "imports_usd"]]
    total = flows.fillna(0).astype(float).sum(axis=1) / 1e9
    return total.unstack()[list(countries)]
