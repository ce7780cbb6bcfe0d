"""Copy the notebooks out to work on them, or make a course for nbgrader."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from usrok_data.course import copy_notebooks, make_course


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m usrok_data", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("notebooks", "copy the notebooks and the exercises into a folder"),
        ("course", "make a course for nbgrader, with the solutions"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("dest", metavar="DEST", help="the folder, made if need be")
    arguments = parser.parse_args(argv)
    is_course = arguments.command == "course"
    try:
        written = (make_course if is_course else copy_notebooks)(arguments.dest)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        print(error, file=sys.stderr)
        return 1
    print(*written, sep="\n")
    if is_course:
        print(f"Next: cd {arguments.dest}; for instance nbgrader generate_assignment ex01")
    else:
        print(f"Open them with: jupyter lab {arguments.dest}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
