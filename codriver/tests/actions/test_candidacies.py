"""The steps of a candidacy, one effect a test."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions import candidacies as steps
from codriver.actions.leaving import leave
from codriver.actions.pairing import end_pairing
from codriver.models import CandidacyReflection, CoDriverCandidacy, WillingToTalk
from codriver.rules.candidacy import CandidacyHindrance
from codriver.rules.offers import Missing
from codriver.tests.factories import CandidacyFactory, led_theme, offer_of, ready_candidate, running_pair
from netvaerk.models import AuditEvent, Person
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.actions.nominations import forget_nomination
from roles.models import Nomination
from roles.rules.releases import ReleaseHindrance
from roles.tests.factories import NominationFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate()
TIME = {"hours": Decimal("2.5"), "began_on": TODAY, "ended_on": TODAY + timedelta(days=90)}
NO = {"reason": "Vi er for få i foråret.", "ask_again_on": TODAY + timedelta(days=60)}


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, at=NOW, **words)
    return refusal.value.reasons


def asked():
    candidacy = CandidacyFactory(with_leader=True)
    return candidacy, candidacy.person.personnel_leader


def test_starting_is_private_and_named_in_no_log(django_capture_on_commit_callbacks):
    person = PersonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        candidacy = steps.start_candidacy(person, at=NOW)

    assert (candidacy.status, candidacy.reflection.version, mail.outbox) == ("considering", 1, [])
    events = AuditEvent.objects.filter(object_type="codriver.codrivercandidacy")
    assert [(one.verb, one.actor, one.subject) for one in events] == [("began", None, None)]


def test_starting_twice_goes_on():
    person = PersonFactory()

    assert steps.start_candidacy(person, at=NOW) == steps.start_candidacy(person, at=NOW)


def test_starting_ties_the_nomination_one_has_said_yes_to():
    accepted = NominationFactory(accepted=True)
    NominationFactory(person=accepted.person, nominated_by=PersonFactory(), role="network_leader", accepted=True)

    assert steps.start_candidacy(accepted.person, at=NOW).nomination == accepted


def test_a_nomination_whose_yes_was_taken_back_can_still_be_forgotten():
    candidacy = CandidacyFactory(nomination=NominationFactory(accepted=True))
    Nomination.objects.filter(pk=candidacy.nomination_id).update(status="no")
    forget_nomination(candidacy.nomination, at=NOW)

    candidacy.refresh_from_db()
    assert candidacy.nomination is None


def test_saying_interested_tells_the_secretariat(django_capture_on_commit_callbacks):
    candidacy, officer = CandidacyFactory(), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        steps.say_interested(candidacy, by=candidacy.person, at=NOW)
        steps.say_interested(candidacy, by=candidacy.person, at=NOW)

    assert (candidacy.status, candidacy.interested_at) == ("interested", NOW)
    assert [letter.to for letter in mail.outbox] == [[officer.email]]
    assert candidacy.person.name not in mail.outbox[0].message().as_string()


def test_no_interest_without_the_reflection():
    candidacy = CandidacyFactory(reflection__done_at=None)

    assert refused(steps.say_interested, candidacy, by=candidacy.person) == [CandidacyHindrance.NO_REFLECTION]


def test_nobody_else_says_it():
    assert refused(steps.say_interested, CandidacyFactory(), by=OfficerFactory()) == [CandidacyHindrance.NOT_YOURS]


def test_the_leader_is_asked_once_the_offer_says_enough(django_capture_on_commit_callbacks):
    candidacy = CandidacyFactory(interested=True)
    offer_of(candidacy.person)
    with django_capture_on_commit_callbacks(execute=True):
        steps.ask_leader(candidacy, by=candidacy.person, at=NOW)

    assert (candidacy.status, candidacy.asked_leader_at) == ("with_leader", NOW)
    assert [letter.to for letter in mail.outbox] == [[candidacy.person.personnel_leader.email]]


def test_the_leader_is_not_asked_before():
    assert refused(steps.ask_leader, CandidacyFactory(interested=True), by=OfficerFactory()) == list(Missing)


@pytest.mark.parametrize("leader", [None, "gone"])
def test_without_a_leader_the_secretariat_is_told(leader, django_capture_on_commit_callbacks):
    officer, former = OfficerFactory(), PersonFactory(is_active=False) if leader else None
    candidacy = CandidacyFactory(interested=True, person=PersonFactory(personnel_leader=former))
    offer_of(candidacy.person)
    with django_capture_on_commit_callbacks(execute=True):
        steps.ask_leader(candidacy, by=officer, at=NOW)

    assert [letter.to for letter in mail.outbox] == [[officer.email]]
    assert candidacy.nobody_answers


def test_the_leader_gives_time(django_capture_on_commit_callbacks):
    candidacy, leader = asked()
    with django_capture_on_commit_callbacks(execute=True):
        steps.give_time(candidacy, **TIME, by=leader, at=NOW)
        steps.give_time(candidacy, **TIME, by=leader, at=NOW)

    assert (candidacy.status, candidacy.hours_per_week, candidacy.answered_by) == ("ready", Decimal("2.5"), leader)
    assert [letter.to for letter in mail.outbox] == [[candidacy.person.email]]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"hours": Decimal(0)}, ReleaseHindrance.HOURS),
        ({"hours": Decimal(38)}, ReleaseHindrance.HOURS),
        ({"ended_on": TODAY - timedelta(days=1), "began_on": TODAY - timedelta(days=9)}, ReleaseHindrance.OVER_ALREADY),
    ],
)
def test_time_that_cannot_be_given(wrong, reason):
    candidacy, leader = asked()

    assert refused(steps.give_time, candidacy, **{**TIME, **wrong}, by=leader) == [reason]


@pytest.mark.parametrize("who", ["person", "officer", "former leader"])
def test_only_the_leader_of_today_answers(who):
    candidacy, leader = asked()
    others = {"person": candidacy.person, "officer": OfficerFactory(), "former leader": leader}
    if who == "former leader":
        Person.objects.filter(pk=candidacy.person_id).update(personnel_leader=PersonFactory())
        candidacy.refresh_from_db()

    for act, words in ((steps.give_time, TIME), (steps.say_not_now, NO)):
        assert refused(act, candidacy, **words, by=others[who]) == [CandidacyHindrance.NOT_THE_LEADER]


def test_two_different_answers_are_not_both_taken():
    candidacy, leader = asked()
    steps.give_time(candidacy, **TIME, by=leader, at=NOW)

    other = {**TIME, "hours": Decimal(5)}
    assert refused(steps.give_time, candidacy, **other, by=leader) == [CandidacyHindrance.NOT_FROM_HERE]
    assert refused(steps.say_not_now, candidacy, **NO, by=leader) == [CandidacyHindrance.NOT_FROM_HERE]


def test_not_now_names_a_day_from_which_to_ask_again():
    candidacy, leader = asked()
    offer_of(candidacy.person)
    steps.say_not_now(candidacy, **NO, by=leader, at=NOW)
    early = refused(steps.ask_leader, candidacy, by=candidacy.person)
    steps.ask_leader(candidacy, by=candidacy.person, at=NOW + timedelta(days=61))

    assert early == [CandidacyHindrance.TOO_EARLY]
    assert (candidacy.status, candidacy.not_now_reason, candidacy.answered_by) == ("with_leader", "", None)


def test_a_pairing_matches_who_is_ready_and_its_end_lets_them_rest():
    candidacy = ready_candidate()
    pairing = running_pair(led_theme(), candidacy.person)
    candidacy.refresh_from_db()
    during = candidacy.status
    end_pairing(pairing, by=OfficerFactory(), on=TODAY, reason="Et nyt arbejde.", at=NOW)
    candidacy.refresh_from_db()

    assert (during, candidacy.status) == ("matched", "resting")


def test_a_pairing_leaves_a_private_consideration_alone():
    candidacy = CandidacyFactory()
    running_pair(led_theme(), candidacy.person)

    candidacy.refresh_from_db()
    assert candidacy.status == "considering"


def test_who_rests_may_be_ready_again_while_the_time_lasts():
    candidacy = ready_candidate(status="resting")
    steps.be_ready_again(candidacy, by=candidacy.person, at=NOW)
    late = ready_candidate(status="resting", free_from=TODAY - timedelta(days=9), free_until=TODAY - timedelta(days=1))

    assert candidacy.status == "ready"
    assert refused(steps.be_ready_again, late, by=late.person) == [CandidacyHindrance.TIME_IS_OVER]


@pytest.mark.parametrize(("trait", "letters"), [(None, 0), ("interested", 1), ("with_leader", 2), ("ready", 2)])
def test_withdrawing_deletes_the_reflection_and_tells_who_knew(trait, letters, django_capture_on_commit_callbacks):
    OfficerFactory()
    candidacy = CandidacyFactory(**({trait: True} if trait else {}))
    with django_capture_on_commit_callbacks(execute=True):
        steps.withdraw_candidacy(candidacy, by=candidacy.person, at=NOW)
        steps.withdraw_candidacy(candidacy, by=candidacy.person, at=NOW)

    assert (candidacy.status, candidacy.closed_at) == ("withdrawn", NOW)
    assert not CandidacyReflection.objects.exists()
    assert len(mail.outbox) == letters


def test_who_leaves_is_no_candidate_and_is_asked_nothing():
    candidacy = ready_candidate()
    WillingToTalk.objects.create(person=candidacy.person, since=NOW)
    leave(candidacy.person, by=OfficerFactory(), at=NOW)

    assert not CoDriverCandidacy.objects.open().exists()
    assert not WillingToTalk.objects.exists()
