"""What a check says to a student."""

from __future__ import annotations

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
    points : tuple of str
        For a text: what a good answer has, to check oneself against.
    """

    task: str
    status: str
    message: str
    points: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the task is done as far as a machine can tell."""
        return self.status in ("right", "written")

    def __repr__(self) -> str:
        lines = [f"{self.task}  {STATUS[self.status]}. {self.message}"]
        return "\n".join(lines + [f"  - {point}" for point in self.points])

    def _repr_markdown_(self) -> str:
        # Names in code style stand between backticks, where nothing is escaped.
        parts = self.message.split("`")
        parts[::2] = [re.sub(r"([\\*_<$])", r"\\\1", part) for part in parts[::2]]
        lines = [f"**{self.task} {STATUS[self.status]}.** " + "`".join(parts)]
        if self.points:
            lines += ["", *(f"- {point}" for point in self.points)]
        return "\n".join(lines)
