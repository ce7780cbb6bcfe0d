"""Chapters: each was run in order, shows what it found, and needs no network.

That the outputs are those of today's code is compared by nbval, pictures included: see
``notebooks/conftest.py``.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import built
import pytest

STEMS = [path.stem for path in built.CHAPTERS]


def read(path: Path, kind: str) -> list[dict]:
    """Return the cells of one kind."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]


def prose(path: Path) -> str:
    return "\n".join("".join(cell["source"]) for cell in read(path, "markdown"))


def test_the_chapters_are_numbered_from_zero():
    assert [stem[:2] for stem in STEMS] == [f"{n:02}" for n in range(len(STEMS))]
    assert len(STEMS) >= 6


@pytest.mark.parametrize("path", built.CHAPTERS, ids=STEMS)
class TestChapter:
    def test_was_run_from_top_to_bottom_without_an_error(self, path):
        cells = read(path, "code")
        assert [c["execution_count"] for c in cells] == list(range(1, len(cells) + 1))
        outputs = [output for cell in cells for output in cell["outputs"]]
        assert outputs
        assert not [o for o in outputs if o["output_type"] == "error" or o.get("name") == "stderr"]

    def test_last_cell_prints_versions(self, path):
        last = "".join("".join(o.get("text", "")) for o in read(path, "code")[-1]["outputs"])
        for name in ("Python", "pandas", "matplotlib", "usrok_data"):
            assert re.search(rf"^{name} +\d+\.\d+", last, re.MULTILINE), name

    def test_uses_no_network_and_no_shell(self, path):
        wrong = r"https?://|urllib|requests|urlopen|socket|^\s*[!%]"
        for cell in read(path, "code"):
            assert not re.search(wrong, "".join(cell["source"]), re.MULTILINE), cell["source"]

    def test_is_saved_without_timing_and_without_paths_of_a_machine(self, path):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"/(?:home|root|tmp|Users)/|[A-Z]:\\\\", text)
        assert '"execution":' not in text

    def test_has_what_every_chapter_has(self, path):
        text = prose(path)
        assert re.match(r"# .+\?\n", text), "the title is a question"
        for part in (
            "**What you will learn**",
            "**Minutes to read:**",
            "## What the evidence cannot show",
            "## Key points",
        ):
            assert part in text, part

    def test_every_chart_has_an_alternative_text(self, path):
        for cell in read(path, "code"):
            if any("image/png" in output.get("data", {}) for output in cell["outputs"]):
                assert len(cell["metadata"]["mystnb"]["image"]["alt"]) > 60

    def test_links_lead_to_files(self, path):
        for target in re.findall(r"\]\((?!http)([^)#]+)", prose(path)):
            assert (path.parent / target).is_file(), target
