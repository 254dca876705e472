"""A pair ends and looks back, alone and together; the secretariat hears what it may; three months later both are asked
what has come of it; and the co-driver who would like to lead is found when a theme lacks somebody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.closings_daily import ask_effects
from codriver.models import DevelopmentPath, LaterEffect, PairClosing
from roles.models import RoleAssignment
from secretariat.tests.browser.people import PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]
LEADERS, CO_DRIVERS = "Køkkenet lytter nu", "Vi spiste med før vi talte"
WHY = "Har været co-driver i to år og kender beboerne."
TOLD = "Giv par en halv dag til at slutte"


def end(officer, pairing):
    officer.go(f"/par/{pairing.pk}/")
    officer.page.locator("summary", has_text="Afslut makkerparret").first.click()
    officer.page.check("input[name=kind][value=theme_over]")
    officer.page.fill("#id_reason", "Temaet er i mål.")
    officer.page.get_by_role("button", name="Afslut makkerparret").last.click()
    officer.page.wait_for_load_state()
    officer.check()


def write_alone(somebody, other, text):
    """From one's own first page to what is sent; a draft on the way."""
    somebody.go("/")
    somebody.follow("Skriv alene")
    somebody.check()
    somebody.page.fill("#id_achieved", text)
    somebody.press("Gem kladde")
    assert somebody.page.input_value("#id_achieved") == text
    somebody.press(f"Send til {other}")
    somebody.check()


def evaluate(somebody):
    """A page that lacks something keeps what was typed."""
    somebody.follow("Svar på evalueringen")
    somebody.check()
    page = somebody.page
    for code in ("difference", "alignment", "time", "support"):
        page.check(f"input[name={code}][value=high]")
    page.fill("#id_words", TOLD)
    somebody.press("Send til sekretariatet")
    somebody.is_refused(422)
    assert page.input_value("#id_words") == TOLD
    page.check("#id_readable")
    somebody.press("Send til sekretariatet")
    somebody.check()


def say_yes(co_driver):
    page = co_driver.page
    page.check("input[name=wish][value=yes]")
    page.fill("#id_about", "Noget med mad og naboer")
    page.check("#id_talks")
    co_driver.press("Gem dit svar")
    co_driver.check()


def three_months_later(pairing):
    then = timezone.now() - timedelta(days=92)
    PairClosing.objects.filter(pairing=pairing).update(opened_at=then, ended_at=then)
    assert ask_effects(at=timezone.now()).done == 2


def say_what_came(somebody):
    somebody.go("/")
    somebody.follow("Sig det med få ord")
    somebody.check()
    somebody.page.fill("#id_for_citizens", "Ti flere spiser med om onsdagen")
    somebody.press("Gem")
    somebody.check()


def ask_to_lead(officer):
    """From the theme that lacks a leader to the question, which says why it is asked without the diploma."""
    officer.go("/i-dag/")
    officer.follow("Udpeg en netværksleder")
    officer.check()
    assert officer.reads("Noget med mad og naboer")
    officer.follow("Spørg Ibrahim")
    officer.check()
    officer.press("Spørg Ibrahim")
    officer.is_refused(422)
    officer.page.fill("#id_waiver", WHY)
    officer.press("Spørg Ibrahim")
    officer.check()


def test_from_the_end_of_a_pair_to_the_next_leader(town_at, as_person):
    town = town_at("agreements")
    pairing = town.pairings["maaltider"]
    DevelopmentPath.objects.create(person=pairing.co_driver, ready_at=timezone.now(), ready_by=town.people["katja"])
    ibrahim, camilla, katja = as_person("ibrahim", viewport=PHONE), as_person("camilla"), as_person("katja")

    end(katja, pairing)
    write_alone(ibrahim, "Camilla", CO_DRIVERS)
    camilla.go(f"/par/{pairing.pk}/afrunding/")
    assert camilla.reads("Ibrahim har sendt") and not camilla.reads(CO_DRIVERS)
    write_alone(camilla, "Ibrahim", LEADERS)
    assert camilla.reads(CO_DRIVERS) and camilla.reads(LEADERS)
    ibrahim.go(f"/par/{pairing.pk}/afrunding/")
    assert ibrahim.reads(LEADERS)
    katja.open(f"/par/{pairing.pk}/afrunding/")
    katja.is_refused(404)

    evaluate(ibrahim)
    say_yes(ibrahim)
    katja.go("/evalueringer/")
    assert katja.reads(TOLD)

    three_months_later(pairing)
    say_what_came(camilla)
    assert LaterEffect.objects.answered().count() == 1
    katja.go(f"/temaer/{pairing.theme_id}/virkning/")
    assert katja.reads("Ti flere spiser med om onsdagen")

    ask_to_lead(katja)
    asked = RoleAssignment.objects.unanswered().get(person=pairing.co_driver, role="network_leader")
    assert asked.diploma_waiver == WHY
    ibrahim.go("/")
    assert ibrahim.reads(WHY)
