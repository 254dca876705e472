"""Everything that waits for a person: reminded after 7 and 14 days, once each, then on the secretariat's list, and never
with the line manager of the one who is waited for."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import TestCase
from django.utils import timezone

from netvaerk.models import Person, SentLetter
from netvaerk.tests.factories import OfficerFactory
from roles.models import Encouragement
from roles.tests.factories import EncouragementFactory, NominationFactory, RequestFactory
from secretariat.actions.reminders import remind_of, remind_of_what_waits
from secretariat.facts.waiting import FINDERS
from secretariat.queries.today.page import waiting_for
from secretariat.queries.today.unanswered import SHOWN_ELSEWHERE
from secretariat.rules.waiting import COURSES, Then, Wait
from secretariat.tests.waiting import SCENES

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOW = timezone.now()
WAITS = pytest.mark.parametrize("wait", FINDERS, ids=lambda wait: wait.value)


def after(days):
    return NOW + timedelta(days=days)


def reminded(wait, days):
    """Who had a reminder when the daily run came so many days later."""
    mail.outbox.clear()
    with TestCase.captureOnCommitCallbacks(execute=True):
        remind_of(wait, at=after(days))
    return sorted(address for one in mail.outbox for address in one.to)


def addresses(people):
    return sorted(one.email for one in people)


def test_every_kind_but_those_reminded_elsewhere_is_found_and_tried():
    elsewhere = {wait for wait, course in COURSES.items() if course.reminded_after != (7, 14)}
    assert set(FINDERS) == set(SCENES) == set(Wait) - elsewhere


@WAITS
def test_reminded_after_7_and_14_days_once_each_and_nobody_else_is(wait):
    people = addresses(SCENES[wait]())

    assert [reminded(wait, days) for days in (6, 7, 7, 8, 13)] == [[], people, [], [], []]
    assert [reminded(wait, days) for days in (14, 14, 15, 30)] == [people, [], [], []]


@WAITS
def test_a_late_run_sends_the_last_reminder_alone(wait):
    people = addresses(SCENES[wait]())

    assert [reminded(wait, days) for days in (16, 17)] == [people, []]


@WAITS
def test_then_the_secretariat_sees_it_or_nobody(wait):
    SCENES[wait]()
    course, officer = COURSES[wait], OfficerFactory()

    def kinds(days):
        return {one.kind for one in waiting_for(officer, timezone.localdate(after(days)))}

    if course.then is Then.SECRETARIAT and wait not in SHOWN_ELSEWHERE:
        assert (course.kind in kinds(course.listed_after - 1), course.kind in kinds(course.listed_after)) == (
            False,
            True,
        )
    else:
        assert kinds(60) & {COURSES[one].kind for one in FINDERS if one not in SHOWN_ELSEWHERE} == set()


@WAITS
def test_who_has_left_is_not_reminded(wait):
    SCENES[wait]()
    Person.objects.update(is_active=False)

    assert reminded(wait, 14) == []


@WAITS
def test_a_reminder_says_what_and_since_when_with_a_link_and_in_either_language(wait):
    people = SCENES[wait]()
    for language in ("da", "en"):
        Person.objects.update(language=language)
        SentLetter.objects.all().delete()
        reminded(wait, 7)
        for letter in mail.outbox:
            assert "None" not in letter.subject + letter.body
            assert "%(" not in letter.subject + letter.body
            assert "http" in letter.body
            assert (
                letter.subject.startswith(("Husk senest", "Remember by", "Det venter stadig", "It still waits"))
                or COURSES[wait].letter
            )
    assert len(people) == len(mail.outbox)


def test_the_daily_step_takes_all_kinds():
    people = SCENES[Wait.TIME]() + SCENES[Wait.ROLE]()

    assert remind_of_what_waits(at=after(7)).done >= len(people)
    assert remind_of_what_waits(at=after(7)).done == 0


def test_what_is_asked_anew_is_reminded_anew():
    request = RequestFactory()
    reminded(Wait.TIME, 14)
    request.asked_at = after(20)
    request.save()

    assert reminded(Wait.TIME, 27) == [request.person.personnel_leader.email]


def test_the_leader_of_today_is_reminded_and_not_the_one_who_was_asked():
    request = RequestFactory()
    request.person.personnel_leader = OfficerFactory()
    request.person.save()

    assert reminded(Wait.TIME, 7) == [request.person.personnel_leader.email]


def test_a_reminder_does_not_tell_a_nomination_from_a_kind_word():
    NominationFactory(person__language="da", person__name="Bo Friis")
    EncouragementFactory(person__language="da", person__name="Bo Friis")
    reminded(Wait.WORD, 7)

    assert len({(one.subject, one.body) for one in mail.outbox}) == 1
    assert len(mail.outbox) == 2
    Encouragement.objects.update(seen_at=NOW)
    assert len(reminded(Wait.WORD, 14)) == 1


def test_an_officer_who_is_waited_for_does_not_see_it_on_the_list():
    officer, colleague = OfficerFactory(), OfficerFactory()
    RequestFactory(person__personnel_leader=officer, asked_at=after(-20))

    def kinds(one):
        return {waiting.kind for waiting in waiting_for(one, timezone.localdate(NOW))}

    kind = COURSES[Wait.TIME].kind
    assert (kind in kinds(officer), kind in kinds(colleague)) == (False, True)
