"""Two look back at the same moment: both are read by both, or one that is taken back is read by nobody."""

import pytest
from django.utils import timezone

from codriver.actions.closings import send_words, take_words_back
from codriver.models import ClosingWords
from codriver.rules.closings import ClosingHindrance
from codriver.tests.factories import ended_pair, looked_back
from netvaerk.tests.at_once import at_once, often

pytestmark = [pytest.mark.django_db(transaction=True, serialized_rollback=True), pytest.mark.one_database("postgres")]


@often
def test_taking_back_and_sending():
    pair, now = ended_pair(), timezone.now()
    closing = looked_back(pair, pair.co_driver)
    said = {"answers": {"learned": "Tålmodighed"}, "shown": 0, "by": pair.network_leader, "at": now}

    _sent, taken_back = at_once(
        lambda: send_words(closing, **said), lambda: take_words_back(closing, by=pair.co_driver, at=now)
    )

    read = ClosingWords.objects.readable_by(pair.network_leader).filter(person=pair.co_driver).exists()
    assert (taken_back, read) in [([ClosingHindrance.READ_BY_BOTH], True), (None, False)]
