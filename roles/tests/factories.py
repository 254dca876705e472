"""Roles and released time for tests."""

from datetime import date, timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, ParticipantFactory, PersonFactory, ThemeFactory
from roles.models import Encouragement, Nomination, ReleaseRequest, ResourceRelease, RoleAssignment


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


class LedPersonFactory(PersonFactory):
    """Somebody who has a personnel leader."""

    personnel_leader = factory.SubFactory(PersonFactory)


class RequestFactory(factory.django.DjangoModelFactory):
    """A wish for the co-driver's time, asked by the theme's network leader, that waits for the personnel leader."""

    class Meta:
        model = ReleaseRequest

    theme = factory.SubFactory(ThemeFactory)
    person = factory.SubFactory(LedPersonFactory)
    hours_per_week = Decimal("3.0")
    began_on = factory.LazyFunction(timezone.localdate)
    ended_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=180))
    asked_by = factory.LazyAttribute(lambda made: AssignmentFactory(theme=made.theme).person)
    asked_at = factory.LazyFunction(timezone.now)

    class Params:
        countered = factory.Trait(
            status=ReleaseRequest.Status.COUNTERED,
            counter_hours=Decimal("2.0"),
            counter_began_on=factory.SelfAttribute("began_on"),
            counter_ended_on=factory.SelfAttribute("ended_on"),
            countered_by=factory.SelfAttribute("person.personnel_leader"),
            countered_at=factory.LazyFunction(timezone.now),
        )


class NominationFactory(factory.django.DjangoModelFactory):
    """Sent by the person's personnel leader, and not answered."""

    class Meta:
        model = Nomination

    person = factory.SubFactory(LedPersonFactory)
    nominated_by = factory.SelfAttribute("person.personnel_leader")
    role = Nomination.For.CO_DRIVER
    reason = "Du samler folk om det svære."
    sent_at = factory.LazyFunction(timezone.now)

    class Params:
        accepted = factory.Trait(status=Nomination.Status.YES, answered_at=factory.LazyFunction(timezone.now))


class EncouragementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Encouragement

    person = factory.SubFactory(LedPersonFactory)
    encouraged_by = factory.SelfAttribute("person.personnel_leader")
    to = Encouragement.To.JOIN
    words = "Du kender kvarteret."
    sent_at = factory.LazyFunction(timezone.now)
