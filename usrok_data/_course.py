"""Copies of the notebooks: to work on, or as a course for nbgrader."""

from __future__ import annotations

import shutil
from pathlib import Path

HERE = Path(__file__).parent

#: What stands in a student's notebook in place of a solution.
CODE_STUB = "# Write your code here. The answer goes to the name above, in place of the dots."

CONFIG = f'''"""Settings of nbgrader for the exercises of usrok_data."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "usrok"
c.ClearSolutions.code_stub = {{
    "python": {CODE_STUB!r}
}}
'''


def notebook_folder() -> Path:
    """Return where the notebooks lie: in the wheel, or beside the package in a checkout."""
    for folder in (HERE / "_notebooks", HERE.parent / "notebooks"):
        if any(folder.glob("*.ipynb")):
            return folder
    raise FileNotFoundError(
        "The notebooks are not in this installation. Expected them in "
        f"{HERE / '_notebooks'}. Reinstall: pip install --force-reinstall usrok-data"
    )


def _copy(files: dict[Path, Path], dest: Path, command: str) -> list[Path]:
    """Copy files into a folder, all of them or none; keys are where they go in it."""
    if dest.exists() and not dest.is_dir():
        raise NotADirectoryError(f"{dest} is a file. Expected a folder; name another.")
    taken = [str(name) for name in files if (dest / name).exists()]
    if taken:
        raise FileExistsError(
            f"{dest} already holds {', '.join(taken)}. Nothing was copied, so your work is safe. "
            f"Name another folder: python -m usrok_data {command} OTHER_FOLDER"
        )
    written = []
    for name, source in files.items():
        (dest / name).parent.mkdir(parents=True, exist_ok=True)
        written.append(Path(shutil.copyfile(source, dest / name)))
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
    folder = notebook_folder()
    found = [*sorted(folder.glob("*.ipynb")), *sorted(folder.glob("exercises/*.ipynb"))]
    return _copy({p.relative_to(folder): p for p in found}, dest, "notebooks")


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
    found = sorted((notebook_folder() / "solutions").glob("*.ipynb"))
    files = {Path("source", path.name.partition("_")[0], path.name): path for path in found}
    settings = dest / "nbgrader_config.py"
    if settings.exists():
        raise FileExistsError(
            f"{dest} already holds nbgrader_config.py. Nothing was written, so your course is "
            "safe. Name another folder: python -m usrok_data course OTHER_FOLDER"
        )
    written = _copy(files, dest, "course")
    settings.write_text(CONFIG, encoding="utf-8")
    return [settings, *written]
