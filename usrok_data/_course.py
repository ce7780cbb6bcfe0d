"""Copies of the notebooks: to work on, or as a course for nbgrader."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

PACKAGE = files("usrok_data")

#: What stands in a student's notebook in place of a solution.
CODE_STUB = "# Write your code here. The answer goes to the name above, in place of the dots."

CONFIG = f'''"""Settings of nbgrader for the exercises of usrok_data."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "usrok"
c.ClearSolutions.code_stub = {{
    "python": {CODE_STUB!r}
}}
'''


def _notebooks(where: str = "") -> dict[str, Traversable]:
    """Return the notebooks of one folder by name: in the wheel, or beside it in a checkout."""
    for folder in (PACKAGE / "_notebooks", PACKAGE / ".." / "notebooks"):
        if folder.is_dir():
            held = (folder / where).iterdir() if where else folder.iterdir()
            return {p.name: p for p in sorted(held, key=str) if p.name.endswith(".ipynb")}
    raise FileNotFoundError(
        "The notebooks are not in this installation. Expected them in "
        f"{PACKAGE / '_notebooks'}. Reinstall: pip install --force-reinstall usrok-data"
    )


def _copy(held: dict[Path, Traversable], dest: Path, command: str) -> list[Path]:
    """Copy files into a folder, all of them or none; keys are where they go in it."""
    if dest.exists() and not dest.is_dir():
        raise NotADirectoryError(f"{dest} is a file. Expected a folder; name another.")
    taken = [str(name) for name in held if (dest / name).exists()]
    if taken:
        raise FileExistsError(
            f"{dest} already holds {', '.join(taken)}. Nothing was copied, so your work is safe. "
            f"Name another folder: python -m usrok_data {command} OTHER_FOLDER"
        )
    written = []
    for name, source in held.items():
        (dest / name).parent.mkdir(parents=True, exist_ok=True)
        # "x": a file that came to be meanwhile is not overwritten either.
        with (dest / name).open("xb") as file:
            file.write(source.read_bytes())
        written.append(dest / name)
    return written


def copy_notebooks(dest: Path) -> list[Path]:
    """Copy the notebooks and the exercises into a folder, which is made if need be.

    Parameters
    ----------
    dest : pathlib.Path
        The folder. The exercises go into ``exercises`` in it. Files already in it are never
        overwritten.

    Returns
    -------
    list of pathlib.Path
        The files written.

    Raises
    ------
    FileExistsError
        If a notebook of the same name is there; nothing is copied then.
    NotADirectoryError
        If ``dest`` is a file.
    """
    chapters = {Path(name): file for name, file in _notebooks().items()}
    exercises = {Path("exercises", n): file for n, file in _notebooks("exercises").items()}
    return _copy(chapters | exercises, dest, "notebooks")


def make_course(dest: Path) -> list[Path]:
    """Make a course for nbgrader: its settings, and each exercise with its solution.

    Parameters
    ----------
    dest : pathlib.Path
        The folder of the course, made if need be. Files already in it are never overwritten.

    Returns
    -------
    list of pathlib.Path
        The files written: ``nbgrader_config.py`` and one notebook an exercise, in
        ``source/ex01`` and so on. They hold the solutions.

    Raises
    ------
    FileExistsError
        If one of the files is there; nothing is written then.
    NotADirectoryError
        If ``dest`` is a file.
    """
    held = {
        Path("source", name.partition("_")[0], name): file
        for name, file in _notebooks("solutions").items()
    }
    settings = dest / "nbgrader_config.py"
    if settings.exists():
        raise FileExistsError(
            f"{dest} already holds nbgrader_config.py. Nothing was written, so your course is "
            "safe. Name another folder: python -m usrok_data course OTHER_FOLDER"
        )
    written = _copy(held, dest, "course")
    settings.write_text(CONFIG, encoding="utf-8")
    return [settings, *written]
