"""Draw the chart that the README opens with: ``python tests/draw_readme_chart.py``."""

from __future__ import annotations

import io
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt

from usrok_data import charts

CHART = Path(__file__).parent.parent / "notebooks" / "_static" / "validity.png"


def draw() -> bytes:
    """Return the chart as a PNG, the same bytes at every run."""
    with plt.style.context("usrok_data.house"):
        figure = charts.validity().figure
        buffer = io.BytesIO()
        figure.savefig(buffer, dpi=160, metadata={"Software": None})
        plt.close(figure)
    return buffer.getvalue()


if __name__ == "__main__":
    CHART.write_bytes(draw())
    print(CHART)
