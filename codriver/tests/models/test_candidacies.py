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
WRONG = {
    "candidacy_is_private_while_considered": {"interested_at": None},
    "candidacy_with_leader_was_asked": {"status": "with_leader", "asked_leader_at": None},
    "candidacy_ready_has_time": {"hours_per_week": None},
    "candidacy_hours_fit_a_week": {"hours_per_week": 38},
    "candidacy_time_ends_no_sooner_than_it_begins": {"free_until": TODAY - timedelta(days=1)},
    "candidacy_not_now_says_why_and_when": {"status": "not_now", "not_now_reason": ""},
    "candidacy_withdrawn_has_a_day": {"status": "withdrawn"},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_no_candidacy_is(name):
    candidacy = ready_candidate()

    with refused_by(name):
        CoDriverCandidacy.objects.filter(pk=candidacy.pk).update(**WRONG[name])


def test_nobody_answers_their_own():
    candidacy = ready_candidate()

    with refused_by("candidacy_is_not_answered_by_oneself"):
        CoDriverCandidacy.objects.filter(pk=candidacy.pk).update(answered_by=candidacy.person)


def test_a_person_has_one_open_at_a_time():
    candidacy = CandidacyFactory()

    with refused_by("candidacy_one_open_for_a_person"):
        CandidacyFactory(person=candidacy.person)


def test_who_has_withdrawn_may_begin_again():
    former = CandidacyFactory(status="withdrawn", closed_at=timezone.now(), reflection=None)

    assert CandidacyFactory(person=former.person).status == "considering"


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("reflection_done_answers_whether_to_lead", {"wishes_to_lead": ""}),
        ("reflection_shared_is_done", {"done_at": None, "shared_at": timezone.now()}),
    ],
)
def test_what_no_reflection_is(name, wrong):
    candidacy = CandidacyFactory()

    with refused_by(name):
        CandidacyReflection.objects.filter(candidacy=candidacy).update(**wrong)


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
