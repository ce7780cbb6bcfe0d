"""All exercises, and their tasks by id."""

from __future__ import annotations

from usrok_data.teaching._ex01 import EX01
from usrok_data.teaching._ex02 import EX02
from usrok_data.teaching._ex03 import EX03
from usrok_data.teaching._ex04 import EX04
from usrok_data.teaching._ex05 import EX05
from usrok_data.teaching._ex06 import EX06

EXERCISES = {
    "ex01": ("Can every row be traced to its sentence?", EX01),
    "ex02": ("How many troops, and what does a rounded number mean?", EX02),
    "ex03": ("Seventh by what, and seventh when?", EX03),
    "ex04": ("Who had relations with whom, and who says so?", EX04),
    "ex05": ("How do you date a clause?", EX05),
    "ex06": ("How old is this briefing note?", EX06),
}
TASKS = {task.id: task for _, tasks in EXERCISES.values() for task in tasks}
