"""Releasing time: by the nearest leader alone, in hours as Danes write them."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import ResourceRelease
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader():
    return PersonFactory()


@pytest.fixture
def staff(leader):
    return AssignmentFactory(person=PersonFactory(personnel_leader=leader)).person


@pytest.fixture
def theme(staff):
    return NetworkTheme.objects.get(role_assignments__person=staff)


def release(person, staff, on_theme, **change):
    today = timezone.localdate()
    typed = {
        "theme": on_theme.pk,
        "hours_per_week": "2,5",
        "began_on": today.isoformat(),
        "ended_on": (today + timedelta(days=100)).isoformat(),
        "sets_aside": "En kollega tager torsdagsmøderne.",
    }
    return browser_of(person).post(reverse("release_time", args=[staff.pk]), {**typed, **change})


def hours():
    return [*ResourceRelease.objects.filter(withdrawn_on=None).values_list("hours_per_week", flat=True)]


def test_the_form_is_there_for_the_leader(leader, staff, theme):
    text = page(browser_of(leader).get(reverse("release_time", args=[staff.pk])))

    assert theme.title in text


def test_where_there_is_no_role_there_is_nothing_to_release_time_for(leader):
    idle = PersonFactory(personnel_leader=leader)

    assert 'name="hours_per_week"' not in page(browser_of(leader).get(reverse("release_time", args=[idle.pk])))


@pytest.mark.parametrize(
    ("language", "typed", "stored"),
    [("da", "2,5", "2.5"), ("da", "3", "3"), ("en", "2.5", "2.5"), ("da", "0,5", "0.5"), ("da", "37", "37")],
)
def test_hours_are_read_as_the_reader_writes_them(leader, staff, theme, language, typed, stored):
    Person.objects.filter(pk=leader.pk).update(language=language)
    leader.refresh_from_db()

    response = release(leader, staff, theme, hours_per_week=typed)

    assert goes_to(response, reverse("my_staff"))
    assert hours() == [Decimal(stored)]


def test_a_point_is_read_as_a_comma_by_a_dane_who_types_one(leader, staff, theme):
    release(leader, staff, theme, hours_per_week="2.5")

    assert hours() in ([], [Decimal("2.5")])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hours_per_week": ""}, "hours_per_week"),
        ({"hours_per_week": "mange"}, "hours_per_week"),
        ({"hours_per_week": "NaN"}, "hours_per_week"),
        ({"hours_per_week": "2,25"}, "hours_per_week"),
        ({"hours_per_week": "1" * 400}, "hours_per_week"),
        ({"began_on": "snart"}, "began_on"),
        ({"ended_on": ""}, "ended_on"),
        ({"theme": "0"}, "theme"),
        ({"theme": ""}, "theme"),
        ({"sets_aside": "x" * 301}, "sets_aside"),
        ({"hours_per_week": "0"}, "hours_per_week"),
        ({"hours_per_week": "37,5"}, "hours_per_week"),
        ({"hours_per_week": "-1"}, "hours_per_week"),
        ({"ended_on": "2020-01-01"}, "ended_on"),
        ({"began_on": "2020-01-01", "ended_on": "2020-02-01"}, "ended_on"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(leader, staff, theme, change, field):
    response = release(leader, staff, theme, **change)

    kept = "En kollega tager torsdagsmøderne." if "sets_aside" not in change else "x" * 301
    assert kept in page(response, 422)
    assert [*shown_errors(response)] == [field]
    assert hours() == []


def test_the_theme_must_be_one_the_person_has_to_do_with(leader, staff):
    response = release(leader, staff, AssignmentFactory().theme)

    assert [*shown_errors(response)] == ["theme"]
    assert hours() == []


def test_a_new_release_replaces_the_former_which_stays_as_history(leader, staff, theme):
    old = ReleaseFactory(person=staff, theme=theme, approved_by=leader)

    release(leader, staff, theme)

    assert hours() == [Decimal("2.5")]
    assert ResourceRelease.objects.get(pk=old.pk).withdrawn_on == timezone.localdate()


def test_sending_twice_releases_once(leader, staff, theme):
    for _ in range(2):
        release(leader, staff, theme)

    assert ResourceRelease.objects.count() == 1


@pytest.mark.parametrize("who", ["the person", "another leader", "the next leader", "an officer", "who led before"])
def test_nobody_else_releases(leader, staff, theme, who):
    leader.personnel_leader = PersonFactory()
    leader.save()
    person = {
        "the person": staff,
        "another leader": PersonFactory(personnel_leader=None),
        "the next leader": leader.personnel_leader,
        "an officer": OfficerFactory(),
        "who led before": leader,
    }[who]
    PersonFactory(personnel_leader=person)
    if who == "who led before":
        Person.objects.filter(pk=staff.pk).update(personnel_leader=PersonFactory())

    assert release(person, staff, theme).status_code == 404
    assert hours() == []


def test_my_staff_shows_hours_with_a_comma_and_the_period(leader, staff, theme):
    release(leader, staff, theme)

    text = page(browser_of(leader).get(reverse("my_staff")))

    assert "2,5" in text
    assert staff.name in text
    assert theme.title in text


def test_who_has_left_is_no_longer_among_the_staff(leader, staff, theme):
    Person.objects.filter(pk=staff.pk).update(is_active=False)

    assert release(leader, staff, theme).status_code == 404
