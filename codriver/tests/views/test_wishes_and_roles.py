"""What a leader needs, what somebody would like to bring, and the answer to being asked for a role."""

import pytest
from django.urls import reverse

from codriver.models import CompetenceOffer, CompetenceRequest
from codriver.tests.factories import led_theme, running_pair
from netvaerk.models import Competence
from netvaerk.tests.factories import CompetenceFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader():
    return PersonFactory()


@pytest.fixture
def theme(leader):
    return led_theme(leader)


def picks(*competences, value):
    rows = range(1, 9)
    values = {f"value_{row}": value for row in rows}
    return {**values, **{f"competence_{row}": one.pk for row, one in zip(rows, competences, strict=False)}}


def request(person, theme, typed):
    return browser_of(person).post(reverse("request_competences", args=[theme.pk]), typed)


def offer(person, typed):
    return browser_of(person).post(reverse("offer_competences"), typed)


def test_the_leader_says_what_is_needed_and_how_much(leader, theme):
    one, two = CompetenceFactory.create_batch(2)

    response = request(leader, theme, {**picks(one, two, value=3), "value_2": 1})

    assert goes_to(response, reverse("theme", args=[theme.pk]))
    assert {*CompetenceRequest.objects.values_list("competence_id", "weight")} == {(one.pk, 3), (two.pk, 1)}


def test_saying_it_again_replaces_it(leader, theme):
    one, two = CompetenceFactory.create_batch(2)
    request(leader, theme, picks(one, value=3))

    request(leader, theme, picks(two, value=2))

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


def test_everybody_says_what_they_would_like_to_bring():
    person, (one, two) = PersonFactory(), CompetenceFactory.create_batch(2)

    response = offer(person, {**picks(one, two, value="want"), "value_2": "learn"})

    assert goes_to(response, reverse("my_page"))
    assert {*person.competence_offers.values_list("competence_id", "wish")} == {(one.pk, "want"), (two.pk, "learn")}


def test_the_same_competence_twice_is_said_beside_the_second():
    person, one = PersonFactory(), CompetenceFactory()

    response = offer(person, picks(one, one, value="want"))

    assert [*shown_errors(response)] == ["competence_2"]
    assert CompetenceOffer.objects.count() == 0


def test_a_competence_without_a_wish_is_asked_about():
    person, one = PersonFactory(), CompetenceFactory()

    response = offer(person, picks(one, value=""))

    assert [*shown_errors(response)] == ["value_1"]


def test_no_wish_is_chosen_beforehand():
    text = page(browser_of(PersonFactory()).get(reverse("offer_competences")))

    assert [one for one in ("want", "can", "learn") if f'<option value="{one}" selected' in text] == []


def test_an_empty_choice_takes_back_what_was_offered():
    person = PersonFactory()
    offer(person, picks(CompetenceFactory(), value="want"))

    offer(person, picks(value="want"))

    assert person.competence_offers.count() == 0


def test_what_one_offers_stays_ones_own():
    person, other = PersonFactory(), PersonFactory()
    offer(other, picks(CompetenceFactory(), value="can"))

    offer(person, {**picks(CompetenceFactory(), value="want"), "person": other.pk})

    assert [*other.competence_offers.values_list("wish", flat=True)] == ["can"]


# --- roles --------------------------------------------------------------------------------------------------------


@pytest.fixture
def asked():
    return AssignmentFactory(theme=led_theme(), role=RoleAssignment.Role.REFERENCE_LEADER, began_on=None)


def answer(person, assignment, **typed):
    return browser_of(person).post(reverse("answer_role", args=[assignment.pk]), typed)


def state(assignment):
    return RoleAssignment.objects.get(pk=assignment.pk).state.value


def test_a_yes_begins_the_role_and_leads_to_the_theme(asked):
    assert goes_to(answer(asked.person, asked, answer="yes"), reverse("theme", args=[asked.theme_id]))
    assert state(asked) == "running"


def test_a_no_leads_back_to_my_page(asked):
    assert goes_to(answer(asked.person, asked, answer="no"), reverse("my_page"))
    assert state(asked) == "declined"


@pytest.mark.parametrize("typed", [{}, {"answer": ""}, {"answer": "måske"}], ids=str)
def test_what_is_neither_yes_nor_no_is_no_answer(asked, typed):
    answer(asked.person, asked, **typed)

    assert state(asked) == "asked"


def test_answering_twice_changes_nothing(asked):
    answer(asked.person, asked, answer="yes")
    answer(asked.person, asked, answer="no")

    assert state(asked) == "running"


def test_somebody_asked_for_a_role_of_their_own_does_not_answer_for_another(asked):
    other = AssignmentFactory(theme=led_theme(), role=RoleAssignment.Role.REFERENCE_LEADER, began_on=None)

    assert answer(other.person, asked, answer="yes").status_code == 404
    assert state(asked) == "asked"


def test_a_role_that_somebody_took_meanwhile_is_refused_with_the_reason(asked):
    AssignmentFactory(theme=asked.theme, role=RoleAssignment.Role.REFERENCE_LEADER)
    browser = browser_of(asked.person)

    response = browser.post(reverse("answer_role", args=[asked.pk]), {"answer": "yes"}, follow=True)

    assert len([*response.context["messages"]]) == 1
    assert state(asked) == "asked"
