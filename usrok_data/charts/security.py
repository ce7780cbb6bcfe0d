"""Charts of the chapter on security: troops, their cost, the command, the two Koreas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from usrok_data.charts import style
from usrok_data.charts.meanwhile import meanwhile, strip_height
from usrok_data.charts.style import COLOURS
from usrok_data.days import PUBLICATION_DATE, in_words
from usrok_data.relations import country_names
from usrok_data.tables import cached_table

#: Highest count of US troops that is drawn; those of the war and the year after are written.
HIGHEST_COUNT = 84_000
#: Decisions that moved the troops: ids of the context, with their words and the height of the
#: words in persons. The words stand left of their line, the first one right of it.
DECISIONS = {
    "x11": ("Seventh Division leaves", 58_000),
    "x34": ("Nunn-Warner amendment", 64_500),
    "x50": ("second round of cuts put off", 71_000),
    "x65": ("37,000 are to stay", 77_500),
}
#: The announcement and the halt of President Carter's plan.
CARTER = ("x15", "x17")
TROOPS_MEANWHILE = {
    "x05": "war",
    "x06": "armistice",
    "x09": "Korean marines in Vietnam",
    "x18": "Park killed",
    "x40": "Moscow recognises Seoul",
    "x72": "nuclear crisis",
}
FORCES_MEANWHILE = {
    "x06": "armistice",
    "x11": "a US division leaves",
    "x21": "bomb in Rangoon",
    "x52": "Basic Agreement",
}


#: Persons between two dots whose years would touch.
NEAR = 16_000


class SourceRow(NamedTuple):
    """A row of the dot plot: its name, the table, and what selects the figures there."""

    name: str
    table: str
    keys: tuple[str, ...]
    independent: bool = True


#: Who gave figures of South Korea's forces, in the order of the chart.
FORCE_SOURCES = (
    SourceRow("Correlates of War", "armed_forces", ("cow-nmc-7",)),
    SourceRow("World Bank\n(the same figures to 1994)", "armed_forces", ("wdi-milper",)),
    SourceRow(
        "Military Balance,\nLondon",
        "figures_reported",
        ("hankook-1991-10-05", "joongang-1992-iiss"),
    ),
    SourceRow(
        "Defence white papers,\nSeoul",
        "figures_reported",
        ("hankook-1991-10-29", "seoul-1992-10-18"),
    ),
    SourceRow("Los Angeles Times", "figures_reported", ("latimes-1994-04-01",)),
    SourceRow(
        "State Department, later\n(not independent)",
        "figures_reported",
        ("bgnote-1997", "bgnote-1998", "bgnote-2003"),
        False,
    ),
)
#: Changes in the alliance: what was agreed, and what became of it, by ids of the milestones
#: and of the context; a year or a range stands at its first day.
CHANGES: dict[str, dict[str, str]] = {
    "A Korean general leads at\nthe armistice commission": {"x43": "done"},
    "Combined Field Army\ndissolved": {"m55": "done"},
    "A Korean general commands\nthe ground forces": {"m54": "agreed", "m56": "done"},
    "Peacetime control passes\nto South Korea": {"m07": "agreed", "m08": "agreed", "m09": "done"},
    "Headquarters leaves Yongsan,\nSouth Korea pays": {"m05": "agreed", "m52": "put off"},
}
#: How each act is drawn; the marks differ, so that no colour is needed.
ACTS: dict[str, dict[str, Any]] = {
    "agreed": {"marker": "o", "fillstyle": "none", "color": COLOURS["USA"]},
    "done": {"marker": "o", "color": COLOURS["USA"]},
    "put off": {"marker": "x", "color": COLOURS["KOR"], "markeredgewidth": 2},
}


class Talk(NamedTuple):
    """An event of the talks: id of the context, its words, and where they stand at the mark."""

    context_id: str
    words: str
    side: str = "left"
    is_above: bool = False


#: Who talked with whom; an event without words stands at a neighbour that has them.
TALKS: dict[str, tuple[Talk, ...]] = {
    "Seoul and\nPyongyang": (
        Talk("x52", "Basic Agreement and the promise of\nno nuclear weapons, soon in force"),
        Talk("x54", ""),
        Talk("x57", ""),
        Talk("x88", "Kim Il Sung dies:\nno meeting of leaders", "center"),
    ),
    "Washington\nand Seoul": (
        Talk("x47", "US nuclear weapons withdrawn,\nan exercise called off"),
        Talk("x53", ""),
        Talk("x55", ""),
        Talk("x56", ""),
        Talk("x77", "Clinton in Seoul", "right", True),
    ),
    "Pyongyang and\nthe inspectors": (
        Talk("x59", "declares its sites", "center", True),
        Talk("x72", "announces that it\nwill leave the NPT", "right"),
        Talk("x74", "suspends this", "right", True),
        Talk("x86", "leaves\nthe IAEA", "center"),
    ),
    "Washington\nand Pyongyang": (
        Talk("x80", "talks in Geneva", "right"),
        Talk("x87", "Carter in\nPyongyang", "center"),
        Talk("x89", "Agreed Framework", "center", True),
    ),
}


def us_troops(ax: Axes | None = None) -> Axes:
    """Draw the US troops in South Korea from 1950 to 1999, with the decisions that moved them.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, persons on y. The counts of the war and of the year after are too
        high for the axis and are written at its top; where a year has no count, no line is
        drawn. The band is what the number in the sheet stands for.

    Examples
    --------
    >>> from usrok_data import charts
    >>> from usrok_data.charts import security
    >>> security.us_troops().get_ylabel()
    'persons'
    """
    table = cached_table("us_forces_korea")
    counts = table[table["service"] == "total"].sort_values("year")
    rows = 2
    bottom = strip_height(rows) + 0.4
    ax = style.new_axes(ax, 4.1 + bottom, left=0.85, right=0.2, bottom=bottom, top=0.85)
    days, persons = counts["day"], counts["persons"].astype(float)
    ax.plot(days, persons, "o-", color=COLOURS["USA"], markersize=3, linewidth=1.6, zorder=3)
    ax.set_ylim(0, HIGHEST_COUNT)
    style.year_axis(ax, dt.date(1949, 1, 1), dt.date(1999, 12, 31), 10)
    claim = cached_table("claims").set_index("claim_id").loc["c09"]
    style.mark_number(ax, claim["n_low"], claim["n_high"], claim["n_text"])
    above = counts[persons > HIGHEST_COUNT]
    text = "".join(f"\n{row.persons:,} in {row.year}" for row in above.itertuples())
    style.label(ax, dt.date(1958, 6, 1), HIGHEST_COUNT * 0.99, f"above the chart:{text}", va="top")
    first = counts.iloc[0]
    text = f"{first['persons']:,} in {first['year']}"
    style.label(ax, first["day"] + pd.Timedelta(days=150), 2_600, text)
    _write_decisions(ax, counts)
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    ax.set_ylabel("persons", loc="top")
    meanwhile(ax, TROOPS_MEANWHILE)
    known = counts.dropna(subset=["persons"]).set_index("year")
    last = known[known["day"] <= pd.Timestamp(PUBLICATION_DATE)].index[-1]
    peak = known.loc[1980:last, "persons"].astype(int).idxmax()
    fall = known.at[peak, "persons"] - known.at[last, "persons"]
    title = (
        f"US troops in South Korea fell by {fall:,} from {peak} to {last};\n"
        "a second round of cuts was put off"
    )
    source = f"Source: {'; '.join(style.publishers('dmdc-troopdata;tampabay-1992-10-09'))}; "
    return style.caption(
        ax, title, f"{source}usrok_data", below=strip_height(rows) * 72 + 4, shift=0.75
    )


def _write_decisions(ax: Axes, counts: pd.DataFrame) -> None:
    """Name the decisions above the line of the counts, each on a thin line down to it."""
    starts = cached_table("context").set_index("context_id")["start"]
    grey = style.ink(ax, 0.6)
    known = counts.dropna(subset=["persons"])
    for context_id, (words, height) in DECISIONS.items():
        day = starts[context_id]
        near = known.loc[(known["day"] - day).abs().idxmin(), "persons"]
        ax.plot([day, day], [float(near), height], color=grey, linewidth=0.8, zorder=1)
        first = context_id == next(iter(DECISIONS))
        gap = pd.Timedelta(days=120 if first else -120)
        text = f"{day.year}: {words}"
        style.label(ax, day + gap, height, text, ha="left" if first else "right")
    begin, end = (starts[context_id] for context_id in CARTER)
    ax.plot([begin, end], [50_000, 50_000], color=grey, linewidth=4, solid_capstyle="butt")
    text = f"Carter's plan, {begin.year} to {end.year}"
    style.label(ax, end, 53_000, text, ha="center")


def forces_of_both_koreas(ax: Axes | None = None) -> Axes:
    """Draw the armed forces of both Koreas as one data set has them.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, thousands of persons on y: lines for the figures of Correlates
        of War, hollow marks for what yearbooks, ministries and newspapers printed. The band
        is what the number in the sheet stands for.

    Examples
    --------
    >>> from usrok_data.charts import security
    >>> security.forces_of_both_koreas().get_ylabel()
    'thousand persons'
    """
    table = cached_table("armed_forces")
    table = table[table["source_id"] == "cow-nmc-7"]
    wide = table.pivot(index="year", columns="country", values="persons").astype(float) / 1_000
    names = country_names()
    rows = 2
    bottom = strip_height(rows) + 0.4
    ax = style.new_axes(ax, 3.6 + bottom, left=0.75, right=1.2, bottom=bottom, top=0.85)
    looks = {"KOR": ("-", "o"), "PRK": ((0, (5, 1)), "s")}
    reported = cached_table("figures_reported")
    for korea, subject in (("KOR", "rok_armed_forces"), ("PRK", "dprk_armed_forces")):
        dashes, marker = looks[korea]
        colour = COLOURS[korea]
        # The figure for a year stands in its middle.
        ax.plot(wide.index + 0.5, wide[korea], color=colour, linestyle=dashes, linewidth=2)
        own = reported[reported["subject"] == subject]
        x = own["start"].map(style.as_year) + 0.5 * (own["precision"] == "year")
        middle = (own["n_low"].astype(float) + own["n_high"].astype(float)) / 2_000
        ax.plot(x, middle, marker, color=colour, fillstyle="none", markersize=6, zorder=4)
        text = f"{names[korea].replace(' ', chr(10))}\n{wide[korea].iloc[-1]:,.0f},000"
        style.label(ax, 1.02, wide[korea].iloc[-1], text, beside=True, color=colour,
                    fontweight="bold")  # fmt: skip
    claim = cached_table("claims").set_index("claim_id").loc["c12"]
    ax.set_xlim(1948, 2000)
    ax.set_ylim(0, 1_400)
    ax.set_xticks(range(1950, 2000, 10))
    low, high = claim["n_low"] / 1_000, claim["n_high"] / 1_000
    ax.axhspan(low, high, color=COLOURS["other"], alpha=0.25, zorder=0, linewidth=0)
    style.label(ax, 1962, 700, f"the sheet: {claim['n_text']}")
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    ax.set_ylabel("thousand persons")
    hollow = Line2D([], [], color=style.ink(ax), linestyle="", marker="o", fillstyle="none",
                    label="hollow: printed by yearbooks, ministries, newspapers")  # fmt: skip
    style.add_legend(ax, [hollow], "upper left", borderpad=0, handletextpad=0.2)
    style.mark_publication(ax, style.as_year(PUBLICATION_DATE))
    meanwhile(ax, FORCES_MEANWHILE, as_years=True)
    both = wide[["KOR", "PRK"]].dropna()
    year = both.index[(both["PRK"] <= both["KOR"])][-1] + 1
    title = (
        f"By one data set, North Korea had the larger forces from {year} on;\n"
        "the sheet counts only those of the South"
    )
    source = "Source: Correlates of War Project; as reported by newspapers; usrok_data"
    return style.caption(ax, title, source, below=strip_height(rows) * 72 + 4, shift=0.65)


def korean_forces_by_source(ax: Axes | None = None, first: int = 1990, last: int = 1996) -> Axes:
    """Draw how strong South Korea's forces were by each source, with the year of each figure.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year of the figures.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, persons on x, one row per source. A dot is a figure, with its years; a
        hollow dot comes from the publisher of the sheet. The band is what the number in the
        sheet stands for.

    Raises
    ------
    ValueError
        If a year is outside 1948 to 1999.

    Examples
    --------
    >>> from usrok_data.charts import security
    >>> len(security.korean_forces_by_source().get_yticks())
    6
    """
    first, last = style.read_year(first, "first"), style.read_year(last, "last")
    ax = style.new_axes(ax, 4.6, left=1.95, right=0.35, bottom=0.85, top=0.95)
    ax.set_xlim(600_000, 800_000)
    ax.set_ylim(len(FORCE_SOURCES) - 0.4, -0.8)
    near = []
    for y, row in enumerate(FORCE_SOURCES):
        figures = _forces_of_source(row)
        figures = figures[figures["year"].between(first, last)]
        around = figures["year"].between(PUBLICATION_DATE.year - 2, PUBLICATION_DATE.year)
        if row.independent:
            near += figures.loc[around, "persons"].tolist()
        look: dict[str, Any] = {"color": COLOURS["KOR"], "markersize": 8}
        if not row.independent:
            look |= {"color": style.ink(ax, 0.75), "fillstyle": "none", "markeredgewidth": 1.6}
        groups = figures.groupby("persons")["year"].agg(list)
        above = float("-inf")
        for persons, years in groups.items():
            ax.plot(persons, y, "o", zorder=3, **look)
            # Beside a near neighbour, the years stand below.
            is_below = persons - above < NEAR
            above = above if is_below else persons
            style.label(ax, persons, y + (0.34 if is_below else -0.33), _years(years), ha="center")
    claim = cached_table("claims").set_index("claim_id").loc["c12"]
    ax.axvspan(
        claim["n_low"], claim["n_high"], color=COLOURS["other"], alpha=0.25, zorder=0, linewidth=0
    )
    style.label(ax, 650_000, 1.01, f"the sheet: {claim['n_text']}", ha="center", va="bottom",
                transform=ax.get_xaxis_transform())  # fmt: skip
    ax.set_yticks(range(len(FORCE_SOURCES)), [row.name for row in FORCE_SOURCES])
    ax.tick_params(axis="y", length=0, labelsize=style.LABEL_SIZE)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    ax.set_xticks(range(600_000, 800_001, 50_000))
    ax.spines[["left", "top", "right"]].set_visible(False)
    years = f"{PUBLICATION_DATE.year - 2} to {PUBLICATION_DATE.year}"
    title = (
        f"For {years}, independent sources put South Korea's forces\n"
        f"between {min(near):,.0f} and {max(near):,.0f}"
    )
    source = "Source: the publishers named, some as reported by newspapers; usrok_data"
    return style.caption(ax, title, source, below=30, shift=1.8)


def _forces_of_source(row: SourceRow) -> pd.DataFrame:
    """Return the figures of a source of South Korea's forces: ``year`` and ``persons``."""
    table = cached_table(row.table)
    own = table[table["source_id"].isin(row.keys)]
    if row.table == "armed_forces":
        own = own[own["country"] == "KOR"].dropna(subset=["persons"])
        return pd.DataFrame(
            {"year": own["year"].astype(int), "persons": own["persons"].astype(int)}
        )
    own = own[own["subject"] == "rok_armed_forces"]
    middle = (own["n_low"] + own["n_high"]).astype(int) // 2
    figures = pd.DataFrame({"year": own["start"].dt.year, "persons": middle})
    return figures.drop_duplicates()


def _years(years: Sequence[int]) -> str:
    """Write years, runs of three or more by their ends: 1990, 1991 to 1994."""
    years = sorted(years)
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return f"{years[0]} to {years[-1]}"
    return ", ".join(map(str, years))


def cost_shares(ax: Axes | None = None) -> Axes:
    """Draw what South Korea paid directly for the US forces, year by year.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, million US dollars on y. Hatched: agreed, not reported as paid.
        A year without a figure has no bar. Where the source gives the share of the local
        costs, it is written over the bar.

    Examples
    --------
    >>> from usrok_data.charts import security
    >>> security.cost_shares().get_ylabel()
    'million US dollars'
    """
    table = cached_table("indicators")
    table = table[table["indicator"] == "cost_share_direct"].set_index("year").sort_index()
    is_agreed = table["note"].str.contains("not reported as paid").astype(bool)
    shares = table["note"].str.extract(r"([\d.]+) % of the local costs")[0]
    ax = style.new_axes(ax, 3.7, left=0.75, right=0.25, bottom=1.0, top=0.85)
    colour = COLOURS["KOR"]
    paid: dict[str, Any] = {"facecolor": colour, "edgecolor": colour}
    agreed: dict[str, Any] = {"facecolor": "none", "edgecolor": colour, "hatch": "///"}
    for year, value in table["value"].astype(float).items():
        ax.bar(year, value, 0.7, **(agreed if is_agreed[year] else paid))
        text = f"{value:,.0f}"
        if not pd.isna(shares[year]):
            text += f"\n({shares[year]} %)"
        # On paper of its own, so that the publication mark does not cross the number.
        plate = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 1}
        look: dict[str, Any] = {"ha": "center", "va": "bottom", "linespacing": 1.15}
        look["bbox"] = plate
        style.label(ax, year, value + 10, text, **look)
    years = range(table.index[0], table.index[-1] + 1)
    for year in sorted(set(years) - set(table.index)):
        style.label(ax, year, 8, "no\nfigure", ha="center", va="bottom", color=style.ink(ax, 0.75))
    ax.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    ax.set_xticks(years)
    ax.set_ylim(0, 440)
    ax.set_ylabel("million US dollars")
    ax.spines[["top", "right"]].set_visible(False)
    handles = [
        Patch(label="paid (in brackets: share of the local costs)", **paid),
        Patch(label="agreed, not reported as paid", **agreed),
    ]
    _legend_below(ax, handles)
    style.mark_publication(ax, style.as_year(PUBLICATION_DATE) - 0.5)
    own = table.loc[~is_agreed, "value"].astype(float)
    times = own.iloc[-1] / own.iloc[0]
    how = "doubled" if times == 2 else f"grew {times:.1f} times"
    title = (
        f"South Korea's direct payments for the US forces {how}\n"
        f"from {own.index[0]} to {own.index[-1]}"
    )
    publishers = "; ".join(style.publishers(";".join(table["source_id"])))
    return style.caption(ax, title, f"Source: {publishers}; usrok_data", below=46, shift=0.65)


def _legend_below(ax: Axes, handles: Sequence[Any], **look: Any) -> None:
    """Add a legend in one row below the axis."""
    place = {"bbox_to_anchor": (0, -20 / style.size_in_points(ax)[1]), "ncol": len(handles)}
    style.add_legend(ax, handles, "upper left", borderpad=0, **place, **look)


def changes_in_command(ax: Axes | None = None) -> Axes:
    """Draw when changes in the alliance were agreed, and when they were made.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one row per change: hollow, agreed; filled, carried out; a cross,
        put off. An act of which only a month or a range is known stands at its first day.

    Examples
    --------
    >>> from usrok_data.charts import security
    >>> len(security.changes_in_command().get_yticks())
    5
    """
    dates = _acts()
    ax = style.new_axes(ax, 4.2, left=2.15, right=0.3, bottom=1.0, top=0.95)
    style.year_axis(ax, dt.date(1990, 1, 1), dt.date(1995, 6, 30), 1)
    ax.set_ylim(len(CHANGES) - 0.45, -0.65)
    made = put_off = 0
    published = pd.Timestamp(PUBLICATION_DATE)
    for y, acts in enumerate(CHANGES.values()):
        days = [dates.loc[act, "start"] for act in acts]
        grey = style.ink(ax, 0.6)
        ax.plot([days[0], days[-1]], [y, y], color=grey, linewidth=1.2, zorder=1)
        for day, (act, kind) in zip(days, acts.items(), strict=True):
            look = ACTS[kind] | {"markersize": 8, "linestyle": "", "zorder": 3}
            if kind == "agreed":
                # On the line, so it is filled with the colour of the paper.
                look |= {"fillstyle": "full", "markerfacecolor": ax.get_facecolor()}
            ax.plot(day, y, **look)
            if dates.loc[act, "precision"] == "between":
                end = dates.loc[act, "end"]
                ax.plot([day, end], [y, y], color=grey, linewidth=1.2, linestyle=(0, (2, 2)))
                text, where = f"between {day:%b} and {end:%b %Y}", "right"
            else:
                text, where = f"{day:%b %Y}", "center"
            style.label(ax, day, y - 0.34, text, ha=where)
            made += kind == "done" and day <= published
            put_off += kind == "put off" and day <= published
    ax.set_yticks(range(len(CHANGES)), list(CHANGES))
    ax.tick_params(axis="y", length=0, labelsize=style.LABEL_SIZE)
    ax.spines[["left", "top", "right"]].set_visible(False)
    handles = [Line2D([], [], linestyle="", markersize=8, label=kind, **look)
               for kind, look in ACTS.items()]  # fmt: skip
    _legend_below(ax, handles, handletextpad=0.1)
    title = (
        f"{made} of {len(CHANGES)} changes in the alliance had been made before the sheet\n"
        f"was printed, and {put_off} was being put off"
    )
    source = (
        "Source: Korean newspapers of the time; National Archives of Korea; usrok_data, "
        "milestones() and context()"
    )
    return style.caption(ax, title, source, below=46, shift=2.0)


def _acts() -> pd.DataFrame:
    """Return the days of all milestones and events of the context by their ids."""
    tables = [
        cached_table(name).set_index(key)[["start", "end", "precision"]]
        for name, key in (("milestones", "milestone_id"), ("context", "context_id"))
    ]
    return pd.concat(tables)


def who_talked(ax: Axes | None = None) -> Axes:
    """Draw who talked with whom about the two Koreas and nuclear weapons, 1991 to 1994.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, one row per pair, one mark per event of ``record.context()``.
        An event of which only the month is known stands at its middle.

    Examples
    --------
    >>> from usrok_data.charts import security
    >>> len(security.who_talked().get_yticks())
    4
    """
    dates = _acts()
    ax = style.new_axes(ax, 4.9, left=1.3, right=0.3, bottom=0.85, top=0.95)
    style.year_axis(ax, dt.date(1991, 7, 1), dt.date(1995, 3, 31), 1)
    ax.set_ylim(len(TALKS) - 0.45, -0.6)
    grey = style.ink(ax, 0.55)
    for y, (pair, talks) in enumerate(TALKS.items()):
        ax.axhline(y, color=grey, linewidth=0.8, zorder=0)
        colour = COLOURS["KOR"] if pair == next(reversed(TALKS)) else COLOURS["USA"]
        for talk in talks:
            begin, end = dates.loc[talk.context_id, ["start", "end"]]
            day = begin + (end - begin) / 2
            ax.plot(day, y, "o", color=colour, markersize=7, zorder=3)
            _write_talk(ax, y, day, talk)
    ax.set_yticks(range(len(TALKS)), list(TALKS))
    ax.tick_params(axis="y", length=0, labelsize=style.LABEL_SIZE)
    ax.spines[["left", "top", "right"]].set_visible(False)
    ended = dates.loc["x80", "end"].date()
    when = "that day" if ended == PUBLICATION_DATE else f"on {in_words(ended)}"
    title = (
        "The sheet backs talks between the two Koreas;\n"
        f"{when} Washington ended its own round of talks with Pyongyang"
    )
    source = (
        "Source: IAEA; US Department of State; National Archives of Korea; newspapers; "
        "usrok_data, context()"
    )
    return style.caption(ax, title, source, below=30, shift=1.2)


def _write_talk(ax: Axes, y: float, day: pd.Timestamp, talk: Talk) -> None:
    """Write the words of an event below its mark, or above it."""
    shift = {"left": -15, "center": 0, "right": -7}[talk.side]
    place, where = (y - 0.14, "bottom") if talk.is_above else (y + 0.14, "top")
    look: dict[str, Any] = {"ha": talk.side, "va": where, "linespacing": 1.05}
    style.label(ax, day + pd.Timedelta(days=shift), place, talk.words, **look)
