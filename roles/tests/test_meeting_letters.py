"""Letters about meetings: one to each who is invited, with a calendar file that follows the meeting."""

import pytest
from django.core import mail
from icalendar import Calendar

from netvaerk.models import MeetingType
from netvaerk.tests.factories import ParticipantFactory
from roles.actions.meetings import cancel_meeting, change_meeting
from roles.letters.answer_links import answer_path
from roles.letters.meetings import invited
from roles.models import RoleAssignment
from roles.tests.factories import holder, led_network
from roles.tests.meetings import NOW, outsiders_invitation, planned, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def theme():
    return led_network()


@pytest.fixture
def letters(django_capture_on_commit_callbacks):
    """The letters that a change sends, by addressee."""

    def sent(action, *args, **kwargs):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            action(*args, **kwargs)
        return {one.to[0]: one for one in mail.outbox}

    return sent


def event_of(letter):
    """The method of the letter's calendar file, and its event."""
    ((name, content, kind),) = letter.attachments
    calendar = Calendar.from_ical(content)
    assert (name, kind) == ("invitation.ics", f"text/calendar; method={calendar['METHOD']}")
    return calendar["METHOD"], calendar.walk("VEVENT")[0]


def test_a_change_and_a_cancellation_follow_the_same_event_with_a_higher_sequence(theme, letters):
    leader = holder(theme)
    files = [event_of(letters(planned, theme)[leader.email])]
    meeting = theme.meetings.get()
    changed = letters(change_meeting, meeting, written(theme, place="Rådhuset"), by=leader, at=NOW, shown=1)
    files.append(event_of(changed[leader.email]))
    files.append(event_of(letters(cancel_meeting, meeting, by=leader, at=NOW)[leader.email]))

    assert [method for method, _event in files] == ["REQUEST", "REQUEST", "CANCEL"]
    assert {event["UID"] for _method, event in files} == {str(meeting.calendar_id)}
    assert [event["SEQUENCE"] for _method, event in files] == [1, 2, 3]
    assert files[1][1]["LOCATION"] == "Rådhuset"


def test_everybody_gets_the_same_event_and_sees_nobody_else(theme, letters):
    sent = letters(planned, theme)
    events = {address: event_of(letter)[1] for address, letter in sent.items()}

    assert len({event["UID"] for event in events.values()}) == 1
    for address, letter in sent.items():
        everything = letter.message().as_string() + events[address].to_ical().decode()
        assert [other for other in sent if other != address and other in everything] == []


def test_staff_are_led_to_the_meeting_and_outsiders_to_a_link_of_their_own(theme, letters, settings):
    settings.SITE_URL = "https://netvaerk.kommune.example"
    sent = letters(planned, theme)
    meeting, outsider = theme.meetings.get(), theme.participants.get()
    page = f"https://netvaerk.kommune.example/moeder/{meeting.pk}/\n"
    link = settings.SITE_URL + answer_path(outsiders_invitation(meeting))

    assert page in sent[holder(theme).email].body
    assert (link in sent[outsider.email].body, page in sent[outsider.email].body) == (True, False)
    assert "URL" not in event_of(sent[outsider.email])[1]


def test_a_letter_says_what_when_and_where_in_the_readers_language(theme, letters):
    reader = holder(theme, RoleAssignment.Role.CO_DRIVER)
    type(reader).objects.filter(pk=reader.pk).update(language="en")
    kind = MeetingType.objects.get(name_da="Borgerworkshop")
    sent = letters(planned, theme, title="", kind=kind)

    assert "Workshop with citizens" in sent[reader.email].subject
    danish = sent[holder(theme).email].body
    expected = [holder(theme).name, theme.title, "Borgerworkshop", "kl. 13.00–15.00", "Biblioteket, store sal"]
    assert [one for one in expected if one not in danish] == []
    assert event_of(sent[reader.email])[1]["SUMMARY"] == f"Workshop with citizens · {theme.title}"


def test_the_agenda_is_in_the_calendar_file_and_not_in_the_letter(theme, letters):
    letter = letters(planned, theme, agenda="Kun for de inviterede")[holder(theme).email]

    assert event_of(letter)[1]["DESCRIPTION"] == "Kun for de inviterede"
    assert "Kun for de inviterede" not in letter.subject + letter.body


@pytest.mark.parametrize("number", [1, 3, 30])
def test_thirty_letters_are_read_and_written_together(
    theme, number, django_capture_on_commit_callbacks, django_assert_num_queries
):
    ParticipantFactory.create_batch(29, theme=theme)
    invitations = list(planned(theme).invitations.all())[:number]
    leader = holder(theme)
    with (
        django_capture_on_commit_callbacks(execute=True),
        django_assert_num_queries(3),
    ):  # read with their text, and written together
        invited(invitations, by=leader, at=NOW)

    assert len(mail.outbox) == number
