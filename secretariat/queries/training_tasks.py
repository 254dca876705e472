"""Min side, about courses and events: a seat to say yes or no to, how it was, what is ahead, and who came."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netvaerk.models import Person
from netvaerk.models.prepared import read
from secretariat.access import may_run_events
from secretariat.facts.training import events_to_note
from secretariat.models import Enrolment, TrainingEvent
from secretariat.queries.tasks import Task
from secretariat.queries.traces import Part
from secretariat.queries.training import Standing, on_the_clock, standing_of
from secretariat.rules.attendance import EVALUATED_WITHIN
from secretariat.rules.training import LIVE, Status, status_at

EVENT = ("title", "place", "begins_at", "ends_at")


@dataclass
class OwnTraining:
    """What waits for somebody, and what they are signed up for, the next one first."""

    tasks: list[Task]
    ahead: list[tuple[TrainingEvent, Standing]]


def training_of(person: Person, now: datetime, parts: set[Part]) -> OwnTraining:
    """One query, if there is a seat; for an officer one more."""
    rows = read(_seats, values=(person.pk, now, now - EVALUATED_WITHIN)) if Part.SEATS in parts else []
    live = [one for one in rows if status_at(one.status, one.answer_by, now) in LIVE]
    offered = [_offer(one) for one in live if one.status == Status.OFFERED]
    came = [_evaluation(one) for one in rows if one.status == Status.ATTENDED]
    return OwnTraining(
        tasks=[*offered, *came, *_notes(person, now)],
        ahead=[(one.event, standing) for one in live if (standing := _standing(one, now))],
    )


def _seats(number: int, now: datetime, evaluated_since: datetime) -> QuerySet:
    ahead = Q(status__in=LIVE, event__begins_at__gt=now)
    to_say = Q(status=Status.ATTENDED, has_evaluated=False, event__ends_at__lte=now)
    to_say &= Q(event__ends_at__gt=evaluated_since)
    mine = Enrolment.objects.of(Person(pk=number)).filter(ahead | to_say, event__cancelled_at=None)
    told = mine.select_related("event").only("status", "answer_by", *(f"event__{name}" for name in EVENT))
    return told.with_number().order_by("event__begins_at", "event")


def _standing(row: Enrolment, now: datetime) -> Standing | None:
    return standing_of(row.status, row.number, row.answer_by, now)


def _offer(row: Enrolment) -> Task:
    return Task(
        title=_("Do you take the seat?"),
        about=row.event.title,
        url=reverse("training_event", args=[row.event_id]),
        button=_("Say yes or no"),
        facts=[_("answer before %(when)s") % {"when": on_the_clock(row.answer_by)}] if row.answer_by else [],
    )


def _evaluation(row: Enrolment) -> Task:
    return Task(
        title=_("Say how it was"),
        about=row.event.title,
        url=reverse("evaluate", args=[row.event_id]),
        button=_("Say how it was"),
        facts=[_("a minute")],
    )


def _notes(person: Person, now: datetime) -> list[Task]:
    """For an officer: events that are over, of which nobody has noted who came, as one task."""
    waiting = events_to_note(now).count() if may_run_events(person) else 0
    if not waiting:
        return []
    words = ngettext("Note who came to %(number)s event", "Note who came to %(number)s events", waiting)
    return [Task(words % {"number": waiting}, _("Courses and events"), reverse("training_desk"), _("See events"))]
