"""Getting, changing and ending a calendar address."""

import pytest
from django.utils import timezone

from netvaerk.actions.calendar_feeds import end_address, make_address
from netvaerk.models import AuditEvent, CalendarFeed, Person, Verb
from netvaerk.rules.calendar_feeds import FeedHindrance
from netvaerk.rules.secret_addresses import fingerprint
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_an_address_is_told_once_and_kept_by_its_fingerprint_alone():
    person = PersonFactory()
    secret = make_address(person, shown=0, at=NOW)

    feed = CalendarFeed.objects.get(person=person)
    assert len(secret) >= 43
    assert secret not in str(CalendarFeed.objects.values_list().get())
    assert (feed.fingerprint, feed.version) == (fingerprint(secret), 1)
    assert log_of(feed) == [(Verb.CREATED, person, person)]


def test_a_new_address_puts_the_old_one_out_of_use():
    person = PersonFactory()
    old = make_address(person, shown=0, at=NOW)
    new = make_address(person, shown=1, at=NOW)

    assert CalendarFeed.objects.behind(old) is None
    assert CalendarFeed.objects.behind(new).person == person
    assert [verb for verb, _by, _about in log_of(CalendarFeed.objects.get())] == [Verb.CREATED, Verb.CHANGED]


def test_a_page_that_is_sent_twice_gives_one_address():
    person = PersonFactory()
    secret = make_address(person, shown=0, at=NOW)

    with refused(FeedHindrance.CHANGED):
        make_address(person, shown=0, at=NOW)
    assert CalendarFeed.objects.behind(secret)


def test_turned_off_is_gone_and_twice_is_once():
    person, other = PersonFactory(), PersonFactory()
    secret, others = make_address(person, shown=0, at=NOW), make_address(other, shown=0, at=NOW)
    for _again in range(2):
        end_address(person, by=person, at=NOW)

    assert CalendarFeed.objects.behind(secret) is None
    assert CalendarFeed.objects.behind(others)
    assert AuditEvent.objects.filter(verb=Verb.DELETED, subject=person).count() == 1


def test_who_has_left_neither_gets_nor_keeps_one():
    person = PersonFactory()
    secret = make_address(person, shown=0, at=NOW)
    Person.objects.filter(pk=person.pk).update(is_active=False)

    assert CalendarFeed.objects.behind(secret) is None
    with refused(FeedHindrance.HAS_LEFT):
        make_address(person, shown=1, at=NOW)


def test_the_database_keeps_one_for_a_person_and_one_for_an_address():
    kept = {"made_at": NOW, "fingerprint": fingerprint("a")}
    first = CalendarFeed.objects.create(person=PersonFactory(), **kept)

    with refused_by("calendar_feed_one_for_a_person"):
        CalendarFeed.objects.create(person=first.person, made_at=NOW, fingerprint=fingerprint("b"))
    with refused_by("calendar_feed_one_for_an_address"):
        CalendarFeed.objects.create(person=PersonFactory(), **kept)
    with refused_by("calendar_feed_has_an_address"):
        CalendarFeed.objects.create(person=PersonFactory(), made_at=NOW, fingerprint="")
