"""A page for each table, to sort, search and download, and the list of them."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pandas as pd

import usrok_data as usrok
from _book.text import cell, plain, table, write

#: Tables with more rows are drawn by the browser, from a script that holds them.
LARGE = 1000
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def load(name: str) -> pd.DataFrame:
    """Load a table by its name."""
    found: pd.DataFrame = getattr(usrok if hasattr(usrok, name) else usrok.record, name)()
    return found


def row_ids(frame: pd.DataFrame) -> bool:
    """Say whether each row of a table has a name of its own, in its first column."""
    first = frame.columns[0]
    return len(frame) <= LARGE and (first.endswith("_id") or frame[first].is_unique)


def write_tables(here: Path) -> None:
    """Write a page for each table, and the list of them."""
    tables = usrok.tables().set_index("table")
    for name in tables.index:
        write(here / "tables" / f"{name}.md", _page(here, name, tables.loc[name]))
    zipped = f"usrok_data-{usrok.__version__}.zip"
    rows = [
        (f"[{name}](tables/{name}.md)", cell(t["one_row_is"]), str(t["rows"]), str(t["columns"]))
        for name, t in tables.iterrows()
    ]
    lines = [
        "# Tables",
        "",
        f"{len(tables)} tables. Each can be sorted and searched in its page, and downloaded as a "
        "CSV. The whole data package, with its description for other tools, is one file: "
        f'<a href="data/{zipped}" download>{zipped}</a>.',
        "",
        "```{container} sortable",
        *table(("table", "one row is", "rows", "columns"), rows),
        "```",
        "",
        "```{toctree}",
        ":hidden:",
        "",
        *(f"{name} <tables/{name}>" for name in tables.index),
        "```",
    ]
    write(here / "tables.md", lines)


def _page(here: Path, name: str, about: pd.Series) -> list[str]:
    frame = load(name)
    if len(frame) > LARGE:
        values = [[plain(v) for v in row] for row in frame.itertuples(index=False)]
        data = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        script = f"(window.usrokRows = window.usrokRows || {{}})[{json.dumps(name)}] = {data};"
        write(here / "_static" / "tables" / f"{name}.js", [script])
    return [
        "---",
        "html_theme.sidebar_secondary.remove: true",
        "---",
        "",
        f"# Table: {name}",
        "",
        f"{cell(about['title'])}: one row is {cell(about['one_row_is'])}. {len(frame):,} rows, "
        f"{len(frame.columns)} columns. Licence {about['licence']}.",
        "",
        f"Caution: {cell(about['caution'])}",
        "",
        f'<a href="../data/{name}.csv" download>Download {name}.csv</a> · '
        f"[what each column holds](../codebook.md#{name}) · [how to cite](../cite.md#{name})",
        "",
        "```{raw} html",
        *_html(name, frame),
        "```",
    ]


def _html(name: str, frame: pd.DataFrame) -> list[str]:
    """Write a table as HTML; a row with an id can be linked to."""
    head = "".join(_head(c, frame[c]) for c in frame.columns)
    lines = [
        f'<div class="sortable" data-table="{name}"><table class="dataframe full" aria-label="'
        f'The table {name}"><thead><tr>{head}</tr></thead><tbody>',
    ]
    if len(frame) > LARGE:
        lines += [
            "</tbody></table></div>",
            f'<script src="../_static/tables/{name}.js"></script>',
            "<noscript>The rows of this table need JavaScript; its CSV does not.</noscript>",
        ]
        return lines
    named = row_ids(frame)
    for row in frame.itertuples(index=False):
        cells = "".join(_cell(plain(v)) for v in row)
        lines.append(f'<tr id="{row[0]}">{cells}</tr>' if named else f"<tr>{cells}</tr>")
    return [*lines, "</tbody></table></div>"]


def _head(name: str, column: pd.Series) -> str:
    """Write the head of a column, which is wide where it holds sentences."""
    long = column.astype("string").str.len().fillna(0).max() > 35
    return f'<th scope="col"{" class=long" if long else ""}>{html.escape(name)}</th>'


def _cell(value: str) -> str:
    """Write a cell; a day stays on one line."""
    kind = ' class="day"' if DAY.fullmatch(value) else ""
    return f"<td{kind}>{html.escape(value)}</td>"
