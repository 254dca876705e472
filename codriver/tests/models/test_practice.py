"""What the database itself refuses of practice and ratings."""

import pytest
from django.utils import timezone

from codriver.models import CompetenceRating, LeadershipCompetence, MirrorRequest, PracticeEvidence
from codriver.tests.factories import asked_practice, confirmed_practice, practised, running_pair
from netvaerk.tests.constraints import refused_by, sealed

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def changed(evidence, **fields):
    PracticeEvidence.objects.filter(pk=evidence.pk).update(**fields)


def rating(pairing, **fields):
    said = {"side": "own", "moment": "start", "level": 2, **fields}
    competence = LeadershipCompetence.objects.first()
    return CompetenceRating.objects.create(
        pairing=pairing, author=pairing.co_driver, competence=competence, rated_at=NOW, **said
    )


def test_practice_is_of_a_kind():
    with refused_by("practice_is_of_a_kind"):
        changed(practised(), plans=False)


@pytest.mark.parametrize("fields", [{"asked_at": NOW}, {"status": "asked"}, {"status": "questioned"}], ids=str)
def test_its_dates_fit_its_state(fields):
    with refused_by("practice_dates_fit_its_state"):
        changed(practised(), **fields)


@pytest.mark.parametrize("fields", [{"status": "confirmed"}, {"confirmed_at": NOW}], ids=str)
def test_confirmed_says_by_whom(fields):
    with refused_by("practice_confirmed_says_by_whom"):
        changed(asked_practice(), **fields)


def test_what_is_confirmed_is_the_version_that_was_read():
    evidence = asked_practice()
    by = {"confirmed_at": NOW, "confirmed_by": evidence.pairing.network_leader, "confirmed_version": 2}
    with refused_by("practice_confirmed_stays_as_read"):
        changed(evidence, status="confirmed", **by)


def test_what_is_confirmed_is_sealed_but_for_who_sees_it():
    evidence = confirmed_practice()
    for fields in ({"what_done": "Noget andet"}, {"spars": True}, {"status": "asked"}):
        with sealed():
            changed(evidence, **fields)
    with sealed():
        PracticeEvidence.objects.filter(pk=evidence.pk).delete()

    changed(evidence, shown_at=NOW)
    assert PracticeEvidence.objects.shown().get() == evidence


def test_a_rating_is_of_four_levels_at_three_moments_by_two():
    pairing = running_pair()
    with refused_by("rating_is_of_four_levels"):
        rating(pairing, level=5)
    with refused_by("rating_has_its_moment"):
        rating(pairing, moment="later")
    with refused_by("rating_has_its_side"):
        rating(pairing, side="boss")


def test_a_rating_is_never_written_over():
    one = rating(running_pair())
    with sealed():
        CompetenceRating.objects.filter(pk=one.pk).update(level=4)


def test_a_mirror_is_asked_for_once_a_moment_and_answered_after():
    pairing = running_pair()
    asked = {"pairing": pairing, "moment": "start", "asked_at": NOW}
    MirrorRequest.objects.create(**asked)
    with refused_by("mirror_is_asked_once_for_a_moment"):
        MirrorRequest.objects.create(**asked)
    with refused_by("mirror_has_its_moment"):
        MirrorRequest.objects.create(**asked | {"moment": "later"})
    with refused_by("mirror_is_answered_after_it_is_asked"):
        MirrorRequest.objects.update(answered_at=NOW - timezone.timedelta(days=1))
