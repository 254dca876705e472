"""Somebody asks on a phone, books a meeting and moves it; an officer takes it; they talk; it is solved, opened, closed."""

import pytest

from secretariat.models import SupportRequest
from secretariat.tests.browser.people import PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),
]
SUBJECT = "Hvem betaler for kaffen?"


def state(somebody):
    return somebody.page.locator(".page-head .status").inner_text()


def ask(asker, theme):
    asker.go(f"/henvendelser/ny/?tema={theme.pk}")
    asker.page.fill("#id_subject", SUBJECT)
    asker.page.fill("#id_text", "Vi holder møde hver måned.")
    asker.page.check("input[name=way][value=meeting]")
    asker.press("Send til sekretariatet")
    asker.check()
    return SupportRequest.objects.get(theme=theme, way="meeting")


def choose(asker, number, button):
    """The free time at that place in the list."""
    value = asker.page.locator("#id_slot option").nth(number).get_attribute("value")
    asker.page.select_option("#id_slot", value)
    asker.press(button)
    asker.check()


def answer(officer, text, then):
    officer.page.fill("#id_text", text)
    officer.page.check(f"input[name=then][value={then}]")
    officer.press("Send svaret")
    officer.check()


def test_from_question_to_answer(town_at, as_person):
    town = town_at("support")
    maja, katja = as_person("maja", viewport=PHONE), as_person("katja")

    request = ask(maja, town.themes["regn"])
    choose(maja, 1, "Book mødet")
    maja.follow("Flyt det")
    choose(maja, 6, "Flyt det")
    assert maja.reads("Mødet er flyttet") and request.bookings.get().version == 2

    katja.go("/henvendelser/bord/")
    katja.follow(SUBJECT)
    katja.press("Tag den")
    answer(katja, "Det gør basisenheden. Hvor mange er I?", "waits")
    maja.go("/")
    assert maja.reads("Sekretariatet spørger dig om noget")
    maja.go(f"/henvendelser/{request.pk}/")
    maja.page.fill("#id_text", "Vi er 12.")
    maja.page.get_by_role("button", name="Send", exact=True).click()
    maja.page.wait_for_load_state()
    katja.go(f"/henvendelser/{request.pk}/")
    answer(katja, "Så er det i orden.", "solved")

    maja.go(f"/henvendelser/{request.pk}/")
    assert state(maja) == "Løst"
    maja.page.fill("#id_text", "Hvad med te?")
    maja.press("Genåbn den")
    assert state(maja) == "Genåbnet"
    maja.press("luk den")
    maja.check()
    assert state(maja) == "Lukket"
