"""What is installed: whole, with the notebooks, the same at every build, and offline."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

import usrok_data as usrok

ROOT = Path(__file__).parents[2]
NOTEBOOKS = [
    path.relative_to(ROOT / "notebooks").as_posix()
    for pattern in ("*.ipynb", "exercises/*.ipynb", "solutions/*.ipynb")
    for path in (ROOT / "notebooks").glob(pattern)
]


def test_nothing_uses_the_network():
    code = (
        "import socket\n"
        "def refuse(*a, **k): raise AssertionError('network used')\n"
        "socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse\n"
        "import usrok_data as u\n"
        "u.claims(), u.tables(), u.check(), u.cite(), u.show('f01'), u.columns('ties')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def build(root: Path, into: Path, **environment: str) -> dict[str, bytes]:
    """Build the wheel and the sdist of a folder; return both by their kind."""
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(into)],
        cwd=root,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {path.suffix: path.read_bytes() for path in into.iterdir()}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, bytes]:
    """The wheel and the sdist of the checkout."""
    return build(ROOT, tmp_path_factory.mktemp("dist"))


def test_two_builds_are_the_same_to_the_byte(built, tmp_path):
    """Build the sdist again: in another place, with other times and permissions of its files."""
    with tarfile.open(fileobj=io.BytesIO(built[".gz"])) as archive:
        archive.extractall(tmp_path / "other place", filter="data")
    (copy,) = (tmp_path / "other place").iterdir()
    (copy / "PKG-INFO").unlink()  # only an sdist has it
    for path in copy.rglob("*"):
        if path.is_file():
            os.utime(path, (2_000_000_000, 2_000_000_000))
            path.chmod(path.stat().st_mode & 0o700)
    again = build(copy, tmp_path / "dist", TZ="Asia/Seoul", LC_ALL="C", PYTHONHASHSEED="1")
    assert set(again) == set(built) == {".whl", ".gz"}
    assert [kind for kind in built if again[kind] != built[kind]] == []


def test_the_wheel_holds_the_package_and_the_notebooks_and_nothing_else(built):
    with zipfile.ZipFile(io.BytesIO(built[".whl"])) as archive:
        held = set(archive.namelist())
    notebooks = {f"usrok_data/_notebooks/{name}" for name in NOTEBOOKS}
    package = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "usrok_data").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert {"usrok_data/py.typed", "usrok_data/__init__.pyi", "usrok_data/record.pyi"} <= package
    assert {name for name in held if ".dist-info/" not in name} == notebooks | package
    assert f"usrok_data-{usrok.__version__}.dist-info/licenses/LICENSE" in held
