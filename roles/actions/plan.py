"""A theme's plan: the days of each phase, and the closing of one with what was decided."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, PhaseClosing, PlannedPhase, ThemePhase, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.plan import PlanHindrance, Span, hindrances_to_plan
from netvaerk.rules.reasons import uncleared
from netvaerk.rules.themes import ThemeHindrance
from roles.access import may_close_phase, may_work_on
from roles.actions.ideas import order_of, prioritise_ideas
from roles.actions.themes import enter_phase
from roles.actions.tracks import choose_tracks


def spans_of(theme: NetworkTheme) -> list[Span]:
    """Every phase of the catalogue in order, with the theme's days and hours where it has any."""
    planned = {one.phase_id: one for one in theme.plan.all()}
    return [_span(phase.order, planned.get(phase.pk)) for phase in ThemePhase.objects.all()]


def _span(order: int, planned: PlannedPhase | None) -> Span:
    if planned is None:
        return Span(order, None, None)
    return Span(order, planned.begins_on, planned.ends_on, planned.leader_hours, planned.co_driver_hours)


@transaction.atomic
def plan_phases(theme: NetworkTheme, spans: Sequence[Span], *, by: Person, at: datetime, shown: int) -> None:
    """Write the days and expected hours of each phase, if the plan is still the version that was shown. Raises
    Refused."""
    hold(theme)
    if not may_work_on(by, theme):
        raise Refused([PlanHindrance.NOT_ON_THE_THEME])
    wrong = hindrances_to_plan(spans)
    if wrong:
        raise Refused(dict.fromkeys(wrong.values()))
    if theme.plan_version != shown:
        raise Refused([ThemeHindrance.STALE])
    if list(spans) == spans_of(theme):
        return
    phases = {phase.order: phase for phase in ThemePhase.objects.all()}
    theme.plan.all().delete()
    PlannedPhase.objects.bulk_create(
        PlannedPhase(
            theme=theme,
            phase=phases[span.order],
            begins_on=span.begins_on,
            ends_on=span.ends_on,
            leader_hours=span.leader_hours,
            co_driver_hours=span.co_driver_hours,
        )
        for span in spans
        if span.begins_on and span.ends_on
    )
    NetworkTheme.objects.filter(pk=theme.pk).update(plan_version=shown + 1)
    theme.refresh_from_db()
    record(Verb.CHANGED, theme, by=by, at=at)


@transaction.atomic
def close_phase(
    theme: NetworkTheme,
    *,
    phase: ThemePhase,
    onward: ThemePhase,
    decided: str,
    reason: str,
    alternatives: str,
    by: Person,
    at: datetime,
    marks: Mapping[int, bool] | None = None,
    order: Sequence[int] | None = None,
) -> None:
    """Record what was decided in `phase`, and go on to another one, which may be an earlier. With it go `marks`, which
    tracks are chosen, in the phase of the tracks; and `order`, which ideas come first, in the phase of the ideas.
    Raises Refused."""
    hold(theme)
    hurdles = {
        PlanHindrance.NOT_THE_LEADER: may_close_phase(by, theme),
        PlanHindrance.NOT_IN_A_PHASE: theme.phase_id == phase.pk,
        PlanHindrance.NO_DECISION: bool(decided.strip()),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    closing = PhaseClosing.objects.create(
        theme=theme, phase=phase, decided=decided, reason=reason, alternatives=alternatives, by=by, at=at
    )
    record(Verb.ENDED, closing, by=by, at=at)
    enter_phase(theme, phase=onward, on=localdate(at), by=by, at=at)
    if marks is not None:
        choose_tracks(closing, marks, onward=onward, by=by, at=at)
    if order is not None:
        prioritise_ideas(theme, order, by=by, at=at, shown=order_of(theme))
