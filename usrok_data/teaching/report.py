"""A report that a student hands in: each task with the answer, the points and the hint."""

from __future__ import annotations

import base64
import html
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from usrok_data.teaching.feedback import Feedback
from usrok_data.teaching.task import Task

PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>body {{ font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem }}
table {{ border-collapse: collapse }} td, th {{ border: 1px solid #999; padding: 0 .5rem }}
pre {{ white-space: pre-wrap }} img {{ max-width: 100% }}</style>
<h1>{title}</h1>
<p>{summary}</p>
{tasks}
</html>
"""


def write_report(
    path: str | os.PathLike[str],
    title: str,
    tasks: Iterable[Task],
    checked: dict[str, tuple[Feedback, Any]],
) -> Path:
    """Write a page with the last answer to each task, its points, and what the check said."""
    file = Path(os.path.expanduser(path))
    if file.suffix.lower() not in (".html", ".htm"):
        raise ValueError(
            f"The report is a web page, and {file.name!r} does not end in .html. "
            f'Type for instance file="{file.stem or "report"}.html".'
        )
    parts, earned, most = [], 0.0, 0
    for task in tasks:
        feedback, answer = checked.get(task.id, (Feedback(task.id, "open", "Not checked."), None))
        points = "The teacher gives up to" if task.by_teacher else f"{feedback.points:g} of"
        earned, most = earned + feedback.points, most + task.points * (not task.by_teacher)
        criteria = "".join(f"<li>{html.escape(point)}</li>" for point in feedback.criteria)
        parts.append(
            f"<h2>{task.id} {html.escape(task.title)}</h2>\n"
            f"<p><b>{html.escape(feedback.heading)}</b> {points} {task.points} points.</p>\n"
            f"{as_html(answer)}\n<p>{in_code_style(feedback.message)}</p>"
            + (f"\n<ul>{criteria}</ul>" if criteria else "")
        )
    summary = f"{earned:g} of {most} points for the tasks that the check marks; texts come on top."
    page = PAGE.format(title=html.escape(title), summary=summary, tasks="\n".join(parts))
    file.write_text(page, encoding="utf-8")
    return file


def in_code_style(message: str) -> str:
    """Return a message with its names in code style, which stand between backticks."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", html.escape(message))


def as_html(answer: Any) -> str:
    """Return an answer as a reader wants to see it: a table, a chart, a text, or its value."""
    if isinstance(answer, pd.DataFrame | pd.Series):
        frame = answer.to_frame() if isinstance(answer, pd.Series) else answer
        return str(frame.to_html(max_rows=24, border=0))
    figure = getattr(answer, "figure", answer)
    if hasattr(figure, "savefig"):
        picture = io.BytesIO()
        figure.savefig(picture, format="png", bbox_inches="tight")
        code = base64.b64encode(picture.getvalue()).decode()
        return f'<img alt="The chart that was drawn" src="data:image/png;base64,{code}">'
    if answer is None or answer is ...:
        return ""
    is_text = isinstance(answer, str) and len(answer) > 80
    return f"<pre>{html.escape(answer.strip() if is_text else repr(answer)[:2000])}</pre>"
