"""What keeps a template from being published, and that what is published can be compared."""

from dataclasses import replace
from itertools import product

import pytest

from codriver.rules.differences import Verdict, difference
from codriver.rules.forms import AskedOf, Compare, Kind, Question
from codriver.rules.templates import TemplateHindrance, hindrances_to_publishing

WAYS = ("walk", "log")
GOALS = Question("A4", Kind.LONG_TEXT, AskedOf.JOINT, short=True, joint_required=True)
HOURS = Question("G1", Kind.NUMBER, AskedOf.BOTH, Compare.NUMBER, short=True, joint_required=True, hideable=False)
DATES = Question("M1", Kind.DATES, AskedOf.JOINT, short=True, joint_required=True, hideable=False, rows=("first",))
NEEDS = Question("C1", Kind.CHOICES, AskedOf.FIRST, Compare.SET, partner="C2", options=WAYS)
OFFERS = Question("C2", Kind.CHOICES, AskedOf.SECOND, Compare.SET, partner="C1", options=WAYS)
TEMPLATE = {one.code: one for one in (GOALS, HOURS, DATES, NEEDS, OFFERS)}


def with_changes(*changed):
    return list({**TEMPLATE, **{one.code: one for one in changed}}.values())


def without(code):
    return [one for one in TEMPLATE.values() if one.code != code]


def test_nothing_is_against_a_sound_template():
    assert hindrances_to_publishing(with_changes()) == {}


@pytest.mark.parametrize(
    ("questions", "reason", "codes"),
    [
        (without("G1"), TemplateHindrance.HOURS, []),
        ([*with_changes(), replace(HOURS, code="G2")], TemplateHindrance.HOURS, ["G1", "G2"]),
        (with_changes(replace(HOURS, compare=Compare.NOTHING)), TemplateHindrance.HOURS, ["G1"]),
        (with_changes(replace(HOURS, hideable=True)), TemplateHindrance.HOURS, ["G1"]),
        (with_changes(replace(HOURS, short=False)), TemplateHindrance.HOURS, ["G1"]),
        (without("M1"), TemplateHindrance.REVIEW_DATES, []),
        ([*with_changes(), replace(DATES, code="M2")], TemplateHindrance.REVIEW_DATES, ["M1", "M2"]),
        (with_changes(replace(DATES, asked_of=AskedOf.BOTH)), TemplateHindrance.REVIEW_DATES, ["M1"]),
        (with_changes(replace(DATES, joint_required=False)), TemplateHindrance.REVIEW_DATES, ["M1"]),
    ],
)
def test_every_agreement_has_hours_and_dates(questions, reason, codes):
    assert hindrances_to_publishing(questions) == {reason: codes}


def test_an_agreement_about_nobodys_time_asks_for_no_hours():
    assert hindrances_to_publishing(without("G1"), about_hours=False) == {}
    assert hindrances_to_publishing(with_changes(), about_hours=False) == {TemplateHindrance.HOURS: ["G1"]}


def test_a_template_without_a_question_for_both_together_lacks_its_dates_too():
    assert list(hindrances_to_publishing([HOURS])) == [TemplateHindrance.EMPTY, TemplateHindrance.REVIEW_DATES]


@pytest.mark.parametrize("code", ["X1", "send", "only", "a1", "A", "1", "A-1", "Å1", ""])
def test_a_code_is_a_capital_letter_and_a_number_but_none_of_a_pairs_own(code):
    assert hindrances_to_publishing(with_changes(replace(GOALS, code=code))) == {TemplateHindrance.CODE: [code]}


def test_two_questions_never_have_one_code():
    assert hindrances_to_publishing([*with_changes(), GOALS]) == {TemplateHindrance.CODE_TWICE: ["A4"]}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ([replace(NEEDS, partner=""), replace(OFFERS, partner="")], ["C1", "C2"]),
        ([replace(NEEDS, partner="C9")], ["C1", "C2"]),
        ([replace(OFFERS, partner="")], ["C1", "C2"]),
        ([replace(OFFERS, kind=Kind.COMPETENCES)], ["C1", "C2"]),
        ([replace(OFFERS, short=True)], ["C1", "C2"]),
        ([replace(OFFERS, options=("log",))], ["C1", "C2"]),
        ([replace(OFFERS, asked_of=AskedOf.FIRST)], ["C1", "C2"]),
        ([replace(NEEDS, asked_of=AskedOf.BOTH)], ["C1", "C2"]),
    ],
    ids=[
        "nobody faces it",
        "no such question",
        "does not face back",
        "another kind",
        "another form",
        "other answers",
        "the same side",
        "asked of both",
    ],
)
def test_two_that_are_compared_face_each_other(changed, codes):
    assert hindrances_to_publishing(with_changes(*changed)) == {TemplateHindrance.PARTNER: codes}


def test_what_one_side_is_asked_and_nobody_compares_needs_no_partner():
    alone = [replace(one, compare=Compare.NOTHING, partner="") for one in (NEEDS, OFFERS)]

    assert hindrances_to_publishing(with_changes(*alone)) == {}


@pytest.mark.parametrize(
    ("kind", "given", "reason"),
    [
        (Kind.CHOICE, {"rows": ("one",)}, TemplateHindrance.OPTIONS),
        (Kind.CHOICES, {}, TemplateHindrance.OPTIONS),
        (Kind.MATRIX, {"rows": ("one",)}, TemplateHindrance.OPTIONS),
        (Kind.MATRIX, {"options": WAYS}, TemplateHindrance.ROWS),
        (Kind.STEPS, {}, TemplateHindrance.ROWS),
    ],
)
def test_who_must_choose_has_something_to_choose_from(kind, given, reason):
    question = Question("D1", kind, AskedOf.JOINT, **given)

    assert hindrances_to_publishing(with_changes(question)) == {reason: ["D1"]}


@pytest.mark.parametrize("asked_of", [AskedOf.BOTH, AskedOf.FIRST])
def test_what_the_system_fills_in_is_asked_of_nobody_alone(asked_of):
    question = Question("G2", Kind.AUTOMATIC, asked_of)

    assert hindrances_to_publishing(with_changes(question)) == {TemplateHindrance.AUTOMATIC: ["G2"]}


FITS = {
    (Kind.LONG_TEXT, Compare.SIDE_BY_SIDE): ("Det ene", "Det andet"),
    (Kind.SHORT_TEXT, Compare.SIDE_BY_SIDE): ("Det ene", "Det andet"),
    (Kind.SCALE, Compare.GAP): ({"level": 1, "note": ""}, {"level": 5, "note": ""}),
    (Kind.CHOICES, Compare.SET): (["walk"], ["log"]),
    (Kind.COMPETENCES, Compare.SET): ([{"id": 1}], [{"id": 2}]),
    (Kind.UNITS, Compare.SET): ([1], [2]),
    (Kind.CHOICE, Compare.SAME): WAYS,
    (Kind.MATRIX, Compare.SAME): ({"one": "walk"}, {"one": "log"}),
    (Kind.NUMBER, Compare.NUMBER): ("1", "9"),
}
WAYS_TO_COMPARE = [(kind, compare) for kind, compare in product(Kind, Compare) if compare != Compare.NOTHING]


@pytest.mark.parametrize(("kind", "compare"), WAYS_TO_COMPARE, ids=lambda one: one.value)
def test_each_kind_is_compared_in_its_own_way(kind, compare):
    question = Question("D1", kind, AskedOf.BOTH, compare, options=WAYS, rows=("one",))

    assert (TemplateHindrance.COMPARE not in hindrances_to_publishing([question])) == ((kind, compare) in FITS)


@pytest.mark.parametrize(("kind", "compare"), FITS, ids=lambda one: one.value)
def test_what_may_be_published_can_be_compared(kind, compare):
    question = Question("D1", kind, AskedOf.BOTH, compare, options=WAYS, rows=("one",))

    found = difference(question, *FITS[kind, compare])

    assert found.verdict == (Verdict.SIDE_BY_SIDE if compare == Compare.SIDE_BY_SIDE else Verdict.TALK)
