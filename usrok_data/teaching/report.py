"""A report that a student hands in: each task with the answer, the points and the hint."""

from __future__ import annotations

import base64
import html
import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from usrok_data.teaching.feedback import Feedback
from usrok_data.teaching.task import Task

#: More rows than this are cut in the middle.
MAX_ROWS = 24

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse; font-size: .9rem }}
td, th {{ border: 1px solid #999; padding: .1rem .5rem; text-align: left }}
pre {{ white-space: pre-wrap }} img {{ max-width: 100% }} h2 {{ margin: 2rem 0 0 }}
</style></head><body><h1>{title}</h1><p>{summary}</p>
{tasks}
</body></html>
"""


def report_page(title: str, tasks: Iterable[Task], checked: dict[str, tuple[Feedback, Any]]) -> str:
    """Return a page with the tasks, the last answer to each, and what the check said."""
    parts, earned, total, open_texts = [], 0.0, 0, 0
    for task in tasks:
        feedback, answer = checked.get(task.id, (Feedback(task.id, "open", "Not checked."), None))
        is_text = feedback.status == "written"
        points = "your teacher gives the points" if task.by_teacher else f"{feedback.points:g}"
        earned, open_texts = earned + feedback.points, open_texts + is_text
        total += 0 if task.by_teacher else task.points
        parts.append(
            f"<h2>{task.id} {html.escape(task.title)}</h2>\n"
            f"<p><b>{html.escape(feedback.heading)}</b> Points: {points} of {task.points}.</p>\n"
            f"{as_html(answer)}\n<p>{html.escape(feedback.message)}</p>"
        )
    texts = f" {open_texts} text for the teacher to read." if open_texts == 1 else ""
    texts = f" {open_texts} texts for the teacher to read." if open_texts > 1 else texts
    summary = f"{earned:g} of {total} points for the tasks that the check marks.{texts}"
    return PAGE.format(title=html.escape(title), summary=summary, tasks="\n".join(parts))


def as_html(answer: Any) -> str:
    """Return an answer as a reader wants to see it: a table, a chart, a text, or its value."""
    if answer is None or answer is ...:
        return "<p>No answer.</p>"
    if isinstance(answer, pd.Series):
        answer = answer.to_frame(answer.name or "value")
    if isinstance(answer, pd.DataFrame):
        return str(answer.to_html(max_rows=MAX_ROWS, border=0))
    figure = getattr(answer, "figure", answer)
    if hasattr(figure, "savefig"):
        picture = io.BytesIO()
        figure.savefig(picture, format="png", bbox_inches="tight")
        code = base64.b64encode(picture.getvalue()).decode()
        return f'<img alt="The chart that was drawn" src="data:image/png;base64,{code}">'
    if isinstance(answer, str) and len(answer) > 80:
        return f"<blockquote><pre>{html.escape(answer.strip())}</pre></blockquote>"
    if isinstance(answer, set | frozenset):
        answer = sorted(answer, key=str)
    return f"<pre>{html.escape(repr(answer)[:2000])}</pre>"


def write_report(path: str | os.PathLike[str], page: str) -> Path:
    """Write a report, in place of an older one of the same name."""
    file = Path(os.path.expanduser(path))
    if file.suffix.lower() not in (".html", ".htm"):
        raise ValueError(
            f"The report is a web page, and {file.name!r} does not end in .html. "
            f'Type for instance file="{file.stem or "report"}.html".'
        )
    file.write_text(page, encoding="utf-8")
    return file
