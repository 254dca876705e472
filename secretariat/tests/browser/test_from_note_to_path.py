"""A pair writes in its room, which nobody else opens; the co-driver's practice is confirmed, and the path moves on."""

import pytest
from django.utils import timezone

from codriver.actions.practice import Practice, add_practice, ask_leader, confirm_practice
from codriver.models import RoomEntry
from secretariat.tests.browser.people import PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),
]
PRIVATE, SHARED = "Jeg tør ikke sige det endnu", "Skal vi begynde med runden?"


def write_in_the_room(co_driver, room):
    """A note of one's own, and one to share."""
    co_driver.go(room)
    for text, button in ((PRIVATE, "Gem for mig selv"), (SHARED, "Gem og del med Anne")):
        co_driver.page.fill("textarea", text)
        co_driver.press(button)
        co_driver.check()
    assert co_driver.reads(PRIVATE) and co_driver.reads(SHARED)


def read_in_the_room(leader, room):
    """What is shared is opened by a press; what is private is not there."""
    leader.go(room)
    assert not leader.reads(SHARED)
    leader.press("Åbn og læs")
    leader.check()
    assert leader.reads(SHARED) and not leader.reads(PRIVATE)


def write_practice(co_driver):
    co_driver.go("/min-vej/")
    co_driver.follow("Gå til din praksis")
    page = co_driver.page
    page.fill("#id_what_done", "Jeg planlagde det første møde.")
    page.fill("#id_done_on", timezone.localdate().isoformat())
    page.check("input[name=kinds][value=plan]")
    co_driver.press("Gem")
    co_driver.check()
    if not page.get_by_role("button", name="Bed Anne").count():
        page.locator("main a:has-text('Jeg planlagde')").first.click()
    co_driver.press("Bed Anne")
    co_driver.check()


def confirm(leader):
    leader.go("/")
    leader.page.locator("main .task:has-text('Bashir') a").last.click()
    leader.page.wait_for_load_state()
    leader.check()
    leader.press("Bekræft")
    leader.check()


def the_rest_is_confirmed(town):
    """Two more pieces of practice, as the pair would make them."""
    pairing, now = town.pairings["regn"], timezone.now()
    practice = Practice(timezone.localdate(), frozenset({"compose", "spar"}), "Fandt tre fra boligselskabet.", "", ())
    evidence = add_practice(pairing, practice, by=pairing.co_driver, at=now)
    ask_leader(evidence, by=pairing.co_driver, at=now)
    confirm_practice(evidence, shown=evidence.version, by=pairing.network_leader, at=now)


def test_from_a_note_to_ready_for_the_diploma(town_at, as_person):
    town = town_at("agreements")
    room = f"/par/{town.pairings['regn'].pk}/rum/"
    bashir, anne, katja = as_person("bashir", viewport=PHONE), as_person("anne"), as_person("katja")

    write_in_the_room(bashir, room)
    read_in_the_room(anne, room)
    katja.open(room)
    katja.is_refused(404)
    assert RoomEntry.objects.count() == 2

    write_practice(bashir)
    confirm(anne)
    the_rest_is_confirmed(town)
    bashir.go("/min-vej/")
    bashir.page.check("input[name=wish][value=yes]")
    bashir.press("Gem")
    assert bashir.reads("Venter på sekretariatet")
    katja.go("/veje/")
    katja.press("Notér, at vi er enige")
    katja.check()
    bashir.go("/min-vej/")
    assert bashir.reads("Klar til uddannelse") and bashir.reads("Gå til dit diplom")
