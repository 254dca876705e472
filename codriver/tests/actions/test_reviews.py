"""Revisiting an agreement: each reason opens one revisit, which ends unchanged or in a new version."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from codriver.actions.pairing import end_pairing
from codriver.actions.reviews import (
    ask_for_revisit,
    begin_new_version,
    confirm_unchanged,
    in_force,
    open_due_revisit,
)
from codriver.models import AlignmentAgreement, AlignmentReview, JointEdit
from codriver.rules.agreements import ApprovalHindrance
from codriver.rules.forms import Side
from codriver.rules.reviews import Because
from codriver.tests.factories import agreed_agreement, compared_alignment
from netvaerk.models import NetworkTheme, ThemePhase, Verb
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def in_days(days) -> datetime:
    return NOW + timedelta(days=days)


@pytest.fixture
def agreement():
    return agreed_agreement()


@pytest.fixture
def alignment(agreement):
    return agreement.alignment


@pytest.fixture
def leader(alignment):
    return alignment.pairing.network_leader


@pytest.fixture
def co_driver(alignment):
    return alignment.pairing.co_driver


def due(agreement, at):
    """What opens at that time, on the agreement read anew as the nightly run does."""
    return open_due_revisit(AlignmentAgreement.objects.get(pk=agreement.pk), at=at)


def confirmed(review, *people, at=NOW):
    for person in people:
        confirm_unchanged(review, by=person, at=at)
    review.refresh_from_db()


def test_either_asks_for_a_revisit_at_any_time(alignment, agreement, co_driver):
    review = ask_for_revisit(alignment, by=co_driver, at=NOW)

    assert (review.because, review.due_on, review.asked_by) == ("asked", timezone.localdate(NOW), co_driver)
    assert log_of(agreement)[-1] == (Verb.REVISITED, co_driver, None)


def test_asking_while_one_is_open_gives_that_one(alignment, agreement, leader, co_driver):
    first = ask_for_revisit(alignment, by=co_driver, at=NOW)

    assert ask_for_revisit(alignment, by=leader, at=NOW) == first
    assert times(Verb.REVISITED, agreement) == 1


def test_a_revisit_may_be_asked_for_again_on_the_same_day(alignment, leader, co_driver):
    confirmed(ask_for_revisit(alignment, by=co_driver, at=NOW), leader, co_driver)
    again = ask_for_revisit(alignment, by=leader, at=NOW)

    assert (again.closed_at, again.first_unchanged_at, again.asked_by) == (None, None, leader)


def test_only_the_two_ask_for_a_revisit(alignment):
    officer = OfficerFactory()

    with refused(ApprovalHindrance.NOT_A_PARTY):
        ask_for_revisit(alignment, by=officer, at=NOW)


def test_what_is_not_agreed_is_not_revisited():
    alignment = compared_alignment()

    with refused(ApprovalHindrance.CLOSED):
        ask_for_revisit(alignment, by=alignment.pairing.co_driver, at=NOW)


def test_nothing_is_due_the_day_after(agreement):
    assert due(agreement, in_days(1)) is None


def enters_a_phase(agreement):
    day = timezone.localdate(in_days(5))
    NetworkTheme.objects.filter(pk=agreement.alignment.theme_id).update(
        phase=ThemePhase.objects.first(), phase_began_on=day
    )


def is_given_time(agreement):
    pairing = agreement.alignment.pairing
    ReleaseFactory(person=pairing.co_driver, theme=pairing.theme, approved_at=in_days(5), hours_per_week=Decimal(2))


CAUSES = {
    Because.DATE: (lambda agreement: None, 30),
    Because.PHASE: (enters_a_phase, 5),
    Because.HOURS: (is_given_time, 5),
}


@pytest.mark.parametrize("because", CAUSES)
def test_each_reason_opens_a_revisit_once(agreement, because):
    happens, days = CAUSES[because]
    happens(agreement)
    review = due(agreement, in_days(days))

    assert (review.because, review.due_on) == (because.value, timezone.localdate(in_days(days)))
    assert due(agreement, in_days(days)) is None


@pytest.mark.parametrize("because", CAUSES)
def test_a_revisit_that_ended_unchanged_does_not_open_again(agreement, leader, co_driver, because):
    happens, days = CAUSES[because]
    happens(agreement)
    confirmed(due(agreement, in_days(days)), leader, co_driver, at=in_days(days))

    assert due(agreement, in_days(days + 1)) is None


def test_an_agreement_that_is_over_is_not_revisited(agreement):
    end_pairing(agreement.alignment.pairing, by=OfficerFactory(), on=timezone.localdate(NOW), reason="Slut", at=NOW)

    assert due(agreement, in_days(30)) is None


def test_one_unchanged_waits_for_the_other(alignment, agreement, leader):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    confirmed(review, leader)

    assert (review.unchanged_at(Side.FIRST), review.unchanged_at(Side.SECOND), review.closed_at) == (NOW, None, None)
    assert times(Verb.CONFIRMED, agreement) == 0


def test_unchanged_by_both_closes_the_revisit(alignment, agreement, leader, co_driver):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    confirmed(review, leader, co_driver)
    agreement.refresh_from_db()

    assert (review.closed_at, agreement.confirmed_at, agreement.superseded_at) == (NOW, NOW, None)
    assert log_of(agreement)[-1] == (Verb.CONFIRMED, co_driver, None)


def test_unchanged_twice_is_unchanged_once(alignment, agreement, leader, co_driver):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    confirmed(review, leader, leader, co_driver, co_driver)

    assert times(Verb.CONFIRMED, agreement) == 1


def test_nobody_else_says_unchanged(alignment, leader):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    stranger = agreed_agreement().alignment.pairing.co_driver

    with refused(ApprovalHindrance.NOT_A_PARTY):
        confirm_unchanged(review, by=stranger, at=NOW)


def test_a_new_version_begins_with_what_was_agreed(alignment, agreement, leader):
    new = begin_new_version(ask_for_revisit(alignment, by=leader, at=NOW), by=leader, at=NOW)

    assert (new.number, new.agreed_at) == (2, None)
    assert {code: edit.value for code, edit in new.joint().items()} == agreement.text.joint
    assert log_of(new) == [(Verb.OPENED, leader, None)]


def test_beginning_a_new_version_twice_gives_the_same(alignment, leader, co_driver):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    versions = [begin_new_version(review, by=person, at=NOW) for person in (leader, co_driver)]

    assert versions[0] == versions[1]
    assert JointEdit.objects.filter(agreement=versions[0]).values("code").distinct().count() == (
        JointEdit.objects.filter(agreement=versions[0]).count()
    )


def test_nobody_else_begins_a_new_version(alignment, leader):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    officer = OfficerFactory()

    with refused(ApprovalHindrance.NOT_A_PARTY):
        begin_new_version(review, by=officer, at=NOW)


def test_the_present_version_holds_until_the_next_is_agreed(alignment, agreement, leader):
    begin_new_version(ask_for_revisit(alignment, by=leader, at=NOW), by=leader, at=NOW)

    assert in_force(alignment) == agreement


def test_the_second_version_replaces_the_first_and_closes_the_revisit(alignment, agreement, leader):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    new = begin_new_version(review, by=leader, at=NOW)
    agreed_agreement(alignment)
    for row in (agreement, new, review):
        row.refresh_from_db()

    assert in_force(alignment) == new
    assert agreement.superseded_at == new.agreed_at == review.closed_at


def test_the_first_version_stays_word_for_word(alignment, agreement, leader):
    before = agreement.text.content
    begin_new_version(ask_for_revisit(alignment, by=leader, at=NOW), by=leader, at=NOW)
    agreed_agreement(alignment)

    assert AlignmentAgreement.objects.get(pk=agreement.pk).text.content == before


def test_the_review_questions_are_asked_anew_in_each_version(alignment, leader):
    for _time in range(2):
        begin_new_version(ask_for_revisit(alignment, by=leader, at=NOW), by=leader, at=NOW)
        agreed = agreed_agreement(alignment)
    third = begin_new_version(ask_for_revisit(alignment, by=leader, at=NOW), by=leader, at=NOW)

    assert {code for code in agreed.text.joint if code not in third.joint()} == {"R1", "R2", "R3"}


def test_a_revisit_that_is_over_begins_no_new_version(alignment, leader, co_driver):
    review = ask_for_revisit(alignment, by=leader, at=NOW)
    confirmed(review, leader, co_driver)

    with refused(ApprovalHindrance.CLOSED):
        begin_new_version(review, by=leader, at=NOW)


def test_reviews_are_kept_as_history(alignment, leader, co_driver):
    confirmed(ask_for_revisit(alignment, by=leader, at=NOW), leader, co_driver)
    confirmed(ask_for_revisit(alignment, by=leader, at=in_days(1)), leader, co_driver)

    assert AlignmentReview.objects.exclude(closed_at=None).count() == 2
