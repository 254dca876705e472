"""Renaming and moving units."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from netvaerk.actions.units import (
    UnitHindrance,
    close_unit,
    identify_unit,
    move_unit,
    move_units,
    rename_unit,
    reopen_unit,
)
from netvaerk.models import FormerUnitName, OrgUnit, Verb
from netvaerk.tests.factories import OfficerFactory, UnitFactory
from netvaerk.tests.outcomes import log_of, refused

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


@pytest.fixture
def officer():
    return OfficerFactory()


def test_a_unit_takes_a_new_name_and_keeps_the_old_one_for_the_days_before(officer):
    unit = UnitFactory(name="Skoler", named_on=date(2020, 1, 1))
    rename_unit(unit, name="Læring", on=DAY, by=officer)

    assert (unit.name, unit.named_on) == ("Læring", DAY)
    assert list(unit.former_names.values_list("name", "began_on", "ended_on")) == [("Skoler", date(2020, 1, 1), DAY)]


def test_a_renaming_is_recorded(officer):
    unit = UnitFactory()
    rename_unit(unit, name="Læring", on=DAY, by=officer)

    assert log_of(unit) == [(Verb.RENAMED, officer, None)]


def test_the_same_name_again_changes_nothing(officer):
    unit = UnitFactory()
    for _again in range(2):
        rename_unit(unit, name="Læring", on=DAY, by=officer)

    assert (unit.former_names.count(), len(log_of(unit))) == (1, 1)


def test_a_name_cannot_begin_before_the_present_one(officer):
    unit = UnitFactory(named_on=DAY)

    with refused(UnitHindrance.NAMED_EARLIER):
        rename_unit(unit, name="Læring", on=date(2026, 2, 28), by=officer)

    assert FormerUnitName.objects.count() == 0


def test_a_name_shows_at_once_and_cannot_begin_later(officer):
    unit = UnitFactory()

    with refused(UnitHindrance.NAMED_LATER):
        rename_unit(unit, name="Læring", on=timezone.localdate() + timedelta(days=1), by=officer)

    assert FormerUnitName.objects.count() == 0


def test_three_names_are_all_kept(officer):
    unit = UnitFactory(name="Et", named_on=date(2020, 1, 1))
    rename_unit(unit, name="To", on=date(2021, 1, 1), by=officer)
    rename_unit(unit, name="Tre", on=date(2022, 1, 1), by=officer)

    assert [unit.name_on(date(year, 6, 1)) for year in (2020, 2021, 2022)] == ["Et", "To", "Tre"]


def test_a_unit_moves_under_another(officer):
    unit, parent = UnitFactory(), UnitFactory()
    move_unit(unit, parent=parent, by=officer)

    assert unit.parent == parent
    assert log_of(unit) == [(Verb.MOVED, officer, None)]


def test_the_same_move_again_changes_nothing(officer):
    unit, parent = UnitFactory(), UnitFactory()
    for _again in range(2):
        move_unit(unit, parent=parent, by=officer)

    assert len(log_of(unit)) == 1


def test_a_unit_moves_to_the_top(officer):
    unit = UnitFactory(parent=UnitFactory())
    move_unit(unit, parent=None, by=officer)

    assert unit.parent is None


def test_a_unit_cannot_move_under_its_own_unit(officer):
    unit = UnitFactory()
    child = UnitFactory(parent=UnitFactory(parent=unit))

    with refused(UnitHindrance.CIRCLE):
        move_unit(unit, parent=child, by=officer)

    unit.refresh_from_db()
    assert unit.parent is None


def test_what_a_unit_belonged_to_is_kept():
    one, other = UnitFactory(), UnitFactory()
    unit = UnitFactory(parent=one)
    move_unit(unit, parent=other, by=None)

    assert [past.parent for past in unit.former_places.all()] == [one]


def test_two_units_change_places_in_one_go():
    top = UnitFactory()
    upper = UnitFactory(parent=top)
    lower = UnitFactory(parent=upper)
    move_units({lower.pk: top.pk, upper.pk: lower.pk}, by=None)

    upper.refresh_from_db()
    assert upper.parent == lower


def test_a_unit_closes_and_opens_again_once_each():
    unit = UnitFactory(parent=UnitFactory())
    for _again in range(2):
        close_unit(unit, on=date(2026, 3, 1), by=None)
    assert (unit.closed_on, unit in OrgUnit.objects.choosable()) == (date(2026, 3, 1), False)

    for _again in range(2):
        reopen_unit(unit, by=None)
    assert (unit.closed_on, unit in OrgUnit.objects.choosable()) == (None, True)
    assert [verb for verb, _by, _about in log_of(unit)] == [Verb.ENDED, Verb.OPENED]


def test_another_id_is_an_event_and_the_same_again_is_none(officer):
    unit = UnitFactory(external_id=None)
    for external_id in ("4711", "4711", None, None):
        identify_unit(unit, external_id=external_id, by=officer)

    assert log_of(unit) == [(Verb.CHANGED, officer, None)] * 2
