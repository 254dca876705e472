"""What the town asks the secretariat: one request in dialogue, one in confidence that nobody has, a meeting, a desk."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from netvaerk.actions.people import let_open_sealed
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.data_requests import ask_about_data
from secretariat.actions.office import book_desk, write_hours, write_other_hours
from secretariat.actions.openings import answer_opening, ask_for_opening
from secretariat.facts.office import days_off_of
from secretariat.models import Office
from secretariat.rules.office import desk_days
from secretariat.tests.bookings import booked, next_monday, slots_of
from secretariat.tests.hand_outs import copy_asked_for, noted
from secretariat.tests.support import asked, brought_to


def ask_the_secretariat(town: Any) -> None:
    """The co-driver's request is with the officer, and the employee's confidential one with nobody; the co-driver has
    booked the officer, and the leader a desk."""
    officer, now = town["officer"], timezone.now()
    town.request = brought_to("in_progress", town["co_driver"], officer, theme=town.theme)
    town.confided = asked(town["employee"], is_confidential=True)
    first, second = slots_of(officer)[:2]
    town.booking, town.slot = booked(town["co_driver"], first), second
    office, _new = Office.objects.get_or_create(pk=Office.ONLY)
    write_hours(weekly={}, desks=50, shown=office.version, by=officer, at=now)
    town.other_hours = write_other_hours(next_monday() + timedelta(days=1), None, reason="Kursus", by=officer, at=now)
    today = timezone.localdate()
    town.desk_day = book_desk(next(iter(desk_days(today, days_off_of(today.year)))), by=town["leader"], at=now)


def ask_for_ones_rights(town: Any) -> None:
    """The co-driver has asked to have something put right, and so has the other one; somebody has left, and asks for a
    copy, of which somebody who was an officer then has noted where it goes."""
    for part in ("other_co_driver", "co_driver"):
        town.about_data = ask_about_data(
            town[part], kind="correction", text="Min titel er en anden", by=town[part], at=timezone.now()
        )
    town.leaver = PersonFactory(is_active=False, left_on=timezone.localdate())
    noted_by = OfficerFactory()
    town.hand_out = noted(copy_asked_for(town.leaver, by=noted_by), by=noted_by)
    town.copy_request = town.hand_out.request
    noted_by.groups.clear()


def open_in_an_emergency(town: Any) -> None:
    """The agreement of the other pair stands open to another leader, who was named for it with the former co-driver."""
    asker, second, now = town["other_personnel"], town["former"], timezone.now()
    for person in (asker, second):
        let_open_sealed(person, opens=True, by=town["superuser"])
    town.opening = ask_for_opening(
        kind="alignment",
        thing=town.other["agreement"].alignment,
        ground="law",
        basis="Retsplejeloven § 804",
        reason="Retten har bedt om aftalen",
        by=asker,
        at=now,
    )
    answer_opening(town.opening, agrees=True, by=second, at=now)
