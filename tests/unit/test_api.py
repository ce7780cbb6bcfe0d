"""The public names: what editors, type checkers and readers of docstrings see."""

from __future__ import annotations

import doctest
import importlib
import importlib.util
import inspect
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import matplotlib
import pytest

matplotlib.use("Agg")

import regenerate

import usrok_data as usrok
from usrok_data import codebook

ROOT = Path(__file__).parents[2]
MODULES = ["usrok_data"] + [
    module.name
    for module in pkgutil.walk_packages(usrok.__path__, "usrok_data.")
    if not module.name.endswith("__main__")
]
NAMESPACES = [usrok, usrok.record, usrok.charts, usrok.teaching]


def functions() -> list[Callable[..., object]]:
    """Return every public function, each once."""
    found = [getattr(module, name) for module in NAMESPACES for name in module.__all__]
    return list(dict.fromkeys(f for f in found if inspect.isfunction(f)))


def fresh(code: str) -> None:
    """Run code in a new process, which must succeed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "MPLBACKEND": "Agg"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr[-2000:]


# ---------------------------------------------------------------- names


@pytest.mark.parametrize("module", NAMESPACES, ids=lambda m: m.__name__)
def test_a_module_offers_its_public_names_only(module):
    assert all(hasattr(module, name) for name in module.__all__)
    assert len(set(module.__all__)) == len(module.__all__)
    assert set(dir(module)) - {"__version__"} == set(module.__all__)


def test_an_unknown_name_is_refused_at_run_time():
    with pytest.raises(AttributeError, match="has no attribute 'verdits'"):
        _ = usrok.verdits
    with pytest.raises(ImportError):
        exec("from usrok_data import verdits", {})


def test_record_charts_and_teaching_come_with_one_import():
    fresh(
        "import sys, usrok_data as usrok\n"
        "assert 'matplotlib' not in sys.modules\n"
        "assert usrok.record.us_trade() is not None and 'matplotlib' not in sys.modules\n"
        "assert callable(usrok.teaching.check)\n"
        "assert callable(usrok.charts.event_timeline) and 'matplotlib' in sys.modules\n"
    )


@pytest.mark.parametrize("module", ["usrok_data.charts", "usrok_data.record"])
def test_importing_everything_replaces_no_function(module):
    names: dict[str, object] = {}
    exec("from usrok_data import *", names)
    before = dict(names)
    exec(f"from {module} import *", names)
    assert {name for name in before if names[name] is not before[name]} <= {"__builtins__"}


#: A private module, an import of a private name, a private attribute.
PRIVATE = re.compile(
    r"^\s*(?:from|import) usrok_data\S*\._[a-z]"
    r"|^\s*from usrok_data\S* import (?:\([^)]*|.*)\b_[a-z]"
    r"|\b(?:usrok|record|codebook|charts|teaching)\._[a-z]",
    re.MULTILINE,
)


def test_no_module_is_private_and_no_test_uses_a_private_name():
    assert [name for name in MODULES if "._" in name] == []
    tests = ROOT.glob("tests/*/*.py")
    assert [p.name for p in tests if PRIVATE.search(p.read_text(encoding="utf-8"))] == []


# ---------------------------------------------------------------- types

#: Lines that a type checker must accept, and others that it must refuse.
TYPED = """
import datetime as dt
import pandas as pd
import usrok_data as usrok
from usrok_data import record

day: pd.Timestamp = usrok.PUBLICATION_DATE
table: pd.DataFrame = usrok.claims()
table = record.us_trade_ranks()
table = usrok.relations_on("1993-07-19", korea="KOR", names="today")
table = usrok.count_relations(korea="PRK", series="list")
text: str = usrok.cite("verdicts", style="bibtex")
row: pd.Series = usrok.show("c42")
usrok.charts.event_timeline
usrok.teaching.check
usrok.verdits()  # refused: attr-defined
record.us_trades()  # refused: attr-defined
usrok.claims("c42")  # refused: call-arg
usrok.relations_on(korea="KOX")  # refused: arg-type
usrok.relations_on(names="now")  # refused: arg-type
usrok.count_relations(series="press agency")  # refused: arg-type
usrok.cite("claims", style="apa")  # refused: arg-type
usrok.load(7)  # refused: arg-type
"""


def test_type_checkers_know_every_name_and_every_word(tmp_path):
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("needs mypy")
    file = tmp_path / "typed.py"
    file.write_text(TYPED, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file=", "--strict", "--ignore-missing-imports",
         f"--cache-dir={tmp_path}", "--no-error-summary", "typed.py"],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert run.stderr == ""
    lines = enumerate(TYPED.splitlines(), 1)
    refused = {number: line[-1] for number, line in ((n, t.split(": ")) for n, t in lines)
               if "refused" in line[0]}  # fmt: skip
    errors = re.findall(r"^typed\.py:(\d+): error: .*\[([\w-]+)\]$", run.stdout, re.MULTILINE)
    assert {int(number): code for number, code in errors} == refused, run.stdout


# ---------------------------------------------------------------- docstrings


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_run(name):
    module = importlib.import_module(name)
    assert module.__doc__
    result = doctest.testmod(module, extraglobs={"usrok": usrok})
    assert result.failed == 0


@pytest.mark.parametrize("function", functions(), ids=lambda f: f.__name__)
def test_a_docstring_has_the_sections_of_numpydoc(function):
    docscrape = pytest.importorskip("numpydoc.docscrape")
    text = docscrape.FunctionDoc(function)
    assert text["Summary"] and text["Summary"][0].endswith(".")
    assert len(text["Summary"]) == 1
    described = [name for p in text["Parameters"] for name in p.name.replace("*", "").split(", ")]
    assert described == list(inspect.signature(function).parameters)
    assert all(p.type and p.desc for p in text["Parameters"])
    if inspect.signature(function).return_annotation != "None":
        assert text["Returns"]
    is_loader = function.__name__ in codebook.entries() and not described
    assert text["Examples"] or is_loader


@pytest.mark.parametrize("name", codebook.entries())
def test_the_docstring_of_a_loader_has_every_column(name):
    entry = codebook.entry(name)
    module = usrok.record if hasattr(usrok.record, name) else usrok
    text = inspect.getdoc(getattr(module, name))
    for column in usrok.load(name).columns:
        assert re.search(rf"^    {column} : ", text, re.MULTILINE), column
    if entry["layer"] != "derived":
        assert "Caution: " in text and f"Licence: {codebook.licence(name)}." in text


# ---------------------------------------------------------------- files made from others


def test_files_made_from_others_are_up_to_date():
    for path, text in regenerate.made().items():
        up_to_date = path.is_file() and path.read_text(encoding="utf-8") == text
        assert up_to_date, f"{path.name} is not up to date: run python tests/regenerate.py"


def test_the_version_is_written_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "usrok_data/__init__.py"
    assert codebook.package()["version"] == usrok.__version__
    assert usrok.__version__ in usrok.cite()
