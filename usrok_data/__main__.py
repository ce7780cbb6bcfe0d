"""``python -m usrok_data notebooks DEST``: copy the notebooks out, to work on them."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent


def notebook_folder() -> Path:
    """Return where the notebooks lie: in the wheel, or beside the package in a checkout."""
    for folder in (HERE / "_notebooks", HERE.parent / "notebooks"):
        if any(folder.glob("*.ipynb")):
            return folder
    raise FileNotFoundError(
        "The notebooks are not in this installation. Expected them in "
        f"{HERE / '_notebooks'}. Reinstall: pip install --force-reinstall usrok-data"
    )


def copy_notebooks(dest: Path) -> list[Path]:
    """Copy the notebooks into a folder, which is made if need be.

    Parameters
    ----------
    dest : pathlib.Path
        The folder. Files already in it are never overwritten.

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
    if dest.exists() and not dest.is_dir():
        raise NotADirectoryError(f"{dest} is a file. Expected a folder; name another.")
    sources = sorted(notebook_folder().glob("*.ipynb"))
    taken = [source.name for source in sources if (dest / source.name).exists()]
    if taken:
        raise FileExistsError(
            f"{dest} already holds {', '.join(taken)}. Nothing was copied, so your work is safe. "
            "Name another folder: python -m usrok_data notebooks OTHER_FOLDER"
        )
    dest.mkdir(parents=True, exist_ok=True)
    return [Path(shutil.copyfile(source, dest / source.name)) for source in sources]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m usrok_data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    notebooks = commands.add_parser("notebooks", help="copy the notebooks into a folder")
    notebooks.add_argument("dest", metavar="DEST", type=Path, help="the folder, made if need be")
    arguments = parser.parse_args(argv)
    try:
        written = copy_notebooks(arguments.dest)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(path)
    print(f"Open them with: jupyter lab {arguments.dest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
