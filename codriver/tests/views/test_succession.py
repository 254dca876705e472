"""The secretariat's picture of who could lead in the rounds to come, as a page and as a file."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from codriver.queries.succession import succession
from codriver.rules.path import Stage
from codriver.rules.succession import Seat
from codriver.tests.paths import at_each_stage, ready
from netvaerk.models import NetworkTheme, OrgUnit
from netvaerk.tests.factories import OfficerFactory, RoundFactory, ThemeFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-26 12:00", tick=False):
        yield


def opened(**query):
    return browser_of(OfficerFactory()).get(reverse("succession"), query)


def seats():
    return [dict(column.seats) for column in succession(TODAY).columns]


USUAL = {Seat.USUAL: 2}


def test_without_anybody_the_page_says_what_will_come():
    assert "Billedet kommer med den første co-driver" in page(opened())


def test_people_are_counted_by_stage_and_nobody_is_named():
    people = at_each_stage()
    for person in people.values():
        person.leadership_wishes.all().delete()
        person.leadership_wishes.create(wish="yes", said_at="2026-11-01T12:00Z")

    text, found = page(opened()), succession(TODAY)

    by_stage = [{stage: number for stage, number in column.people.items() if number} for column in found.columns]
    assert by_stage[0] == dict.fromkeys([Stage.READY, Stage.ADMITTED, Stage.STUDYING, Stage.DIPLOMA], 1)
    assert set(by_stage[3]) - set(by_stage[0]) == {Stage.PRACTISING, Stage.CO_DRIVER, Stage.INTERESTED}
    assert [person.name for person in people.values() if person.name in text] == []
    assert text.count('<rect class="ahead__part ahead__part--diploma"') == 5  # a bar for each moment, and what it means


def test_a_theme_without_a_leader_is_empty_from_today_or_from_its_start():
    ThemeFactory(status="approved")
    ThemeFactory(status="approved", begins_on=date(2027, 6, 1))

    assert seats() == [{Seat.EMPTY: 1}, USUAL, {**USUAL, Seat.EMPTY: 1}, USUAL]


@pytest.mark.parametrize(("ends_on", "expected"), [(None, 1), (date(2027, 9, 1), 1), (date(2027, 3, 1), 0)])
def test_a_theme_needs_a_leader_when_the_time_of_who_leads_it_ends_before_it_does(ends_on, expected):
    led = AssignmentFactory(theme__status="active", theme__ends_on=ends_on)
    ReleaseFactory(person=led.person, theme=led.theme, began_on=date(2026, 8, 1), ended_on=date(2027, 3, 31))

    assert seats()[2].get(Seat.TIME_ENDS, 0) == expected
    assert ("Netværkslederens tid slutter 31. marts 2027" in page(opened())) == bool(expected)


def test_proposals_are_expected_up_to_four_and_what_is_late_comes_first():
    spring = RoundFactory(year=2027, season="spring", deadline_on=date(2026, 12, 1), decides_on=date(2027, 1, 31))
    late = RoundFactory(year=2026, season="autumn", deadline_on=date(2026, 5, 1), decides_on=date(2026, 6, 30))
    for status, one in [("proposed", spring), ("in_review", spring), ("declined", spring), ("proposed", late)]:
        ThemeFactory(status=status, round=one)
    NetworkTheme.objects.filter(status="declined").update(round=spring)

    assert seats() == [{}, {Seat.PROPOSED: 3}, USUAL, USUAL]


def test_who_leads_is_free_when_the_theme_ends():
    person = ready()
    AssignmentFactory(person=person, theme__status="active", theme__ends_on=date(2027, 4, 1), began_on=date(2020, 1, 1))

    assert [column.ready for column in succession(TODAY).columns] == [0, 0, 1, 1]


def test_areas_with_fewer_than_five_are_put_together():
    top = UnitFactory(parent=None)
    for name, number in (("Skole", 5), ("Kultur", 3), ("Teknik", 2)):
        area = UnitFactory(parent=top, name=name)
        for _again in range(number):
            person = ready()
            person.unit = UnitFactory(parent=area)
            person.save()
    told = succession(TODAY).units

    assert (told.named, told.others) == ([("Skole", 5)], 5)
    assert "Kultur" not in page(opened()) and OrgUnit.objects.filter(name="Kultur").exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_same_goes_along_as_a_file(kind):
    ready()
    response = opened(**{"as": kind})

    assert response["Content-Disposition"].startswith('attachment; filename="ledere-paa-vej-')
    if kind == "csv":
        assert "Kan være klar;Klar til uddannelse;1;1;1;1" in response.content.decode("utf-8-sig")
