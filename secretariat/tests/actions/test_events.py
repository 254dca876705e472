"""Writing, publishing, changing, repeating and cancelling courses and events."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone
from django.utils.timezone import localdate, localtime

from netvaerk.models import Verb
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.outcomes import log_of, refused, times
from secretariat.actions.events import (
    cancel_event,
    change_event,
    copy_event,
    delete_draft,
    publish_event,
    repeat_event,
    write_event,
)
from secretariat.models import TrainingEvent
from secretariat.rules.training import TrainingHindrance
from secretariat.tests.actions.test_seats import letters, states
from secretariat.tests.training import DAY, HOUR, SOON, draft, enrolled, held, published, written

pytestmark = pytest.mark.django_db
__all__ = ["letters"]


def test_a_draft_is_written_and_published_by_the_secretariat():
    event = draft()
    officer, now = event.created_by, timezone.now()
    new = [publish_event(event, by=officer, at=now) for _ in range(2)]

    assert new == [1, 0]
    assert event.state == TrainingEvent.State.PUBLISHED
    assert [verb for verb, *_rest in log_of(event)] == [Verb.CREATED, Verb.PUBLISHED]
    with refused(TrainingHindrance.NOT_THE_SECRETARIAT):
        write_event(written(), by=PersonFactory(), at=now)


def test_a_draft_says_what_it_lacks_before_it_is_published():
    event = draft(about="", place="")

    with refused(TrainingHindrance.NO_WORDS, TrainingHindrance.NO_PLACE):
        publish_event(event, by=event.created_by, at=timezone.now())


def test_a_new_time_moves_the_calendars_and_is_told_to_all_who_are_on_their_way(letters):
    event = published(seats=1)
    going, waiting = (enrolled(event)[0] for _ in range(2))
    later = written(event.begins_at + DAY, seats=1)
    sent = letters(lambda: change_event(event, later, by=event.created_by, at=timezone.now(), shown=event.version))

    assert [(to, file and file[0]) for to, _subject, file in sent] == [
        (going.person.email, "REQUEST"),
        (waiting.person.email, None),
    ]


def test_other_words_are_told_to_nobody_and_more_seats_go_to_those_who_wait(letters):
    event = published(seats=1)
    _going, waiting = (enrolled(event)[0] for _ in range(2))
    more = written(event.begins_at, seats=2, about="Nye ord")
    sent = letters(lambda: change_event(event, more, by=event.created_by, at=timezone.now(), shown=event.version))

    assert states(event) == ["enrolled", "offered"]
    assert [to for to, _subject, _file in sent] == [waiting.person.email]


def test_seats_that_are_taken_are_not_taken_away_and_a_stale_page_is_refused():
    event = published()
    for _ in range(2):
        enrolled(event)
    by, now = event.created_by, timezone.now()

    with refused(TrainingHindrance.FEWER_THAN_TAKEN):
        change_event(event, written(event.begins_at, seats=1), by=by, at=now, shown=event.version)
    with refused(TrainingHindrance.STALE):
        change_event(event, written(event.begins_at, title="Andet"), by=by, at=now, shown=1)


def test_a_cancelled_event_says_why_and_all_are_told_once(letters):
    event = published(seats=1)
    going, waiting = (enrolled(event)[0] for _ in range(2))
    by = event.created_by
    with refused(TrainingHindrance.NO_REASON):
        cancel_event(event, reason=" ", by=by, at=timezone.now())
    sent = letters(lambda: [cancel_event(event, reason="Sygdom", by=by, at=timezone.now()) for _ in range(2)])

    assert [(to, file and file[0]) for to, _subject, file in sent] == [
        (going.person.email, "CANCEL"),
        (waiting.person.email, None),
    ]
    assert "Sygdom" not in str(sent)
    assert (event.state, event.cancel_reason, times(Verb.CANCELLED, event)) == ("cancelled", "Sygdom", 1)


def test_what_has_been_held_is_not_cancelled():
    event = held()
    event.held_at = timezone.now()
    event.save()

    with refused(TrainingHindrance.HELD):
        cancel_event(event, reason="For sent", by=event.created_by, at=timezone.now())


def test_a_draft_can_be_deleted_and_what_is_published_cannot():
    event, kept = draft(), published()
    for _ in range(2):
        delete_draft(event, by=kept.created_by, at=timezone.now())

    assert list(TrainingEvent.objects.all()) == [kept]
    with refused(TrainingHindrance.PUBLISHED):
        delete_draft(kept, by=kept.created_by, at=timezone.now())


def test_a_copy_is_a_draft_of_its_own_ahead_of_today():
    event = held()
    copy = copy_event(event, by=event.created_by, at=timezone.now())

    assert copy.state == "draft"
    assert copy.begins_at > timezone.now() + 2 * 7 * DAY
    assert localtime(copy.begins_at).time() == localtime(event.begins_at).time()
    assert (copy.title, copy.seats_taken, copy.calendar_id == event.calendar_id) == (event.title, 0, False)


@time_machine.travel(datetime(2026, 10, 1, 8, tzinfo=UTC), tick=False)
def test_a_series_keeps_its_hour_when_the_clocks_change_and_leaves_out_days_it_has():
    event = published(datetime(2026, 10, 20, 7, tzinfo=UTC), sign_off_by=date(2026, 10, 18))
    days = [date(2026, 10, 20), date(2026, 10, 27), date(2026, 11, 3)]
    for _ in range(2):
        made = repeat_event(event, days, by=event.created_by, at=timezone.now()) if event.series is None else []
        if made:
            assert [one.begins_at for one in made] == [
                datetime(2026, 10, 27, 8, tzinfo=UTC),
                datetime(2026, 11, 3, 8, tzinfo=UTC),
            ]

    assert event.series.events.count() == 3
    assert {one.state for one in event.series.events.all()} == {"published"}
    assert [one.sign_off_by.day for one in event.series.events.order_by("begins_at")] == [18, 25, 1]
    with refused(TrainingHindrance.TOO_MANY_DAYS):
        repeat_event(event, days, by=event.created_by, at=timezone.now())


def test_drafts_of_a_series_are_published_together():
    event = draft()
    first = localdate(event.begins_at)
    repeat_event(event, [first + timedelta(days=7 * n) for n in (1, 2)], by=event.created_by, at=timezone.now())

    assert publish_event(event, whole_series=True, by=event.created_by, at=timezone.now()) == 3
    assert TrainingEvent.objects.drafts().count() == 0


def test_a_series_is_not_made_of_days_that_have_been():
    event = published()

    with refused(TrainingHindrance.IN_THE_PAST):
        repeat_event(event, [localdate() - DAY], by=event.created_by, at=timezone.now())


def test_the_state_follows_the_clock():
    event = published(seats=1)
    states_of_it = []
    for wait in (0 * DAY, SOON + HOUR, SOON + 4 * HOUR):
        with time_machine.travel(timezone.now() + wait, tick=False):
            states_of_it.append(str(event.state))
    enrolled(event)
    event.refresh_from_db()

    assert states_of_it == ["published", "under_way", "held"]
    assert event.state == "full"
