"""Describing and moving chosen themes, with the roles each state asks for."""

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.utils import timezone

from netvaerk.models import AuditEvent, NetworkTheme, ThemePhase, Verb
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, ThemeFactory, UnitFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.themes import describe_theme, enter_phase, move_theme
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


@pytest.mark.parametrize(
    ("now", "to"),
    [
        (Status.ACTIVE, Status.TESTING),
        (Status.ACTIVE, Status.PAUSED),
        (Status.PAUSED, Status.TESTING),
        (Status.CLOSING, Status.CLOSED),
    ],
)
def test_a_theme_moves(officer, now, to):
    theme = ThemeFactory(status=now)
    move_theme(theme, to=to, by=officer, at=NOW, reason="Fordi")

    theme.refresh_from_db()
    assert theme.status == to
    assert list(theme.moves.values_list("status", "by", "reason")) == [(to, officer.pk, "Fordi")]
    assert log_of(theme) == [(Verb.MOVED, officer, None)]


def test_the_same_move_again_changes_nothing(officer):
    theme = ThemeFactory(status=Status.ACTIVE)
    for _again in range(2):
        move_theme(theme, to=Status.TESTING, by=officer, at=NOW)

    assert (theme.moves.count(), len(log_of(theme))) == (1, 1)


@pytest.mark.parametrize(
    ("now", "to", "roles", "fields", "reasons"),
    [
        (Status.ACTIVE, Status.TESTING, [], {"units": []}, [ThemeHindrance.FEW_UNITS]),
        (Status.IN_REVIEW, Status.APPROVED, [], {}, [ThemeHindrance.NOT_NEXT]),
        (Status.CLOSED, Status.TESTING, [], {}, [ThemeHindrance.NOT_NEXT]),
        (Status.ACTIVE, Status.PAUSED, [], {}, [ThemeHindrance.NO_REASON]),
        (Status.APPROVED, Status.STARTING, [], {}, [Missing.NETWORK_LEADER]),
        (
            Status.STARTING,
            Status.ACTIVE,
            [],
            {},
            [Missing.NETWORK_LEADER, Missing.REFERENCE_LEADER, Missing.CO_DRIVER],
        ),
        (Status.STARTING, Status.ACTIVE, [Role.NETWORK_LEADER, Role.REFERENCE_LEADER], {}, [Missing.CO_DRIVER]),
        (Status.CLOSING, Status.CLOSED, [Role.CO_DRIVER], {}, [Missing.PAIRING_ENDED]),
    ],
    ids=[
        "few units",
        "not by this way",
        "not next",
        "no reason",
        "no leader",
        "nobody",
        "no co-driver",
        "still paired",
    ],
)
def test_a_move_is_refused(officer, now, to, roles, fields, reasons):
    theme = manned(now, *roles, **fields)

    with refused(*reasons):
        move_theme(theme, to=to, by=officer, at=NOW)

    theme.refresh_from_db()
    assert (theme.status, theme.moves.count()) == (now, 0)


@pytest.mark.parametrize(
    ("roles", "fields"),
    [
        ([Role.NETWORK_LEADER, Role.REFERENCE_LEADER, Role.CO_DRIVER], {}),
        ([Role.NETWORK_LEADER, Role.REFERENCE_LEADER], {"co_driver_waiver": "Kort forløb"}),
        ([Role.NETWORK_LEADER, Role.CO_DRIVER], {"network_type": "learning"}),
    ],
    ids=["fully manned", "co-driver waived", "learning network"],
)
def test_a_manned_theme_becomes_active(officer, roles, fields):
    theme = manned(Status.STARTING, *roles, **fields)
    move_theme(theme, to=Status.ACTIVE, by=officer, at=NOW)

    assert theme.status == Status.ACTIVE


def test_somebody_who_was_only_asked_does_not_count(officer):
    theme = ThemeFactory(status=Status.APPROVED)
    AssignmentFactory(theme=theme, began_on=None)

    with refused(Missing.NETWORK_LEADER):
        move_theme(theme, to=Status.STARTING, by=officer, at=NOW)


def test_a_stale_copy_does_not_move_a_theme(officer):
    theme = ThemeFactory(status=Status.ACTIVE)
    NetworkTheme.objects.update(status=Status.CLOSED)

    with refused(ThemeHindrance.NOT_NEXT):
        move_theme(theme, to=Status.TESTING, by=officer, at=NOW)


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
