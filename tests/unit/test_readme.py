"""The README and the guide for contributors: code runs, commands exist, figures are computed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import matplotlib
import pandas as pd
import pytest

matplotlib.use("Agg")

import regenerate

import usrok_data as usrok

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def blocks(text: str, language: str) -> list[str]:
    """Return the code blocks of one language in a page."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands(text: str) -> list[str]:
    """Return the shell commands of a page, one per line."""
    return [line for block in blocks(text, "sh") for line in block.splitlines() if line]


def test_the_python_code_of_the_readme_runs(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # it writes a report
    for code in blocks(README, "python"):
        exec(compile(code, "README.md", "exec"), {})


def test_the_code_for_a_copy_of_the_sheet_runs(full_text_path, monkeypatch, tmp_path):
    (tmp_path / "my_copy.txt").write_bytes(full_text_path.read_bytes())
    monkeypatch.chdir(tmp_path)
    for code in blocks(README, "text"):
        exec(compile(code, "README.md", "exec"), {"usrok": usrok})


@pytest.mark.parametrize("page", [README, GUIDE], ids=["README", "CONTRIBUTING"])
def test_commands_and_names_exist(page):
    for group in re.findall(r"--group (\w+)", page):
        assert group in PYPROJECT["dependency-groups"], group
    for path in re.findall(r"(?:python|pytest) ((?:tests|notebooks)/[\w./]+)", page):
        assert (ROOT / path).exists(), path
    for name in re.findall(r"\busrok\.((?:record\.|charts\.)?\w+)\(", page):
        module, _, function = name.rpartition(".")
        assert hasattr(getattr(usrok, module) if module else usrok, function), name


def test_the_guide_names_every_module():
    paths = (ROOT / "usrok_data").iterdir()
    modules = {p.stem for p in paths if p.suffix == ".py" or (p / "__init__.py").is_file()}
    table = "\n".join(line for line in GUIDE.splitlines() if line.startswith("| `"))
    assert {name for name in modules if f"`{name}`" not in table} == {"__init__"}


def test_the_two_main_commands_are_on_the_first_screen():
    first_screen = README.splitlines()[:25]
    assert all(command in first_screen for command in commands(README)[:2])


def test_ci_runs_only_what_the_pages_tell_a_newcomer():
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    told = commands(README) + commands(GUIDE)
    run = re.findall(r"^\.venv/bin/uv run .*", ci, re.MULTILINE)
    assert commands(README)[1] in run
    assert [command for command in run if command not in told] == []


def test_the_finding_is_the_computed_one():
    verdicts = usrok.verdicts()["verdict"]
    counts = verdicts[verdicts != "not checkable"].value_counts()
    checkable = counts.sum()
    assert f"makes {len(verdicts)} claims, and {checkable} of them can be checked" in README
    assert f"{counts['true']} of the {checkable} were" in README
    words = {2: "two", 3: "three"}
    assert f"The {checkable} checkable claims" in README  # beside the chart
    well_supported = (usrok.verdicts()["independent_sources"] >= 2).sum()
    assert f"{well_supported} claims have two or more" in README
    assert f"{words[counts['outdated']]} had stopped being true" in README
    assert f"for {words[counts['disputed']]} the sources or the readings disagree" in README
    day = pd.Timestamp(usrok.PUBLICATION_DATE)
    lowest = min(
        usrok.count_relations(series=series).set_index("date").asof(day)["low"]
        for series in ("press", "encyclopedia", "list", "record")
    )
    assert f"at least {lowest - 148} higher" in README
    press = usrok.count_periods(148).set_index("count_series").loc["press"]
    start, end = press["start"], press["end"]
    period = f"from {start.day} {start:%B} to {end.day} {end:%B} {end.year}"
    albania = usrok.validity().set_index("evidence_id").loc["v53", "end"]
    assert f"begun about {(day - albania).days / 30.44:.0f} months before" in README
    # The strongest evidence first: the Note with the same words.
    reused = usrok.record.reused_text().query("kind == 'same' and 's17' <= sentence_id <= 's20'")
    assert README.index(f"{reused['words'].sum()} of the 79 words") < README.index(period)


def test_the_chart_is_the_one_that_the_package_draws():
    pins = PYPROJECT["dependency-groups"]["pins"]
    if f"matplotlib=={matplotlib.__version__}" not in pins:
        pytest.skip("pictures are compared with the version of matplotlib that drew them")
    assert regenerate.CHART.relative_to(ROOT).as_posix() in README
    assert regenerate.chart() == regenerate.CHART.read_bytes(), "run python tests/regenerate.py"
