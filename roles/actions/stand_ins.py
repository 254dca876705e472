"""Naming somebody who stands in for the holder of a role, and ending it early."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from roles.access import may_end_stand_in, may_name_stand_in
from roles.letters import stand_ins as letters
from roles.models import RoleAssignment, StandIn
from roles.rules.stand_ins import Days, StandInFacts, StandInHindrance, hindrances_to_standing_in


@transaction.atomic
def name_stand_in(
    assignment: RoleAssignment, *, person: Person, begins_on: date, ends_on: date, note: str, by: Person, at: datetime
) -> StandIn:
    """Let `person` stand in for the holder of `assignment` from the first day to the last. Raises Refused; the same
    once more changes nothing."""
    hold(assignment.theme)
    assignment.refresh_from_db()
    days, today = Days(begins_on, ends_on), localdate(at)
    same = StandIn.objects.ahead(today).filter(assignment=assignment, person=person, begins_on=begins_on)
    there = same.filter(ends_on=ends_on, note=note).first()
    if there and may_name_stand_in(by, assignment):
        return there
    reasons = hindrances_to_name(assignment, person=person, days=days, by=by, today=today)
    if reasons:
        raise Refused(reasons)
    stand_in = StandIn.objects.create(
        assignment=assignment, person=person, begins_on=begins_on, ends_on=ends_on, note=note, named_by=by, named_at=at
    )
    record(Verb.APPOINTED, stand_in, by=by, at=at, about=person)
    if begins_on <= today:
        letters.stand_in_begins(stand_in)
    else:
        letters.stand_in_named(stand_in)
    return stand_in


def hindrances_to_name(
    assignment: RoleAssignment, *, person: Person, days: Days, by: Person, today: date
) -> list[StandInHindrance]:
    """What is against `person` in the place of the holder on those days."""
    return hindrances_to_standing_in(_facts(assignment, person, days, by=by, today=today))


def _facts(assignment: RoleAssignment, person: Person, days: Days, *, by: Person, today: date) -> StandInFacts:
    theme = assignment.theme
    ahead = StandIn.objects.ahead(today).filter(assignment__theme=theme)
    return StandInFacts(
        by_holder_or_secretariat=by.is_secretariat or assignment.person_id == by.pk,
        role_runs=assignment.state == RoleAssignment.State.RUNNING,
        theme_over=theme.status == NetworkTheme.Status.CLOSED,
        employed=person.is_active,
        oneself=assignment.person_id == person.pk,
        has_a_role=RoleAssignment.objects.open().filter(theme=theme, person=person).exists(),
        days=days,
        today=today,
        taken=[Days(one.begins_on, one.ends_on) for one in ahead.filter(assignment=assignment)],
        elsewhere=[
            Days(one.begins_on, one.ends_on) for one in ahead.filter(person=person).exclude(assignment=assignment)
        ],
    )


@transaction.atomic
def end_stand_in(stand_in: StandIn, *, by: Person, at: datetime) -> None:
    """End it today, or take it back before it has begun. Twice is once. Raises Refused."""
    hold(stand_in.assignment.theme)
    stand_in.refresh_from_db()
    hurdles = {
        StandInHindrance.NOT_YOURS_TO_END: may_end_stand_in(by, stand_in),
        StandInHindrance.OVER_ALREADY: stand_in.ended_on is not None or stand_in.is_ahead(localdate(at)),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    if _close(stand_in, by=by, at=at):
        letters.stand_in_ended(stand_in, by=by)


def _close(stand_in: StandIn, *, by: Person | None, at: datetime) -> bool:
    if not StandIn.objects.filter(pk=stand_in.pk, ended_on=None).update(ended_on=localdate(at)):
        return False
    stand_in.refresh_from_db()
    record(Verb.ENDED, stand_in, by=by, at=at, about=stand_in.person)
    return True


def end_stand_ins_for(assignment: RoleAssignment, *, by: Person | None, at: datetime) -> None:
    """Nobody stands in for a role that has ended. Called by whatever ends it."""
    for stand_in in StandIn.objects.ahead(localdate(at)).filter(assignment=assignment):
        _close(stand_in, by=by, at=at)


def end_standing_in(person: Person, *, by: Person | None, at: datetime, theme: NetworkTheme | None = None) -> None:
    """Somebody stands in no longer: on a theme where they get a role of their own, or at all, because they leave."""
    here = {"assignment__theme": theme} if theme else {}
    for stand_in in StandIn.objects.ahead(localdate(at)).filter(person=person, **here):
        _close(stand_in, by=by, at=at)


def announce_stand_ins(*, at: datetime) -> Run:
    """Letters to both on the first day of a period, once; how many went out."""
    begun = StandIn.objects.on(localdate(at)).select_related("person", "assignment__person", "assignment__theme")
    return each(begun, partial(letters.stand_in_begins, at=at), step="announce_stand_ins")
