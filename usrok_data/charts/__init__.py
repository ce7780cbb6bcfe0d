"""Charts of the tables. Each takes ``ax=`` and returns the Axes, as pandas does.

For the look of the book, start with ``plt.style.use("usrok_data.house")``.
"""

from __future__ import annotations

from usrok_data.charts._base import COLOURS, mark_publication
from usrok_data.charts._map import tile_map
from usrok_data.charts._record import ladder, rank, recognition, stated_figure
from usrok_data.charts._sheet import claims_by_section, timeline, words_by_section
from usrok_data.charts._validity import validity

__all__ = [
    "COLOURS",
    "claims_by_section",
    "ladder",
    "mark_publication",
    "rank",
    "recognition",
    "stated_figure",
    "tile_map",
    "timeline",
    "validity",
    "words_by_section",
]
