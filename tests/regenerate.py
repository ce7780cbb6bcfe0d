"""Write every file that is made from another: run it after a change, commit what it changed.

    python tests/regenerate.py [--check]

With ``--check`` nothing is written; files that would change are named, and the exit status
is 1 if there are any. What is made, and from what:

- ``__init__.pyi`` and ``record.pyi``, signatures and docstrings for editors: from the package
- version, date, sizes, hashes and lists of allowed values in the codebook, ``datapackage.json``,
  and ``SHA256SUMS``: from ``__version__``, the first heading of ``CHANGELOG.md`` and the tables
- ``CITATION.cff`` (version and date) and ``codemeta.json``: from these, ``pyproject.toml`` and
  the codebook
- the student notebooks: from the solutions
- the chart of the README: from the package
"""

from __future__ import annotations

import hashlib
import inspect
import io
import json
import re
import sys
import textwrap
import tomllib
from collections.abc import Sequence
from pathlib import Path
from types import FunctionType, ModuleType

import usrok_data
from usrok_data import __version__, codebook

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "usrok_data"
DATA = PACKAGE / "data"
CHART = ROOT / "notebooks" / "_static" / "validity.png"


def release_date() -> str:
    """Return the date of the version in ``__init__.py``, as the changelog has it."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    heading = re.search(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", changelog, re.MULTILINE)
    if heading is None or heading[1] != __version__:
        raise SystemExit(
            f'The first heading of CHANGELOG.md is not "## {__version__} (YYYY-MM-DD)". '
            "Expected the version in usrok_data/__init__.py with its date."
        )
    return heading[2]


# ---------------------------------------------------------------- the package


STUB_HEAD = """# Written by tests/regenerate.py; do not edit. For editors and type checkers.

import os
from pathlib import Path

import pandas as pd

from usrok_data import charts as charts, record as record, teaching as teaching
from usrok_data.annotated import AnnotatedSheet
from usrok_data.codebook import DataError as DataError
from usrok_data.dating import Dating as Dating
from usrok_data.documents import AuditError as AuditError
from usrok_data.fact_sheet import FactSheetError as FactSheetError
from usrok_data.lookup import Style
from usrok_data.relations import CountSeries, Korea, Names

__version__: str
PUBLICATION_DATE: pd.Timestamp

"""


def stub(module: ModuleType) -> str:
    """Return the stub of a module, with the docstrings that editors show."""
    functions = [f for n in module.__all__ if inspect.isfunction(f := getattr(module, n))]
    parts = [f"__all__ = {json.dumps(module.__all__)}\n", *map(_stub_of, functions)]
    return "\n".join(parts)


def _stub_of(function: FunctionType) -> str:
    """Return a function with its signature and its docstring, and no body."""
    parameters = [
        f"{p.name}: {p.annotation}" + (" = ..." if p.default is not p.empty else "")
        for p in inspect.signature(function).parameters.values()
    ]
    text = textwrap.indent(inspect.getdoc(function).replace("\\", "\\\\"), "    ").lstrip()
    returned = inspect.signature(function).return_annotation
    head = f"def {function.__name__}({', '.join(parameters)}) -> {returned}:"
    return f'{head}\n    """{text}\n    """\n'


# ---------------------------------------------------------------- metadata


def package_text() -> str:
    """Return the codebook with version, date, sizes and hashes as they are now."""
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    package["version"] = __version__
    package["created"] = f"{release_date()}T00:00:00Z"
    for resource in package["resources"]:
        data = (DATA / resource["path"]).read_bytes()
        resource["bytes"] = len(data)
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        for field in resource["schema"]["fields"]:
            # Tools that know no categories check the same values.
            if values := [category["value"] for category in field.get("categories", [])]:
                field.setdefault("constraints", {})["enum"] = values
    return json.dumps(package, indent=1, ensure_ascii=False) + "\n"


def checksums(package: str) -> str:
    """Return the checksums of the tables and of the codebook."""
    files = {p.name: p.read_bytes() for p in DATA.glob("*.csv")}
    files["datapackage.json"] = package.encode()
    return "".join(f"{hashlib.sha256(files[n]).hexdigest()}  {n}\n" for n in sorted(files))


def citation(text: str) -> str:
    """Return the citation file with the version and its date."""
    text = re.sub(r"^version: .*$", f'version: "{__version__}"', text, flags=re.MULTILINE)
    date = f'date-released: "{release_date()}"'
    return re.sub(r"^date-released: .*$", date, text, flags=re.MULTILINE)


def codemeta() -> str:
    """Return the metadata of the code in the vocabulary of CodeMeta, with the tables as parts."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    package = codebook.package()
    parts: dict[str, list[str]] = {}
    for resource in package["resources"]:
        parts.setdefault(resource["licenses"][0]["name"], []).append(resource["name"])
    metadata = {
        "@context": "https://w3id.org/codemeta/3.0",
        "type": "SoftwareSourceCode",
        "name": "usrok_data",
        "description": pyproject["description"],
        "version": __version__,
        "dateModified": release_date(),
        "author": [{"type": "Organization", "name": a["name"]} for a in pyproject["authors"]],
        "license": "https://spdx.org/licenses/MIT",
        "keywords": pyproject["keywords"],
        "programmingLanguage": "Python",
        "runtimePlatform": f"Python {pyproject['requires-python']}",
        "operatingSystem": "OS independent",
        "developmentStatus": "active",
        "softwareRequirements": pyproject["dependencies"],
        "hasPart": [
            {
                "type": "Dataset",
                "name": f"{package['title']}: tables under {licence}",
                "description": f"The tables {', '.join(names)}.",
                "license": f"https://spdx.org/licenses/{licence}",
            }
            for licence, names in parts.items()
        ],
    }
    return json.dumps(metadata, indent=2, ensure_ascii=False) + "\n"


def made() -> dict[Path, str]:
    """Return every text file that is quickly made, with its text."""
    package = package_text()
    cff = ROOT / "CITATION.cff"
    files: dict[Path, str] = {
        DATA / "datapackage.json": package,
        DATA / "SHA256SUMS": checksums(package),
        PACKAGE / "__init__.pyi": STUB_HEAD + stub(usrok_data),
        PACKAGE / "record.pyi": f"import pandas as pd\n\n{stub(usrok_data.record)}",
        cff: citation(cff.read_text(encoding="utf-8")),
        ROOT / "codemeta.json": codemeta(),
    }
    return files


# ---------------------------------------------------------------- what takes longer


def chart() -> bytes:
    """Return the chart that the README opens with, as a PNG: the same bytes at every run."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    from usrok_data import charts

    buffer = io.BytesIO()
    with plt.style.context("usrok_data.house"):
        figure = charts.claim_periods().figure
        figure.savefig(buffer, dpi=110, metadata={"Software": None})
        plt.close(figure)
    return buffer.getvalue()


def student_notebooks() -> dict[Path, str]:
    """Return the student notebooks, each with its text."""
    # Not at the top: nbgrader takes seconds to import, and the quick tests import this module.
    import make_exercises

    notebooks = ROOT / "notebooks"
    return {
        notebooks / "exercises" / solution.name: make_exercises.student_notebook(solution)
        for solution in sorted((notebooks / "solutions").glob("*.ipynb"))
    }


def main(arguments: Sequence[str]) -> int:
    """Write the files that differ, or only check them, and name them."""
    check = "--check" in arguments
    changed = False
    # The quick ones first, so that they are written even if a chart or a notebook fails.
    for files in (made, student_notebooks, lambda: {CHART: chart()}):
        for path, content in files().items():
            data = content.encode() if isinstance(content, str) else content
            if path.is_file() and path.read_bytes() == data:
                continue
            changed = True
            if not check:
                path.write_bytes(data)
            print(f"{path.relative_to(ROOT)}{' is not up to date' if check else ''}", flush=True)
    return int(check and changed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
