"""Min side, about sparring: what is proposed to a leader, and what networks need from their reference leader."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from netvaerk.models import Person
from roles.models import ReferenceNeed, RoleAssignment, SparringRelation
from secretariat.queries.tasks import Task


def sparring_proposed_to(person: Person) -> list[Task]:
    """Proposals of sparring that wait for an answer."""
    return [
        Task(
            title=_("Say yes or no to sparring with %(name)s") % {"name": one.asked_by.name},
            about=one.theme.title,
            url=reverse("sparring", args=[one.theme_id]),
            button=_("See the proposal"),
        )
        for one in SparringRelation.objects.awaiting(person).select_related("theme", "asked_by").order_by("asked_at")
    ]


def needs_of(person: Person, today: date) -> list[Task]:
    """For a reference leader: what networks need that nobody has taken in hand, as one task a theme."""
    led = RoleAssignment.objects.current().exercised_by(person, today).filter(role=RoleAssignment.Role.REFERENCE_LEADER)
    waiting = ReferenceNeed.objects.waiting().filter(taken_at=None, theme__in=led.values("theme"))
    themes = {one.theme_id: one.theme for one in waiting.select_related("theme").order_by("pk") if one.theme.is_running}
    return [
        Task(
            title=_("See what the network needs from you"),
            about=theme.title,
            url=reverse("reference_needs", args=[theme.pk]),
            button=_("See what is needed"),
        )
        for theme in themes.values()
    ]
