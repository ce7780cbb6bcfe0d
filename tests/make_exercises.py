"""Writes the student notebooks from the solutions, with nbgrader's own preprocessors.

    python tests/make_exercises.py

The solutions are the only source. What comes out is, byte by byte, what
``nbgrader generate_assignment`` writes with the settings of the course.
"""

from __future__ import annotations

import sys
from pathlib import Path

import nbformat
from nbgrader import preprocessors
from traitlets.config import Config

from usrok_data.course import CODE_STUB

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
SOLUTIONS = NOTEBOOKS / "solutions"
EXERCISES = NOTEBOOKS / "exercises"

#: In the order of nbgrader's generate_assignment, without those that need a database.
STEPS = (
    "LockCells",
    "ClearSolutions",
    "ClearOutput",
    "CheckCellMetadata",
    "ClearHiddenTests",
    "ClearMarkScheme",
    "ComputeChecksums",
    "CheckCellMetadata",
)


def student_notebook(solution: Path) -> str:
    """Return the student's version of a solution notebook, as text."""
    config = Config()
    config.ClearSolutions.code_stub = {"python": CODE_STUB}
    notebook = nbformat.read(solution, as_version=4)
    resources = {"unique_key": solution.stem, "metadata": {"path": str(solution.parent)}}
    for step in STEPS:
        notebook, resources = getattr(preprocessors, step)(config=config)(notebook, resources)
    return nbformat.writes(notebook) + "\n"


def main() -> int:
    """Write all student notebooks, and remove those whose solution is gone."""
    EXERCISES.mkdir(exist_ok=True)
    solutions = sorted(SOLUTIONS.glob("*.ipynb"))
    for solution in solutions:
        text = student_notebook(solution)
        (EXERCISES / solution.name).write_text(text, encoding="utf-8")
        print(solution.name)
    for old in EXERCISES.glob("*.ipynb"):
        if old.name not in {solution.name for solution in solutions}:
            old.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
