"""The two are asked once on each occasion; what they answer is theirs but for a wish for a talk."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions.pulses import answer_pulse, ask_pulses, settle_wish
from codriver.models import Pulse
from codriver.rules.pulses import PulseHindrance
from codriver.tests.factories import PairFactory, PulseFactory
from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()


def pair_for(weeks):
    return PairFactory(theme__ends_on=None, began_on=TODAY - timedelta(weeks=weeks))


def test_both_are_asked_once_after_six_weeks(django_capture_on_commit_callbacks):
    pairing = pair_for(6)
    pair_for(5)
    pair_for(8)
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        runs = [ask_pulses(at=NOW).done, ask_pulses(at=NOW).done]

    assert (runs, {one.person for one in Pulse.objects.all()}) == ([2, 0], {pairing.network_leader, pairing.co_driver})
    assert [one.to for one in mail.outbox] == [[pairing.network_leader.email], [pairing.co_driver.email]]


def test_the_first_answer_stands():
    pulse = PulseFactory()
    answer_pulse(pulse, wants_a_talk=False, by=pulse.person, at=NOW)
    answer_pulse(pulse, wants_a_talk=True, by=pulse.person, at=NOW)

    pulse.refresh_from_db()
    assert (pulse.wants_a_talk, log_of(pulse)) == (False, [(Verb.ANSWERED, pulse.person, None)])


def test_nobody_answers_for_another_or_too_late():
    pulse = PulseFactory(due_on=TODAY - timedelta(days=14))
    with refused(PulseHindrance.NOT_YOURS):
        answer_pulse(pulse, wants_a_talk=False, by=pulse.pairing.co_driver, at=NOW)
    with refused(PulseHindrance.PAST):
        answer_pulse(pulse, wants_a_talk=True, by=pulse.person, at=NOW)


def test_a_wish_is_settled_once_by_the_secretariat():
    officer, pulse = OfficerFactory(), PulseFactory(answered_at=NOW, wants_a_talk=True)
    well = PulseFactory(answered_at=NOW)
    with refused(PulseHindrance.NOT_SECRETARIAT):
        settle_wish(pulse, by=pulse.pairing.co_driver, at=NOW)
    settle_wish(pulse, by=officer, at=NOW)
    settle_wish(pulse, by=officer, at=NOW)

    assert log_of(pulse) == [(Verb.FOLLOWED_UP, officer, pulse.person)]
    with refused(PulseHindrance.NO_WISH):
        settle_wish(well, by=officer, at=NOW)
