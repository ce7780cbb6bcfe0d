"""One row in full, and how to cite a table."""

from __future__ import annotations

import html
import re
import textwrap
from typing import Any, Literal

import pandas as pd

from usrok_data import codebook
from usrok_data.audit import validity, verdicts
from usrok_data.days import RECORD_END, in_words
from usrok_data.relations import check_choice
from usrok_data.tables import cached_table

Style = Literal["text", "bibtex"]


class Row(pd.Series):  # type: ignore[misc]
    """A row that prints every cell in full."""

    @property
    def _constructor(self) -> Any:
        return pd.Series

    def __repr__(self) -> str:
        width = max(map(len, self.index), default=0) + 2
        lines = [
            textwrap.fill(f"{name:<{width}}{_plain(value)}", 96, subsequent_indent=" " * width)
            for name, value in self.items()
        ]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        cells = [
            f"<tr><th>{html.escape(str(name))}</th><td>{html.escape(_plain(value))}</td></tr>"
            for name, value in self.items()
        ]
        return f"<table>{''.join(cells)}</table>"


def _plain(value: object) -> str:
    return f"{value:%Y-%m-%d}" if isinstance(value, pd.Timestamp) else str(value)


def ids() -> dict[str, str]:
    """Return every id of every stored table, with the table in which it is."""
    found: dict[str, str] = {}
    for name in codebook.entries():
        if column := codebook.id_column(name):
            found |= dict.fromkeys(cached_table(name)[column], name)
    return found


def _former_ids() -> dict[str, str]:
    """Return the claim that each id of a version before 1.0 now belongs to."""
    claims = cached_table("claims").dropna(subset=["former_ids"])
    pairs = zip(claims["former_ids"], claims["claim_id"], strict=True)
    return {old: new for olds, new in pairs for old in olds.split(";")}


def show(row_id: str) -> pd.Series:
    """Show one row in full, with its sentence, its evidence and its verdict.

    Parameters
    ----------
    row_id : str
        Id of a row: ``"c42"`` (a claim), ``"f01"`` (a force), ``"s07"`` (a sentence),
        ``"m10"`` (a milestone). The id of a statement in a version before 1.0, such as
        ``"st24"``, shows the claim that it became.

    Returns
    -------
    pandas.Series
        Name: the id. ``table``, then every column of the row that is not missing (the column
        ``table`` of a correction as ``corrected_table``). For a row of the sheet also the
        place and the paraphrase of its sentence. For a claim, or a row coded from one, also
        ``verdict`` and ``strength``, and for each row of evidence, under its id, where it comes
        from and when it shows the claim to be true, or the event to have taken place. It
        prints in full.

    Raises
    ------
    ValueError
        If no row has this id; the message suggests the nearest.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> usrok.show("f01")["n_text"]
    'about 37,000'
    >>> usrok.show("c42")["verdict"]
    'outdated'
    """
    known = ids()
    if not isinstance(row_id, str):
        raise ValueError(f'An id is text such as "c42", not {type(row_id).__name__}: {row_id!r}.')
    wanted = row_id.strip().lower()
    if wanted not in known:
        wanted = _former_ids().get(wanted, wanted)
    if wanted not in known:
        examples: dict[str, str] = {}
        for example, name in known.items():
            examples.setdefault(name, f"{example} ({name})")
        raise ValueError(
            f"There is no row {row_id!r}.{_nearest(wanted, known)} Expected an id of one of the "
            f"tables; for instance {', '.join(examples.values())}."
        )
    return _full_row(known[wanted], wanted)


def _nearest(wanted: str, known: dict[str, str]) -> str:
    """Suggest an id: the same number with other zeros, else the nearest word."""
    match = re.fullmatch(r"([a-z]+)0*([0-9]{1,3})", wanted)
    padded = [f"{match[1]}{int(match[2]):0{n}d}" for n in (2, 3)] if match else []
    guess = next((i for i in padded if i in known), None)
    return f" Did you mean {guess!r}?" if guess else codebook.suggest(wanted, known)


def _full_row(name: str, row_id: str) -> pd.Series:
    row = cached_table(name).set_index(codebook.id_column(name), drop=False).loc[row_id].dropna()
    # A column that is itself called table must not stand for the table of the row.
    cells = {"corrected_table" if c == "table" else c: v for c, v in row.items()}
    parts = [pd.Series({"table": name, **cells}, dtype="object")]
    if name != "sentences" and "sentence_id" in row:
        sentence = cached_table("sentences").set_index("sentence_id").loc[row["sentence_id"]]
        place = ["section", "paragraph", "position", "paraphrase"]
        parts.append(sentence[[c for c in place if c not in cells]].astype("object"))
    if name == "claims" or (codebook.entry(name)["layer"] == "sheet" and "claim_id" in row):
        parts.append(_audit_of(row["claim_id"]))
    return Row(pd.concat(parts).rename(row_id))


def _audit_of(claim_id: str) -> pd.Series:
    verdict = verdicts().set_index("claim_id").loc[claim_id, ["verdict", "strength"]].dropna()
    shown: dict[str, object] = verdict.to_dict()
    is_state = bool(cached_table("claims").set_index("claim_id").loc[claim_id, "kind"] == "state")
    rows = validity()
    for evidence_id, found in rows[rows["claim_id"] == claim_id].groupby("evidence_id", sort=False):
        days = [_days_in_words(period, is_state) for _, period in found.iterrows()]
        first = found.iloc[0]
        reading = f" ({first['reading']})" if pd.notna(first["reading"]) else ""
        by = "" if first["independent"] else ", not independent"
        shown[str(evidence_id)] = f"{first['origin']}{by}{reading}: {'; '.join(days)}"
    return pd.Series(shown, dtype="object")


def _days_in_words(period: pd.Series, is_state: bool) -> str:
    """Write a period of validity(): of a state, with the days on which it is certain."""
    possible = true_in_words(period["start"], period["end"], period["end_open"])
    certain = period["certain_from"], period["certain_to"]
    if pd.isna(period["start"]) or not is_state or certain == (period["start"], period["end"]):
        return possible
    if pd.isna(certain[0]):
        return f"possibly {possible}"
    return f"{possible}, certainly {true_in_words(*certain, False).removeprefix('true ')}"


def true_in_words(start: pd.Timestamp, end: pd.Timestamp, end_open: bool) -> str:
    """Write a period in words."""
    if pd.isna(start):
        return "true at no time"
    if end_open and end.date() == RECORD_END:
        return f"true from {in_words(start)} on"
    if start == end:
        return f"on {in_words(start)}"
    stop = ", where the record stops" if end_open else ""
    return f"true from {in_words(start)} to {in_words(end)}{stop}"


def cite(name: str | None = None, style: Style = "text") -> str:
    """Return the citation of the package or of one table, with the sources it rests on.

    Parameters
    ----------
    name : str, optional
        Name of a table; without it, the whole package.
    style : {"text", "bibtex"}
        A sentence for a footnote, or BibTeX entries.

    Returns
    -------
    str
        The citation, with the version of the data, followed by the sources.

    Raises
    ------
    ValueError
        If there is no such table or style; the message suggests the nearest.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> print(usrok.cite("forces").splitlines()[0][:23])
    usrok_data contributors
    """
    check_choice(style, "style", Style)
    package = codebook.package()
    entry = package if name is None else codebook.entry(name)
    year, version = package["created"][:4], package["version"]
    title = entry["title"] if name is None else f"{entry['title']} [table {name}]"
    licence = package["licenses"][0]["name"] if name is None else codebook.licence(name)
    sources = entry["sources"]
    made = f"usrok_data, data version {version}. Licence {licence}"
    if style == "text":
        rest = [f"Source: {s['title']} {_address(s)}".strip() for s in sources]
        return "\n".join([f"usrok_data contributors ({year}). {title}. {made}.", *rest])
    key = "usrok_data" if name is None else f"usrok_data_{name}"
    entries = [
        _bibtex(key, "usrok_data contributors", title, year=year, version=version, note=made)
    ]
    for place, s in enumerate(sources, 1):
        url = {"url": _address(s)} if _address(s) else {}
        entries.append(_bibtex(f"{key}_source_{place}", None, s["title"], **url))
    return "\n\n".join(entries)


def _address(source: dict[str, str]) -> str:
    """Return the address of a source; some have the table of all sources instead."""
    path = source.get("path", "")
    return path if "://" in path else ""


def _bibtex(key: str, author: str | None, title: str, **more: str) -> str:
    fields = {"title": f"{{{title}}}", **more}
    if author:
        fields = {"author": f"{{{author}}}", **fields}
    lines = [
        f"  {name} = {{{text if name == 'url' else _escaped(text)}}}"
        for name, text in fields.items()
    ]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    return text.replace("_", r"\_").replace("&", r"\&")
