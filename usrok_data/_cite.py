"""How to cite a table and what it rests on."""

from __future__ import annotations

from usrok_data import _codebook

STYLES = ("text", "bibtex")


def cite(name: str | None = None, style: str = "text") -> str:
    """Say how to cite the package or one table, with the source it rests on.

    Parameters
    ----------
    name : str, optional
        Name of a table; without it, the whole package.
    style : {"text", "bibtex"}
        A sentence for a footnote, or BibTeX entries.

    Returns
    -------
    str
        The citation, with the version of the data, followed by the source.

    Raises
    ------
    ValueError
        If there is no such table or style; the message lists those there are.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> print(usrok.cite("forces").splitlines()[0][:23])
    usrok_data contributors
    """
    if not isinstance(style, str) or style not in STYLES:
        raise ValueError(
            f"There is no citation style {style!r}. Expected one of: {', '.join(STYLES)}. "
            'For instance: cite("forces", style="bibtex").'
        )
    package = _codebook.package()
    year, version = package["created"][:4], package["version"]
    entry = package if name is None else _codebook.resource(name)
    title = entry["title"] if name is None else f"{entry['title']} [table {name}]"
    licence = entry["licenses"][0]["name"]
    sources = entry["sources"]
    if style == "text":
        own = (
            f"usrok_data contributors ({year}). {title}. "
            f"usrok_data, data version {version}. Licence {licence}."
        )
        return "\n".join(
            [own, *(f"Rests on: {s['title']} {s.get('path', '')}".strip() for s in sources)]
        )
    key = "usrok_data" if name is None else f"usrok_data_{name}"
    own = (
        f"@misc{{{key},\n"
        "  author = {{usrok\\_data contributors}},\n"
        f"  title = {{{{{title.replace('_', chr(92) + '_')}}}}},\n"
        f"  year = {{{year}}},\n"
        f"  version = {{{version}}},\n"
        f"  note = {{usrok\\_data, data version {version}. Licence {licence}}}\n}}"
    )
    rest = []
    for i, s in enumerate(sources, 1):
        url = f",\n  url = {{{s['path']}}}" if "path" in s else ""
        rest.append(f"@misc{{{key}_source_{i},\n  title = {{{{{s['title']}}}}}{url}\n}}")
    return "\n\n".join([own, *rest])
