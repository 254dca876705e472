"""Queries that are put into words once: other values, the same words; another shape, other words."""

from datetime import UTC, date, datetime

import pytest

from netvaerk.models import NetworkTheme, Person
from netvaerk.models.prepared import ask, day_of, moment_of
from netvaerk.tests.factories import PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def people(order, first, second):
    return Person.objects.filter(pk__in=[first, second]).order_by(order).values_list("pk", "name")


def themes():
    return NetworkTheme.objects.order_by("pk").values_list("begins_on", "title")


def test_the_values_of_each_time_are_asked_for():
    anne, bo, carl = (PersonFactory(name=name) for name in ("Anne", "Bo", "Carl"))

    assert ask(people, "name", values=(anne.pk, bo.pk)) == [(anne.pk, "Anne"), (bo.pk, "Bo")]
    assert ask(people, "name", values=(carl.pk, bo.pk)) == [(bo.pk, "Bo"), (carl.pk, "Carl")]
    assert ask(people, "-name", values=(carl.pk, bo.pk)) == [(carl.pk, "Carl"), (bo.pk, "Bo")]


def test_a_moment_is_told_in_utc_and_a_day_as_a_day():
    told = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

    assert {moment_of(told), moment_of("2026-03-01 09:30:00"), moment_of(told.replace(tzinfo=None))} == {told}
    assert day_of("2026-03-01") == day_of(date(2026, 3, 1)) == date(2026, 3, 1)


def test_a_day_of_a_row_is_read_from_either_database():
    theme = ThemeFactory(begins_on=date(2026, 3, 1))
    [(begins_on, title)] = ask(themes)

    assert (day_of(begins_on), title) == (theme.begins_on, theme.title)
