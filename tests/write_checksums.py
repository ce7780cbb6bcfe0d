"""Writes the checksums of the data, after a change that was meant.

    python tests/write_checksums.py

``usrok_data.check()`` compares them, and so does ``sha256sum -c SHA256SUMS`` in the folder.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

DATA = Path(__file__).parent.parent / "usrok_data" / "data"


def checksums() -> str:
    """Return the file of checksums, in the form that sha256sum reads."""
    files = sorted(p for p in DATA.iterdir() if p.suffix in (".csv", ".json"))
    return "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files)


if __name__ == "__main__":
    (DATA / "SHA256SUMS").write_text(checksums(), encoding="utf-8")
    sys.stdout.write(checksums())
