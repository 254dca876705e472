"""Signing on elsewhere by OpenID Connect, against a provider on loopback: who comes in, as what, and how one goes."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from netvaerk.actions.sign_on import loosen_work_account
from netvaerk.models import AuditEvent, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.sign_on import RoleMap, SignOnHindrance
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.providers.oidc import SUBJECT, come, configure, is_in
from netvaerk.tests.views.pages import browser_of, goes_to, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]

PASSWORD = "regn paa rette sted"


def refused_for(response, status=403):
    page(response, status)
    return response.context["reasons"]


# --- who comes in -------------------------------------------------------------------------------------------------


def test_the_external_id_finds_the_person_and_links_the_account(client, provider, person):
    assert goes_to(come(client), reverse("my_page"))

    assert client.session["_auth_user_id"] == str(person.pk)
    assert [*SocialAccount.objects.values_list("user", "uid", "extra_data")] == [(person.pk, SUBJECT, {})]
    assert [*AuditEvent.objects.filter(subject=person).order_by("pk").values_list("verb", flat=True)] == [
        Verb.LINKED,
        Verb.LOGGED_IN,
    ]


def test_the_second_time_links_nothing_and_stores_nothing_of_what_was_said(client, provider, person):
    come(client)
    again = Client()
    come(again)

    person.refresh_from_db()
    assert is_in(again)
    assert SocialAccount.objects.get().extra_data == {}
    assert not SocialToken.objects.exists()
    assert person.email == "inge@kommune.example"
    assert person.name != "En Anden"
    assert mail.outbox == []


def test_one_comes_back_to_the_page_that_was_asked_for(client, provider, person):
    asked = client.get("/temaer/?q=regn").headers["Location"]
    form = page(client.get(asked))

    assert 'value="/temaer/?q=regn"' in form
    assert goes_to(come(client, next="/temaer/?q=regn"), "/temaer/?q=regn")


@pytest.mark.parametrize("address", ["https://ond.example/", "//ond.example/", "javascript:alert(1)"])
def test_a_way_out_of_the_house_is_not_followed(client, provider, person, address):
    assert goes_to(come(client, next=address), reverse("my_page"))


def test_the_same_e_mail_opens_nothing(client, provider):
    PersonFactory(email="en-anden@kommune.example", external_id="0815")

    assert refused_for(come(client)) == Refused([SignOnHindrance.UNKNOWN]).words()
    assert not is_in(client)


def test_who_is_unknown_reads_the_number_to_tell_and_no_row_is_made(client, provider):
    text = page(come(client), 403)

    assert "4711" in text
    assert not SocialAccount.objects.exists()


def test_a_person_without_an_external_id_is_found_by_nobody_who_has_none(client, provider):
    PersonFactory(external_id=None)
    provider.knows("uden-nummer", name="Uden Nummer")

    assert refused_for(come(client, "uden-nummer")) == Refused([SignOnHindrance.NO_EXTERNAL_ID]).words()


def test_who_has_left_does_not_come_in_and_the_log_says_so(client, provider, person):
    type(person).objects.update(is_active=False)

    assert refused_for(come(client)) == Refused([SignOnHindrance.LEFT]).words()
    assert not is_in(client)
    assert [one.verb for one in AuditEvent.objects.filter(subject=person)] == [Verb.REFUSED]


def test_who_leaves_is_out_of_an_open_session_at_once(client, provider, person):
    come(client)
    type(person).objects.update(is_active=False)

    assert goes_to(client.get("/temaer/"), f"{reverse('account_login')}?next=/temaer/")


def test_another_work_account_with_the_same_number_does_not_come_in(client, provider, person):
    come(client)
    provider.knows("en-fremmed", employee_number="4711")

    assert refused_for(come(Client(), "en-fremmed")) == Refused([SignOnHindrance.ANOTHER_ACCOUNT]).words()


def test_a_linked_work_account_that_gets_somebody_elses_number_does_not_come_in(client, provider, person):
    PersonFactory(external_id="0815")
    come(client)
    provider.knows(SUBJECT, employee_number="0815")

    assert refused_for(come(Client())) == Refused([SignOnHindrance.ANOTHER_ACCOUNT]).words()


def test_a_loosened_link_is_made_anew_and_told(client, provider, person, django_capture_on_commit_callbacks):
    come(client)
    provider.knows("ny-konto", employee_number="4711")
    officer = OfficerFactory()

    with django_capture_on_commit_callbacks(execute=True):
        loosen_work_account(person, by=officer, at=person.joined_at)
    come(again := Client(), "ny-konto")

    assert is_in(again)
    [letter] = mail.outbox
    assert letter.to == [person.email]
    assert person.first_name in letter.body
    assert "UNDEFINED" not in letter.body
    assert AuditEvent.objects.filter(verb=Verb.UNLINKED, actor=officer, subject=person).count() == 1


# --- roles --------------------------------------------------------------------------------------------------------

ROLES = RoleMap(frozenset({"bruger"}), frozenset({"sek"}), frozenset({"drift"}))


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        (["bruger"], (False, False, False)),
        (["sek"], (True, False, True)),
        (["bruger", "drift"], (False, True, True)),
        (["sek", "drift"], (True, True, True)),
    ],
)
def test_roles_come_with_the_account_and_go_with_it(client, provider, settings, person, said, stands):
    configure(settings, provider, roles=ROLES)
    for roles in (said, ["bruger"], said):
        provider.knows(SUBJECT, employee_number="4711", roles=roles)
        come(client)

    person = type(person).objects.get()
    assert (person.is_secretariat, person.is_superuser, person.is_staff) == stands


def test_who_has_none_of_the_roles_does_not_come_in(client, provider, settings, person):
    configure(settings, provider, roles=ROLES)

    assert refused_for(come(client)) == Refused([SignOnHindrance.NOT_LET_IN]).words()


def test_where_no_values_are_named_roles_given_here_stay(client, provider):
    officer = OfficerFactory(external_id="4711", is_staff=True)
    come(client)

    officer = type(officer).objects.get()
    assert (officer.is_secretariat, officer.is_staff) == (True, True)


# --- the way out --------------------------------------------------------------------------------------------------


def test_logging_out_ends_the_session_here_and_leads_to_the_one_elsewhere(client, provider, person):
    come(client)
    sent = client.post(reverse("account_logout")).headers["Location"]
    asked = parse_qs(urlsplit(sent).query)

    assert sent.startswith(f"{provider.address}/oauth2/end_session?")
    assert asked["post_logout_redirect_uri"] == ["http://localhost:8000" + reverse("account_login")]
    assert len(asked["id_token_hint"][0]) > 100
    assert not is_in(client)


def test_where_it_is_not_wanted_the_session_elsewhere_stays(client, provider, settings, person):
    configure(settings, provider, logs_out_there=False)
    come(client)

    assert goes_to(client.post(reverse("account_logout")), reverse("account_login"))


def test_a_session_ends_after_a_working_day_whoever_is_there(client, provider, person):
    start = time.time()
    with time_machine.travel(start, tick=False):
        come(client)
    for minutes in range(0, 12 * 60, 50):
        with time_machine.travel(start + minutes * 60, tick=False):
            page(client.get(reverse("contact")))
    with time_machine.travel(start + 12 * 60 * 60 + 1, tick=False):
        response = client.get(reverse("contact"))

    assert goes_to(response, f"{reverse('account_login')}?next={reverse('contact')}")
    assert Session.objects.filter(pk=client.session.session_key).count() <= 1


# --- without a password -------------------------------------------------------------------------------------------


def test_the_page_offers_the_work_account_and_no_password(client, provider):
    text = page(client.get(reverse("account_login")))

    assert f'action="{reverse("sign_on")}"' in text
    assert 'type="password"' not in text
    assert reverse("account_reset_password") not in text


def test_a_password_opens_nothing_and_is_answered_like_a_wrong_one(client, provider, person):
    person.set_password(PASSWORD)
    person.save()
    right, wrong = (
        client.post(reverse("account_login"), {"login": person.email, "password": typed})
        for typed in (PASSWORD, "ikke den rigtige")
    )

    assert [*right.context["form"].errors.values()] == [*wrong.context["form"].errors.values()] != []
    assert not is_in(client)


def test_a_forgotten_password_gets_a_letter_without_a_link(client, provider, person):
    response = client.post(reverse("account_reset_password"), {"email": person.email})

    assert goes_to(response, reverse("account_reset_password_done"))
    [letter] = mail.outbox
    assert "http" not in letter.body


@pytest.mark.parametrize("name", ["account_change_password", "account_set_password"])
def test_who_signs_on_elsewhere_has_no_page_about_a_password(provider, person, name):
    assert browser_of(person).get(reverse(name)).status_code == 404


@pytest.mark.parametrize(("name", "method"), [("sign_on", "post"), ("sign_on_answer", "get")])
def test_without_settings_nobody_signs_on_elsewhere(client, name, method):
    assert getattr(client, method)(reverse(name)).status_code == 404
