"""How a pairing ends, and what an end of that kind leads to."""

import pytest
from django.utils import timezone

from codriver.actions.leaving import leave
from codriver.actions.pairing import end_pairing, offer_pairing
from codriver.models import Pairing
from codriver.rules.pairing.offers import AnswerHindrance, PairingHindrance
from codriver.tests.factories import led_theme, running_pair
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import refused

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
Kind = Pairing.EndKind


@pytest.fixture
def officer():
    return OfficerFactory()


def test_a_kind_that_does_not_exist_ends_nothing(officer):
    pairing = running_pair()

    with refused(AnswerHindrance.NO_KIND):
        end_pairing(pairing, by=officer, on=TODAY, reason="Slut", kind="", at=NOW)

    assert Pairing.objects.get().end_kind == ""


def test_who_leaves_the_municipality_has_other_work(officer):
    pairing = running_pair()

    leave(pairing.co_driver, by=officer, at=NOW)

    assert Pairing.objects.get().end_kind == Kind.OTHER_WORK


@pytest.mark.parametrize(("kind", "early"), [(Kind.THEME_OVER, False), (Kind.TIME, True), (Kind.COOPERATION, True)])
def test_all_but_the_end_of_the_theme_is_an_early_end(officer, kind, early):
    pairing = running_pair()

    end_pairing(pairing, by=officer, on=TODAY, reason="Slut", kind=kind, at=NOW)

    assert (pairing.ended_early, Pairing.objects.ended_early().exists()) == (early, early)


def test_two_who_could_not_work_together_are_offered_again_with_a_reason_that_is_kept(officer):
    former = running_pair()
    person, theme = former.co_driver, led_theme(former.network_leader)
    end_pairing(former, by=officer, on=TODAY, reason="Slut", kind=Kind.COOPERATION, at=NOW)

    with refused(PairingHindrance.DID_NOT_WORK):
        offer_pairing(theme, co_driver=person, by=officer, at=NOW)
    pairing = offer_pairing(theme, co_driver=person, by=officer, at=NOW, again_reason="De har talt ud")

    assert (pairing.again_reason, pairing.exception_reason) == ("De har talt ud", "")
