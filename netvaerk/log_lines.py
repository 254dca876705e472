"""What a line of the log says of a fault: its kind and where in the code it came up, and never its words.

A fault's words quote what it met: a value that is too long, the row that is there already, the text that is no number.
"""

import sys
from collections.abc import MutableMapping
from pathlib import Path
from traceback import extract_tb
from typing import Any

ROOT = str(Path(__file__).resolve().parent.parent)
MOST_STEPS = 25


def fault_without_words(logger: Any, name: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A processor of structlog: `exc_info` becomes `fault`, the kinds from the one that was met to the one that began
    it, and `at`, the last steps to where it came up."""
    told = line.pop("exc_info", None)
    if told is True:
        told = sys.exc_info()
    problem = told[1] if isinstance(told, tuple) else told
    line.pop("stack_info", None)
    if not isinstance(problem, BaseException):
        return line
    kinds: list[str] = []
    first = problem
    while problem is not None and len(kinds) < MOST_STEPS:
        kinds.append(f"{type(problem).__module__}.{type(problem).__qualname__}".removeprefix("builtins."))
        problem = problem.__cause__ or problem.__context__
    line["fault"] = kinds
    line["at"] = [f"{_place(step.filename)}:{step.lineno} {step.name}" for step in extract_tb(first.__traceback__)]
    line["at"] = line["at"][-MOST_STEPS:]
    return line


def _place(filename: str) -> str:
    """The file, from the project's or the packages' folder on."""
    return filename.rpartition("site-packages/")[2].removeprefix(ROOT).lstrip("/")
