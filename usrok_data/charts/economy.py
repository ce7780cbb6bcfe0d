"""Charts of growth and trade: the deficit, the rank with its gaps, and two sets of books."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from usrok_data.charts import style
from usrok_data.charts.meanwhile import FIRST_ROW, ROW, meanwhile, strip_height
from usrok_data.charts.style import COLOURS
from usrok_data.days import PUBLICATION_DATE
from usrok_data.relations import country_names
from usrok_data.tables import cached_table
from usrok_data.trade import Measure, bloc_members, rank_partners

#: What happened meanwhile.
GROWTH_EVENTS = {
    "x10": "treaty with Japan",
    "x18": "President Park killed",
    "x29": "Olympics",
    "x76": "New Economy plan",
    "x92": "OECD member",
}
BALANCE_EVENTS = {
    "x33": "Super 301 threat",
    "x78": "dialogue",
    "x85": "rice opened",
    "x91": "cars agreed",
    "x92": "OECD member",
}
#: Rows of labels for which there is room below these charts.
STRIP_ROWS = 2
#: The publication date on an axis of plain years.
PUBLICATION_YEAR = style.as_year(PUBLICATION_DATE)
#: The year to which others are compared: the last one before the dispute of 1989.
BASE_YEAR = 1988
#: Years between two panels on one axis.
PANEL_GAP = 5
#: The readings of "trading partner": what is ranked, and a group that counts as one partner.
READINGS: dict[str, tuple[Measure, str | None]] = {
    "exports and imports added": ("total", None),
    "the same, the European\nCommunity as one partner": ("total", "european_community"),
    "US exports alone": ("exports", None),
}


def growth(ax: Axes | None = None) -> Axes:
    """Draw the growth of South Korea's economy year by year.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, percent on y. The years in which the economy shrank are labelled.
        Below is what happened meanwhile.

    Examples
    --------
    >>> from usrok_data.charts import economy
    >>> economy.growth().get_ylabel()
    'growth in percent'
    """
    table = cached_table("indicators")
    rates = table[table["indicator"] == "gdp_growth"].set_index("year")["value"].astype(float)
    shrank = rates < 0
    ax = style.new_axes(ax, 4.4, left=0.6, right=0.2, bottom=0.4 + strip_height(STRIP_ROWS))
    _bars_by_sign(ax, rates, above=COLOURS["KOR"], below=COLOURS["USA"])
    for year, rate in rates[shrank].items():
        style.label(ax, year - 0.1, rate, f"minus {-rate:.1f}", ha="right", va="bottom")
    _years_on_x(ax, rates.index, 5)
    ax.set_yticks(range(0, 16, 5))
    ax.set_ylim(rates.min() - 1, rates.max() + 1)
    ax.set_ylabel("growth in percent")
    style.mark_publication(ax, PUBLICATION_YEAR)
    year = PUBLICATION_DATE.year
    times = (1 + rates.loc[:year] / 100).prod()
    title = (
        f"South Korea's economy grew in {(~shrank).sum()} years of {len(rates)};\n"
        f"in {year} it was {times:.0f} times as large as in {rates.index.min() - 1}"
    )
    return _with_strip(ax, GROWTH_EVENTS, title, "wb-growth")


def trade_balance(ax: Axes | None = None) -> Axes:
    """Draw the balance of US goods trade with South Korea year by year.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, billion dollars on y: a deficit of the United States below zero,
        a surplus above. Below is what happened meanwhile.

    Examples
    --------
    >>> from usrok_data.charts import economy
    >>> economy.trade_balance().get_ylabel()
    'US balance, billion dollars'
    """
    flows = _us_figures()
    balance = flows["from the US"] - flows["to the US"]
    ax = style.new_axes(ax, 4.6, left=0.45, right=0.2, bottom=0.4 + strip_height(STRIP_ROWS))
    _bars_by_sign(ax, balance, above=COLOURS["USA"], below=COLOURS["KOR"])
    # On paper of their own, so that the publication mark does not cross the figures.
    paper = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 0.5}
    for year, value in balance.items():
        look = {"va": "bottom"} if value >= 0 else {"va": "top", "bbox": paper}
        gap = 0.15 if value >= 0 else -0.25
        style.label(ax, year + 0.5, value + gap, f"{abs(value):.1f}", ha="center", **look)
    for text, colour, y in (("US surplus", COLOURS["USA"], 1), ("US deficit", COLOURS["KOR"], -6)):
        style.label(ax, 1990.2, y, text, color=colour, fontweight="bold", fontsize=10)
    _years_on_x(ax, balance.index, 2)
    ax.set_ylim(balance.min() - 1.7, balance.max() + 1.2)
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_ylabel("US balance, billion dollars")
    style.mark_publication(ax, PUBLICATION_YEAR)
    known = balance.loc[: PUBLICATION_DATE.year]
    title = (
        f"The US deficit with South Korea fell from {-known.min():.1f} billion dollars in "
        f"{known.idxmin()}\nto {-known.iloc[-1]:.1f} billion in {known.index[-1]}"
    )
    return _with_strip(ax, BALANCE_EVENTS, title, "census-ft")


def trade_compared(ax: Axes | None = None, first: int = 1985, last: int = 1993) -> Axes:
    """Draw US trade with South Korea beside US trade with the other partners.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with US exports in a panel on the left and US imports in one on the right.
        All series are 100 in 1988. The others are those partners that the table has in every
        year.

    Examples
    --------
    >>> from usrok_data.charts import economy
    >>> economy.trade_compared().get_ylabel()
    'value in 1988 = 100'
    """
    table = cached_table("us_trade").dropna(subset=["country"])
    years = table.groupby("country")["year"].nunique()
    table = table[table["country"].isin(years.index[years == table["year"].nunique()])]
    who = table["country"].eq("KOR").map({True: "South Korea", False: "others"})
    sums = table.groupby(["year", who])[["exports_musd", "imports_musd"]].sum().unstack()
    index = (sums / sums.loc[BASE_YEAR] * 100).astype(float).loc[first:last]
    ax = style.new_axes(ax, 4.0, left=0.6, right=1.15, bottom=0.7)
    looks = {"South Korea": (COLOURS["KOR"], "-"), "others": (style.ink(ax, 0.75), (0, (4, 1)))}
    for panel, flow in enumerate(("exports_musd", "imports_musd")):
        shift = _panel(ax, panel, f"US {flow.removesuffix('_musd')}", first, last, step=2)
        for name, (colour, dashes) in looks.items():
            line = index[flow, name]
            ax.plot(line.index + shift, line, color=colour, linestyle=dashes, linewidth=2)
            x, y = last + shift + 0.25, line.iloc[-1]
            style.label(ax, x, y, f"{name} {y:.0f}", color=colour)
    ax.set_ylim(40, 155)
    ax.set_yticks(range(40, 141, 20))
    ax.set_ylabel(f"value in {BASE_YEAR} = 100")
    changes = index.loc[last, "imports_musd"] - 100
    own, others = (
        f"{abs(changes[name]):.0f}% {'less' if changes[name] < 0 else 'more'}" for name in looks
    )
    title = (
        f"In {last} Americans bought {own} from South Korea than in {BASE_YEAR},\n"
        f"and {others} from the other partners"
    )
    return style.caption(ax, title, _source("census-ft"), pad=14)


def rank_gaps(ax: Axes | None = None, first: int = 1990, last: int = 1993) -> Axes:
    """Draw how far apart the US trading partners near South Korea's rank were.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, exports and imports added on y, in billion dollars, a line for
        each partner that was number 6, 7 or 8 in one of the years. Dotted lines lead from South
        Korea to the next partner above, with the gap.

    Examples
    --------
    >>> from usrok_data.charts import economy
    >>> economy.rank_gaps().get_ylabel()
    'exports and imports added, billion dollars'
    """
    table = rank_partners()
    table = table[table["year"].between(first, last)]
    near = table.loc[table["rank"].between(6, 8), "country"]
    shown = table[table["country"].isin(near)].pivot(index="year", columns="country")
    values, ranks = shown["value"].astype(float) / 1e3, shown["rank"].astype(int)
    names = country_names()
    ax = style.new_axes(ax, 4.9, left=0.6, right=0.15, bottom=0.7)
    for country, line in values.items():
        look: dict[str, Any] = {"color": style.ink(ax, 0.65)}
        if country == "KOR":
            look = {"color": COLOURS["KOR"], "fontweight": "bold"}
        width = 2.4 if country == "KOR" else 1.3
        ax.plot(line.index, line, "o-", color=look["color"], linewidth=width, markersize=5)
        for year, x, side in ((first, first - 0.07, "right"), (last, last + 0.07, "left")):
            text = f"{ranks.at[year, country]}. {names[country]} {line[year]:.1f}"
            style.label(ax, x, line[year], text, ha=side, **look)
    own = values["KOR"]
    ahead = values.drop(columns="KOR").sub(own, axis=0)
    for year, gap in ahead[ahead > 0].min(axis=1).items():
        ax.plot([year, year], [own[year], own[year] + gap], color=style.ink(ax), linestyle=":")
        y = own[year] + (gap / 2 if gap > 2 else -1.15)
        style.label(ax, year - 0.05, y, f"gap {gap:.1f}", ha="right" if gap > 2 else "center")
    ax.set_xticks(range(first, last + 1))
    ax.set_xlim(first - 1.3, last + 1.25)
    ax.set_ylabel("exports and imports added, billion dollars")
    passed = ahead.columns[(ahead.iloc[0] < 0) & (ahead.iloc[-1] > 0)]
    lines = [
        f"{names[country]} was {-ahead[country].iloc[0]:.1f} billion dollars behind South Korea "
        f"in {first}\nand {ahead[country].iloc[-1]:.1f} billion ahead in {last}"
        for country in passed
    ]
    title = "\n".join(lines) or f"No partner passed South Korea from {first} to {last}"
    return style.caption(ax, title, _source("census-ft"), pad=14)


def rank_by_reading(ax: Axes | None = None, first: int = 1985, last: int = 1999) -> Axes:
    """Draw the rank of South Korea among US trading partners by three readings of the words.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, one row per reading; the rank that the sheet prints is filled.

    Examples
    --------
    >>> from usrok_data.charts import economy
    >>> len(economy.rank_by_reading().get_yticks())
    3
    """
    printed = int(cached_table("claims").set_index("claim_id").loc["c25", "n_low"])
    ranks = pd.DataFrame({name: _korean_ranks(*reading) for name, reading in READINGS.items()})
    ranks = ranks.loc[first:last]
    ax = style.new_axes(ax, 2.85, left=1.85, right=0.15, bottom=0.6)
    for row, (_, by_year) in enumerate(ranks.items()):
        for year, rank in by_year.items():
            fill = COLOURS["KOR"] if rank == printed else ax.get_facecolor()
            look: dict[str, Any] = {
                "facecolor": fill,
                "edgecolor": style.ink(ax, 0.55),
                "linewidth": 0.8,
            }
            # The squares hide the publication mark, so that it does not cross the figures.
            ax.add_patch(Rectangle((year + 0.06, row - 0.4), 0.88, 0.8, zorder=2, **look))
            text: dict[str, Any] = {}
            if rank == printed:
                text = {"fontweight": "bold", "color": "white"}
            style.label(ax, year + 0.5, row, f"{rank}", ha="center", va="center_baseline", **text)
    ax.set_yticks(range(len(READINGS)), list(READINGS))
    ax.set_ylim(len(READINGS) - 0.4, -0.6)
    ax.tick_params(axis="y", length=0, labelsize=style.LABEL_SIZE)
    ax.spines[:].set_visible(False)
    _years_on_x(ax, ranks.index, 2)
    style.mark_publication(ax, PUBLICATION_YEAR)
    fits = ranks == printed
    year = PUBLICATION_DATE.year
    count = f"{fits.loc[year].sum()} of {len(READINGS)} readings"
    always = "some reading gives" if fits.all().any() else "no reading gives"
    title = (
        f"In {year} South Korea was number {printed} by {count};\n"
        f"{always} number {printed} in every year"
    )
    return style.caption(ax, title, _source("census-ft"), shift=1.65)


def two_books(ax: Axes | None = None, first: int = 1985, last: int = 1999) -> Axes:
    """Draw the trade between the two countries as each of them recorded it.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.
    first, last : int
        First and last year shown.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, with the US figures in a panel on the left and the Korean figures in one on
        the right, in billion dollars. Bands mark the years in which both recorded a deficit.

    Examples
    --------
    >>> from usrok_data.charts import economy
    >>> economy.two_books().get_ylabel()
    'billion dollars'
    """
    us, korean = _us_figures().loc[first:last], _korean_figures().loc[first:last]
    is_deficit = (us["from the US"] < us["to the US"]) & (
        korean["to the US"] < korean["from the US"]
    )
    deficits = [int(year) for year in us.index[is_deficit]]
    ax = style.new_axes(ax, 4.2, left=0.6, right=0.2, bottom=0.7)
    looks = {
        "to the US": (COLOURS["KOR"], "-", 3.2),
        "from the US": (COLOURS["USA"], (0, (4, 1)), -6),
    }
    for panel, (name, book) in enumerate({"US figures": us, "Korean figures": korean}.items()):
        shift = _panel(ax, panel, name, first, last, step=5)
        for year in deficits:
            band: dict[str, Any] = {
                "color": COLOURS["other"],
                "alpha": 0.25,
                "linewidth": 0,
                "zorder": 0,
            }
            ax.axvspan(year + shift - 0.5, year + shift + 0.5, **band)
        for flow, (colour, dashes, height) in looks.items():
            ax.plot(book.index + shift, book[flow], color=colour, linestyle=dashes, linewidth=2)
            x, y = BASE_YEAR + shift, book.loc[BASE_YEAR, flow] + height
            style.label(
                ax, x, y, f"goods {flow}", ha="center" if height > 0 else "left", color=colour
            )
    middle = (min(deficits) + max(deficits)) / 2 if deficits else first
    style.label(ax, middle, 1.4, "both in deficit", ha="center", fontsize=8)
    ax.set_ylim(0, 38)
    ax.set_yticks(range(0, 31, 10))
    ax.set_ylabel("billion dollars")
    listed = " and ".join(", ".join(map(str, deficits)).rsplit(", ", 1)) or "no year"
    title = f"In {listed} each country recorded a deficit\nin its trade with the other"
    return style.caption(ax, title, _source("census-ft", "kdiplo-trade"), pad=14)


def _us_figures() -> pd.DataFrame:
    """Return the US figures of the trade with South Korea by year, in billion dollars."""
    table = cached_table("us_trade")
    own = table[table["country"] == "KOR"].set_index("year")
    flows = {"to the US": own["imports_musd"], "from the US": own["exports_musd"]}
    return pd.DataFrame(flows).astype(float) / 1e3


def _korean_figures() -> pd.DataFrame:
    """Return the Korean figures of the trade with the United States, in billion dollars."""
    table = cached_table("korea_trade")
    own = table[table["country"] == "USA"].set_index("year")
    flows = {"to the US": own["exports_usd"], "from the US": own["imports_usd"]}
    return pd.DataFrame(flows).astype(float) / 1e9


def _korean_ranks(measure: Measure, group: str | None) -> pd.Series:
    """Return the rank of South Korea by year, with a group as one partner."""
    bloc: Collection[str] = bloc_members(group) if group else ()
    table = rank_partners(measure, bloc)
    return table[table["country"] == "KOR"].set_index("year")["rank"].astype(int)


def _bars_by_sign(ax: Axes, values: pd.Series, above: str, below: str) -> None:
    """Draw a bar for each year, in one colour above zero and in another below."""
    for part, colour in ((values >= 0, above), (values < 0, below)):
        ax.bar(values.index[part].astype(int) + 0.5, values[part], width=0.8, color=colour)
    ax.axhline(0, color=style.ink(ax), linewidth=0.8)


def _years_on_x(ax: Axes, years: pd.Index, step: int) -> None:
    """Let plain years run along x, the number of each at its middle."""
    first, last = int(years.min()), int(years.max())
    ax.set_xlim(first - 0.2, last + 1.2)
    named = range(first if step == 2 else first + -first % step, last + 1, step)
    ax.set_xticks([year + 0.5 for year in named], [str(year) for year in named])


def _panel(ax: Axes, panel: int, name: str, first: int, last: int, step: int) -> int:
    """Name a panel on shared axes, give it years of its own, and return by how many it is moved."""
    width = last - first + PANEL_GAP
    shift = panel * width
    look: dict[str, Any] = {"va": "top", "fontweight": "bold", "fontsize": 10}
    style.label(ax, first + shift, 1.0, name, transform=ax.get_xaxis_transform(), **look)
    years = [int(year) for year in range(first + -first % step, last + 1, step)]
    if step == 2:
        years = list(range(first, last + 1, step))
    ticks = [(year + n * width, str(year)) for n in range(panel + 1) for year in years]
    ax.set_xticks([place for place, _ in ticks], [text for _, text in ticks])
    ax.set_xlim(first - 0.6, last + shift + 0.6)
    return shift


def _with_strip(ax: Axes, events: Mapping[str, str], title: str, source_id: str) -> Axes:
    """Add what happened meanwhile, the title and, below the strip, the source."""
    meanwhile(ax, events, as_years=True)
    return style.caption(ax, title, _source(source_id), below=FIRST_ROW + STRIP_ROWS * ROW + 8)


def _source(*source_ids: str) -> str:
    return f"Source: {'; '.join(style.publishers(';'.join(source_ids)))}; usrok_data"
