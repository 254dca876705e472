"""News waits for one letter a week, unless somebody wants it at once or not at all; duties never wait."""

import pytest
from django.core import mail
from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from netvaerk.actions.news import choose_news, send_weekly
from netvaerk.mail import Letter, Outsider, send_together
from netvaerk.models import OutboxLetter, Person
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
THURSDAY, MONDAY, TUESDAY = "2026-02-26 09:00Z", "2026-03-02 06:00Z", "2026-03-03 06:00Z"


@pytest.fixture
def clock(time_machine):
    def at(moment):
        time_machine.move_to(moment, tick=False)

    at(THURSDAY)
    return at


def send(*letters):
    with TestCase.captureOnCommitCallbacks(execute=True):
        send_together(letters)


def news(to, title="Ensomhed", name="theme_moved"):
    return Letter(name, to, "/temaer/1/", {"theme": title})


def daily():
    with TestCase.captureOnCommitCallbacks(execute=True):
        return send_weekly(at=timezone.now()).done


@pytest.mark.parametrize(("choice", "at_once", "held"), [("at_once", 1, 0), ("weekly", 0, 1), ("none", 0, 0)])
def test_news_comes_as_its_reader_has_chosen(choice, at_once, held):
    send(news(PersonFactory(news=choice)))

    assert (len(mail.outbox), OutboxLetter.objects.held().count()) == (at_once, held)


@pytest.mark.parametrize("choice", ["at_once", "weekly", "none"])
def test_a_duty_is_sent_at_once_to_everybody(choice):
    send(Letter("asked_to_take_a_role", PersonFactory(news=choice), "/", {"theme": "Ensomhed"}))

    assert len(mail.outbox) == 1


def test_somebody_from_outside_gets_every_letter_at_once():
    send(news(Outsider("Yasmin Demir", "yasmin@udenfor.example")))

    assert len(mail.outbox) == 1


def test_who_has_chosen_nothing_gets_news_once_a_week():
    assert Person(name="Anne").news == "weekly"


def test_on_monday_one_letter_tells_all_of_it_grouped_and_keeps_no_words(clock):
    reader = PersonFactory(news="weekly")
    send(news(reader), news(reader, "Regn"), news(reader, "Regn"), news(reader, "Mad", "agreement_agreed"))
    clock(MONDAY)

    assert daily() == 1
    (letter,) = mail.outbox
    assert [letter.body.count(one) for one in ("Ensomhed", "Regn", "Mad", "/temaer/1/")] == [1, 1, 1, 3]
    order = [letter.body.index(one) for one in ("Temaer og deres trin", "Regn", "Samarbejdsaftaler", "Mad")]
    assert order == sorted(order)
    assert set(OutboxLetter.objects.values_list("status", "content")) == {("sent", None)}


def test_the_weekly_letter_speaks_the_language_its_reader_has_now(clock):
    reader = PersonFactory(news="weekly", language="da")
    send(news(reader))
    Person.objects.update(language="en")
    clock(MONDAY)
    daily()

    assert "Themes and their steps" in mail.outbox[0].body


def test_it_is_sent_once_also_when_the_daily_run_is_a_day_late_or_repeated(clock):
    send(news(PersonFactory(news="weekly")))
    clock(TUESDAY)

    assert (daily(), daily(), len(mail.outbox)) == (1, 0, 1)


def test_what_happens_after_monday_waits_for_the_next(clock):
    reader = PersonFactory(news="weekly")
    clock(MONDAY)
    send(news(reader))
    clock(TUESDAY)

    assert daily() == 0


def test_another_day_of_the_week_can_be_chosen(clock, settings):
    settings.NEWS_WEEKDAY = 2
    send(news(PersonFactory(news="weekly")))
    clock(MONDAY)
    assert daily() == 0

    clock(TUESDAY)
    assert daily() == 1


def test_where_nothing_has_happened_no_letter_is_sent(clock):
    PersonFactory(news="weekly")
    clock(MONDAY)

    assert daily() == 0


def test_who_has_left_gets_no_weekly_letter(clock):
    send(news(PersonFactory(news="weekly")))
    Person.objects.update(is_active=False)
    clock(MONDAY)

    assert (daily(), mail.outbox, OutboxLetter.objects.held().count()) == (0, [], 0)


def test_who_turns_news_off_gets_none_of_what_was_gathered():
    reader = PersonFactory(news="weekly")
    send(news(reader))
    choose_news(reader, news="none")

    assert OutboxLetter.objects.count() == 0


def test_one_chooses_on_a_page_that_says_what_is_gathered():
    reader = PersonFactory(news="weekly")
    send(news(reader))
    browser, page = browser_of(reader), reverse("my_letters")
    assert "venter på dit næste ugebrev" in browser.get(page).content.decode()

    assert browser.post(page, {"news": "at_once"}).status_code == 302
    reader.refresh_from_db()
    assert reader.news == "at_once"
