"""Saying what one wishes, pausing, leaving, coming back, and being noted as ready."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions import path as actions
from codriver.models import DevelopmentPath, LeadershipWish
from codriver.rules.path import PathHindrance
from codriver.tests.paths import KINDS, co_driver, practising
from netvaerk.models import Person, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def wish(person, word, by=None):
    actions.say_wish(person, wish=word, by=by or person, at=NOW)


def test_each_wish_is_kept_and_the_latest_counts():
    person = co_driver()
    for word in ("considering", "yes", "yes", "not_now"):
        wish(person, word)

    assert [one.wish for one in LeadershipWish.objects.all()] == ["not_now", "yes", "considering"]


@pytest.mark.parametrize("word", ["maybe", ""])
def test_only_the_three_words_are_wishes(word):
    person = co_driver()
    with refused(PathHindrance.NOT_A_WISH):
        wish(person, word)


def test_nobody_says_it_for_somebody_else():
    person, officer = co_driver(), OfficerFactory()
    with refused(PathHindrance.NOT_YOURS):
        wish(person, "yes", by=officer)


def test_who_is_not_on_the_path_says_nothing_about_it():
    with refused(PathHindrance.NOT_ON_THE_PATH):
        wish(PersonFactory(), "yes")


@pytest.mark.parametrize("for_good", [False, True], ids=["pause", "leave"])
def test_one_stops_without_a_reason_and_comes_back_to_where_one_was(for_good):
    person = practising()
    for _again in range(2):
        actions.stop(person, for_good=for_good, by=person, at=NOW)
    path = DevelopmentPath.objects.get()
    assert (path.paused_at is None, path.left_at is None) == (for_good, not for_good)

    actions.come_back(person, by=person, at=NOW)

    path.refresh_from_db()
    assert (path.paused_at, path.left_at) == (None, None)
    stops = Verb.LEFT if for_good else Verb.CHANGED
    assert log_of(path) == [(stops, person, person), (Verb.OPENED, person, person)]


def test_a_pause_can_become_an_end():
    person = practising()
    actions.stop(person, for_good=False, by=person, at=NOW)
    actions.stop(person, for_good=True, by=person, at=NOW)

    assert DevelopmentPath.objects.get().left_at == NOW


def test_nobody_comes_back_who_never_stopped():
    person = co_driver()
    with refused(PathHindrance.NOT_STOPPED):
        actions.come_back(person, by=person, at=NOW)


@pytest.mark.parametrize("has_time", [False, True])
def test_the_personnel_leader_is_told_of_a_pause_where_time_is_released(has_time, django_capture_on_commit_callbacks):
    person = practising()
    if has_time:
        ReleaseFactory(person=person)
    with django_capture_on_commit_callbacks(execute=True):
        actions.stop(person, for_good=False, by=person, at=NOW)

    told = {one.to[0] for one in mail.outbox}
    assert told == {
        *Person.objects.secretariat().values_list("email", flat=True),
        *([person.personnel_leader.email] if has_time else []),
    }


def test_who_has_practised_is_asked_once_and_again_a_year_after_the_answer():
    person = practising()
    days = [NOW, NOW, NOW + timedelta(days=400)]
    assert [actions.ask_wishes(at=day).done for day in days] == [1, 0, 0]

    wish(person, "not_now")
    days = [NOW + timedelta(days=364), NOW + timedelta(days=365), NOW + timedelta(days=366)]
    assert [actions.ask_wishes(at=day).done for day in days] == [0, 1, 0]


def confirmed_and_willing():
    person = practising(KINDS)
    wish(person, "yes")
    return person


def test_the_secretariat_notes_that_somebody_is_ready_once():
    person, officer = confirmed_and_willing(), OfficerFactory()
    for _again in range(2):
        actions.note_ready(person, by=officer, at=NOW)

    path = DevelopmentPath.objects.get()
    assert (path.ready_at, path.ready_by) == (NOW, officer)
    assert log_of(path) == [(Verb.APPROVED, officer, person)]


def test_nobody_else_notes_it():
    person = confirmed_and_willing()
    with refused(PathHindrance.NOT_SECRETARIAT):
        actions.note_ready(person, by=person, at=NOW)


def test_without_confirmed_practice_nobody_is_ready():
    person, officer = practising(), OfficerFactory()
    with refused(PathHindrance.NOT_READY):
        actions.note_ready(person, by=officer, at=NOW)
