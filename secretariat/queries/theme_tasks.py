"""Min side, about a theme's way to its end: pauses, hand-overs, closings and follow-ups."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from netvaerk.models import FollowUp, NetworkTheme, Person
from netvaerk.models.prepared import read
from roles.models import RoleAssignment
from secretariat.queries.tasks import Task
from secretariat.queries.traces import Part

Role, Status = RoleAssignment.Role, NetworkTheme.Status


def theme_tasks(person: Person, today: date, parts: set[Part], assignments: list[RoleAssignment]) -> list[Task]:
    """Pauses to look at again, hand-overs to accept, themes to close, solutions to follow up. `assignments` are those
    of `person` that have not ended, with their themes."""
    may_wait = person.is_secretariat or any(one.theme.status in (Status.PAUSED, Status.CLOSING) for one in assignments)
    return [
        *(_themes(person, today) if may_wait else ()),
        *(_follow_ups(person, today) if Part.SOLUTIONS in parts else ()),
    ]


def _themes(person: Person, today: date) -> list[Task]:
    return [_theme(one) for one in read(_waiting, person.is_secretariat, values=(person.pk, today))]


def _waiting(officer: bool, person: int, today: date) -> QuerySet:
    mine = RoleAssignment.objects.current().filter(theme=OuterRef("pk"), person=person)
    leads, refers = (Exists(mine.filter(role=role)) for role in (Role.NETWORK_LEADER, Role.REFERENCE_LEADER))
    waits = Q(leads, status=Status.PAUSED, pause_review_on__lte=today)
    waits |= Q(refers, status=Status.CLOSING, handover__isnull=False, handover__accepted_at=None)
    if officer:
        waits |= Q(status=Status.CLOSING, handover__accepted_at__isnull=False)
    themes = NetworkTheme.objects.filter(waits).select_related("handover")
    return themes.only("title", "status", "pause_review_on", "handover__accepted_at")


def _theme(theme: NetworkTheme) -> Task:
    if theme.status == Status.PAUSED:
        title, button = _("Look at the pause again"), _("See the next step")
    elif theme.handover.accepted_at:
        title, button = _("Close the theme"), _("See the next step")
    else:
        title, button = _("Accept the hand-over to the line"), _("Read the hand-over")
    url = reverse("next_step", args=[theme.pk])
    return Task(title, theme.title, url, button, due_on=theme.pause_review_on)


def _follow_ups(person: Person, today: date) -> list[Task]:
    return [
        Task(
            title=_("Say how a solution lives"),
            about=one.solution.title,
            url=reverse("follow_up", args=[one.pk]),
            button=_("Follow it up"),
            due_on=one.due_on,
        )
        for one in read(_due, values=(person.pk, today))
    ]


def _due(owner: int, today: date) -> QuerySet:
    due = FollowUp.objects.filter(solution__owner=owner, done_at=None, due_on__lte=today).select_related("solution")
    return due.only("due_on", "solution__title").order_by("due_on", "pk")
