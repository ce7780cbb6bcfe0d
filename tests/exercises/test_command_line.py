"""python -m usrok_data: notebooks to work on, and a course for nbgrader."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
from classroom import BOOK, SOLUTIONS

from usrok_data.course import copy_notebooks, make_course

main = import_module("usrok_data.__main__").main

CHAPTERS = {p.name for p in BOOK.glob("*.ipynb")}
EXERCISES = {f"exercises/{p.name}" for p in SOLUTIONS}
both = pytest.mark.parametrize("command", ["notebooks", "course"])


def held(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_notebooks_are_copied(tmp_path, capsys):
    dest = tmp_path / "new" / "a folder \u00e9"
    assert main(["notebooks", str(dest)]) == 0
    assert held(dest) == CHAPTERS | EXERCISES
    assert f"jupyter lab {dest}" in capsys.readouterr().out


def test_a_course_is_made(tmp_path, capsys):
    assert main(["course", str(tmp_path)]) == 0
    sources = {f"source/{p.name[:4]}/{p.name}" for p in SOLUTIONS}
    chapters = {f"{folder}/{name}" for folder in ("source", "release") for name in CHAPTERS}
    assert held(tmp_path) == sources | chapters | {"nbgrader_config.py"}
    assert "nbgrader generate_assignment" in capsys.readouterr().out


@both
def test_nothing_is_overwritten(command, tmp_path, capsys):
    assert main([command, str(tmp_path)]) == 0
    for name in sorted(held(tmp_path))[1:]:
        (tmp_path / name).unlink()
    (mine,) = [tmp_path / name for name in held(tmp_path)]
    mine.write_text("my work", encoding="utf-8")
    assert main([command, str(tmp_path)]) == 1
    assert "your work is safe. Name another folder" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "my work"
    assert held(tmp_path) == {mine.name}


@both
@pytest.mark.parametrize("kind", ["file", "file/a", "link", "x" * 300, "a\0b", "half"])
def test_a_folder_that_cannot_be_is_refused_and_nothing_is_written(command, kind, tmp_path, capsys):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "none")
    (tmp_path / "half").mkdir()  # it has a file where a folder of the copy must be
    for name in ("exercises", "source"):
        (tmp_path / "half" / name).write_text("mine", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert main([command, str(tmp_path / kind)]) == 1
    assert len(capsys.readouterr().err) > 15
    assert sorted(tmp_path.rglob("*")) == before


def test_a_home_folder_and_a_link_are_followed(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert all(path.is_file() for path in copy_notebooks("~/link"))
    assert held(tmp_path / "real") == CHAPTERS | EXERCISES


@pytest.mark.parametrize("value", [None, 3, b"a", [], object()])
def test_what_is_not_a_path_is_a_type_error(value):
    for function in (copy_notebooks, make_course):
        with pytest.raises(TypeError):
            function(value)


def test_an_installation_without_notebooks_says_so(tmp_path):
    shutil.copytree(str(files("usrok_data")), tmp_path / "usrok_data")
    command = [sys.executable, "-m", "usrok_data", "notebooks", "dest"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and "Reinstall" in done.stderr
    assert not (tmp_path / "dest").exists()
