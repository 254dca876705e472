"""Where there is anything of a person at all, so that Min side asks only there: most people meet few of its parts."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from django.db import connection, models

from codriver.models import AlignmentResponse, CoDriverCandidacy, CompetenceOffer, DiplomaStudy, Pairing
from netvaerk.models import CoProposer, MeetingInvitation, NetworkParticipant, NetworkTheme, Person, Solution
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


@dataclass(frozen=True)
class Trace:
    """Rows of a table whose `person` is somebody, and in which all of `empty` is empty still."""

    model: type[models.Model]
    person: str = "person"
    empty: tuple[str, ...] = ()

    def sql(self) -> str:
        columns = {field.name: field.column for field in self.model._meta.concrete_fields}
        still = "".join(f' AND "{columns[name]}" IS NULL' for name in self.empty)
        return f'SELECT 1 FROM "{self.model._meta.db_table}" WHERE "{columns[self.person]}" = %(person)s{still}'  # noqa: S608 - names of our own tables


TRACES: dict[Part, tuple[Trace, ...]] = {
    Part.AGREEMENTS: (Trace(AlignmentResponse),),
    Part.PAIRS: (Trace(Pairing, "co_driver"), Trace(Pairing, "network_leader")),
    Part.PROPOSALS: (Trace(NetworkTheme, "proposed_by"), Trace(CoProposer)),
    Part.WRITTEN: (Trace(Nomination), Trace(Encouragement)),
    Part.RELEASED: (Trace(ResourceRelease),),
    Part.TIME_ASKED: (Trace(ReleaseRequest),),
    Part.CANDIDACY: (Trace(CoDriverCandidacy),),
    Part.SEATS: (Trace(Enrolment),),
    Part.ROLES: (Trace(RoleAssignment, empty=("ended_on", "declined_at")),),
    Part.PARTICIPATION: (Trace(NetworkParticipant, empty=("left_on",)),),
    Part.SPARRING: tuple(
        Trace(SparringRelation, side, ("accepted_at",)) for side in ("network_leader", "reference_leader")
    ),
    Part.STUDY: (Trace(DiplomaStudy),),
    Part.SOLUTIONS: (Trace(Solution, "owner"),),
    Part.REQUESTS: (Trace(SupportRequest, "asker"),),
    Part.STANDS_IN: (Trace(StandIn),),
    Part.MEETINGS: (Trace(MeetingInvitation, empty=("withdrawn_at",)),),
    Part.BRINGS: (Trace(CompetenceOffer),),
    Part.BOOKINGS: (Trace(Booking),),
}


def traces_of(person: Person) -> set[Part]:
    """The parts in which there may be something: what each then shows, its own query says. One query, in plain SQL:
    to build it out of two dozen subqueries for every page takes longer than to answer it."""
    with connection.cursor() as cursor:
        cursor.execute(_sql(), {"person": person.pk})
        found = cursor.fetchone()
    return {part for part, there in zip(TRACES, found, strict=True) if there}


@cache
def _sql() -> str:
    asked = (" OR ".join(f"EXISTS ({one.sql()})" for one in traces) for traces in TRACES.values())
    return f"SELECT {', '.join(asked)}"
