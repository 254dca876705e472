"""Themes for tests, with everything that a step asks for."""

from datetime import date

from django.utils import timezone

from netvaerk.models import (
    Handover,
    NetworkTheme,
    Person,
    PhaseProduct,
    PlannedPhase,
    ProductText,
    ThemePhase,
    ValueStatement,
)
from netvaerk.tests.factories import PersonFactory, SolutionFactory, ThemeFactory
from roles.models import RoleAssignment
from roles.rules.assignments import Missing
from roles.rules.steps import Lacking
from roles.tests.factories import AssignmentFactory, ReleaseFactory

Role, Status = RoleAssignment.Role, NetworkTheme.Status
NOW = timezone.now()
READY_TO_CLOSE = {
    "pairing ended": Missing.PAIRING_ENDED,
    "value": Lacking.VALUE,
    "evaluation": Lacking.EVALUATION,
    "hand-over": Lacking.HANDOVER,
}


def led_theme(status: str, **fields: object) -> NetworkTheme:
    """A theme with a network leader, who has a personnel leader, and a reference leader; no co-driver, on purpose."""
    theme = ThemeFactory(status=status, **({"co_driver_waiver": "Kort forløb"} | fields))
    AssignmentFactory(theme=theme, person=PersonFactory(personnel_leader=PersonFactory()))
    AssignmentFactory(theme=theme, role=Role.REFERENCE_LEADER)
    return theme


def leader_of(theme: NetworkTheme):
    return theme.role_assignments.get(role=Role.NETWORK_LEADER).person


def ready_for(now: str, to: str, *, without: str = "") -> NetworkTheme:
    """A theme in `now` that lacks nothing for `to`, but what is named by `without`, a key of READY_TO_CLOSE."""
    theme = led_theme(now)
    if to == Status.ACTIVE:
        ReleaseFactory(theme=theme, person=leader_of(theme))
        first = ThemePhase.objects.first()
        PlannedPhase.objects.create(theme=theme, phase=first, begins_on=date(2026, 3, 1), ends_on=date(2026, 4, 1))
    if to in (Status.TESTING, Status.CLOSING):
        SolutionFactory(theme=theme, owner=PersonFactory())
    if to == Status.CLOSED:
        _close(theme, without)
    return theme


def decide_all(theme: NetworkTheme, by: Person) -> None:
    """Everything that is to be decided is: no, for a reason."""
    decisions = PhaseProduct.objects.filter(kind=PhaseProduct.Kind.DECISION)
    words = {"text": "Det er gjort undervejs.", "decided": False, "by": by, "at": NOW}
    ProductText.objects.bulk_create(ProductText(theme=theme, product=one, **words) for one in decisions)


def _close(theme: NetworkTheme, without: str) -> None:
    by = leader_of(theme)
    if without == "pairing ended":
        AssignmentFactory(theme=theme, role=Role.CO_DRIVER)
    if without != "value":
        ValueStatement.objects.create(theme=theme, moment="end", for_staff="Mere tid", by=by, at=NOW)
    if without != "evaluation":
        decide_all(theme, by)
    accepted = {} if without == "hand-over" else {"accepted_by": by, "accepted_at": NOW}
    Handover.objects.create(theme=theme, note="Alt", asked_by=by, asked_at=NOW, **accepted)
