"""Copy the notebooks out to work on them, or make a course for nbgrader."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from usrok_data._course import copy_notebooks, make_course


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m usrok_data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in {
        "notebooks": "copy the notebooks and the exercises into a folder",
        "course": "make a course for nbgrader, with the solutions",
    }.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("dest", metavar="DEST", type=Path, help="the folder, made if need be")
    arguments = parser.parse_args(argv)
    course = arguments.command == "course"
    try:
        written = make_course(arguments.dest) if course else copy_notebooks(arguments.dest)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    for path in written:
        print(path)
    if course:
        print(
            f"Go there: cd {arguments.dest}; then, for instance: nbgrader generate_assignment ex01"
        )
    else:
        print(f"Open them with: jupyter lab {arguments.dest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
