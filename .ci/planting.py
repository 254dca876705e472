"""Which faults are planted, and how: one line is made wrong in a file's text, and the code of that text takes the place
of the code of the functions that are already in use. A new process for each would spend nine tenths of its time on
starting; so one plants hundreds, and no file is changed."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import _lru_cache_wrapper
from inspect import CO_OPTIMIZED
from itertools import count
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import parso
from cosmic_ray.mutating import mutate_code
from cosmic_ray.operators.operator import Operator
from cosmic_ray.plugins import get_operator

Place = tuple[str, str, int]
"""A function: its file, its name within it, its first line."""


class _Own(Operator):
    """A kind of fault that cosmic-ray does not have; `faults` gives for a node which child becomes what text."""

    def faults(self, node: Any) -> Iterator[tuple[Any, int, str]]:
        raise NotImplementedError

    def mutation_positions(self, node: Any) -> Iterator[Any]:
        for _ in self.faults(node):
            yield node.start_pos, node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        parent, place, text = list(self.faults(node))[index]
        parent.children[place] = parso.parse(text)
        return node

    @classmethod
    def examples(cls) -> tuple:
        return ()


class LeaveOutCondition(_Own):
    """One side of an `and` or `or`, or what stands against a reason in a table of hurdles."""

    def faults(self, node: Any) -> Iterator[tuple[Any, int, str]]:
        if node.type in ("and_test", "or_test"):
            always = " True" if node.type == "and_test" else " False"
            yield from ((node, place, always) for place in range(0, len(node.children), 2))
        if node.type == "dictorsetmaker" and ":" in [one.get_code().strip() for one in node.children]:
            yield from ((node, place, " True") for place in range(2, len(node.children), 4))


class LeaveOutKeyword(_Own):
    """One keyword of a query."""

    QUERIES = (".filter", ".exclude", ".get", ".update", "Q")

    def faults(self, node: Any) -> Iterator[tuple[Any, int, str]]:
        before = node.get_previous_sibling() if node.type == "trailer" and node.children[0] == "(" else None
        if before is None or before.get_code().strip() not in self.QUERIES:
            return
        holder = node.children[1] if node.children[1].type == "arglist" else node
        for place, one in enumerate(holder.children):
            if one.type == "argument" and one.children[1] in ("=", "*", "**"):
                yield holder, place, " **{}"


class TurnMembership(_Own):
    """`in` for `not in`, and the other way round."""

    def faults(self, node: Any) -> Iterator[tuple[Any, int, str]]:
        if node.type == "comparison":
            for place, one in enumerate(node.children):
                if one.get_code().split() in (["in"], ["not", "in"]):
                    yield node, place, " in" if one.type == "comp_op" else " not in"


class AnswerAlways(_Own):
    """`True` or `False` for what a function that says yes or no has found out."""

    def faults(self, node: Any) -> Iterator[tuple[Any, int, str]]:
        if node.type == "return_stmt":
            function = node.search_ancestor("funcdef")
            said = function.annotation if function is not None else None
            if said is not None and said.get_code().strip() == "bool":
                yield from ((node, 1, text) for text in (" True", " False"))


TURNED = ["Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is", "Lt_LtE", "Lt_GtE", "LtE_Lt", "LtE_Gt"]
TURNED += ["Gt_GtE", "Gt_LtE", "GtE_Gt", "GtE_Lt"]
KINDS = {
    "a comparison turned, or moved by one": [f"ReplaceComparisonOperator_{one}" for one in TURNED] + [TurnMembership],
    "and for or, or for and": ["ReplaceAndWithOr", "ReplaceOrWithAnd"]
    + [f"ReplaceBinaryOperator_{one}" for one in ("BitOr_BitAnd", "BitAnd_BitOr")],
    "a not added or left out": ["AddNot", "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_Invert"],
    "a constant changed": ["ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "NumberReplacer"]
    + [f"ReplaceBinaryOperator_{one}" for one in ("Add_Sub", "Sub_Add")],
    "yes or no whatever was found": [AnswerAlways],
    "a condition left out": [LeaveOutCondition],
    "a keyword of a query left out": [LeaveOutKeyword],
    "an error not caught, a loop not run": ["ExceptionReplacer", "ZeroIterationForLoop", "ReplaceContinueWithBreak"],
}


@dataclass(frozen=True)
class Fault:
    path: str
    kind: str
    line: int
    place: str
    """The function it stands in, as one would write it: `Class.method`."""
    lines: range
    """Of the whole function, within a module."""
    text: str

    @property
    def name(self) -> str:
        return f"{self.path}:{self.line} {self.place}: {self.kind}: {' '.join(self.wrong.split())}"

    @property
    def wrong(self) -> str:
        """The line as it is planted."""
        before, after = Path(self.path).read_text().splitlines(), self.text.splitlines()
        lines = [one for one in unified_diff(before, after, n=0, lineterm="") if one[:2] not in ("--", "++", "@@")]
        return " ".join(one[1:].strip() for one in lines if one.startswith("+"))


def faults_in(path: str) -> Iterator[Fault]:
    """Every fault of each kind in the functions of the file; not at its head, where things are made as it is read."""
    source, told = Path(path).read_text(), set()
    tops = list(_functions(parso.parse(source)))
    for kind, operators in KINDS.items():
        for one in operators:
            operator = (get_operator(f"core/{one}") if isinstance(one, str) else one)()
            for occurrence in count():
                text = mutate_code(source, operator, occurrence)
                if text is None:
                    break
                line = _first_changed(source, text)
                top = next((top for top in tops if top.start_pos[0] < line <= top.end_pos[0]), None)
                narrows_a_type = source.splitlines()[line - 1].lstrip().startswith("assert ")
                if top is None or narrows_a_type or text in told or not _reads(text):
                    continue
                told.add(text)
                yield Fault(path, kind, line, _named(top), range(top.start_pos[0] + 1, top.end_pos[0] + 1), text)


def _reads(text: str) -> bool:
    """Whether it is Python at all: what is not would be caught by anything."""
    try:
        compile(text, "", "exec")
    except SyntaxError:
        return False
    return True


def _functions(node: Any) -> Iterator[Any]:
    """The functions of a module and the methods of its classes, not those within functions."""
    yield from node.iter_funcdefs()
    for one in node.iter_classdefs():
        yield from _functions(one)


def _named(function: Any) -> str:
    holder = function.search_ancestor("classdef")
    return f"{holder.name.value}.{function.name.value}" if holder is not None else function.name.value


def _first_changed(before: str, after: str) -> int:
    pairs = zip(before.splitlines(), after.splitlines(), strict=False)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 0)


class Garden:
    """The functions in use, into which faults are planted. To be made when everything has been read in and used."""

    def __init__(self, paths: set[str]) -> None:
        self.functions: dict[Place, list[FunctionType]] = {}
        for one in gc.get_objects():
            if isinstance(one, FunctionType) and one.__code__.co_filename in paths:
                self.functions.setdefault(_place(one.__code__), []).append(one)

    def plant(self, fault: Fault) -> bool:
        """Whether the code of a function is another now. What would change the head of the file is not planted."""
        path = str(Path(fault.path).resolve())
        before = compile(Path(path).read_text(), path, "exec", dont_inherit=True)
        pairs = list(_pairs(before, compile(fault.text, path, "exec", dont_inherit=True)))
        if not any(_differ(one, other) and one.co_flags & CO_OPTIMIZED for one, other in pairs):
            return False
        if any(_differ(one, other) for one, other in pairs if not one.co_flags & CO_OPTIMIZED):
            return False
        for one, other in pairs:
            for function in self.functions.get(_place(one), []):
                function.__code__ = other
        return True


def _place(code: CodeType) -> Place:
    return code.co_filename, code.co_qualname, code.co_firstlineno


def _pairs(one: CodeType, other: CodeType) -> Iterator[tuple[CodeType, CodeType]]:
    yield one, other
    inner = [[const for const in code.co_consts if isinstance(const, CodeType)] for code in (one, other)]
    for pair in zip(*inner, strict=False):
        yield from _pairs(*pair)


def _differ(one: CodeType, other: CodeType) -> bool:
    def told(code: CodeType) -> tuple:
        return code.co_code, code.co_names, [const for const in code.co_consts if not isinstance(const, CodeType)]

    return repr(told(one)) != repr(told(other))


def remembering() -> list[Any]:
    """The functions of the house that remember what they answered, from which a fault would hide."""
    ours = ("netvaerk", "roles", "codriver", "secretariat")
    found = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    return [one for one in found if (one.__module__ or "").split(".")[0] in ours]
