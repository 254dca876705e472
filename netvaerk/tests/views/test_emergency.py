"""Emergency accounts: the only ones that a password opens while people sign on elsewhere, with a second factor, seen."""

import time
from io import StringIO

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import Fernet
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone

from netvaerk.actions.emergency import give_emergency_access
from netvaerk.models import AuditEvent, Verb
from netvaerk.second_factor import secrets
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.providers.oidc import Provider, configure, is_in
from netvaerk.tests.views.pages import browser_of, goes_to, page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]

EMAIL = "noed@kommune.example"


@pytest.fixture
def settings(settings):
    configure(settings, Provider("https://login.kommune.example"))
    settings.BREAK_GLASS_ACCOUNTS = [EMAIL]
    return settings


@pytest.fixture
def access(settings):
    """The account, its password and the secret of its second factor."""
    person = PersonFactory(email=EMAIL, name="Nød Adgang")
    return person, *give_emergency_access(person, at=timezone.now())


def code(secret, later=0):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def log_in(client, password, email=EMAIL):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_the_password_leads_to_the_code_and_the_code_in(client, access):
    _person, password, secret = access

    assert goes_to(log_in(client, password), reverse("mfa_authenticate"))
    between = is_in(client)
    text = page(client.get(reverse("mfa_authenticate")))

    assert goes_to(client.post(reverse("mfa_authenticate"), {"code": code(secret)}), reverse("my_page"))
    assert (between, is_in(client)) == (False, True)
    assert 'autocomplete="one-time-code"' in text


def test_its_use_is_recorded_and_told_to_the_secretariat_and_the_administrators(
    client, access, django_capture_on_commit_callbacks
):
    person, password, secret = access
    told = [OfficerFactory(), PersonFactory(is_superuser=True)]
    PersonFactory()
    with django_capture_on_commit_callbacks(execute=True):
        log_in(client, password)
        client.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(one.email for one in told)
    assert all("Nød Adgang" in letter.body and password not in letter.body for letter in mail.outbox)
    assert not any("UNDEFINED" in letter.body for letter in mail.outbox)
    assert AuditEvent.objects.filter(verb=Verb.BROKE_GLASS, actor=person).count() == 1


@pytest.mark.parametrize("typed", ["000000", "", "abcdef"])
def test_without_the_right_code_nobody_comes_in(client, access, typed):
    _person, password, _secret = access
    log_in(client, password)

    page(client.post(reverse("mfa_authenticate"), {"code": typed}))
    assert not is_in(client)


def test_a_code_opens_once(client, access):
    _person, password, secret = access
    with time_machine.travel(time.time(), tick=False):
        used = code(secret)
        for _time in range(2):
            client.logout()
            log_in(client, password)
            client.post(reverse("mfa_authenticate"), {"code": used})

    assert not is_in(client)


def test_a_named_account_without_a_second_factor_does_not_come_in(client, settings):
    person = PersonFactory(email=EMAIL)
    person.set_password("regn paa rette sted")
    person.save()

    page(log_in(client, "regn paa rette sted"))
    assert not is_in(client)


def test_an_account_that_is_no_longer_named_does_not_come_in(client, access, settings):
    settings.BREAK_GLASS_ACCOUNTS = []

    page(log_in(client, access[1]))


def test_the_page_keeps_the_emergency_out_of_the_way_until_it_is_opened(client, access):
    text = page(client.get(reverse("account_login")))

    assert "<details" in text.split('type="password"')[0]
    assert '<details class="more" open' in page(log_in(client, "forkert"))


def test_the_command_gives_access_and_takes_the_old_away(client, access):
    said = StringIO()
    call_command("break_glass", EMAIL.upper(), stdout=said)
    words = said.getvalue().split()

    page(log_in(client, access[1]))
    log_in(client, words[1])
    client.post(reverse("mfa_authenticate"), {"code": code(words[words.index("codes:") + 1])})

    assert is_in(client)
    assert Authenticator.objects.count() == 1


@pytest.mark.parametrize(("email", "why"), [("ukendt@kommune.example", "BREAK_GLASS"), (EMAIL, "Nobody here")])
def test_the_command_refuses_who_is_not_named_or_not_here(settings, email, why):
    with pytest.raises(CommandError, match=why):
        call_command("break_glass", email)


def test_the_secret_of_a_second_factor_is_encrypted_and_moves_to_a_new_key(access, settings):
    stored = secrets()
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode(), *settings.ENCRYPTION_KEYS]
    call_command("encryption_keys", "rotate", stdout=StringIO())
    settings.ENCRYPTION_KEYS = settings.ENCRYPTION_KEYS[:1]

    assert stored[0].startswith("gAAAA")
    assert access[2] not in stored[0]
    assert log_in(browser_of(None), access[1]).status_code == 302
    call_command("encryption_keys", "check", stdout=StringIO())


def test_whoever_has_a_second_factor_is_asked_for_it_again_where_it_counts(access):
    browser = browser_of(access[0])

    page(browser.get(reverse("mfa_reauthenticate")))
    page(browser.get(reverse("account_reauthenticate"), follow=True))
