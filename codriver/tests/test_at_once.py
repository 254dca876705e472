"""Two people at the same moment, with a database connection each: one consistent, explained state in the end."""

from threading import Event
from time import sleep

import pytest
from django.db import transaction
from django.utils import timezone

from codriver.actions.agreements import approve_agreement, write_joint
from codriver.actions.alignments import save_answer, send_answers
from codriver.actions.mandate import open_agreement
from codriver.actions.pairing import answer_offer, end_pairing, offer_pairing
from codriver.actions.reviews import ask_for_revisit, begin_new_version, confirm_unchanged
from codriver.actions.talks import ask_for_talk
from codriver.facts.agreements import agreement_facts
from codriver.models import (
    AlignmentAgreement,
    AlignmentReview,
    Answer,
    ExpectationAlignment,
    JointEdit,
    Pairing,
    PairingTalk,
)
from codriver.rules.agreements import ApprovalHindrance, SendingHindrance
from codriver.rules.forms import Side
from codriver.rules.pairing.offers import PairingHindrance
from codriver.rules.saves import Packet
from codriver.rules.talks import TalkHindrance
from codriver.tests.factories import (
    agreed_agreement,
    answered,
    led_theme,
    offered_pair,
    open_alignment,
    running_pair,
    theme_with_leaders,
    written_agreement,
)
from netvaerk.models import NetworkTheme, Verb
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import times
from roles.models import RoleAssignment

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def shown(agreement):
    return agreement_facts(agreement, timezone.localdate()).now


def parties(alignment):
    return [response.person for response in alignment.sides().values()]


@often
def test_two_officers_offering_the_same_person():
    person, officers = PersonFactory(), [OfficerFactory(), OfficerFactory()]
    themes = [led_theme(), led_theme()]

    def offer(theme, officer):
        return lambda: offer_pairing(theme, co_driver=person, by=officer, at=timezone.now())

    answers = at_once(*(offer(theme, officer) for theme, officer in zip(themes, officers, strict=True)))

    assert Pairing.objects.filter(co_driver=person).count() == 1
    assert [one for one in answers if isinstance(one, list)] == [[PairingHindrance.PERSON_IS_TAKEN]]


@often
def test_two_officers_offering_on_the_same_theme():
    theme, officer = led_theme(), OfficerFactory()
    people = [PersonFactory() for _ in range(4)]

    answers = at_once(
        *(lambda one=one: offer_pairing(theme, co_driver=one, by=officer, at=timezone.now()) for one in people)
    )

    assert Pairing.objects.filter(theme=theme).count() == 1
    assert [one for one in answers if isinstance(one, list)] == [[PairingHindrance.THEME_IS_TAKEN]] * 3


@often
def test_both_saying_yes_begins_one_pairing_and_one_alignment():
    pairing = offered_pair()
    people = [pairing.network_leader, pairing.co_driver]

    at_once(*(lambda one=one: answer(pairing, one, says_yes=True) for one in people))

    pairing.refresh_from_db()
    assert (pairing.status, pairing.alignment.responses.count()) == (Pairing.Status.ACTIVE, 2)
    assert RoleAssignment.objects.current().filter(theme=pairing.theme, role="co_driver").count() == 1


def answer(pairing, person, *, says_yes):
    fresh = Pairing.objects.get(pk=pairing.pk)
    answer_offer(fresh, by=person, says_yes=says_yes, reason="", at=timezone.now())


@often
def test_a_yes_and_a_no_never_make_a_pair():
    pairing = offered_pair()

    at_once(
        lambda: answer(pairing, pairing.network_leader, says_yes=True),
        lambda: answer(pairing, pairing.co_driver, says_yes=False),
    )

    pairing.refresh_from_db()
    assert pairing.status == Pairing.Status.DECLINED
    assert not RoleAssignment.objects.current().filter(theme=pairing.theme, role="co_driver").exists()


@often
def test_both_opening_an_agreement_open_one():
    theme = theme_with_leaders()
    leader = theme.role_assignments.get(role="network_leader").person
    people = [leader, leader.personnel_leader, OfficerFactory()]

    def opens(person):
        fresh = NetworkTheme.objects.get(pk=theme.pk)
        return lambda: open_agreement(fresh, kind="personnel_leader", by=person, at=timezone.now()).pk

    answers = at_once(*(opens(person) for person in people))

    opened = ExpectationAlignment.objects.get(theme=theme, kind="personnel_leader")
    assert (set(answers), opened.responses.count(), times(Verb.OPENED, opened)) == ({opened.pk}, 2, 1)


@often
def test_two_approvals_lock_the_text_once():
    agreement = written_agreement()
    seen = shown(agreement)

    answers = at_once(*(lambda one=one: approve(agreement, one, seen) for one in parties(agreement.alignment)))

    agreement.refresh_from_db()
    assert answers == [None, None]
    assert (agreement.agreed_at is not None, agreement.text.fingerprint) == (True, seen.fingerprint)
    assert agreement.approvals.filter(undone_at=None).count() == 2


def approve(agreement, person, seen):
    fresh = AlignmentAgreement.objects.get(pk=agreement.pk)
    approve_agreement(fresh, by=person, at=timezone.now(), shown=seen)


@often
def test_an_edit_against_the_last_approval_never_locks_another_text():
    agreement = written_agreement()
    leader, co_driver = parties(agreement.alignment)
    seen = shown(agreement)
    approve(agreement, leader, seen)
    based_on = Packet(agreement.joint()["A4"].revision)

    edited, approved = at_once(
        lambda: (
            write_joint(agreement, code="A4", value="Andre mål", by=leader, at=timezone.now(), packet=based_on).conflict
        ),
        lambda: approve(agreement, co_driver, seen),
    )

    agreement.refresh_from_db()
    if agreement.agreed_at:
        assert (edited, approved) == ([ApprovalHindrance.LOCKED], None)
        assert agreement.text.fingerprint == seen.fingerprint
    else:
        assert (edited, approved) == (False, [ApprovalHindrance.CHANGED_SINCE_SHOWN])
        assert not agreement.approvals.filter(undone_at=None).exists()


def end(pairing, officer):
    fresh = Pairing.objects.get(pk=pairing.pk)
    end_pairing(fresh, by=officer, on=timezone.localdate(), reason="Slut", at=timezone.now())


@often
def test_an_end_against_the_last_approval_leaves_no_agreement_in_a_lapsed_alignment():
    agreement, officer = written_agreement(), OfficerFactory()
    leader, co_driver = parties(agreement.alignment)
    seen = shown(agreement)
    approve(agreement, leader, seen)

    _ended, approved = at_once(
        lambda: end(agreement.alignment.pairing, officer), lambda: approve(agreement, co_driver, seen)
    )

    agreement.refresh_from_db()
    state = agreement.alignment.outcome, agreement.agreed_at is not None, agreement.superseded_at is not None, approved
    assert state in [("superseded", True, True, None), ("void", False, False, [ApprovalHindrance.CLOSED])]


@pytest.mark.one_database("postgres")
def test_an_end_against_a_wish_for_a_talk_leaves_no_talk_open():
    pairing, officer = running_pair(), OfficerFactory()

    _ended, asked = at_once(
        lambda: end(pairing, officer), lambda: ask_for_talk(pairing, by=pairing.co_driver, at=timezone.now())
    )

    assert asked in (None, [TalkHindrance.NOT_RUNNING])
    assert not PairingTalk.objects.open().exists()


def revisited():
    """A revisit that the network leader has asked for, and the two."""
    alignment = agreed_agreement().alignment
    leader, co_driver = parties(alignment)
    return ask_for_revisit(alignment, by=leader, at=timezone.now()), leader, co_driver


def read_anew(review):
    return AlignmentReview.objects.select_related("agreement__alignment").get(pk=review.pk)


def unchanged(review, person):
    confirm_unchanged(read_anew(review), by=person, at=timezone.now())


@often
def test_two_who_say_unchanged_close_the_revisit_once():
    review, leader, co_driver = revisited()

    answers = at_once(lambda: unchanged(review, leader), lambda: unchanged(review, co_driver))

    review.refresh_from_db()
    assert (answers, review.closed_at is not None) == ([None, None], True)
    assert times(Verb.CONFIRMED, review.agreement) == 1


@often
def test_unchanged_against_a_new_version_is_one_or_the_other():
    review, leader, co_driver = revisited()
    unchanged(review, leader)

    said, begun = at_once(
        lambda: unchanged(review, co_driver),
        lambda: begin_new_version(read_anew(review), by=leader, at=timezone.now()).number,
    )

    review.refresh_from_db()
    outcome = said, begun, review.closed_at is not None
    assert outcome in [(None, [ApprovalHindrance.CLOSED], True), ([ApprovalHindrance.BEING_WRITTEN], 2, False)]


@often
def test_two_edits_of_one_answer_keep_both_texts():
    agreement = written_agreement()
    newest = Packet(agreement.joint()["A4"].revision)

    written = at_once(
        *(
            lambda one=one: write_joint(
                agreement, code="A4", value=f"Mål for {one}", by=one, at=timezone.now(), packet=newest
            )
            for one in parties(agreement.alignment)
        )
    )

    assert sorted(one.conflict for one in written) == [False, True]
    refused = next(one for one in written if one.conflict)
    assert refused.theirs.value == JointEdit.objects.filter(agreement=agreement, code="A4").latest("revision").value


@often
def test_the_same_packet_sent_many_times_is_stored_once():
    alignment = open_alignment()
    leader = alignment.sides()[Side.FIRST].person
    packet = Packet(0, "side-1", 1)

    at_once(*[lambda: save_answer(alignment, code="A1", value="Ro", by=leader, at=timezone.now(), packet=packet)] * 4)

    assert list(Answer.objects.filter(response__alignment=alignment).values_list("value", "version")) == [("Ro", 1)]


def test_a_save_that_waits_for_a_sending_is_judged_by_what_stands_when_its_turn_comes():
    alignment = open_alignment()
    leader = answered(alignment, Side.FIRST)
    before = list(Answer.objects.filter(response__person=leader, code="A1").values_list("value", "version"))
    in_hand = Event()

    def send():
        with transaction.atomic():
            send_answers(alignment, by=leader, at=timezone.now())
            in_hand.set()
            sleep(0.3)  # the save comes meanwhile, and waits

    def save():
        in_hand.wait()
        packet = Packet(1, "side-1", 1)
        save_answer(alignment, code="A1", value="For sent", by=leader, at=timezone.now(), packet=packet)

    _sent, refused = at_once(send, save)

    assert refused == [SendingHindrance.SENT_ALREADY]
    assert list(Answer.objects.filter(response__person=leader, code="A1").values_list("value", "version")) == before


@often
def test_both_sending_at_once_opens_one_joint_text():
    alignment = open_alignment(running_pair())
    people = [answered(alignment, side) for side in Side]

    at_once(*(lambda one=one: send_answers(alignment, by=one, at=timezone.now()) for one in people))

    assert alignment.agreements.count() == 1
