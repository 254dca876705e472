"""A talk that a pair needs: asked for in confidence, noticed, settled; and where the time is taken back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions.pairing import end_pairing
from codriver.actions.talks import ask_for_talk, notice_pairs_without_agreement, settle_talk, take_time_back
from codriver.models import Pairing, PairingTalk
from codriver.rules.talks import TalkHindrance
from codriver.tests.factories import agreed_agreement, compared_alignment, running_pair
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.rules.releases import ReleaseHindrance
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
Why = PairingTalk.Why


@pytest.fixture
def officer():
    return OfficerFactory()


def asked(pairing=None):
    pairing = pairing or running_pair()
    ask_for_talk(pairing, by=pairing.co_driver, at=NOW)
    return PairingTalk.objects.get(pairing=pairing, settled_at=None)


def test_one_who_asks_leaves_no_trace_of_who_it_was(django_capture_on_commit_callbacks):
    pairing = running_pair()
    before = AuditEvent.objects.filter(actor=pairing.co_driver).count()

    with django_capture_on_commit_callbacks(execute=True):
        talk = asked(pairing)

    assert (talk.why, talk.needed_at) == (Why.ASKED, NOW)
    assert log_of(talk) == [(Verb.REQUESTED, None, None)]
    assert AuditEvent.objects.filter(actor=pairing.co_driver).count() == before
    assert (Pairing.objects.get().status, mail.outbox) == ("active", [])


def test_to_ask_twice_is_to_ask_once():
    talk = asked()
    ask_for_talk(talk.pairing, by=talk.pairing.network_leader, at=NOW + timedelta(days=1))

    assert PairingTalk.objects.get() == talk


def test_a_stranger_asks_for_nothing():
    pairing, stranger = running_pair(), running_pair().co_driver

    with refused(TalkHindrance.NOT_IN_THE_PAIR):
        ask_for_talk(pairing, by=stranger, at=NOW)


def test_the_step_is_kept_and_the_next_talk_is_another_row(officer):
    first = asked()
    settle_talk(first, agreed_step="De mødes hver fredag", by=officer, at=NOW)
    settle_talk(first, agreed_step="De mødes hver fredag", by=officer, at=NOW)
    second = asked(first.pairing)

    assert [one.agreed_step for one in first.pairing.talks.all()] == ["De mødes hver fredag", ""]
    assert (second.settled_at, log_of(first)[1:]) == (None, [(Verb.HELD, officer, None)])


def test_two_officers_do_not_write_over_each_other(officer):
    talk = asked()
    settle_talk(talk, agreed_step="Det første", by=OfficerFactory(), at=NOW)

    with refused(TalkHindrance.SETTLED_ALREADY):
        settle_talk(talk, agreed_step="Det andet", by=officer, at=NOW)


def test_an_officer_follows_no_talk_of_their_own_pair(officer):
    talk = asked(running_pair(co_driver=officer))

    with refused(TalkHindrance.NOT_SECRETARIAT):
        settle_talk(talk, agreed_step="Alt er godt", by=officer, at=NOW)

    assert not PairingTalk.objects.visible_to(officer).exists()
    assert PairingTalk.objects.visible_to(OfficerFactory()).exists()
    assert not PairingTalk.objects.visible_to(PersonFactory()).exists()


def test_the_end_of_the_pairing_settles_the_talk(officer):
    talk = asked()
    end_pairing(talk.pairing, by=officer, on=timezone.localdate(NOW), reason="Slut", kind="time", at=NOW)
    talk.refresh_from_db()

    assert (talk.settled_at, talk.settled_by, talk.agreed_step) == (NOW, officer, "")
    with refused(TalkHindrance.NOT_RUNNING):
        ask_for_talk(talk.pairing, by=talk.pairing.co_driver, at=NOW)


# --- noticed by the day -------------------------------------------------------------------------------------------


def noticed(days):
    return notice_pairs_without_agreement(at=NOW + timedelta(days=days)).done


def test_a_pair_without_an_agreement_is_noticed_once_and_again_four_weeks_after_the_talk(officer):
    compared_alignment()
    assert [noticed(days) for days in (27, 28, 29)] == [0, 1, 0]

    talk = PairingTalk.objects.get(why=Why.NO_ALIGNMENT)
    settle_talk(talk, agreed_step="Et møde mere", by=officer, at=NOW + timedelta(days=30))

    assert [noticed(days) for days in (57, 58)] == [0, 1]


def test_a_pair_that_has_agreed_is_not_noticed():
    agreed_agreement()

    assert noticed(100) == 0


# --- time that is taken back --------------------------------------------------------------------------------------


def time_back(release, reason="Travlt", at=NOW):
    last_day = timezone.localdate(NOW) + timedelta(days=20)
    take_time_back(release, last_day=last_day, reason=reason, by=release.person.personnel_leader, at=at)


def test_a_pair_whose_time_is_taken_back_needs_a_talk(officer):
    pairing = running_pair(co_driver=PersonFactory(personnel_leader=PersonFactory()))
    release = ReleaseFactory(person=pairing.co_driver, theme=pairing.theme)
    running_pair()
    time_back(release)

    talk = PairingTalk.objects.get()
    assert (talk.pairing, talk.why) == (pairing, Why.TIME)
    settle_talk(talk, agreed_step="Færre timer", by=officer, at=NOW)
    time_back(release, at=NOW + timedelta(hours=1))
    assert PairingTalk.objects.count() == 1


def test_a_taking_back_that_is_refused_leaves_nothing():
    pairing = running_pair(co_driver=PersonFactory(personnel_leader=PersonFactory()))
    release = ReleaseFactory(person=pairing.co_driver, theme=pairing.theme)

    with refused(ReleaseHindrance.NO_REASON):
        time_back(release, reason="")

    assert not PairingTalk.objects.exists()


# --- in the database ----------------------------------------------------------------------------------------------


def test_a_pair_has_one_open_talk():
    talk = asked()

    with refused_by("talk_one_open_for_a_pairing"):
        PairingTalk.objects.create(pairing=talk.pairing, why=Why.TIME, needed_at=NOW)


def test_an_open_talk_is_settled_by_nobody(officer):
    with refused_by("talk_open_is_settled_by_nobody"):
        PairingTalk.objects.create(pairing=running_pair(), why=Why.TIME, needed_at=NOW, settled_by=officer)
