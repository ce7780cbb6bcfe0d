"""Charts of the relationship: its turning points, the weeks of the visit, the share of trade."""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from usrok_data.charts import style
from usrok_data.charts.meanwhile import meanwhile, strip_height
from usrok_data.charts.style import COLOURS
from usrok_data.days import PUBLICATION_DATE
from usrok_data.record import us_trade
from usrok_data.tables import cached_table

#: Themes, each with ids of ``record.context()`` and their labels.
Lanes = Mapping[str, Mapping[str, str]]

TURNING_POINTS: Lanes = {
    "War and alliance": {
        "x01": "1945 US troops land",
        "x04": "1949 they leave",
        "x05": "1950 Korean War",
        "x08": "1954 defence treaty in force",
        "x09": "1965 Koreans land in Vietnam",
        "x11": "1971 a US division leaves",
        "x15": "1977 Carter plans to withdraw",
        "x16": "1978 joint command",
        "x17": "1979 withdrawal halted",
        "x50": "1991 further cuts postponed",
        "x64": "1992 transfer of control agreed",
        "x77": "1993 Clinton in Seoul",
    },
    "Politics in South Korea": {
        "x02": "1948 Republic founded",
        "x18": "1979 President Park killed",
        "x19": "1980 Kwangju",
        "x25": "1987 direct election promised",
        "x27": "1987 Roh Tae Woo elected",
        "x70": "1993 Kim Young Sam in office",
    },
    "Opening abroad": {
        "x10": "1965 treaty with Japan in force",
        "x12": "1972 first joint statement with the North",
        "x13": "1973 offer to communist states",
        "x28": "1988 policy of 7 July",
        "x29": "1988 Olympics",
        "x31": "1989 Hungary",
        "x40": "1990 Soviet Union",
        "x48": "1991 United Nations",
        "x63": "1992 China",
    },
    "The nuclear question": {
        "x23": "1985 North joins the treaty",
        "x47": "1991 US withdraws nuclear arms",
        "x54": "1991 joint declaration",
        "x59": "1992 North declares its sites",
        "x72": "1993 North to leave the treaty",
        "x89": "1994 Agreed Framework",
    },
}
#: Beside the long timeline: what happened meanwhile.
MEANWHILE = {
    "x03": "North Korea founded",
    "x14": "the North joins the Non-Aligned",
    "x21": "Rangoon bomb",
    "x88": "Kim Il Sung dies",
}
AROUND_THE_VISIT: Lanes = {
    "The nuclear question": {
        "x72": "12 March: North Korea to leave the treaty",
        "x74": "11 June: it suspends the withdrawal",
        "x80": "14 to 19 July: talks in Geneva",
    },
    "The two presidents": {
        "x70": "25 February: Kim takes office",
        "x77": "10 July: they meet in Seoul",
        "x79": "11 July: Clinton at the border",
        "x84": "23 November: Kim in Washington",
    },
    "Economy": {
        "x71": "3 March: 100-day plan of reform",
        "x76": "2 July: five-year plan",
        "x78": "10 July: a dialogue is set up",
        "x83": "12 August: false-name accounts banned",
    },
}
#: Beside the share of trade.
MEANWHILE_TRADE = {
    "x33": "Super 301",
    "x63": "relations with China",
    "x76": "five-year plan",
    "x85": "rice",
    "x91": "agreement on cars",
    "x92": "OECD",
}
MEANWHILE_1993 = {
    "x73": "Yongsan move in doubt",
    "x75": "peacekeepers to Somalia",
    "x81": "Japan admits wartime brothels",
    "x82": "Taejon exposition",
}
#: Which of the events the sheet mentions, by the claim that does.
MENTIONED = {
    "x08": "c08", "x10": "c49", "x16": "c13", "x28": "c53", "x29": "c63", "x31": "c55",
    "x40": "c57", "x48": "c37", "x63": "c61", "x64": "c21", "x76": "c31", "x77": "c02",
}  # fmt: skip
#: Events drawn as a bar, up to another event or to their own end.
LASTING = {"x05": "x06", "x15": "x17", "x80": "x80"}
#: Height in points of a row of labels in a lane, and the space between two labels of a row.
LANE_ROW, LABEL_GAP = 12.5, 7
#: Rows in a lane at most, and how far a label may reach beyond the axes, in points.
MOST_ROWS, OVER = 12, 20
#: Rows between the labels and the marks of a lane, and from the marks to the next lane.
ABOVE, BELOW = 0.6, 1.0
#: Margins in inches of the charts with lanes, and letters in a line of a lane's name.
LEFT, TOP, NAME = 1.05, 0.8, 12
CONTEXT = "Source: usrok_data, record.context(), with the sources of each event"


def long_timeline(ax: Axes | None = None) -> Axes:
    """Draw the turning points of the relationship from 1945 to 1996, one lane per theme.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, time on x. Filled marks are events that the sheet mentions, hollow ones those
        that it does not, grey ones came after it; bars are the Korean War and President
        Carter's plan to withdraw. Below, what happened meanwhile.

    Examples
    --------
    >>> from usrok_data.charts import relationship
    >>> relationship.long_timeline().get_title().splitlines()[0]
    'Of 32 turning points before it was printed, the sheet mentions 11,'
    """
    ax, is_new = _lane_axes(ax)
    style.year_axis(ax, dt.date(1945, 1, 1), dt.date(1996, 12, 31), 5)
    rows = _draw_lanes(ax, TURNING_POINTS, dt.date(1975, 1, 1))
    below = _fit(ax, is_new, rows, strip_rows=3)
    _add_lane_legend(ax, "lower left", (0.0, 0.06), lasting="war, plan to withdraw")
    meanwhile(ax, MEANWHILE)
    events = [i for lane in TURNING_POINTS.values() for i in lane if not _is_later(i)]
    silent = [name for name, lane in TURNING_POINTS.items() if not lane.keys() & MENTIONED]
    title = (
        f"Of {len(events)} turning points before it was printed, the sheet mentions "
        f"{sum(i in MENTIONED for i in events)},\nand none of those on "
        + " or ".join(name[0].lower() + name[1:] for name in silent)
    )
    return style.caption(ax, title, CONTEXT, below=below, shift=LEFT - 0.1)


def weeks_around_visit(ax: Axes | None = None) -> Axes:
    """Draw the months around the visit of July 1993, day by day.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, the days from February to November 1993 on x, one lane per theme. Filled
        marks are events that the sheet mentions, grey ones came after it. Below, what happened
        meanwhile.

    Examples
    --------
    >>> from usrok_data.charts import relationship
    >>> relationship.weeks_around_visit().get_title().splitlines()[0]
    'The talks in Geneva ended on the day the sheet was printed;'
    """
    ax, is_new = _lane_axes(ax)
    ax.set_xlim(mdates.date2num([dt.date(1993, 2, 10), dt.date(1993, 11, 30)]).tolist())
    ax.xaxis.set_major_locator(mdates.MonthLocator())
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%b"))
    style.mark_publication(ax)
    rows = _draw_lanes(ax, AROUND_THE_VISIT, dt.date(1993, 6, 1))
    below = _fit(ax, is_new, rows, strip_rows=3)
    _add_lane_legend(ax, "lower right", (1.03, 1.0))
    meanwhile(ax, MEANWHILE_1993)
    end = cached_table("context").set_index("context_id").loc["x80", "end"].date()
    same = "on the day"
    when = same if end == PUBLICATION_DATE else "before" if end < PUBLICATION_DATE else "after"
    lane = AROUND_THE_VISIT["The nuclear question"]
    title = (
        f"The talks in Geneva ended {when} the sheet was printed;\nthe sheet mentions "
        f"{sum(i in MENTIONED for i in lane) or 'none'} of the events on the nuclear question"
    )
    source = "Grey: later than the sheet. Source: usrok_data, record.context()"
    return style.caption(ax, title, source, below=below, shift=LEFT - 0.1)


@dataclass(frozen=True)
class _Label:
    """A label of a lane: its event and row, and where it begins and ends, in points."""

    context_id: str
    text: str
    at: float
    start: float
    end: float
    row: int


def _lane_axes(ax: Axes | None) -> tuple[Axes, bool]:
    new = style.new_axes(ax, 6, left=LEFT, right=0.35, bottom=1.5, top=TOP)
    new.set_yticks([])
    new.spines[["left", "top", "right"]].set_visible(False)
    return new, ax is None


def _fit(ax: Axes, is_new: bool, rows: float, strip_rows: int) -> float:
    """Fit the height of a new figure to its lanes; return where the source stands, in points."""
    below = strip_height(strip_rows) * 72 + 8
    if is_new:
        bottom = below / 72 + 0.25
        height = rows * LANE_ROW / 72 + bottom + TOP
        ax.figure.set_figheight(height)  # type: ignore[union-attr]
        ax.get_gridspec().update(bottom=bottom / height, top=1 - TOP / height)  # type: ignore
    return below


def _draw_lanes(ax: Axes, lanes: Lanes, turn: dt.date) -> float:
    """Draw one lane per theme; return the height of all lanes in rows.

    Labels begin at their events before the turn, and end at them after it.
    """
    grey = style.ink(ax, 0.55)
    context = cached_table("context").set_index("context_id")
    y = 0.0
    for name, events in lanes.items():
        placed = _place_labels(ax, events, turn)
        base = y + max(label.row for label in placed) + 1 + ABOVE
        ax.axhline(base, color=grey, linewidth=0.7, zorder=1)
        look = {"ha": "right", "fontweight": "bold", "linespacing": 1.1, "va": "bottom"}
        style.label(ax, -0.02, base + 0.5, textwrap.fill(name, NAME), beside=True, **look)
        for label in placed:
            row = context.loc[label.context_id]
            x, top = mdates.date2num(row["start"]), base - ABOVE - label.row - 0.5
            ax.plot([x, x], [base, top + 0.45], color=grey, linewidth=0.6, zorder=1)
            if label.context_id in LASTING:
                until = context.loc[LASTING[label.context_id], "end"]
                ax.plot([x, mdates.date2num(until)], [base, base], color=COLOURS["KOR"], lw=4)
            in_sheet = label.context_id in MENTIONED
            colour = style.ink(ax, 0.55) if _is_later(label.context_id) else COLOURS["USA"]
            mark: dict[str, Any] = {"markersize": 6, "color": colour}
            fill = colour if in_sheet else ax.get_facecolor()
            ax.plot(x, base, "o", markerfacecolor=fill, zorder=4 if in_sheet else 3, **mark)
            side = "left" if label.start == label.at else "right"
            plate = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 0.8}
            style.label(ax, x, top, label.text, ha=side, fontsize=8, bbox=plate)
        y = base + BELOW
    ax.set_ylim(y, 0)
    return y


def _place_labels(ax: Axes, events: Mapping[str, str], turn: dt.date) -> list[_Label]:
    """Give each label a row and a side: across no other label, and across no line if possible."""
    starts = cached_table("context").set_index("context_id")["start"].dt.date
    early = sorted((i for i in events if starts[i] < turn), key=starts.get, reverse=True)
    late = sorted((i for i in events if starts[i] >= turn), key=starts.get)
    first, last = ax.get_xlim()
    width = style.size_in_points(ax)[0]
    renderer = ax.figure.canvas.get_renderer()  # type: ignore[attr-defined]
    placed: list[_Label] = []
    for context_id in [*early, *late]:
        at = (mdates.date2num(starts[context_id]) - first) / (last - first) * width
        text = ax.text(0, 0, events[context_id], fontsize=8)
        size = text.get_window_extent(renderer).width * 72 / ax.figure.dpi
        text.remove()
        sides = (at, at - size) if context_id in early else (at - size, at)
        places = [
            _Label(context_id, events[context_id], at, start, start + size, row)
            for row in range(MOST_ROWS)
            for start in sides
            if start >= 0 and start + size <= width + OVER
        ]
        free = [p for p in places if not any(_overlap(p, other) for other in placed)]
        placed.append(min(free, key=lambda p: (sum(_cross(p, q) for q in placed), p.row)))
    return placed


def _is_later(context_id: str) -> bool:
    """Return whether an event came after the sheet was printed, so that it could not have it."""
    start = cached_table("context").set_index("context_id").loc[context_id, "start"]
    return bool(start.date() > PUBLICATION_DATE)


def _overlap(one: _Label, other: _Label) -> bool:
    is_beside = one.start >= other.end + LABEL_GAP or other.start >= one.end + LABEL_GAP
    return one.row == other.row and not is_beside


def _cross(one: _Label, other: _Label) -> bool:
    """Return whether the line up to the higher of two labels crosses the lower one."""
    low, high = sorted((one, other), key=lambda label: label.row)
    return low.start < high.at < low.end


def _add_lane_legend(
    ax: Axes, loc: str, anchor: tuple[float, float], lasting: str | None = None
) -> None:
    """Explain the marks of the lanes: in a row, or one below the other with what lasted."""
    edge: dict[str, Any] = {"color": COLOURS["USA"], "marker": "o", "markersize": 6}
    edge["linestyle"] = ""
    grey = style.ink(ax, 0.55)
    handles = [
        Line2D([], [], label="in the sheet", **edge),
        Line2D([], [], label="not in the sheet", markerfacecolor="none", **edge),
    ]
    if lasting:
        handles += [
            Line2D([], [], label="later", markerfacecolor="none", **edge | {"color": grey}),
            Line2D([], [], label=lasting, color=COLOURS["KOR"], linewidth=4),
        ]
    ncol = 1 if lasting else len(handles)
    style.add_legend(ax, handles, loc, bbox_to_anchor=anchor, borderpad=0, ncol=ncol, fontsize=8)


def trade_share(ax: Axes | None = None) -> Axes:
    """Draw the share of South Korea in the goods trade of the United States.

    Parameters
    ----------
    ax : matplotlib.axes.Axes, optional
        Axes to draw on; without it a new figure is made.

    Returns
    -------
    matplotlib.axes.Axes
        The axes, years on x, on y the percentage of US exports and imports added that was
        with South Korea, among the partners that the record has for all years. The numbers
        above the line are billions of dollars. Below, what happened meanwhile.

    Examples
    --------
    >>> from usrok_data.charts import relationship
    >>> relationship.trade_share().get_title().splitlines()[0]
    'Trade with South Korea: 31.3 billion dollars in 1988, 31.9 in 1993;'
    """
    trade = us_trade()
    trade["total"] = trade["exports_musd"].astype(float) + trade["imports_musd"].astype(float)
    codes = trade.loc[trade["year"] == trade["year"].min(), "census_code"]
    all_trade = trade[trade["census_code"].isin(codes)].groupby("year")["total"].sum()
    korea = trade[trade["country"] == "KOR"].set_index("year")["total"]
    share = korea / all_trade * 100
    ax = style.new_axes(ax, 4.6, left=0.6, right=0.35, bottom=1.45, top=0.95)
    # A year's trade is drawn at the middle of the year.
    middles = share.index.astype(float) + 0.5
    ax.plot(middles, share, color=COLOURS["KOR"], marker="o", linewidth=2.2)
    look = {"facecolor": ax.get_facecolor(), "edgecolor": "none", "pad": 0.5}
    for x, percent, dollars in zip(middles, share, korea / 1000, strict=True):
        style.label(ax, x, percent + 0.3, f"{dollars:.0f}", ha="center", bbox=look, fontsize=8)
    ax.set_xlim(middles[0] - 0.6, middles[-1] + 0.6)
    ax.set_xticks(middles[::2], [f"{x:.0f}" for x in share.index[::2]])
    ax.set_ylim(0, share.max() * 1.25)
    ax.set_ylabel("% of US trade in goods", loc="top")
    note = "above the line: billion dollars,\nexports and imports added"
    style.label(ax, middles[-1] + 0.5, 0.25, note, ha="right", va="bottom", fontsize=8)
    now = PUBLICATION_DATE.year
    style.mark_publication(ax, at=style.as_year(PUBLICATION_DATE))
    meanwhile(ax, MEANWHILE_TRADE, as_years=True)
    top = int(share.loc[:now].idxmax())
    title = (
        f"Trade with South Korea: {korea[top] / 1000:.1f} billion dollars in {top}, "
        f"{korea[now] / 1000:.1f} in {now};\n"
        f"its share of US trade fell from {share[top]:.1f}% to {share[now]:.1f}%"
    )
    below = strip_height(2) * 72 + 8
    source = f"Source: {style.publishers('census-ft')[0]}; usrok_data"
    return style.caption(ax, title, source, below=below, shift=0.5)
