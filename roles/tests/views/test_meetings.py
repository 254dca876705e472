"""The pages of a theme's meetings."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from netvaerk.models import AuditEvent, Meeting, MeetingType, NetworkParticipant, Verb
from netvaerk.tests.factories import InvitationFactory, OfficerFactory, ParticipantFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.actions.invitations import those_to_invite
from roles.actions.meetings import cancel_meeting, change_meeting, steps_of
from roles.models import RoleAssignment
from roles.queries.meetings import meetings_of, next_meeting
from roles.tests.factories import holder, led_network
from roles.tests.meetings import HOUR, NOW, SOON, planned, written

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role
OVER = NOW - timedelta(days=2)


@pytest.fixture
def theme():
    return led_network()


@pytest.fixture
def leader(theme):
    return browser_of(holder(theme))


def at(name, thing):
    return reverse(name, args=[thing.pk])


def typed(theme, **fields):
    """What the leader types into the form."""
    return {
        "kind": MeetingType.objects.get(name_da="Borgerworkshop").pk,
        "title": "",
        "on": str(SOON.date()),
        "begins": "13:00",
        "ends": "15:00",
        "place": "Biblioteket",
        "agenda": "1. Hvem er vi?",
        "invited": [one.key for one in those_to_invite(theme)],
        **fields,
    }


def test_no_meetings_yet_says_what_will_come_and_offers_the_first(theme, leader):
    assert "Her kommer netværkets møder. Begynd med det første" in page(leader.get(at("meetings", theme)))
    text = page(browser_of(OfficerFactory()).get(at("meetings", theme)))
    assert "Her kommer netværkets møder, når" in text
    assert at("plan_meeting", theme) not in text


def test_a_meeting_is_planned_and_stands_in_the_list(theme, leader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = leader.post(at("plan_meeting", theme), typed(theme))

    meeting = Meeting.objects.get()
    assert goes_to(response, at("meeting", meeting))
    assert (timezone.localtime(meeting.begins_at), len(mail.outbox)) == (SOON, 4)
    text = page(leader.get(at("meetings", theme)))
    assert [one for one in ("Borgerworkshop", "kl. 13.00–15.00", "1 af 4 kommer") if one not in text] == []


def test_the_form_begins_with_everybody_ticked(theme, leader):
    form = leader.get(at("plan_meeting", theme)).context["form"]

    assert form["invited"].value() == [one.key for one in those_to_invite(theme)]


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({"kind": ""}, {"kind": ["Vælg, hvilken type møde det er."]}),
        ({"on": "snart"}, {"on": ["Vælg en dag."]}),
        ({"on": "0001-01-01"}, {"on": ["Vælg en dag, der ligger højst fem år væk."]}),
        ({"on": "9999-12-31"}, {"on": ["Vælg en dag, der ligger højst fem år væk."]}),
        ({"begins": "et"}, {"begins": ["Skriv et klokkeslæt, fx 13.00."]}),
        ({"ends": "12:00"}, {"ends": ["Mødet kan ikke slutte, før det begynder. Vælg et senere tidspunkt."]}),
        ({"on": "2027-03-28", "begins": "02:30"}, {"begins": ["Uret stilles i denne time. Vælg et andet klokkeslæt."]}),
        ({"on": "2027-10-31", "begins": "02:30"}, {"begins": ["Uret stilles i denne time. Vælg et andet klokkeslæt."]}),
        ({"invited": []}, {"invited": ["Vælg, hvem der skal inviteres."]}),
        ({"title": "To\nlinjer"}, {"title": ["Skriv det på én linje, uden linjeskift og tabulatorer."]}),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_beside_the_field_and_nothing_typed_is_lost(theme, leader, fields, errors):
    response = leader.post(at("plan_meeting", theme), typed(theme, **fields))

    assert "1. Hvem er vi?" in page(response, 422)
    assert shown_errors(response) == errors


@pytest.mark.parametrize(("day", "utc"), [("2027-03-28", 7), ("2027-03-27", 8), ("2027-10-31", 8), ("2027-10-30", 7)])
def test_the_clock_on_the_wall_counts_on_both_sides_of_a_clock_change(theme, leader, day, utc):
    leader.post(at("plan_meeting", theme), typed(theme, on=day, begins="09.00", ends="10.00"))

    meeting = Meeting.objects.get()
    assert meeting.begins_at.astimezone(ZoneInfo("UTC")).hour == utc
    assert "kl. 9.00–10.00" in page(leader.get(at("meeting", meeting)))
    assert leader.get(at("change_meeting", meeting)).context["form"]["begins"].value().hour == 9


def test_a_meeting_that_is_over_is_noted_without_letters(theme, leader, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = leader.post(at("plan_meeting", theme), typed(theme, on=str(OVER.date())), follow=True)

    assert "Det er slut, så ingen får et brev." in page(response)
    assert mail.outbox == []
    assert "Skriv udbyttet" in page(leader.get(at("meetings", theme)))


def test_somebody_who_has_left_meanwhile_is_not_invited(theme, leader):
    data = typed(theme)
    NetworkParticipant.objects.update(left_on=timezone.localdate())

    response = leader.post(at("plan_meeting", theme), data)
    assert list(shown_errors(response)) == ["invited"]


def test_the_same_form_twice_gives_one_meeting(theme, leader):
    for _again in range(2):
        leader.post(at("plan_meeting", theme), typed(theme))

    assert Meeting.objects.count() == 1
    assert "allerede et møde" in page(leader.post(at("plan_meeting", theme), typed(theme, place="Rådhuset")), 409)


def test_a_meeting_is_changed(theme, leader):
    meeting = planned(theme)
    response = leader.post(at("change_meeting", meeting), typed(theme, version=1, place="Rådhuset"))

    assert goes_to(response, at("meeting", meeting))
    assert "Rådhuset" in page(leader.get(at("meeting", meeting)))


def test_two_who_change_it_at_once_both_see_both(theme, leader):
    meeting = planned(theme)
    change_meeting(
        meeting, written(theme, SOON + HOUR, place="Rådhuset"), by=holder(theme, Role.CO_DRIVER), at=NOW, shown=1
    )
    response = leader.post(at("change_meeting", meeting), typed(theme, version=1, place="Skolen"))

    text = page(response, 409)
    stood = dict(response.context["stored"])
    assert {name: stood[name] for name in ("Sted eller link", "Begynder")} == {
        "Sted eller link": "Rådhuset", "Begynder": "14.00"
    }  # fmt: skip
    assert "Skolen" in text
    leader.post(at("change_meeting", meeting), typed(theme, version=2, place="Skolen"))
    assert "Skolen" in page(leader.get(at("meeting", meeting)))


def test_a_retired_type_stays_where_it_was_chosen(theme, leader):
    meeting = planned(theme)
    MeetingType.objects.filter(pk=meeting.kind_id).update(retired_on=timezone.localdate())

    kinds = leader.get(at("change_meeting", meeting)).context["form"].fields["kind"].queryset
    assert meeting.kind in kinds
    assert meeting.kind not in leader.get(at("plan_meeting", theme)).context["form"].fields["kind"].queryset


def test_a_meeting_is_cancelled_and_says_so(theme, leader):
    meeting = planned(theme)

    assert goes_to(leader.post(at("cancel_meeting", meeting)), at("meeting", meeting))
    text = page(leader.get(at("meeting", meeting)))
    assert ("Aflyst" in text, at("change_meeting", meeting) in text) == (True, False)
    assert "Mødet er aflyst." in page(leader.post(at("change_meeting", meeting), typed(theme, version=2)), 409)


def outcome(meeting, **fields):
    rows = {"step-TOTAL_FORMS": 3, "step-INITIAL_FORMS": 0}
    return {"version": meeting.version, "outcome": "To spor", **rows, **fields}


def test_what_came_of_it_is_noted_with_next_steps(theme, leader):
    meeting = planned(theme, begins_at=OVER)
    who = meeting.invitations.get(person=None)
    step = {"step-0-what": "Ring til skolen", "step-0-who": who.pk, "step-0-due_on": "2026-04-01"}

    assert goes_to(leader.post(at("hold_meeting", meeting), outcome(meeting, **step)), at("meeting", meeting))
    text = page(leader.get(at("meeting", meeting)))
    expected = ("Afholdt", "To spor", "Ring til skolen", who.name, "senest den 1. april 2026")
    assert [one for one in expected if one not in text] == []
    assert len(leader.get(at("hold_meeting", meeting)).context["rows"].forms) == 4


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"outcome": ""}, "Skriv, hvad der kom ud af mødet."),
        ({"step-1-what": "Ring"}, "Vælg, hvem der gør det."),
        ({"step-1-due_on": "2026-04-01"}, "Skriv, hvad der skal gøres."),
        ({"step-1-what": "Ring", "step-1-due_on": "snart"}, "Vælg en dag."),
    ],
)
def test_an_outcome_that_lacks_something_says_so_and_loses_nothing(theme, leader, fields, error):
    meeting = planned(theme, begins_at=OVER)
    sent = outcome(meeting, **({"step-0-what": "Husk kagen"} | fields))

    text = page(leader.post(at("hold_meeting", meeting), sent), 422)
    assert [one for one in (error, "Husk kagen") if one not in text] == []
    assert Meeting.objects.get().state == "planned"


def test_two_who_note_it_at_once_both_see_both(theme, leader):
    meeting = planned(theme, begins_at=OVER)
    browser_of(holder(theme, Role.CO_DRIVER)).post(at("hold_meeting", meeting), outcome(meeting, outcome="Tre spor"))
    text = page(leader.post(at("hold_meeting", meeting), outcome(meeting)), 409)

    assert [one for one in ("Tre spor", "To spor") if one not in text] == []
    leader.post(at("hold_meeting", meeting), outcome(meeting, version=2))
    assert Meeting.objects.get().outcome == "To spor"


def test_an_emptied_row_takes_its_step_out(theme, leader):
    meeting = planned(theme, begins_at=OVER)
    first = {"step-0-what": "Ring", "step-0-who": meeting.invitations.first().pk, "step-0-due_on": "2026-04-01"}
    leader.post(at("hold_meeting", meeting), outcome(meeting, **first))
    leader.post(at("hold_meeting", meeting), outcome(meeting, version=2, **{"step-INITIAL_FORMS": 1}))

    assert steps_of(meeting) == []


def test_an_outcome_is_written_when_the_meeting_has_begun(theme, leader):
    meeting = planned(theme)

    assert "Mødet er ikke begyndt endnu." in page(leader.post(at("hold_meeting", meeting), outcome(meeting)), 409)


# --- who is invited, and who sees what ----------------------------------------------------------------------------


@pytest.fixture
def guest(theme):
    """An employee who takes part without a role."""
    return ParticipantFactory(theme=theme, person=PersonFactory()).person


def test_who_is_invited_opens_the_meeting_and_answers_though_the_theme_is_closed_to_them(theme, guest):
    meeting, browser = planned(theme), browser_of(guest)

    assert browser.get(at("meetings", theme)).status_code == 403
    assert "Kommer du?" in page(browser.get(at("meeting", meeting)))
    assert goes_to(browser.post(at("answer_meeting", meeting), {"answer": "yes"}), at("meeting", meeting))
    assert "Du har sagt, at du kommer." in page(browser.get(at("meeting", meeting)))
    browser.post(at("answer_meeting", meeting), {"answer": "no"})
    assert meeting.invitations.get(person=guest).answer == "no"


def test_an_answer_that_is_none_changes_nothing(theme, guest):
    meeting = planned(theme)

    page(browser_of(guest).post(at("answer_meeting", meeting), {"answer": "måske"}), 422)
    assert meeting.invitations.get(person=guest).answer == ""


def test_an_answer_that_comes_too_late_says_why(theme, guest):
    meeting = planned(theme)
    cancel_meeting(meeting, by=holder(theme), at=NOW)

    text = page(browser_of(guest).post(at("answer_meeting", meeting), {"answer": "yes"}), 409)
    assert "Mødet er aflyst." in text


@pytest.mark.parametrize("name", ["meeting", "meeting_calendar"])
def test_who_is_invited_no_more_finds_nothing(theme, guest, name):
    meeting = planned(theme)
    meeting.invitations.filter(person=guest).update(withdrawn_at=NOW)
    InvitationFactory(person=guest)

    assert browser_of(guest).get(at(name, meeting)).status_code == 404


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        (lambda theme: holder(theme), True),
        (lambda theme: holder(theme, Role.CO_DRIVER), True),
        (lambda theme: OfficerFactory(), True),
        (lambda theme: holder(theme, Role.REFERENCE_LEADER), False),
        (lambda theme: theme.participants.get(kind="staff").person, False),
    ],
    ids=["leader", "co-driver", "officer", "reference leader", "guest"],
)
def test_how_an_outsider_is_reached_is_for_leader_co_driver_and_secretariat(theme, guest, who, sees):
    outsider = theme.participants.get(person=None)
    meeting, reader = planned(theme), who(theme)
    text = page(browser_of(reader).get(at("meeting", meeting)))

    assert (outsider.name in text, outsider.email in text) == (True, sees)
    general = AuditEvent.objects.filter(verb=Verb.READ, object_id=meeting.pk, actor=reader, subject=None)
    assert general.exists() == sees


def test_who_is_not_among_them_is_noted_as_a_reader_of_their_answers(theme):
    meeting, officer = planned(theme), OfficerFactory()
    for reader in (officer, holder(theme)):
        browser_of(reader).get(at("meeting", meeting))

    about = AuditEvent.objects.filter(verb=Verb.READ, actor=officer, subject__isnull=False)
    assert {one.subject for one in about} == {one.person for one in theme.role_assignments.current()}
    assert not AuditEvent.objects.filter(verb=Verb.READ, actor=holder(theme), subject__isnull=False).exists()


def test_the_calendar_file_is_for_those_who_are_invited(theme, guest):
    meeting = planned(theme)
    response = browser_of(guest).get(at("meeting_calendar", meeting))

    (event,) = Calendar.from_ical(response.content).walk("VEVENT")
    assert (event["UID"], event.start) == (str(meeting.calendar_id), meeting.begins_at)
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "attachment" in response.headers["Content-Disposition"]
    assert browser_of(OfficerFactory()).get(at("meeting_calendar", meeting)).status_code == 403


def test_the_next_meeting_and_my_own(theme, guest):
    later, soon = planned(theme, SOON + HOUR), planned(theme, SOON)
    planned(theme, OVER)
    later.invitations.filter(person=guest).update(answer="yes", answered_at=NOW)
    soon.invitations.filter(person=holder(theme)).update(withdrawn_at=NOW)

    assert next_meeting(theme, NOW) == soon
    assert [(one, one.my_answer) for one in meetings_of(guest, NOW)] == [(soon, ""), (later, "yes")]
    assert meetings_of(holder(theme), NOW) == [later]
    text = page(browser_of(guest).get(reverse("my_page")))
    assert ("Dine møder" in text, text.count("Sig, om du kommer")) == (True, 1)


def test_what_is_typed_is_shown_as_it_was_typed(theme, leader):
    meeting = planned(theme, title="<b>Fed</b>", place="https://x.example/?a=1&b=<i>", agenda="<script>1</script>")
    text = page(leader.get(at("meeting", meeting)))

    assert [one for one in ("<b>Fed", "<i>", "<script>1") if one in text] == []
    assert 'href="https://x.example/?a=1' in text


def test_times_are_danish_whatever_the_hour_of_the_year(theme, leader):
    summer = datetime.combine(date(SOON.year + 1, 7, 1), SOON.time(), ZoneInfo("Europe/Copenhagen"))

    assert "kl. 13.00–15.00" in page(leader.get(at("meeting", planned(theme, summer))))
