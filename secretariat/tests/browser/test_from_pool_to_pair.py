"""Somebody becomes a candidate, a leader says what is needed, the secretariat pairs everybody at once, changes what it
would rather have, publishes, and two say yes."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from codriver.actions.candidacies import ask_leader, give_time, say_interested, start_candidacy
from codriver.actions.reflections import save_reflection
from codriver.models import Pairing, PairingRun
from netvaerk.models import Person
from secretariat.demo_town.stages import Town
from secretariat.tests.browser.becoming import (
    give_the_time,
    offer_and_ask_for_time,
    reflect_and_say_interested,
    say_what_is_needed,
)
from secretariat.tests.browser.people import DESKTOP, NAMES, PHONE, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]
READY = ("emil", "jeppe", "fatma", "ibrahim", "bashir", "niels-ole")

REFLECTION = {"draws": "Temaet.", "time": "yes", "season": "calm", "courage": "learning", "leader": "yes"}


def get_ready(town: Town, key: str, days_ago: int) -> None:
    """From the first thought to the personnel leader's yes."""
    person, at, today = town.people[key], town.ago(days_ago), timezone.localdate()
    candidacy = start_candidacy(person, at=at)
    save_reflection(candidacy, answers=REFLECTION, wishes_to_lead="considering", shown=1, by=person, at=at)
    say_interested(candidacy, by=person, at=at)
    ask_leader(candidacy, by=person, at=at)
    leader, ends = Person.objects.get(pk=person.personnel_leader_id), today + timedelta(days=300)
    give_time(candidacy, hours=Decimal(2), began_on=today, ended_on=ends, by=leader, at=at)


def become_ready(candidate: Somebody, leader: Somebody) -> None:
    """The same through the pages."""
    reflect_and_say_interested(candidate)
    offer_and_ask_for_time(candidate)
    give_the_time(leader, "Oliver")
    candidate.go("/bliv-co-driver/")
    assert candidate.reads("Klar")


def look(somebody: Somebody) -> None:
    """The page at a desk and on a phone."""
    for size in (PHONE, DESKTOP):
        somebody.page.set_viewport_size(size)
        somebody.check()


def choose_somebody_else(secretariat: Somebody) -> tuple[str, str]:
    """Read what another co-driver costs, and choose them instead; the theme and who it is."""
    page = secretariat.page
    theme = page.locator(".weighed-theme:has(details.others)").first
    theme.locator("details.others > summary").click()
    other = theme.locator("details.others li").first
    title, name = theme.locator("h2").inner_text(), other.locator("h4").inner_text()
    assert "pars bedste match" in other.inner_text() or "co-driver" in other.inner_text()
    look(secretariat)
    other.get_by_role("button", name="Vælg i stedet").click()
    page.wait_for_load_state()
    kept = page.locator(".weighed-theme", has_text=title)
    assert name in kept.inner_text() and "Valgt i hånden" in kept.inner_text()
    return title, name


def publish(secretariat: Somebody) -> None:
    secretariat.follow("Offentliggør")
    look(secretariat)
    secretariat.page.fill("#id_next_on", (timezone.localdate() + timedelta(days=150)).isoformat())
    secretariat.press("Offentliggør og send tilbuddene")
    look(secretariat)


@pytest.mark.one_database("sqlite")
def test_from_pool_to_pair(town_at, as_person):
    town: Town = town_at("themes")
    for place, key in enumerate(READY):
        get_ready(town, key, 20 + place)
    become_ready(as_person("oliver", viewport=PHONE), as_person("yasmin", viewport=PHONE))
    say_what_is_needed(as_person("aase"), town.themes["mobilitet"].pk)
    secretariat = as_person("katja")
    secretariat.go("/find-co-driver/")
    secretariat.go("/par/tavle/")
    assert secretariat.reads("Oliver Fuglebjerg")
    look(secretariat)
    secretariat.press("Lav en kladde")
    look(secretariat)
    title, name = choose_somebody_else(secretariat)
    publish(secretariat)

    pairing = Pairing.objects.get(theme__title=title)
    assert (pairing.co_driver.name, PairingRun.objects.get().status) == (name, "published")
    keys = {name: key for key, name in NAMES.items()}
    for person in (pairing.network_leader, pairing.co_driver):
        somebody = as_person(keys[person.name], viewport=PHONE)
        somebody.go(f"/par/{pairing.pk}/")
        somebody.press("Ja, det vil jeg gerne")
        somebody.check()
    pairing.refresh_from_db()
    assert pairing.status == Pairing.Status.ACTIVE
