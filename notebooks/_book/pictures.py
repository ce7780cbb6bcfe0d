"""Pictures that the site has beside those of the notebooks: charts and the card."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from PIL import Image

import usrok_data as usrok
from _book import finding
from _book.render import BOOK
from usrok_data import charts
from usrok_data.charts.style import VERDICT_LOOKS

PACKAGE = Path(usrok.__file__).parent
FOLDER = BOOK / "_charts"

#: Which chart shows the record of which claim: the function and its argument, if it has one.
CHARTS: dict[str, tuple[str, ...]] = {
    "c09": ("stated_figure", "c09"),
    "c12": ("stated_figure", "c12"),
    "c25": ("trade_rank",),
    "c42": ("count_steps",),
    **dict.fromkeys(("c35", "c36", "c38", "c39", "c40", "c41", "c43"), ("reused_paragraph",)),
    **dict.fromkeys(("c37", "c55", "c56", "c57", "c58", "c59", "c61"), ("recognition_map",)),
}
#: The table that each chart draws.
TABLES = {
    "stated_figure-c09": "us_forces_korea",
    "stated_figure-c12": "armed_forces",
    "trade_rank": "us_trade",
    "count_steps": "counts_reported",
    "reused_paragraph": "reused_text",
    "recognition_map": "recognition",
}
#: Charts that several claims share.
SHARED = ("reused_paragraph", "recognition_map")
#: What a reader who does not see a chart is told before its title, which holds the finding.
KINDS = {
    "stated_figure": "Line of recorded figures by year, a band for the printed number.",
    "trade_rank": "Line of the rank of South Korea among the trading partners of the US by year.",
    "count_steps": "Three stepped lines, one for each way of counting states with relations.",
    "reused_paragraph": "Boxes for the words of four sentences, in the Note and in the sheet.",
    "recognition_map": "Map of squares, one per state, coloured by how long it had had relations.",
}


def of_claim(claim: str) -> dict[str, str] | None:
    """Return the chart of a claim: its name, the call that draws it, its alternative text."""
    if claim not in CHARTS:
        return None
    function, *arguments = CHARTS[claim]
    return {
        "name": "-".join(CHARTS[claim]),
        "table": TABLES["-".join(CHARTS[claim])],
        "call": f"charts.{function}({', '.join(map(repr, arguments))})".replace("'", '"'),
        "alt": f"{KINDS[function]} {_title(CHARTS[claim])}",
        # A chart of this claim alone has the figure on the day in its title.
        "finding": _title(CHARTS[claim]) if function not in SHARED else "",
    }


@cache
def _title(chart: tuple[str, ...]) -> str:
    """Return the title of a chart."""
    figure = _draw(chart)
    (ax, *_) = figure.axes
    plt.close(figure)
    said = ax.get_title("left") or ax.get_title() or ax.get_title("right")
    return " ".join(said.split()).rstrip(".") + "."


def _draw(chart: tuple[str, ...]) -> Figure:
    function, *arguments = chart
    figure: Figure = getattr(charts, function)(*arguments).figure
    return figure


def _card() -> Figure:
    """Draw the finding in large words, for those who share a page."""
    outdated = VERDICT_LOOKS["outdated"][0]
    said = (
        "states had relations with South Korea, says the fact sheet of\n"
        "{published}: at least {too_low} too few by any count. A Note of the\n"
        "State Department of {note} has nearly the same sentence."
    )
    figure = plt.figure(figsize=(12, 6.3), layout="none")
    figure.text(0.06, 0.84, "U.S.-Korea Relations, 1993: a fact sheet as data", fontsize=26)
    numbers = finding.numbers()
    big = {"fontsize": 190, "weight": "bold", "color": outdated}
    figure.text(0.06, 0.38, numbers["stated"], **big)
    figure.text(0.06, 0.1, said.format(**numbers), fontsize=23, linespacing=1.4)
    return figure


def shrink(site: Path) -> None:
    """Keep the pictures of the pages as WebP, which without loss has a third of the size."""
    for path in (site / "_images").glob("*.png"):
        with Image.open(path) as picture:
            picture.save(path.with_suffix(".webp"), lossless=True, quality=60, method=4)
        path.unlink()
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if "_images/" in text:
            page.write_text(re.sub(r"(_images/[\w-]+)\.png", r"\1.webp", text), encoding="utf-8")


def write() -> None:
    """Draw every picture that is older than the package or this file."""
    newest = max(p.stat().st_mtime for p in [Path(__file__), *PACKAGE.rglob("*.*")])
    wanted: dict[Path, Callable[[], Figure]] = {
        FOLDER / f"{'-'.join(chart)}.png": partial(_draw, chart) for chart in CHARTS.values()
    }
    wanted[BOOK / "_extra" / "card.png"] = _card
    with plt.style.context("usrok_data.house"):
        for path, draw in wanted.items():
            if not path.is_file() or path.stat().st_mtime < newest:
                path.parent.mkdir(parents=True, exist_ok=True)
                figure = draw()
                dpi = 100 if draw is _card else 220
                figure.savefig(path, dpi=dpi, metadata={"Software": None})
                plt.close(figure)
