"""What is done to one answer, one side, one alignment leaves its neighbours as they are, of the same person too."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.alignments import (
    choose_form,
    close_alignment,
    hide_question,
    save_answer,
    send_answers,
    show_question,
    take_answers_back,
)
from codriver.actions.pairing import end_pairing
from codriver.models import AlignmentAgreement, ExpectationAlignment
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.actions.test_alignments import alignment, leader, stored
from codriver.tests.factories import agreed_agreement, answered, led_theme, open_alignment, running_pair
from netvaerk.tests.factories import OfficerFactory

__all__ = ["alignment", "leader"]
pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def other(leader):
    """Another alignment of the same leader, with another co-driver on another theme."""
    return open_alignment(running_pair(led_theme(leader)))


def test_a_save_touches_that_one_answer_alone(alignment, leader):
    """The others stand at the same version."""
    co_driver = alignment.pairing.co_driver
    for by, code in ((leader, "A1"), (leader, "A2"), (co_driver, "A1")):
        save_answer(alignment, code=code, value=f"{code} af {by.pk}", by=by, at=NOW)
    save_answer(alignment, code="A2", value="Nyt", by=leader, at=NOW, packet=Packet(1))

    first, second = f"A1 af {leader.pk}", f"A1 af {co_driver.pk}"
    assert sorted(stored()) == sorted([("A1", first, 1), ("A1", second, 1), ("A2", "Nyt", 2)])


def test_the_end_of_one_pair_closes_no_other_pairs_alignment(alignment, other):
    end_pairing(other.pairing, by=OfficerFactory(), on=timezone.localdate(), reason="Genmatch", at=NOW)

    alignment.refresh_from_db()
    other.refresh_from_db()
    assert (alignment.closed_at, alignment.outcome) == (None, "")
    assert (other.closed_at, other.outcome) == (NOW, ExpectationAlignment.Outcome.VOID)


def test_sending_one_sends_no_other(alignment, other, leader):
    answered(alignment, Side.FIRST)
    answered(other, Side.FIRST)
    send_answers(alignment, by=leader, at=NOW)

    assert [one.responses.filter(sent_at=None).count() for one in (alignment, other)] == [1, 2]


def test_taking_one_back_takes_no_other_back(alignment, other, leader):
    for one in (alignment, other):
        answered(one, Side.FIRST)
        send_answers(one, by=leader, at=NOW)
    take_answers_back(alignment, by=leader, at=NOW)

    assert [one.responses.filter(sent_at=None).count() for one in (alignment, other)] == [2, 1]


def test_the_form_is_chosen_for_one(alignment, other, leader):
    choose_form(alignment, full=True, by=leader, at=NOW)

    assert [ExpectationAlignment.objects.get(pk=one.pk).full_form for one in (alignment, other)] == [True, False]


def test_one_question_is_brought_back_in_one(alignment, other, leader):
    for one in (alignment, other):
        for code in ("A1", "A2"):
            hide_question(one, code=code, by=leader, at=NOW)
    show_question(alignment, code="A2", by=leader, at=NOW)

    hidden = [sorted(one.hidden_questions.values_list("code", flat=True)) for one in (alignment, other)]
    assert hidden == [["A1"], ["A1", "A2"]]


def test_an_end_replaces_the_version_that_holds_and_not_one_that_was_replaced_before():
    holds = agreed_agreement()
    alignment = holds.alignment
    replaced = AlignmentAgreement.objects.create(
        alignment=alignment, number=2, opened_at=NOW, agreed_at=NOW, superseded_at=NOW - timedelta(days=9)
    )
    close_alignment(alignment, by=None, at=NOW)
    for one in (holds, replaced):
        one.refresh_from_db()

    assert (holds.superseded_at, replaced.superseded_at) == (NOW, NOW - timedelta(days=9))
