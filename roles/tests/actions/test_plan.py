"""Planning the phases of a theme, and closing one with what was decided."""

from datetime import date

import pytest
from django.utils import timezone

from netvaerk.models import NetworkTheme, ThemePhase, Verb
from netvaerk.rules.plan import PlanHindrance, Span
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.plan import close_phase, plan_phases, spans_of
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Role = RoleAssignment.Role
NOW = timezone.now()
WORDS = {"decided": "To spor", "reason": "De rammer flest", "alternatives": "Et tredje spor"}


def planned(*days):
    """The whole catalogue, with days for the first phases."""
    given = dict(enumerate(days))
    return [Span(order, *given.get(order, (None, None))) for order in range(10)]


FIRST = planned((date(2026, 3, 1), date(2026, 3, 9)), (date(2026, 3, 10), date(2026, 4, 1)))


def led(**fields):
    theme = ThemeFactory(**fields)
    return theme, AssignmentFactory(theme=theme).person


@pytest.mark.parametrize("role", [Role.NETWORK_LEADER, Role.CO_DRIVER])
def test_leader_and_co_driver_plan_alike(role):
    theme = ThemeFactory()
    person = AssignmentFactory(theme=theme, role=role).person
    plan_phases(theme, FIRST, by=person, at=NOW, shown=1)

    assert (spans_of(theme), theme.plan_version) == (FIRST, 2)
    assert log_of(theme) == [(Verb.CHANGED, person, None)]


def test_the_same_plan_again_changes_nothing():
    theme, leader = led()
    plan_phases(theme, FIRST, by=leader, at=NOW, shown=1)
    plan_phases(theme, FIRST, by=leader, at=NOW, shown=2)

    assert (theme.plan_version, len(log_of(theme))) == (2, 1)


def test_a_plan_that_somebody_has_changed_is_not_overwritten():
    theme, leader = led()
    plan_phases(theme, FIRST, by=leader, at=NOW, shown=1)

    with refused(ThemeHindrance.STALE):
        plan_phases(theme, planned(), by=leader, at=NOW, shown=1)


def test_a_plan_that_cannot_be_is_refused():
    theme, leader = led()

    with refused(PlanHindrance.ENDS_BEFORE_IT_BEGINS):
        plan_phases(theme, planned((date(2026, 3, 9), date(2026, 3, 1))), by=leader, at=NOW, shown=1)


@pytest.mark.parametrize("who", ["reference leader", "officer", "leader of another theme"])
def test_nobody_else_plans(who):
    theme, _leader = led()
    person = {
        "reference leader": lambda: AssignmentFactory(theme=theme, role=Role.REFERENCE_LEADER).person,
        "officer": OfficerFactory,
        "leader of another theme": lambda: AssignmentFactory().person,
    }[who]()

    with refused(PlanHindrance.NOT_ON_THE_THEME):
        plan_phases(theme, FIRST, by=person, at=NOW, shown=1)


def in_phase(order=3):
    phase = ThemePhase.objects.get(order=order)
    theme, leader = led(phase=phase, phase_began_on=date(2026, 3, 1))
    return theme, leader, phase


@pytest.mark.parametrize("onward", [4, 2], ids=["onward", "back"])
def test_a_closed_phase_keeps_what_was_decided_and_the_theme_goes_on(onward):
    theme, leader, phase = in_phase()
    close_phase(theme, phase=phase, onward=ThemePhase.objects.get(order=onward), by=leader, at=NOW, **WORDS)

    closing = theme.closings.get()
    assert (closing.phase, closing.decided, closing.by) == (phase, "To spor", leader)
    assert (theme.phase.order, theme.phase_began_on) == (onward, timezone.localdate(NOW))


def test_a_phase_closes_again_and_both_decisions_stand():
    theme, leader, phase = in_phase()
    for words in ("Først dette", "Så dette"):
        close_phase(theme, phase=phase, onward=phase, by=leader, at=NOW, **(WORDS | {"decided": words}))

    assert [one.decided for one in theme.closings.all()] == ["Så dette", "Først dette"]


@pytest.mark.parametrize("role", [Role.CO_DRIVER, Role.REFERENCE_LEADER])
def test_the_leader_alone_closes_a_phase(role):
    theme, _leader, phase = in_phase()
    person = AssignmentFactory(theme=theme, role=role).person

    with refused(PlanHindrance.NOT_THE_LEADER):
        close_phase(theme, phase=phase, onward=phase, by=person, at=NOW, **WORDS)


def test_a_phase_that_the_theme_has_left_meanwhile_is_not_closed():
    theme, leader, phase = in_phase()
    NetworkTheme.objects.update(phase=ThemePhase.objects.get(order=5))

    with refused(PlanHindrance.NOT_IN_A_PHASE):
        close_phase(theme, phase=phase, onward=phase, by=leader, at=NOW, **WORDS)


def test_a_phase_is_not_closed_without_a_word():
    theme, leader, phase = in_phase()

    with refused(PlanHindrance.NO_DECISION):
        close_phase(theme, phase=phase, onward=phase, by=leader, at=NOW, **(WORDS | {"decided": " "}))
