"""What the database itself refuses of candidacies, reflections, and who is willing to talk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.models import CandidacyReflection, CoDriverCandidacy, WillingToTalk
from codriver.tests.factories import ready_candidate
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()


def considering(person=None, **fields):
    return CoDriverCandidacy.objects.create(person=person or PersonFactory(), began_at=NOW, **fields)


def changed(candidacy, **fields):
    CoDriverCandidacy.objects.filter(pk=candidacy.pk).update(**fields)


def test_one_open_candidacy_for_a_person():
    person = considering().person
    with refused_by("candidacy_one_open_for_a_person"):
        considering(person)

    changed(CoDriverCandidacy.objects.get(), status="withdrawn", closed_at=NOW)
    considering(person)


@pytest.mark.parametrize("fields", [{"interested_at": NOW}, {"status": "resting"}], ids=str)
def test_it_is_private_while_it_is_considered(fields):
    with refused_by("candidacy_is_private_while_considered"):
        considering(**fields)


@pytest.mark.parametrize("fields", [{"status": "with_leader", "asked_leader_at": None}], ids=str)
def test_a_leader_who_is_to_answer_was_asked(fields):
    with refused_by("candidacy_with_leader_was_asked"):
        changed(ready_candidate(), **fields)


@pytest.mark.parametrize("fields", [{"hours_per_week": None}, {"status": "matched", "free_until": None}], ids=str)
def test_who_is_ready_has_time(fields):
    with refused_by("candidacy_ready_has_time"):
        changed(ready_candidate(), **fields)


@pytest.mark.parametrize("hours", [0, 38])
def test_hours_fit_a_week(hours):
    with refused_by("candidacy_hours_fit_a_week"):
        changed(ready_candidate(), hours_per_week=hours)


def test_time_ends_no_sooner_than_it_begins():
    with refused_by("candidacy_time_ends_no_sooner_than_it_begins"):
        changed(ready_candidate(), free_until=TODAY - timedelta(days=1))


@pytest.mark.parametrize("fields", [{"not_now_reason": "Travlt"}, {"ask_again_on": TODAY}], ids=str)
def test_not_now_says_why_and_when(fields):
    with refused_by("candidacy_not_now_says_why_and_when"):
        changed(ready_candidate(), status="not_now", **fields)


@pytest.mark.parametrize("fields", [{"status": "withdrawn"}, {"closed_at": NOW}], ids=str)
def test_what_is_withdrawn_has_a_day(fields):
    with refused_by("candidacy_withdrawn_has_a_day"):
        changed(ready_candidate(), **fields)


def test_nobody_answers_for_themselves():
    candidacy = ready_candidate()
    with refused_by("candidacy_is_not_answered_by_oneself"):
        changed(candidacy, answered_by=candidacy.person)


@pytest.mark.parametrize("fields", [{"done_at": NOW}], ids=str)
def test_a_reflection_that_is_done_answers_whether_to_lead(fields):
    with refused_by("reflection_done_answers_whether_to_lead"):
        CandidacyReflection.objects.create(candidacy=considering(), **fields)


def test_what_is_shared_is_done():
    with refused_by("reflection_shared_is_done"):
        CandidacyReflection.objects.create(candidacy=considering(), shared_at=NOW)


def test_who_sees_a_candidacy():
    private, told = considering(), ready_candidate()
    leader, officer, outsider = told.person.personnel_leader, OfficerFactory(), ready_candidate().person

    seen = [set(CoDriverCandidacy.objects.visible_to(one)) for one in (private.person, leader, officer, outsider)]

    assert [private in one for one in seen] == [True, False, False, False]
    assert [told in one for one in seen] == [False, True, True, False]


def test_an_offer_to_talk_is_by_one_person_once():
    row = WillingToTalk.objects.create(person=PersonFactory(), since=NOW)

    assert str(row) == row.person.name
