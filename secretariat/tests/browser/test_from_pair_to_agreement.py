"""The main job in real browsers: a pair is made, answers alone, compares, agrees, prints and revisits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.models import AlignmentAgreement, Pairing
from netvaerk.models import NetworkTheme
from secretariat.tests.browser.people import PHONE, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

ENGLISH = {
    "Send tilbuddet til begge": "Offer the pairing to both",
    "Ja, det vil jeg gerne": "Yes, I would like to",
    "Send til sammenligning": "Send for comparison",
    "Gem den fælles tekst": "Save the joint text",
    "Godkend version 1": "Approve version 1",
    "Godkend version 2": "Approve version 2",
    "Genbesøg aftalen": "Revisit the agreement",
    "Skriv en ny version": "Write a new version",
}


def answer_everything(somebody: Somebody, *, level: int, hours: str) -> None:
    """Fill in every question of the short form, the way a hand would."""
    page = somebody.page
    for box in page.locator(".answers textarea").all():
        box.fill(f"Det siger {somebody.page.url} {level}")
    for line in page.locator(".answers .question > .answer-inputs > input[type=text]").all():
        line.fill(hours if line.get_attribute("inputmode") == "decimal" else "Ring, når det haster")
    page.locator(".answers .hours input").fill(hours)
    for code in ("B1", "B2", "B3", "B4", "B5"):
        page.check(f"#{code}-level-{level}")
    page.locator(".answers .picks select").first.select_option(index=3)
    page.check("#F1-weekly" if level > 3 else "#F1-monthly")
    for row in page.locator(".answers .matrix-row").all():
        row.locator("input").nth(1).check()


def write_together(somebody: Somebody) -> None:
    """Write what an agreement cannot do without."""
    page = somebody.page
    page.fill("#A4", "Ét regnbed, som beboerne selv har tegnet.")
    page.fill("#C5", "Den ene kender folk, den anden kender faget.")
    page.fill("#G1", "3")
    page.check("#F1-fortnightly")
    for select in page.locator("#question-B7 select").all():
        select.select_option("3")
    for place, box in enumerate(page.locator("#question-M1 input[type=date]").all(), start=1):
        box.fill((timezone.localdate() + timedelta(days=30 * place)).isoformat())


def approve_both(people: list[Somebody], version: int, say: dict[str, str]) -> None:
    for somebody in people:
        somebody.page.reload()
        somebody.press(say[f"Godkend version {version}"])
        somebody.check()


def walk(secretariat: Somebody, leader: Somebody, co_driver: Somebody, say: dict[str, str]) -> None:
    """The whole job, in the words of `say`."""
    pairing = become_a_pair(secretariat, leader, co_driver, say)
    path = f"/forventningsafstemninger/{pairing.alignment.pk}/"
    for somebody, level, hours in ((leader, 5, "4"), (co_driver, 2, "2,5")):
        somebody.go(path)
        answer_everything(somebody, level=level, hours=hours)
        somebody.press(say["Send til sammenligning"])
        somebody.check()
    agree_on_a_text(leader, co_driver, pairing, say)
    revisit(leader, co_driver, path, say)
    secretariat.go("/overblik/")
    assert secretariat.reads("Jeppe Klitbjerg")
    assert not secretariat.reads("regnbed")


def become_a_pair(secretariat: Somebody, leader: Somebody, co_driver: Somebody, say: dict[str, str]) -> Pairing:
    theme = NetworkTheme.objects.get(title__startswith="Grøn mobilitet")
    secretariat.go("/find-co-driver/")
    secretariat.go(f"/find-co-driver/{theme.pk}/?q=Jeppe")
    secretariat.go(f"/find-co-driver/{theme.pk}/vej/?person={co_driver_key()}")
    secretariat.press(say["Send tilbuddet til begge"])
    secretariat.check()
    pairing = Pairing.objects.get(theme=theme)
    for somebody in (leader, co_driver):
        somebody.go("/")
        somebody.go(f"/par/{pairing.pk}/")
        somebody.press(say["Ja, det vil jeg gerne"])
        somebody.check()
    pairing.refresh_from_db()
    return pairing


def agree_on_a_text(leader: Somebody, co_driver: Somebody, pairing: Pairing, say: dict[str, str]) -> None:
    """They see where they differ, write together, look at the talk sheet, approve, and take the paper home."""
    path = f"/forventningsafstemninger/{pairing.alignment.pk}/"
    co_driver.go(path)
    first = co_driver.page.locator(".compared").first
    assert first.locator(".means-talk").count() == 1
    write_together(co_driver)
    co_driver.press(say["Gem den fælles tekst"])
    co_driver.check()
    agreement = AlignmentAgreement.objects.get(alignment=pairing.alignment)
    co_driver.go(f"/aftaler/{agreement.pk}/samtaleark/")
    for somebody in (leader, co_driver):
        somebody.go(path)
    approve_both([leader, co_driver], 1, say)
    agreement.refresh_from_db()
    assert agreement.agreed_at is not None
    leader.go(path)
    with leader.page.expect_download() as download:
        leader.page.locator(f'a[href="/aftaler/{agreement.pk}/aftale.pdf"]').click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def revisit(leader: Somebody, co_driver: Somebody, path: str, say: dict[str, str]) -> None:
    """The pair looks at it again and agrees on version 2."""
    leader.press(say["Genbesøg aftalen"])
    leader.check()
    leader.press(say["Skriv en ny version"])
    leader.page.fill("#A4", "To regnbede.")
    for code in ("R1", "R2", "R3"):
        leader.page.fill(f"#{code}", "Det korte møde dagen efter.")
    leader.press(say["Gem den fælles tekst"])
    leader.check()
    co_driver.go(path)
    approve_both([co_driver, leader], 2, say)
    newest = AlignmentAgreement.objects.latest("number")
    assert (newest.number, newest.agreed_at is not None) == (2, True)
    leader.go(f"/aftaler/{newest.pk}/")
    assert leader.page.locator(".agreed-point.changed").count() > 0


def co_driver_key() -> int:
    from netvaerk.models import Person

    return Person.objects.get(name="Jeppe Klitbjerg").pk


@pytest.mark.one_database("sqlite")
def test_in_danish_at_a_desk(town_at, as_person):
    town_at("themes")
    danish = {words: words for words in ENGLISH}

    walk(as_person("katja"), as_person("aase"), as_person("jeppe", color_scheme="dark"), danish)


@pytest.mark.one_database("postgres")
def test_in_english_on_a_phone(town_at, as_person):
    town = town_at("themes")
    for person in town.people.values():
        type(person).objects.filter(pk=person.pk).update(language="en")
    phone = {"viewport": PHONE, "locale": "en-GB", "has_touch": True}

    walk(
        as_person("katja", **phone, color_scheme="dark"),
        as_person("aase", **phone),
        as_person("jeppe", **phone),
        ENGLISH,
    )
