"""Signing on elsewhere by SAML 2, against a provider on loopback. Skipped where requirements-saml.txt is not installed."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

pytest.importorskip("onelogin", reason="SAML is not installed: pip install --require-hashes -r requirements-saml.txt")

from netvaerk.models import AuditEvent, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.privileges import CVR_SCOPE
from netvaerk.rules.sign_on import RoleMap, SignOnHindrance
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.providers import saml
from netvaerk.tests.providers.oidc import configure, is_in
from netvaerk.tests.providers.saml import CVR, EMPLOYER, NUMBER, PRIVILEGES, SURENESS, answer_of, come
from netvaerk.tests.views.pages import goes_to, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]

SLUG = {"organization_slug": "saml"}
H = SignOnHindrance


@pytest.fixture(scope="module")
def running_saml():
    with saml.provider_on_loopback() as provider:
        yield provider


@pytest.fixture
def provider(running_saml, settings):
    cache.clear()
    running_saml.says, running_saml.alter = {NUMBER: ["4711"]}, lambda said: said
    configure(settings, running_saml)
    return running_saml


def refused_for(response):
    page(response, 403)
    return response.context["reasons"]


def test_the_external_id_finds_the_person_and_the_page_that_was_asked_for(client, provider, person):
    assert goes_to(come(client, next="/temaer/"), "/temaer/")

    assert is_in(client)
    assert [*SocialAccount.objects.values_list("user", "provider", "uid", "extra_data")] == [
        (person.pk, "saml", "0f8b-inge", {})
    ]


def test_the_second_time_the_same_account_comes_in(client, provider, person):
    come(client)
    come(again := Client())

    assert is_in(again)
    assert AuditEvent.objects.filter(verb=Verb.LINKED).count() == 1


def test_a_name_id_that_is_another_each_time_links_by_the_number(client, provider, person):
    for subject in ("_a", "_b"):
        provider.alter = lambda said, subject=subject: said.but(
            subject=subject, name_id_format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
        )
        come(browser := Client())
        assert is_in(browser)

    assert SocialAccount.objects.get().uid == "4711"


def test_who_is_unknown_does_not_come_in(client, provider):
    assert refused_for(come(client)) == Refused([H.UNKNOWN]).words()


def test_who_has_left_does_not_come_in(client, provider, person):
    type(person).objects.update(is_active=False)

    assert refused_for(come(client)) == Refused([H.LEFT]).words()
    assert AuditEvent.objects.filter(verb=Verb.REFUSED, subject=person).count() == 1


ALTERED = {
    "for another program": lambda said: said.but(audience="https://noget-andet.example"),
    "for nobody in particular": lambda said: said.but(audience=""),
    "from another provider": lambda said: said.but(issuer="https://anden-idp.example"),
    "expired": lambda said: said.but(minutes=-10),
    "unsigned": lambda said: said.but(signed=False),
    "signed by a stranger": lambda said: said.but(key=saml.STRANGERS_KEY, certificate=saml.STRANGERS_CERTIFICATE),
    "changed after it was signed": lambda said: said.but(changed_after=(">4711<", ">0815<")),
    "to another request": lambda said: said.but(request="_en-anden"),
    "to another request in what is signed": lambda said: said.but(confirmed_for="_en-anden"),
    "to no request": lambda said: said.but(request=""),
    "to another address": lambda said: said.but(to="https://noget-andet.example/svar/"),
}


@pytest.mark.parametrize("lie", ALTERED)
def test_an_answer_that_does_not_hold_opens_nothing(client, provider, person, lie):
    provider.alter = ALTERED[lie]

    page(come(client), 401)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_an_answer_cannot_be_used_twice(client, provider, person):
    answer = answer_of(client)
    come(client, answer)
    client.post(reverse("account_logout"))

    page(come(client, answer), 401)
    assert not is_in(client)


def test_an_answer_of_another_browser_opens_nothing(client, provider, person):
    page(come(client, answer_of(Client())), 401)


def test_an_assertion_cannot_be_used_twice_though_the_rest_is_new(client, provider, person):
    provider.alter = lambda said: said.but(number="_den-samme")
    come(client)

    page(come(again := Client()), 401)
    assert not is_in(again)


@pytest.mark.parametrize("answer", ["", "x", "%%%", "PHg+", "PCFET0NUWVBFIGE+PGEvPg=="])
def test_what_is_no_answer_gets_our_page(client, provider, answer):
    brought = client.post(reverse("saml_acs", kwargs=SLUG), {"SAMLResponse": answer})

    page(client.get(brought.headers["Location"]), 401)


@pytest.mark.parametrize("name", ["SAMLRequest", "SAMLResponse"])
@pytest.mark.parametrize("text", ["", "x", "%%%", "PHg+", "PCFET0NUWVBFIGE+PGEvPg==", "eJwLAQAAeQB5", "æ"])
def test_what_is_no_word_about_the_end_of_a_session_ends_none(client, provider, person, name, text):
    client.force_login(person)

    response = client.get(reverse("saml_sls", kwargs=SLUG), {name: text})
    assert response.status_code in (400, 401)
    assert is_in(client)


def test_an_answer_that_is_far_too_long_is_not_kept(client, provider):
    assert client.post(reverse("saml_acs", kwargs=SLUG), {"SAMLResponse": "a" * 400_000}).status_code == 400


def test_the_second_step_alone_opens_nothing(client, provider):
    page(client.get(reverse("saml_finish_acs", kwargs=SLUG)), 401)


# --- OIOSAML ------------------------------------------------------------------------------------------------------

ROLES = RoleMap(frozenset({"urn:bruger"}), frozenset({"urn:sek"}), frozenset({"urn:drift"}))


@pytest.fixture
def context_handler(provider, settings):
    """A provider that says CVR number, level of assurance and privileges, and settings that ask for them."""
    configure(settings, provider, roles=ROLES, cvr=CVR, least_assurance="Substantial")
    provider.says = says(privileges=[(CVR_SCOPE + CVR, "urn:bruger")])
    return provider


def says(employer=CVR, sureness="Substantial", privileges=()):
    return {NUMBER: ["4711"], EMPLOYER: [employer], SURENESS: [sureness], PRIVILEGES: [saml.privileges(*privileges)]}


@pytest.mark.parametrize(
    ("groups", "stands"),
    [
        ([(CVR_SCOPE + CVR, "urn:bruger")], (False, False)),
        ([(CVR_SCOPE + CVR, "urn:sek")], (True, False)),
        ([(CVR_SCOPE + CVR, "urn:bruger"), (CVR_SCOPE + "87654321", "urn:drift")], (False, False)),
        ([(CVR_SCOPE + CVR, "urn:sek"), (CVR_SCOPE + CVR, "urn:drift")], (True, True)),
    ],
)
def test_privileges_for_our_municipality_give_roles(client, context_handler, person, groups, stands):
    context_handler.says = says(privileges=groups)
    come(client)

    person = type(person).objects.get()
    assert is_in(client)
    assert (person.is_secretariat, person.is_superuser) == stands


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        (says(privileges=[(CVR_SCOPE + CVR, "urn:noget-andet")]), [H.NOT_LET_IN]),
        (says(privileges=[(CVR_SCOPE + "87654321", "urn:bruger")]), [H.NOT_LET_IN]),
        (says(employer="87654321", privileges=[(CVR_SCOPE + CVR, "urn:bruger")]), [H.ANOTHER_EMPLOYER]),
        (says(sureness="Low", privileges=[(CVR_SCOPE + CVR, "urn:bruger")]), [H.NOT_SURE_ENOUGH]),
        ({NUMBER: ["4711"]}, [H.ANOTHER_EMPLOYER, H.NOT_SURE_ENOUGH, H.NOT_LET_IN]),
    ],
    ids=["unknown role", "role elsewhere", "wrong CVR", "low NSIS", "nothing said"],
)
def test_who_lacks_what_the_municipality_asks_for_does_not_come_in(client, context_handler, person, said, reasons):
    context_handler.says = said

    assert refused_for(come(client)) == Refused(reasons).words()
    assert not is_in(client)


def test_privileges_that_cannot_be_read_open_nothing(client, context_handler, person):
    context_handler.says = says() | {PRIVILEGES: ["ikke base64!"]}

    page(come(client), 401)


# --- metadata and the way out -------------------------------------------------------------------------------------


def test_the_metadata_says_our_addresses_and_that_we_sign(client, provider):
    response = client.get(reverse("saml_metadata", kwargs=SLUG))
    text = response.content.decode()

    assert response.headers["Content-Type"] == "text/xml"
    assert reverse("saml_acs", kwargs=SLUG) in text
    assert 'AuthnRequestsSigned="true"' in text
    assert 'WantAssertionsSigned="true"' in text
    assert "PRIVATE KEY" not in text


def test_logging_out_ends_the_session_here_and_asks_for_the_end_of_the_one_elsewhere(client, provider, person):
    come(client)
    sent = urlsplit(client.post(reverse("account_logout")).headers["Location"])

    assert f"{sent.scheme}://{sent.netloc}{sent.path}" == f"{provider.address}/slo"
    assert {"SAMLRequest", "Signature", "SigAlg"} <= set(parse_qs(sent.query))
    assert not is_in(client)


@pytest.mark.parametrize("name", ["saml_acs", "saml_finish_acs", "saml_sls", "saml_metadata"])
def test_another_name_in_the_address_leads_nowhere(client, provider, name):
    address = re.sub("saml", "andet", reverse(name, kwargs=SLUG))

    assert client.generic("POST" if name == "saml_acs" else "GET", address).status_code == 404


def test_somebody_logged_in_is_changed_for_whom_the_answer_is_about(client, provider, person):
    client.force_login(PersonFactory())
    come(client)

    assert client.session["_auth_user_id"] == str(person.pk)


@pytest.mark.parametrize(
    ("how", "still_in"),
    [({}, False), ({"signed": False}, True), ({"key": saml.STRANGERS_KEY}, True)],
    ids=["signed", "unsigned", "signed by a stranger"],
)
def test_the_end_of_the_session_elsewhere_ends_ours_if_the_provider_says_so(client, provider, person, how, still_in):
    come(client)
    client.get(f"{reverse('saml_sls', kwargs=SLUG)}?{saml.word_of_end(**how)}")

    assert is_in(client) is still_in
