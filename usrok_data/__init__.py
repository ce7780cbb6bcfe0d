"""usrok_data: a 1993 US State Department fact sheet on Korea, as data.

What the sheet says: ``claims()``, ``events()``, ``forces()``, ``ties()``, ``sentences()``.
What the record says: the functions of ``usrok_data.record``. What follows: ``validity()``,
when each claim was true, and ``verdicts()``. Start with ``tables()``; ``columns(name)``
explains a table, ``show(id)`` a row, ``cite(name)`` how to cite it. ``charts`` draws and
``teaching`` checks exercises. Every call returns a fresh pandas DataFrame. Nothing here uses
a network.
"""
# Editors and type checkers read __init__.pyi, which tests/regenerate.py writes.

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import pandas as pd

from usrok_data import days, record
from usrok_data.annotated import annotate
from usrok_data.audit import validity, verdicts, verdicts_by_reading
from usrok_data.codebook import DataError, columns
from usrok_data.coding import methods, template
from usrok_data.dating import Dating, date_document
from usrok_data.documents import AuditError
from usrok_data.fact_sheet import FactSheetError, quote_source, read_fact_sheet
from usrok_data.integrity import check
from usrok_data.lookup import cite, show
from usrok_data.relations import (
    compare_counts,
    count_periods,
    count_relations,
    relations_on,
    relations_panel,
)
from usrok_data.sheet import claims, events, evidence, forces, sentences, ties
from usrok_data.tables import load, tables

if TYPE_CHECKING:
    from usrok_data import charts, teaching

__version__ = "1.0.0"
#: The day on which the fact sheet was published, to compare with columns of days.
PUBLICATION_DATE = pd.Timestamp(days.PUBLICATION_DATE)

__all__ = [
    "PUBLICATION_DATE",
    "AuditError",
    "DataError",
    "Dating",
    "FactSheetError",
    "annotate",
    "charts",
    "check",
    "cite",
    "claims",
    "columns",
    "compare_counts",
    "count_periods",
    "count_relations",
    "date_document",
    "events",
    "evidence",
    "forces",
    "load",
    "methods",
    "quote_source",
    "read_fact_sheet",
    "record",
    "relations_on",
    "relations_panel",
    "sentences",
    "show",
    "tables",
    "teaching",
    "template",
    "ties",
    "validity",
    "verdicts",
    "verdicts_by_reading",
]

if not TYPE_CHECKING:  # else type checkers would accept any name

    def __getattr__(name: str) -> Any:
        """Import charts and teaching when they are first asked for: charts need matplotlib."""
        if name in ("charts", "teaching"):
            return importlib.import_module(f"usrok_data.{name}")
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
