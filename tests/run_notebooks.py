"""Run the notebooks and write them in the form in which they are committed.

    python tests/run_notebooks.py [--dry-run] [NAME ...]

Without names, all chapters and solutions; with ``--dry-run`` nothing is written. Afterwards
``python tests/regenerate.py`` writes the student notebooks from the solutions.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"


def run(path: Path) -> str:
    """Run one notebook from top to bottom; return it as text, without times and versions."""
    notebook = nbformat.read(path, as_version=4)
    metadata = dict(notebook.metadata)
    options = {
        "resources": {"metadata": {"path": str(path.parent)}},
        "record_timing": False,
        "timeout": 300,
        # Newer kernels warn about a connection that does not leave the machine.
        "extra_arguments": ["--IPKernelApp.log_level=40"],
    }
    NotebookClient(notebook, **options).execute()
    notebook.metadata = metadata
    return nbformat.writes(notebook) + "\n"


def main(arguments: list[str]) -> int:
    """Run the notebooks named, or all."""
    names = [a.removesuffix(".ipynb") for a in arguments if a != "--dry-run"]
    paths = sorted([*NOTEBOOKS.glob("*.ipynb"), *(NOTEBOOKS / "solutions").glob("*.ipynb")])
    if unknown := set(names) - {path.stem for path in paths}:
        print(f"There is no notebook {min(unknown)!r}.", file=sys.stderr)
        return 1
    for path in paths:
        if not names or path.stem in names:
            text = run(path)
            if "--dry-run" not in arguments:
                path.write_text(text, encoding="utf-8")
            print(path.name, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
