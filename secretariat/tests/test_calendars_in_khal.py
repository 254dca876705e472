"""Every calendar file of the house is read by a calendar program that knows nothing of us: khal, where it is installed
(`apt-get install khal`). It keeps a calendar of files and says what stands on which day, as the clock in Copenhagen."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache

from netvaerk.calendars import Method
from netvaerk.tests.factories import InvitationFactory, MeetingFactory, OfficerFactory, OutsiderFactory, PersonFactory
from roles.letters.meetings import file_for as meeting_file
from roles.tests.factories import SparringFactory
from secretariat.letters.bookings import file_for as booking_file
from secretariat.letters.training import file_for as course_file
from secretariat.models import Booking, BookingSlot
from secretariat.tests.calendars import address_of
from secretariat.tests.training import enrolled, published

KHAL = shutil.which("khal")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.one_database("sqlite"),
    pytest.mark.skipif(KHAL is None, reason="khal is not installed: apt-get install khal"),
]
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOW = datetime(2026, 2, 2, 9, tzinfo=COPENHAGEN)
CLOCK_CHANGES = [(2026, 3, 28), (2026, 3, 29), (2026, 10, 24), (2026, 10, 25)]
"""The day before, and the day on which the clock is put forward and back."""
SETTINGS = """
[calendars]
[[ours]]
path = {home}/ours
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Copenhagen
default_timezone = Europe/Copenhagen
[sqlite]
path = {home}/khal.db
"""


@pytest.fixture(autouse=True)
def in_february():
    cache.clear()
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def taken_in(tmp_path) -> Callable[..., list[str]]:
    """Puts files into khal's calendar, and gives what then stands there: from, to, title and state of each, in order."""
    (tmp_path / "ours").mkdir()
    (tmp_path / "config").write_text(SETTINGS.format(home=tmp_path), encoding="utf-8")

    def take(*files: str) -> list[str]:
        paths = [tmp_path / f"{number}.ics" for number in range(len(files))]
        for path, file in zip(paths, files, strict=True):
            path.write_text(file, encoding="utf-8", newline="")
        khal(tmp_path, "import", "--batch", *map(str, paths))
        shown = "{start-long}|{end-long}|{title}|{status}"
        said = khal(tmp_path, "list", "--day-format", "", "--format", shown, "2026-02-01", "365d")
        return sorted({line.strip() for line in said.splitlines()} - {""})

    return take


def khal(home: Path, *words: str) -> str:
    """What khal says; it fails, and with it the test, where khal does not understand a file."""
    place = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603  it is ours, and so are the words
        [str(KHAL), "-c", str(home / "config"), *words], env=place, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "error" not in done.stderr.lower(), done.stderr
    return done.stdout


def at(day: tuple[int, int, int], hour: int = 13) -> datetime:
    return datetime(*day, hour, tzinfo=COPENHAGEN)


def on_the_wall(day: tuple[int, int, int], title: str, status: str = "CONFIRMED", hours: int = 2) -> str:
    """The line of something that begins at 13 o'clock there."""
    stamp = date(*day).isoformat()
    return f"{stamp} 13:00|{stamp} {13 + hours}:00|{title}|{status}"


def booked_at(begins_at: datetime, person: Any = None) -> Booking:
    slot = BookingSlot.objects.create(
        officer=OfficerFactory(name="Katja Lindemark"), begins_at=begins_at, ends_at=begins_at + timedelta(hours=1)
    )
    return Booking.objects.create(slot=slot, person=person or PersonFactory(), subject="Emne", booked_at=NOW)


def test_invitations_to_meetings_of_staff_and_of_people_from_outside(taken_in):
    files, expected = [], []
    for day in CLOCK_CHANGES:
        for outside in (False, True):
            title = f"Æbler, øl; å {outside}"
            meeting = MeetingFactory(title=title, begins_at=at(day), agenda="1. Hvem?\n2. Hvad,\\ og; hvor?")
            who = {"person": None, "participant": OutsiderFactory(theme=meeting.theme)} if outside else {}
            files.append(meeting_file(InvitationFactory(meeting=meeting, **who), method=Method.REQUEST, at=NOW))
            expected.append(on_the_wall(day, f"{title} · {meeting.theme}"))

    assert taken_in(*files) == sorted(expected)


def test_a_meeting_that_is_moved_stands_on_its_new_day_alone_and_a_cancelled_one_says_so(taken_in):
    invitation = InvitationFactory(meeting__title="Flyt", meeting__begins_at=at((2026, 3, 28)))
    taken_in(meeting_file(invitation, method=Method.REQUEST, at=NOW))
    meeting, title = invitation.meeting, f"Flyt · {invitation.meeting.theme}"
    meeting.begins_at, meeting.version = at((2026, 3, 30)), 2
    meeting.ends_at = meeting.begins_at + timedelta(hours=2)

    moved = taken_in(meeting_file(invitation, method=Method.REQUEST, at=NOW))
    meeting.version, meeting.cancelled_at = 3, NOW
    cancelled = taken_in(meeting_file(invitation, method=Method.CANCEL, at=NOW))

    assert moved == [on_the_wall((2026, 3, 30), title)]
    assert cancelled == [on_the_wall((2026, 3, 30), title, "CANCELLED")]


def test_seats_at_courses_and_meetings_with_the_secretariat(taken_in):
    files, expected = [], []
    for day in CLOCK_CHANGES:
        (seat,) = enrolled(published(at(day), title="Fra møde til bevægelse", ends_at=at(day, 15)))
        booking = booked_at(at(day))
        files.append(course_file(seat, method=Method.REQUEST, at=NOW))
        files.append(booking_file(booking, booking.person, method=Method.PUBLISH, at=NOW))
        expected.append(on_the_wall(day, seat.event.title))
        expected.append(on_the_wall(day, "Møde med Katja Lindemark, Netværksstrukturen", hours=1))

    assert taken_in(*files) == sorted(expected)


def test_a_feed_with_timed_and_whole_days_on_both_sides_of_the_clock_changes(taken_in, client):
    person = PersonFactory()
    for day in CLOCK_CHANGES:
        InvitationFactory(person=person, meeting__title="Møde", meeting__begins_at=at(day))
        booked_at(at(day, 10), person)
        SparringFactory(network_leader=person, next_on=date(*day))

    found = taken_in(client.get(address_of(person)).content.decode())

    assert len(found) == 3 * len(CLOCK_CHANGES)
    for day in CLOCK_CHANGES:
        stamp = date(*day).isoformat()
        lines = [line for line in found if line.startswith(stamp)]
        assert [line.rpartition("|")[0].partition(" · ")[0] for line in lines] == [
            f"{stamp} 10:00|{stamp} 11:00|Møde med Katja Lindemark, Netværksstrukturen",
            f"{stamp} 13:00|{stamp} 15:00|Møde",
            f"{stamp}|{stamp}|Sparring",
        ]


def test_an_empty_feed_is_fetched_like_any_other(taken_in, client):
    assert taken_in(client.get(address_of(PersonFactory())).content.decode()) == []
