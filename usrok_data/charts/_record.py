"""Charts that set a claim beside the record: figures, ranks, counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes

from usrok_data import audit
from usrok_data._claims import claims
from usrok_data._tables import load
from usrok_data._time import day
from usrok_data.charts._base import (
    COLOURS,
    INK,
    cite_sources,
    mark_publication,
    new_axes,
    source_line,
    year,
)
from usrok_data.charts._base import publication as _publication
from usrok_data.record import us_trade_ranks
from usrok_data.relations import _last, _within_record, count_relations, count_windows

#: Marks told apart without colour.
MARKERS = ("o", "s", "^", "D")
#: Rungs of the ladder that are named.
LABELLED = ("POL", "CSK", "ROU", "SUN", "FSM", "ALB", "EST", "VNM", "ERI")
BAND: dict[str, Any] = {"color": COLOURS["other"], "alpha": 0.25, "zorder": 0, "linewidth": 0}


def _years(ax: Axes, step: int) -> None:
    ax.xaxis.set_major_locator(mdates.YearLocator(step, month=1, day=1))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))


def stated_figure(claim_id: str = "f01", ax: Axes | None = None, first: int = 1980) -> Axes:
    """Draw a number the sheet states against every series of the record that bears on it.

    Parameters
    ----------
    claim_id : str
        Id of a claim whose evidence is a series, for instance ``"f01"`` or ``"f04"``.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first : int
        First year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, the series on y in the unit of the claim. The band is what
        the printed number stands for. A figure of a year stands at its middle; where no
        figure is recorded there is no point, and no line leads over the gap.

    Raises
    ------
    ValueError
        If the claim has no series as evidence, or prints no number, or the year is none from
        1948 to 1999.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.stated_figure("f04").get_ylabel()
    'persons'
    """
    first = year(first, "first")
    table = audit.evidence()
    if not isinstance(claim_id, str):
        claim_id = repr(claim_id)
    rows = table[(table["claim_id"] == claim_id) & (table["method"] == "series")]
    claim = claims().set_index("claim_id")
    if rows.empty or pd.isna(claim["n_low"].get(claim_id)):
        fit = claim.index[claim["n_low"].notna()].intersection(
            table.loc[table["method"] == "series", "claim_id"]
        )
        raise ValueError(
            f"The claim {claim_id!r} prints no number that a series could be set against. "
            f"Expected one of: {', '.join(fit)}."
        )
    stated = claim.loc[claim_id]
    ax = new_axes(ax, 4.6)
    ax.axhspan(stated["n_low"], stated["n_high"], **BAND)
    forces = load("forces").set_index("force_id")["country"]
    colour = COLOURS.get(forces.get(claim_id, ""), COLOURS["KOR"])
    shown: list[float] = []
    for number, row in enumerate(rows.itertuples()):
        series = [f for f in audit.figures(row.record, row.key) if f.start.year >= first]
        # The first is a line; the others are marks on paper, so that both can be seen.
        main = number == 0
        look: dict[str, Any] = {
            "marker": MARKERS[number],
            "color": colour if main else INK,
            "fillstyle": "full" if main else "none",
            "linestyle": "-" if main else "",
            "zorder": 3,
        }
        ax.plot(*_points(series), **look)
        shown += [(f.low + f.high) / 2 for f in series]
    handles = ax.get_lines()
    names = [_witness_name(r) for r in rows.itertuples()]
    ax.legend(handles, names, loc="best", fontsize=9)
    ax.set_ylim(min([*shown, stated["n_low"]]) * 0.94, max([*shown, stated["n_high"]]) * 1.04)
    ax.set_xlim(pd.Timestamp(first, 1, 1), pd.Timestamp(1999, 12, 31))
    _years(ax, 2 if first > 1975 else 5)
    ax.yaxis.set_major_formatter(lambda v, _: f"{v:,.0f}")
    ax.set_ylabel(str(stated["unit"]))
    ax.annotate(
        f"stated: {stated['n_text']}",
        xy=(0.01, (stated["n_low"] + stated["n_high"]) / 2),
        xycoords=("axes fraction", "data"),
        va="center",
        fontsize=9,
        color=INK,
    )
    figure = audit.validity().set_index("claim_id").loc[[claim_id], "figure"].dropna()
    ax.set_title(
        f"Stated {stated['n_text'].removeprefix('about ')}, last recorded {figure.iloc[0]:,.0f}",
        pad=24,
    )
    mark_publication(ax)
    source_line(ax, cite_sources(*dict.fromkeys(rows["source_ids"].str.split(";").explode())))
    return ax


def _points(series: Sequence[audit.Figure]) -> tuple[list[Any], list[float]]:
    """Return middles and values; a break where more than a year is without a figure."""
    days: list[Any] = []
    values: list[float] = []
    for number, figure in enumerate(series):
        middle = figure.start + (figure.end - figure.start) / 2
        if number and figure.start - series[number - 1].end > audit.FRESH:
            days.append(middle)
            values.append(float("nan"))
        days.append(middle)
        values.append((figure.low + figure.high) / 2)
    return days, values


def _witness_name(row: Any) -> str:
    titles = load("sources").set_index("source_id")["publisher"]
    return "; ".join(dict.fromkeys(titles[s].split(" / ")[0] for s in row.source_ids.split(";")))


def rank(country: str = "KOR", ax: Axes | None = None) -> Axes:
    """Draw the rank of one country among the goods-trade partners of the United States.

    Parameters
    ----------
    country : str
        Code of the country.
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, rank on y with the first on top. Countries that changed
        places with it are drawn in grey.

    Raises
    ------
    ValueError
        If the country is not among the partners.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.rank().get_ylabel()
    'rank by exports and imports added'
    """
    table = us_trade_ranks()
    # A country under two codes in one year is drawn once, at its better rank.
    table = table.dropna(subset=["country"]).drop_duplicates(["year", "country"])
    wide = table.pivot(index="year", columns="country", values="rank")
    if not isinstance(country, str) or country not in wide:
        raise ValueError(
            f"There is no partner {country!r}. Expected a code such as "
            '"KOR"; record.countries() lists them.'
        )
    own = wide[country].dropna()
    near = wide.loc[own.index, [c for c in wide if c != country]]
    # Those that were above it in one year and below it in another.
    above = near.lt(own, axis=0)
    rivals = [c for c in near if above[c].any() and not above[c].all() and near[c].min() <= 9]
    names = load("countries").set_index("country")["name"]
    ax = new_axes(ax, 4.4)
    years = [int(y) for y in own.index]
    for rival in rivals:
        line = near[rival].dropna()
        ax.plot([int(y) for y in line.index], line.astype(int), color="#BBBBBB", zorder=1)
        ax.annotate(
            names[rival],
            xy=(years[-1], int(line.iloc[-1])),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            color="#666666",
        )
    colour = COLOURS.get(country, COLOURS["KOR"])
    ax.plot(years, own.astype(int), color=colour, marker="o", linewidth=2.2, zorder=3)
    ax.annotate(
        names[country],
        xy=(years[-1], int(own.iloc[-1])),
        xytext=(8, 0),
        textcoords="offset points",
        va="center",
        fontsize=9,
        color=colour,
        fontweight="bold",
    )
    stated = claims().set_index("claim_id").loc["st13"]
    ax.axhspan(stated["n_low"] - 0.5, stated["n_high"] + 0.5, **BAND)
    ax.annotate(
        f"stated: {stated['n_text'].split('-')[0]}",
        xy=(0.01, int(stated["n_low"])),
        xycoords=("axes fraction", "data"),
        va="center",
        fontsize=9,
    )
    # The year in which the sheet came out decides the title.
    until = [y for y in years if y <= 1993 and own[y] == stated["n_low"]]
    if until and 1993 in years and all(own[y] == stated["n_low"] for y in years if y < until[-1]):
        was = f"ranked seventh until {until[-1]}; in 1993 it was number {own[1993]}"
    else:
        at = 1993 if 1993 in years else years[-1]
        was = f"was number {own[at]} in {at}"
    ax.set_title(f"{names[country]} {was}", pad=24)
    ax.set_ylim(max(own.max(), 9) + 0.6, 0.4)
    ax.set_yticks(range(1, int(max(own.max(), 9)) + 1))
    ax.set_xlim(years[0] - 3.2, years[-1] + 2.4)
    ax.set_xticks(years[::2])
    ax.set_ylabel("rank by exports and imports added")
    when = _publication()
    mark_publication(ax, when.year + (when.day_of_year - 1) / 365 - 0.5)
    source_line(ax, cite_sources("census-ft"))
    return ax


def recognition(ax: Axes | None = None) -> Axes:
    """Draw with how many states each Korea had diplomatic relations, from 1948 to 1999.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, states on y. Where days are unknown the line is the band from
        the lowest to the highest count. The number the sheet states is marked.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.recognition().get_ylabel()
    'states'
    """
    ax = new_axes(ax, 4.6)
    end = pd.Timestamp("1999-12-31")
    for korea, name in (("KOR", "South Korea"), ("PRK", "North Korea")):
        count = count_relations(korea)
        days = [*count["date"], end]
        low = [*count["low"], count["low"].iloc[-1]]
        high = [*count["high"], count["high"].iloc[-1]]
        look: dict[str, Any] = {"color": COLOURS[korea], "step": "post"}
        ax.fill_between(days, low, high, alpha=0.35, linewidth=0, **look)
        style = "-" if korea == "KOR" else (0, (5, 1))
        ax.step(days, low, where="post", color=COLOURS[korea], linewidth=1.8, linestyle=style)
        ax.annotate(
            f"{name.replace(' ', chr(10))}\n{low[-1]}",
            xy=(end, low[-1]),
            xytext=(6, 0),
            textcoords="offset points",
            ha="left",
            va="center",
            color=COLOURS[korea],
            fontweight="bold",
            fontsize=10,
        )
    stated = int(claims().set_index("claim_id").loc["st24", "n_low"])
    ax.axhline(stated, color=COLOURS["other"], linewidth=1, zorder=0)
    ax.annotate(
        f"stated: {stated}",
        xy=(0.01, stated),
        xycoords=("axes fraction", "data"),
        xytext=(0, 3),
        textcoords="offset points",
        fontsize=9,
    )
    at = count_relations("KOR").set_index("date").asof(_publication())
    ax.set_title(f"South Korea had passed {stated} and stood at {at['low']} on the day", pad=24)
    ax.set_xlim(pd.Timestamp("1948-01-01"), end)
    ax.set_ylim(0, 200)
    _years(ax, 10)
    ax.set_ylabel("states")
    mark_publication(ax)
    source_line(ax, "Source: Wikipedia (Korean, Chinese); K. J. Ayhan (kdiplo); usrok_data")
    return ax


def ladder(
    ax: Axes | None = None, start: object = "1989-07-01", end: object = "1993-12-31"
) -> Axes:
    """Draw the count of relations rung by rung, each rung with the state that made it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    start, end : str, datetime.date or pandas.Timestamp
        First and last day shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x, states on y: the count of the press as a line, the other two
        scales in grey, the number of the sheet as a band, its window on each scale as a
        bar.

    Raises
    ------
    ValueError
        If a day is not one or lies outside the record, or the first is not before the last.

    Examples
    --------
    >>> from usrok_data import charts
    >>> charts.ladder().get_ylabel()
    'states with relations'
    """
    days_shown = [_within_record(day(d, n), n) for d, n in ((start, "start"), (end, "end"))]
    first, last = map(pd.Timestamp, days_shown)
    if first >= last:
        raise ValueError(
            f"start is {first.date()}, not before end, {last.date()}. Expected the earlier first."
        )
    ax = new_axes(ax, 6.2)
    looks: dict[str, tuple[str, Any, str]] = {
        "press": (COLOURS["KOR"], "-", "press"),
        "encyclopedia": ("#555555", (0, (4, 1)), "encyclopedia"),
        "list": ("#888888", (0, (1, 1)), "country list"),
    }
    stated = int(claims().set_index("claim_id").loc["st24", "n_low"])
    windows = count_windows(stated).dropna(subset=["start"]).set_index("scale")
    for scale, (colour, style, name) in looks.items():
        count = count_relations(scale=scale)
        before = count[count["date"] <= first].tail(1)
        shown = pd.concat([before, count[(count["date"] > first) & (count["date"] <= last)]])
        stop = min(last, pd.Timestamp(_last(scale)))
        if shown.empty or stop < first:  # the scale does not speak of these days
            continue
        days = [max(d, first) for d in shown["date"]] + [stop]
        low = [*shown["low"].astype(int), int(shown["low"].iloc[-1])]
        ax.step(days, low, where="post", color=colour, linestyle=style, linewidth=1.8)
        ax.annotate(
            f"{name}: {low[-1]}",
            xy=(stop, low[-1]),
            xytext=(6, {"press": 6, "encyclopedia": -3}.get(scale, -4)),
            textcoords="offset points",
            va="center",
            color=colour if scale == "press" else "#444444",
            fontsize=9,
        )
        if scale in windows.index:
            window = windows.loc[scale]
            ax.plot(
                [window["start"], window["end"]],
                [stated, stated],
                color=colour,
                linewidth=7,
                solid_capstyle="butt",
                zorder=4,
            )
    ax.axhspan(stated - 0.5, stated + 0.5, **BAND)
    ax.annotate(
        f"stated: {stated}",
        xy=(0.01, stated),
        xycoords=("axes fraction", "data"),
        va="center",
        fontsize=9,
    )
    table = load("counts_reported")
    table = table[(table["scale"] == "press") & (table["change"].fillna(1) != 0)]
    names = load("countries").set_index("country")["name"]
    for code in LABELLED:
        row = table[table["country"] == code].iloc[-1]
        if not first <= row["start"] <= last:
            continue
        ax.annotate(
            f"{names[code]} {row['count']}",
            xy=(row["start"], row["count"]),
            # Albania follows Micronesia so closely that it needs a line of its own.
            xytext=(-5, 14 if code == "ALB" else 3),
            textcoords="offset points",
            ha="right",
            va="bottom",
            fontsize=8.5,
        )
        ax.plot(row["start"], row["count"], "o", color=COLOURS["KOR"], markersize=4, zorder=5)
    press = windows.loc["press"]
    ax.set_title(
        f"The press count stood at {stated} from {_words(press['start'])} "
        f"to {_words(press['end'])}",
        pad=24,
    )
    ax.set_xlim(first, last)
    ax.set_ylim(bottom=min(table["count"].min(), stated) - 8)
    _years(ax, 1)
    ax.set_ylabel("states with relations")
    mark_publication(ax)
    source_line(ax, "Source: Korean press as cited row by row; Wikipedia; K. J. Ayhan; usrok_data")
    return ax


def _words(when: pd.Timestamp) -> str:
    return f"{when.day} {when:%B %Y}"
