"""What a form asks of whom: short or full, hidden or the pair's own, alone or together."""

from dataclasses import replace

import pytest

from codriver.rules.forms import AskedOf, Compare, Form, Kind, Question, Side, missing_answers

TEXT = Question("A1", Kind.LONG_TEXT, AskedOf.BOTH, Compare.SIDE_BY_SIDE, short=True)
EXTRA = Question("A3", Kind.LONG_TEXT, AskedOf.BOTH, Compare.SIDE_BY_SIDE)
GOALS = Question("A4", Kind.LONG_TEXT, AskedOf.JOINT, short=True, joint_required=True, hideable=False)
TASK = Question("B1", Kind.SCALE, AskedOf.BOTH, Compare.GAP, short=True)
NEEDS = Question("C1", Kind.COMPETENCES, AskedOf.FIRST, Compare.SET, short=True, partner="C2")
OFFERS = Question("C2", Kind.COMPETENCES, AskedOf.SECOND, Compare.SET, short=True, partner="C1")
EXPERT = Question("D1", Kind.CHOICE, AskedOf.SECOND)
HOURS = Question("G1", Kind.NUMBER, AskedOf.BOTH, Compare.NUMBER, short=True, joint_required=True)
TIME = Question("G2", Kind.AUTOMATIC, AskedOf.JOINT, Compare.NUMBER, short=True)
WORKS = Question("R1", Kind.LONG_TEXT, AskedOf.REVISIT, short=True, joint_required=True)
OWN = Question("X1", Kind.LONG_TEXT, AskedOf.BOTH, Compare.SIDE_BY_SIDE, short=True)
ALL = (TEXT, EXTRA, GOALS, TASK, NEEDS, OFFERS, EXPERT, HOURS, TIME, WORKS)
SHORT = Form(ALL)
FULL = Form(ALL, full=True)


def codes(questions):
    return " ".join(question.code for question in questions)


def test_the_sides_face_each_other():
    assert (Side.FIRST.other, Side.SECOND.other) == (Side.SECOND, Side.FIRST)


@pytest.mark.parametrize(
    ("form", "in_use"),
    [
        (SHORT, "A1 A4 B1 C1 C2 G1 G2 R1"),
        (FULL, "A1 A3 A4 B1 C1 C2 D1 G1 G2 R1"),
        (replace(FULL, hidden=frozenset({"A1", "D1"})), "A3 A4 B1 C1 C2 G1 G2 R1"),
        (replace(SHORT, own=(OWN,)), "A1 A4 B1 C1 C2 G1 G2 R1 X1"),
        (replace(SHORT, own=(OWN,), hidden=frozenset({"X1"})), "A1 A4 B1 C1 C2 G1 G2 R1"),
        (Form((replace(WORKS, short=False),)), "R1"),
        (Form(()), ""),
    ],
    ids=["short", "full", "two hidden", "one of their own", "their own hidden", "revisits in any form", "empty"],
)
def test_in_use(form, in_use):
    assert codes(form.in_use()) == in_use


@pytest.mark.parametrize(
    ("side", "asked"),
    [(Side.FIRST, "A1 A3 B1 C1 G1"), (Side.SECOND, "A1 A3 B1 C2 D1 G1")],
)
def test_each_side_is_asked_its_own(side, asked):
    assert codes(FULL.asked_of(side)) == asked


@pytest.mark.parametrize(
    ("revisit", "joint"),
    [(False, "A1 A3 A4 G1"), (True, "A1 A3 A4 G1 R1")],
    ids=["the first time", "on a revisit"],
)
def test_what_the_pair_answers_together(revisit, joint):
    assert codes(FULL.joint(revisit=revisit)) == joint


def test_what_is_placed_side_by_side():
    assert codes(FULL.compared()) == "A1 A3 B1 C1 G1"


@pytest.mark.parametrize(("code", "found"), [("A1", TEXT), ("A3", None), ("Z9", None)])
def test_a_question_is_found_only_while_it_is_in_use(code, found):
    assert SHORT.get(code) == found


@pytest.mark.parametrize(
    ("question", "joint"),
    [(TEXT, False), (GOALS, True), (WORKS, True), (TIME, True), (NEEDS, False)],
    ids=lambda value: value.code if isinstance(value, Question) else "",
)
def test_what_is_joint(question, joint):
    assert question.is_joint == joint


@pytest.mark.parametrize(
    ("question", "written"),
    [
        (GOALS, True),
        (WORKS, True),
        (TEXT, True),
        (HOURS, True),
        (TIME, False),
        (TASK, False),
        (NEEDS, False),
        (OFFERS, False),
        (EXPERT, False),
    ],
    ids=lambda value: value.code if isinstance(value, Question) else "",
)
def test_what_the_pair_writes_an_answer_of_its_own_to(question, written):
    assert question.has_joint_answer == written


@pytest.mark.parametrize(
    ("form", "side", "answers", "empty", "missing"),
    [
        (SHORT, Side.FIRST, {}, set(), ["A1", "B1", "C1", "G1"]),
        (SHORT, Side.SECOND, {}, set(), ["A1", "B1", "C2", "G1"]),
        (FULL, Side.SECOND, {}, set(), ["A1", "B1", "C2", "G1"]),
        (SHORT, Side.FIRST, {"A1": "x", "B1": {}, "C1": [], "G1": "3"}, {"B1", "C1"}, ["B1", "C1"]),
        (SHORT, Side.FIRST, {"A1": "x", "B1": 1, "C1": 1, "G1": 1}, set(), []),
        (replace(SHORT, hidden=frozenset({"A1"})), Side.FIRST, {}, set(), ["B1", "C1", "G1"]),
        (replace(SHORT, own=(OWN,)), Side.FIRST, {"A1": 1, "B1": 1, "C1": 1, "G1": 1}, set(), ["X1"]),
    ],
    ids=["first", "second", "the full form's extras may wait", "empty ones", "none", "hidden", "the pair's own"],
)
def test_missing_answers(form, side, answers, empty, missing):
    assert missing_answers(form, side, answers, empty) == missing
