"""The shape of an answer of every kind: when it says nothing, and what is wrong with it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.forms import AskedOf, Kind, Question
from codriver.rules.values import ValueProblem, as_date, as_hours, hours_as_stored, is_empty, problems_with

QUESTIONS = {
    kind: Question("Q1", kind, AskedOf.BOTH, most=5, options=("yes", "no"), rows=("one", "two")) for kind in Kind
}
ANYTHING = st.none() | st.just("") | st.just([]) | st.just({})


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
@given(value=ANYTHING)
def test_nothing_is_empty_and_never_wrong(kind, value):
    assert is_empty(QUESTIONS[kind], value)
    assert problems_with(QUESTIONS[kind], value) == []


@pytest.mark.parametrize(
    ("kind", "value", "empty"),
    [
        (Kind.LONG_TEXT, " \n", True),
        (Kind.LONG_TEXT, "x", False),
        (Kind.NUMBER, "0", False),
        (Kind.SCALE, {"level": None, "note": "fordi"}, True),
        (Kind.SCALE, {"level": 1, "note": ""}, False),
        (Kind.CHOICES, ["yes"], False),
        (Kind.UNITS, [3], False),
        (Kind.MATRIX, {"one": "yes"}, True),
        (Kind.MATRIX, {"one": "yes", "two": ""}, True),
        (Kind.MATRIX, {"one": "yes", "two": "no"}, False),
        (Kind.DATES, {"one": "2026-03-01"}, True),
        (Kind.DATES, {"one": "2026-03-01", "two": "2026-04-01"}, False),
        (Kind.STEPS, {"one": {"weight": 1}, "two": None}, True),
        (Kind.STEPS, {"one": {"weight": 1}, "two": {"weight": None, "step": "x"}}, True),
        (Kind.STEPS, {"one": {"weight": 1}, "two": {"weight": 5, "step": ""}}, False),
    ],
)
def test_when_an_answer_says_nothing(kind, value, empty):
    assert is_empty(QUESTIONS[kind], value) == empty


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.LONG_TEXT, "x" * 1500),
        (Kind.SHORT_TEXT, "x" * 200),
        (Kind.SCALE, {"level": 5, "note": "x" * 200}),
        (Kind.SCALE, {"level": None, "note": "fordi"}),
        (Kind.CHOICE, "yes"),
        (Kind.CHOICES, ["yes", "no"]),
        (Kind.COMPETENCES, [{"id": number, "weight": 3} for number in range(5)]),
        (Kind.COMPETENCES, [{"id": 1, "wish": "learn"}]),
        (Kind.NUMBER, "0.5"),
        (Kind.NUMBER, "37"),
        (Kind.DATES, {"one": "2026-03-01", "two": ""}),
        (Kind.MATRIX, {"one": "yes", "two": ""}),
        (Kind.STEPS, {"one": {"weight": 5, "step": "x" * 200}, "two": {"weight": None, "step": ""}}),
    ],
)
def test_nothing_is_wrong_with(kind, value):
    assert problems_with(QUESTIONS[kind], value) == []


@pytest.mark.parametrize(
    ("kind", "value", "problems"),
    [
        (Kind.LONG_TEXT, "x" * 1501, [ValueProblem.TOO_LONG]),
        (Kind.SHORT_TEXT, "x" * 201, [ValueProblem.TOO_LONG]),
        (Kind.SCALE, {"level": 6, "note": ""}, [ValueProblem.NOT_ON_THE_SCALE]),
        (Kind.SCALE, {"level": 0, "note": "x" * 201}, [ValueProblem.NOT_ON_THE_SCALE, ValueProblem.TOO_LONG]),
        (Kind.CHOICE, "maybe", [ValueProblem.NOT_AN_OPTION]),
        (Kind.CHOICES, ["yes", "maybe"], [ValueProblem.NOT_AN_OPTION]),
        (Kind.COMPETENCES, [{"id": 1, "weight": 4}], [ValueProblem.NOT_AN_OPTION]),
        (Kind.COMPETENCES, [{"id": 1, "wish": "must"}], [ValueProblem.NOT_AN_OPTION]),
        (Kind.COMPETENCES, [{"id": number} for number in range(6)], [ValueProblem.TOO_MANY]),
        (Kind.NUMBER, "0.4", [ValueProblem.NOT_HOURS]),
        (Kind.NUMBER, "37.5", [ValueProblem.NOT_HOURS]),
        (Kind.NUMBER, "tre", [ValueProblem.NOT_HOURS]),
        (Kind.NUMBER, "NaN", [ValueProblem.NOT_HOURS]),
        (Kind.NUMBER, "1e1", [ValueProblem.NOT_HOURS]),
        (Kind.DATES, {"one": "2026-02-30"}, [ValueProblem.NOT_A_DATE]),
        (Kind.DATES, {"one": "20260301"}, [ValueProblem.NOT_A_DATE]),
        (Kind.MATRIX, {"three": "yes"}, [ValueProblem.NOT_AN_OPTION]),
        (Kind.MATRIX, {"one": "maybe"}, [ValueProblem.NOT_AN_OPTION]),
        (Kind.STEPS, {"one": {"weight": 6}}, [ValueProblem.NOT_ON_THE_SCALE]),
        (Kind.STEPS, {"three": {"weight": 1}}, [ValueProblem.NOT_ON_THE_SCALE]),
        (Kind.STEPS, {"one": {"weight": 1, "step": "x" * 201}}, [ValueProblem.TOO_LONG]),
    ],
)
def test_what_is_wrong_with(kind, value, problems):
    assert problems_with(QUESTIONS[kind], value) == problems


def test_as_many_competences_as_one_likes_where_no_limit_is_set():
    free = Question("Q1", Kind.COMPETENCES, AskedOf.BOTH)

    assert problems_with(free, [{"id": number} for number in range(40)]) == []


HOURS = {"3": "3", "03": "3", "2.5": "2.5", "2.500": "2.5", "2.": "2", ".5": "0.5", "10": "10", "37.0": "37", "0": "0"}
NO_HOURS = [
    "",
    " 3",
    "3\n",
    "+3",
    "-3",
    "1e1",
    "1_0",
    "NaN",
    "Infinity",
    "tre",
    "٣",
    "３",
    "0x3",
    "2.5.5",
    "1" * 9,
    "1." + "0" * 9,
]


@pytest.mark.parametrize(("text", "hours"), HOURS.items())
def test_hours_are_read_and_stored_in_one_way(text, hours):
    assert (as_hours(text), hours_as_stored(text)) == (Decimal(hours), hours)
    assert hours_as_stored(text.replace(".", ",")) == hours


@pytest.mark.parametrize("text", NO_HOURS)
def test_what_is_no_hours_is_told_and_stays_as_typed(text):
    assert (as_hours(text), hours_as_stored(text)) == (None, text)


@pytest.mark.parametrize("value", [None, 3, 2.5, ["3"], "2,5"])
def test_hours_are_stored_as_text_with_a_point(value):
    assert as_hours(value) is None


@given(st.decimals("0", "37", places=1))
def test_hours_survive_being_written_down(hours):
    assert as_hours(str(hours)) == as_hours(hours_as_stored(str(hours))) == hours


@given(st.dates())
def test_a_date_survives_being_written_down(day):
    assert as_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["", "2026-13-01", "i morgen", None, "20260301", "2026-W09-7", "2026-3-1", " 2026-03-01", "٢٠٢٦-03-01", 5]
)
def test_no_date(text):
    assert as_date(text) is None


def test_a_leap_day_is_a_date():
    assert as_date("2028-02-29") == date(2028, 2, 29)
