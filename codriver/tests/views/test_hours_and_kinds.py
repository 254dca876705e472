"""Hours side by side on the page of the mandate, and agreements that are not the pair's, on every page they have."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import ExpectationAlignment
from codriver.queries.mandate import mandate_page
from codriver.rules.forms import Side
from codriver.rules.hours import Mark
from codriver.tests.factories import agreed_agreement, both_sent, opened_agreement, theme_with_leaders
from codriver.tests.people import holder
from netvaerk.models import PlannedPhase, ThemePhase
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def theme():
    return theme_with_leaders()


@pytest.fixture
def leader(theme):
    return holder(theme, "network_leader")


def look(person, theme):
    return page(browser_of(person).get(reverse("mandate", args=[theme.pk])))


def seen(person, theme):
    return mandate_page(theme, person, TODAY)


def agree(kind, theme):
    return agreed_agreement(both_sent(opened_agreement(kind, theme)))


def plan(theme, first, last, **hours):
    days = {"begins_on": TODAY + timedelta(days=first), "ends_on": TODAY + timedelta(days=last)}
    return PlannedPhase.objects.create(theme=theme, phase=ThemePhase.objects.all()[theme.plan.count()], **days, **hours)


def marks(person, theme):
    return [[row.hours.mark for row in table.rows] for table in seen(person, theme).hours]


def test_the_hours_of_each_phase_stand_side_by_side(theme, leader):
    agree("personnel_leader", theme)
    ReleaseFactory(theme=theme, person=leader, hours_per_week=2)
    plan(theme, -30, -1, leader_hours=5)
    plan(theme, 0, 30, leader_hours=2, co_driver_hours=1)

    assert marks(leader, theme) == [[Mark.OVER, Mark.AGREED_TOO_MUCH], [Mark.OVER, Mark.EXPECTED_BEYOND_AGREED]]
    text = look(leader, theme)
    assert "3 timer aftalt, 2 frigivet: Tal om det" in text
    assert f"bæres af {leader.unit.name}" in text


def agreed_cells(person, theme):
    return [[row.agreed for row in table.rows] for table in seen(person, theme).hours]


def test_agreed_hours_are_for_the_two_who_agreed_on_them(theme, leader):
    agreed_agreement(both_sent(theme.pairings.get().alignment))
    agree("personnel_leader", theme)
    ReleaseFactory(theme=theme, person=leader, hours_per_week=2)
    co_driver, officer = holder(theme, "co_driver"), OfficerFactory()

    assert agreed_cells(leader, theme) == [[3], [3]]
    assert agreed_cells(co_driver, theme) == [[None], [3]]
    assert agreed_cells(officer, theme) == [[None], [None]]
    for person in (co_driver, officer):
        text = look(person, theme)
        assert "Mere aftalt end frigivet: Tal om det" in text
        assert "kun for de to" in text
        assert "Aftalt: 3 timer" not in text
    assert "Aftalt: 3 timer om ugen. Frigivet: 2 timer om ugen." in look(leader, theme)


def test_the_secretariat_reads_the_hours_that_both_share(theme, leader):
    agreement = agree("personnel_leader", theme)
    agreement.alignment.responses.update(shared_at=timezone.now())

    assert agreed_cells(OfficerFactory(), theme)[0] == [3]


def test_hours_that_fit_say_so_and_time_for_a_part_of_a_phase_too(theme, leader):
    agree("personnel_leader", theme)
    ReleaseFactory(theme=theme, person=leader, ended_on=TODAY + timedelta(days=40))
    plan(theme, 0, 30, leader_hours=3)
    plan(theme, 31, 60, leader_hours=3)

    assert marks(leader, theme)[0] == [Mark.FITS, Mark.IN_PART]


def test_without_a_plan_the_hours_stand_from_today_on(theme, leader):
    agree("personnel_leader", theme)

    assert marks(leader, theme) == [[Mark.AGREED_TOO_MUCH], [Mark.UNKNOWN]]
    assert "3 timer aftalt, 0 frigivet: Tal om det" in look(leader, theme)


def test_of_two_agreements_about_the_co_drivers_time_the_larger_counts(theme, leader):
    agreed_agreement(both_sent(theme.pairings.get().alignment))
    agree("co_driver_personnel", theme)
    (row,) = seen(leader, theme).hours[1].rows

    assert row.hours.agreed == 3


@pytest.mark.parametrize("kind", ["reference_leader", "personnel_leader", "co_driver_personnel"])
def test_each_kind_is_answered_compared_agreed_and_printed_in_both_languages(theme, kind):
    opened = opened_agreement(kind, theme)
    person = opened.sides()[Side.FIRST].person
    address = reverse("alignment", args=[opened.pk])
    for language in ("da", "en"):
        type(person).objects.filter(pk=person.pk).update(language=language)
        page(browser_of(person).get(address))
    both_sent(opened)
    page(browser_of(person).get(address))
    agreement = agreed_agreement(ExpectationAlignment.objects.get(pk=opened.pk))

    text = page(browser_of(person).get(address))
    assert opened.template.name_en in text
    assert browser_of(person).get(reverse("agreement_pdf", args=[agreement.pk])).content.startswith(b"%PDF")


def test_an_agreement_that_is_not_about_time_says_nothing_of_released_hours(theme, leader):
    opened = both_sent(opened_agreement("reference_leader", theme))

    text = page(browser_of(leader).get(reverse("alignment", args=[opened.pk])))

    assert "frigivet" not in text.lower()
