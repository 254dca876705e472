"""The secretariat writes its hours; network leaders book desks."""

from datetime import time, timedelta

import pytest
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.tests.factories import AssignmentFactory, StandInFactory
from secretariat.actions.office import (
    book_desk,
    forget_desk_days,
    give_desk_back,
    remove_other_hours,
    write_hours,
    write_other_hours,
)
from secretariat.models import DeskDay, Office, OpeningHours, OtherHours
from secretariat.rules.office import OfficeHindrance, Span
from secretariat.tests.bookings import next_monday

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
DAY = timedelta(days=1)
SPAN = Span(time(9), time(15))


def test_the_hours_are_written_by_an_officer_over_the_version_shown():
    officer = OfficerFactory()
    write_hours(weekly={0: SPAN, 2: SPAN}, desks=3, shown=1, by=officer, at=NOW)
    write_hours(weekly={2: Span(time(10), time(11))}, desks=3, shown=2, by=officer, at=NOW)

    assert [(one.weekday, one.opens) for one in OpeningHours.objects.all()] == [(2, time(10))]
    assert (Office.objects.get().desks, Office.objects.get().version) == (3, 3)
    with refused(OfficeHindrance.STALE):
        write_hours(weekly={}, desks=1, shown=2, by=officer, at=NOW)
    with refused(OfficeHindrance.NOT_AN_OFFICER):
        write_hours(weekly={}, desks=1, shown=3, by=PersonFactory(is_superuser=True), at=NOW)


def test_a_single_day_is_said_again_and_removed():
    officer = OfficerFactory()
    write_other_hours(TODAY, None, reason="Kursus", by=officer, at=NOW)
    row = write_other_hours(TODAY, SPAN, reason="", by=officer, at=NOW)

    assert (OtherHours.objects.get().opens, row.reason) == (time(9), "")
    with refused(OfficeHindrance.PAST):
        write_other_hours(TODAY - DAY, None, reason="", by=officer, at=NOW)
    with refused(OfficeHindrance.NOT_AN_OFFICER):
        remove_other_hours(row, by=PersonFactory(), at=NOW)
    remove_other_hours(row, by=officer, at=NOW)
    assert OtherHours.objects.count() == 0


def leader():
    return AssignmentFactory(role="network_leader").person


def test_a_leader_or_who_stands_in_has_a_desk_and_the_last_is_one_persons():
    day, first, second = next_monday(), leader(), StandInFactory(assignment__role="network_leader").person
    row = book_desk(day, by=first, at=NOW)

    assert book_desk(day, by=first, at=NOW) == row
    assert book_desk(day, by=second, at=NOW).seat == 2
    with refused(OfficeHindrance.NO_DESK_LEFT):
        book_desk(day, by=leader(), at=NOW)
    assert log_of(row) == [(Verb.CREATED, first, first)]


def test_a_desk_is_not_for_others_nor_for_weekends_or_next_year():
    with refused(OfficeHindrance.NOT_A_LEADER):
        book_desk(next_monday(), by=AssignmentFactory(role="co_driver").person, at=NOW)
    for day in (next_monday() - DAY, next_monday() + 365 * DAY, TODAY - DAY):
        with refused(OfficeHindrance.NOT_A_WORKING_DAY):
            book_desk(day, by=leader(), at=NOW)


def test_a_desk_is_given_back_by_the_one_who_has_it():
    row = book_desk(next_monday(), by=leader(), at=NOW)
    with refused(OfficeHindrance.NOT_A_LEADER):
        give_desk_back(row, by=OfficerFactory(), at=NOW)
    give_desk_back(row, by=row.person, at=NOW)
    give_desk_back(row, by=row.person, at=NOW)

    assert DeskDay.objects.count() == 0


def test_old_days_are_deleted_after_a_month():
    book_desk(next_monday(), by=leader(), at=NOW)
    done = [forget_desk_days(at=NOW + (next_monday() - TODAY) + days * DAY).done for days in (30, 31)]

    assert done == [0, 1]
