"""Letters about meetings with the secretariat, each with a calendar file that follows the meeting. They say who and
when, and never what it is about: calendars are shared."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from netvaerk.calendars import Answer, Appointment, Method, attached, calendar_file
from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person
from secretariat.models import Booking


def made(booking: Booking, *, at: datetime) -> None:
    _to_both("booking_made", Method.REQUEST, booking, at)


def moved(booking: Booking, *, before: Person, at: datetime) -> None:
    """To the two who meet now; an officer who is no longer one of them gets it out of the calendar."""
    _to_both("booking_moved", Method.REQUEST, booking, at)
    if before != booking.officer:
        send_on_commit(_letter("booking_cancelled", Method.CANCEL, booking, before, at))


def cancelled(booking: Booking, *, at: datetime) -> None:
    _to_both("booking_cancelled", Method.CANCEL, booking, at)


def reminded(booking: Booking, *, at: datetime) -> bool:
    """To the one who comes, once for each time it was moved to."""
    letter = _letter("booking_reminder", Method.REQUEST, booking, booking.person, at)
    return send_once(letter, occasion=f"booking:{booking.pk}:{booking.version}")


def _to_both(name: str, method: Method, booking: Booking, at: datetime) -> None:
    send_together(_letter(name, method, booking, person, at) for person in (booking.person, booking.officer))


def _letter(name: str, method: Method, booking: Booking, to: Person, at: datetime) -> Letter:
    with translation.override(to.language):
        words: dict[str, object] = {
            "other": other_of(booking, to).name,
            "begins_at": booking.slot.begins_at,
            "ends_at": booking.slot.ends_at,
            "form": booking.get_form_display(),
            "place": place_of(booking),
        }
        file = file_for(booking, to, method=method, at=at)
    is_mine = to.pk in (booking.person_id, booking.slot.officer_id)
    path = reverse("booking", args=[booking.pk]) if is_mine else reverse("book_meeting")
    return Letter(name, to, path, words, (attached(file, method),))


def other_of(booking: Booking, person: Person) -> Person:
    return booking.officer if person.pk == booking.person_id else booking.person


def place_of(booking: Booking) -> str:
    """Where they meet: the slot's own place or link, else the secretariat's address for who comes there."""
    if booking.form == Booking.Form.PHONE:
        return ""
    if booking.slot.place:
        return booking.slot.place
    return settings.SECRETARIAT_ADDRESS if booking.form == Booking.Form.OFFICE else ""


def file_for(booking: Booking, person: Person, *, method: Method, at: datetime) -> str:
    """The calendar file for one of the two, in the present language."""
    title = _("Meeting with %(name)s, the network structure") % {"name": other_of(booking, person).name}
    appointment = Appointment(
        uid=str(booking.calendar_id),
        sequence=booking.version,
        begins_at=booking.slot.begins_at,
        ends_at=booking.slot.ends_at,
        title=title,
        place=place_of(booking) or booking.get_form_display(),
        url=settings.SITE_URL + reverse("booking", args=[booking.pk]),
        is_cancelled=booking.status == Booking.Status.CANCELLED,
    )
    return calendar_file(appointment, method=method, to=person, at=at, answer=Answer.YES)
