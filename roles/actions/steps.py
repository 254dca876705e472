"""The steps of a chosen theme from state to state, by its leader or the secretariat (spec: states of a theme)."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import enter_state, hold
from netvaerk.audit import record
from netvaerk.models import ForumCheckpoint, NetworkTheme, NetworkTypeFrame, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.periods import months_later
from netvaerk.rules.reasons import Reason, uncleared
from netvaerk.rules.themes import Step, ThemeHindrance, crosses_units, hindrances_to_move, steps_of
from roles.access import holds
from roles.actions.assignments import end_roles_with
from roles.actions.meetings import cancel_coming_meetings
from roles.actions.participants import delete_contacts
from roles.facts import came_from, theme_facts
from roles.letters import steps as letters
from roles.models import RoleAssignment
from roles.rules.steps import missing_for_step

Status = NetworkTheme.Status
LEADS = RoleAssignment.Role.NETWORK_LEADER


@transaction.atomic
def move_theme(
    theme: NetworkTheme,
    *,
    to: str,
    by: Person,
    at: datetime,
    reason: str = "",
    review_on: date | None = None,
    talked: bool = False,
) -> None:
    """Take a theme to its next state; the rules name everything that is missing. Raises Refused.

    `review_on` is the day on which a pause is looked at again; `talked` says that the leader has talked with the
    reference leader. A theme that is there already stays as it is.
    """
    hold(theme)
    if theme.status == to:
        return
    reasons = hindrances_to_step(
        theme, to=to, by=by, today=localdate(at), reason=reason, review_on=review_on, talked=talked
    )
    if reasons:
        raise Refused(reasons)
    also = _first_days(theme, to, localdate(at))
    look_again_on = review_on if to == Status.PAUSED else None
    enter_state(theme, to=to, by=by, at=at, reason=reason, pause_review_on=look_again_on, **also)
    letters.theme_moved(theme, by=by)
    if to == Status.CLOSED:
        _end_all(theme, by=by, at=at)


def _end_all(theme: NetworkTheme, *, by: Person, at: datetime) -> None:
    """What ends with a theme. Letters are addressed before what is known of people from outside is deleted."""
    cancel_coming_meetings(theme, by=by, at=at)
    letters.participants_thanked(theme)
    delete_contacts(theme, at=at, by=by)
    end_roles_with(theme, by=by, on=localdate(at), at=at)


def hindrances_to_step(
    theme: NetworkTheme,
    *,
    to: str,
    by: Person,
    today: date,
    reason: str = "",
    review_on: date | None = None,
    talked: bool = False,
) -> list[Reason]:
    """What the two floors' rules have against the step."""
    step = Step(
        now=theme.status,
        to=to,
        network_type=theme.network_type,
        leads=holds(by, theme, LEADS),
        officer=by.is_secretariat,
        came_from=came_from(theme),
        reason=reason,
        review_on=review_on,
    )
    crosses = crosses_units(theme.units.count(), theme.interface)
    barred: list[Reason] = [*hindrances_to_move(step, crosses=crosses, today=today)]
    return barred + missing_for_step(theme_facts(theme, today), now=theme.status, to=to, talked=talked)


def open_steps(theme: NetworkTheme, by: Person) -> list[str]:
    """The states `by` may take the theme to, whatever is missing for it yet."""
    leads = holds(by, theme, LEADS)
    return steps_of(
        theme.status, theme.network_type, leads=leads, officer=by.is_secretariat, came_from=came_from(theme)
    )


def _first_days(theme: NetworkTheme, to: str, today: date) -> dict[str, Any]:
    """A theme that starts begins today and is expected to last as long as its type, unless somebody has said so."""
    if to != Status.STARTING or theme.begins_on or theme.ends_on:
        return {}
    frame = NetworkTypeFrame.objects.filter(network_type=theme.network_type).first()
    if frame is None or frame.expected_months is None:
        return {"begins_on": today}
    return {"begins_on": today, "ends_on": months_later(today, frame.expected_months)}


@transaction.atomic
def note_checkpoint(theme: NetworkTheme, *, held_on: date, outcome: str, by: Person, at: datetime) -> ForumCheckpoint:
    """Note that the executive forum has looked at a running theme, and what it said. Raises Refused."""
    hold(theme)
    hurdles = {
        ThemeHindrance.NOT_SECRETARIAT: by.is_secretariat,
        ThemeHindrance.NOT_NEXT: theme.status in NetworkTheme.WITH_AN_INSIDE,
        ThemeHindrance.CHECKPOINT_TO_COME: held_on <= localdate(at),
        ThemeHindrance.NO_OUTCOME: bool(outcome.strip()),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    noted = ForumCheckpoint.objects.create(theme=theme, held_on=held_on, outcome=outcome, noted_by=by, noted_at=at)
    record(Verb.CREATED, noted, by=by, at=at)
    return noted
