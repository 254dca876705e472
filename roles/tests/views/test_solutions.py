"""The pages of what a theme has come to."""

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import FollowUp, Solution
from netvaerk.tests.factories import PersonFactory, SolutionFactory
from netvaerk.tests.views.pages import browser_of
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def shown(name, pk, person):
    return browser_of(person).get(reverse(name, args=[pk])).content.decode()


def written(name, pk, person, **typed):
    return browser_of(person).post(reverse(name, args=[pk]), typed)


def test_an_empty_list_says_what_will_come_here_and_lets_the_leader_begin():
    theme = led_theme("active")

    assert "Her skrives det, netværket finder" in shown("solutions", theme.pk, leader_of(theme))
    assert reverse("add_solution", args=[theme.pk]) in shown("solutions", theme.pk, leader_of(theme))
    assert reverse("add_solution", args=[theme.pk]) not in shown("solutions", theme.pk, PersonFactory())


def test_a_solution_is_written_with_its_owner_by_name():
    theme, owner = led_theme("active"), PersonFactory(name="Åse Birkelund")
    response = written("add_solution", theme.pk, leader_of(theme), title="Regnhaver", owner="åse birke")

    added = Solution.objects.get()
    assert (response.status_code, added.owner) == (302, owner)
    assert "Åse Birkelund" in shown("solution", added.pk, PersonFactory())


@pytest.mark.parametrize(
    ("named", "fault"),
    [("nobody@kommune.example", "Ingen her hedder sådan"), ("Birkelund", "Flere passer")],
)
def test_an_owner_who_is_not_found_is_said_beside_the_field_and_nothing_typed_is_lost(named, fault):
    theme = led_theme("active")
    for name in ("Åse Birkelund", "Bo Birkelund"):
        PersonFactory(name=name)
    response = written("add_solution", theme.pk, leader_of(theme), title="Regnhaver", owner=named)

    page = response.content.decode()
    assert (response.status_code, fault in page, f'value="{named}"' in page) == (422, True, True)


def test_who_has_left_is_not_found():
    theme = led_theme("active")
    gone = PersonFactory(is_active=False)

    assert written("add_solution", theme.pk, leader_of(theme), title="X", owner=gone.email).status_code == 422


def test_two_who_write_at_once_both_see_both_texts():
    one = SolutionFactory(theme=led_theme("active"))
    co_driver = AssignmentFactory(theme=one.theme, role="co_driver").person
    written("edit_solution", one.pk, co_driver, version=1, title="Regnbede")
    response = written("edit_solution", one.pk, leader_of(one.theme), version=1, title="Vandhaver")

    page = response.content.decode()
    assert (response.status_code, "Regnbede" in page, "Vandhaver" in page) == (409, True, True)
    assert Solution.objects.get().title == "Regnbede"


def test_the_form_shows_the_owner_as_an_e_mail():
    one = SolutionFactory(theme=led_theme("active"), owner=PersonFactory())

    assert f'value="{one.owner.email}"' in shown("edit_solution", one.pk, leader_of(one.theme))


@pytest.mark.parametrize(
    ("now", "typed", "fault"),
    [
        ("idea", {"to": "tested", "version": 1}, "Skriv, hvad afprøvningen viste."),
        ("idea", {"to": "dropped", "version": 1}, "Skriv, hvorfor den opgives."),
        ("tested", {"to": "taken_up", "on": "2099-01-01", "version": 1}, "Vælg i dag eller en tidligere dag"),
    ],
)
def test_what_a_turn_lacks_is_said_beside_the_field(now, typed, fault):
    one = SolutionFactory(theme=led_theme("active"), status=now, owner=PersonFactory())
    response = written("turn_solution", one.pk, leader_of(one.theme), **typed)

    assert response.status_code == 422
    assert fault in response.content.decode()


@pytest.mark.parametrize("to", ["taken_up", "nonsense"])
def test_a_turn_that_is_not_drawn_is_refused(to):
    one = SolutionFactory(theme=led_theme("active"))
    response = written("turn_solution", one.pk, leader_of(one.theme), to=to, on=TODAY, version=1)

    assert (response.status_code, Solution.objects.get().status) == (409, "idea")


def test_the_owner_follows_it_up_from_the_page():
    one = SolutionFactory(theme=led_theme("closed"), owner=PersonFactory(), status="taken_up", taken_up_on=TODAY)
    due = FollowUp.objects.create(solution=one, months=3, due_on=TODAY)

    assert reverse("follow_up", args=[due.pk]) in shown("solution", one.pk, one.owner)
    assert written("follow_up", due.pk, one.owner, lives="changed", note="Nu om vinteren.").status_code == 302
    assert "Nu om vinteren." in shown("solution", one.pk, PersonFactory())


def test_solutions_of_a_theme_that_does_not_run_are_nobodys():
    one = SolutionFactory(theme__status="declined")

    assert browser_of(PersonFactory()).get(reverse("solution", args=[one.pk])).status_code == 404


@pytest.mark.parametrize("many", [1, 3, 30])
def test_the_list_costs_the_same_for_one_and_for_many(many, django_assert_max_num_queries):
    theme = led_theme("active")
    for _one in range(many):
        FollowUp.objects.create(solution=SolutionFactory(theme=theme, owner=PersonFactory()), months=3, due_on=TODAY)
    browser = browser_of(leader_of(theme))

    with django_assert_max_num_queries(12):
        browser.get(reverse("solutions", args=[theme.pk]))
