"""Who may take which step with a request to the secretariat, and from where."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from secretariat.rules.support import (
    OPEN,
    Standing,
    Status,
    SupportHindrance,
    Then,
    hindrances_to_close,
    hindrances_to_free,
    hindrances_to_hand_over,
    hindrances_to_reopen,
    hindrances_to_resolve,
    hindrances_to_take,
    hindrances_to_write,
    is_late,
    status_after_reopening,
    status_after_writing,
    working_days_since,
)

TODAY = date(2026, 3, 10)
ASKER = Standing(Status.IN_PROGRESS, is_asker=True, has_owner=True)
OWNER = Standing(Status.IN_PROGRESS, is_owner=True, is_officer=True, has_owner=True)
OTHER = Standing(Status.IN_PROGRESS, is_officer=True, has_owner=True)
STRANGER = Standing(Status.IN_PROGRESS, has_owner=True)
NOT_OFFICER, NOT_OWNER = [SupportHindrance.NOT_AN_OFFICER], [SupportHindrance.NOT_THE_OWNER]
NOT_ASKER = [SupportHindrance.NOT_THE_ASKER]


@pytest.mark.parametrize(
    ("one", "reasons"),
    [
        (replace(OTHER, status=Status.NEW, has_owner=False), []),
        (OTHER, []),
        (replace(OTHER, is_confidential=True), [SupportHindrance.TAKEN]),
        (replace(OTHER, is_confidential=True, has_owner=False), []),
        (replace(OTHER, is_asker=True), NOT_OFFICER),
        (STRANGER, NOT_OFFICER),
        (replace(OTHER, status=Status.RESOLVED), [SupportHindrance.RESOLVED]),
        (replace(OTHER, status=Status.CLOSED), [SupportHindrance.CLOSED]),
    ],
    ids=["new", "a colleague's", "confidential", "left", "one's own", "no officer", "solved", "closed"],
)
def test_taking(one, reasons):
    assert hindrances_to_take(one) == reasons


@pytest.mark.parametrize(
    ("one", "fits", "asker", "reasons"),
    [
        (OWNER, True, False, []),
        (OTHER, True, False, NOT_OWNER),
        (OWNER, False, False, [SupportHindrance.NOT_THEIRS]),
        (OWNER, True, True, [SupportHindrance.NOT_THEIRS]),
        (replace(OWNER, status=Status.CLOSED), True, False, [SupportHindrance.CLOSED]),
    ],
    ids=["a colleague", "not mine", "no officer", "the asker", "closed"],
)
def test_handing_over(one, fits, asker, reasons):
    assert hindrances_to_hand_over(one, to_officer=fits, to_asker=asker) == reasons


@pytest.mark.parametrize(
    ("one", "reasons"),
    [
        (replace(ASKER, is_confidential=True), []),
        (ASKER, [SupportHindrance.NOT_CONFIDENTIAL]),
        (replace(ASKER, is_confidential=True, has_owner=False), [SupportHindrance.NOBODY_HAS_IT]),
        (OWNER, NOT_ASKER),
        (replace(ASKER, status=Status.RESOLVED), [SupportHindrance.RESOLVED]),
    ],
    ids=["confidential", "for all", "free", "the officer", "solved"],
)
def test_letting_another_officer_take_it(one, reasons):
    assert hindrances_to_free(one) == reasons


@pytest.mark.parametrize(
    ("one", "text", "reasons"),
    [
        (ASKER, "Ja", []),
        (OWNER, "Ja", []),
        (OWNER, "  ", [SupportHindrance.NO_WORDS]),
        (OTHER, "Ja", NOT_OWNER),
        (STRANGER, "Ja", NOT_OWNER),
        (replace(ASKER, status=Status.RESOLVED), "Ja", [SupportHindrance.RESOLVED]),
        (replace(OWNER, status=Status.RESOLVED), "Ja", []),
        (replace(OWNER, status=Status.CLOSED), "Ja", [SupportHindrance.CLOSED]),
    ],
    ids=["asker", "officer", "nothing", "another officer", "stranger", "solved", "solved, officer", "closed"],
)
def test_writing(one, text, reasons):
    assert hindrances_to_write(one, text) == reasons


@pytest.mark.parametrize(
    ("one", "then", "after"),
    [
        (OWNER, Then.WAITS, Status.WAITING),
        (OWNER, Then.GOES_ON, Status.IN_PROGRESS),
        (OWNER, Then.SOLVED, Status.RESOLVED),
        (replace(OWNER, status=Status.RESOLVED), Then.GOES_ON, Status.IN_PROGRESS),
        (replace(ASKER, status=Status.WAITING), Then.GOES_ON, Status.IN_PROGRESS),
        (replace(ASKER, status=Status.NEW), Then.SOLVED, Status.NEW),
        (replace(ASKER, status=Status.ASSIGNED), Then.GOES_ON, Status.ASSIGNED),
    ],
    ids=["asks back", "goes on", "solves", "adds", "answers back", "adds to new", "adds to taken"],
)
def test_where_a_message_brings_it(one, then, after):
    assert status_after_writing(one, then) is after


def test_only_its_officer_solves_and_only_the_asker_closes():
    assert [hindrances_to_resolve(one) for one in (OWNER, OTHER, ASKER)] == [[], NOT_OWNER, NOT_OWNER]
    assert [hindrances_to_close(one) for one in (ASKER, OWNER, STRANGER)] == [[], NOT_ASKER, NOT_ASKER]
    assert hindrances_to_resolve(replace(OWNER, status=Status.CLOSED)) == [SupportHindrance.CLOSED]


@pytest.mark.parametrize(
    ("one", "days_ago", "reasons"),
    [
        (replace(ASKER, status=Status.RESOLVED), None, []),
        (replace(ASKER, status=Status.CLOSED), 30, []),
        (replace(ASKER, status=Status.CLOSED), 31, [SupportHindrance.TOO_LATE]),
        (replace(OWNER, status=Status.CLOSED), 1, NOT_ASKER),
        *((replace(ASKER, status=one), None, [SupportHindrance.STILL_OPEN]) for one in OPEN),
    ],
)
def test_opening_again(one, days_ago, reasons):
    closed_on = None if days_ago is None else TODAY - timedelta(days=days_ago)
    assert hindrances_to_reopen(one, closed_on=closed_on, today=TODAY) == reasons


def test_opened_again_it_goes_back_to_its_officer_or_to_all():
    assert status_after_reopening(has_owner=True) is Status.IN_PROGRESS
    assert status_after_reopening(has_owner=False) is Status.NEW


@pytest.mark.parametrize(
    ("since", "today", "days"),
    [
        (date(2026, 3, 9), date(2026, 3, 9), 0),
        (date(2026, 3, 6), date(2026, 3, 9), 1),
        (date(2026, 4, 1), date(2026, 4, 7), 1),
    ],
    ids=["today", "over a weekend", "over Easter"],
)
def test_age_is_told_in_working_days(since, today, days):
    easter = {date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6)}
    assert working_days_since(since, today, easter) == days


def test_it_is_late_after_three_working_days():
    assert [is_late(days) for days in (0, 3, 4)] == [False, False, True]
