"""Files that go with the site: every table as CSV, one zip, one workbook, moved pages."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import pandas as pd

import usrok_data as usrok
from _book.render import BOOK, write_page
from usrok_data import codebook

PACKAGE = Path(usrok.__file__).parent
DATA = BOOK / "_extra" / "data"
ZIP = f"usrok_data-{usrok.__version__}.zip"
WORKBOOK = "usrok_data.xlsx"
#: The time in files that hold one: a build gives the same bytes whenever it runs.
BUILT = dt.datetime(2026, 1, 1)

#: Pages of a version before 1.0 that have another name now; claims have theirs in the table.
MOVED = {
    "claims/e11": "claims.html#former-ids",
    "tables/statements": "tables/claims.html",
    "tables/recognition_witnesses": "tables/recognition_reports.html",
    "exercises/ex04_relations_and_witnesses": "exercises/ex04_relations_and_sources.html",
    "exercises/ex05_windows_and_age": "exercises/ex05_periods_and_age.html",
    "solutions/ex04_relations_and_witnesses": "solutions/ex04_relations_and_sources.html",
    "solutions/ex05_windows_and_age": "solutions/ex05_periods_and_age.html",
}


def write() -> None:
    """Write the tables as CSV, as one zip and as one workbook, and a page for each that moved."""
    DATA.mkdir(parents=True, exist_ok=True)
    package = {p.name: p.read_bytes() for p in (PACKAGE / "data").iterdir() if p.is_file()}
    for name, data in package.items():
        (DATA / name).write_bytes(data)
    for name, entry in codebook.entries().items():
        if entry["layer"] == "derived":
            usrok.load(name).to_csv(DATA / f"{name}.csv", index=False, lineterminator="\n")
    folder = ZIP.removesuffix(".zip")
    write_zip(DATA / ZIP, {f"{folder}/{name}": package[name] for name in sorted(package)})
    write_workbook(DATA / WORKBOOK)
    moved = dict(MOVED)
    for claim in usrok.claims().dropna(subset=["former_ids"]).itertuples():
        moved |= {
            f"claims/{i}": f"claims/{claim.claim_id}.html" for i in claim.former_ids.split(";")
        }
    for old, new in moved.items():
        write_page(f"_extra/{old}.html", "moved.html", target=f"../{new}", name=new)


def write_zip(path: Path, files: dict[str, bytes]) -> None:
    """Write files into a zip that is the same at every build."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, BUILT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)


def write_workbook(path: Path) -> None:
    """Write every stored table as loaded into one workbook, after lists of tables and columns."""
    tables = usrok.tables()
    stored = tables[tables["layer"] != "derived"].drop(columns="loader")
    sheets = {"tables": stored}
    sheets["columns"] = pd.concat(
        [usrok.columns(name).assign(table=name) for name in stored["table"]], ignore_index=True
    ).pipe(lambda frame: frame[["table", *frame.columns.drop("table")]])
    sheets |= {name: usrok.load(name) for name in stored["table"]}
    made = io.BytesIO()
    with pd.ExcelWriter(made, engine="openpyxl", datetime_format="YYYY-MM-DD") as writer:
        writer.book.properties.created = BUILT
        writer.book.properties.creator = "usrok_data contributors"
        for name, frame in sheets.items():
            frame.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 1))
            for cells in writer.sheets[name].iter_cols(max_row=50):
                longest = max(len(str(cell.value or "")) for cell in cells)
                width = min(max(longest, 8), 60) + 2
                writer.sheets[name].column_dimensions[cells[0].column_letter].width = width
    with zipfile.ZipFile(made) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    # The writer notes when it ran.
    core = "docProps/core.xml"
    modified = rb"(<dcterms:modified[^>]*>)[^<]*"
    files[core] = re.sub(modified, rb"\g<1>" + BUILT.isoformat().encode() + b"Z", files[core])
    write_zip(path, files)
