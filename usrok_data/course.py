"""Copies of the notebooks: to work on, or as a course for nbgrader."""

from __future__ import annotations

import os
from collections.abc import Iterable
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


def _folder(dest: str | os.PathLike[str], inner: Iterable[Path]) -> Path:
    """Return the folder to write in, or say why it cannot be one; nothing is made yet."""
    try:
        folder = Path(dest)
    except TypeError:
        raise TypeError(
            f'dest is {type(dest).__name__}: {dest!r:.40}. Expected a folder, such as "korea".'
        ) from None
    for place in dict.fromkeys(p for i in [Path(), *inner] for p in [*folder.parents, folder / i]):
        try:
            os.lstat(place)
            usable = place.is_dir()  # a link to nothing is none
        except FileNotFoundError:
            usable = True
        except (OSError, ValueError):  # a name too long, or with a null byte
            usable = False
        if not usable:
            shown = str(place) if len(str(place)) < 200 else f"{str(place)[:60]}..."
            raise NotADirectoryError(
                f"{shown!r} is a file, or no name for a folder. Expected a folder, or a name that "
                "is free; name another."
            )
    return folder


def copy_notebooks(dest: str | os.PathLike[str]) -> list[Path]:
    """Copy the notebooks and the exercises into a folder, which is made if need be.

    Parameters
    ----------
    dest : str or os.PathLike
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
        If ``dest`` or a folder on the way to a file is a file, or cannot be a folder.
    TypeError
        If ``dest`` is not a path.
    """
    chapters = {Path(name): file for name, file in _notebooks().items()}
    exercises = {Path("exercises", n): file for n, file in _notebooks("exercises").items()}
    held = chapters | exercises
    return _copy(held, _folder(dest, {name.parent for name in held}), "notebooks")


def make_course(dest: str | os.PathLike[str]) -> list[Path]:
    """Make a course for nbgrader: its settings, and each exercise with its solution.

    Parameters
    ----------
    dest : str or os.PathLike
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
        If ``dest`` or a folder on the way to a file is a file, or cannot be a folder.
    TypeError
        If ``dest`` is not a path.
    """
    held = {
        Path("source", name.partition("_")[0], name): file
        for name, file in _notebooks("solutions").items()
    }
    dest = _folder(dest, {p for name in held for p in name.parents})
    settings = dest / "nbgrader_config.py"
    if settings.exists():
        raise FileExistsError(
            f"{dest} already holds nbgrader_config.py. Nothing was written, so your course is "
            "safe. Name another folder: python -m usrok_data course OTHER_FOLDER"
        )
    written = _copy(held, dest, "course")
    settings.write_text(CONFIG, encoding="utf-8")
    return [settings, *written]
