"""Calendar files (iCalendar): an appointment as the reader's own calendar takes it in, moves it or takes it out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from enum import Enum
from urllib.parse import quote

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vDuration, vText

from netvaerk.mail import Addressee, Attachment

PRODUCT = "-//netvaerksstrukturen//kalender//DA"
REFRESHED = timedelta(hours=4)
"""How often a calendar is asked to fetch a feed again."""


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


@dataclass(frozen=True)
class WholeDay:
    """A day that something is due or held on; the reader stays free. A day has no time zone, whatever the clocks do."""

    uid: str
    day: date
    title: str
    url: str = ""


def calendar_file(
    appointment: Appointment, *, method: Method, to: Addressee, at: datetime, answer: Answer = Answer.NONE
) -> str:
    """The file for one reader. It names nobody else: who is invited is not for everybody's calendar."""
    event = _timed(appointment, at)
    event.add("status", "CANCELLED" if appointment.is_cancelled or method is Method.CANCEL else "CONFIRMED")
    event.add("organizer", _address(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], settings.MUNICIPALITY_NAME))
    if method is not Method.PUBLISH:
        event.add("attendee", _attendee(to, answer))
    return _calendar(method, [event])


def feed_file(name: str, entries: Iterable[Appointment | WholeDay], *, at: datetime) -> str:
    """A whole calendar under `name`, to be fetched again and again: what is not in it any more is gone."""
    events = [_day(one, at) if isinstance(one, WholeDay) else _timed(one, at) for one in entries]
    return _calendar(Method.PUBLISH, events, name=name)


def _calendar(method: Method, events: Iterable[Event], name: str = "") -> str:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", vDuration(REFRESHED), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(REFRESHED))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical().decode()


def _timed(appointment: Appointment, at: datetime) -> Event:
    event = _event(appointment.uid, appointment.title, at)
    event.add("sequence", appointment.sequence)
    event.add("dtstart", appointment.begins_at.astimezone(UTC))
    event.add("dtend", appointment.ends_at.astimezone(UTC))
    for name, words in (("location", appointment.place), ("description", appointment.text), ("url", appointment.url)):
        if words:
            event.add(name, words)
    return event


def _day(entry: WholeDay, at: datetime) -> Event:
    event = _event(entry.uid, entry.title, at)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if entry.url:
        event.add("url", entry.url)
    return event


def _event(uid: str, title: str, at: datetime) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", at.astimezone(UTC))
    event.add("summary", title)
    return event


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
