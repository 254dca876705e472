"""An offer that waits: the reminders, the extension, and who is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.open_offers import extend_offer, remind_now, remind_of_offers
from codriver.actions.pairing import answer_offer, take_offer_back
from codriver.facts.days_off import days_off_around
from codriver.models import Pairing
from codriver.rules.pairing.deadlines import DeadlineHindrance
from codriver.rules.working_days import after_working_days, before_working_days
from codriver.tests.factories import offered_pair
from netvaerk.models import SentLetter, Verb
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture
def officer():
    return OfficerFactory()


@pytest.fixture
def offer():
    """An offer that the network leader has said yes to, and the co-driver is silent about."""
    pairing = offered_pair()
    answer_offer(pairing, by=pairing.network_leader, says_yes=True, reason="", at=NOW)
    return pairing


def days_from(pairing, day):
    """The moment on `day` at the hour of now."""
    return NOW + (day - timezone.localdate(NOW))


def overdue(pairing):
    return days_from(pairing, pairing.answer_by + DAY)


def test_whoever_is_silent_is_reminded_once_two_working_days_before(offer):
    first = before_working_days(offer.answer_by, 2, days_off_around(offer.answer_by - 10 * DAY))
    days = [first - DAY, first, first, offer.answer_by, offer.answer_by + DAY]

    assert [remind_of_offers(at=days_from(offer, day)).done for day in days] == [0, 1, 0, 0, 0]
    assert SentLetter.objects.get().person == offer.co_driver


def test_a_missed_day_reminds_on_the_deadline(offer):
    assert remind_of_offers(at=days_from(offer, offer.answer_by)).done == 1


def test_an_offer_taken_back_reminds_nobody(offer, officer):
    take_offer_back(offer, by=officer, at=NOW)

    assert remind_of_offers(at=days_from(offer, offer.answer_by)).done == 0


def test_the_secretariat_reminds_once_a_day_when_it_is_overdue(offer, officer):
    late = overdue(offer)

    assert [remind_now(offer, by=officer, at=at) for at in (late, late, late + DAY)] == [1, 0, 1]
    assert log_of(offer)[-2:] == [(Verb.SENT, officer, offer.co_driver)] * 2


def test_nobody_is_reminded_by_hand_before_the_deadline_has_passed(offer, officer):
    with refused(DeadlineHindrance.NOT_OVERDUE):
        remind_now(offer, by=officer, at=days_from(offer, offer.answer_by))


def test_more_time_is_given_once_for_two_presses(offer, officer, mailoutbox, django_capture_on_commit_callbacks):
    late, shown = overdue(offer), offer.answer_by
    with django_capture_on_commit_callbacks(execute=True):
        extend_offer(offer, shown=shown, by=officer, at=late)
        extend_offer(offer, shown=shown, by=officer, at=late)

    today = timezone.localdate(late)
    assert offer.answer_by == after_working_days(today, 5, days_off_around(today))
    assert [letter.to for letter in mailoutbox] == [[offer.co_driver.email]]
    assert log_of(offer)[-1] == (Verb.CHANGED, officer, None)


def test_a_new_deadline_is_reminded_of_once_more(offer, officer):
    before = remind_of_offers(at=days_from(offer, offer.answer_by)).done
    extend_offer(offer, shown=offer.answer_by, by=officer, at=overdue(offer))

    after = [remind_of_offers(at=days_from(offer, offer.answer_by)).done for _twice in range(2)]

    assert (before, after) == (1, [1, 0])


@pytest.mark.parametrize("act", [remind_now, extend_offer])
def test_only_the_secretariat_acts_on_an_open_offer(offer, officer, act):
    more = {"shown": offer.answer_by} if act is extend_offer else {}
    with refused(DeadlineHindrance.NOT_SECRETARIAT):
        act(offer, by=offer.network_leader, at=overdue(offer), **more)
    Pairing.objects.update(status=Pairing.Status.WITHDRAWN)
    with refused(DeadlineHindrance.NOT_OFFERED):
        act(offer, by=officer, at=overdue(offer), **more)


def test_there_is_no_more_time_while_there_is_enough(offer, officer):
    with refused(DeadlineHindrance.TOO_EARLY):
        extend_offer(offer, shown=offer.answer_by, by=officer, at=NOW)
