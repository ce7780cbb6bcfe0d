"""usrok_data: a 1993 US State Department fact sheet on Korea, as data.

Every function returns a fresh pandas DataFrame, and every row points to the sentence
it was read from. Start with ``tables()``; ``columns(name)`` explains a table,
``show(id)`` a row, ``cite(name)`` how to cite it. Nothing here uses a network.
"""

from __future__ import annotations

from usrok_data._check import check
from usrok_data._cite import cite
from usrok_data._claims import claims, show
from usrok_data._codebook import DataError, columns
from usrok_data._tables import events, forces, sentences, statements, tables, ties
from usrok_data.source import FactSheetError, quote_source, read_fact_sheet

__version__ = "0.1.0"

__all__ = [
    "DataError",
    "FactSheetError",
    "check",
    "cite",
    "claims",
    "columns",
    "events",
    "forces",
    "quote_source",
    "read_fact_sheet",
    "sentences",
    "show",
    "statements",
    "tables",
    "ties",
]
