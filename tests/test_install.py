"""What is installed: light to import, whole in the wheel, notebooks at hand."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import usrok_data as usrok
from usrok_data.__main__ import copy_notebooks, main

ROOT = Path(__file__).parent.parent
NOTEBOOKS = {p.name for p in (ROOT / "notebooks").glob("*.ipynb")}


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
    assert {p.name for p in dest.iterdir()} == NOTEBOOKS
    assert "jupyter lab" in capsys.readouterr().out
    mine = dest / sorted(NOTEBOOKS)[0]
    mine.write_text("my work", encoding="utf-8")
    assert main(["notebooks", str(dest)]) == 1
    assert "OTHER_FOLDER" in capsys.readouterr().err
    assert mine.read_text(encoding="utf-8") == "my work"


def test_a_file_is_no_folder_for_notebooks(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="folder"):
        copy_notebooks(tmp_path / "file")


def test_the_wheel_holds_data_notebooks_and_types_and_nothing_else(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"usrok_data/_notebooks/{n}" for n in NOTEBOOKS} <= names
    for data in (ROOT / "usrok_data" / "data").iterdir():
        assert f"usrok_data/data/{data.name}" in names
    assert {"usrok_data/py.typed", "usrok_data/house.mplstyle"} <= names
    assert not [n for n in names if n.startswith("tests/") or n.endswith((".pyc", ".txt.csv"))]
