"""Units and their names through time."""

from datetime import date

import pytest
from django.db.models import F

from netvaerk.models import FormerUnitName, OrgUnit
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def test_a_unit_does_not_belong_to_itself():
    unit = UnitFactory()

    with refused_by("unit_is_not_its_own_parent"):
        OrgUnit.objects.filter(pk=unit.pk).update(parent=F("pk"))


def test_a_former_name_ends_after_it_begins():
    with refused_by("former_name_ends_after_it_begins"):
        FormerUnitName.objects.create(
            unit=UnitFactory(), name="Før", began_on=date(2020, 1, 2), ended_on=date(2020, 1, 1)
        )


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2015, 1, 1), "Først"),
        (date(2018, 12, 31), "Først"),
        (date(2019, 1, 1), "Siden"),
        (date(2020, 12, 31), "Siden"),
        (date(2021, 1, 1), "Nu"),
        (date(2030, 1, 1), "Nu"),
    ],
    ids=["before the first", "last day of the first", "the second", "last day of the second", "the present", "later"],
)
def test_a_page_says_the_name_of_its_day(day, name):
    unit = UnitFactory(name="Nu", named_on=date(2021, 1, 1))
    names = [("Siden", date(2019, 1, 1), date(2021, 1, 1)), ("Først", date(2016, 1, 1), date(2019, 1, 1))]
    for former, began_on, ended_on in names:
        FormerUnitName.objects.create(unit=unit, name=former, began_on=began_on, ended_on=ended_on)

    assert unit.name_on(day) == name


def test_a_unit_that_never_had_another_name_says_its_own():
    assert UnitFactory(name="Nu", named_on=date(2021, 1, 1)).name_on(date(2000, 1, 1)) == "Nu"


def test_units_come_in_danish_order():
    for name in ["Ålborg", "Ærø", "Zoo", "Øerne", "Bøgen"]:
        UnitFactory(name=name)

    assert [unit.name for unit in OrgUnit.objects.all()] == ["Bøgen", "Zoo", "Ærø", "Øerne", "Ålborg"]
