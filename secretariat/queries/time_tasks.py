"""Min side, about time: what a personnel leader is to answer, release or confirm, what a person is to answer, and what
is released for them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.wording import hours_in_words
from netvaerk.models import Person
from netvaerk.models.prepared import read
from netvaerk.rules.themes import TAKES_ROLES
from roles.facts import with_day_of_move
from roles.models import ReleaseRequest, ResourceRelease, RoleAssignment
from roles.queries.releases import STATE_WORDS, without_time
from roles.rules.releases import confirmation_due
from secretariat.queries.tasks import Task
from secretariat.queries.traces import Part


@dataclass
class OwnTime:
    """Released time as its owner meets it in a list."""

    release: ResourceRelease
    means: str
    word: str


@dataclass
class TimeOfMine:
    tasks: list[Task]
    own: list[OwnTime]


def time_of(person: Person, today: date, parts: set[Part]) -> TimeOfMine:
    """What waits for `person` about time, and what is released for them; two queries, and one for a leader."""
    leads = person.is_personnel_leader
    waiting = _waiting(person) if leads or Part.TIME_ASKED in parts else []
    found = _granted(person, today) if leads or Part.RELEASED in parts else []
    return TimeOfMine(
        tasks=[
            *(_own_answer(one) if one.person_id == person.pk else _wish(one) for one in waiting),
            *(_inherited(one) for one in found if one.person_id != person.pk),
            *(_lacking(one) for one in (_without_time(person, today) if leads else [])),
        ],
        own=[OwnTime(one, *map(str, STATE_WORDS[one.state(today)])) for one in found if one.person_id == person.pk],
    )


WISH = ("person__name", "theme__title", "hours_per_week", "counter_hours", "began_on", "ended_on")
RELEASE = ("hours_per_week", "began_on", "ended_on", "withdrawn_on", "promised_until", "approved_at")


def _waiting(person: Person) -> list[ReleaseRequest]:
    return read(_wishes, values=(person.pk,))


def _wishes(number: int) -> QuerySet:
    waiting = ReleaseRequest.objects.awaiting(Person(pk=number)).select_related("person", "theme")
    return waiting.only(*WISH).order_by("asked_at")


def _granted(person: Person, today: date) -> list[ResourceRelease]:
    """One's own, and what came along with somebody whom one leads now."""
    return read(_releases, person.is_personnel_leader, today, values=(person.pk,))


def _releases(leads: bool, today: date, number: int) -> QuerySet:
    whose = Q(person=number)
    if leads:
        came_along = ResourceRelease.objects.inherited(today).filter(person__personnel_leader=number)
        whose |= Q(pk__in=came_along.values("pk"))
    granted = with_day_of_move(ResourceRelease.objects.granted(today).filter(whose)).select_related("person", "theme")
    return granted.only(*RELEASE, "person__name", "theme__title").order_by("ended_on", "pk")


def _without_time(leader: Person, today: date) -> list[RoleAssignment]:
    return read(_lacking_time, today, values=(leader.pk,))


def _lacking_time(today: date, leader: int) -> QuerySet:
    """Staff whose network work has no time yet, the longest without it first."""
    running = RoleAssignment.objects.current().filter(
        person__personnel_leader=leader,
        person__is_active=True,
        role__in=[RoleAssignment.Role.NETWORK_LEADER, RoleAssignment.Role.CO_DRIVER],
        theme__status__in=TAKES_ROLES,
    )
    lacking = without_time(running, today).select_related("person", "theme")
    return lacking.only("role", "person__name", "theme__title").order_by("began_on", "pk")


def _wish(request: ReleaseRequest) -> Task:
    days = f"{date_format(request.began_on, 'DATE_FORMAT')} – {date_format(request.ended_on, 'DATE_FORMAT')}"
    return Task(
        title=_("Time is asked for, for %(name)s") % {"name": request.person.first_name},
        about=request.theme.title,
        url=reverse("time_request", args=[request.pk]),
        button=_("See and answer"),
        facts=[hours_in_words(request.hours_per_week), days],
    )


def _own_answer(request: ReleaseRequest) -> Task:
    return Task(
        title=_("Will the other hours do?"),
        about=request.theme.title,
        url=reverse("time_request", args=[request.pk]),
        button=_("See and answer"),
        facts=[hours_in_words(request.counter_hours)],
    )


def _inherited(release: ResourceRelease) -> Task:
    return Task(
        title=_("Does the time for %(name)s stand?") % {"name": release.person.first_name},
        about=release.theme.title,
        url=reverse("released_time", args=[release.pk]),
        button=_("See and confirm"),
        facts=[hours_in_words(release.hours_per_week)],
        due_on=confirmation_due(release.moved_on or localdate(release.approved_at)),
    )


def _lacking(assignment: RoleAssignment) -> Task:
    return Task(
        title=_("Release time for %(name)s") % {"name": assignment.person.first_name},
        about=f"{assignment.get_role_display()} · {assignment.theme.title}",
        url=reverse("release_time", args=[assignment.person_id]) + f"?theme={assignment.theme_id}",
        button=_("Release time"),
    )
