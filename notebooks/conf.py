"""Sphinx settings of the book; the pages of columns and of tasks are written from the package."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
DATA = HERE.parent / "usrok_data" / "data" / "datapackage.json"
sys.path.insert(0, str(HERE.parent))

package = json.loads(DATA.read_text(encoding="utf-8"))

project = "U.S.-Korea Relations, 1993"
author = "usrok_data contributors"
copyright = "2026, usrok_data contributors"
version = release = package["version"]
language = "en"

extensions = ["myst_nb"]
exclude_patterns = ["**/.ipynb_checkpoints"]
html_theme = "sphinx_book_theme"
html_title = "U.S.-Korea Relations, 1993: a fact sheet as data"
html_theme_options = {
    "use_download_button": True,
    "use_fullscreen_button": False,
    "show_toc_level": 2,
}
html_show_sourcelink = False
html_static_path = ["_static"]
html_css_files = ["book.css"]

# Every notebook runs at every build, in the folder it stands in.
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
# The solutions show the outputs that the tests compare; the exercises are to be filled in.
nb_execution_excludepatterns = ["exercises/*", "solutions/*"]
nb_merge_streams = True


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def _source(source: dict) -> str:
    title = source["title"].rstrip(".")
    # A path inside the package is the table of sources itself.
    if "path" not in source or "://" not in source["path"]:
        return title
    return f"[{title}]({source['path']})"


LAYERS = {
    "stated": "What the sheet says",
    "record": "What the record says",
    "audit": "What follows",
}


def _table(resource: dict) -> list[str]:
    """Write one table of the codebook as Markdown."""
    lines = [
        f"### {resource['name']}",
        "",
        f"**{resource['title']}.** {resource['description']}",
        "",
        f"- One row is {resource['rowIs']}.",
        f"- Load it with `usrok_data.{'record.' * (resource['layer'] == 'record')}"
        f"{resource['name']}()`.",
        f"- Caution: {resource['caution']}",
        f"- Licence: {resource['licenses'][0]['title']} ({resource['licenses'][0]['name']}).",
        "- Source: " + "; ".join(map(_source, resource["sources"])) + ".",
    ]
    if "covers" in resource:
        lines.insert(4, f"- It covers {resource['covers']}.")
    for key in resource["schema"].get("foreignKeys", []):
        target = key["reference"]["resource"]
        lines.append(f"- `{key['fields'][0]}` points to [{target}](#{target}).")
    lines += ["", "| column | type | what it holds | a blank means |", "|---|---|---|---|"]
    for field in resource["schema"]["fields"]:
        what = _cell(field["description"])
        if "unit" in field:
            what += f" Unit: {_cell(field['unit'])}."
        if "categories" in field:
            what += (
                " Values: "
                + "; ".join(f"`{c['value']}` ({_cell(c['label'])})" for c in field["categories"])
                + "."
            )
        blank = _cell(field.get("blank", "never blank"))
        lines.append(f"| `{field['name']}` | {field['type']} | {what} | {blank} |")
    return [*lines, ""]


def _write_codebook(app: object) -> None:
    lines = [
        "# Codebook",
        "",
        f"Data version {package['version']}. This page is written from `datapackage.json`,",
        "the only description of the tables. Each table is one CSV; an empty cell is a blank.",
        "",
    ]
    for layer, title in LAYERS.items():
        lines += [f"## {title}", ""]
        for resource in package["resources"]:
            if resource["layer"] == layer:
                lines += _table(resource)
    (HERE / "codebook.md").write_text("\n".join(lines), encoding="utf-8")


def _write_tasks(app: object) -> None:
    from usrok_data import teaching

    lines = [
        "# All tasks",
        "",
        "This page is written from `teaching.tasks()`. A task graded by a check gives two points,",
        "a text four. Mistakes are those that the check knows by name.",
        "",
    ]
    for exercise, (title, tasks) in teaching.EXERCISES.items():
        minutes, points = sum(t.minutes for t in tasks), sum(t.points for t in tasks)
        lines += [
            f"## {exercise[2:].lstrip('0')}. {title}",
            "",
            f"{len(tasks)} tasks, {minutes} minutes, {points} points.",
            "",
            "| task | minutes | what it shows | mistakes to expect |",
            "|---|---|---|---|",
        ]
        for task in tasks:
            shows = _cell(task.lesson) or "A text, read by a teacher: " + "; ".join(task.criteria)
            mistakes = "; ".join(m.name for m in task.mistakes) or "names no row; stays general"
            lines.append(
                f"| **{task.id}** {task.title} | {task.minutes} | {shows} | {_cell(mistakes)} |"
            )
        lines.append("")
    (HERE / "tasks.md").write_text("\n".join(lines), encoding="utf-8")


def setup(app) -> None:
    app.connect("builder-inited", _write_codebook)
    app.connect("builder-inited", _write_tasks)
