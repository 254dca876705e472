"""Describing and moving chosen themes, with the roles each state asks for."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.utils import timezone

from netvaerk.models import AuditEvent, NetworkTheme, ThemePhase, Verb
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, ThemeFactory, UnitFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.themes import describe_theme, enter_phase
from roles.models import RoleAssignment
from roles.rules.assignments import Missing
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Role, Status = RoleAssignment.Role, NetworkTheme.Status
NOW = timezone.now()
DAY = date(2026, 3, 1)
TOMORROW = timezone.localdate(NOW) + timedelta(days=1)


@pytest.fixture
def officer():
    return OfficerFactory()


def manned(status, *roles, **fields):
    theme = ThemeFactory(status=status, **fields)
    for role in roles:
        AssignmentFactory(theme=theme, role=role)
    return theme


def test_a_card_is_rewritten_as_the_next_version():
    theme, units = ThemeFactory(), [UnitFactory(), UnitFactory()]
    person = AssignmentFactory(theme=theme).person
    describe_theme(theme, by=person, at=NOW, shown=1, units=units, title="Nyt navn")

    assert (theme.title, theme.version, set(theme.units.all())) == ("Nyt navn", 2, set(units))
    assert log_of(theme) == [(Verb.CHANGED, person, None)]


def test_a_card_that_somebody_else_has_changed_is_not_overwritten():
    theme, hers, his = ThemeFactory(), UnitFactory.create_batch(2), UnitFactory.create_batch(2)
    person = AssignmentFactory(theme=theme).person
    describe_theme(theme, by=person, at=NOW, shown=1, units=hers, title="Hendes")

    with refused(ThemeHindrance.STALE):
        describe_theme(theme, by=person, at=NOW, shown=1, units=his, title="Hans")

    theme.refresh_from_db()
    assert (theme.title, {*theme.units.all()}) == ("Hendes", {*hers})


def test_a_card_is_not_rewritten_by_the_leader_of_another_theme():
    stranger = AssignmentFactory().person

    with refused(ThemeHindrance.NOT_ON_THE_THEME):
        describe_theme(ThemeFactory(), by=stranger, at=NOW, shown=1, units=[], title="Kuppet")


LEARNING = NetworkTheme.NetworkType.LEARNING
LOST = [
    (Status.ACTIVE, {"units": 1}, [ThemeHindrance.FEW_UNITS]),
    (Status.STARTING, {"units": 0}, [ThemeHindrance.FEW_UNITS]),
    (Status.ACTIVE, {"network_type": "welfare"}, [Missing.REFERENCE_LEADER]),
    (Status.PAUSED, {"network_type": "innovation"}, [Missing.REFERENCE_LEADER]),
    (Status.TESTING, {"co_driver_waiver": ""}, [Missing.CO_DRIVER]),
    (Status.CLOSING, {"network_type": ""}, [ThemeHindrance.NO_NETWORK_TYPE, Missing.REFERENCE_LEADER]),
    (Status.STARTING, {"network_type": "welfare", "co_driver_waiver": ""}, []),
    (Status.APPROVED, {"units": 0, "network_type": ""}, []),
    (Status.ACTIVE, {"title": "Et nyt navn"}, []),
]


@pytest.mark.parametrize(("status", "typed", "reasons"), LOST)
def test_a_card_takes_nothing_from_a_running_theme_that_it_must_have(officer, status, typed, reasons):
    theme = manned(status, Role.NETWORK_LEADER, network_type=LEARNING, co_driver_waiver="Vi er kun tre.")
    card = {name: value for name, value in typed.items() if name != "units"}
    units = [UnitFactory() for _ in range(typed.get("units", 2))]

    with refused(*reasons) if reasons else nullcontext():
        describe_theme(theme, by=officer, at=NOW, shown=1, units=units, **card)

    assert NetworkTheme.objects.get(pk=theme.pk).version == (1 if reasons else 2)


def test_what_a_theme_lacks_already_lets_its_card_be_written(officer):
    theme = manned(Status.ACTIVE, network_type="welfare", units=[])
    describe_theme(theme, by=officer, at=NOW, shown=1, units=[UnitFactory()], title="Nyt navn")

    assert theme.title == "Nyt navn"


def test_what_a_card_says_is_not_in_the_log():
    theme = ThemeFactory()
    units = UnitFactory.create_batch(2)
    describe_theme(theme, by=OfficerFactory(), at=NOW, shown=1, units=units, title="Fortroligt")

    assert "Fortroligt" not in str(list(AuditEvent.objects.values()))


def test_a_theme_enters_a_phase_and_may_go_back(officer):
    theme, (first, second, *_rest) = ThemeFactory(), ThemePhase.objects.all()
    for phase in (first, second, first):
        enter_phase(theme, phase=phase, on=DAY, by=officer, at=NOW)

    assert (theme.phase, theme.phase_began_on) == (first, DAY)
    assert log_of(theme) == [(Verb.MOVED, officer, None)] * 3


def test_entering_the_same_phase_again_changes_nothing(officer):
    theme, phase = ThemeFactory(), ThemePhase.objects.first()
    enter_phase(theme, phase=phase, on=DAY, by=officer, at=NOW)
    enter_phase(theme, phase=phase, on=date(2026, 4, 1), by=officer, at=NOW)

    assert (theme.phase_began_on, len(log_of(theme))) == (DAY, 1)


def test_a_phase_does_not_begin_in_the_future(officer):
    theme = ThemeFactory()

    with refused(ThemeHindrance.PHASE_TO_COME):
        enter_phase(theme, phase=ThemePhase.objects.first(), on=TOMORROW, by=officer, at=NOW)

    theme.refresh_from_db()
    assert theme.phase is None
