"""The pages of a wish for time: asking, answering on a phone, other hours, no."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import ReleaseRequest, ResourceRelease, RoleAssignment
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory, RequestFactory

pytestmark = pytest.mark.django_db
Role, Status = RoleAssignment.Role, ReleaseRequest.Status
TODAY = timezone.localdate()


@pytest.fixture
def wish():
    return RequestFactory(hours_per_week=Decimal("4.5"), busy_weeks="Uge 12")


def address(wish, name="time_request"):
    return reverse(name, args=[wish.pk])


def typed(**change):
    days = {"began_on": TODAY.isoformat(), "ended_on": (TODAY + timedelta(days=90)).isoformat()}
    return {"hours_per_week": "2,5", "busy_weeks": "Uge 12 og 20", **days, **change}


def leader_of(wish):
    return browser_of(wish.person.personnel_leader)


# --- asking ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def theme():
    theme = ThemeFactory()
    AssignmentFactory(theme=theme, person=LedPersonFactory())
    AssignmentFactory(theme=theme, person=LedPersonFactory(), role=Role.CO_DRIVER)
    return theme


def holder(theme, role):
    return theme.role_assignments.get(role=role).person


def choices(browser, theme, query=""):
    form = browser.get(reverse("ask_for_time", args=[theme.pk]) + query).context["form"]
    return set(form.fields["person"].queryset)


def test_the_leader_chooses_among_those_on_the_theme_and_the_co_driver_is_alone(theme):
    leader, co_driver = holder(theme, Role.NETWORK_LEADER), holder(theme, Role.CO_DRIVER)

    assert choices(browser_of(leader), theme) == {leader, co_driver}
    assert choices(browser_of(co_driver), theme) == {co_driver}


def test_the_secretariat_may_come_with_somebody_in_mind(theme):
    wanted, officer = LedPersonFactory(), browser_of(OfficerFactory())
    on_theme = {holder(theme, Role.NETWORK_LEADER), holder(theme, Role.CO_DRIVER)}

    assert choices(officer, theme) == on_theme
    assert choices(officer, theme, f"?person={wanted.pk}") == on_theme | {wanted}
    assert officer.post(reverse("ask_for_time", args=[theme.pk]), typed(person=wanted.pk)).status_code == 302


def test_where_nobody_is_there_is_nobody_to_ask_for():
    theme = ThemeFactory()

    text = page(browser_of(OfficerFactory()).get(reverse("ask_for_time", args=[theme.pk])))
    assert 'name="hours_per_week"' not in text


def test_a_wish_is_sent_and_stands_on_the_page(theme):
    leader, co_driver = holder(theme, Role.NETWORK_LEADER), holder(theme, Role.CO_DRIVER)
    browser, where = browser_of(leader), reverse("ask_for_time", args=[theme.pk])
    response = browser.post(where, typed(person=co_driver.pk))
    wish = ReleaseRequest.objects.get()

    assert goes_to(response, address(wish))
    assert (wish.person, wish.hours_per_week, wish.busy_weeks) == (co_driver, Decimal("2.5"), "Uge 12 og 20")
    assert "2,5 timer om ugen" in page(browser.get(where))
    text = page(browser.post(where, typed(person=co_driver.pk, hours_per_week="4")), 409)
    assert "Der er allerede bedt om tid til temaet" in text
    assert 'value="4"' in text


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"hours_per_week": ""}, "hours_per_week"),
        ({"hours_per_week": "mange"}, "hours_per_week"),
        ({"hours_per_week": "NaN"}, "hours_per_week"),
        ({"hours_per_week": "0"}, "hours_per_week"),
        ({"hours_per_week": "38"}, "hours_per_week"),
        ({"hours_per_week": "9" * 300}, "hours_per_week"),
        ({"began_on": "snart"}, "began_on"),
        ({"ended_on": ""}, "ended_on"),
        ({"ended_on": "2020-01-01"}, "ended_on"),
        ({"busy_weeks": "x" * 301}, "busy_weeks"),
        ({"person": ""}, "person"),
        ({"person": "x"}, "person"),
        ({"person": "999999"}, "person"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(theme, change, field):
    leader = holder(theme, Role.NETWORK_LEADER)
    data = typed(person=leader.pk, **change) if "person" not in change else typed(**change)
    response = browser_of(leader).post(reverse("ask_for_time", args=[theme.pk]), data)

    page(response, 422)
    assert [*shown_errors(response)] == [field]
    assert response.context["form"]["busy_weeks"].value() == data["busy_weeks"]
    assert not ReleaseRequest.objects.exists()


def test_a_co_driver_does_not_ask_for_somebody_elses_time(theme):
    data = typed(person=holder(theme, Role.NETWORK_LEADER).pk)
    response = browser_of(holder(theme, Role.CO_DRIVER)).post(reverse("ask_for_time", args=[theme.pk]), data)

    assert [*shown_errors(response)] == ["person"]


# --- answering ------------------------------------------------------------------------------------------------------


def test_the_leader_sees_the_wish_and_the_sum_across_themes(wish):
    other = ReleaseFactory(person=wish.person, hours_per_week=Decimal("3.0"))
    text = page(leader_of(wish).get(address(wish)))

    assert "4,5 timer om ugen" in text
    assert other.theme.title in text
    assert "7,5 timer om ugen" in text
    assert "Mere end en hel uge" not in text


def test_more_than_a_week_is_said(wish):
    ReleaseFactory(person=wish.person, hours_per_week=Decimal("35.0"))

    assert "Mere end en hel uge" in page(leader_of(wish).get(address(wish)))


def test_the_pair_does_not_see_the_persons_other_themes(wish):
    other = ReleaseFactory(person=wish.person)
    text = page(browser_of(wish.asked_by).get(address(wish)))

    assert other.theme.title not in text
    assert "Godkend" not in text


def test_one_click_approves(wish):
    response = leader_of(wish).post(address(wish, "answer_time"), {"answer": "approve"})

    assert goes_to(response, address(wish))
    assert ResourceRelease.objects.get().stretch == wish.wished


def test_other_hours_are_proposed_and_answered_by_the_person(wish):
    data = typed(answer="other", hours_per_week="2")
    assert goes_to(leader_of(wish).post(address(wish, "answer_time"), data), address(wish))
    person = browser_of(wish.person)

    assert "2 timer om ugen" in page(person.get(address(wish)))
    assert goes_to(person.post(address(wish, "answer_counter"), {"answer": "yes"}), address(wish))
    assert ResourceRelease.objects.get().hours_per_week == Decimal(2)


def test_the_person_says_no_to_other_hours():
    wish = RequestFactory(countered=True)
    browser_of(wish.person).post(address(wish, "answer_counter"), {"answer": "no"})
    wish.refresh_from_db()

    assert wish.status == Status.TURNED_DOWN


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"answer": "other", **typed(hours_per_week="x")}, "hours_per_week"),
        ({"answer": "other", **typed(ended_on="2020-01-01")}, "ended_on"),
        ({"answer": "decline", "reason": " "}, "reason"),
        ({"answer": "decline", "reason": "x" * 501}, "reason"),
        ({"answer": "måske"}, "reason"),
        ({}, "reason"),
    ],
    ids=["no number", "over", "no reason", "too long", "another answer", "nothing"],
)
def test_what_is_wrong_with_an_answer_is_said(wish, data, field):
    response = leader_of(wish).post(address(wish, "answer_time"), data)

    page(response, 422)
    assert [*shown_errors(response)] == [field]
    wish.refresh_from_db()
    assert wish.status == Status.ASKED


def test_a_no_is_read_with_its_reason_by_the_person_and_the_secretariat_alone(wish):
    leader_of(wish).post(address(wish, "answer_time"), {"answer": "decline", "reason": "Vagtplanen er tom"})
    readers = {wish.person: True, wish.person.personnel_leader: True, OfficerFactory(): True, wish.asked_by: False}

    assert {who: "Vagtplanen er tom" in page(browser_of(who).get(address(wish))) for who in readers} == readers


def test_who_comes_too_late_sees_what_was_answered_and_keeps_the_words(wish):
    browser = leader_of(wish)
    browser.post(address(wish, "answer_time"), {"answer": "approve"})
    text = page(browser.post(address(wish, "answer_time"), {"answer": "decline", "reason": "Fortrudt"}), 409)

    assert "Der er svaret i mellemtiden" in text
    assert ReleaseRequest.objects.get().status == Status.APPROVED


def test_approving_twice_releases_once(wish):
    for _again in range(2):
        assert leader_of(wish).post(address(wish, "answer_time"), {"answer": "approve"}).status_code == 302

    assert ResourceRelease.objects.count() == 1


def test_who_asked_withdraws(wish):
    browser = browser_of(wish.asked_by)
    assert "Træk ønsket tilbage" in page(browser.get(address(wish)))
    browser.post(address(wish, "withdraw_time_request"))

    wish.refresh_from_db()
    assert wish.status == Status.WITHDRAWN


def test_a_wish_that_nobody_can_answer_says_so(wish):
    Person.objects.filter(pk=wish.person_id).update(personnel_leader=None)

    assert "ingen personaleleder, der kan svare" in page(browser_of(OfficerFactory()).get(address(wish)))


@pytest.mark.parametrize("name", ["time_request", "answer_time", "answer_counter", "withdraw_time_request"])
def test_it_is_hidden_from_those_with_a_wish_of_their_own(wish, name):
    other = RequestFactory()
    for stranger in (other.person, other.asked_by, other.person.personnel_leader):
        browser = browser_of(stranger)
        response = browser.get(address(wish)) if name == "time_request" else browser.post(address(wish, name))
        assert response.status_code == 404


@pytest.mark.parametrize("name", ["answer_time", "answer_counter", "withdraw_time_request"])
def test_looking_changes_nothing(wish, name):
    assert leader_of(wish).get(address(wish, name)).status_code == 405
