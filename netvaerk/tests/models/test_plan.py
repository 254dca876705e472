"""A plan as the database keeps it."""

from datetime import date

import pytest
from django.utils import timezone

from netvaerk.models import PhaseClosing, PlannedPhase, ThemePhase
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import ThemeFactory

pytestmark = pytest.mark.django_db


def planned(theme, begins_on=date(2026, 3, 1), ends_on=date(2026, 3, 9), **hours):
    return PlannedPhase.objects.create(
        theme=theme, phase=ThemePhase.objects.first(), begins_on=begins_on, ends_on=ends_on, **hours
    )


def test_a_phase_is_planned_once_per_theme():
    theme = ThemeFactory()
    planned(theme)

    with refused_by("phase_planned_once_per_theme"):
        planned(theme)


def test_a_planned_phase_ends_after_it_begins():
    with refused_by("planned_phase_ends_after_it_begins"):
        planned(ThemeFactory(), ends_on=date(2026, 2, 28))


@pytest.mark.parametrize("hours", [-1, 38])
def test_the_leaders_expected_hours_fit_a_week(hours):
    with refused_by("planned_leader_hours_fit_a_week"):
        planned(ThemeFactory(), leader_hours=hours)


@pytest.mark.parametrize("hours", [-1, 38])
def test_the_co_drivers_expected_hours_fit_a_week(hours):
    with refused_by("planned_co_driver_hours_fit_a_week"):
        planned(ThemeFactory(), co_driver_hours=hours)


def test_a_closing_says_what_was_decided():
    theme = ThemeFactory()

    with refused_by("closing_says_what_was_decided"):
        PhaseClosing.objects.create(
            theme=theme, phase=ThemePhase.objects.first(), decided="", by=theme.proposed_by, at=timezone.now()
        )
