"""Changes of chosen themes, which ask who holds which role: describing, and entering a phase."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.actions.versions import write_version
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, OrgUnit, Person, ThemePhase, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason, uncleared
from netvaerk.rules.themes import ThemeHindrance, crosses_units
from roles.access import may_describe_theme
from roles.models import RoleAssignment
from roles.rules.assignments import lost_by_rewriting, missing_for_activation

Role = RoleAssignment.Role
Status = NetworkTheme.Status


@transaction.atomic
def describe_theme(
    theme: NetworkTheme, *, by: Person, at: datetime, shown: int, units: list[OrgUnit], **card: Any
) -> None:
    """Rewrite the card, if it is still the version that was shown. Raises Refused if not, to a stranger, or if the
    running theme would lose what it must have."""
    hold(theme)
    if not may_describe_theme(by, theme):
        raise Refused([ThemeHindrance.NOT_ON_THE_THEME])
    reasons = hindrances_to_describe(theme, units=len(units), **card)
    if reasons:
        raise Refused(reasons)
    write_version(theme, shown=shown, **card)
    theme.units.set(units)
    record(Verb.CHANGED, theme, by=by, at=at)


def hindrances_to_describe(theme: NetworkTheme, *, units: int, **card: Any) -> list[Reason]:
    """What a running theme would lose with this card and that many units."""
    stored = NetworkTheme.objects.get(pk=theme.pk)
    if not stored.is_running:
        return []
    now = {name: getattr(stored, name) for name in ("network_type", "co_driver_waiver", "interface")}
    held = set(RoleAssignment.objects.current().filter(theme=theme).values_list("role", flat=True))
    before = _missing_on_the_way(stored.status, held, units=stored.units.count(), **now)
    after = _missing_on_the_way(
        stored.status, held, units=units, **{name: card.get(name, value) for name, value in now.items()}
    )
    return lost_by_rewriting(before, after)


def _missing_on_the_way(
    status: str, held: set[str], *, units: int, interface: str, network_type: str, co_driver_waiver: str
) -> list[Reason]:
    """What a theme in a running state lacks of what its first step into that state asked for."""
    hurdles = {
        ThemeHindrance.FEW_UNITS: crosses_units(units, interface),
        ThemeHindrance.NO_NETWORK_TYPE: bool(network_type),
    }
    missing: list[Reason] = [*uncleared(hurdles)]
    if status != Status.STARTING:
        missing += missing_for_activation(
            network_type=network_type,
            has_leader=Role.NETWORK_LEADER in held,
            has_reference_leader=Role.REFERENCE_LEADER in held,
            has_co_driver=Role.CO_DRIVER in held,
            waived=bool(co_driver_waiver),
        )
    return missing


@transaction.atomic
def enter_phase(theme: NetworkTheme, *, phase: ThemePhase, on: date, by: Person, at: datetime) -> None:
    """Write which phase the theme is in since `on`; going back is allowed. Raises Refused."""
    hurdles = {
        ThemeHindrance.NOT_ON_THE_THEME: may_describe_theme(by, theme),
        ThemeHindrance.PHASE_TO_COME: on <= localdate(at),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    elsewhere = NetworkTheme.objects.filter(pk=theme.pk).exclude(phase__isnull=False, phase=phase)
    if elsewhere.update(phase=phase, phase_began_on=on):
        theme.refresh_from_db()
        record(Verb.MOVED, theme, by=by, at=at)
