"""How nbval runs the notebooks: it compares pictures, and starts one kernel at a time."""

from __future__ import annotations

import getpass
import tempfile
from pathlib import Path
from typing import Any

import nbval.kernel
import pytest
from filelock import FileLock

# One file per user: nobody may open that of another user.
LOCK = Path(tempfile.gettempdir()) / f"usrok_data_kernels_{getpass.getuser()}.lock"
start_new_kernel = nbval.kernel.start_new_kernel


def _start_alone(*arguments: Any, **options: Any) -> Any:
    """Start a kernel while no other worker does: two at once may get the same port."""
    with FileLock(LOCK):
        return start_new_kernel(*arguments, **options)


nbval.kernel.start_new_kernel = _start_alone


def pytest_collectstart(collector: pytest.Collector) -> None:
    """Let nbval compare pictures as well: by default it passes a changed one."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare = tuple(
            kind for kind in collector.skip_compare if kind not in {"image/png", "image/jpeg"}
        )
