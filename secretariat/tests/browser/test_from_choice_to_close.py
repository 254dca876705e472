"""A chosen theme on its way in real browsers: time for the leader, a citizen who answers by letter, a solution that the
line takes over, and the closing by those whose steps it takes."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import NetworkTheme, Solution
from secretariat.tests.browser.people import PHONE, Somebody

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]
TITLE = "Grøn mobilitet til arbejde"


def give_time(leader: Somebody, personnel: Somebody, at: str) -> None:
    """The leader asks for her own time; her personnel leader approves on a phone in two taps."""
    leader.go(f"{at}bed-om-tid/")
    today = timezone.localdate()
    leader.page.fill("#id_hours_per_week", "3,5")
    leader.page.fill("#id_began_on", today.isoformat())
    leader.page.fill("#id_ended_on", (today + timedelta(days=150)).isoformat())
    leader.press("Send ønsket")
    leader.check()
    personnel.go("/")
    personnel.follow("Se og svar")
    personnel.check()
    personnel.press("Godkend")
    personnel.check()


def waive_the_co_driver(officer: Somebody, theme: NetworkTheme) -> None:
    officer.page.goto(f"{officer.host}/admin/netvaerk/networktheme/{theme.pk}/change/")
    officer.page.fill("#id_co_driver_waiver", "Åse har ledt to netværk før.")
    officer.page.locator("input[name=_save]").click()
    officer.page.wait_for_load_state()


def invite_a_citizen(leader: Somebody, at: str) -> str:
    """Somebody from outside, and a meeting to which she is invited; the address in her letter."""
    leader.go(f"{at}deltagere/udefra/")
    leader.page.get_by_role("radio", name="Borger", exact=True).check()
    leader.page.fill("#id_name", "Kirsten Holmegaard")
    leader.page.fill("#id_email", "kirsten@mail.example")
    leader.page.fill("#id_why", "Cykler hver dag.")
    leader.page.locator("input[name=stage][value=yes]").check()
    leader.press("Gem")
    leader.check()
    leader.go(f"{at}moeder/planlaeg/")
    leader.page.select_option("#id_kind", label="Borgerworkshop")
    leader.page.fill("#id_on", (timezone.localdate() + timedelta(days=12)).isoformat())
    leader.page.fill("#id_begins", "16:00")
    leader.page.fill("#id_ends", "18:00")
    for box in leader.page.locator("input[name=invited]").all():
        box.check()
    leader.page.locator("main form button[type=submit]").first.click()
    leader.page.wait_for_load_state()
    leader.check()
    letter = next(one for one in mail.outbox if one.to == ["kirsten@mail.example"])
    return re.search(r"(/moeder/indbydelse/\S+)", letter.body)[1]


def find_a_solution(leader: Somebody, at: str) -> None:
    leader.go(f"{at}loesninger/ny/")
    leader.page.fill("#id_title", "Cykler, man kan låne på rådhuset")
    leader.page.fill("#id_owner", "Vibeke")
    leader.press("Gem")
    leader.check()
    leader.go(f"{at}naeste-skridt/")
    leader.press("Gå videre til test")
    leader.is_refused(422)
    leader.page.locator("#id_testing_talked").check()
    leader.press("Gå videre til test")
    leader.check()
    leader.go(f"/loesninger/{Solution.objects.get(title__startswith='Cykler').pk}/")
    leader.page.get_by_text("Den er afprøvet").first.click()
    leader.page.fill("#id_tested_learnt", "De blev lånt hver dag.")
    leader.press("Den er afprøvet")
    leader.page.get_by_text("Basis har taget den i brug").first.click()
    leader.page.fill("#id_taken_up_on", timezone.localdate().isoformat())
    leader.press("Basis har taget den i brug")
    leader.check()


def come_to_the_end(leader: Somebody, at: str) -> None:
    leader.go(f"{at}naeste-skridt/")
    leader.page.locator("#id_closing_talked").check()
    leader.press("Gå videre til afrunding")
    leader.go(f"{at}vaerdi-ved-slut/")
    leader.page.fill("#id_for_staff", "Man kommer frisk på arbejde.")
    leader.press("Gem")
    leader.go(f"{at}faser/8/")
    for code in ("evaluation", "spread"):
        leader.page.locator(f"input[name=decided_{code}][value=yes]").check()
        leader.page.fill(f"#id_text_{code}", "I april, af HR.")
    leader.press("Gem")
    leader.check()
    leader.go(f"{at}naeste-skridt/")
    leader.follow("Bed om at få temaet afsluttet")
    leader.page.fill("#id_note", "HR låner cyklerne ud fra nu af.")
    leader.press("Bed om afslutning")
    leader.check()


def test_a_chosen_theme_comes_to_its_end(town_at, as_person):
    theme = town_at("pairs").themes["mobilitet"]
    at = f"/temaer/{theme.pk}/"
    leader, personnel = as_person("aase"), as_person("vibeke", viewport=PHONE, types_password=True)
    officer, reference = as_person("katja", color_scheme="dark"), as_person("henning")
    give_time(leader, personnel, at)
    waive_the_co_driver(officer, theme)
    leader.go(f"{at}naeste-skridt/")
    leader.press("Begynd netværksarbejdet")
    leader.check()
    citizen = Somebody(leader.page.context.browser.new_context(viewport=PHONE).new_page(), leader.host)
    citizen.go(invite_a_citizen(leader, at))
    citizen.page.locator("main button[type=submit]").first.click()
    citizen.check()
    citizen.page.context.close()
    find_a_solution(leader, at)
    come_to_the_end(leader, at)
    reference.go("/")
    reference.follow("Læs overleveringen")
    reference.press("Modtag overleveringen")
    reference.check()
    officer.go(f"{at}naeste-skridt/")
    officer.press("Afslut temaet")
    officer.check()

    theme.refresh_from_db()
    assert theme.status == NetworkTheme.Status.CLOSED
    assert [*theme.participants.outsiders().values_list("name", "email")] == [("", "")]
    assert theme.meetings.get().invitations.get(person=None).answer == "yes"
    reference.go(f"{at}loesninger/")
    assert reference.reads("Man kommer frisk på arbejde.")
