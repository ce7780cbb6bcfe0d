"""Notebooks: each was run from top to bottom, shows what it found, and needs no network."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def read(path: Path) -> dict:
    return json.loads(path.read_text(encoding="utf-8"))


def code_cells(path: Path) -> list[dict]:
    return [c for c in read(path)["cells"] if c["cell_type"] == "code"]


def source(cell: dict) -> str:
    return "".join(cell["source"])


def prose(path: Path) -> str:
    return "\n".join(source(c) for c in read(path)["cells"] if c["cell_type"] == "markdown")


def test_there_are_notebooks():
    assert [p.name for p in NOTEBOOKS][:2] == ["00_start_here.ipynb", "01_relationship.ipynb"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)
class TestNotebook:
    def test_was_run_from_top_to_bottom(self, path):
        counts = [c["execution_count"] for c in code_cells(path)]
        assert counts == list(range(1, len(counts) + 1))

    def test_every_cell_but_the_first_has_outputs_and_none_is_an_error(self, path):
        cells = code_cells(path)
        assert all(c["outputs"] for c in cells[1:])
        kinds = {o["output_type"] for c in cells for o in c["outputs"]}
        assert "error" not in kinds
        assert not any(o.get("name") == "stderr" for c in cells for o in c["outputs"])

    def test_last_cell_prints_versions(self, path):
        last = "".join("".join(o.get("text", "")) for o in code_cells(path)[-1]["outputs"])
        for name in ("Python", "pandas", "matplotlib", "usrok_data"):
            assert re.search(rf"^{name} +\d+\.\d+", last, re.MULTILINE)

    def test_reaches_for_no_network_and_no_shell(self, path):
        for cell in code_cells(path):
            found = re.search(
                r"https?://|urllib|requests|urlopen|socket|^\s*[!%]", source(cell), re.MULTILINE
            )
            assert not found, source(cell)

    def test_has_no_path_of_a_machine_and_no_timing(self, path):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(?:home|root|tmp|Users)/|[A-Z]:\\\\", text)
        assert '"execution":' not in text

    def test_keeps_the_frame(self, path):
        text = prose(path)
        assert re.match(r"# .+\?\n", text), "the title is a question"
        for heading in (
            "**What you will learn**",
            "**Minutes to read:**",
            "## What the sheet says",
            "## What the evidence cannot show",
            "## Key points",
            "## Exercises",
        ):
            assert heading in text, heading

    def test_every_chart_has_alt_text(self, path):
        for cell in code_cells(path):
            if any("image/png" in o.get("data", {}) for o in cell["outputs"]):
                assert len(cell["metadata"]["mystnb"]["image"]["alt"]) > 60

    def test_links_lead_to_files(self, path):
        for target in re.findall(r"\]\((?!http)([^)#]+)", prose(path)):
            assert (path.parent / target).is_file(), target
