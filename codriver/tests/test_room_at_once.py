"""One takes back what they shared in the moment in which the other opens it: it is read, or it is private again."""

import pytest
from django.utils import timezone

from codriver.actions.room import open_shared, unshare_entry
from codriver.models import RoomEntry
from codriver.rules.room import RoomHindrance
from codriver.tests.factories import RoomEntryFactory
from netvaerk.tests.at_once import at_once, often

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database("postgres")]


@often
def test_taking_back_and_opening():
    entry = RoomEntryFactory(shared_at=timezone.now())
    pairing, now = entry.pairing, timezone.now()

    opened, taken_back = at_once(
        lambda: open_shared(pairing, by=pairing.co_driver, at=now),
        lambda: unshare_entry(entry, by=entry.author, at=now),
    )

    read = RoomEntry.objects.readable_by(pairing.co_driver).filter(pk=entry.pk).exists()
    assert (opened, taken_back, read) in [(1, [RoomHindrance.READ_ALREADY], True), (0, None, False)]
