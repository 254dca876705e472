"""Min side, about becoming a co-driver: one's own next step, and what a personnel leader is to answer."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from codriver.models import CoDriverCandidacy
from netvaerk.models import Person
from secretariat.queries.tasks import Task
from secretariat.queries.traces import Part

Status = CoDriverCandidacy.Status


@dataclass
class OwnCandidacy:
    """`own` is one's own open candidacy; `tasks` is what waits."""

    own: CoDriverCandidacy | None
    tasks: list[Task]


def candidacies_of(person: Person, today: date, parts: set[Part]) -> OwnCandidacy:
    """One query; none for those who lead nobody and have none."""
    if Part.CANDIDACY not in parts and not person.is_personnel_leader:
        return OwnCandidacy(None, [])
    awaiting = CoDriverCandidacy.objects.awaiting(person).values("pk")
    open_ones = CoDriverCandidacy.objects.open().filter(Q(person=person) | Q(pk__in=awaiting))
    found = list(open_ones.select_related("person").order_by("asked_leader_at", "pk"))
    own = next((one for one in found if one.person_id == person.pk), None)
    asked = [_asked(one) for one in found if one.person_id != person.pk]
    return OwnCandidacy(own, [*asked, *([_ask_again()] if own and _may_ask_again(own, today) else [])])


def _may_ask_again(own: CoDriverCandidacy, today: date) -> bool:
    return own.status == Status.NOT_NOW and own.ask_again_on is not None and own.ask_again_on <= today


def _asked(candidacy: CoDriverCandidacy) -> Task:
    return Task(
        title=_("%(name)s would like to be a co-driver: give time") % {"name": candidacy.person.first_name},
        about=_("Hours and period stand as they are wished for"),
        url=reverse("candidacy", args=[candidacy.pk]),
        button=_("See and answer"),
    )


def _ask_again() -> Task:
    return Task(
        title=_("You can ask for time to be a co-driver again"),
        about=_("Your leader said not now, and named this day"),
        url=reverse("become_co_driver"),
        button=_("See your next step"),
    )
