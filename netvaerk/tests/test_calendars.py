"""Calendar files are read again by what reads calendars, and say the same moment on both sides of a clock change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from netvaerk.calendars import Answer, Appointment, Method, WholeDay, attached, calendar_file, feed_file
from netvaerk.mail import Outsider

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
YASMIN = Outsider(name="Yasmin Demir", email="yasmin@udenfor.example")
MEETING = Appointment(
    uid="en-og-samme",
    sequence=3,
    begins_at=datetime(2026, 3, 3, 13, tzinfo=COPENHAGEN),
    ends_at=datetime(2026, 3, 3, 15, tzinfo=COPENHAGEN),
    title="Borgerworkshop · Regn på rette sted",
    place="Biblioteket, store sal; indgang B",
    text="1. Hvem er vi?\n2. Æbler, øl og å",
    url="https://netvaerk.kommune.example/moeder/1/",
)


def read(appointment=MEETING, method=Method.REQUEST, to=YASMIN, **more):
    """The file as a calendar reads it: the whole, and its one event."""
    calendar = Calendar.from_ical(calendar_file(appointment, method=method, to=to, at=NOW, **more))
    (event,) = calendar.walk("VEVENT")
    return calendar, event


def test_a_file_says_what_the_appointment_is():
    calendar, event = read()

    assert (calendar["METHOD"], calendar["VERSION"], event["UID"], event["SEQUENCE"], event["STATUS"]) == (
        "REQUEST", "2.0", "en-og-samme", 3, "CONFIRMED"
    )  # fmt: skip
    assert (event["SUMMARY"], event["LOCATION"], event["DESCRIPTION"], event["URL"]) == (
        MEETING.title, MEETING.place, MEETING.text, MEETING.url
    )  # fmt: skip
    assert (event.start, event.end, event["DTSTAMP"].dt) == (MEETING.begins_at, MEETING.ends_at, NOW)


@pytest.mark.parametrize("day", [(2026, 3, 29), (2026, 10, 25), (2026, 7, 1)], ids=str)
def test_a_day_on_which_the_clocks_change_has_its_own_length(day):
    begins, ends = (datetime(*day, hour, tzinfo=COPENHAGEN) for hour in (1, 9))
    _calendar, event = read(replace(MEETING, begins_at=begins, ends_at=ends))

    assert [at.astimezone(COPENHAGEN).hour for at in (event.start, event.end)] == [1, 9]
    assert event.end - event.start == ends.astimezone(UTC) - begins.astimezone(UTC)


def test_a_file_names_its_reader_alone_and_asks_for_no_reply(settings):
    settings.DEFAULT_FROM_EMAIL = "Netværket <netvaerk@kommune.example>"
    _calendar, event = read(answer=Answer.YES)

    assert (event["ORGANIZER"], event["ATTENDEE"]) == (
        "mailto:netvaerk@kommune.example", "mailto:yasmin@udenfor.example"
    )  # fmt: skip
    assert (event["ATTENDEE"].params["PARTSTAT"], event["ATTENDEE"].params["RSVP"]) == ("ACCEPTED", "FALSE")


@pytest.mark.parametrize("method", [Method.CANCEL, Method.PUBLISH])
def test_what_is_cancelled_says_so(method):
    calendar, event = read(replace(MEETING, is_cancelled=True), method=method)

    assert (calendar["METHOD"], event["STATUS"]) == (method.value, "CANCELLED")


@pytest.mark.parametrize("name", ['Bo "Bob" Holm', "Bo:;, Holm", "Bo\nBEGIN:VALARM", "Bø^n"], ids=repr)
def test_no_name_breaks_the_file(name):
    _calendar, event = read(to=Outsider(name=name, email="bo+møde'x@udenfor.example"))

    assert event["ATTENDEE"].params["CN"] == " ".join(name.split())
    assert event.subcomponents == []


@pytest.mark.parametrize("words", ["a\r\nEND:VEVENT\r\nBEGIN:VEVENT", "x" * 300, "æ" * 100, "\\n;,:"], ids=repr)
def test_no_words_break_the_file(words):
    _calendar, event = read(replace(MEETING, title=words.split("\r")[0], text=words))

    assert event["DESCRIPTION"].replace("\r\n", "\n") == words.replace("\r\n", "\n")


def test_a_letter_carries_it_as_calendars_know_it():
    assert attached("fil", Method.CANCEL).kind == "text/calendar; method=CANCEL"


def fed(*entries):
    """A feed as a calendar reads it."""
    return Calendar.from_ical(feed_file("Netværksstrukturen · Anne", entries, at=NOW))


def test_a_feed_names_itself_and_asks_to_be_fetched_again():
    calendar = fed(MEETING)

    assert (calendar["X-WR-CALNAME"], calendar["METHOD"]) == ("Netværksstrukturen · Anne", "PUBLISH")
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT4H"
    (event,) = calendar.walk("VEVENT")
    assert (event["UID"], event.start, "ATTENDEE" in event, "ORGANIZER" in event) == (
        MEETING.uid, MEETING.begins_at, False, False
    )  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2026, 12, 31)], ids=str)
def test_a_whole_day_is_that_day_whatever_the_clocks_do_and_leaves_the_reader_free(day):
    (event,) = fed(WholeDay("dag-1@kommune.example", day, "Frist")).walk("VEVENT")

    assert (event.start, event.end, event["TRANSP"]) == (day, day + timedelta(days=1), "TRANSPARENT")


def test_an_empty_feed_is_a_calendar_too():
    assert fed().walk("VEVENT") == []
