"""What the database refuses about candidacies, and who sees which."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.models import CandidacyReflection, CoDriverCandidacy
from codriver.tests.factories import CandidacyFactory, ready_candidate
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def changed(candidacy, **fields):
    CoDriverCandidacy.objects.filter(pk=candidacy.pk).update(**fields)


def test_interest_has_a_day_and_a_consideration_has_none():
    with refused_by("candidacy_is_private_while_considered"):
        changed(CandidacyFactory(interested=True), interested_at=None)
    with refused_by("candidacy_is_private_while_considered"):
        changed(CandidacyFactory(), interested_at=timezone.now())


def test_who_waits_for_the_leader_has_asked():
    with refused_by("candidacy_with_leader_was_asked"):
        changed(CandidacyFactory(with_leader=True), asked_leader_at=None)


@pytest.mark.parametrize("field", ["hours_per_week", "free_from", "free_until", "answered_by", "ready_at"])
def test_who_is_ready_has_time_from_somebody(field):
    with refused_by("candidacy_ready_has_time"):
        changed(ready_candidate(), **{field: None})


@pytest.mark.parametrize("hours", [0, 38])
def test_hours_fit_a_week(hours):
    with refused_by("candidacy_hours_fit_a_week"):
        changed(ready_candidate(), hours_per_week=hours)


def test_time_does_not_end_before_it_begins():
    with refused_by("candidacy_time_ends_no_sooner_than_it_begins"):
        changed(ready_candidate(), free_until=TODAY - timedelta(days=1))


@pytest.mark.parametrize("lacking", [{"not_now_reason": ""}, {"ask_again_on": None}])
def test_not_now_says_why_and_when(lacking):
    with refused_by("candidacy_not_now_says_why_and_when"):
        changed(CandidacyFactory(not_now=True), **lacking)


def test_the_withdrawn_have_a_day_and_no_others():
    with refused_by("candidacy_withdrawn_has_a_day"):
        changed(ready_candidate(), status="withdrawn")
    with refused_by("candidacy_withdrawn_has_a_day"):
        changed(ready_candidate(), closed_at=timezone.now())


def test_nobody_answers_their_own():
    candidacy = ready_candidate()

    with refused_by("candidacy_is_not_answered_by_oneself"):
        changed(candidacy, answered_by=candidacy.person)


def test_a_person_has_one_open_at_a_time():
    candidacy = CandidacyFactory()

    with refused_by("candidacy_one_open_for_a_person"):
        CandidacyFactory(person=candidacy.person)


def test_who_has_withdrawn_may_begin_again():
    former = CandidacyFactory(status="withdrawn", closed_at=timezone.now(), reflection=None)

    assert CandidacyFactory(person=former.person).status == "considering"


def test_a_reflection_that_is_done_says_whether_one_wishes_to_lead():
    candidacy = CandidacyFactory()

    with refused_by("reflection_done_answers_whether_to_lead"):
        CandidacyReflection.objects.filter(candidacy=candidacy).update(wishes_to_lead="")


def test_a_reflection_that_is_shared_is_done():
    candidacy = CandidacyFactory()

    with refused_by("reflection_shared_is_done"):
        CandidacyReflection.objects.filter(candidacy=candidacy).update(done_at=None, shared_at=timezone.now())


@pytest.mark.parametrize(
    ("trait", "seen_by"),
    [
        (None, {"person"}),
        ("interested", {"person", "officer"}),
        ("with_leader", {"person", "officer", "leader"}),
        ("ready", {"person", "officer", "leader"}),
        ("not_now", {"person", "officer", "leader"}),
    ],
)
def test_who_sees_it(trait, seen_by):
    candidacy = CandidacyFactory(**({trait: True} if trait else {}))
    CandidacyFactory(ready=True)  # of somebody else
    people = {"person": candidacy.person, "leader": candidacy.person.personnel_leader, "officer": OfficerFactory()}
    people |= {"superuser": PersonFactory(is_staff=True, is_superuser=True), "colleague": PersonFactory()}
    seen = {part for part, one in people.items() if CoDriverCandidacy.objects.visible_to(one).filter(pk=candidacy.pk)}

    assert seen == seen_by


def test_a_new_personnel_leader_takes_over_what_waits():
    candidacy, new = CandidacyFactory(with_leader=True), PersonFactory()
    candidacy.person.personnel_leader = new
    candidacy.person.save()

    assert list(CoDriverCandidacy.objects.awaiting(new)) == [candidacy]
