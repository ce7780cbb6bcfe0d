"""usrok_data: a 1993 US State Department fact sheet on Korea, as data.

What the sheet says: ``sentences()``, ``events()``, ``forces()``, ``ties()``,
``statements()``, and ``claims()``, which is all of them in one shape. What the record
says: the functions of ``usrok_data.record``. What follows: ``validity()``, when each claim
was true, and ``verdicts()``. Start with ``tables()``; ``columns(name)`` explains a table,
``show(id)`` a row, ``cite(name)`` how to cite it. Every call gives a fresh pandas
DataFrame. Nothing here uses a network.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

from usrok_data import record
from usrok_data._check import check
from usrok_data._cite import cite
from usrok_data._claims import claims
from usrok_data._codebook import DataError, columns
from usrok_data._own import AuditError
from usrok_data._panel import relations_panel
from usrok_data._show import show
from usrok_data._tables import events, forces, sentences, statements, tables, ties
from usrok_data.audit import evidence, validity, verdicts
from usrok_data.relations import compare_scales, count_relations, count_windows, relations_on

if TYPE_CHECKING:
    from usrok_data.source import FactSheetError, quote_source, read_fact_sheet

__version__ = "0.4.1"

__all__ = [
    "AuditError",
    "DataError",
    "FactSheetError",
    "check",
    "cite",
    "claims",
    "columns",
    "compare_scales",
    "count_relations",
    "count_windows",
    "events",
    "evidence",
    "forces",
    "quote_source",
    "read_fact_sheet",
    "record",
    "relations_on",
    "relations_panel",
    "sentences",
    "show",
    "statements",
    "tables",
    "ties",
    "validity",
    "verdicts",
]

#: What the reader of the full text gives. It is imported when it is first asked for: it takes a
#: quarter of the time, and most never need it.
_READER = ("FactSheetError", "quote_source", "read_fact_sheet")


def __getattr__(name: str) -> Any:
    """Import the reader when one of its names is asked for."""
    if name not in (*_READER, "source"):
        # With name and module, so that Python can say what was perhaps meant.
        here = sys.modules[__name__]
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=here)
    source = import_module("usrok_data.source")
    found = globals()[name] = source if name == "source" else getattr(source, name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_READER})
