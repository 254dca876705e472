"""How far two answers are apart: every verdict of every kind, and the order in which a pair talks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.differences import ORDER, Difference, Verdict, difference, differences, equal_answer
from codriver.rules.forms import AskedOf, Compare, Form, Kind, Question

TALK, CLOSE, AGREED = Verdict.TALK, Verdict.CLOSE, Verdict.AGREED
TEXT = Question("A1", Kind.LONG_TEXT, AskedOf.BOTH, Compare.SIDE_BY_SIDE, short=True)
SCALE = Question("B1", Kind.SCALE, AskedOf.BOTH, Compare.GAP, short=True)
NEEDS = Question("C1", Kind.COMPETENCES, AskedOf.FIRST, Compare.SET, short=True, partner="C2")
OFFERS = Question("C2", Kind.COMPETENCES, AskedOf.SECOND, Compare.SET, short=True, partner="C1")
WAYS = Question("E3", Kind.CHOICES, AskedOf.BOTH, Compare.SET, options=("walk", "log", "cards"))
RHYTHM = Question("F1", Kind.CHOICE, AskedOf.BOTH, Compare.SAME, short=True, options=("week", "two", "month", "need"))
HOURS = Question("G1", Kind.NUMBER, AskedOf.BOTH, Compare.NUMBER, short=True)
MATRIX = Question(
    "K1", Kind.MATRIX, AskedOf.BOTH, Compare.SAME, short=True, rows=("one", "two", "three"), options=("n", "both", "c")
)
LEVELS = st.fixed_dictionaries({"level": st.integers(1, 5), "note": st.just("")})


def level(number):
    return {"level": number, "note": ""}


def rows(*options):
    return dict(zip(MATRIX.rows, options, strict=True))


@pytest.mark.parametrize(
    ("first", "second", "verdict", "gap"),
    [(3, 3, AGREED, 0), (3, 4, CLOSE, 1), (4, 3, CLOSE, 1), (3, 5, TALK, 2), (5, 1, TALK, 4)],
)
def test_steps_on_the_scale(first, second, verdict, gap):
    assert difference(SCALE, level(first), level(second)) == Difference("B1", verdict, gap=gap)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "gap"),
    [
        ("3", "3", AGREED, 0),
        ("2.5", "2.50", AGREED, 0),
        ("3", "4", CLOSE, 1),
        ("4", "5", CLOSE, 1),
        ("4", "5.1", TALK, 1.1),
        ("1", "1.5", TALK, 0.5),
        ("3", "3.5", CLOSE, 0.5),
        ("6", "2", TALK, 4),
    ],
    ids=[
        "same",
        "same, written otherwise",
        "a quarter",
        "an hour",
        "more than an hour",
        "more than a quarter",
        "little",
        "much",
    ],
)
def test_hours_apart(first, second, verdict, gap):
    found = difference(HOURS, first, second)

    assert (found.verdict, found.gap) == (verdict, pytest.approx(gap))


@pytest.mark.parametrize(
    ("first", "second", "verdict", "gap"),
    [("week", "week", AGREED, 0), ("week", "two", TALK, 1), ("two", "week", TALK, 1), ("week", "need", TALK, 1)],
)
def test_one_choice_is_the_same_or_it_is_not(first, second, verdict, gap):
    assert difference(RHYTHM, first, second) == Difference("F1", verdict, gap=gap)


@pytest.mark.parametrize(
    ("first", "second", "verdict", "apart"),
    [
        (rows("n", "c", "both"), rows("n", "c", "both"), AGREED, ()),
        (rows("n", "c", "both"), rows("n", "n", "both"), TALK, ("two",)),
        (rows("n", "c", "both"), rows("c", "c", "n"), TALK, ("one", "three")),
    ],
    ids=["all rows alike", "one row apart", "two rows apart"],
)
def test_rows_of_a_matrix(first, second, verdict, apart):
    assert difference(MATRIX, first, second) == Difference("K1", verdict, gap=len(apart), rows_apart=apart)


@pytest.mark.parametrize(
    ("asked", "offered", "found"),
    [
        ([1, 2], [2, 1], Difference("C1", AGREED, 0, both=(1, 2))),
        ([1, 2], [2], Difference("C1", TALK, 1, both=(2,), only_first=(1,))),
        ([1], [1, 3], Difference("C1", CLOSE, 0.01, both=(1,), only_second=(3,))),
        ([1], [2, 3], Difference("C1", TALK, 1.02, only_first=(1,), only_second=(2, 3))),
        ([1], [], Difference("C1", TALK, 1, only_first=(1,))),
        ([], [3], Difference("C1", CLOSE, 0.01, only_second=(3,))),
        ([], [], Difference("C1", AGREED)),
    ],
    ids=["match", "asked, not offered", "offered, not asked", "both", "nothing offered", "nothing asked", "silent"],
)
def test_competences_asked_and_offered(asked, offered, found):
    first = [{"id": number, "weight": 3} for number in asked]
    second = [{"id": number, "wish": "want"} for number in offered]

    assert difference(NEEDS, first, second) == found


def test_ticked_choices_are_compared_as_sets():
    assert difference(WAYS, ["walk", "log"], ["log"]) == Difference("E3", CLOSE, 1, ("log",), ("walk",))


@pytest.mark.parametrize("turned", [False, True], ids=["as asked", "the other way round"])
def test_ticked_choices_with_nothing_in_common_are_talked_about_whoever_ticked_them(turned):
    sides = [["walk"], ["log"]]

    assert difference(WAYS, *(reversed(sides) if turned else sides)).verdict == TALK


@pytest.mark.parametrize(("first", "second"), [("samme", "samme"), ("det ene", "det andet"), ("", "noget"), ("", "")])
def test_text_is_never_judged(first, second):
    assert difference(TEXT, first, second) == Difference("A1", Verdict.SIDE_BY_SIDE)


@pytest.mark.parametrize(
    ("question", "said"),
    [(SCALE, level(3)), (RHYTHM, "week"), (HOURS, "3"), (MATRIX, rows("n", "n", "n"))],
    ids=["scale", "choice", "number", "matrix"],
)
def test_one_silent_is_talked_about_and_two_silent_agree(question, said):
    found = [difference(question, *pair).verdict for pair in [(said, None), (None, said), (None, None)]]

    assert found == [TALK, TALK, AGREED]


@given(LEVELS, LEVELS)
def test_the_scale_is_judged_alike_from_both_sides(first, second):
    assert difference(SCALE, first, second) == difference(SCALE, second, first)


@given(st.decimals("0.5", "37", places=1), st.decimals("0.5", "37", places=1))
def test_hours_are_judged_alike_from_both_sides(first, second):
    assert difference(HOURS, str(first), str(second)) == difference(HOURS, str(second), str(first))


@given(st.sets(st.integers(1, 9)), st.sets(st.integers(1, 9)))
def test_what_both_name_and_what_one_names_is_everything_named(asked, offered):
    found = difference(NEEDS, [{"id": one} for one in sorted(asked)], [{"id": one} for one in sorted(offered)])

    assert (set(found.both), set(found.only_first), set(found.only_second)) == (
        asked & offered,
        asked - offered,
        offered - asked,
    )


def test_the_largest_difference_comes_first_and_the_form_decides_between_equals():
    form = Form((TEXT, SCALE, NEEDS, OFFERS, RHYTHM, HOURS, MATRIX))
    first = {"B1": level(1), "C1": [{"id": 1}], "F1": "week", "G1": "3", "K1": rows("n", "n", "n")}
    second = {"B1": level(4), "C2": [{"id": 2}], "F1": "two", "G1": "3", "K1": rows("n", "n", "c")}

    assert [(one.code, one.verdict) for one in differences(form, first, second)] == [
        ("B1", TALK),
        ("C1", TALK),
        ("F1", TALK),
        ("K1", TALK),
        ("A1", Verdict.SIDE_BY_SIDE),
        ("G1", AGREED),
    ]


@given(st.lists(st.tuples(LEVELS, LEVELS), max_size=8))
def test_the_list_falls_from_first_to_last(pairs):
    form = Form(tuple(Question(f"B{place}", Kind.SCALE, AskedOf.BOTH, Compare.GAP, short=True) for place in range(8)))
    first = {f"B{place}": pair[0] for place, pair in enumerate(pairs)}
    second = {f"B{place}": pair[1] for place, pair in enumerate(pairs)}
    found = [(ORDER.index(one.verdict), -one.gap) for one in differences(form, first, second)]

    assert found == sorted(found)


@pytest.mark.parametrize(
    ("question", "first", "second", "equal"),
    [
        (RHYTHM, "week", "week", "week"),
        (RHYTHM, "week", "two", None),
        (RHYTHM, "week", None, None),
        (TEXT, "ens", "ens", "ens"),
        (TEXT, " ", " ", None),
        (HOURS, "2.5", "2.50", "2.5"),
        (HOURS, "2.5", "3", None),
        (MATRIX, rows("n", "n", "c"), rows("n", "n", "c"), rows("n", "n", "c")),
        (MATRIX, rows("n", "n", "c"), rows("n", "n", "n"), None),
        (MATRIX, {"one": "n"}, {"one": "n"}, None),
    ],
    ids=[
        "same choice",
        "other choice",
        "one silent",
        "same text",
        "both blank",
        "same hours",
        "other hours",
        "same rows",
        "other rows",
        "half filled",
    ],
)
def test_equal_answer(question, first, second, equal):
    assert equal_answer(question, first, second) == equal
