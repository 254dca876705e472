"""Asking, accepting, declining, handing over and ending roles. Admin and pages go through these alone."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import gettext_noop, uncleared
from roles.access import TWO, may_appoint
from roles.actions.invitations import take_back_invitations
from roles.actions.sparring import end_sparring
from roles.actions.stand_ins import end_stand_ins_for, end_standing_in
from roles.letters import assignments as letters
from roles.models import RoleAssignment
from roles.rules.assignments import (
    NO_GROUND,
    AppointmentFacts,
    Ground,
    RoleHindrance,
    hindrances_to_answer,
    hindrances_to_appointing,
    leaves_empty,
)

Role = RoleAssignment.Role
FILLED = gettext_noop("Somebody else has taken the role")
THEME_CLOSED = gettext_noop("The theme was closed")


def appoint(
    theme: NetworkTheme, *, person: Person, role: str, by: Person, at: datetime, ground: Ground = NO_GROUND
) -> RoleAssignment:
    """Ask `person` to take `role` on `theme`; it runs when they accept. Raises Refused. What the ground of a
    network leader is, `codriver.actions.succession` says."""
    return _ask(theme, person=person, role=role, by=by, at=at, former=None, note="", ground=ground)


def hand_over(
    assignment: RoleAssignment, *, to: Person, note: str, by: Person, at: datetime, ground: Ground = NO_GROUND
) -> RoleAssignment:
    """Ask `to` to take over a running role. It changes hands, with the note, when they accept. Raises Refused."""
    reasons = hindrances_to_hand_over(assignment, to=to, note=note, by=by, ground=ground)
    if reasons:
        raise Refused(reasons)
    theme, role = assignment.theme, assignment.role
    return _ask(theme, person=to, role=role, by=by, at=at, former=assignment, note=note, ground=ground)


def hindrances_to_ask(
    theme: NetworkTheme, *, person: Person, role: str, by: Person, ground: Ground = NO_GROUND
) -> list[RoleHindrance]:
    """Everything against asking this person; an empty list means that they may be asked."""
    return hindrances_to_appointing(_facts(theme, person, role, by, takes_over=False, ground=ground))


def hindrances_to_hand_over(
    assignment: RoleAssignment, *, to: Person, note: str, by: Person, ground: Ground = NO_GROUND
) -> list[RoleHindrance]:
    """Everything against asking `to` to take over this role."""
    hurdles = {
        RoleHindrance.NOT_RUNNING: assignment.state == RoleAssignment.State.RUNNING,
        RoleHindrance.NO_HANDOVER_NOTE: bool(note.strip()),
    }
    facts = _facts(assignment.theme, to, assignment.role, by, takes_over=True, ground=ground)
    return uncleared(hurdles) + hindrances_to_appointing(facts)


@transaction.atomic
def _ask(
    theme: NetworkTheme,
    *,
    person: Person,
    role: str,
    by: Person,
    at: datetime,
    former: RoleAssignment | None,
    note: str,
    ground: Ground,
) -> RoleAssignment:
    hold(theme)
    reasons = hindrances_to_appointing(_facts(theme, person, role, by, takes_over=former is not None, ground=ground))
    if reasons:
        raise Refused(reasons)
    try:
        with transaction.atomic():
            assignment = RoleAssignment.objects.create(
                theme=theme,
                person=person,
                role=role,
                asked_at=at,
                asked_by=by,
                takes_over_from=former,
                handover_note=note,
                diploma_waiver=ground.waiver_for(role),
            )
            record(Verb.APPOINTED, assignment, by=by, at=at, about=person)
            letters.asked_to_take_a_role(assignment)
    except IntegrityError:
        raise Refused([RoleHindrance.ASKED_ALREADY]) from None
    return assignment


def _facts(
    theme: NetworkTheme, person: Person, role: str, by: Person, *, takes_over: bool, ground: Ground
) -> AppointmentFacts:
    here = RoleAssignment.objects.filter(theme=theme)
    return AppointmentFacts(
        role=role,
        by_secretariat=may_appoint(by),
        employed=person.is_active,
        theme_status=theme.status,
        held=here.current().filter(role=role).exists(),
        others=set(here.open().filter(person=person).values_list("role", flat=True)),
        takes_over=takes_over,
        ground=ground,
    )


@transaction.atomic
def accept_role(assignment: RoleAssignment, *, by: Person, on: date, at: datetime) -> None:
    """Say yes; a hand-over ends the former holder's time on the same day, and who else was asked for the role is let
    go. Raises Refused."""
    hold(assignment.theme)
    _answerable(assignment, by)
    former = assignment.takes_over_from
    if former:
        ended = (
            RoleAssignment.objects.current()
            .filter(pk=former.pk)
            .update(ended_on=on, end_reason=assignment.handover_note[:300], handover_note=assignment.handover_note)
        )
        if ended:
            record(Verb.ENDED, former, by=by, at=at, about=former.person)
            _end_what_came_with(former, by=by, at=at)
    if RoleAssignment.objects.current().filter(theme=assignment.theme, role=assignment.role).exists():
        raise Refused([RoleHindrance.NO_LONGER_OPEN])
    if not RoleAssignment.objects.unanswered().filter(pk=assignment.pk).update(began_on=on):
        raise Refused([RoleHindrance.ANSWERED_ALREADY])
    record(Verb.ACCEPTED, assignment, by=by, at=at, about=by)
    end_standing_in(assignment.person, by=by, at=at, theme=assignment.theme)
    letters.role_was_answered(assignment)
    _let_go_the_others(assignment, by=by, on=on, at=at)


def _let_go_the_others(taken: RoleAssignment, *, by: Person, on: date, at: datetime) -> None:
    """Withdraw what others were asked about a role that now has its holder, and tell them."""
    asked = RoleAssignment.objects.unanswered().filter(theme=taken.theme, role=taken.role).select_related("person")
    for other in asked:
        _close(other, by=by, on=on, reason=FILLED, at=at)
        letters.role_was_filled(other)


@transaction.atomic
def decline_role(assignment: RoleAssignment, *, by: Person, at: datetime) -> None:
    """Say no; nothing more is asked. Raises Refused."""
    _answerable(assignment, by)
    if not RoleAssignment.objects.unanswered().filter(pk=assignment.pk).update(declined_at=at):
        raise Refused([RoleHindrance.ANSWERED_ALREADY])
    record(Verb.DECLINED, assignment, by=by, at=at, about=by)
    letters.role_was_answered(assignment)


def _answerable(assignment: RoleAssignment, by: Person) -> None:
    state = RoleAssignment.objects.get(pk=assignment.pk).state
    reasons = hindrances_to_answer(
        own=assignment.person_id == by.pk,
        employed=by.is_active,
        answered=state not in (RoleAssignment.State.ASKED, RoleAssignment.State.WITHDRAWN),
        withdrawn=state == RoleAssignment.State.WITHDRAWN,
    )
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def end_role(assignment: RoleAssignment, *, by: Person, on: date, reason: str, at: datetime) -> None:
    """End a role or withdraw a question. A running theme keeps its leaders: hand over instead. Raises Refused."""
    reasons = hindrances_to_end(assignment, by=by, on=on, reason=reason, at=at)
    if reasons:
        raise Refused(reasons)
    _close(assignment, by=by, on=on, reason=reason, at=at)


def hindrances_to_end(
    assignment: RoleAssignment, *, by: Person, on: date, reason: str, at: datetime
) -> list[RoleHindrance]:
    """Everything against ending this role on that day."""
    hurdles = {
        RoleHindrance.NOT_SECRETARIAT: may_appoint(by),
        RoleHindrance.PAIRING_FIRST: assignment.role != Role.CO_DRIVER,
        RoleHindrance.NOT_RUNNING: not assignment.ended_on and not assignment.declined_at,
        RoleHindrance.NO_REASON: bool(reason.strip()),
        RoleHindrance.ENDS_BEFORE_IT_BEGAN: not assignment.began_on or on >= assignment.began_on,
        RoleHindrance.ENDS_IN_THE_FUTURE: on <= localdate(at),
        RoleHindrance.WOULD_LEAVE_EMPTY: not (
            assignment.began_on and leaves_empty(assignment.role, assignment.theme.is_running)
        ),
        RoleHindrance.CO_DRIVER_STAYS: assignment.theme.is_running or not _is_beside_a_co_driver(assignment),
    }
    return uncleared(hurdles)


def _is_beside_a_co_driver(assignment: RoleAssignment) -> bool:
    """Whether a pairing runs with the holder: on this floor a pairing is seen as the co-driver's role."""
    here = RoleAssignment.objects.current().filter(theme=assignment.theme, role=Role.CO_DRIVER)
    return assignment.role == Role.NETWORK_LEADER and bool(assignment.began_on) and here.exists()


def _close(assignment: RoleAssignment, *, by: Person | None, on: date, reason: str, at: datetime) -> None:
    _write_end(assignment, by=by, on=on, reason=reason, at=at)
    if assignment.began_on:
        _end_what_came_with(assignment, by=by, at=at)


def _write_end(
    assignment: RoleAssignment, *, by: Person | None, on: date, reason: str, at: datetime, still_reads: bool = False
) -> None:
    ended = {"ended_on": on, "end_reason": reason, "still_reads": still_reads}
    if not RoleAssignment.objects.open().filter(pk=assignment.pk).update(**ended):
        raise Refused([RoleHindrance.NOT_RUNNING])
    record(Verb.ENDED, assignment, by=by, at=at, about=assignment.person)


def _end_what_came_with(assignment: RoleAssignment, *, by: Person | None, at: datetime) -> None:
    """Nobody stands in for a role that is over, whoever had it is no longer invited by it, and sparring belongs to the
    two people who had it."""
    end_stand_ins_for(assignment, by=by, at=at)
    take_back_invitations(assignment.person, assignment.theme, by=by, at=at)
    if assignment.role in TWO:
        end_sparring(assignment.theme, by=by, at=at)


@transaction.atomic
def end_roles_with(theme: NetworkTheme, *, by: Person, on: date, at: datetime) -> None:
    """The theme is closed: every role ends, its stand-ins and the sparring too, and nobody is asked any more. Who held
    a role reads on. Called by the step that closes, which holds the theme and has cancelled its meetings."""
    for assignment in RoleAssignment.objects.open().filter(theme=theme).select_related("person"):
        last = max(on, assignment.began_on or on)
        held = assignment.began_on is not None
        _write_end(assignment, by=by, on=last, reason=THEME_CLOSED, at=at, still_reads=held)
        end_stand_ins_for(assignment, by=by, at=at)
    end_sparring(theme, by=by, at=at)


@transaction.atomic
def begin_co_driving(theme: NetworkTheme, *, person: Person, by: Person, on: date, at: datetime, seat: int) -> None:
    """Write that `person` co-drives from `on`; called when both parties of a pairing have said yes."""
    assignment = RoleAssignment.objects.create(
        theme=theme, person=person, role=Role.CO_DRIVER, seat=seat, asked_at=at, asked_by=by, began_on=on
    )
    record(Verb.BEGAN, assignment, by=by, at=at, about=person)
    end_standing_in(person, by=by, at=at, theme=theme)


@transaction.atomic
def end_co_driving(
    theme: NetworkTheme, *, person: Person, by: Person | None, on: date, reason: str, at: datetime
) -> None:
    """Write that `person` no longer co-drives; called when the pairing ends."""
    for assignment in RoleAssignment.objects.current().filter(theme=theme, person=person, role=Role.CO_DRIVER):
        _close(assignment, by=by, on=on, reason=reason, at=at)


@transaction.atomic
def end_every_role_of(person: Person, *, by: Person | None, on: date, reason: str, at: datetime) -> int:
    """End or withdraw all roles of somebody who leaves; how many there were. The themes show up as lacking a leader,
    and who comes back does not read on what was closed before."""
    assignments = list(RoleAssignment.objects.open().filter(person=person).select_related("person"))
    for assignment in assignments:
        _close(assignment, by=by, on=max(on, assignment.began_on or on), reason=reason, at=at)
    RoleAssignment.objects.filter(person=person, still_reads=True).update(still_reads=False)
    end_standing_in(person, by=by, at=at)
    return len(assignments)
