"""Seats at events: signing up and off, the line that moves by itself, the calendar that follows, and who is told."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory
from secretariat.actions.events import cancel_event
from secretariat.actions.seats import add_to_event, answer_seat, settle, sign_off, sign_up, sign_up_to_series
from secretariat.actions.training_daily import move_waiting_lists
from secretariat.models import Enrolment, EventSeries
from secretariat.rules.training import TrainingHindrance
from secretariat.tests.training import DAY, HOUR, SOON, draft, enrolled, published

pytestmark = pytest.mark.django_db


def states(event):
    """How each stands who ever signed up, in the order of the first time."""
    return list(event.enrolments.order_by("pk").values_list("status", flat=True))


def taken(event):
    event.refresh_from_db()
    return event.seats_taken


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    """Act in a block; the letters that went out: to whom, the first words, and what the calendar is told."""

    def sent_by(act):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [(one.to[0], one.subject, calendar_of(one)) for one in mailoutbox]

    return sent_by


def calendar_of(letter):
    if not letter.attachments:
        return None
    file = Calendar.from_ical(letter.attachments[0][1])
    event = file.walk("VEVENT")[0]
    return str(file["METHOD"]), str(event["UID"]), int(event["SEQUENCE"])


def test_a_seat_is_taken_with_one_press_and_a_second_press_changes_nothing():
    event, person = published(), PersonFactory()
    first, second = enrolled(event, person, person)

    assert first == second
    assert (states(event), taken(event)) == (["enrolled"], 1)
    assert log_of(first) == [(Verb.ACCEPTED, person, person)]


def test_who_comes_when_all_seats_are_taken_waits_in_order():
    event = published(seats=1)
    rows = [enrolled(event)[0] for _ in range(3)]

    assert states(event) == ["enrolled", "waiting", "waiting"]
    numbers = event.enrolments.with_number().order_by("pk").values_list("number", flat=True)
    assert list(numbers)[1:] == [1, 2]
    assert taken(event) == 1
    assert rows[2].line == 2


def test_who_waits_and_presses_again_keeps_their_place():
    event = published(seats=1)
    _seated, first, second = (enrolled(event)[0] for _ in range(3))
    again = enrolled(event, first.person)[0]

    assert (again, again.line, again.version) == (first, first.line, first.version)
    assert list(event.enrolments.in_line()) == [first, second]


def test_a_freed_seat_is_offered_to_the_first_in_line_and_stays_taken(letters):
    event = published(seats=1)
    going, first, _second = (enrolled(event)[0] for _ in range(3))
    sent = letters(lambda: sign_off(going, by=going.person, at=timezone.now()))

    assert states(event) == ["signed_off", "offered", "waiting"]
    assert taken(event) == 1
    assert [(to, bool(file)) for to, _subject, file in sent] == [
        (going.person.email, True),
        (first.person.email, False),
    ]
    assert "Du er tilbudt en plads" in sent[1][1]


def test_an_offer_that_nobody_answers_goes_to_the_next_and_who_comes_back_stands_last(letters):
    event = published(seats=1)
    going, first, second = (enrolled(event)[0] for _ in range(3))
    sign_off(going, by=going.person, at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(hours=49), tick=False):
        sent = letters(lambda: move_waiting_lists(at=timezone.now()))
        sign_up(event, by=first.person, at=timezone.now())

    assert states(event) == ["signed_off", "waiting", "offered"]
    assert [to for to, _subject, _file in sent] == [first.person.email, second.person.email]


def test_the_line_moves_also_when_somebody_presses_after_the_offer_has_lapsed():
    event = published(seats=1)
    going, _first, _second = (enrolled(event)[0] for _ in range(3))
    sign_off(going, by=going.person, at=timezone.now())
    with time_machine.travel(timezone.now() + timedelta(hours=49), tick=False):
        enrolled(event)

    assert states(event) == ["signed_off", "lapsed", "offered", "waiting"]


def test_nobody_jumps_the_line_to_a_seat_that_is_offered():
    event = published(seats=1)
    going, _first = (enrolled(event)[0] for _ in range(2))
    sign_off(going, by=going.person, at=timezone.now())
    enrolled(event, going.person)

    assert states(event) == ["waiting", "offered"]


@pytest.mark.parametrize(
    ("says_yes", "after"),
    [(True, ["signed_off", "enrolled", "waiting"]), (False, ["signed_off", "signed_off", "offered"])],
)
def test_an_offer_is_answered(says_yes, after):
    event = published(seats=1)
    going, first, _second = (enrolled(event)[0] for _ in range(3))
    sign_off(going, by=going.person, at=timezone.now())
    for _ in range(2):
        answer_seat(first, says_yes=says_yes, by=first.person, at=timezone.now())

    assert (states(event), taken(event)) == (after, 1)


def test_signing_up_takes_the_seat_that_is_offered():
    event = published(seats=1)
    going, first = (enrolled(event)[0] for _ in range(2))
    sign_off(going, by=going.person, at=timezone.now())
    enrolled(event, first.person)

    assert (states(event), taken(event)) == (["signed_off", "enrolled"], 1)


def test_an_offer_is_its_own_persons_to_answer_and_only_in_time():
    event = published(seats=1)
    going, first = (enrolled(event)[0] for _ in range(2))
    sign_off(going, by=going.person, at=timezone.now())

    with refused(TrainingHindrance.NO_SEAT_OF_YOURS):
        answer_seat(first, says_yes=True, by=going.person, at=timezone.now())
    with refused(TrainingHindrance.NOT_OFFERED):
        answer_seat(first, says_yes=True, by=first.person, at=timezone.now() + timedelta(hours=49))


@pytest.mark.parametrize(
    ("make", "at", "reason"),
    [
        (draft, 0 * DAY, TrainingHindrance.DRAFT),
        (published, SOON + HOUR, TrainingHindrance.BEGUN),
        (lambda: published(roles=("co_driver",)), 0 * DAY, TrainingHindrance.NOT_FOR_YOUR_ROLE),
    ],
    ids=["a draft", "begun", "for other roles"],
)
def test_one_cannot_sign_up(make, at, reason):
    event = make()

    with refused(reason):
        sign_up(event, by=PersonFactory(), at=timezone.now() + at)


def test_who_has_the_role_today_may_sign_up_and_the_secretariat_adds_anybody():
    event = published(roles=("network_leader",))
    leader, officer = AssignmentFactory().person, OfficerFactory()
    enrolled(event, leader)
    added = add_to_event(event, PersonFactory(), by=officer, at=timezone.now())

    assert states(event) == ["enrolled", "enrolled"]
    assert log_of(added) == [(Verb.ACCEPTED, officer, added.person)]


def test_only_the_secretariat_signs_others_up_and_off():
    event, colleague = published(), PersonFactory()
    row = enrolled(event)[0]

    with refused(TrainingHindrance.NOT_THE_SECRETARIAT):
        add_to_event(event, PersonFactory(), by=colleague, at=timezone.now())
    with refused(TrainingHindrance.NOT_THE_SECRETARIAT):
        sign_off(row, by=colleague, at=timezone.now())
    sign_off(row, by=OfficerFactory(), at=timezone.now())
    assert states(event) == ["signed_off"]


def test_who_comes_unannounced_gets_a_free_seat_and_who_has_one_keeps_it():
    event = published(seats=1)
    row, officer, during = enrolled(event)[0], OfficerFactory(), timezone.now() + SOON

    with refused(TrainingHindrance.FULL):
        add_to_event(event, PersonFactory(), by=officer, at=during)
    assert add_to_event(event, row.person, by=officer, at=during) == row
    Enrolment.objects.update(status="attended", came_at=during)
    assert add_to_event(event, row.person, by=officer, at=during) == row
    assert states(event) == ["attended"]


def test_the_line_says_how_many_seats_changed_hands():
    event = published(seats=2)
    _first, second, *_waiting = (enrolled(event)[0] for _ in range(4))
    sign_off(second, by=second.person, at=timezone.now())
    later = timezone.now() + 3 * DAY
    event.refresh_from_db()
    event.seats = 3
    event.save()

    assert settle(event, at=timezone.now()) == 1
    assert settle(event, at=timezone.now()) == 0
    assert settle(event, at=later) == 2


def test_the_calendar_follows_whoever_signs_off_and_on_again(letters):
    event, person = published(), PersonFactory()
    now = timezone.now()

    files = [
        letters(lambda: sign_up(event, by=person, at=now))[0][2],
        letters(lambda: sign_off(Enrolment.objects.get(), by=person, at=now))[0][2],
        letters(lambda: sign_up(event, by=person, at=now))[0][2],
    ]

    assert [method for method, _uid, _sequence in files] == ["REQUEST", "CANCEL", "REQUEST"]
    assert {uid for _method, uid, _sequence in files} == {str(event.calendar_id)}
    assert [one[2] for one in files] == sorted({one[2] for one in files})


def test_the_secretariat_is_told_of_a_late_sign_off_and_of_no_other(letters):
    event, officer = published(), OfficerFactory()
    early, late = (enrolled(event)[0] for _ in range(2))
    told = letters(lambda: sign_off(early, by=early.person, at=timezone.now()))
    told_late = letters(lambda: sign_off(late, by=late.person, at=timezone.now() + SOON - HOUR))

    assert [to for to, _subject, _file in told] == [early.person.email]
    assert {to for to, _subject, _file in told_late} == {late.person.email, officer.email, event.created_by.email}


@pytest.mark.parametrize(
    ("changes", "released", "told"),
    [
        ({}, True, False),
        ({"fee": 900}, False, True),
        ({"takes_released_time": True}, True, True),
        ({"takes_released_time": True}, False, False),
    ],
    ids=["free", "money", "released time", "no released time"],
)
def test_the_personnel_leader_is_told_where_money_or_released_time_is_touched(letters, changes, released, told):
    event, person = published(**changes), LedPersonFactory()
    if released:
        ReleaseFactory(person=person)
    sent = letters(lambda: enrolled(event, person))
    sent += letters(lambda: cancel_event(event, reason="Sygdom", by=event.created_by, at=timezone.now()))

    assert [to == person.personnel_leader.email for to, _subject, _file in sent].count(True) == (2 if told else 0)


def test_the_personnel_leader_is_told_apart_that_somebody_goes_and_that_they_do_not(letters):
    event, person = published(fee=900), LedPersonFactory()
    goes = letters(lambda: enrolled(event, person))
    stays = letters(lambda: sign_off(Enrolment.objects.get(), by=person, at=timezone.now()))
    boss = person.personnel_leader.email

    assert [subject for to, subject, _file in goes if to == boss] == [f"{person.name} har en plads: {event.title}"]
    assert [subject for to, subject, _file in stays if to == boss] == [
        f"{person.name} har ikke længere en plads: {event.title}"
    ]


def test_a_late_sign_off_by_the_secretariat_is_no_news_to_it(letters):
    event, officer = published(), OfficerFactory()
    row = enrolled(event)[0]
    told = letters(lambda: sign_off(row, by=officer, at=timezone.now() + SOON - HOUR))

    assert [to for to, _subject, _file in told] == [row.person.email]


def test_one_signs_up_to_a_whole_series_or_to_one():
    series = EventSeries.objects.create(begun_at=timezone.now())
    first, second, full = published(), published(), published(seats=1)
    enrolled(full)
    type(first).objects.update(series=series)
    person = PersonFactory()
    enrolled(first, person)
    begun = published()
    type(begun).objects.filter(pk=begun.pk).update(series=series, begins_at=timezone.now(), ends_at=begun.ends_at)
    done = sign_up_to_series(series, by=person, at=timezone.now())

    assert (done.seats, done.waiting) == (2, 1)
    assert [states(one) for one in (first, second, full)] == [["enrolled"], ["enrolled"], ["enrolled", "waiting"]]


@pytest.mark.parametrize(("seats", "done"), [(2, (1, 0)), (1, (0, 1))], ids=["a seat", "a place in line"])
def test_a_series_may_have_one_event_that_one_fits_among_others(seats, done):
    series = EventSeries.objects.create(begun_at=timezone.now())
    for others in (published(roles=("co_driver",)), published(seats=seats)):
        type(others).objects.filter(pk=others.pk).update(series=series)
    enrolled(others)
    came_of_it = sign_up_to_series(series, by=PersonFactory(), at=timezone.now())

    assert (came_of_it.seats, came_of_it.waiting) == done


def test_a_series_that_is_over_says_so():
    with refused(TrainingHindrance.BEGUN):
        sign_up_to_series(EventSeries.objects.create(begun_at=timezone.now()), by=PersonFactory(), at=timezone.now())


def test_a_series_that_is_for_others_says_so():
    series = EventSeries.objects.create(begun_at=timezone.now())
    event = published(roles=("co_driver",))
    type(event).objects.update(series=series)

    with refused(TrainingHindrance.NOT_FOR_YOUR_ROLE):
        sign_up_to_series(series, by=PersonFactory(), at=timezone.now())


def test_the_seat_of_somebody_who_has_left_goes_to_the_next():
    event = published(seats=1)
    leaver, _next = (enrolled(event)[0] for _ in range(2))
    leaver.person.is_active = False
    leaver.person.save()
    run = move_waiting_lists(at=timezone.now())

    assert (states(event), run.failed) == (["signed_off", "offered"], 0)
