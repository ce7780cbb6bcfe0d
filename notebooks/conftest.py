"""How nbval runs the notebooks: pictures are compared, and kernels start one after the other."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import nbval.kernel
import pytest
from filelock import FileLock

LOCK = f"usrok_data_{os.environ.get('PYTEST_XDIST_TESTRUNUID', os.getpid())}.lock"
start_new_kernel = nbval.kernel.start_new_kernel


def _start_alone(*arguments: Any, **options: Any) -> Any:
    """Start a kernel while no other worker does: two at once may be given one port."""
    with FileLock(Path(tempfile.gettempdir()) / LOCK):
        return start_new_kernel(*arguments, **options)


nbval.kernel.start_new_kernel = _start_alone


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Let nbval compare pictures too: by default it passes a tampered one."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare = tuple(
            kind for kind in collector.skip_compare if kind not in {"image/png", "image/jpeg"}
        )
