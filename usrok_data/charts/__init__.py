"""Charts of the tables. Each takes ``ax=`` and returns the Axes, as pandas does.

For the look of the book, start with ``plt.style.use("usrok_data.house")``. Any other style
works as well, a dark one included.
"""

from __future__ import annotations

from usrok_data.charts.counts import count_steps, recognition_over_time
from usrok_data.charts.dating import (
    dating,
    dating_by_day,
    expired_ages,
    layers,
    period_width,
    share_true,
    test_documents,
)
from usrok_data.charts.figures import stated_figure, trade_rank
from usrok_data.charts.meanwhile import meanwhile
from usrok_data.charts.reuse import note_and_count, reused_paragraph
from usrok_data.charts.sheet import claims_by_section, event_timeline, words_by_section
from usrok_data.charts.style import COLOURS, VERDICT_LOOKS, mark_publication
from usrok_data.charts.tile_map import recognition_map
from usrok_data.charts.validity import claim_periods

__all__ = [
    "COLOURS",
    "VERDICT_LOOKS",
    "claim_periods",
    "claims_by_section",
    "count_steps",
    "dating",
    "dating_by_day",
    "event_timeline",
    "expired_ages",
    "layers",
    "mark_publication",
    "meanwhile",
    "note_and_count",
    "period_width",
    "recognition_map",
    "recognition_over_time",
    "reused_paragraph",
    "share_true",
    "stated_figure",
    "test_documents",
    "trade_rank",
    "words_by_section",
]


def __dir__() -> list[str]:
    return __all__
