"""Taking, handing over and putting off what stands on today's list."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from secretariat.actions.today import arrange, take
from secretariat.models import TodayMark
from secretariat.rules.today import Case, Kind, TodayHindrance

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
CASE = Case(Kind.NO_CO_DRIVER, 7, TODAY - timedelta(days=9))


def test_one_takes_it_and_the_other_is_told():
    first, second = OfficerFactory(), OfficerFactory()
    take(CASE, by=first, at=NOW)

    with refused(TodayHindrance.TAKEN):
        take(CASE, by=second, at=NOW)
    take(CASE, by=first, at=NOW)

    mark = TodayMark.objects.get()
    assert (mark.taken_by, mark.since) == (first, CASE.since)
    assert set(log_of(mark)) == {(Verb.CHANGED, first, first)}


def test_it_is_handed_over_and_put_off_at_once():
    one, colleague = OfficerFactory(), OfficerFactory()
    arrange(CASE, to=colleague, until=TODAY + timedelta(days=3), by=one, at=NOW)

    mark = TodayMark.objects.get()
    assert (mark.taken_by, mark.postponed_until, mark.postponed_by) == (colleague, TODAY + timedelta(days=3), one)
    assert log_of(mark) == [(Verb.CHANGED, one, colleague)]


def test_the_same_again_changes_nothing():
    one = OfficerFactory()
    for _ in range(2):
        arrange(CASE, to=one, until=None, by=one, at=NOW)

    assert len(log_of(TodayMark.objects.get())) == 1


def test_a_day_that_came_may_stay_as_it_is_when_it_is_handed_over():
    one = OfficerFactory()
    arrange(CASE, to=None, until=TODAY + timedelta(days=1), by=one, at=NOW)
    arrange(CASE, to=one, until=TODAY + timedelta(days=1), by=one, at=NOW + timedelta(days=5))

    assert TodayMark.objects.get().taken_by == one


@pytest.mark.parametrize(
    ("who", "more", "reason"),
    [
        ("employee", {}, TodayHindrance.NOT_AN_OFFICER),
        ("officer", {"seen_by_them": False}, TodayHindrance.NOT_FOR_THEM),
        ("officer", {"until": TODAY}, TodayHindrance.NOT_LATER),
        ("officer", {"until": TODAY + timedelta(days=91)}, TodayHindrance.TOO_FAR),
    ],
)
def test_what_is_refused_changes_nothing(who, more, reason):
    to = OfficerFactory() if who == "officer" else PersonFactory()

    with refused(reason):
        arrange(CASE, **{"to": to, "until": None, "by": OfficerFactory(), "at": NOW} | more)
    assert not TodayMark.objects.exists()


@pytest.mark.parametrize("act", [take, lambda case, **who: arrange(case, to=None, until=None, **who)])
def test_only_the_secretariat_works_with_the_list(act):
    with refused(TodayHindrance.NOT_SECRETARIAT):
        act(CASE, by=PersonFactory(), at=NOW)


def test_what_waits_again_from_another_day_belongs_to_nobody():
    first, second = OfficerFactory(), OfficerFactory()
    arrange(CASE, to=first, until=TODAY + timedelta(days=3), by=first, at=NOW)
    again = Case(CASE.kind, CASE.number, TODAY)

    take(again, by=second, at=NOW)

    mark = TodayMark.objects.get()
    assert (mark.since, mark.taken_by, mark.postponed_until) == (TODAY, second, None)


def test_the_database_keeps_one_mark_for_a_thing():
    with refused_by("today_one_mark_for_a_thing"):
        for _ in range(2):
            TodayMark.objects.create(kind="start", number=1, since=TODAY)


def test_the_database_knows_who_put_it_off():
    with refused_by("today_put_off_by_somebody"):
        TodayMark.objects.create(kind="start", number=1, since=TODAY, postponed_until=TODAY)
