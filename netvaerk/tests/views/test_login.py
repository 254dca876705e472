"""Logging in and out, the same answer whoever asks, and sessions that end when nobody is there."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from netvaerk.actions.people import describe_person
from netvaerk.actions.sign_on import forget_sessions
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page

PASSWORD = "regn paa rette sted"


@pytest.fixture(autouse=True)
def nobody_has_tried_before():
    cache.clear()


@pytest.fixture
def person(db):
    one = PersonFactory(email="inge@kommune.example")
    one.set_password(PASSWORD)
    one.save()
    return one


def log_in(client, login="inge@kommune.example", password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": login, "password": password, **more})


def test_the_right_password_leads_to_my_page_and_is_logged(client, person):
    assert goes_to(log_in(client), reverse("my_page"))
    assert AuditEvent.objects.filter(verb=Verb.LOGGED_IN, actor=person, subject=person).count() == 1


def test_the_e_mail_is_the_same_in_capitals(client, person):
    assert goes_to(log_in(client, login="INGE@Kommune.example"), reverse("my_page"))


def test_who_followed_a_link_comes_to_where_it_led(client, person):
    assert goes_to(log_in(client, next="/temaer/"), "/temaer/")


def test_a_link_out_of_the_house_is_not_followed(client, person):
    assert goes_to(log_in(client, next="https://ond.example/"), reverse("my_page"))


@pytest.mark.parametrize("login", ["inge@kommune.example", "ukendt@kommune.example", "lukket@kommune.example"])
def test_wrong_unknown_and_closed_accounts_get_the_same_answer(client, person, login):
    PersonFactory(email="lukket@kommune.example", is_active=False)

    response = log_in(client, login=login, password="ikke den rigtige")
    expected = log_in(client, login="en-helt-anden@kommune.example", password="ikke den rigtige")

    assert [*response.context["form"].errors.values()] == [*expected.context["form"].errors.values()]
    assert len(page(response)) - len(login) == len(page(expected)) - len("en-helt-anden@kommune.example")


def test_a_wrong_password_is_said_and_the_e_mail_stays_typed(client, person):
    text = page(log_in(client, password="ikke den rigtige"))

    assert 'value="inge@kommune.example"' in text
    assert "ikke den rigtige" not in text
    assert 'role="alert"' in text


def test_sessions_that_ended_by_themselves_are_deleted_by_the_daily_run(person):
    ended, open_still = browser_of(person), browser_of(person)
    Session.objects.filter(pk=ended.session.session_key).update(expire_date=timezone.now() - timedelta(seconds=1))

    assert forget_sessions(at=timezone.now()).done == 1
    assert [one.pk for one in Session.objects.all()] == [open_still.session.session_key]


def test_who_has_left_gets_the_same_answer_with_the_right_password_as_with_a_wrong_one(client, person):
    type(person).objects.update(is_active=False)

    right, wrong = log_in(client), log_in(client, password="ikke den rigtige")

    assert [*right.context["form"].errors.values()] == [*wrong.context["form"].errors.values()] != []
    assert len(page(right)) == len(page(wrong))
    assert "_auth_user_id" not in client.session


def test_rights_end_at_once_for_who_has_left(person):
    browser = browser_of(person)
    type(person).objects.update(is_active=False)

    assert goes_to(browser.get("/temaer/"), f"{reverse('account_login')}?next=/temaer/")


def test_many_tries_get_a_pause_that_passes(client, person):
    for n in range(6):
        log_in(client, password=f"forkert {n}")

    refused = log_in(client).status_code
    with time_machine.travel(time.time() + 10 * 60):
        later = log_in(client).status_code

    assert refused in (200, 429)
    assert later == 302


def fail(client, times, network, login="inge@kommune.example"):
    for n in range(times):
        client.post(reverse("account_login"), {"login": login, "password": f"forkert {n}"}, REMOTE_ADDR=network)


def gets_in(client, network):
    typed = {"login": "inge@kommune.example", "password": PASSWORD}
    return client.post(reverse("account_login"), typed, REMOTE_ADDR=network).status_code == 302


def test_an_address_that_somebody_says_is_theirs_brings_no_new_tries(client, person):
    for number in range(5):
        forged = {"x-forwarded-for": f"203.0.113.{number}", "x-real-ip": f"203.0.113.{number}"}
        client.post(reverse("account_login"), {"login": person.email, "password": "forkert"}, headers=forged)

    assert not gets_in(client, "127.0.0.1")


def test_nobody_shuts_the_owner_out_from_another_network(client, person):
    start = time.time()
    for minute in range(10):
        with time_machine.travel(start + minute * 60, tick=False):
            fail(client, 30, "192.0.2.1")

    with time_machine.travel(start + 9 * 60 + 30, tick=False):
        assert (gets_in(client, "192.0.2.1"), gets_in(client, "198.51.100.7")) == (False, True)


def test_tries_on_one_account_from_many_networks_get_a_pause_too(client, person):
    for number in range(61):
        fail(client, 5, f"192.0.2.{number}")

    assert not gets_in(client, "198.51.100.7")


def test_who_mistypes_and_then_gets_in_begins_anew(client, person):
    for _day in range(3):
        fail(client, 4, "192.0.2.1")
        assert gets_in(client, "192.0.2.1")
        client.logout()


def test_colleagues_behind_one_address_are_not_held_for_each_others_mistakes(client, person):
    for number in range(5):
        fail(client, 5, "192.0.2.1", login=f"kollega{number}@kommune.example")

    assert gets_in(client, "192.0.2.1")


def test_nobody_signs_up(client, db):
    data = {"email": "ny@kommune.example", "password1": PASSWORD, "password2": PASSWORD}

    page(client.post(reverse("account_signup"), data))

    assert not PersonFactory._meta.model.objects.filter(email="ny@kommune.example").exists()


@pytest.mark.parametrize("email", ["inge@kommune.example", "ukendt@kommune.example"])
def test_a_forgotten_password_is_answered_the_same_for_all(client, person, email):
    response = client.post(reverse("account_reset_password"), {"email": email})

    assert goes_to(response, reverse("account_reset_password_done"))


def test_the_letter_about_a_forgotten_password_leads_to_choosing_a_new_one(client, person, settings):
    client.post(reverse("account_reset_password"), {"email": person.email})
    [letter] = mail.outbox
    link = next(word for word in letter.body.split() if word.startswith(settings.SITE_URL))
    choice = {"password1": "tre helt nye ord her", "password2": "tre helt nye ord her"}

    form = client.get(link.removeprefix(settings.SITE_URL), follow=True)
    client.post(form.request["PATH_INFO"], choice)

    assert goes_to(log_in(client, password="tre helt nye ord her"), reverse("my_page"))


@pytest.mark.parametrize("email", ["inge@kommune.example", "ukendt@kommune.example", "lukket@kommune.example"])
def test_whoever_is_asked_about_one_letter_goes_out_with_a_subject_of_ours(client, person, email):
    PersonFactory(email="lukket@kommune.example", is_active=False)
    client.post(reverse("account_reset_password"), {"email": email}, headers={"host": "127.0.0.1"})

    [letter] = mail.outbox
    assert "[" not in letter.subject
    assert "127.0.0.1" not in letter.subject
    [(html, kind)] = letter.alternatives
    assert (kind, html.count('class="button"')) == ("text/html", int(email == person.email))


def test_links_in_letters_do_not_follow_the_host_that_was_asked(client, person, settings):
    client.post(reverse("account_reset_password"), {"email": person.email}, headers={"host": "127.0.0.1"})

    assert settings.SITE_URL in mail.outbox[0].body
    assert "127.0.0.1" not in mail.outbox[0].body


# --- somebody else changes the e-mail -----------------------------------------------------------------------------

NEW = "ny@kommune.example"


def letter_to(client, address):
    """What the one letter says that asking for a new password sends to `address`."""
    mail.outbox.clear()
    client.post(reverse("account_reset_password"), {"email": address})
    [letter] = mail.outbox
    assert letter.to == [address]
    return letter.body


def test_a_new_e_mail_ends_every_session(person):
    browser = browser_of(person)
    describe_person(person, by=OfficerFactory(), email=NEW)

    assert goes_to(browser.get("/temaer/"), f"{reverse('account_login')}?next=/temaer/")


def test_the_old_password_opens_the_door_with_the_new_e_mail_and_no_longer_with_the_old(client, person):
    letter_to(client, person.email)  # the login keeps a row about an address that it wrote to
    describe_person(person, by=OfficerFactory(), email=NEW)

    page(log_in(client))
    assert goes_to(log_in(client, login=NEW), reverse("my_page"))


@pytest.mark.parametrize(("days", "has_link"), [(0, False), (2.9, False), (3.1, True)])
def test_after_a_new_e_mail_a_forgotten_password_waits_three_days(client, person, days, has_link):
    describe_person(person, by=OfficerFactory(), email=NEW)

    with time_machine.travel(time.time() + days * 24 * 60 * 60):
        assert (reverse("account_reset_password") in letter_to(client, NEW)) is has_link


def test_the_answer_is_the_same_while_a_forgotten_password_waits(client, person):
    describe_person(person, by=OfficerFactory(), email=NEW)

    answers = [
        client.post(reverse("account_reset_password"), {"email": one}) for one in (NEW, "ukendt@kommune.example")
    ]

    assert [(one.status_code, one.headers["Location"]) for one in answers] == [
        (302, reverse("account_reset_password_done"))
    ] * 2


def test_who_never_had_a_password_need_not_wait_for_the_first(client, db):
    newcomer = PersonFactory(email="stavfejl@kommune.example")
    newcomer.set_unusable_password()
    newcomer.save()
    describe_person(newcomer, by=OfficerFactory(), email=NEW)

    assert reverse("account_reset_password") in letter_to(client, NEW)


def test_another_title_lets_nobody_wait(client, person):
    describe_person(person, by=OfficerFactory(), title="Chef")

    assert reverse("account_reset_password") in letter_to(client, person.email)


def test_a_link_from_before_the_new_e_mail_opens_nothing(client, person, settings):
    body = letter_to(client, person.email)
    link = next(word for word in body.split() if word.startswith(settings.SITE_URL))
    describe_person(person, by=OfficerFactory(), email=NEW)

    response = client.get(link.removeprefix(settings.SITE_URL), follow=True)

    assert response.context["token_fail"] is True


def test_nobody_gets_into_an_account_with_an_address_that_was_once_its_own(client, person):
    letter_to(client, person.email)
    describe_person(person, by=OfficerFactory(), email=NEW)
    successor = PersonFactory(email="inge@kommune.example")

    letter_to(client, successor.email)


# --- sessions -----------------------------------------------------------------------------------------------------


def test_logging_out_asks_first_and_then_ends_the_session(person):
    browser = browser_of(person)

    page(browser.get(reverse("account_logout")))
    still_in = "_auth_user_id" in browser.session
    browser.post(reverse("account_logout"))

    assert still_in
    assert "_auth_user_id" not in browser.session


def test_a_session_ends_when_nobody_is_there(person, settings):
    settings.SESSION_IDLE_MINUTES = 60
    start = time.time()
    with time_machine.travel(start, tick=False):
        browser = browser_of(person)
        page(browser.get(reverse("contact")))
    with time_machine.travel(start + 61 * 60, tick=False):
        response = browser.get(reverse("contact"))

    assert goes_to(response, f"{reverse('account_login')}?next={reverse('contact')}")


def test_a_session_goes_on_while_somebody_is_there(person, settings):
    settings.SESSION_IDLE_MINUTES = 60
    browser, start = browser_of(person), time.time()

    for minutes in range(0, 300, 50):
        with time_machine.travel(start + minutes * 60, tick=False):
            page(browser.get(reverse("contact")))


def test_the_clock_of_a_session_is_written_every_few_minutes_at_most(person, django_assert_num_queries):
    start = time.time()
    with time_machine.travel(start, tick=False):
        browser = browser_of(person)
        browser.get(reverse("contact"))
        seen_at = browser.session["seen_at"]
    with time_machine.travel(start + 240, tick=False):
        browser.get(reverse("contact"))

    assert browser.session["seen_at"] == seen_at
