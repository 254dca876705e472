"""Roles and released time for tests."""

from datetime import date, timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, ParticipantFactory, PersonFactory, ThemeFactory
from roles.models import ResourceRelease, RoleAssignment


class AssignmentFactory(factory.django.DjangoModelFactory):
    """A running role; `began_on=None` makes it one that was asked and waits."""

    class Meta:
        model = RoleAssignment

    theme = factory.SubFactory(ThemeFactory)
    person = factory.SubFactory(PersonFactory)
    role = RoleAssignment.Role.NETWORK_LEADER
    asked_at = factory.LazyFunction(timezone.now)
    asked_by = factory.SubFactory(OfficerFactory)
    began_on = date(2026, 1, 5)


class ReleaseFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ResourceRelease

    theme = factory.SubFactory(ThemeFactory)
    person = factory.SubFactory(PersonFactory)
    hours_per_week = Decimal("3.0")
    began_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=7))
    ended_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=180))
    approved_by = factory.SubFactory(PersonFactory)
    approved_at = factory.LazyFunction(timezone.now)


def led_network(outsiders: int = 1) -> NetworkTheme:
    """A running theme with a leader, a co-driver and a reference leader, and participants from outside."""
    theme = ThemeFactory()
    for role in RoleAssignment.Role.values:
        AssignmentFactory(theme=theme, role=role)
    ParticipantFactory.create_batch(outsiders, theme=theme)
    return theme


def holder(theme: NetworkTheme, role: str = RoleAssignment.Role.NETWORK_LEADER) -> Person:
    return theme.role_assignments.current().get(role=role).person
