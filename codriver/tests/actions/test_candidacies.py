"""The steps of a candidacy, each with its effect, who is told, and what the log holds."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions import candidacies as steps
from codriver.actions.leaving import leave
from codriver.actions.pairing import end_pairing
from codriver.actions.reflections import (
    ReflectionHindrance,
    offer_to_talk,
    save_reflection,
    share_reflection,
    stop_talking,
    unshare_reflection,
)
from codriver.models import CandidacyReflection, CoDriverTask, CompetenceOffer, WillingToTalk
from codriver.rules.candidacy import CandidacyHindrance
from codriver.rules.offers import Missing
from codriver.tests.factories import CoDriverOfferFactory, ready_candidate, running_pair
from netvaerk.models import AuditEvent, Competence
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.rules.releases import ReleaseHindrance
from roles.tests.factories import NominationFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WELL = {"draws": "Hemmelig grund", "time": "yes", "season": "calm", "courage": "yes", "leader": "yes"}


def now():
    return timezone.now()


@pytest.fixture
def considering():
    return steps.start_candidacy(PersonFactory(personnel_leader=PersonFactory()), at=now())


def reflected(candidacy, **answers):
    given = {"answers": {**WELL, **answers}, "wishes_to_lead": "yes", "shown": candidacy.reflection.version}
    return save_reflection(candidacy, **given, by=candidacy.person, at=now())


@pytest.fixture
def interested(considering):
    reflected(considering)
    steps.say_interested(considering, by=considering.person, at=now())
    return considering


@pytest.fixture
def waiting(interested):
    person = interested.person
    CompetenceOffer.objects.create(person=person, competence=Competence.objects.first(), wish="want")
    CoDriverOfferFactory(person=person).tasks.set([CoDriverTask.objects.first()])
    steps.ask_leader(interested, by=person, at=now())
    return interested


def give(candidacy, by=None, hours=Decimal(3), began_on=TODAY, days=100):
    by = by or candidacy.person.personnel_leader
    ended_on = TODAY + timedelta(days=days)
    steps.give_time(candidacy, hours=hours, began_on=began_on, ended_on=ended_on, by=by, at=now())


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words, at=now())
    return refusal.value.reasons


def test_beginning_is_private(considering):
    events = AuditEvent.objects.filter(object_type="codriver.codrivercandidacy")

    assert considering.status == "considering"
    assert [(one.actor, one.subject) for one in events] == [(None, None)]
    assert steps.start_candidacy(considering.person, at=now()) == considering


def test_a_nomination_with_a_yes_is_tied_to_it():
    nomination = NominationFactory(accepted=True)

    assert steps.start_candidacy(nomination.person, at=now()).nomination == nomination


def test_no_interest_without_the_reflection(considering):
    reasons = refused(steps.say_interested, considering, by=considering.person)

    assert reasons == [CandidacyHindrance.NO_REFLECTION]


def test_interest_tells_the_secretariat(considering, django_capture_on_commit_callbacks):
    officer = OfficerFactory()
    reflected(considering)

    with django_capture_on_commit_callbacks(execute=True):
        steps.say_interested(considering, by=considering.person, at=now())

    assert considering.status == "interested"
    assert [one.to for one in mail.outbox] == [[officer.email]]
    assert considering.person.name not in mail.outbox[0].body


def test_the_leader_is_asked_once_the_offer_says_enough(interested):
    reasons = refused(steps.ask_leader, interested, by=interested.person)

    assert reasons == [Missing.COMPETENCES, Missing.TASKS, Missing.HOURS]


def test_the_leader_gets_a_letter_without_a_name(waiting, django_capture_on_commit_callbacks):
    steps.say_not_now(
        waiting, reason="Travlt", ask_again_on=TODAY + timedelta(days=1), by=waiting.person.personnel_leader, at=now()
    )
    waiting.ask_again_on = TODAY
    waiting.save()

    with django_capture_on_commit_callbacks(execute=True):
        steps.ask_leader(waiting, by=OfficerFactory(), at=now())

    assert (waiting.status, waiting.not_now_reason, waiting.ask_again_on) == ("with_leader", "", None)
    assert [one.to for one in mail.outbox] == [[waiting.person.personnel_leader.email]]
    assert waiting.person.name not in mail.outbox[0].body


def test_time_makes_one_ready(waiting):
    give(waiting)
    give(waiting)

    assert (waiting.status, waiting.hours_per_week, waiting.answered_by) == (
        "ready",
        Decimal(3),
        waiting.person.personnel_leader,
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hours": Decimal(0)}, ReleaseHindrance.HOURS),
        ({"hours": Decimal(38)}, ReleaseHindrance.HOURS),
        ({"days": -1}, None),
    ],
    ids=str,
)
def test_time_that_is_not_possible_is_refused(waiting, change, reason):
    with pytest.raises(Refused) as refusal:
        give(waiting, **change)
    assert reason is None or refusal.value.reasons == [reason]
    waiting.refresh_from_db()
    assert waiting.status == "with_leader"


@pytest.mark.parametrize("who", ["oneself", "officer", "another leader"])
def test_nobody_but_the_own_leader_gives_time(waiting, who):
    other = ready_candidate().person.personnel_leader
    by = {"oneself": waiting.person, "officer": OfficerFactory(), "another leader": other}[who]

    with pytest.raises(Refused) as refusal:
        give(waiting, by=by)
    assert refusal.value.reasons == [CandidacyHindrance.NOT_THE_LEADER]


def test_a_new_leader_answers_what_the_former_was_asked(waiting):
    waiting.person.personnel_leader = PersonFactory()
    waiting.person.save()

    give(waiting)

    assert waiting.answered_by == waiting.person.personnel_leader


def test_a_pair_makes_matched_and_its_end_makes_resting():
    candidacy = ready_candidate()
    pairing = running_pair(co_driver=candidacy.person)
    candidacy.refresh_from_db()
    assert candidacy.status == "matched"

    end_pairing(pairing, by=OfficerFactory(), on=TODAY, reason="Nyt arbejde", at=now())
    candidacy.refresh_from_db()
    assert candidacy.status == "resting"

    steps.be_ready_again(candidacy, by=candidacy.person, at=now())
    assert candidacy.status == "ready"


def test_time_that_is_over_does_not_make_one_ready_again():
    candidacy = ready_candidate(status="resting", free_until=TODAY)
    candidacy.free_from = candidacy.free_until = TODAY - timedelta(days=1)
    candidacy.save()

    reasons = refused(steps.be_ready_again, candidacy, by=candidacy.person)

    assert reasons == [CandidacyHindrance.TIME_IS_OVER]


def test_withdrawing_deletes_the_reflection_and_tells_no_reason(waiting, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        steps.withdraw_candidacy(waiting, by=waiting.person, at=now())
        steps.withdraw_candidacy(waiting, by=waiting.person, at=now())

    assert waiting.status == "withdrawn"
    assert CandidacyReflection.objects.count() == 0
    assert [one.to for one in mail.outbox] == [[waiting.person.personnel_leader.email]]


def test_withdrawing_from_a_private_consideration_leaves_no_trace_of_whom(considering):
    steps.withdraw_candidacy(considering, by=considering.person, at=now())

    events = AuditEvent.objects.filter(object_type="codriver.codrivercandidacy")
    assert {(one.actor, one.subject) for one in events} == {(None, None)}


def test_who_leaves_the_municipality_is_no_candidate(interested):
    leave(interested.person, by=OfficerFactory(), at=now())

    interested.refresh_from_db()
    assert interested.status == "withdrawn"


def test_a_reflection_is_kept_as_it_is_written_and_done_when_nothing_is_missing(considering):
    half = save_reflection(
        considering, answers={"draws": "Noget"}, wishes_to_lead="", shown=1, by=considering.person, at=now()
    )
    assert (half.done_at, half.version) == (None, 2)

    whole = save_reflection(
        considering, answers=WELL, wishes_to_lead="not_now", shown=2, by=considering.person, at=now()
    )
    assert whole.done_at


def test_another_window_is_not_overwritten(considering):
    reflected(considering)

    reasons = refused(
        save_reflection,
        considering,
        answers={"draws": "Andet"},
        wishes_to_lead="yes",
        shown=1,
        by=considering.person,
    )

    assert reasons == [ReflectionHindrance.CHANGED_MEANWHILE]


@pytest.mark.parametrize("act", [share_reflection, unshare_reflection])
def test_nobody_else_shares_it(interested, act):
    assert refused(act, interested, by=OfficerFactory()) == [ReflectionHindrance.NOT_YOURS]


def test_sharing_is_one_act_and_can_be_undone(interested):
    share_reflection(interested, by=interested.person, at=now())
    assert CandidacyReflection.objects.get().shared_at

    unshare_reflection(interested, by=interested.person, at=now())
    assert CandidacyReflection.objects.get().shared_at is None


def test_what_is_not_done_or_not_told_is_not_shared(considering):
    reasons = refused(share_reflection, considering, by=considering.person)

    assert reasons == [ReflectionHindrance.NOT_DONE, ReflectionHindrance.NOT_TOLD]


def test_only_who_has_co_driven_offers_to_talk():
    person = running_pair().co_driver
    offer_to_talk(person, about="Tid", at=now())
    offer_to_talk(person, about="Mod", at=now())

    assert WillingToTalk.objects.get().about == "Mod"
    assert refused(offer_to_talk, PersonFactory(), about="") == [CandidacyHindrance.NEVER_CO_DROVE]
    stop_talking(person, at=now())
    assert WillingToTalk.objects.count() == 0
