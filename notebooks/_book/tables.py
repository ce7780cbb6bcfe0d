"""A page for each table, to sort, filter and download; the list of tables; the codebook."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

import usrok_data as usrok
from _book.downloads import DATA, WORKBOOK, ZIP
from _book.render import plain, rows, write_folder, write_page
from usrok_data import codebook

#: Tables with more rows are not written into their page: of a stored one the browser draws the
#: rows from a script that holds them, of a derived one only the first are shown.
LARGE = 1000
FIRST_ROWS = 25

LAYERS = {
    "sheet": "What the sheet says",
    "record": "What the record says",
    "evidence": "Which record tests which claim",
    "derived": "What follows, computed",
}


def _page(about: dict[str, Any]) -> dict[str, Any]:
    """Return what the page of one table shows."""
    name, frame = about["table"], usrok.load(about["table"])
    large = len(frame) > LARGE
    scripted = large and about["layer"] != "derived"
    if scripted:
        values = [[plain(v) for v in row] for row in frame.itertuples(index=False)]
        data = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        (DATA / f"{name}.js").write_text(
            f"(window.usrokRows = window.usrokRows || {{}})[{json.dumps(name)}] = {data};\n",
            encoding="utf-8",
        )
    shown = frame.head(0 if scripted else FIRST_ROWS if large else LARGE)
    return {
        "about": about,
        "entry": codebook.entry(name),
        "fields": codebook.fields(name),
        "columns": [{"name": c, "look": _look(frame[c])} for c in frame.columns],
        "scripted": scripted,
        "cut": large and not scripted,
        # A row can be linked to where its first column names it.
        "anchors": not large and frame.iloc[:, 0].is_unique,
        "shown": [[plain(v) for v in row] for row in shown.itertuples(index=False)],
    }


def _look(column: pd.Series) -> str:
    """Return the class of a column that holds days, which stay on one line, or sentences."""
    if pd.api.types.is_datetime64_dtype(column):
        return "day"
    return "long" if column.dropna().astype(str).str.len().max() > 35 else ""


def write() -> None:
    """Write a page for each table, the list of tables, and the codebook."""
    tables = rows(usrok.tables())
    by_layer = {title: [t for t in tables if t["layer"] == k] for k, title in LAYERS.items()}
    write_folder("tables", {table["table"]: _page(table) for table in tables}, "table.md")
    titles = {name: entry["title"] for name, entry in codebook.entries().items()}
    write_page(
        "tables.md", "tables.md", layers=by_layer, titles=titles, workbook=WORKBOOK, zipped=ZIP
    )
    write_page(
        "codebook.md",
        "codebook.md",
        layers=by_layer,
        entries=codebook.entries(),
        fields={table["table"]: codebook.fields(table["table"]) for table in tables},
        version=codebook.package()["version"],
    )
