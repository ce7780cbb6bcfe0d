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
from usrok_data._codebook import DataError, columns
from usrok_data._tables import events, forces, sentences, statements, tables, ties

if TYPE_CHECKING:
    from usrok_data._check import check
    from usrok_data._cite import cite
    from usrok_data._claims import claims
    from usrok_data._own import AuditError
    from usrok_data._panel import relations_panel
    from usrok_data._show import show
    from usrok_data.audit import evidence, validity, verdicts
    from usrok_data.relations import (
        compare_scales,
        count_relations,
        count_windows,
        relations_on,
    )
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

#: What is imported when it is first asked for: together it takes longer than all the tables.
_LATER = {
    "AuditError": "_own",
    "FactSheetError": "source",
    "check": "_check",
    "cite": "_cite",
    "claims": "_claims",
    "compare_scales": "relations",
    "count_relations": "relations",
    "count_windows": "relations",
    "evidence": "audit",
    "quote_source": "source",
    "read_fact_sheet": "source",
    "relations_on": "relations",
    "relations_panel": "_panel",
    "show": "_show",
    "validity": "audit",
    "verdicts": "audit",
}
_MODULES = ("audit", "relations", "source")


def __getattr__(name: str) -> Any:
    """Import what is asked for."""
    if name in _MODULES:
        return import_module(f"usrok_data.{name}")
    if name in _LATER:
        found = globals()[name] = getattr(import_module(f"usrok_data.{_LATER[name]}"), name)
        return found
    # With name and module, so that Python can say what was perhaps meant.
    here = sys.modules[__name__]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=here)


def __dir__() -> list[str]:
    return sorted({*globals(), *_LATER, *_MODULES})
