"""Twenty who press in the same moment, BURSTS times over (3, or as the environment says): one pair, one seat, two
approvals of the text that was shown, and every one who came too late is told why."""

import os
from functools import partial

import pytest
from django.utils import timezone

from codriver.actions.agreements import approve_agreement, write_joint
from codriver.actions.pairing import offer_pairing
from codriver.facts.agreements import agreement_facts
from codriver.models import AlignmentAgreement, Pairing
from codriver.rules.agreements import ApprovalHindrance
from codriver.rules.pairing.offers import PairingHindrance
from codriver.rules.saves import Packet
from codriver.tests.factories import led_theme, written_agreement
from netvaerk.tests.at_once import at_once
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.seats import sign_up
from secretariat.models import TrainingEvent
from secretariat.tests.training import published

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),  # twenty in a row may wait longer than SQLite lets them on a busy machine
]
BURSTS = int(os.environ.get("BURSTS", "3"))
TWENTY = 20


def test_twenty_officers_offer_one_person_on_twenty_themes():
    officer, themes = OfficerFactory(), [led_theme() for _ in range(TWENTY)]
    for _ in range(BURSTS):
        person = PersonFactory()
        offers = (partial(offer_pairing, one, co_driver=person, by=officer, at=timezone.now()) for one in themes)
        answers = at_once(*offers)

        assert Pairing.objects.filter(co_driver=person).count() == 1
        assert answers.count([PairingHindrance.PERSON_IS_TAKEN]) == TWENTY - 1
        Pairing.objects.all().delete()


def test_twenty_people_press_for_the_last_seat():
    people = PersonFactory.create_batch(TWENTY)
    for _ in range(BURSTS):
        event = published(seats=1)
        presses = (
            partial(sign_up, TrainingEvent.objects.get(pk=event.pk), by=one, at=timezone.now()) for one in people
        )
        at_once(*presses)

        assert sorted(event.enrolments.values_list("status", flat=True)) == ["enrolled"] + ["waiting"] * (TWENTY - 1)
        assert len(set(event.enrolments.in_line().values_list("line", flat=True))) == TWENTY - 1


def test_twenty_approvals_against_an_edit_bind_to_the_text_that_was_shown():
    agreement = written_agreement()
    leader, co_driver = (one.person for one in agreement.alignment.sides().values())
    for number in range(BURSTS):
        facts = agreement_facts(agreement, timezone.localdate())
        based_on = Packet(agreement.joint()["A4"].revision)
        answers = at_once(
            lambda words=f"Mål {number}", based_on=based_on: write_joint(
                agreement, code="A4", value=words, by=leader, at=timezone.now(), packet=based_on
            ),
            *[
                lambda one=one, shown=facts.now: approve_agreement(
                    AlignmentAgreement.objects.get(pk=agreement.pk), by=one, at=timezone.now(), shown=shown
                )
                for one in [co_driver] * (TWENTY - 1)
            ],
        )

        agreement.refresh_from_db()
        assert not answers[0].conflict
        assert {tuple(one or []) for one in answers[1:]} <= {(), (ApprovalHindrance.CHANGED_SINCE_SHOWN,)}
        assert agreement.approvals.filter(undone_at=None).count() == 0
        assert agreement.agreed_at is None
