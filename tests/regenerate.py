"""Write every file that is made from another: run it after a change, commit what it changed.

    python tests/regenerate.py

A test runs the same functions and compares. What is made, and from what:

- ``sheet.pyi`` and ``record.pyi``, and the columns in the docstrings of the functions that
  return derived tables: from the codebook, ``datapackage.json``
- versions, sizes and hashes in the codebook, ``SHA256SUMS``: from ``__version__`` and the tables
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import textwrap
from pathlib import Path

from usrok_data import __version__, codebook

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "usrok_data"
DATA = PACKAGE / "data"


def stub(module: str) -> str:
    """Return the stub of a module of loaders, with the docstrings that editors show."""
    source = (PACKAGE / f"{module}.py").read_text(encoding="utf-8")
    parts = ["# Written by tests/regenerate.py from the codebook; do not edit.", ""]
    parts += ["import pandas as pd", ""]
    if "us_trade_ranks" in source:
        parts += ["from usrok_data.trade import us_trade_ranks as us_trade_ranks", ""]
    parts.append(re.search(r"__all__ = \[.*?\]\n", source, re.DOTALL)[0])
    for name in re.findall(r"^def (\w+)", source, re.MULTILINE):
        text = codebook.docstring(name).replace("\\", "\\\\")
        parts.append(f'def {name}() -> pd.DataFrame:\n    """{_indented(text)}    """\n')
    return "\n".join(parts)


def _indented(text: str) -> str:
    return textwrap.indent(text, "    ").lstrip()


def with_columns(source: str) -> str:
    """Return a module with the columns of derived tables written into its docstrings."""
    for name, entry in codebook.entries().items():
        if entry["layer"] == "derived":
            head = textwrap.fill(f"One row per {entry['unitOfObservation']}. Columns:", 88)
            block = textwrap.indent(f"{head}\n\n{codebook.column_docs(name)}", " " * 8)
            pattern = (
                rf"(\ndef {name}\([^\"]*?\"\"\".*?\n    pandas\.DataFrame\n).*?(\n    Raises\n)"
            )
            text = f"{block}\n"
            source = re.sub(
                pattern, lambda m, text=text: m[1] + text + m[2], source, flags=re.DOTALL
            )
    return source


def package_text() -> str:
    """Return the codebook with version, sizes and hashes as they are now."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    package["version"] = __version__
    for resource in package["resources"]:
        data = (DATA / resource["path"]).read_bytes()
        resource["bytes"] = len(data)
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def checksums(package: str) -> str:
    """Return the checksums of the tables and of the codebook."""
    files = {p.name: p.read_bytes() for p in DATA.glob("*.csv")}
    files["datapackage.json"] = package.encode()
    return "".join(f"{hashlib.sha256(files[n]).hexdigest()}  {n}\n" for n in sorted(files))


def made() -> dict[Path, str]:
    """Return every file that is made, with its text."""
    package = package_text()
    files = {
        DATA / "datapackage.json": package,
        DATA / "SHA256SUMS": checksums(package),
        PACKAGE / "sheet.pyi": stub("sheet"),
        PACKAGE / "record.pyi": stub("record"),
    }
    for name in ("audit", "relations", "trade"):
        path = PACKAGE / f"{name}.py"
        files[path] = with_columns(path.read_text(encoding="utf-8"))
    return files


def main() -> int:
    """Write the files that differ, and name them."""
    for path, text in made().items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
