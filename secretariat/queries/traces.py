"""Where there is anything of a person at all, so that Min side asks only there: most people meet few of its parts."""

from collections.abc import Callable
from enum import Enum
from functools import reduce
from operator import or_

from django.db.models import Exists, Q, QuerySet

from codriver.models import AlignmentResponse, CoDriverCandidacy, CompetenceOffer, DiplomaStudy, Pairing
from netvaerk.models import (
    CoProposer,
    FollowUp,
    MeetingInvitation,
    NetworkParticipant,
    NetworkTheme,
    Person,
)
from netvaerk.models.prepared import ask
from roles.models import (
    Encouragement,
    Nomination,
    ReleaseRequest,
    ResourceRelease,
    RoleAssignment,
    SparringRelation,
    StandIn,
)
from secretariat.models import Booking, Enrolment, SupportRequest


class Part(Enum):
    AGREEMENTS = "agreements"
    PAIRS = "pairs"
    PROPOSALS = "proposals"
    WRITTEN = "written"
    RELEASED = "released"
    TIME_ASKED = "time_asked"
    CANDIDACY = "candidacy"
    SEATS = "seats"
    ROLES = "roles"
    PARTICIPATION = "participation"
    SPARRING = "sparring"
    STUDY = "study"
    SOLUTIONS = "solutions"
    REQUESTS = "requests"
    STANDS_IN = "stands_in"
    MEETINGS = "meetings"
    BRINGS = "brings"
    BOOKINGS = "bookings"


TRACES: dict[Part, Callable[[Person], tuple[QuerySet, ...]]] = {
    Part.AGREEMENTS: lambda me: (AlignmentResponse.objects.filter(person=me, alignment__closed_at=None),),
    Part.PAIRS: lambda me: (Pairing.objects.filter(co_driver=me), Pairing.objects.filter(network_leader=me)),
    Part.PROPOSALS: lambda me: (NetworkTheme.objects.filter(proposed_by=me), CoProposer.objects.filter(person=me)),
    Part.WRITTEN: lambda me: (Nomination.objects.filter(person=me), Encouragement.objects.filter(person=me)),
    Part.RELEASED: lambda me: (ResourceRelease.objects.filter(person=me),),
    Part.TIME_ASKED: lambda me: (ReleaseRequest.objects.filter(person=me),),
    Part.CANDIDACY: lambda me: (CoDriverCandidacy.objects.filter(person=me),),
    Part.SEATS: lambda me: (Enrolment.objects.of(me),),
    Part.ROLES: lambda me: (RoleAssignment.objects.open().filter(person=me),),
    Part.PARTICIPATION: lambda me: (NetworkParticipant.objects.filter(person=me, left_on=None),),
    Part.SPARRING: lambda me: (SparringRelation.objects.of(me).filter(accepted_at=None),),
    Part.STUDY: lambda me: (DiplomaStudy.objects.filter(person=me),),
    Part.SOLUTIONS: lambda me: (FollowUp.objects.filter(solution__owner=me, done_at=None),),
    Part.REQUESTS: lambda me: (SupportRequest.objects.awaiting(me),),
    Part.STANDS_IN: lambda me: (StandIn.objects.filter(person=me),),
    Part.MEETINGS: lambda me: (MeetingInvitation.objects.standing().filter(person=me),),
    Part.BRINGS: lambda me: (CompetenceOffer.objects.filter(person=me),),
    Part.BOOKINGS: lambda me: (Booking.objects.filter(person=me, status=Booking.Status.BOOKED),),
}
"""Of which there may be something to show; whether there is, each part's own query says."""


def traces_of(person: Person) -> set[Part]:
    """The parts in which there may be something. One query."""
    [found] = ask(_traces, values=(person.pk,))
    return {part for part, there in zip(TRACES, found, strict=True) if there}


def _traces(number: int) -> QuerySet:
    me = Person(pk=number)
    asked = (reduce(or_, (Q(Exists(one.order_by())) for one in traces(me))) for traces in TRACES.values())
    return Person.objects.filter(pk=number).order_by().values_list(*asked)
