from datetime import UTC, datetime, timedelta

import pytest

from netvaerk.rules.outbox import GIVEN_UP_AFTER, OutboxHindrance, Problem, hindrances_to_send_again, next_try

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(("tries", "minutes"), [(1, 1), (2, 5), (3, 30), (4, 120), (5, 360), (6, 720), (9, 720)])
def test_pauses_grow(tries, minutes):
    assert next_try(Problem.RELAY_AWAY, tries=tries, since=NOW, now=NOW) == NOW + timedelta(minutes=minutes)


@pytest.mark.parametrize("problem", [Problem.ADDRESS_REFUSED, Problem.LETTER_REFUSED, Problem.NO_ADDRESS])
def test_what_will_be_refused_tomorrow_is_not_tried_again(problem):
    assert next_try(problem, tries=1, since=NOW, now=NOW) is None


@pytest.mark.parametrize("problem", [Problem.RELAY_AWAY, Problem.REFUSED_FOR_NOW, Problem.FAULT])
def test_a_letter_is_given_up_after_three_days(problem):
    assert next_try(problem, tries=9, since=NOW - GIVEN_UP_AFTER, now=NOW) is None
    assert next_try(problem, tries=9, since=NOW - GIVEN_UP_AFTER + timedelta(minutes=1), now=NOW) is not None


@pytest.mark.parametrize(
    ("faults", "reasons"),
    [
        ({}, []),
        ({"is_failed": False}, [OutboxHindrance.NOT_FAILED]),
        ({"has_words": False}, [OutboxHindrance.NO_WORDS]),
        ({"reader_is_here": False}, [OutboxHindrance.READER_LEFT]),
        ({"is_failed": False, "has_words": False}, [OutboxHindrance.NOT_FAILED]),
    ],
    ids=str,
)
def test_only_a_letter_that_was_given_up_is_sent_again(faults, reasons):
    assert (
        hindrances_to_send_again(**({"is_failed": True, "has_words": True, "reader_is_here": True} | faults)) == reasons
    )
