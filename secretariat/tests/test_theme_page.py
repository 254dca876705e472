"""The theme's page shows how far the pair is to those on the theme and to the secretariat, and to nobody else."""

import pytest
from django.utils import timezone

from codriver.tests.factories import led_theme, running_pair
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.tests.factories import AssignmentFactory
from secretariat.queries.themes import theme_page

pytestmark = pytest.mark.django_db


def on_the_page_of(person, theme):
    return theme_page(theme, person, timezone.localdate()).standing is not None


def test_who_sees_how_far_the_pair_is():
    theme = led_theme()
    pairing = running_pair(theme)
    reference_leader = AssignmentFactory(theme=theme, role="reference_leader").person
    other_leader = AssignmentFactory().person
    people = [
        pairing.network_leader,
        pairing.co_driver,
        reference_leader,
        OfficerFactory(),
        other_leader,
        PersonFactory(),
    ]

    assert [on_the_page_of(person, theme) for person in people] == [True, True, True, True, False, False]
