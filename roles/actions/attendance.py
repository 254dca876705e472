"""Who takes part in which phases of a theme (S64): the core in all, others where they fit best."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkParticipant, NetworkTheme, Person, ThemePhase, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.participants import Attendance, ParticipantHindrance
from netvaerk.rules.themes import ThemeHindrance
from roles.access import may_work_on


@transaction.atomic
def plan_participation(theme: NetworkTheme, rows: Sequence[Attendance], *, by: Person, at: datetime) -> None:
    """Write in which phases each of `rows` takes part; all of them, or none where one was changed meanwhile.

    Raises Refused. The number of queries does not grow with the rows.
    """
    hold(theme)
    if not may_work_on(by, theme):
        raise Refused([ParticipantHindrance.NOT_ON_THE_THEME])
    stored = attendance_of(theme, [row.key for row in rows])
    changed = [row for row in rows if row.key not in stored or row.differs_from(stored[row.key])]
    if any(row.key not in stored or row.version != stored[row.key].version for row in changed):
        raise Refused([ThemeHindrance.STALE])
    if not changed:
        return
    for is_core in (True, False):
        keys = [row.key for row in changed if row.is_core == is_core]
        NetworkParticipant.objects.filter(pk__in=keys).update(is_core=is_core, version=F("version") + 1)
    phases = dict(ThemePhase.objects.values_list("order", "pk"))
    links = NetworkParticipant.phases.through
    links.objects.filter(networkparticipant__in=[row.key for row in changed]).delete()
    links.objects.bulk_create(
        links(networkparticipant_id=row.key, themephase_id=phases[order]) for row in changed for order in row.phases
    )
    record(Verb.CHANGED, theme, by=by, at=at)


def attendance_of(theme: NetworkTheme, keys: Sequence[int]) -> dict[int, Attendance]:
    """As it stands in the database, of those among `keys` who are on the theme's list, by their keys."""
    present = theme.participants.present().filter(pk__in=keys).prefetch_related("phases")
    return {one.pk: attendance(one) for one in present}


def attendance(participant: NetworkParticipant) -> Attendance:
    """Of a participant whose phases are loaded."""
    phases = frozenset() if participant.is_core else frozenset(phase.order for phase in participant.phases.all())
    return Attendance(participant.pk, participant.is_core, phases, participant.version)
