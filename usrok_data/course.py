"""Copies of the notebooks: to work on, or as a course for nbgrader."""

from __future__ import annotations

import os
import re
from importlib.resources import files
from pathlib import Path

#: What a student's notebook has in place of a solution.
CODE_STUB = "# Write your code here. The answer goes to the name above, in place of the dots."

SETTINGS = f'''"""Settings of nbgrader for the exercises of usrok_data."""


import warnings

# Nothing that a teacher can act on: a library of nbgrader's, and a kernel on this machine.
warnings.filterwarnings("ignore", module="nbgrader")
c = get_config()  # noqa: F821
c.Execute.extra_arguments = ["--IPKernelApp.log_level=40"]

c.CourseDirectory.course_id = "usrok"
c.ClearSolutions.code_stub = {{
    "python": {CODE_STUB!r}
}}
'''


def _notebooks(folder: str = "") -> dict[str, bytes]:
    """Return the notebooks of one folder by name: in the wheel, or beside it in a checkout."""
    package = files("usrok_data")
    for place in (package / "_notebooks", package / ".." / "notebooks"):
        if place.is_dir():
            held = sorted((place / folder if folder else place).iterdir(), key=str)
            return {path.name: path.read_bytes() for path in held if path.name.endswith(".ipynb")}
    raise FileNotFoundError(
        f"The notebooks are not in this installation. Expected them in {package / '_notebooks'}. "
        "Reinstall: pip install --force-reinstall usrok-data"
    )


def _write(dest: str | os.PathLike[str], contents: dict[Path, bytes]) -> list[Path]:
    """Write files into a folder, none if one is there already; keys are where they go in it."""
    folder = Path(os.path.expanduser(dest))
    paths = {folder / name: content for name, content in contents.items()}
    taken = [str(path.relative_to(folder)) for path in paths if os.path.lexists(path)]
    if taken:
        raise FileExistsError(
            f"{folder} already holds {', '.join(taken)}. Nothing was written, so your work is "
            "safe. Name another folder."
        )
    for place in {parent for path in paths for parent in path.parents}:
        if os.path.lexists(place) and not place.is_dir():
            raise NotADirectoryError(f"{place} is not a folder. Name another folder.")
    for path, content in paths.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        # "x": a file created in the meantime is not overwritten either.
        with path.open("xb") as file:
            file.write(content)
    return list(paths)


def copy_notebooks(dest: str | os.PathLike[str]) -> list[Path]:
    """Copy the notebooks into a folder, and the exercises into ``exercises`` in it.

    Parameters
    ----------
    dest : str or os.PathLike
        The folder, made if need be. Files already in it are never overwritten.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    FileExistsError
        If a notebook of the same name is there; nothing is written then.
    NotADirectoryError
        If ``dest`` or a folder on the way to a file is a file.
    """
    chapters = {Path(name): content for name, content in _notebooks().items()}
    exercises = {Path("exercises", n): content for n, content in _notebooks("exercises").items()}
    return _write(dest, chapters | exercises)


def make_course(dest: str | os.PathLike[str]) -> list[Path]:
    """Make a course for nbgrader: its settings, the solutions, and the chapters they link to.

    Parameters
    ----------
    dest : str or os.PathLike
        The folder of the course, made if need be. Files already in it are never overwritten.

    Returns
    -------
    list of pathlib.Path
        The files written: ``nbgrader_config.py``; one notebook per exercise, with its
        solution, in ``source/ex01`` and so on; and the chapters, in ``source`` and in
        ``release``, from where the exercises are handed out.

    Raises
    ------
    FileExistsError
        If one of the files is there; nothing is written then.
    NotADirectoryError
        If ``dest`` or a folder on the way to a file is a file.
    """
    solutions = {
        Path("source", name.partition("_")[0], name): content
        for name, content in _notebooks("solutions").items()
    }
    # In a course each exercise has a folder of its own beside the chapters.
    chapters = {
        Path(folder, name): re.sub(rb"\]\(exercises/(ex\d\d)_", rb"](\1/\1_", content)
        for folder in ("source", "release")
        for name, content in _notebooks().items()
    }
    settings = {Path("nbgrader_config.py"): SETTINGS.encode()}
    return _write(dest, settings | solutions | chapters)
