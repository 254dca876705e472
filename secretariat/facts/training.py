"""What the rules of courses ask about a person, and what the secretariat's list of things to do can tell of them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from netvaerk.models import Person
from roles.models import ResourceRelease, RoleAssignment
from secretariat.models import Enrolment, TrainingEvent
from secretariat.rules.training import ROLES, Status, fits, leader_is_told

SOON = timedelta(days=14)
LONG_AGO = timedelta(days=60)


def roles_of(person: Person) -> frozenset[str]:
    """The roles that `person` has today, of ROLES. One query where the leader of staff is known already."""
    held = set(RoleAssignment.objects.current().filter(person=person).values_list("role", flat=True))
    if person.is_personnel_leader:
        held.add("personnel_leader")
    return frozenset(held & set(ROLES))


def fits_somebody(event: TrainingEvent, person: Person) -> bool:
    """Whether `person` may sign up as far as roles go."""
    return fits(meant_for=event.roles, roles=roles_of(person) if event.roles else ())


def has_released_time(person: Person, day: date) -> bool:
    return ResourceRelease.objects.during(day, day).filter(person=person).exists()


def leader_to_tell(event: TrainingEvent, person: Person) -> Person | None:
    """The personnel leader, where a seat of `person` costs money or takes of the time they have released."""
    leader = person.personnel_leader
    if leader is None or not (event.fee > 0 or event.takes_released_time):
        return None
    told = leader_is_told(
        fee=event.fee,
        takes_released_time=event.takes_released_time,
        has_released_time=has_released_time(person, event.begins_on),
    )
    return leader if told else None


@dataclass(frozen=True)
class EventsToFollow:
    """What waits for the secretariat: who came is to be noted, a draft that nears, an event of the next two weeks."""

    to_note: list[TrainingEvent]
    drafts: list[TrainingEvent]
    soon: list[TrainingEvent]


def events_to_note(now: datetime) -> QuerySet:
    """Events that are over, of which nobody has noted who came; after two months nobody is asked any more."""
    unnoted = Enrolment.objects.filter(event=OuterRef("pk"), status=Status.ENROLLED)
    over = TrainingEvent.objects.published().filter(cancelled_at=None, ends_at__lte=now, ends_at__gt=now - LONG_AGO)
    return over.filter(Exists(unnoted)).order_by("begins_at", "pk")


def events_ahead(now: datetime) -> QuerySet:
    """Of the next two weeks, drafts too."""
    return TrainingEvent.objects.filter(cancelled_at=None, begins_at__gt=now, begins_at__lte=now + SOON)


def events_to_follow(now: datetime) -> EventsToFollow:
    """For the secretariat's list of things to do, the oldest first. Two queries."""
    ahead = list(events_ahead(now))
    return EventsToFollow(
        to_note=list(events_to_note(now)),
        drafts=[one for one in ahead if one.published_at is None],
        soon=[one for one in ahead if one.published_at is not None],
    )
