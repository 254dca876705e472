"""Every route carries a gate, sends strangers to the login page, and does nothing on GET or HEAD where it acts."""

import pytest
from django.apps import apps
from django.http import Http404
from django.urls import reverse

from netvaerk.gates import gate, open_to_all
from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import HTMX, browser_of, page
from netvaerk.tests.views.routes import methods_of, own_routes, routes, some_address

ACCOUNT = {
    "account_login",
    "account_logout",
    "account_inactive",
    "account_signup",
    "account_reauthenticate",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_reauthenticate",
}
OPEN_ACCOUNT = ACCOUNT - {
    "account_reauthenticate",
    "mfa_reauthenticate",
    "account_change_password",
    "account_set_password",
}
OPEN = {
    "answer_invitation",
    "calendar_feed",
    "fetch_copy",
    "privacy",
    "accessibility",
    "accessibility_statement",
    "security_txt",
    "choose_language",
    "demo_login",
    "sign_on",
    "sign_on_answer",
    "saml_acs",
    "saml_finish_acs",
    "saml_sls",
    "saml_metadata",
}
NO_PAGE = ("", "login", "app_list")
ADMIN = [one for one in routes() if one.namespace == "admin" and not one.keys and one.name not in NO_PAGE]
OURS = [route for route in own_routes() if route.name not in ACCOUNT]
WALLED = [route for route in own_routes() if route.name not in OPEN | OPEN_ACCOUNT]


def rows() -> dict[str, list[tuple]]:
    """Everything that is stored, but the log of what was read and the sessions."""
    kept = [
        one for one in apps.get_models() if one._meta.label_lower not in ("netvaerk.auditevent", "sessions.session")
    ]
    return {one._meta.label: list(one.objects.order_by("pk").values_list()) for one in kept}


def test_every_route_has_a_gate_or_is_an_account_page():
    assert {route.name for route in own_routes() if not hasattr(route.callback, "gate")} == ACCOUNT


def test_every_route_has_a_name_of_its_own():
    names = [route.name for route in own_routes()]

    assert sorted(set(names)) == sorted(names)
    assert "" not in names


def test_the_administration_is_the_only_part_with_addresses_of_its_own():
    assert {route.namespace for route in routes()} == {"", "admin"}


def test_just_these_pages_are_open_to_all():
    assert {route.name for route in own_routes() if getattr(route.callback, "gate", None) is open_to_all} == OPEN


def test_just_these_pages_need_no_login():
    free = {route.name for route in own_routes() if not getattr(route.callback, "login_required", True)}

    assert free == OPEN | OPEN_ACCOUNT


@pytest.mark.one_database("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head", "post"])
@pytest.mark.parametrize("route", WALLED, ids=lambda route: route.name)
def test_who_is_not_logged_in_is_sent_to_the_login_page(client, route, method):
    address = some_address(route)

    response = getattr(client, method)(address)

    assert response.status_code == 302
    assert response.headers["Location"] == f"{reverse('account_login')}?next={'/' if method == 'post' else address}"


@pytest.mark.one_database("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize("route", WALLED, ids=lambda route: route.name)
def test_a_fragment_for_who_is_not_logged_in_is_401_and_no_login_page(client, route):
    response = client.post(some_address(route), headers=HTMX)

    assert (response.status_code, response.content) == (401, b"")


@pytest.mark.one_database("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("referer", "comes_back_to"),
    [
        ("http://testserver/temaer/?q=regn#bund", "/temaer/%3Fq%3Dregn"),
        ("http://evil.example/temaer/", "/"),
        ("//evil.example/temaer/", "/"),
        ("javascript:alert(1)", "/"),
        ("/temaer/", "/"),
        ("", "/"),
    ],
)
def test_after_login_one_comes_back_to_the_page_that_sent_the_form(client, referer, comes_back_to):
    response = client.post(reverse("save_answers", args=[1]), headers={"Referer": referer})

    assert response.headers["Location"] == f"{reverse('account_login')}?next={comes_back_to}"


@pytest.mark.one_database("sqlite")
@pytest.mark.django_db
def test_what_was_written_after_the_session_ended_is_handed_back(client):
    response = client.post(reverse("save_answers", args=[1]), {"A1": "Skrevet længe på", "A1-version": "0"})

    text = page(response, 401)
    assert "Skrevet længe på" in text
    assert f"{reverse('account_login')}?next=/" in text


@pytest.mark.one_database("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize("route", ADMIN, ids=lambda route: route.name)
def test_the_administration_shows_the_anonymous_no_page(client, route):
    address = reverse(f"admin:{route.name}")

    response = client.get(address)

    assert response.status_code == 302
    assert response.headers["Location"] in (
        f"{reverse('admin:login')}?next={address}",
        f"{reverse('account_login')}?next={address}",
    )


def test_every_route_lets_in_reading_and_sending_and_nothing_else():
    others = [
        route for route in OURS if route.name not in ("answer_invitation", "fetch_copy")
    ]  # which programs that guard mail ask by HEAD
    assert {method for route in others for method in methods_of(route)} == {"GET", "POST"}
    assert len([route for route in OURS if methods_of(route) == {"POST"}]) > 10


@pytest.mark.one_database("sqlite")
@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "head", "options", "put", "patch", "delete"])
def test_what_a_route_does_not_let_in_is_405_and_changes_nothing(method):
    browser = browser_of(OfficerFactory())
    closed = [route for route in OURS if method.upper() not in methods_of(route)]
    before = rows()

    answers = {route.name: getattr(browser, method)(some_address(route)).status_code for route in closed}

    assert set(answers.values()) == {405}
    assert rows() == before


@pytest.mark.one_database("sqlite")
@pytest.mark.django_db
def test_a_key_beside_the_thing_goes_on_to_the_view(rf):
    person = PersonFactory()
    request = rf.get("/")
    request.user = person

    @gate(lambda by: Person.objects.filter(pk=by.pk), lambda by, thing: True, beside=("order",))
    def view(request, thing, order):
        return (thing, order)

    assert view(request, pk=person.pk, order=4) == (person, 4)
    with pytest.raises(Http404):
        view(request, pk=person.pk + 1, order=4)
