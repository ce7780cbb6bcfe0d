"""The README: its code runs, and its commands are those that are used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import matplotlib
import pytest

import usrok_data as usrok

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_the_python_code_runs():
    found = blocks("python")
    assert found
    for code in found:
        exec(compile(code, "README.md", "exec"), {})


def test_the_own_copy_code_runs(full_text_path, monkeypatch, tmp_path):
    (tmp_path / "my_copy.txt").write_bytes(full_text_path.read_bytes())
    monkeypatch.chdir(tmp_path)
    for code in blocks("text"):
        exec(compile(code, "README.md", "exec"), {"usrok": usrok})


def test_both_commands_stand_on_the_first_screen_one_line_each():
    first_screen = README.splitlines()[:27]
    commands = [c.strip() for c in blocks("sh")[:2]]
    for command in commands:
        assert "\n" not in command
        assert command in first_screen


def test_ci_runs_the_test_command_of_the_readme():
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert blocks("sh")[1].strip() in ci.splitlines()


def test_all_names_in_the_readme_exist():
    for name in re.findall(r"usrok\.(\w+)\(", README):
        assert hasattr(usrok, name), name


def test_one_version_everywhere():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert project["version"] == usrok.__version__
    assert f'version: "{usrok.__version__}"' in citation
    assert re.search(r"^## (\S+)", changelog, re.MULTILINE)[1] == usrok.__version__


def test_the_chart_is_the_one_the_package_draws():
    from draw_readme_chart import CHART, draw

    pins = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = next(p for p in pins["dependency-groups"]["pins"] if p.startswith("matplotlib"))
    if pinned.split("==")[1] != matplotlib.__version__:
        pytest.skip(f"pictures are compared with {pinned}, the version that made them")
    assert CHART.relative_to(ROOT).as_posix() in README
    assert draw() == CHART.read_bytes(), "draw it anew: python tests/draw_readme_chart.py"


def test_the_finding_is_the_computed_one():
    verdicts = usrok.verdicts()
    tested = verdicts[verdicts["verdict"] != "not checkable"]
    counts = tested["verdict"].value_counts()
    assert f"{counts['agrees']} of its {len(tested)} checkable claims" in README
    assert counts["outdated"] == 5 and "Five had stopped being true" in README
    window = usrok.count_windows(148).set_index("scale").loc["press"]
    for day in (window["start"], window["end"]):
        assert f"{day.day} {day:%B}" in README
