"""Whether the installed files are the ones that were published."""

from __future__ import annotations

import hashlib

import pandas as pd

from usrok_data.codebook import DATA, REINSTALL, STRING, DataError

CHECKSUMS = "SHA256SUMS"


def _published() -> dict[str, str]:
    """Return the checksum of each data file as it was published."""
    try:
        lines = (DATA / CHECKSUMS).read_text(encoding="utf-8").splitlines()
        return {name: digest for digest, name in (line.split("  ") for line in lines)}
    except (OSError, ValueError):
        raise DataError(
            f"The checksums {DATA / CHECKSUMS} are missing or damaged. Expected one line per "
            f"data file. {REINSTALL}"
        ) from None


def _problem(name: str, digest: str) -> str | None:
    path = DATA / name
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return f"The file {path} is missing or cannot be read. {REINSTALL}"
    if found != digest:
        return (
            f"The file {path} is not as published: its SHA-256 begins with {found[:12]}, "
            f"expected {digest[:12]}. {REINSTALL}"
        )
    return None


def check() -> pd.DataFrame:
    """Compare every installed data file with the checksum it was published with.

    Returns
    -------
    pandas.DataFrame
        One row per file: ``file`` (string), ``ok`` (boolean), ``problem`` (string, what is
        wrong and how to repair it; missing where nothing is).

    Raises
    ------
    DataError
        If the list of checksums itself is missing or damaged.

    Notes
    -----
    Files are read anew at each call. Tables that were loaded before are not read again.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> bool(usrok.check()["ok"].all())
    True
    """
    found = [(name, _problem(name, digest)) for name, digest in _published().items()]
    rows = [(name, problem is None, problem) for name, problem in found]
    types = {"file": STRING, "ok": "boolean", "problem": STRING}
    return pd.DataFrame(rows, columns=list(types)).astype(types)
