"""Pictures that the site has beside those of the notebooks: charts, card and icon."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib import dates as mdates
from matplotlib.axes import Axes

import usrok_data as usrok
from _book.strip import FIRST, LAST
from usrok_data import charts
from usrok_data.charts._base import publication
from usrok_data.charts._validity import LOOKS

PACKAGE = Path(usrok.__file__).parent
#: Which chart shows the record of which claim; the claims with a series, a rank or a count.
CHARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "f01": ("stated_figure", ("f01",)),
    "f04": ("stated_figure", ("f04",)),
    "st13": ("rank", ()),
    "st24": ("ladder", ()),
    "e07": ("tile_map", ()),
    "e09": ("tile_map", ()),
    "t19": ("tile_map", ()),
    "t20": ("tile_map", ()),
    "t21": ("tile_map", ()),
    "t22": ("tile_map", ()),
    "t24": ("tile_map", ()),
    "st30": ("tile_map", ()),
}
#: What a reader who does not see a chart is told before its title, which holds the finding.
KIND = {
    "stated_figure": "Line of recorded figures by year, a band for the printed number.",
    "rank": "Line of the rank of South Korea among the trading partners of the US by year.",
    "ladder": "Three stepped lines, one for each way of counting states with relations.",
    "tile_map": "Map of squares, one a state, coloured by the time since which it had relations.",
}


def _name(function: str, arguments: tuple[str, ...]) -> str:
    return "-".join((function, *arguments))


def claim_picture(claim: str) -> tuple[str, str, str]:
    """Return the name of a claim's chart, the call that draws it, and its alternative text."""
    function, arguments = CHARTS[claim]
    shown = ", ".join(f'"{a}"' for a in arguments)
    return (
        _name(function, arguments),
        f"charts.{function}({shown})",
        f"{KIND[function]} {_titles()[_name(function, arguments)]}",
    )


def _titles() -> dict[str, str]:
    """Return the title of each chart, as it was drawn."""
    if not _TITLES:
        for function, arguments in set(CHARTS.values()):
            ax = getattr(charts, function)(*arguments)
            _TITLES[_name(function, arguments)] = _title(ax)
            plt.close(ax.figure)
    return _TITLES


_TITLES: dict[str, str] = {}


def _title(ax: Axes) -> str:
    said = ax.get_title("left") or ax.get_title() or ax.get_title("right")
    return " ".join(said.split()).rstrip(".") + "."


def validity_alt() -> str:
    """Return the alternative text of the chart of validity, with its finding."""
    found = usrok.verdicts()
    tested = found[found["verdict"] != "not checkable"]
    counts = tested["verdict"].value_counts()
    ended = tested.loc[tested["verdict"] == "outdated", "claim_id"]
    return (
        "Each checkable claim as a bar over the years in which it was true, a line at "
        f"{publication().day} {publication():%B %Y}. {counts['agrees']} of {len(tested)} bars "
        f"cross the line; {len(ended)} end before it: {', '.join(ended)}."
    )


def _card(fig: plt.Figure) -> None:
    """Draw the finding in large words beside the bars of the chart of validity."""
    found = usrok.verdicts()
    tested = found[found["verdict"] != "not checkable"]
    counts = tested["verdict"].value_counts()
    fig.text(0.05, 0.73, "U.S.-Korea\nRelations, 1993", fontsize=34, weight="bold")
    fig.text(0.05, 0.64, "a fact sheet as data", fontsize=24, color="#444444")
    fig.text(
        0.05,
        0.16,
        f"{counts['agrees']} of {len(tested)} checkable\nclaims held on the day.\n"
        f"{counts['outdated']} had stopped\nbeing true.",
        fontsize=25,
        linespacing=1.5,
    )
    ax = fig.add_axes((0.52, 0.1, 0.44, 0.8))
    _bars(ax, list(tested["claim_id"]))
    ax.xaxis.set_major_locator(mdates.YearLocator(2))
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    ax.tick_params(labelsize=14)


def _icon(fig: plt.Figure) -> None:
    """Draw the bars of the claims that had ended, and the line they do not reach."""
    found = usrok.verdicts()
    ax = fig.add_axes((0.06, 0.06, 0.88, 0.88))
    _bars(ax, list(found.loc[found["verdict"] == "outdated", "claim_id"]), width=6)
    ax.set_axis_off()


def _bars(ax: Axes, ids: list[str], width: float = 2.2) -> None:
    first, last = FIRST, LAST
    found = usrok.verdicts().set_index("claim_id").loc[ids]
    for y, row in enumerate(found.itertuples()):
        if pd.notna(row.true_from):
            end = last if pd.isna(row.true_to) else row.true_to
            start, end = max(row.true_from, first), min(end, last)
            ax.barh(y, end - start, left=start, height=0.7, color=LOOKS[row.verdict][0])
    ax.axvline(publication(), color="#222222", linewidth=width, linestyle=(0, (4, 2)))
    ax.set(xlim=(first, last), ylim=(len(ids) - 0.4, -0.6), yticks=[])
    ax.spines["left"].set_visible(False)


def draw(here: Path) -> None:
    """Draw every picture that is older than the package or this file."""
    newest = max(p.stat().st_mtime for p in [Path(__file__), *PACKAGE.rglob("*.*")])

    def old(path: Path) -> bool:
        path.parent.mkdir(parents=True, exist_ok=True)
        return not path.is_file() or path.stat().st_mtime < newest

    def chart(function: str, arguments: tuple[str, ...]) -> Callable[[], plt.Figure]:
        return lambda: getattr(charts, function)(*arguments).figure

    def own(size: tuple[float, float], paint: Callable[[plt.Figure], None]) -> Any:
        def make() -> plt.Figure:
            fig = plt.figure(figsize=size, layout="none")
            paint(fig)
            return fig

        return make

    folder, fixed = here / "_charts", {"metadata": {"Software": None}}
    wanted: dict[Path, tuple[Callable[[], plt.Figure], dict[str, Any]]] = {
        folder / f"{_name(*c)}.png": (chart(*c), {"dpi": 220, **fixed}) for c in CHARTS.values()
    }
    # Without loss, and a third of the size of a PNG.
    small = {"lossless": True, "quality": 100, "method": 6}
    wanted[folder / "validity.webp"] = (
        chart("validity", ()),
        {"dpi": 220, "pil_kwargs": small},
    )
    wanted[here / "_extra" / "card.png"] = (own((12, 6.3), _card), {"dpi": 100, **fixed})
    wanted[folder / "favicon.png"] = (own((1, 1), _icon), {"dpi": 64, **fixed})
    with plt.style.context("usrok_data.house"):
        for path, (make, options) in wanted.items():
            if old(path):
                figure = make()
                figure.savefig(path, **options)
                plt.close(figure)
