"""The lesson pack on paper, and what a class needs to run the exercises.

Each lesson is one Markdown file: a page of the site, and a PDF made from the same file by
Typst, which needs nothing but its wheel.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import matplotlib.pyplot as plt
import typst
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.colon_fence import colon_fence_plugin

import usrok_data as usrok
from _book.render import BOOK, TEMPLATES

LESSONS = BOOK / "lessons"
PRINTED = BOOK / "_extra" / "lessons"
WHEEL = f"wheel/usrok_data-{usrok.__version__}-py3-none-any.whl"
MARKDOWN = MarkdownIt("commonmark").enable("table").use(colon_fence_plugin)
TEMPLATE = (Path(__file__).parent / "templates" / "lesson.typ").read_text(encoding="utf-8")
#: A column whose longest cell has at most this many letters is as wide as that cell.
NARROW = 14


def write() -> None:
    """Draw the timeline, and print each lesson."""
    PRINTED.mkdir(parents=True, exist_ok=True)
    draw_timeline(LESSONS / "timeline.svg")
    for page in sorted(LESSONS.glob("*.md")):
        source = TEMPLATE + in_typst(page.read_text(encoding="utf-8"))
        pdf = typst.compile(source.encode(), root=str(LESSONS))
        (PRINTED / f"{page.stem}.pdf").write_bytes(pdf)


def draw_timeline(path: Path) -> None:
    """Draw the empty timeline of the lesson on paper: a row for each line of the sheet."""
    years = range(1989, 1995)
    labels = [
        "1",
        "2",
        "3, card C",
        "3, card D",
        "3, card E",
        "4, card F",
        "4, card G",
        "5",
        "6",
        "7",
    ]
    rows = len(labels)
    with plt.rc_context({"svg.hashsalt": "usrok", "svg.fonttype": "path"}):
        figure, ax = plt.subplots(figsize=(10, 5.6), layout="constrained")
        ax.set(xlim=(years[0], years[-1] + 1), ylim=(rows + 0.5, 0.5), yticks=range(1, rows + 1))
        ax.set_yticklabels([f"line {label}" for label in labels])
        ax.set_xticks(years, [str(year) for year in years], ha="left", fontsize=11)
        ax.set_xticks([year + month / 12 for year in years for month in range(12)], minor=True)
        ax.xaxis.tick_top()
        ax.grid(axis="x", color="#999999", linewidth=0.8)
        ax.hlines(
            [row + 0.5 for row in range(rows)], *ax.get_xlim(), color="#cccccc", linewidth=0.8
        )
        published = usrok.PUBLICATION_DATE
        day = published.year + (published.timetuple().tm_yday - 1) / 365
        ax.axvline(day, color="black", linewidth=1.5)
        ax.annotate(
            "the sheet is printed\n19 July 1993",
            (day, rows + 0.5),
            (0, -6),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=9,
        )
        figure.savefig(path, metadata={"Date": None})
        plt.close(figure)


# ---------------------------------------------------------------- Markdown to Typst


def in_typst(text: str) -> str:
    """Return the text of a page in the markup of Typst."""
    return blocks(SyntaxTreeNode(MARKDOWN.parse(text)).children)


def blocks(nodes: Iterable[SyntaxTreeNode]) -> str:
    """Return blocks one after the other; cards side by side, to be cut out."""
    parts: list[str] = []
    cards: list[str] = []
    for node in [*nodes, None]:
        if node is not None and node.type == "colon_fence" and node.info.endswith("card"):
            cards.append(f"card[{in_typst(node.content)}]")
            continue
        if cards:
            parts.append(f"#grid(columns: 2, gutter: 8pt, {', '.join(cards)})\n\n")
            cards = []
        if node is not None:
            parts.append(block(node))
    return "".join(parts)


def block(node: SyntaxTreeNode) -> str:
    """Return a block: a heading, a paragraph, a list, a table, lines to write on."""
    if node.type == "heading":
        return f"#heading(level: {node.tag[1:]})[{inline(node)}]\n"
    if node.type == "paragraph":
        return f"{inline(node)}\n\n"
    if node.type in ("bullet_list", "ordered_list"):
        name = "list" if node.type == "bullet_list" else "enum"
        return f"#{name}({', '.join(f'[{blocks(item.children)}]' for item in node.children)})\n\n"
    if node.type == "table":
        return table(node)
    if node.type == "html_block":  # a comment that asks for a new page
        return "#pagebreak(weak: true)\n\n"
    if node.type == "colon_fence":  # lines to write on
        return "#writing-line\n\n" * int(node.info.rpartition("lines")[2])
    if node.type in ("fence", "code_block"):
        return f"#raw({quoted(node.content.rstrip())}, block: true)\n\n"
    raise ValueError(f"a lesson has a {node.type!r}, which is not printed yet. See in_typst.")


def table(node: SyntaxTreeNode) -> str:
    """Return a table; wide columns share the space by the length of what is in them."""
    rows = [row for part in node.children for row in part.children]
    longest = [
        max(len(plain(row.children[i])) for row in rows) for i in range(len(rows[0].children))
    ]
    widths = ["auto" if n <= NARROW else f"{min(n, 200) ** 0.7:.1f}fr" for n in longest]
    head, *body = (", ".join(f"[{inline(cell)}]" for cell in row.children) for row in rows)
    return f"#table(columns: ({', '.join(widths)},), table.header({head}), {', '.join(body)})\n\n"


def plain(node: SyntaxTreeNode) -> str:
    """Return the words of a node without markup."""
    return "".join(child.content or plain(child) for child in node.children)


def inline(node: SyntaxTreeNode) -> str:
    """Return what stands in a line: words, emphasis, code, links and pictures."""
    parts = []
    for child in node.children:
        held = inline(child)
        if child.type == "text":
            parts.append(f"#{quoted(child.content)};")
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type in ("em", "strong"):
            parts.append(f"#{'emph' if child.type == 'em' else child.type}[{held}]")
        elif child.type == "code_inline":
            parts.append(f"#raw({quoted(child.content)});")
        elif child.type == "image":
            parts.append(f"#image({quoted(str(child.attrs['src']))}, width: 100%)")
        elif child.type == "link":
            address = str(child.attrs["href"])
            note = f"#footnote[#raw({quoted(address)})]" if "://" in address else ""
            parts.append(held + note)
        else:
            parts.append(held)
    return "".join(parts)


def quoted(text: str) -> str:
    """Return a text as a string of Typst."""
    return json.dumps(text, ensure_ascii=False)


# ---------------------------------------------------------------- for students


def with_help(body: str, page: str, root: str) -> str:
    """Add to a lesson its PDF, to an exercise how to run it, and to any page the line to type."""
    address = f'<span data-wheel="{root}{WHEEL}">https://ADDRESS-OF-THIS-SITE/{WHEEL}</span>'
    line = f"python -m pip install jupyterlab {address}"
    folder, _, name = page.rpartition("/")
    added = ""
    if folder == "lessons":
        added = f'<p class="print"><a href="{name}.pdf">Print this page (PDF)</a></p>'
    elif folder == "exercises":
        added = TEMPLATES.get_template("run_it.html").render(line=line, root=root)
    return body.replace("INSTALL-LINE", line).replace("</h1>", f"</h1>{added}", 1)


def build_wheel(site: Path) -> None:
    """Build the wheel of the package into the site, so that students can install it from there."""
    folder = site / Path(WHEEL).parent
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=BOOK.parent, check=True, capture_output=True)
