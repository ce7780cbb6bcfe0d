"""Files that go with the site: the tables as CSV and as one zip, and a library for tables."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import usrok_data as usrok
from _book.text import write

DATA = Path(usrok.__file__).parent / "data"


def write_data(here: Path) -> None:
    """Copy the data package, file by file and as one zip that is the same at every build."""
    folder = here / "_extra" / "data"
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(p for p in DATA.iterdir() if p.is_file())
    for path in files:
        (folder / path.name).write_bytes(path.read_bytes())
    name = f"usrok_data-{usrok.__version__}"
    with zipfile.ZipFile(folder / f"{name}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            entry = zipfile.ZipInfo(f"{name}/{path.name}", (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())


def write_library(here: Path) -> None:
    """Write DataTables, as the package itables ships it, so that it runs from a file too.

    A module of JavaScript does not load from a file. The bundle is put into a function, and
    what it would export is set on the window.
    """
    import itables

    bundle = Path(itables.__file__).parent / "html"
    script = (bundle / "dt_bundle.js").read_text(encoding="utf-8")
    match = re.search(r"export\{([^}]*)\};?", script)
    if match is None:
        raise RuntimeError(
            "The bundle of itables has another form than expected: no export was found at its "
            "end. Look at notebooks/_book/assets.py, or install the version in pyproject.toml."
        )
    names = dict(reversed(part.split(" as ")) for part in match[1].split(","))
    given = f"window.usrokDataTable = {names['default']};"
    script = script.replace(match[0], given)
    folder = here / "_static" / "tables"
    write(folder / "datatables.js", ['(() => { "use strict";', script, "})();"])
    write(folder / "datatables.css", [(bundle / "dt_bundle.css").read_text(encoding="utf-8")])
