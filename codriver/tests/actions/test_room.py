"""Writing in the pair's room, sharing, opening, taking back, and the next steps of the two."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.room import change_entry, delete_entry, open_shared, share_entry, unshare_entry, write_entry
from codriver.actions.room_steps import add_step, remove_step, settle_step
from codriver.models import Pairing, RoomEntry, RoomStep
from codriver.rules.room import RoomHindrance
from codriver.tests.factories import PairFactory, RoomEntryFactory, RoomStepFactory
from netvaerk.models import Verb
from netvaerk.tests.factories import MeetingFactory, OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
NOW, TODAY = timezone.now(), timezone.localdate()
WORDS = {"text": "Jeg er i tvivl"}


def write(pairing, by, **more):
    return write_entry(pairing, by=by, at=NOW, **({"kind": "note", "words": WORDS} | more))


def ended(pairing):
    Pairing.objects.filter(pk=pairing.pk).update(status="ended", ended_on=TODAY, end_kind="time")


def seen_by_the_other(entry):
    other = entry.pairing.other(entry.author)
    return RoomEntry.objects.readable_by(other).filter(pk=entry.pk).exists()


def test_what_is_written_is_private_and_the_log_names_nobody():
    pairing = PairFactory()
    entry = write(pairing, by=pairing.network_leader)

    assert (entry.words, entry.shared_at, log_of(entry)) == (WORDS, None, [(Verb.CREATED, None, None)])


def test_a_double_click_writes_once_and_the_same_words_later_anew():
    pairing = PairFactory()
    first = write(pairing, by=pairing.co_driver)

    assert write(pairing, by=pairing.co_driver, share=True) == first
    write_entry(pairing, kind="note", words=WORDS, by=pairing.co_driver, at=NOW + timedelta(days=1))
    assert pairing.room_entries.count() == 2


def test_others_do_not_write():
    pairing = PairFactory()
    for who in (OfficerFactory(), PersonFactory(is_superuser=True), PairFactory(theme=pairing.theme, seat=2).co_driver):
        with refused(RoomHindrance.NOT_OF_THE_TWO):
            write(pairing, by=who)


def test_a_pair_that_has_ended_writes_no_more_but_each_deletes_their_own():
    entry = RoomEntryFactory()
    ended(entry.pairing)
    with refused(RoomHindrance.OVER):
        write(entry.pairing, by=entry.author)
    with refused(RoomHindrance.OVER):
        share_entry(entry, by=entry.author, at=NOW, shown=1)

    delete_entry(entry, by=entry.author, at=NOW, shown=1)
    delete_entry(entry, by=entry.author, at=NOW, shown=1)
    assert (RoomEntry.objects.count(), log_of(entry)) == (0, [(Verb.DELETED, None, None)])


def test_a_meeting_of_another_theme_is_refused():
    pairing = PairFactory()
    words = {"kind": "debrief", "words": {"chose": "Et valg"}}
    with refused(RoomHindrance.OTHER_MEETING):
        write(pairing, by=pairing.co_driver, meeting=MeetingFactory(), **words)

    write(pairing, by=pairing.co_driver, meeting=MeetingFactory(theme=pairing.theme), **words)


def test_what_is_shared_is_read_when_it_is_opened_and_not_before():
    entry = RoomEntryFactory()
    other = entry.pairing.co_driver
    share_entry(entry, by=entry.author, at=NOW, shown=1)
    share_entry(entry, by=entry.author, at=NOW, shown=1)
    assert not seen_by_the_other(entry)

    assert (open_shared(entry.pairing, by=other, at=NOW), open_shared(entry.pairing, by=other, at=NOW)) == (1, 0)
    assert seen_by_the_other(entry)
    assert log_of(entry) == [(Verb.SHARED, entry.author, None), (Verb.READ, other, entry.author)]


def test_sharing_can_be_undone_until_it_is_opened():
    entry = RoomEntryFactory(shared_at=NOW)
    unshare_entry(entry, by=entry.author, at=NOW)
    unshare_entry(entry, by=entry.author, at=NOW)
    assert open_shared(entry.pairing, by=entry.pairing.co_driver, at=NOW) == 0

    opened = RoomEntryFactory(opened=True)
    with refused(RoomHindrance.READ_ALREADY):
        unshare_entry(opened, by=opened.author, at=NOW)
    assert (log_of(entry), seen_by_the_other(opened)) == ([(Verb.UNSHARED, entry.author, None)], True)


def test_a_page_that_showed_it_private_does_not_write_into_what_is_shared():
    entry = RoomEntryFactory()
    share_entry(entry, by=entry.author, at=NOW, shown=1)
    with refused(RoomHindrance.CHANGED_MEANWHILE):
        change_entry(entry, words={"text": "Kun til mig selv"}, by=entry.author, at=NOW, shown=1)


def test_a_text_is_shared_as_it_was_shown():
    entry = RoomEntryFactory()
    change_entry(entry, words={"text": "Skarpere"}, by=entry.author, at=NOW, shown=1)
    change_entry(entry, words={"text": "Skarpere"}, by=entry.author, at=NOW, shown=1)
    with refused(RoomHindrance.CHANGED_MEANWHILE):
        share_entry(entry, by=entry.author, at=NOW, shown=1)
    entry.refresh_from_db()
    assert (entry.words, entry.version, log_of(entry)) == ({"text": "Skarpere"}, 2, [(Verb.CHANGED, None, None)])


def test_the_other_neither_changes_nor_shares_nor_deletes():
    entry = RoomEntryFactory(opened=True)
    other = entry.pairing.co_driver
    with refused(RoomHindrance.NOT_YOURS):
        change_entry(entry, words=WORDS, by=other, at=NOW, shown=1)
    with refused(RoomHindrance.NOT_YOURS):
        unshare_entry(entry, by=other, at=NOW)
    with refused(RoomHindrance.NOT_YOURS):
        delete_entry(entry, by=other, at=NOW, shown=1)


def test_a_next_step_is_noted_once_ticked_and_taken_away_by_either():
    pairing = PairFactory()
    words = {"what": "Ring til skolen", "who": pairing.co_driver, "due_on": TODAY}
    step = add_step(pairing, by=pairing.network_leader, at=NOW, **words)
    assert add_step(pairing, by=pairing.co_driver, at=NOW, **words) == step
    settle_step(step, done=True, by=pairing.co_driver, at=NOW)
    settle_step(step, done=True, by=pairing.co_driver, at=NOW)
    remove_step(step, by=pairing.network_leader, at=NOW)
    remove_step(step, by=pairing.network_leader, at=NOW)

    assert [verb for verb, *_rest in log_of(step)] == [Verb.CREATED, Verb.CHANGED, Verb.DELETED]
    assert RoomStep.objects.count() == 0


def test_a_next_step_is_for_one_of_the_two_and_by_one_of_the_two():
    pairing, stranger = PairFactory(), PersonFactory()
    with refused(RoomHindrance.NOT_ONE_OF_YOU):
        add_step(pairing, what="Ring", who=stranger, due_on=TODAY, by=pairing.co_driver, at=NOW)
    with refused(RoomHindrance.NOT_OF_THE_TWO):
        add_step(pairing, what="Ring", who=None, due_on=TODAY, by=stranger, at=NOW)
    with refused(RoomHindrance.NOT_OF_THE_TWO):
        settle_step(RoomStepFactory(pairing=pairing), done=True, by=stranger, at=NOW)
