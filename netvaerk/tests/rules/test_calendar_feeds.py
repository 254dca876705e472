"""When somebody gets a calendar address, and what is kept of it."""

import pytest

from netvaerk.rules.calendar_feeds import FeedHindrance, hindrances_to_make
from netvaerk.rules.secret_addresses import BYTES, fingerprint


@pytest.mark.parametrize(
    ("shown", "stands", "is_employed", "reasons"),
    [
        (0, 0, True, []),
        (3, 3, True, []),
        (0, 1, True, [FeedHindrance.CHANGED]),
        (1, 2, True, [FeedHindrance.CHANGED]),
        (1, 0, True, [FeedHindrance.CHANGED]),
        (0, 0, False, [FeedHindrance.HAS_LEFT]),
    ],
)
def test_hindrances_to_make(shown, stands, is_employed, reasons):
    assert hindrances_to_make(shown=shown, stands=stands, is_employed=is_employed) == reasons


def test_what_is_kept_is_not_the_secret_and_another_for_another():
    assert len(fingerprint("a")) == 64
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")
    assert "a-secret" not in fingerprint("a-secret")


def test_a_secret_is_long_enough_that_nobody_finds_it_by_trying():
    assert BYTES * 8 >= 256
