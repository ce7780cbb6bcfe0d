"""What is installed: light to import, whole in the wheel, notebooks at hand."""

from __future__ import annotations

import ast
import importlib
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import usrok_data as usrok
from usrok_data.__main__ import main
from usrok_data._course import copy_notebooks

ROOT = Path(__file__).parent.parent
BOOK = ROOT / "notebooks"
NOTEBOOKS = {p.name for p in BOOK.glob("*.ipynb")}
EXERCISES = {f"exercises/{p.name}" for p in BOOK.glob("exercises/*.ipynb")}
SOLUTIONS = {f"solutions/{p.name}" for p in BOOK.glob("solutions/*.ipynb")}


def test_importing_the_package_does_not_import_matplotlib():
    code = "import sys, usrok_data; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_everything_works_with_the_network_shut():
    code = (
        "import socket\n"
        "def no(*a, **k): raise AssertionError('network used')\n"
        "socket.socket.connect = no; socket.create_connection = no; socket.getaddrinfo = no\n"
        "import usrok_data as u\n"
        "u.claims(); u.tables(); u.check(); u.cite(); u.show('f01'); u.columns('ties')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_public_names_are_documented():
    for name in usrok.__all__:
        assert (getattr(usrok, name).__doc__ or "").strip(), name


def test_notebooks_are_copied_and_never_overwritten(tmp_path, capsys):
    dest = tmp_path / "new" / "folder"
    assert main(["notebooks", str(dest)]) == 0
    copied = {p.relative_to(dest).as_posix() for p in dest.rglob("*.ipynb")}
    assert copied == NOTEBOOKS | EXERCISES
    assert "jupyter lab" in capsys.readouterr().out
    mine = dest / sorted(NOTEBOOKS)[0]
    mine.write_text("my work", encoding="utf-8")
    assert main(["notebooks", str(dest)]) == 1
    assert "OTHER_FOLDER" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "my work"


def test_a_course_is_made_and_never_overwritten(tmp_path, capsys):
    course = tmp_path / "course"
    assert main(["course", str(course)]) == 0
    made = sorted(p.relative_to(course).as_posix() for p in course.rglob("*") if p.is_file())
    assert made[0] == "nbgrader_config.py"
    assert {Path(m).name for m in made[1:]} == {Path(s).name for s in SOLUTIONS}
    assert made[1].startswith("source/ex01/ex01_")
    assert "nbgrader generate_assignment" in capsys.readouterr().out
    (course / "nbgrader_config.py").write_text("mine", encoding="utf-8")
    assert main(["course", str(course)]) == 1
    assert "OTHER_FOLDER" in capsys.readouterr().err
    assert (course / "nbgrader_config.py").read_text(encoding="utf-8") == "mine"


def test_a_file_is_no_folder_for_notebooks(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="folder"):
        copy_notebooks(tmp_path / "file")


def build(root: Path, into: Path, **environment: str) -> dict[str, bytes]:
    """Build the wheel and the sdist of a folder, and return both by name."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(into)],
        cwd=root,
        check=True,
        capture_output=True,
        env={**os.environ, **environment},
    )
    return {path.name: path.read_bytes() for path in into.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, bytes]:
    """The wheel and the sdist of the checkout, by name."""
    return build(ROOT, tmp_path_factory.mktemp("dist"))


def test_two_builds_are_the_same_to_the_byte(built, tmp_path):
    (sdist,) = (name for name in built if name.endswith(".tar.gz"))
    with tarfile.open(fileobj=io.BytesIO(built[sdist])) as archive:
        archive.extractall(tmp_path / "other place", filter="data")
    (copy,) = (tmp_path / "other place").iterdir()
    (copy / "PKG-INFO").unlink()  # an sdist has it, a checkout has not
    for path in copy.rglob("*"):
        if path.is_file():
            os.utime(path, (2_000_000_000, 2_000_000_000))
            path.chmod(path.stat().st_mode & 0o700)
    place = {"TZ": "Asia/Seoul", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    again = build(copy, tmp_path / "dist", **place)
    assert len(built) == 2 and set(again) == set(built)
    different = [name for name in built if again[name] != built[name]]
    assert not different, f"built twice, and not the same: {different}"


def test_the_wheel_holds_data_notebooks_and_types_and_nothing_else(built):
    (wheel,) = (name for name in built if name.endswith(".whl"))
    names = set(zipfile.ZipFile(io.BytesIO(built[wheel])).namelist())
    held = {n for n in names if n.startswith("usrok_data/_notebooks/")}
    assert held == {f"usrok_data/_notebooks/{n}" for n in NOTEBOOKS | EXERCISES | SOLUTIONS}
    for data in (ROOT / "usrok_data" / "data").iterdir():
        assert f"usrok_data/data/{data.name}" in names
    assert {"usrok_data/py.typed", "usrok_data/house.mplstyle"} <= names
    assert not [n for n in names if n.startswith("tests/") or n.endswith((".pyc", ".txt.csv"))]


def test_what_is_not_asked_for_is_not_imported_and_all_is_there():
    code = (
        "import sys, usrok_data as u\n"
        "assert not {'usrok_data.source', 'usrok_data.audit'} & set(sys.modules)\n"
        "assert set(u.__all__) <= set(dir(u))\n"
        "assert u.source.read_fact_sheet is u.read_fact_sheet and u.audit.verdicts is u.verdicts\n"
        "from usrok_data import *\n"
        "missing = [n for n in u.__all__ if n not in globals()]\n"
        "assert not missing, missing\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", usrok.__all__)
def test_each_name_is_known_to_type_checkers_and_found_where_they_look(name):
    tree = ast.parse(Path(usrok.__file__).read_text(encoding="utf-8"))
    found = {
        alias.name: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("usrok_data")
        for alias in node.names
    }
    module = importlib.import_module(found[name])
    assert getattr(usrok, name) is getattr(module, name)


def test_a_name_that_there_is_not_is_an_attribute_error():
    with pytest.raises(AttributeError, match="'usrok_data' has no attribute 'read_factsheet'"):
        usrok.read_factsheet  # noqa: B018 - asking is what fails
