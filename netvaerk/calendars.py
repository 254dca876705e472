"""Calendar files (iCalendar): an appointment as the reader's own calendar takes it in, moves it or takes it out."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr
from enum import Enum
from urllib.parse import quote

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from netvaerk.mail import Addressee, Attachment

PRODUCT = "-//netvaerksstrukturen//kalender//DA"


class Method(str, Enum):
    """What the file asks the reader's calendar to do. PUBLISH is for a file that somebody fetches."""

    REQUEST = "REQUEST"
    CANCEL = "CANCEL"
    PUBLISH = "PUBLISH"


class Answer(str, Enum):
    NONE = "NEEDS-ACTION"
    YES = "ACCEPTED"
    NO = "DECLINED"


@dataclass(frozen=True)
class Appointment:
    """What a calendar shows. `uid` stays with the appointment for ever, `sequence` rises with each change of it.

    The times are moments with a time zone; the file says them in UTC, so that no table of clock changes is needed.
    """

    uid: str
    sequence: int
    begins_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar_file(
    appointment: Appointment, *, method: Method, to: Addressee, at: datetime, answer: Answer = Answer.NONE
) -> str:
    """The file for one reader. It names nobody else: who is invited is not for everybody's calendar."""
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("dtstart", appointment.begins_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    event.add("summary", appointment.title)
    for name, words in (("location", appointment.place), ("description", appointment.text), ("url", appointment.url)):
        if words:
            event.add(name, words)
    event.add("status", "CANCELLED" if appointment.is_cancelled or method is Method.CANCEL else "CONFIRMED")
    event.add("organizer", _address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], settings.MUNICIPALITY_NAME))
    if method is not Method.PUBLISH:
        event.add("attendee", _attendee(to, answer))
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    calendar.add_component(event)
    return calendar.to_ical().decode()


def attached(file: str, method: Method) -> Attachment:
    """The file as calendars know it in a letter."""
    return Attachment("invitation.ics", f"text/calendar; method={method.value}", file)


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{quote(email, safe='@+')}")
    address.params["CN"] = vText(" ".join(name.split()))
    return address


def _attendee(to: Addressee, answer: Answer) -> vCalAddress:
    """Nobody reads replies to the sender, so the calendar is told not to ask for one: the letter's link answers."""
    attendee = _address(to.email, to.name)
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText(answer.value)
    attendee.params["RSVP"] = vText("FALSE")
    return attendee
