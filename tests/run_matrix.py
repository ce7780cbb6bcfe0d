"""Tries what is built on every Python that is installed, and shows the coverage.

    python tests/run_matrix.py

First the coverage of the library by its tests, and the notebooks in other time zones, locales
and homes, the network cut off. Then the wheel on each Python from 3.11 on with the newest
pandas and matplotlib, and on the first with the oldest that pyproject.toml allows; and the
sdist. Each goes into an empty environment, and the library's tests run from a folder that
holds no copy of the package. Every environment must give the same tables.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
#: The tests of the library alone: no notebook, no site, no build.
TESTS = (
    "test_audit",
    "test_charts",
    "test_docs",
    "test_own",
    "test_properties",
    "test_reader_parts",
    "test_record",
    "test_relations",
    "test_source",
    "test_tables",
    "test_teaching",
    "test_time",
)
TOOLS = ("pytest>=9", "pytest-xdist>=3.8", "hypothesis>=6.140", "frictionless>=5.18")
#: In hundredths; the goal of the project.
BRANCHES = 98
UV = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))


#: Prints the digest of every table, the versions, and where the package lies.
DIGEST = """
import hashlib, platform, matplotlib, numpy, pandas
import usrok_data as usrok
text = ""
for name, loader in usrok.tables()[["table", "loader"]].itertuples(index=False):
    text += getattr(usrok if "." not in loader else usrok.record, name)().to_csv(index=False)
for more in (usrok.claims, usrok.validity, usrok.verdicts, usrok.relations_panel):
    text += more().to_csv(index=False)
versions = (platform.python_version(), pandas.__version__, matplotlib.__version__)
said = "Python {}, pandas {}, matplotlib {}".format(*versions)
print(hashlib.sha256(text.encode()).hexdigest(), said, usrok.__file__, sep="\t")
"""


def uv(*arguments: str | Path) -> None:
    """Run uv, and stop where it fails."""
    subprocess.run([UV, *map(str, arguments)], check=True, cwd=ROOT)


def pythons() -> dict[str, str]:
    """Return the Pythons from 3.11 on that are installed, by version: on the path, or pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found: dict[str, str] = {}
    for minor in range(11, 20):
        name = f"python3.{minor}"
        for path in (shutil.which(name), *sorted(map(str, pyenv.glob(f"3.{minor}.*/bin/{name}")))):
            # A shim may stand for a Python that is not there.
            if (
                path
                and subprocess.run([path, "-V"], capture_output=True, check=False).returncode == 0
            ):
                found[f"3.{minor}"] = path
    return found


def oldest() -> list[str]:
    """Return the oldest releases that pyproject.toml allows, pinned."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = tomllib.loads(text)["project"]["dependencies"]
    return [re.sub(r">=([\d.]+).*", r"==\1", name) for name in names]


def attempt(folder: Path, python: str, built: Path, extra: list[str]) -> str:
    """Install what was built into an empty environment, test it, return its digest."""
    environment = folder / "env"
    uv("venv", "-q", "--python", python, environment)
    interpreter = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    uv("pip", "install", "-q", "--python", interpreter, built, *TOOLS, *extra)
    tests = folder / "tests"
    tests.mkdir()
    for path in (ROOT / "tests").glob("*.py"):
        if path.stem in TESTS or not path.stem.startswith("test_"):
            shutil.copy(path, tests)
    command = [interpreter, "-m", "pytest", "-q", "-n", "auto", "--dist", "loadfile", tests]
    subprocess.run(command, check=True, cwd=folder)
    run = subprocess.run(
        [interpreter, "-c", DIGEST], check=True, cwd=folder, capture_output=True, text=True
    )
    digest, versions, place = run.stdout.strip().split("\t")
    assert str(ROOT) not in place, f"the checkout was tested, not what was built: {place}"
    print(f"{digest[:16]}  {versions}", flush=True)
    return digest


def coverage() -> None:
    """Run the library's tests in this checkout and show which lines and branches they reach."""
    tests = [str(ROOT / "tests" / f"{name}.py") for name in (*TESTS, "test_install", "test_robust")]
    report = ["--cov=usrok_data", "--cov-branch", "--cov-report=term:skip-covered"]
    command = [sys.executable, "-m", "pytest", "-q", "-o", "addopts=", "-p", "no:nbval"]
    command += ["-n", "auto", "--dist", "loadfile", *report, "--cov-report=json:.coverage.json"]
    subprocess.run([*command, *tests], check=True, cwd=ROOT)
    whole = json.loads((ROOT / ".coverage.json").read_text(encoding="utf-8"))["totals"]
    share = 100 * whole["covered_branches"] / whole["num_branches"]
    print(f"branches: {whole['covered_branches']} of {whole['num_branches']}, {share:.1f} %")
    assert share >= BRANCHES, f"expected at least {BRANCHES} % of the branches"


#: Where notebooks must give the same bytes: far off in time zone, locale, home and hash seed.
ELSEWHERE = (
    {"TZ": "Asia/Seoul", "LC_ALL": "ko_KR.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "2"},
)


def without_network() -> list[str]:
    """Return the command that cuts the network off but for loopback, where there is one."""
    cut = ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"]
    try:
        works = subprocess.run([*cut, "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        works = False
    return cut if works else []


def tampered(folder: Path) -> None:
    """Make sure that a picture which is not what the code draws is found."""
    book = folder / "tampered"
    book.mkdir()
    shutil.copy(ROOT / "notebooks" / "conftest.py", book)
    text = (ROOT / "notebooks" / "01_relationship.ipynb").read_text(encoding="utf-8")
    other = (ROOT / "notebooks" / "02_security.ipynb").read_text(encoding="utf-8")
    picture = r'(?<="image/png": ")[^"]+'
    drawn = re.search(picture, other)
    assert drawn is not None
    text, count = re.subn(picture, lambda _: drawn[0], text)
    assert count
    (book / "tampered.ipynb").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-c", ROOT / "pyproject.toml"]
    run = subprocess.run(
        [*command, "--rootdir", book, book], check=False, capture_output=True, text=True
    )
    assert run.returncode == 1 and f"{count} failed" in run.stdout, run.stdout
    print(f"{count} pictures tampered with, and found")


def notebooks(folder: Path) -> None:
    """Compare every output and picture of the notebooks, each time in another place."""
    tampered(folder)
    cut = without_network()
    print("network:", "cut off" if cut else "not cut off: unshare and ip are not at hand")
    command = [*cut, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    for number, place in enumerate(ELSEWHERE):
        home = folder / f"home{number}"
        home.mkdir()
        environment = {**os.environ, **place, "HOME": str(home)}
        print(f"notebooks with {place}", flush=True)
        chapters = [*map(str, sorted((ROOT / "notebooks").glob("*.ipynb"))), "notebooks/solutions"]
        subprocess.run([*command, *chapters], check=True, cwd=ROOT, env=environment)


def main() -> int:
    """Build once, try everywhere, compare."""
    coverage()
    digests = set()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        notebooks(folder)
        uv("build", "-q", "--out-dir", folder / "dist")
        (wheel,) = (folder / "dist").glob("*.whl")
        (sdist,) = (folder / "dist").glob("*.tar.gz")
        found = pythons()
        print("Pythons:", ", ".join(found), flush=True)
        first = next(iter(found.values()))
        tries = [(python, wheel, []) for python in found.values()]
        tries += [(first, wheel, oldest()), (first, sdist, [])]
        for number, (python, built, extra) in enumerate(tries):
            print(f"{built.suffix} {' '.join(extra) or 'newest'}", flush=True)
            (folder / str(number)).mkdir()
            digests.add(attempt(folder / str(number), python, built, extra))
    assert len(digests) == 1, "the tables differ between environments"
    print(f"{len(tries)} environments, the same tables in each")
    return 0


if __name__ == "__main__":
    sys.exit(main())
