"""What a network leader says is needed of a co-driver."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.wishes import say_need
from codriver.models import CoDriverNeed, CoDriverTask, CompetenceRequest, TaskNeed
from codriver.rules.wishes import Need, WishHindrance
from codriver.tests.factories import led_theme, running_pair
from codriver.tests.views.picks import picks
from netvaerk.models import Competence, Discipline, Person, Verb
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory, PersonFactory, UnitFactory
from netvaerk.tests.outcomes import log_of
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader():
    return PersonFactory()


@pytest.fixture
def theme(leader):
    return led_theme(leader)


def request(person, theme, typed):
    return browser_of(person).post(reverse("request_competences", args=[theme.pk]), typed)


def shown(person, theme, name="request_competences"):
    return page(browser_of(person).get(reverse(name, args=[theme.pk])))


def test_the_leader_says_what_is_needed_and_how_much(leader, theme):
    one, two = CompetenceFactory.create_batch(2)

    response = request(leader, theme, {**picks(one, two, value=3), "value_2": 1})

    assert goes_to(response, reverse("theme", args=[theme.pk]))
    assert {*CompetenceRequest.objects.values_list("competence_id", "weight")} == {(one.pk, 3), (two.pk, 1)}


def test_saying_it_again_replaces_it(leader, theme):
    one, two = CompetenceFactory.create_batch(2)
    request(leader, theme, picks(one, value=3))

    request(leader, theme, picks(two, value=2, version=1))

    assert [*CompetenceRequest.objects.values_list("competence_id", "weight")] == [(two.pk, 2)]


def test_the_form_shows_what_was_said_before(leader, theme):
    one = CompetenceFactory(name_da="bygge broer")
    request(leader, theme, picks(one, value=3))

    text = page(browser_of(leader).get(reverse("request_competences", args=[theme.pk])))

    assert f'<option value="{one.pk}" selected>bygge broer</option>' in text


@pytest.mark.parametrize(
    "change", [{"competence_1": "x"}, {"competence_1": "0"}, {"value_1": "4"}, {"value_1": "x"}], ids=str
)
def test_what_is_not_on_the_list_is_not_taken_and_the_rest_stays_chosen(leader, theme, change):
    one, two = CompetenceFactory.create_batch(2)

    response = request(leader, theme, {**picks(one, two, value=3), **change})

    assert f'<option value="{two.pk}" selected>' in page(response, 422)
    assert [*shown_errors(response)] == [*change]
    assert CompetenceRequest.objects.count() == 0


def test_one_that_is_no_longer_offered_cannot_be_chosen(leader, theme):
    retired = CompetenceFactory(retired_on="2026-01-01")

    assert request(leader, theme, picks(retired, value=3)).status_code == 422


@pytest.mark.parametrize("who", ["co-driver", "leader of another theme"])
def test_nobody_else_says_what_is_needed(who):
    pairing = running_pair()
    person = pairing.co_driver if who == "co-driver" else AssignmentFactory().person

    assert request(person, pairing.theme, picks(Competence.objects.first(), value=3)).status_code == 403
    assert CompetenceRequest.objects.count() == 0


def bo():
    """The one whom the leader has talked with."""
    return Person.objects.filter(email="bo@kommune.example").first() or PersonFactory(
        name="Bo Lind", email="bo@kommune.example"
    )


def whole(**change):
    """Everything the page asks about, typed."""
    first, *_rest = CoDriverTask.objects.all()
    typed = {
        **picks(Competence.objects.first(), value=3),
        f"amount_{first.pk}": 3,
        "profiles": ["complements", "carries_into_line"],
        "style": "curious",
        "discipline": Discipline.objects.first().pk,
        "little_known_units": [UnitFactory(name="Visitation", parent=UnitFactory()).pk],
        "hours_per_week": "2,5",
        "early_wish": bo().email,
    }
    return typed | change


def test_the_whole_need_is_kept_in_one_go(leader, theme):
    assert goes_to(request(leader, theme, whole()), reverse("theme", args=[theme.pk]))

    need = CoDriverNeed.objects.get(theme=theme)
    assert (need.subject_expert, need.complements, need.carries_into_line) == (False, True, True)
    assert (need.leads_in_style, need.style, need.version) == (True, "curious", 1)
    assert (str(need.hours_per_week), need.early_wish.name) == ("2.5", "Bo Lind")
    assert [str(one) for one in need.little_known_units.all()] == ["Visitation"]
    assert [*TaskNeed.objects.values_list("task__code", "amount")] == [("T1", 3)]


def test_the_form_begins_with_what_stands(leader, theme):
    request(leader, theme, whole())

    form = browser_of(leader).get(reverse("request_competences", args=[theme.pk])).context["form"]

    assert form["version"].value() == 1
    assert form["early_wish"].value() == "bo@kommune.example"
    assert (form["style"].value(), sorted(form["profiles"].value())) == (
        "curious",
        ["carries_into_line", "complements"],
    )


WRONG = {
    "hours_per_week": ["0", "38", "x", "2,55"],
    "early_wish": ["Ingen Ved Det"],
    "style": ["x"],
    "profiles": ["x"],
    "discipline": ["0"],
    "little_known_units": ["0"],
    "version": ["x", "-1", ""],
}


@pytest.mark.parametrize(("name", "typed"), [(name, one) for name, some in WRONG.items() for one in some])
def test_what_is_wrong_is_said_beside_the_field_and_the_rest_stays(leader, theme, name, typed):
    response = request(leader, theme, whole(**{name: typed}))

    assert [*shown_errors(response)] == [name]
    assert 'value="curious"' in page(response, 422)
    assert not CoDriverNeed.objects.exists()


def test_two_who_write_at_once_meet(leader, theme):
    request(leader, theme, whole())

    response = request(leader, theme, whole(version=0, hours_per_week="7", early_wish=""))

    text = page(response, 409)
    assert response.context["refusal"].reasons == [WishHindrance.CHANGED_MEANWHILE]
    assert ("Har allerede talt med", "Bo Lind") in response.context["stored"]
    assert 'value="7"' in text
    assert 'name="version" value="1"' in text


def test_saving_again_after_the_two_met_is_a_choice(leader, theme):
    request(leader, theme, whole())

    request(leader, theme, whole(version=1, hours_per_week="7", early_wish=""))

    assert [*CoDriverNeed.objects.values_list("hours_per_week", "early_wish", "version")] == [(7, None, 2)]


def test_a_theme_with_its_pair_is_read_and_not_written():
    theme = led_theme()
    leader = theme.role_assignments.get().person
    request(leader, theme, picks(CompetenceFactory(name_da="bygge broer"), value=3))
    running_pair(theme)

    text = shown(leader, theme)

    assert "bygge broer (Afgørende)" in text
    assert 'name="competence_1"' not in text


def test_what_is_saved_after_the_pair_began_comes_back_to_be_copied():
    pairing = running_pair()

    response = request(pairing.network_leader, pairing.theme, whole())

    assert response.context["refusal"].reasons == [WishHindrance.PAIRED]
    assert "bo@kommune.example" in page(response, 409)


def said(theme, wish):
    leader = theme.role_assignments.get().person
    say_need(theme, Need(early_wish=wish.pk), by=leader, at=timezone.now(), shown=0)


READERS = {
    "leader": (lambda theme, wish: theme.role_assignments.get().person, True),
    "secretariat": (lambda theme, wish: OfficerFactory(), True),
    "the one it is about": (lambda theme, wish: wish, True),
    "an employee": (lambda theme, wish: PersonFactory(), False),
    "a leader of another theme": (lambda theme, wish: AssignmentFactory().person, False),
    "the reference leader": (lambda theme, wish: AssignmentFactory(theme=theme, role="reference_leader").person, False),
    "their personnel leader": (lambda theme, wish: wish.personnel_leader, False),
}


@pytest.mark.parametrize("who", READERS)
def test_whom_the_leader_has_talked_with_is_for_three(theme, who):
    wish = PersonFactory(name="Bo Lind", personnel_leader=PersonFactory())
    said(theme, wish)
    find, sees = READERS[who]
    reader = find(theme, wish)

    text = shown(reader, theme, "theme")

    words = "at I har talt sammen" if reader == wish else "Har allerede talt med Bo Lind"
    assert (words in text) == sees


def test_the_page_of_the_theme_says_what_is_looked_for(leader, theme):
    request(leader, theme, whole())

    text = shown(PersonFactory(), theme, "theme")

    for words in ("Meget", "Kan det, netværkslederen ikke kan", "Nysgerrig", "Visitation", "2,5"):
        assert words in text


@pytest.mark.parametrize(("who", "name"), [("officer", "theme"), ("leader", "request_competences")])
def test_reading_whom_the_leader_has_talked_with_is_in_the_log(leader, theme, who, name):
    wish = PersonFactory()
    said(theme, wish)
    reader = leader if who == "leader" else OfficerFactory()

    shown(reader, theme, name)

    assert (Verb.READ, reader, wish) in log_of(theme)
