"""Damaged installations, and installations in unusual places."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import usrok_data as usrok
from usrok_data import codebook
from usrok_data.tables import cached_table, stored_table

PACKAGE = Path(usrok.__file__).parent
REPAIR = "pip install --force-reinstall usrok-data"


def forget_tables() -> None:
    """Forget the tables that were read."""
    for function in (cached_table, stored_table, codebook.package):
        function.cache_clear()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the installed data that a test may damage."""
    copy = tmp_path / "data"
    shutil.copytree(str(codebook.DATA), copy)
    monkeypatch.setattr(codebook, "DATA", copy)
    forget_tables()
    yield copy
    forget_tables()


def edit(path: Path, old: str, new: str | None) -> None:
    """Replace the first occurrence of a text; without a new one by bytes that are not UTF-8."""
    text = path.read_bytes()
    assert old.encode() in text
    path.write_bytes(text.replace(old.encode(), b"\xff" if new is None else new.encode(), 1))


# ---------------------------------------------------------------- loading damaged tables


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("forces", ",kind", "", "more cells than its header"),
        ("forces", "country", "state", "its columns are force_id, claim_id, state"),
        ("forces", "f01,c09,", "f01,c09,more,", "more cells than its header"),
        ("forces", "f02,c10,", "f02,c10,more,", "Expected 5 fields in line 3, saw 6"),
        ("forces", "f01", '"f01', "EOF inside string"),
        ("claims", "36500", "many", "many"),
        ("claims", "36500", "36500.5", "safely"),
        ("claims", "36500", "9" * 20, "Expected a UTF-8 CSV"),
        ("claims", "1989-02-28", "1989-02-30", "end is a date such as 1993-07-19"),
        ("claims", "1989-02-28", "19890228", "end is a date such as 1993-07-19"),
        ("claims", ",true,", ",yes,", "yes"),
        ("us_trade", ",69006.4,", ",nan,", "nan"),
        ("countries", "Afghanistan", None, "utf-8"),
    ],
)
def test_a_damaged_table_is_refused_with_the_repair(data, name, old, new, words):
    edit(data / f"{name}.csv", old, new)
    with pytest.raises(usrok.DataError) as caught:
        usrok.load(name)
    message = str(caught.value)
    assert f"The table {name!r} cannot be read" in message
    assert words in message and str(data) in message and REPAIR in message
    assert message.isprintable()


def test_a_missing_table_is_named_with_the_repair(data):
    (data / "ties.csv").unlink()
    with pytest.raises(usrok.DataError, match=rf"'ties' is missing: .*ties\.csv.*{REPAIR}"):
        usrok.ties()
    assert len(usrok.events()) == 10


def test_a_table_whose_claims_are_damaged_is_refused_too(data):
    """The printed words of a force are stored with its claim."""
    (data / "claims.csv").unlink()
    with pytest.raises(usrok.DataError, match="'claims' is missing"):
        usrok.forces()


@pytest.mark.parametrize("content", [None, b"", b"nul", b"\xff"])
def test_a_damaged_codebook_is_refused_with_the_repair(data, content):
    path = data / "datapackage.json"
    path.unlink() if content is None else path.write_bytes(content)
    for function in (usrok.tables, usrok.claims, usrok.cite):
        with pytest.raises(usrok.DataError, match=REPAIR) as caught:
            function()
        assert "The codebook" in str(caught.value)


# ---------------------------------------------------------------- check()


def test_check_has_a_row_per_file_and_finds_nothing_wrong():
    checked = usrok.check()
    files = {entry["path"] for entry in codebook.package()["resources"]}
    assert set(checked["file"]) == files | {"datapackage.json"}
    assert checked["ok"].all() and checked["problem"].isna().all()
    assert [str(dtype) for dtype in checked.dtypes] == ["string", "boolean", "string"]


def problem(file: str) -> str:
    """Return what check() finds wrong, which must be one file."""
    checked = usrok.check()
    wrong = checked[~checked["ok"]]
    assert list(wrong["file"]) == [file]
    assert REPAIR in wrong["problem"].item()
    return wrong["problem"].item()


FILES = sorted(path.name for path in (PACKAGE / "data").iterdir() if path.suffix)


@pytest.mark.parametrize("file", FILES)
def test_check_names_a_file_that_is_missing_cut_off_or_changed(data, file):
    path = data / file
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "not as published" in problem(file)
    path.write_bytes(bytes([*whole[:-9], whole[-9] ^ 1, *whole[-8:]]))
    assert "not as published" in problem(file)
    path.unlink()
    assert "is missing" in problem(file)


def test_check_finds_a_cell_that_stays_plausible(data):
    edit(data / "us_forces_korea.csv", "35743", "35734")
    assert len(usrok.record.us_forces_korea()) == 250
    assert "its SHA-256 begins with" in problem("us_forces_korea.csv")


def test_check_finds_a_file_without_a_checksum(data):
    lines = (data / "SHA256SUMS").read_text(encoding="utf-8").splitlines(keepends=True)
    rest = [line for line in lines if not line.endswith(" forces.csv\n")]
    (data / "SHA256SUMS").write_text("".join(rest), encoding="utf-8")
    assert "has no line in SHA256SUMS" in problem("forces.csv")
    (data / "SHA256SUMS").write_bytes(b"")
    assert not usrok.check()["ok"].any()


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"no checksum"])
def test_check_refuses_damaged_checksums(data, content):
    path = data / "SHA256SUMS"
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(usrok.DataError, match=f"checksums .* missing or damaged.*{REPAIR}"):
        usrok.check()


# ---------------------------------------------------------------- other places and settings

#: Prints a digest of every table, and where the package is.
DIGEST = """
import hashlib
import pandas as pd
import usrok_data as usrok
text = "".join(usrok.load(name).to_csv(index=False) for name in usrok.tables()["table"])
text += str(usrok.check()["ok"].all()) + usrok.cite("verdicts") + str(list(usrok.show("c42")))
print(hashlib.sha256(text.encode()).hexdigest(), ascii(usrok.__file__))
"""


def digest(code: str = DIGEST, **environment: str) -> tuple[str, str]:
    """Return the digest of all tables, and where the package is, from a new process."""
    run = subprocess.run(
        [sys.executable, "-B", "-W", "ignore", "-c", code],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), **environment},
        cwd=sys.prefix,  # the package is not there
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    found, _, place = run.stdout.strip().partition(" ")
    return found, place


@pytest.fixture(scope="module")
def expected() -> str:
    return digest()[0]


def test_pandas_can_tell_nan_from_na(expected):
    option = "future.distinguish_nan_and_na"
    try:
        pd.get_option(option)
    except pd.errors.OptionError:
        pytest.skip(f"this pandas has no option {option}")
    code = DIGEST.replace("import usrok", f"pd.set_option({option!r}, True)\nimport usrok", 1)
    assert digest(code)[0] == expected


def test_conditions_on_two_columns_combine_with_pyarrow_installed(expected):
    pytest.importorskip("pyarrow", reason="needs pyarrow, which changes the strings of pandas")
    trade = usrok.record.us_trade()
    assert len(trade[(trade.year == 1992) & (trade.country == "KOR")]) == 1
    assert digest(DIGEST.replace("import usrok", "import pyarrow\nimport usrok", 1))[0] == expected


def test_it_works_read_only_in_a_korean_folder_and_another_locale(expected, tmp_path):
    folder = tmp_path / "한국 자료 x y"
    shutil.copytree(PACKAGE, folder / "usrok_data", ignore=shutil.ignore_patterns("*cache*"))
    paths = [folder, *folder.rglob("*")]
    try:
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        found, place = digest(PYTHONPATH=str(folder), LC_ALL="C", TZ="Asia/Seoul", HOME="/none")
    finally:
        for path in paths:
            path.chmod(0o755 if path.is_dir() else 0o644)
    assert found == expected and ascii("한국")[1:-1] in place


def test_it_works_from_a_zip(expected, tmp_path):
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in PACKAGE.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                archive.write(path, path.relative_to(PACKAGE.parent))
    found, place = digest(PYTHONPATH=str(packed))
    assert found == expected and "packed.zip" in place
