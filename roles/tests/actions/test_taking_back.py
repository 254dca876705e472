"""Taking released time back, and confirming what one has inherited."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import Person, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions.releases import confirm_inherited, release_time, take_back
from roles.models import ResourceRelease
from roles.rules.releases import ReleaseHindrance, State
from roles.tests.factories import LedPersonFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
IN_TIME = TODAY + timedelta(days=14)


def released(**fields):
    person = LedPersonFactory()
    return ReleaseFactory(person=person, approved_by=person.personnel_leader, **fields)


def taken(release, by=None, last_day=IN_TIME, reason="Vi mangler folk."):
    take_back(release, last_day=last_day, reason=reason, by=by or release.person.personnel_leader, at=NOW)
    return release


def test_it_ends_on_the_day_that_was_said_and_keeps_what_was_promised():
    release = released()
    promised, leader = release.ended_on, release.person.personnel_leader
    taken(release)

    assert (release.ended_on, release.promised_until, release.taken_back_by) == (IN_TIME, promised, leader)
    assert release.state(TODAY) == State.TAKEN_BACK
    assert release in ResourceRelease.objects.granted(IN_TIME)
    assert release not in ResourceRelease.objects.granted(IN_TIME + timedelta(days=1))
    assert log_of(release) == [(Verb.TOOK_BACK, leader, release.person)]


def test_what_would_have_begun_later_never_begins():
    release = released(began_on=TODAY + timedelta(days=40))
    promised = release.ended_on
    taken(release)

    assert (release.withdrawn_on, release.ended_on, release.promised_until) == (TODAY, promised, promised)
    assert not ResourceRelease.objects.granted(TODAY).exists()
    assert release in ResourceRelease.objects.taken_back(TODAY)


@pytest.mark.parametrize("began_in", [-7, 40], ids=["running", "to come"])
def test_taking_back_twice_is_taking_back_once(began_in):
    release = released(began_on=TODAY + timedelta(days=began_in))
    taken(release)
    before = ResourceRelease.objects.filter(pk=release.pk).values().get()
    taken(release)

    assert ResourceRelease.objects.filter(pk=release.pk).values().get() == before
    assert times(Verb.TOOK_BACK, release) == 1


def test_what_is_taken_back_is_not_taken_back_in_another_way():
    release = taken(released())

    with refused(ReleaseHindrance.NOT_STANDING, ReleaseHindrance.NOT_SHORTER):
        taken(release, reason="En anden grund")


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"last_day": IN_TIME - timedelta(days=1)}, ReleaseHindrance.SHORT_NOTICE),
        ({"last_day": TODAY + timedelta(days=180)}, ReleaseHindrance.NOT_SHORTER),
        ({"reason": " "}, ReleaseHindrance.NO_REASON),
    ],
    ids=["short notice", "not shorter", "no reason"],
)
def test_what_is_refused_writes_nothing(change, reason):
    release = released()

    with refused(reason):
        taken(release, **change)
    assert ResourceRelease.objects.get().promised_until is None


OTHERS = {
    "the person": lambda release: release.person,
    "officer": lambda release: OfficerFactory(),
    "another leader": lambda release: released().approved_by,
    "who led before": lambda release: moved(release),
    "superuser": lambda release: Person.objects.create_superuser("root@kommune.example", name="Root"),
}


def moved(release):
    """Give the person another leader; the one they had."""
    former = release.person.personnel_leader
    Person.objects.filter(pk=release.person_id).update(personnel_leader=PersonFactory())
    release.person.refresh_from_db()
    return former


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_takes_it_back_or_confirms_it(who):
    release = released()
    person = OTHERS[who](release)

    with refused(ReleaseHindrance.NOT_THE_LEADER):
        taken(release, by=person)
    with refused(ReleaseHindrance.NOT_THE_LEADER):
        confirm_inherited(release, by=person, at=NOW)


def test_the_person_and_the_secretariat_are_told_without_the_reason(django_capture_on_commit_callbacks):
    release, officer = released(), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        taken(release)

    assert {letter.to[0] for letter in mail.outbox} == {release.person.email, officer.email}
    assert all("mangler folk" not in letter.body for letter in mail.outbox)


def test_time_may_be_released_anew_after_it_was_taken_back():
    release = taken(released())
    again = {"hours": release.hours_per_week, "began_on": release.began_on, "ended_on": release.ended_on}
    leader = release.person.personnel_leader
    new = release_time(release.person, theme=release.theme, sets_aside="", by=leader, at=NOW, **again)
    release.refresh_from_db()

    assert (new != release, release.withdrawn_on) == (True, TODAY)
    assert not ResourceRelease.objects.taken_back(TODAY).exists()


# --- inherited ------------------------------------------------------------------------------------------------------


def test_a_new_leader_confirms_once():
    release = released()
    moved(release)
    leader = release.person.personnel_leader
    for _again in range(2):
        confirm_inherited(release, by=leader, at=NOW)

    assert (release.confirmed_by, release.is_inherited) == (leader, False)
    assert log_of(release) == [(Verb.CONFIRMED, leader, release.person)]


def test_the_next_leader_after_that_inherits_it_again():
    release = released()
    moved(release)
    confirm_inherited(release, by=release.person.personnel_leader, at=NOW)
    moved(release)

    assert release in ResourceRelease.objects.inherited(TODAY)


def test_what_is_over_is_not_confirmed():
    release = released(ended_on=TODAY - timedelta(days=1))
    moved(release)

    with refused(ReleaseHindrance.NOT_STANDING):
        confirm_inherited(release, by=release.person.personnel_leader, at=NOW)


def test_who_released_it_has_nothing_to_confirm():
    release = released()
    confirm_inherited(release, by=release.approved_by, at=NOW)

    assert log_of(release) == []
