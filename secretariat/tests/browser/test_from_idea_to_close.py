"""A theme's whole life in real browsers on one database: an idea of two colleagues is chosen, gets its leaders, time and a
plan; a citizen answers by letter, the line takes a solution over, and it is closed by those whose steps it takes."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import NetworkTheme, Solution
from secretariat.tests.browser.people import NAMES, PHONE, Somebody
from secretariat.tests.browser.proposing import begin, choose, finish_and_send, invite

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]


def in_administration(officer: Somebody, path: str) -> None:
    officer.open(f"/admin/{path}")


def save(officer: Somebody) -> None:
    officer.page.locator("input[name=_save]").click()
    officer.page.wait_for_load_state()


def be_chosen(proposer: Somebody, colleague: Somebody, officer: Somebody) -> NetworkTheme:
    theme = begin(proposer)
    invite(proposer, "Maja Engkilde")
    finish_and_send(colleague, theme)
    choose(officer, theme)
    for somebody in (proposer, colleague):
        somebody.open(f"/temaer/{theme.pk}/forslag/")
        assert somebody.reads("Det mærkes i hvert eneste hjem.")
    return theme


def appoint(officer: Somebody, theme: NetworkTheme, role: str, somebody: Somebody, name: str) -> None:
    """Ask somebody to take a role, in the administration; they say yes on their own page."""
    in_administration(officer, f"roles/roleassignment/add/?theme={theme.pk}&role={role}")
    officer.page.locator(".field-person .select2-selection").click()
    officer.page.fill(".select2-search__field", name)
    officer.page.get_by_role("option", name=name).click()
    if role == "network_leader":
        officer.page.fill("#id_waiver", "Har ledt tværgående arbejde i mange år.")
    save(officer)
    somebody.open("/")
    somebody.press("Ja, det vil jeg")


def plan(leader: Somebody, at: str) -> None:
    leader.go(f"{at}plan/ret/")
    today = timezone.localdate()
    leader.page.fill("#id_begins_1", today.isoformat())
    leader.page.fill("#id_ends_1", (today + timedelta(days=30)).isoformat())
    leader.press("Gem planen")


def give_time(leader: Somebody, personnel: Somebody, at: str) -> None:
    """The leader asks for her own time; her personnel leader approves on a phone in two taps."""
    leader.go(f"{at}bed-om-tid/")
    today = timezone.localdate()
    leader.page.fill("#id_hours_per_week", "3,5")
    leader.page.fill("#id_began_on", today.isoformat())
    leader.page.fill("#id_ended_on", (today + timedelta(days=150)).isoformat())
    leader.press("Send ønsket")
    personnel.open("/")
    personnel.follow("Se og svar")
    personnel.press("Godkend")
    personnel.check()


def waive_the_co_driver(officer: Somebody, theme: NetworkTheme) -> None:
    in_administration(officer, f"netvaerk/networktheme/{theme.pk}/change/")
    officer.page.fill("#id_co_driver_waiver", "Åse har ledt to netværk før.")
    save(officer)


def invite_a_citizen(leader: Somebody, at: str) -> str:
    """Somebody from outside, and a meeting to which she is invited; the address in her letter."""
    leader.go(f"{at}deltagere/udefra/")
    leader.page.get_by_role("radio", name="Borger", exact=True).check()
    leader.page.fill("#id_name", "Kirsten Holmegaard")
    leader.page.fill("#id_email", "kirsten@mail.example")
    leader.page.fill("#id_why", "Cykler hver dag.")
    leader.page.locator("input[name=stage][value=yes]").check()
    leader.press("Gem")
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
    leader.open(f"{at}naeste-skridt/")
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
    leader.open(f"{at}naeste-skridt/")
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
    leader.open(f"{at}naeste-skridt/")
    leader.follow("Bed om at få temaet afsluttet")
    leader.page.fill("#id_note", "HR låner cyklerne ud fra nu af.")
    leader.press("Bed om afslutning")
    leader.check()


def begin_the_work(leader: Somebody, officer: Somebody, personnel: Somebody, theme: NetworkTheme, at: str) -> None:
    officer.open(f"{at}naeste-skridt/")
    officer.press("Start temaet")
    give_time(leader, personnel, at)
    plan(leader, at)
    waive_the_co_driver(officer, theme)
    leader.go(f"{at}naeste-skridt/")
    leader.press("Begynd netværksarbejdet")


def meet_a_citizen(leader: Somebody, at: str) -> None:
    """She answers on her phone, without a login."""
    citizen = Somebody(leader.page.context.browser.new_context(viewport=PHONE).new_page(), leader.host)
    citizen.go(invite_a_citizen(leader, at))
    citizen.page.locator("main button[type=submit]").first.click()
    citizen.check()
    citizen.page.context.close()


def close(reference: Somebody, officer: Somebody, at: str) -> None:
    reference.open("/")
    reference.follow("Læs overleveringen")
    reference.press("Modtag overleveringen")
    reference.check()
    officer.go(f"{at}naeste-skridt/")
    officer.press("Afslut temaet")
    officer.check()


def is_over(theme: NetworkTheme, leader: Somebody, at: str) -> None:
    """What is known of the citizen is gone, the meeting is taken out of the calendars, the roles have ended, and the
    leader still reads."""
    theme.refresh_from_db()
    assert theme.status == NetworkTheme.Status.CLOSED
    assert [*theme.participants.outsiders().values_list("name", "email")] == [("", "")]
    meeting = theme.meetings.get()
    assert (meeting.state, meeting.invitations.get(person=None).answer) == ("cancelled", "yes")
    assert not theme.role_assignments.current().exists()
    assert any(one.to == ["kirsten@mail.example"] and one.subject.startswith("Aflyst") for one in mail.outbox)
    leader.open(f"{at}loesninger/")
    assert leader.reads("Man kommer frisk på arbejde.")
    leader.go(f"{at}plan/")


def test_an_idea_becomes_a_theme_that_is_chosen_led_and_closed(town_at, as_person):
    town_at("themes")
    proposer, colleague = (
        as_person("oliver", viewport=PHONE, types_password=True),
        as_person("maja", color_scheme="dark"),
    )
    officer, leader, reference = as_person("katja", color_scheme="dark"), as_person("aase"), as_person("henning")
    theme = be_chosen(proposer, colleague, officer)
    at = f"/temaer/{theme.pk}/"
    appoint(officer, theme, "network_leader", leader, NAMES["aase"])
    appoint(officer, theme, "reference_leader", reference, NAMES["henning"])
    begin_the_work(leader, officer, as_person("vibeke", viewport=PHONE, types_password=True), theme, at)
    meet_a_citizen(leader, at)
    find_a_solution(leader, at)
    come_to_the_end(leader, at)
    close(reference, officer, at)
    is_over(theme, leader, at)
