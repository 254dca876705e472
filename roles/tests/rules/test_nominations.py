"""Nominating, answering, and for how long it is kept."""

from itertools import combinations

import pytest

from roles.rules.nominations import (
    NominationHindrance,
    hindrances_to_answering,
    hindrances_to_nominating,
)

READY = {"by_leader": True, "reason": "Samler folk", "competences": 2, "nominated_already": False}
AGAINST = {
    NominationHindrance.NOT_THE_LEADER: {"by_leader": False},
    NominationHindrance.NO_REASON: {"reason": " "},
    NominationHindrance.COMPETENCES: {"competences": 0},
    NominationHindrance.NOMINATED_ALREADY: {"nominated_already": True},
}


@pytest.mark.parametrize("count", range(len(AGAINST) + 1))
def test_every_hindrance_alone_and_together(count):
    for reasons in combinations(AGAINST, count):
        changes = {name: value for reason in reasons for name, value in AGAINST[reason].items()}

        assert hindrances_to_nominating(**(READY | changes)) == list(reasons)


@pytest.mark.parametrize(("number", "right"), [(0, False), (1, True), (5, True), (6, False)])
def test_between_one_and_five_competences(number, right):
    assert (hindrances_to_nominating(**(READY | {"competences": number})) == []) == right


ALLOWED = {
    ("sent", "yes"), ("sent", "later"), ("sent", "no"),
    ("later", "yes"), ("later", "later"), ("later", "no"),
    ("yes", "no"),
}  # fmt: skip


@pytest.mark.parametrize("status", ["sent", "later", "yes", "no"])
@pytest.mark.parametrize("answer", ["yes", "later", "no"])
def test_which_answer_follows_which(status, answer):
    expected = [] if (status, answer) in ALLOWED else [NominationHindrance.ANSWERED]

    assert hindrances_to_answering(own=True, status=status, shown=status, answer=answer) == expected
    assert hindrances_to_answering(own=False, status=status, shown=status, answer=answer) == [
        NominationHindrance.NOT_THE_NOMINEE
    ]


def test_an_answer_to_what_was_shown_before_is_asked_to_look_again():
    assert hindrances_to_answering(own=True, status="later", shown="sent", answer="yes") == [
        NominationHindrance.CHANGED_MEANWHILE
    ]
