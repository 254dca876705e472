"""Who gets a seat, when one signs off, and who is told: tables of the rules of courses."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from secretariat.rules.attendance import (
    AttendanceHindrance,
    are_shown,
    hindrances_to_check_in,
    hindrances_to_evaluate,
    hindrances_to_note,
    may_check_in,
    same_code,
)
from secretariat.rules.repeating import Rhythm, new_days, repeated_days
from secretariat.rules.training import (
    FARTHEST,
    HIGHEST_FEE,
    MOST_SEATS,
    EventFacts,
    EventPlan,
    Status,
    TrainingHindrance,
    answered_by,
    fits,
    hindrances_to_add,
    hindrances_to_answer,
    hindrances_to_change,
    hindrances_to_plan,
    hindrances_to_sign_up,
    is_late,
    is_over,
    leader_is_told,
    missing_to_publish,
    status_at,
    takes_people,
)

BEGINS = datetime(2026, 3, 12, 9, tzinfo=UTC)
ENDS = datetime(2026, 3, 12, 12, tzinfo=UTC)
BEFORE = datetime(2026, 3, 3, 13, 20, tzinfo=UTC)
EVENT = EventFacts(BEGINS, ENDS)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("event", "fit", "now", "reasons"),
    [
        (EVENT, True, BEFORE, []),
        (EVENT, False, BEFORE, [TrainingHindrance.NOT_FOR_YOUR_ROLE]),
        (EVENT, True, BEGINS, [TrainingHindrance.BEGUN]),
        (replace(EVENT, is_published=False), True, BEFORE, [TrainingHindrance.DRAFT]),
        (replace(EVENT, is_cancelled=True), False, BEFORE, [TrainingHindrance.CANCELLED]),
    ],
    ids=["open", "for other roles", "begun", "a draft", "cancelled"],
)
def test_signing_up(event, fit, now, reasons):
    assert hindrances_to_sign_up(event, fits=fit, now=now) == reasons


@pytest.mark.parametrize(
    ("event", "free", "employed", "now", "reasons"),
    [
        (EVENT, 0, True, BEGINS - MINUTE, []),
        (EVENT, 1, True, BEGINS, []),
        (EVENT, 0, True, BEGINS, [TrainingHindrance.FULL]),
        (EVENT, 1, False, BEFORE, [TrainingHindrance.NOT_EMPLOYED]),
        (replace(EVENT, is_published=False), 1, True, BEFORE, [TrainingHindrance.DRAFT]),
        (replace(EVENT, is_cancelled=True), 1, True, BEFORE, [TrainingHindrance.CANCELLED]),
    ],
    ids=["to the line before", "to a seat on the day", "no seat on the day", "has left", "a draft", "cancelled"],
)
def test_the_secretariat_adds_somebody(event, free, employed, now, reasons):
    assert hindrances_to_add(event, free=free, is_employed=employed, now=now) == reasons


@pytest.mark.parametrize(
    ("status", "answer_by", "reasons"),
    [
        (Status.OFFERED, BEFORE + MINUTE, []),
        (Status.OFFERED, BEFORE, [TrainingHindrance.NOT_OFFERED]),
        (Status.WAITING, None, [TrainingHindrance.NOT_OFFERED]),
        (Status.LAPSED, None, [TrainingHindrance.NOT_OFFERED]),
        (Status.LAPSED, BEFORE + MINUTE, [TrainingHindrance.NOT_OFFERED]),
        (Status.OFFERED, None, [TrainingHindrance.NOT_OFFERED]),
    ],
)
def test_answering_an_offered_seat(status, answer_by, reasons):
    assert hindrances_to_answer(EVENT, status=status, answer_by=answer_by, now=BEFORE) == reasons


def test_no_seat_is_taken_when_the_event_has_begun_or_is_cancelled():
    offered = {"status": Status.OFFERED, "answer_by": ENDS}

    assert hindrances_to_answer(EVENT, **offered, now=BEGINS) == [TrainingHindrance.BEGUN]
    assert hindrances_to_answer(replace(EVENT, is_cancelled=True), **offered, now=BEFORE) == [
        TrainingHindrance.CANCELLED
    ]


@pytest.mark.parametrize(
    ("event", "now", "takes"),
    [(EVENT, BEFORE, True), (EVENT, BEGINS, False), (replace(EVENT, is_published=False), BEFORE, False)],
    ids=["open", "begun", "a draft"],
)
def test_when_the_waiting_list_moves(event, now, takes):
    assert takes_people(event, now) is takes


@pytest.mark.parametrize(
    ("status", "answer_by", "stands"),
    [
        (Status.OFFERED, BEFORE + MINUTE, "offered"),
        (Status.OFFERED, BEFORE, "lapsed"),
        (Status.OFFERED, None, "offered"),
        (Status.ENROLLED, BEFORE - MINUTE, "enrolled"),
    ],
    ids=["in time", "just over", "without a limit", "answered"],
)
def test_an_offer_has_lapsed_when_its_time_is_over(status, answer_by, stands):
    assert status_at(status.value, answer_by, BEFORE) == stands


@pytest.mark.parametrize(
    ("offered_at", "due"),
    [
        (BEFORE, datetime(2026, 3, 5, 14, tzinfo=UTC)),
        (datetime(2026, 3, 3, 13, tzinfo=UTC), datetime(2026, 3, 5, 13, tzinfo=UTC)),
        (BEGINS - timedelta(hours=5), BEGINS),
    ],
    ids=["to the next whole hour", "exactly", "no later than it begins"],
)
def test_an_offer_stands_for_48_hours(offered_at, due):
    assert answered_by(offered_at, BEGINS) == due


@pytest.mark.parametrize(
    ("meant_for", "roles", "answer"),
    [((), (), True), (("co_driver",), (), False), (("co_driver", "network_leader"), ("network_leader",), True)],
)
def test_whom_it_fits(meant_for, roles, answer):
    assert fits(meant_for=meant_for, roles=roles) is answer


@pytest.mark.parametrize(
    ("fee", "takes", "has", "told"),
    [(0, False, True, False), (0, True, False, False), (0, True, True, True), (1, False, False, True)],
    ids=["free, own time", "nobody has released any", "released time", "money"],
)
def test_when_the_personnel_leader_is_told(fee, takes, has, told):
    assert leader_is_told(fee=fee, takes_released_time=takes, has_released_time=has) is told


@pytest.mark.parametrize(("day", "late"), [(10, False), (11, False), (12, True)])
def test_a_late_sign_off(day, late):
    assert is_late(sign_off_by=date(2026, 3, 11), today=date(2026, 3, day)) is late


PLAN = EventPlan("Kursus", "Om noget", "Sal 1", BEGINS, ENDS, date(2026, 3, 11), 20, 0)


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"title": " "}, [TrainingHindrance.NO_TITLE]),
        ({"ends_at": BEGINS}, [TrainingHindrance.ENDS_BEFORE_IT_BEGINS]),
        ({"begins_at": ENDS - timedelta(days=1), "ends_at": ENDS.replace(year=2030)}, [TrainingHindrance.FAR_AWAY]),
        ({"ends_at": BEFORE + FARTHEST}, []),
        ({"ends_at": BEFORE + FARTHEST + MINUTE}, [TrainingHindrance.FAR_AWAY]),
        ({"sign_off_by": date(2026, 3, 13)}, [TrainingHindrance.SIGN_OFF_TOO_LATE]),
        ({"seats": 0}, [TrainingHindrance.NO_SEATS]),
        ({"seats": 1}, []),
        ({"seats": MOST_SEATS}, []),
        ({"seats": MOST_SEATS + 1}, [TrainingHindrance.NO_SEATS]),
        ({"fee": -1}, [TrainingHindrance.NO_FEE]),
        ({"fee": HIGHEST_FEE}, []),
        ({"fee": HIGHEST_FEE + 1}, [TrainingHindrance.NO_FEE]),
    ],
)
def test_what_may_be_kept(change, reasons):
    assert hindrances_to_plan(replace(PLAN, **change), BEFORE) == reasons


@pytest.mark.parametrize(
    ("change", "now", "missing"),
    [
        ({}, BEFORE, []),
        ({"about": "", "place": " "}, BEFORE, [TrainingHindrance.NO_WORDS, TrainingHindrance.NO_PLACE]),
        ({}, BEGINS, [TrainingHindrance.IN_THE_PAST]),
    ],
)
def test_what_a_draft_lacks(change, now, missing):
    assert missing_to_publish(replace(PLAN, **change), now) == missing


def test_what_is_cancelled_or_held_is_not_changed():
    assert hindrances_to_change(replace(EVENT, is_cancelled=True)) == [TrainingHindrance.CANCELLED]
    assert hindrances_to_change(replace(EVENT, is_held=True)) == [TrainingHindrance.HELD]


@pytest.mark.parametrize(
    ("event", "now", "over"),
    [
        (EVENT, ENDS, True),
        (EVENT, ENDS - MINUTE, False),
        (replace(EVENT, is_cancelled=True), ENDS, False),
        (replace(EVENT, is_published=False), ENDS, False),
    ],
)
def test_what_counts_as_held(event, now, over):
    assert is_over(event, now) is over


@pytest.mark.parametrize(
    ("event", "now", "opens"),
    [
        (EVENT, BEGINS - 16 * MINUTE, False),
        (EVENT, BEGINS - 15 * MINUTE, True),
        (EVENT, ENDS - MINUTE, True),
        (EVENT, ENDS, False),
        (replace(EVENT, is_published=False), BEGINS, False),
        (replace(EVENT, is_cancelled=True), BEGINS, False),
    ],
)
def test_when_one_can_check_in(event, now, opens):
    assert may_check_in(event, now) is opens


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"now": BEFORE}, [AttendanceHindrance.NOT_OPEN]),
        ({"status": Status.OFFERED}, [AttendanceHindrance.NO_SEAT]),
        ({"tries": 10, "is_right": True}, [AttendanceHindrance.TOO_MANY_TRIES]),
        ({"is_right": False}, [AttendanceHindrance.WRONG_CODE]),
    ],
)
def test_checking_in(change, reasons):
    as_it_is = {"status": Status.ENROLLED, "tries": 9, "is_right": True, "now": BEGINS}

    assert hindrances_to_check_in(EVENT, **{**as_it_is, **change}) == reasons


@pytest.mark.parametrize(("typed", "same"), [("abc-23", True), (" ABC 23 ", True), ("ABC24", False), ("", False)])
def test_however_a_code_is_typed(typed, same):
    assert same_code(typed, "ABC23") is same


def test_when_who_came_is_noted():
    assert hindrances_to_note(EVENT, BEGINS - 15 * MINUTE) == []
    assert hindrances_to_note(EVENT, BEFORE) == [AttendanceHindrance.NOT_BEGUN]
    assert hindrances_to_note(replace(EVENT, is_published=False), ENDS) == [AttendanceHindrance.NOT_BEGUN]
    assert hindrances_to_note(replace(EVENT, is_cancelled=True), ENDS) == [AttendanceHindrance.CANCELLED]


@pytest.mark.parametrize(
    ("change", "reasons"),
    [
        ({}, []),
        ({"status": Status.NO_SHOW}, [AttendanceHindrance.NOT_ATTENDED]),
        ({"has_answered": True}, [AttendanceHindrance.ANSWERED]),
        ({"now": ENDS - MINUTE}, [AttendanceHindrance.NOT_OVER]),
        ({"now": ENDS + timedelta(days=30)}, [AttendanceHindrance.ASKED_LONG_AGO]),
    ],
)
def test_saying_how_it_was(change, reasons):
    as_it_is = {"status": Status.ATTENDED, "has_answered": False, "now": ENDS}

    assert hindrances_to_evaluate(EVENT, **{**as_it_is, **change}) == reasons


def test_answers_are_shown_from_five_up():
    assert [are_shown(number) for number in (0, 4, 5, 6)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("first", "rhythm", "days"),
    [
        (date(2026, 3, 3), Rhythm.WEEKLY, [date(2026, 3, 10), date(2026, 3, 17)]),
        (date(2026, 3, 3), Rhythm.FORTNIGHTLY, [date(2026, 3, 17), date(2026, 3, 31)]),
        (date(2026, 3, 3), Rhythm.MONTHLY, [date(2026, 4, 7), date(2026, 5, 5)]),
        (date(2026, 3, 31), Rhythm.MONTHLY, [date(2026, 4, 28), date(2026, 5, 26)]),
        (date(2026, 11, 10), Rhythm.MONTHLY, [date(2026, 12, 8), date(2027, 1, 12)]),
    ],
    ids=["weekly", "every second week", "first Tuesday", "a fifth becomes the last", "over the new year"],
)
def test_the_days_of_a_series(first, rhythm, days):
    assert repeated_days(first, rhythm, 2) == days


def test_a_day_is_held_once():
    days = [date(2026, 3, 17), date(2026, 3, 10), date(2026, 3, 10), date(2026, 3, 3)]

    assert new_days(days, [date(2026, 3, 3)]) == [date(2026, 3, 10), date(2026, 3, 17)]
