"""Roles and released time for tests."""

from datetime import date, timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, ParticipantFactory, PersonFactory, ThemeFactory
from roles.models import (
    Encouragement,
    Nomination,
    ReferenceNeed,
    ReleaseRequest,
    ResourceRelease,
    RoleAssignment,
    SparringRelation,
    SparringTopic,
    StandIn,
)

Role = RoleAssignment.Role


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


class StandInFactory(factory.django.DjangoModelFactory):
    """Somebody who stands in for the holder of a running role, these weeks."""

    class Meta:
        model = StandIn

    assignment = factory.SubFactory(AssignmentFactory)
    person = factory.SubFactory(PersonFactory)
    begins_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=7))
    ends_on = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=14))
    named_by = factory.SubFactory(OfficerFactory)
    named_at = factory.LazyFunction(timezone.now)


class SparringFactory(factory.django.DjangoModelFactory):
    """Two people who hold their roles on a theme and have agreed on sparring; `accepted_at=None` leaves it asked."""

    class Meta:
        model = SparringRelation

    theme = factory.SubFactory(ThemeFactory)
    network_leader = factory.LazyAttribute(lambda one: holder(one.theme, Role.NETWORK_LEADER))
    reference_leader = factory.LazyAttribute(lambda one: holder(one.theme, Role.REFERENCE_LEADER))
    asked_by = factory.SelfAttribute("network_leader")
    asked_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=60))
    weeks = 4
    first_on = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=28))
    accepted_at = factory.LazyFunction(lambda: timezone.now() - timedelta(days=50))


def holder(theme: NetworkTheme, role: str = Role.NETWORK_LEADER) -> Person:
    """Who holds `role` on the theme; somebody new where nobody does."""
    held = RoleAssignment.objects.current().filter(theme=theme, role=role).first()
    return (held or AssignmentFactory(theme=theme, role=role)).person


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = SparringTopic

    relation = factory.SubFactory(SparringFactory)
    kind = SparringTopic.Kind.WORK
    text = factory.Sequence(lambda n: f"Emne {n}")
    by = factory.SelfAttribute("relation.network_leader")
    at = factory.LazyFunction(timezone.now)


class NeedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ReferenceNeed

    theme = factory.SubFactory(ThemeFactory)
    kind = ReferenceNeed.Kind.ARENA
    text = factory.Sequence(lambda n: f"Behov {n}")
    written_by = factory.SubFactory(PersonFactory)
    written_at = factory.LazyFunction(timezone.now)
