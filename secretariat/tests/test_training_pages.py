"""Courses and events as people meet them: the list, one press, the letters, the secretariat's form and lists."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from icalendar import Calendar

from codriver.models import PracticeEvidence
from codriver.tests.factories import running_pair
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from secretariat.actions.events import repeat_event
from secretariat.models import Enrolment, TrainingEvent
from secretariat.tests.training import DAY, HOUR, SOON, draft, enrolled, held, held_with, offered_seat, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():
    """A Thursday in the autumn, some weeks before the clocks are of any matter."""
    with time_machine.travel("2026-11-05 09:00+00:00"):
        yield


FORM = {
    "title": "Fra møde til bevægelse", "kind": "course", "about": "En dag om at flytte sig.", "roles": ["co_driver"],
    "on": "2026-12-03", "begins": "09:00", "ends": "15.30", "last_day": "", "place": "Sal 1", "seats": "12",
    "sign_off_by": "", "fee": "1.200", "materials": "",
}  # fmt: skip


def look(person, name, *args, status=200, **query):
    return page(browser_of(person).get(reverse(name, args=args), query), status)


def press(person, name, *args, **data):
    return browser_of(person).post(reverse(name, args=args), data)


def test_an_empty_list_says_what_will_come():
    assert "Her kommer kurser og arrangementer" in look(PersonFactory(), "training_events")


def test_the_list_says_what_is_ahead_how_one_stands_and_what_is_for_oneself():
    course, talk = published(title="Kun for co-drivere", roles=("co_driver",)), published(title="For alle")
    draft(title="Ikke færdig")
    person = enrolled(talk)[0].person
    text = look(person, "training_events")

    assert "Kun for co-drivere" in text and "Tilmeldt" in text and "Ikke færdig" not in text
    assert course.title not in look(person, "training_events", mig="1")
    assert talk.title in look(person, "training_events", rolle="personnel_leader")
    assert "Intet passer" in look(person, "training_events", vis="afholdt")


def test_one_press_signs_up_and_one_signs_off():
    event, person = published(), PersonFactory()
    assert "Tilmeld mig" in look(person, "training_event", event.pk)

    assert goes_to(press(person, "sign_up", event.pk), reverse("training_event", args=[event.pk]))
    assert "Afmeld mig" in look(person, "training_event", event.pk)
    assert goes_to(press(person, "sign_off", event.pk), reverse("training_event", args=[event.pk]))
    assert Enrolment.objects.get().status == "signed_off"


def test_the_waiting_list_is_told_in_plain_words():
    event = published(seats=1)
    rows = [enrolled(event)[0] for _ in range(4)]

    assert "På venteliste som nr. 3" in look(rows[3].person, "training_event", event.pk)
    assert "Skriv mig på venteliste" in look(PersonFactory(), "training_event", event.pk)


def test_an_offered_seat_stands_on_the_page_and_on_min_side_with_its_hour():
    person = PersonFactory()
    with time_machine.travel("2026-03-03 11:00+00:00", tick=False):
        event = offered_seat(person, PersonFactory(), PersonFactory())
        mine, there = look(person, "my_page"), look(person, "training_event", event.pk)
        answer = press(person, "answer_seat", event.pk, answer="yes")

    assert "Tager du pladsen?" in mine and "svar inden torsdag kl. 12.00" in mine
    assert "Tilbudt en plads til torsdag kl. 12.00" in there
    assert goes_to(answer, reverse("training_event", args=[event.pk]))
    assert event.enrolments.get(person=person).status == "enrolled"


def test_an_offer_whose_time_is_over_is_none_any_more_also_before_the_daily_run():
    person = PersonFactory()
    event = offered_seat(person, PersonFactory(), PersonFactory())
    with time_machine.travel(timezone.now() + timedelta(hours=50), tick=False):
        there, mine = look(person, "training_event", event.pk), look(person, "my_page")

    assert "Svarede ikke i tide" in there and "Skriv mig på venteliste" in there
    assert event.title not in mine


def test_a_refusal_stands_on_the_page_of_the_event():
    event = published(roles=("co_driver",))
    text = page(press(PersonFactory(), "sign_up", event.pk), 409)

    assert "Det er tiltænkt andre roller end dine." in text


def test_only_those_with_a_seat_read_the_materials():
    event = published()
    going = enrolled(event)[0].person
    readers = (going, event.created_by, PersonFactory())

    assert [event.materials in look(one, "training_event", event.pk) for one in readers] == [True, True, False]


def test_the_calendar_file_is_for_whoever_has_a_seat():
    event = published()
    person = enrolled(event)[0].person
    response = browser_of(person).get(reverse("training_calendar", args=[event.pk]))
    file = Calendar.from_ical(response.content)

    assert (str(file["METHOD"]), str(file.walk("VEVENT")[0]["UID"])) == ("PUBLISH", str(event.calendar_id))


def test_one_signs_up_to_all_of_a_series_and_reads_how_it_went():
    event = published()
    days = [localdate(event.begins_at) + n * 7 * DAY for n in (1, 2)]
    repeat_event(event, days, by=event.created_by, at=timezone.now())
    person = PersonFactory()
    assert "Tilmeld mig dem alle" in look(person, "training_event", event.pk)
    press(person, "sign_up_to_series", event.pk)

    assert Enrolment.objects.of(person).going().count() == 3


def test_in_the_room_the_code_is_written_on_the_event_or_at_the_short_address():
    event = published()
    person = enrolled(event)[0].person
    with time_machine.travel(event.begins_at - timedelta(minutes=5), tick=False):
        assert "Koden på skærmen" in look(person, "training_event", event.pk)
        assert event.title in look(person, "check_in")
        assert event.code not in look(person, "check_in")
        wrong = page(press(person, "check_in", code="FORKERT"), 409)
        right = press(person, "check_in", code=event.code.lower())

    assert "Det er ikke koden." in wrong
    assert goes_to(right, reverse("training_event", args=[event.pk]))
    assert event.enrolments.get().status == "attended"


def test_the_code_is_shown_to_the_secretariat_alone():
    event = published()
    person = enrolled(event)[0].person
    with time_machine.travel(event.begins_at, tick=False):
        board = look(event.created_by, "check_in_board", event.pk)
        seen = [look(person, name, *args) for name, *args in (("training_event", event.pk), ("check_in",))]

    assert event.code in board and reverse("check_in") in board
    assert [event.code in text for text in seen] == [False, False]


def test_having_taken_part_becomes_practice_only_when_its_owner_says_so():
    pairing = running_pair()
    event = held_with(pairing.co_driver)
    TrainingEvent.objects.update(begins_at=timezone.now() - HOUR, ends_at=timezone.now() - timedelta(minutes=1))
    assert PracticeEvidence.objects.count() == 0
    assert "Brug det som praksis" in look(pairing.co_driver, "training_event", event.pk)
    response = press(pairing.co_driver, "note_as_practice", event.pk, kinds=["plan"])
    piece = PracticeEvidence.objects.get()

    assert goes_to(response, reverse("edit_practice", args=[piece.pk]))
    assert (piece.status, piece.what_done, piece.shown_at) == ("mine", f"Jeg deltog i “{event.title}”.", None)


def test_saying_how_it_was_is_asked_on_min_side_and_answered_once():
    event = held()
    person = event.enrolments.get().person
    assert "Sig, hvordan det var" in look(person, "my_page")
    press(person, "evaluate", event.pk, worth="4", use="3", took_away="Alt")

    assert event.evaluations.count() == 1
    assert "Sig, hvordan det var" not in look(person, "my_page")
    assert "Du har allerede svaret. Tak." in look(person, "evaluate", event.pk)


def test_after_thirty_days_the_answers_are_closed_and_nobody_writes_in_vain():
    event = held()
    person = event.enrolments.get().person
    with time_machine.travel(timezone.now() + 31 * DAY, tick=False):
        text = look(person, "evaluate", event.pk)

    assert "så der er lukket for svar" in text and "<textarea" not in text


# --- the secretariat ----------------------------------------------------------------------------------------------


def test_a_course_is_written_looked_at_and_published():
    officer = OfficerFactory()
    response = press(officer, "write_event", **FORM)
    event = TrainingEvent.objects.get()
    assert goes_to(response, reverse("training_event", args=[event.pk]))
    assert "Kun sekretariatet ser denne kladde" in look(officer, "training_event", event.pk)
    press(officer, "publish_event", event.pk)
    event.refresh_from_db()

    assert (event.fee, event.seats, event.roles, str(event.sign_off_by)) == (
        1200, 12, {"co_driver"}, "2026-12-02",
    )  # fmt: skip
    assert event.state == "published"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"ends": "08:00"}, "ends"),
        ({"seats": "0"}, "seats"),
        ({"seats": "mange"}, "seats"),
        ({"sign_off_by": "2026-12-04"}, "sign_off_by"),
        ({"fee": "-5"}, "fee"),
        ({"fee": "1.2"}, "fee"),
        ({"on": "2026-13-40"}, "on"),
        ({"on": "2027-03-28", "begins": "02:30"}, "begins"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(change, field):
    officer = OfficerFactory()
    response = press(officer, "write_event", **{**FORM, **change})

    assert field in shown_errors(response)
    assert FORM["about"] in page(response, 422)
    assert not TrainingEvent.objects.exists()


def test_two_officers_see_each_others_words():
    event = published()
    form = {**FORM, "on": str(localdate(event.begins_at)), "version": "1", "title": "Mit navn"}
    text = page(press(event.created_by, "change_event", event.pk, **form), 409)

    assert "Mit navn" in text and "Fra møde til bevægelse" in text


def test_cancelling_asks_why_and_everybody_reads_it():
    event = published()
    enrolled(event)
    page(press(event.created_by, "cancel_event", event.pk, reason=""), 422)
    press(event.created_by, "cancel_event", event.pk, reason="Underviseren er syg.")

    assert "Underviseren er syg." in look(PersonFactory(), "training_event", event.pk)


def test_a_series_is_made_from_days_as_people_write_them():
    event = published()
    officer = event.created_by
    page(press(officer, "repeat_event", event.pk, rhythm="own", days="den 4."), 422)
    page(press(officer, "repeat_event", event.pk, rhythm="weekly", number=""), 422)
    press(officer, "repeat_event", event.pk, rhythm="weekly", number="2")
    ahead = localdate() + 40 * DAY
    press(officer, "repeat_event", event.pk, rhythm="own", days=f"{ahead.day}.{ahead.month}.{ahead.year}\n\n")

    assert TrainingEvent.objects.published().count() == 4


def test_the_list_of_participants_says_who_waits_and_is_logged():
    event = published(seats=1)
    going, waits = (enrolled(event)[0].person for _ in range(2))
    text = look(event.created_by, "event_participants", event.pk)
    read = AuditEvent.objects.filter(verb=Verb.READ, object_type="secretariat.trainingevent")

    assert f"1. {waits.name}" in text
    assert set(read.values_list("subject", flat=True)) == {going.pk, waits.pk}


def test_somebody_is_added_by_name_and_who_came_is_ticked():
    event, person = published(), PersonFactory(name="Vigga Sporløs")
    officer = event.created_by
    address = reverse("add_to_event", args=[event.pk])
    page(browser_of(officer).post(address, {"person": "Ingen Hedder Det"}), 422)
    browser_of(officer).post(address, {"person": "Vigga"})
    with time_machine.travel(timezone.now() + SOON + HOUR, tick=False):
        press(officer, "event_participants", event.pk, came=[event.enrolments.get().pk])

    assert event.enrolments.get(person=person).status == "attended"


def test_what_is_to_be_noted_stands_on_the_officers_own_page():
    event = published()
    enrolled(event)
    with time_machine.travel(timezone.now() + SOON + DAY, tick=False):
        mine, desk = look(event.created_by, "my_page"), look(event.created_by, "training_desk")

    assert "Notér, hvem der kom til 1 arrangement" in mine
    assert reverse("event_participants", args=[event.pk]) in desk
