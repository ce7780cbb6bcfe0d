"""Charts of the tables. Each takes ``ax=`` and returns the Axes, as pandas does.

For the look of the book, start with ``plt.style.use("usrok_data.house")``. Any other style
works as well, a dark one included.
"""

from __future__ import annotations

from usrok_data.charts.counts import count_steps
from usrok_data.charts.dating import (
    dating,
    dating_by_day,
    expired_ages,
    layers,
    period_width,
    share_true,
    test_documents,
)
from usrok_data.charts.economy import (
    growth,
    rank_by_reading,
    rank_gaps,
    trade_balance,
    trade_compared,
    two_books,
)
from usrok_data.charts.figures import stated_figure, trade_rank
from usrok_data.charts.meanwhile import meanwhile
from usrok_data.charts.recognition import (
    both_koreas,
    communist_opening,
    recognition_waves,
    trade_before_relations,
    un_agencies,
)
from usrok_data.charts.relationship import (
    long_timeline,
    trade_share,
    weeks_around_visit,
)
from usrok_data.charts.reuse import note_and_count, reused_paragraph
from usrok_data.charts.security import (
    changes_in_command,
    cost_shares,
    forces_of_both_koreas,
    korean_forces_by_source,
    us_troops,
    who_talked,
)
from usrok_data.charts.sheet import (
    claims_by_section,
    event_timeline,
    sheet_in_bars,
    words_by_section,
)
from usrok_data.charts.style import COLOURS, VERDICT_LOOKS, mark_publication
from usrok_data.charts.tile_map import recognition_map
from usrok_data.charts.validity import claim_periods

__all__ = [
    "COLOURS",
    "VERDICT_LOOKS",
    "both_koreas",
    "changes_in_command",
    "claim_periods",
    "claims_by_section",
    "communist_opening",
    "cost_shares",
    "count_steps",
    "dating",
    "dating_by_day",
    "event_timeline",
    "expired_ages",
    "forces_of_both_koreas",
    "growth",
    "korean_forces_by_source",
    "layers",
    "long_timeline",
    "mark_publication",
    "meanwhile",
    "note_and_count",
    "period_width",
    "rank_by_reading",
    "rank_gaps",
    "recognition_map",
    "recognition_waves",
    "reused_paragraph",
    "share_true",
    "sheet_in_bars",
    "stated_figure",
    "test_documents",
    "trade_balance",
    "trade_before_relations",
    "trade_compared",
    "trade_rank",
    "trade_share",
    "two_books",
    "un_agencies",
    "us_troops",
    "weeks_around_visit",
    "who_talked",
    "words_by_section",
]


def __dir__() -> list[str]:
    return __all__
