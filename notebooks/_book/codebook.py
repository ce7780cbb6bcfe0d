"""The page of the codebook, written from ``datapackage.json``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from _book.text import cell, table, write
from usrok_data._codebook import package

LAYERS = {
    "stated": "What the sheet says",
    "record": "What the record says",
    "audit": "What follows",
}


def write_codebook(here: Path) -> None:
    """Write the page of the codebook."""
    lines = [
        "# Codebook",
        "",
        f"Data version {package()['version']}. This page is written from `datapackage.json`,",
        "the only description of the tables. Each table is one CSV; an empty cell is a blank.",
        "",
    ]
    for layer, title in LAYERS.items():
        lines += [f"## {title}", ""]
        for resource in package()["resources"]:
            if resource["layer"] == layer:
                lines += _table(resource)
    write(here / "codebook.md", lines)


def _table(resource: dict[str, Any]) -> list[str]:
    name = resource["name"]
    lines = [
        f"### {name}",
        "",
        f"**{resource['title']}.** {resource['description']}",
        "",
        f"- One row is {resource['rowIs']}.",
        f"- Load it with `usrok_data.{'record.' * (resource['layer'] == 'record')}{name}()`, or "
        f"[look at it](tables/{name}.md).",
        f"- Caution: {resource['caution']}",
        f"- Licence: {resource['licenses'][0]['title']} ({resource['licenses'][0]['name']}).",
        "- Source: " + "; ".join(map(_source, resource["sources"])) + ".",
    ]
    if "covers" in resource:
        lines.insert(5, f"- It covers {resource['covers']}.")
    for key in resource["schema"].get("foreignKeys", []):
        target = key["reference"]["resource"]
        lines.append(f"- `{key['fields'][0]}` points to [{target}](#{target}).")
    rows = []
    for field in resource["schema"]["fields"]:
        what = cell(field["description"])
        if "unit" in field:
            what += f" Unit: {cell(field['unit'])}."
        if "categories" in field:
            values = (f"`{c['value']}` ({cell(c['label'])})" for c in field["categories"])
            what += " Values: " + "; ".join(values) + "."
        blank = cell(field.get("blank", "never blank"))
        rows.append((f"`{field['name']}`", field["type"], what, blank))
    return [*lines, "", *table(("column", "type", "what it holds", "a blank means"), rows), ""]


def _source(source: dict[str, Any]) -> str:
    title = source["title"].rstrip(".")
    # A path inside the package is the table of sources itself.
    if "path" not in source or "://" not in source["path"]:
        return title
    return f"[{title}]({source['path']})"
