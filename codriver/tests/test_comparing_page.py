"""The page where the joint text is written: what it says about hours and about who has approved."""

from decimal import Decimal

import pytest
from django.utils import timezone

from codriver.queries.comparing import comparing_page
from codriver.rules.forms import Side
from codriver.tests.factories import written_agreement
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db


def page_with(released):
    """The page of a pair that has agreed on three hours, with `released` hours from the personnel leader."""
    agreement = written_agreement()
    co_driver = agreement.alignment.sides()[Side.SECOND].person
    if released:
        ReleaseFactory(theme=agreement.alignment.theme, person=co_driver, hours_per_week=Decimal(released))
    return comparing_page(agreement, co_driver, timezone.localdate())


@pytest.mark.parametrize(("released", "flagged"), [(None, True), ("2.5", True), ("3", False), ("4", False)])
def test_more_hours_agreed_than_released_is_flagged_and_stops_nothing(released, flagged):
    page = page_with(released)

    assert (page.hours_differ, page.hindrances) == (flagged, [])
