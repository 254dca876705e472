"""Letters about pairs say what waits, and never who said no or why."""

import pytest
from django.utils import timezone

from codriver.actions.pairing import answer_offer
from codriver.tests.factories import offered_pair

pytestmark = pytest.mark.django_db


def test_a_declined_offer_tells_both_the_same_and_names_nobody(mailoutbox, django_capture_on_commit_callbacks):
    pairing = offered_pair()
    with django_capture_on_commit_callbacks(execute=True):
        answer_offer(
            pairing, by=pairing.co_driver, says_yes=False, reason="Jeg tør ikke sige det højt", at=timezone.now()
        )
    to_the_two = [letter for letter in mailoutbox if pairing.offered_by.email not in letter.to]
    without_greeting = {letter.body.split("\n", 1)[1] for letter in to_the_two}

    assert (len(to_the_two), len(without_greeting)) == (2, 1)
    assert not any(word in str(without_greeting) for word in ("tør ikke", pairing.co_driver.name))
