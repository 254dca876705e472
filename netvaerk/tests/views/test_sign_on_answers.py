"""What comes back from a login elsewhere and does not hold: forged, late, for others, twice, or none at all."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse

from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.providers.oidc import CLIENT, STRANGERS_KEY, SUBJECT, come, configure, is_in, signed, way_back
from netvaerk.tests.views.pages import browser_of, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]

ALTERED = {
    "for another program": lambda said: signed({**said, "aud": "noget-andet"}),
    "for another program beside us": lambda said: signed(
        {**said, "aud": [CLIENT, "noget-andet"], "azp": "noget-andet"}
    ),
    "from another provider": lambda said: signed({**said, "iss": "http://localhost:1"}),
    "expired": lambda said: signed({**said, "exp": time.time() - 120}),
    "not yet": lambda said: signed({**said, "nbf": time.time() + 120}),
    "without an end": lambda said: signed({key: said[key] for key in said if key != "exp"}),
    "unsigned": lambda said: signed(said, key=None, algorithm="none"),
    "signed by a stranger": lambda said: signed(said, key=STRANGERS_KEY),
    "signed with what everybody knows": lambda said: signed(said, key="hemmeligt" * 4, algorithm="HS256"),
    "for another moment": lambda said: signed({**said, "nonce": "et andet"}),
    "for no moment": lambda said: signed({key: said[key] for key in said if key != "nonce"}),
    "about nobody": lambda said: signed({**said, "sub": None}),
    "no token": lambda said: "",
    "no token at all": lambda said: "a.b.c",
}


@pytest.mark.parametrize("lie", ALTERED)
def test_an_answer_that_does_not_hold_opens_nothing(client, provider, person, lie):
    provider.alter = ALTERED[lie]

    page(come(client), 401)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_the_same_claims_signed_by_the_provider_hold(client, provider, person):
    provider.alter = signed

    come(client)
    assert is_in(client)


def test_an_answer_cannot_be_used_twice(client, provider, person):
    back = way_back(client, SUBJECT)
    client.get(back)
    client.logout()

    page(client.get(back), 401)
    assert not is_in(client)


def test_an_answer_of_another_browser_opens_nothing(client, provider, person):
    back = way_back(Client(), SUBJECT)

    page(client.get(back), 401)
    assert not is_in(client)


def test_an_answer_that_comes_after_eleven_minutes_is_too_late(client, provider, person):
    first = way_back(client, SUBJECT)
    with time_machine.travel(time.time() + 11 * 60, tick=False):
        way_back(client, SUBJECT)  # which sweeps out what is old
        response = client.get(first)

    page(response, 401)


def test_a_tenant_that_is_not_ours_opens_nothing(client, provider, settings, person):
    configure(settings, provider, tenant="vores", subject="oid")
    provider.knows(SUBJECT, employee_number="4711", oid="abc", tid="en-anden")
    page(come(client), 401)

    provider.knows(SUBJECT, employee_number="4711", oid="abc", tid="vores")
    come(client)

    assert [one.uid for one in SocialAccount.objects.all()] == ["vores/abc"]


@pytest.mark.parametrize("error", ["access_denied", "server_error"])
def test_who_stops_on_the_way_or_is_stopped_gets_a_page(client, provider, error):
    there = client.post(reverse("sign_on")).headers["Location"]
    [state] = parse_qs(urlsplit(there).query)["state"]

    text = page(client.get(reverse("sign_on_answer"), {"error": error, "state": state}), 401)
    assert reverse("account_login") in text


def test_a_provider_that_is_down_gets_a_page_that_says_so(client, provider):
    provider.down = True

    response = client.post(reverse("sign_on"))
    page(response, 503)
    assert response.headers["Retry-After"]


def test_a_provider_that_calls_itself_something_else_is_not_asked(client, provider):
    provider.other_name = "http://localhost:1"

    page(client.post(reverse("sign_on")), 503)


def test_what_goes_out_asks_for_a_code_with_a_proof_and_a_nonce_and_for_nothing_that_was_typed(client, provider):
    there = client.post(f"{reverse('sign_on')}?auth_params=prompt%3Dnone&scope=offline_access&process=connect")
    asked = {name: value[0] for name, value in parse_qs(urlsplit(there.headers["Location"]).query).items()}

    assert asked["response_type"] == "code"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["nonce"]) == 32
    assert set(asked["scope"].split()) == {"openid", "profile"}
    assert asked["redirect_uri"] == "http://localhost:8000" + reverse("sign_on_answer")
    assert "prompt" not in asked


def test_signing_on_never_links_the_account_to_whoever_is_logged_in(provider, person):
    somebody = PersonFactory()
    browser = browser_of(somebody)

    come(browser, process="connect")

    assert browser.session["_auth_user_id"] == str(person.pk)
    assert SocialAccount.objects.get().user == person
