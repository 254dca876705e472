"""When answers may be sent and taken back, when a text may be written and approved, and what a fingerprint binds."""

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.agreements import (
    AgreementFacts,
    ApprovalHindrance,
    DraftFacts,
    SendingHindrance,
    Shown,
    canonical,
    fingerprint,
    hindrances_to_answering,
    hindrances_to_approval,
    hindrances_to_changing_the_form,
    hindrances_to_sending,
    hindrances_to_taking_back,
    hindrances_to_writing,
    hours_agreed,
    missing_for_agreement,
    review_dates,
)
from codriver.rules.forms import AskedOf, Compare, Form, Kind, Question

DRAFT = DraftFacts(party=True, closed=False, sent=False, other_sent=False)
STRANGER = SendingHindrance.NOT_A_PARTY
OVER = SendingHindrance.CLOSED


@pytest.mark.parametrize(
    ("change", "answering", "sending", "taking_back", "changing"),
    [
        ({}, [], [], [SendingHindrance.NOT_SENT], []),
        ({"missing": 2}, [], [SendingHindrance.ANSWERS_MISSING], [SendingHindrance.NOT_SENT], []),
        (
            {"sent": True},
            [SendingHindrance.SENT_ALREADY],
            [SendingHindrance.SENT_ALREADY],
            [],
            [SendingHindrance.ONE_HAS_SENT],
        ),
        (
            {"other_sent": True},
            [],
            [],
            [SendingHindrance.NOT_SENT, SendingHindrance.OPENED_TO_BOTH],
            [SendingHindrance.ONE_HAS_SENT],
        ),
        (
            {"sent": True, "other_sent": True},
            [SendingHindrance.SENT_ALREADY],
            [SendingHindrance.SENT_ALREADY],
            [SendingHindrance.OPENED_TO_BOTH],
            [SendingHindrance.ONE_HAS_SENT],
        ),
        ({"party": False}, [STRANGER], [STRANGER], [STRANGER, SendingHindrance.NOT_SENT], [STRANGER]),
        ({"closed": True}, [OVER], [OVER], [OVER, SendingHindrance.NOT_SENT], [OVER]),
        (
            {"party": False, "closed": True, "sent": True, "missing": 1},
            [STRANGER, OVER, SendingHindrance.SENT_ALREADY],
            [STRANGER, OVER, SendingHindrance.SENT_ALREADY, SendingHindrance.ANSWERS_MISSING],
            [STRANGER, OVER],
            [STRANGER, OVER, SendingHindrance.ONE_HAS_SENT],
        ),
    ],
    ids=["open", "unfinished", "sent", "the other sent", "both sent", "stranger", "closed", "everything at once"],
)
def test_one_side_of_an_alignment(change, answering, sending, taking_back, changing):
    facts = replace(DRAFT, **change)

    assert hindrances_to_answering(facts) == answering
    assert hindrances_to_sending(facts) == sending
    assert hindrances_to_taking_back(facts) == taking_back
    assert hindrances_to_changing_the_form(facts) == changing


TODAY = date(2026, 3, 2)
NOW = Shown(4, "a" * 64)
READY = AgreementFacts(
    parties=[1, 2],
    closed=False,
    locked=False,
    now=NOW,
    missing=[],
    review_dates=[TODAY + timedelta(days=30), TODAY + timedelta(days=90)],
    today=TODAY,
    theme_ends_on=TODAY + timedelta(days=90),
)
AGAINST = {
    ApprovalHindrance.NOT_A_PARTY: {"parties": [2, 3]},
    ApprovalHindrance.CLOSED: {"closed": True},
    ApprovalHindrance.LOCKED: {"locked": True},
    ApprovalHindrance.CHANGED_SINCE_SHOWN: {"now": Shown(5, "a" * 64)},
    ApprovalHindrance.INCOMPLETE: {"missing": ["A4"]},
    ApprovalHindrance.DATES_PAST: {"review_dates": [TODAY]},
    ApprovalHindrance.DATES_AFTER_THEME: {"theme_ends_on": TODAY - timedelta(days=1)},
}


def test_nothing_stands_against_it():
    assert hindrances_to_approval(READY, by=1, shown=NOW) == []


@pytest.mark.parametrize("count", range(1, len(AGAINST) + 1))
def test_every_hindrance_to_approval_alone_and_together(count):
    for reasons in combinations(AGAINST, count):
        changes = {name: value for reason in reasons for name, value in AGAINST[reason].items()}

        assert hindrances_to_approval(replace(READY, **changes), by=1, shown=NOW) == list(reasons)


def test_writing_asks_only_who_and_whether_it_is_open():
    changes = {name: value for against in AGAINST.values() for name, value in against.items()}

    assert hindrances_to_writing(replace(READY, **changes), by=1) == [
        ApprovalHindrance.NOT_A_PARTY,
        ApprovalHindrance.CLOSED,
        ApprovalHindrance.LOCKED,
    ]


@pytest.mark.parametrize(
    "shown", [Shown(3, "a" * 64), Shown(5, "a" * 64), Shown(4, "b" * 64)], ids=["older", "newer", "other text"]
)
def test_one_approves_just_what_was_shown(shown):
    assert hindrances_to_approval(READY, by=1, shown=shown) == [ApprovalHindrance.CHANGED_SINCE_SHOWN]


@pytest.mark.parametrize(
    ("ahead", "reasons"),
    [
        ([], []),
        ([1], []),
        ([0], [ApprovalHindrance.DATES_PAST]),
        ([-1, 5], [ApprovalHindrance.DATES_PAST]),
        ([5, 5], [ApprovalHindrance.DATES_PAST]),
        ([9, 5], [ApprovalHindrance.DATES_PAST]),
        ([90], []),
        ([91], [ApprovalHindrance.DATES_AFTER_THEME]),
    ],
    ids=["none", "tomorrow", "today", "one past", "the same twice", "out of order", "the last day", "too late"],
)
def test_review_dates_lie_ahead_in_order_before_the_end(ahead, reasons):
    days = [TODAY + timedelta(days=days) for days in ahead]

    assert hindrances_to_approval(replace(READY, review_dates=days), by=1, shown=NOW) == reasons


@pytest.mark.parametrize(
    ("kept", "dates", "reasons"),
    [
        ([-1], [-1, 5], []),
        ([0], [0, 5], []),
        ([], [0, 5], [ApprovalHindrance.DATES_PAST]),
        ([-1], [-1], [ApprovalHindrance.DATES_PAST]),
        ([0], [0], [ApprovalHindrance.DATES_PAST]),
    ],
    ids=["passed", "today", "today, but new", "nothing ahead", "nothing after today"],
)
def test_a_date_kept_from_the_former_version_may_have_passed_if_one_is_ahead(kept, dates, reasons):
    former, days = ([TODAY + timedelta(days=days) for days in some] for some in (kept, dates))
    facts = replace(READY, kept_dates=former, review_dates=days)

    assert hindrances_to_approval(facts, by=1, shown=NOW) == reasons


def test_a_theme_without_an_end_takes_any_date_ahead():
    facts = replace(READY, theme_ends_on=None, review_dates=[TODAY + timedelta(days=4000)])

    assert hindrances_to_approval(facts, by=1, shown=NOW) == []


GOALS = Question("A4", Kind.LONG_TEXT, AskedOf.JOINT, short=True, joint_required=True)
SHARED = Question("I2", Kind.LONG_TEXT, AskedOf.JOINT, short=True)
HOURS = Question("G1", Kind.NUMBER, AskedOf.BOTH, Compare.NUMBER, short=True, joint_required=True)
DATES = Question("M1", Kind.DATES, AskedOf.JOINT, short=True, joint_required=True, rows=("first", "last"))
WORKS = Question("R1", Kind.LONG_TEXT, AskedOf.REVISIT, joint_required=True)
FORM = Form((GOALS, SHARED, HOURS, DATES, WORKS))
JOINT = {"A4": "Mål", "G1": "3", "M1": {"first": "2026-04-01", "last": "2026-05-01"}}


@pytest.mark.parametrize(
    ("change", "revisit", "missing"),
    [
        ({}, False, []),
        ({"A4": " "}, False, ["A4"]),
        ({"G1": "40"}, False, ["G1"]),
        ({"I2": "x" * 1501}, False, ["I2"]),
        ({"M1": {"first": "2026-04-01", "last": ""}}, False, ["M1"]),
        ({"A4": None, "G1": None, "M1": None}, False, ["A4", "G1", "M1"]),
        ({}, True, ["R1"]),
        ({"R1": "Møderne"}, True, []),
    ],
    ids=["whole", "blank", "wrong", "wrong, not required", "half filled", "nothing", "revisit", "revisit answered"],
)
def test_missing_for_agreement(change, revisit, missing):
    assert missing_for_agreement(FORM, JOINT | change, revisit=revisit) == missing


@pytest.mark.parametrize(
    ("form", "value", "days"),
    [
        (FORM, {"last": "2026-05-01", "first": "2026-04-01"}, [date(2026, 4, 1), date(2026, 5, 1)]),
        (FORM, {"first": "", "last": "2026-05-01"}, [date(2026, 5, 1)]),
        (FORM, None, []),
        (Form((GOALS,)), {"first": "2026-04-01"}, []),
    ],
    ids=["both", "one", "none", "not asked"],
)
def test_review_dates(form, value, days):
    assert review_dates(form, {"M1": value}) == days


@pytest.mark.parametrize(
    ("form", "value", "hours"),
    [(FORM, "2.5", Decimal("2.5")), (FORM, "", None), (Form((GOALS,)), "3", None)],
    ids=["agreed", "not yet", "not asked"],
)
def test_hours_agreed(form, value, hours):
    assert hours_agreed(form, {"G1": value}) == hours


VALUES = st.recursive(
    st.none() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
TEXTS = st.dictionaries(st.text(max_size=3), VALUES, max_size=5)


def turned(value):
    """`value` with the keys of every mapping in the opposite order."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(one) for one in value] if isinstance(value, list) else value


@given(TEXTS)
def test_the_order_of_keys_changes_nothing(text):
    assert fingerprint(turned(text)) == fingerprint(text)


@given(TEXTS)
def test_the_canonical_text_holds_everything(text):
    assert json.loads(canonical(text)) == text


@given(TEXTS, TEXTS)
def test_other_words_have_another_fingerprint(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_the_canonical_text_is_the_same_on_every_machine():
    assert canonical({"b": "æøå", "a": [1, None]}) == '{"a":[1,null],"b":"æøå"}'
    assert fingerprint({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
