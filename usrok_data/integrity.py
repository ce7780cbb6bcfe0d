"""Whether the installed files are the ones that were published."""

from __future__ import annotations

import hashlib

import pandas as pd

from usrok_data import codebook
from usrok_data.codebook import REINSTALL, STRING, DataError

CHECKSUMS = "SHA256SUMS"


def _published() -> dict[str, str]:
    """Return the checksum of each data file as it was published."""
    path = codebook.DATA / CHECKSUMS
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return {name: digest for digest, name in (line.split("  ") for line in lines)}
    except (OSError, ValueError):
        raise DataError(
            f"The checksums {path} are missing or damaged. Expected one line per data file. "
            f"{REINSTALL}"
        ) from None


def _installed() -> set[str]:
    """Return the names of the data files that are there."""
    names = {path.name for path in codebook.DATA.iterdir()}
    return {name for name in names if name.endswith((".csv", ".json"))}


def _problem(name: str, digest: str | None) -> str | None:
    path = codebook.DATA / name
    if digest is None:
        return f"The file {path} has no line in {CHECKSUMS}. {REINSTALL}"
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
    published = _published()
    names = sorted(published.keys() | _installed())
    found = [(name, _problem(name, published.get(name))) for name in names]
    rows = [(name, problem is None, problem) for name, problem in found]
    types = {"file": STRING, "ok": "boolean", "problem": STRING}
    return pd.DataFrame(rows, columns=list(types)).astype(types)
