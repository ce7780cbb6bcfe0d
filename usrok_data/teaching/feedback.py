"""What a check says to a student."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

#: What each status is called where a student reads it.
STATUS = {"open": "Open", "wrong": "Not yet", "right": "Right", "written": "Written"}


@dataclass(frozen=True)
class Feedback:
    """The answer to a check: a status and what to know or to do next.

    Attributes
    ----------
    task : str
        Id of the task, such as ``ex02.3``.
    status : str
        ``open`` (no answer yet), ``wrong``, ``right``, or ``written`` (a text that a
        teacher reads).
    message : str
        What to type, what differs and where to look, or what the answer shows.
    points : float
        Points earned: all for a right answer, some where parts of it are right. A text earns
        none here; a teacher gives them.
    criteria : tuple of str
        For a text: what a good answer has, to check oneself against.
    """

    task: str
    status: str
    message: str
    points: float = 0.0
    criteria: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the task is done as far as a machine can tell."""
        return self.status in ("right", "written")

    @property
    def heading(self) -> str:
        """The status in words, with the points of an answer of which parts are right."""
        earned = f"{self.points:g} {'point' if self.points <= 1 else 'points'}"
        partly = f", in part right ({earned})" if self.points and not self.ok else ""
        return f"{STATUS[self.status]}{partly}."

    def __repr__(self) -> str:
        lines = [f"{self.task}  {self.heading} {self.message}"]
        return "\n".join(lines + [f"  - {point}" for point in self.criteria])

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        # nbgrader reads the points of a task from the plain text of what its cell shows, and
        # says in the environment that it is at work. The marked copy shows the hint.
        plain = f"{self.points:g}" if "NBGRADER_EXECUTION" in os.environ else repr(self)
        return {"text/plain": plain, "text/markdown": self._repr_markdown_()}

    def _repr_markdown_(self) -> str:
        # Names in code style stand between backticks, where nothing is escaped.
        parts = self.message.split("`")
        parts[::2] = [re.sub(r"([\\*_<$])", r"\\\1", part) for part in parts[::2]]
        lines = [f"**{self.task} {self.heading}** " + "`".join(parts)]
        if self.criteria:
            lines += ["", *(f"- {point}" for point in self.criteria)]
        return "\n".join(lines)
