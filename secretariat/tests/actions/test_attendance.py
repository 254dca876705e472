"""Who came, by code and by list; what they say of it; and what time does to events."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from netvaerk.models import Verb
from netvaerk.refusals import Refused
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from secretariat.actions.attendance import Said, check_in, evaluate, note_attendance
from secretariat.actions.training_daily import ask_evaluations, forget_enrolments, note_events_held, remind_of_tomorrow
from secretariat.facts.training import events_to_follow
from secretariat.models import Evaluation
from secretariat.queries.evaluations import answers_page
from secretariat.rules.attendance import AttendanceHindrance
from secretariat.tests.actions.test_seats import letters, states
from secretariat.tests.training import DAY, HOUR, SOON, draft, enrolled, held, published

pytestmark = pytest.mark.django_db
__all__ = ["letters"]
IN_THE_ROOM = SOON + timedelta(minutes=-10)


def test_the_code_ticks_one_off_once_and_however_it_is_typed():
    event, person = published(), PersonFactory()
    row = enrolled(event, person)[0]
    at = timezone.now() + IN_THE_ROOM
    came_to = [check_in(code, by=person, at=at) for code in (event.code.lower(), f" {event.code} ")]

    assert came_to == [event, event]
    assert log_of(row)[-1] == (Verb.HELD, person, person)
    row.refresh_from_db()
    assert (row.status, row.came_at) == ("attended", at)


@pytest.mark.parametrize("at", [timedelta(0), SOON + 4 * HOUR], ids=["long before", "after"])
def test_the_code_works_only_while_people_are_in_the_room(at):
    event = published()
    person = enrolled(event)[0].person

    with refused(AttendanceHindrance.NOT_OPEN):
        check_in(event.code, by=person, at=timezone.now() + at)


def test_who_waits_does_not_check_in():
    event = published(seats=1)
    enrolled(event)
    waits = enrolled(event)[0].person

    with refused(AttendanceHindrance.NOT_OPEN):
        check_in(event.code, by=waits, at=timezone.now() + IN_THE_ROOM)


def test_guessing_ends_after_ten_tries_and_then_the_right_code_does_not_help():
    event = published()
    row = enrolled(event)[0]
    at = timezone.now() + IN_THE_ROOM
    reasons = []
    for code in [*["FORKERT"] * 11, event.code]:
        with pytest.raises(Refused) as refusal:
            check_in(code, by=row.person, at=at)
        reasons += refusal.value.reasons

    assert reasons == [AttendanceHindrance.WRONG_CODE] * 10 + [AttendanceHindrance.TOO_MANY_TRIES] * 2


def test_the_list_ticks_who_came_and_keeps_who_checked_in_meanwhile():
    event = published(seats=3)
    rows = [enrolled(event)[0] for _ in range(3)]
    at = timezone.now() + SOON + HOUR
    check_in(event.code, by=rows[0].person, at=at)
    by = event.created_by

    assert note_attendance(event, came={rows[1].pk}, ticked_before=(), by=by, at=at) == 2
    assert states(event) == ["attended", "attended", "enrolled"]
    note_attendance(event, came={rows[0].pk}, ticked_before={row.pk for row in rows}, by=by, at=at + 4 * HOUR)
    assert states(event) == ["attended", "no_show", "no_show"]


def test_only_the_secretariat_notes_who_came_and_not_before_the_day():
    event = published()

    with refused(AttendanceHindrance.NOT_THE_SECRETARIAT):
        note_attendance(event, came=(), ticked_before=(), by=PersonFactory(), at=timezone.now() + SOON)
    with refused(AttendanceHindrance.NOT_BEGUN):
        note_attendance(event, came=(), ticked_before=(), by=event.created_by, at=timezone.now())


def say(event, number, words="Grib gule hatte"):
    came = event.enrolments.filter(status="attended", has_evaluated=False)[:number]
    for row in came:
        evaluate(event, Said(worth=4, use=3, took_away=words), by=row.person, at=timezone.now())


def test_an_answer_has_no_name_and_is_encrypted_and_given_once():
    event = held(came=1)
    say(event, 1)
    row = event.enrolments.get()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM secretariat_evaluation")
        stored = str(cursor.fetchall())

    assert "hatte" not in stored
    assert {field.name for field in Evaluation._meta.fields} == {"id", "event", "worth", "use", "took_away", "better"}
    with refused(AttendanceHindrance.ANSWERED):
        evaluate(event, Said(1, 1), by=row.person, at=timezone.now())
    call_command("encryption_keys", "check", stdout=StringIO())


@pytest.mark.parametrize(("answers", "shown"), [(4, []), (5, ["Grib gule hatte"] * 5)])
def test_the_secretariat_sees_sums_and_words_from_five_answers_up(answers, shown):
    event = held(came=6)
    say(event, answers)
    page = answers_page(event)

    assert (page.came, page.answers, page.is_shown, page.took_away) == (6, answers, bool(shown), shown)
    assert [one.counts[0][1] for one in page.questions] == ([5, 0] if shown else [])


def test_who_did_not_come_is_not_asked():
    event = held(came=0, stayed_away=1)
    person = event.enrolments.get().person

    with refused(AttendanceHindrance.NOT_ATTENDED):
        evaluate(event, Said(1, 1), by=person, at=timezone.now())
    assert ask_evaluations(at=timezone.now()).done == 0


def test_who_came_is_asked_once_and_reminded_once(letters):
    event = held(came=2)
    now = timezone.now()
    quiet = event.enrolments.order_by("pk").last().person.email
    asked = letters(lambda: [ask_evaluations(at=now) for _ in range(2)])
    say(event, 1)
    reminded = letters(lambda: [ask_evaluations(at=now + days * DAY) for days in (3, 7, 8, 20)])

    assert len(asked) == 2
    assert [to for to, _subject, _file in reminded] == [quiet]


def test_everybody_with_a_seat_is_reminded_the_day_before_and_once(letters):
    event = published(timezone.now().replace(hour=12) + SOON, seats=1)
    going, _waits = (enrolled(event)[0] for _ in range(2))
    day_before = event.begins_at - DAY
    sent = letters(lambda: [remind_of_tomorrow(at=day_before + wait) for wait in (-DAY, 0 * DAY, HOUR)])

    assert [to for to, _subject, _file in sent] == [going.person.email]


def test_what_is_over_counts_as_held_once():
    event, cancelled = published(), draft()
    at = timezone.now() + SOON + DAY
    runs = [note_events_held(at=at).done for _ in range(2)]

    event.refresh_from_db()
    cancelled.refresh_from_db()
    assert (runs, event.held_at, cancelled.held_at) == ([1, 0], at, None)


def test_what_waits_for_the_secretariat():
    over, unwritten, near = published(), draft(timezone.now() + 12 * DAY), published(timezone.now() + 13 * DAY)
    enrolled(over)
    with time_machine.travel(timezone.now() + SOON + DAY, tick=False):
        follow = events_to_follow(timezone.now())

    assert (follow.to_note, follow.drafts, follow.soon) == ([over], [unwritten], [near])


def test_after_two_years_nobody_knows_who_was_there_and_what_was_said_stays():
    event = held(came=1)
    say(event, 1)
    runs = [forget_enrolments(at=timezone.now() + days * DAY).done for days in (729, 731, 732)]

    assert (runs, event.enrolments.count(), event.evaluations.count()) == ([0, 1, 0], 0, 1)
