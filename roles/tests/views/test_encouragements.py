"""Encouraging, and what the employee does with it on their own page."""

import pytest
from django.urls import reverse

from netvaerk.models import AuditEvent
from netvaerk.tests.factories import OfficerFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import Encouragement
from roles.tests.factories import EncouragementFactory, LedPersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return LedPersonFactory()


def encourage(staff, **change):
    words = {"to": "lead", "theme": "", "words": "Du kan det.", **change}
    return browser_of(staff.personnel_leader).post(reverse("encourage", args=[staff.pk]), words)


def my_page(person):
    return page(browser_of(person).get(reverse("my_page")))


def my_staff(one):
    text = page(browser_of(one.encouraged_by).get(reverse("my_staff")))
    return text.split('id="said"')[1].split("</section>")[0]


def test_it_is_sent_and_stands_on_the_employees_page(staff):
    theme = ThemeFactory()

    assert goes_to(encourage(staff, theme=theme.pk), reverse("my_staff"))
    assert "Du kan det." in my_page(staff)
    assert theme.title in my_page(staff)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"to": ""}, "to"),
        ({"to": "rest"}, "to"),
        ({"theme": "999999"}, "theme"),
        ({"words": " "}, "words"),
        ({"words": "x" * 501}, "words"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said(staff, change, field):
    response = encourage(staff, **change)

    page(response, 422)
    assert [*shown_errors(response)] == [field]
    assert not Encouragement.objects.exists()


@pytest.mark.parametrize("status", ["draft", "proposed", "closed"])
def test_a_theme_that_does_not_run_is_not_offered(staff, status):
    assert [*shown_errors(encourage(staff, theme=ThemeFactory(status=status).pk))] == ["theme"]


def test_what_is_seen_stays_and_what_is_put_away_goes():
    one = EncouragementFactory()
    browser = browser_of(one.person)
    browser.post(reverse("see_encouragement", args=[one.pk]))
    assert one.words in my_page(one.person)

    browser.post(reverse("put_away_encouragement", args=[one.pk]))
    assert one.words not in my_page(one.person)


@pytest.mark.parametrize("name", ["see_encouragement", "put_away_encouragement"])
def test_the_leader_sees_no_difference_and_the_log_neither(name):
    one = EncouragementFactory()
    before = my_staff(one)
    browser_of(one.person).post(reverse(name, args=[one.pk]))

    assert not AuditEvent.objects.filter(object_type="roles.encouragement").exists()
    assert my_staff(one) == before


@pytest.mark.parametrize("name", ["see_encouragement", "put_away_encouragement"])
def test_it_is_nobody_elses_to_put_away(name):
    one = EncouragementFactory()
    for stranger in (one.encouraged_by, OfficerFactory(), EncouragementFactory().person):
        assert browser_of(stranger).post(reverse(name, args=[one.pk])).status_code == 404

    one.refresh_from_db()
    assert (one.seen_at, one.is_put_away) == (None, False)
