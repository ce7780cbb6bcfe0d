"""Hard to break: damage is named, and it works from a zip, in threads, anywhere, in any locale."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import usrok_data as usrok
from usrok_data import _check, _codebook, _tables

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "usrok_data"
FILES = sorted(p.name for p in (PACKAGE / "data").iterdir())


def forget() -> None:
    """Forget the tables that were read."""
    _tables.cached.cache_clear()
    _codebook._package.cache_clear()


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Iterator[Path]:
    """A copy of the data that a test may damage, and must mend."""
    copy = tmp_path_factory.mktemp("installed") / "data"
    shutil.copytree(PACKAGE / "data", copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_codebook, "DATA", copy)
        patch.setattr(_tables, "DATA", copy)
        forget()
        yield copy
    forget()


@pytest.fixture
def checksums_alone(monkeypatch) -> None:
    """Leave the rules of the codebook out, which find much of the damage too, and take time."""
    monkeypatch.setattr(_check, "RULES", {})


def faults(data: Path, name: str, damaged: bytes | None) -> str:
    """Return what check() finds when one file is damaged, or missing."""
    path = data / name
    whole = path.read_bytes()
    try:
        path.unlink() if damaged is None else path.write_bytes(damaged)
        forget()
        checked = usrok.check()
        wrong = checked[~checked["ok"]]
        assert set(wrong["rule"]) & {"file is as published"}
        return "\n".join(wrong["first_fault"])
    finally:
        path.write_bytes(whole)
        forget()


class TestADamagedInstallation:
    @pytest.mark.parametrize("name", FILES)
    @pytest.mark.usefixtures("checksums_alone")
    def test_a_missing_file_is_named_with_the_repair(self, data, name):
        found = faults(data, name, None)
        assert name in found and "pip install --force-reinstall usrok-data" in found

    @pytest.mark.parametrize("name", FILES)
    @pytest.mark.usefixtures("checksums_alone")
    def test_a_truncated_file_is_named_with_the_repair(self, data, name):
        whole = (data / name).read_bytes()
        found = faults(data, name, whole[: len(whole) // 2])
        assert name in found and "pip install --force-reinstall usrok-data" in found

    def test_a_cell_that_stays_plausible_is_found(self, data):
        whole = (data / "us_forces_korea.csv").read_bytes()
        changed = whole.replace(b"35743", b"35734", 1)
        assert changed != whole
        found = faults(data, "us_forces_korea.csv", changed)
        assert "us_forces_korea.csv is not as published" in found

    def test_an_edited_codebook_is_found(self, data):
        whole = (data / "datapackage.json").read_bytes()
        found = faults(
            data, "datapackage.json", whole.replace(b"one force", b"one horse", 1) + b" "
        )
        assert "datapackage.json is not as published" in found

    @given(st.data())
    @settings(max_examples=25, deadline=None, derandomize=True)
    def test_any_changed_byte_of_any_file_is_found_and_nothing_raises(self, data, draw):
        name = draw.draw(st.sampled_from(FILES))
        whole = bytearray((data / name).read_bytes())
        place = draw.draw(st.integers(0, len(whole) - 1))
        byte = draw.draw(st.integers(0, 255).filter(lambda b: b != whole[place]))
        whole[place] = byte
        found = faults(data, name, bytes(whole))
        assert name in found or "SHA256SUMS" in name

    @pytest.mark.parametrize(
        "codebook", ["", "[]", "{}", '{"resources": 1}', '{"resources": ["x"]}', "\ufeff{}", "nul"]
    )
    def test_a_codebook_of_another_shape_is_found(self, data, codebook):
        assert "datapackage.json" in faults(data, "datapackage.json", codebook.encode())

    def test_a_checksum_that_is_left_out_is_found(self, data):
        lines = (data / "SHA256SUMS").read_bytes().splitlines(keepends=True)
        kept = b"".join(line for line in lines if not line.endswith(b" forces.csv\n"))
        assert len(kept.splitlines()) == len(lines) - 1
        assert "no line for forces.csv" in faults(data, "SHA256SUMS", kept)

    def test_a_whole_installation_has_no_fault(self, data):
        assert usrok.check()["ok"].all()

    def test_the_checksums_are_those_that_are_committed(self):
        from write_checksums import checksums

        assert (PACKAGE / "data" / "SHA256SUMS").read_text(encoding="utf-8") == checksums()


#: Prints one line that holds every table and what follows from them.
DIGEST = """
import hashlib
import usrok_data as usrok
def loaders():
    for name, loader in usrok.tables()[["table", "loader"]].itertuples(index=False):
        yield getattr(usrok if "." not in loader else usrok.record, name)
frames = [load() for load in loaders()]
frames += [usrok.claims(), usrok.validity(), usrok.verdicts(), usrok.relations_on("1993-07-19")]
frames += [usrok.count_windows(148), usrok.relations_panel(), usrok.check()]
text = "".join(f.to_csv(index=False) for f in frames) + usrok.cite() + str(usrok.show("f01"))
print(hashlib.sha256(text.encode()).hexdigest(), usrok.__file__)
"""


def digest(code: str = DIGEST, **environment: str) -> tuple[str, str]:
    """Return the digest of all tables, and where the package lies, from a new process."""
    run = subprocess.run(
        [sys.executable, "-B", "-X", "utf8=0", "-c", code],
        env={**os.environ, **environment},
        cwd=sys.prefix,  # where the package does not lie
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    found, _, place = run.stdout.strip().partition(" ")
    return found, place


@pytest.fixture(scope="module")
def expected() -> str:
    return digest()[0]


class TestAnywhere:
    @pytest.mark.parametrize(
        "environment",
        [
            {"TZ": "Asia/Seoul", "LC_ALL": "ko_KR.UTF-8", "PYTHONHASHSEED": "1"},
            {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
            {"TZ": "Pacific/Kiritimati", "LC_ALL": "POSIX", "HOME": "/nonexistent"},
        ],
        ids=["Seoul", "Los Angeles", "no home"],
    )
    def test_time_zone_locale_hash_seed_and_home_change_nothing(self, expected, environment):
        assert digest(**environment)[0] == expected

    def test_it_works_from_a_folder_with_spaces_and_korean_letters(self, expected, tmp_path):
        folder = tmp_path / "한국 자료 x y"
        shutil.copytree(
            PACKAGE, folder / "usrok_data", ignore=shutil.ignore_patterns("__pycache__")
        )
        found, place = digest(PYTHONPATH=str(folder), PYTHONIOENCODING="utf-8")
        assert found == expected and "한국" in place

    def test_it_works_from_a_zip(self, expected, tmp_path):
        packed = tmp_path / "packed.zip"
        with zipfile.ZipFile(packed, "w") as archive:
            for path in sorted(PACKAGE.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    archive.write(path, path.relative_to(ROOT))
            for path in sorted((ROOT / "notebooks").glob("0*.ipynb")):
                archive.write(path, f"usrok_data/_notebooks/{path.name}")
            for path in sorted((ROOT / "notebooks" / "exercises").glob("*.ipynb")):
                archive.write(path, f"usrok_data/_notebooks/exercises/{path.name}")
        found, place = digest(PYTHONPATH=str(packed))
        assert found == expected and "packed.zip" in place
        dest = tmp_path / "copied"
        draw = (
            # The style of the charts is matplotlib's to read, and it reads none from a zip.
            "import matplotlib; matplotlib.use('Agg')\n"
            "from usrok_data import charts; from usrok_data.__main__ import main\n"
            "charts.stated_figure('f01')\n"
            f"assert main(['notebooks', {str(dest)!r}]) == 0"
        )
        digest(draw, PYTHONPATH=str(packed))
        copied = dest / "exercises" / "ex01_rows_and_sentences.ipynb"
        assert copied.read_bytes() == (ROOT / "notebooks" / copied.relative_to(dest)).read_bytes()

    def test_threads_that_load_at_once_get_the_same_frames(self, expected):
        code = DIGEST.replace(
            "frames = [load() for load in loaders()]",
            "from concurrent.futures import ThreadPoolExecutor as Pool\n"
            "with Pool(8) as pool:\n"
            "    many = list(pool.map(lambda load: load(), [*loaders()] * 8))\n"
            "    late = list(pool.map(lambda f: f(), [usrok.verdicts, usrok.validity] * 4))\n"
            "frames = many[:len(many) // 8]\n"
            "for number, frame in enumerate(many):\n"
            "    assert frame.equals(frames[number % len(frames)])\n"
            "assert all(a.equals(b) for a, b in zip(late, late[2:]))",
        )
        assert digest(code)[0] == expected

    def test_processes_that_load_at_once_get_the_same_frames(self, expected):
        running = [
            subprocess.Popen([sys.executable, "-c", DIGEST], stdout=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        assert {p.communicate()[0].split()[0] for p in running} == {expected}


#: Refuses every way to write, but below the folders named.
NO_WRITING = """
import os, sys
allowed = tuple(os.path.realpath(p) for p in {allowed!r})
def hook(event, args):
    if event == "open":
        path, mode, flags = args
        writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
    elif event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink",
                   "os.truncate", "os.chmod", "shutil.copyfile", "shutil.move"):
        path, writes = args[-2] if event == "shutil.copyfile" else args[0], True
    else:
        return
    if writes and isinstance(path, (str, bytes, os.PathLike)):
        place = os.path.realpath(os.fsdecode(path))
        if not place.startswith(allowed) or not allowed:
            raise PermissionError(f"{{event}} {{path}}")
sys.addaudithook(hook)
"""


class TestNothingIsWritten:
    def test_but_what_the_user_names(self, tmp_path):
        dest = tmp_path / "named"
        code = NO_WRITING.format(allowed=[str(dest)]) + DIGEST
        code += f"from usrok_data.__main__ import main\nmain(['notebooks', {str(dest / 'n')!r}])\n"
        code += f"main(['course', {str(dest / 'c')!r}])\n"
        digest(code)
        assert len(list(dest.rglob("*.ipynb"))) == 18

    def test_and_the_test_would_see_it(self, tmp_path):
        code = NO_WRITING.format(allowed=[]) + f"open({str(tmp_path / 'x')!r}, 'w')"
        with pytest.raises(AssertionError, match="PermissionError"):
            digest(code)

    def test_a_read_only_installation_works(self, expected, tmp_path):
        shutil.copytree(PACKAGE, tmp_path / "usrok_data", ignore=shutil.ignore_patterns("*cache*"))
        for path in [tmp_path, *tmp_path.rglob("*")]:
            path.chmod(0o555 if path.is_dir() else 0o444)
        try:
            found, place = digest(PYTHONPATH=str(tmp_path))
            assert found == expected and str(tmp_path) in place
        finally:
            for path in [tmp_path, *tmp_path.rglob("*")]:
                path.chmod(0o755 if path.is_dir() else 0o644)

    def test_an_installation_without_notebooks_says_so(self, tmp_path, monkeypatch, capsys):
        from usrok_data import __main__, _course

        monkeypatch.setattr(_course, "PACKAGE", tmp_path / "usrok_data")
        assert __main__.main(["notebooks", str(tmp_path / "dest")]) == 1
        assert "Reinstall" in capsys.readouterr().err
        assert not (tmp_path / "dest").exists()

    def test_the_command_line_gives_its_status(self, tmp_path, monkeypatch):
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["usrok_data", "notebooks", str(tmp_path / "file")])
        # runpy warns of a module that another test imported.
        monkeypatch.delitem(sys.modules, "usrok_data.__main__", raising=False)
        with pytest.raises(SystemExit) as left:
            runpy.run_module("usrok_data", run_name="__main__")
        assert left.value.code == 1

    def test_a_copy_stops_at_a_file_that_came_meanwhile(self, tmp_path, monkeypatch):
        from usrok_data import _course

        name = sorted(p.name for p in (ROOT / "notebooks").glob("0*.ipynb"))[3]
        monkeypatch.setattr(Path, "exists", lambda self: False)
        (tmp_path / name).write_text("mine", encoding="utf-8")
        with pytest.raises(FileExistsError):
            _course.copy_notebooks(tmp_path)
        assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


class TestTheBuild:
    def test_two_wheels_and_two_sdists_of_one_commit_are_the_same(self, tmp_path):
        made = []
        for number, umask in enumerate((0o022, 0o077)):
            out = tmp_path / str(number)
            subprocess.run(
                [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
                cwd=ROOT,
                check=True,
                capture_output=True,
                umask=umask,
                env={**os.environ, "PYTHONHASHSEED": str(number), "TZ": f"UTC{number + 3}"},
            )
            made.append({p.name: p.read_bytes() for p in out.iterdir()})
        assert len(made[0]) == 2
        assert made[0] == made[1]
