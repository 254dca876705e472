"""The line of time of a theme and of a pair: what stands on it for whom, and what is on nobody else's."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.reviews import ask_for_revisit
from codriver.actions.talks import ask_for_talk
from codriver.models import PairClosing, Pairing
from codriver.tests.factories import (
    agreed_agreement,
    compared_alignment,
    ended_pair,
    led_theme,
    offered_pair,
    running_pair,
)
from netvaerk.models import PlannedPhase, ThemeMove, ThemePhase
from netvaerk.tests.factories import MeetingFactory, OfficerFactory, PersonFactory, SolutionFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import StandInFactory, holder
from secretariat.tests.counting import counts, same

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
DAY = timedelta(days=1)


def look(person, name, thing):
    return browser_of(person).get(reverse(name, args=[thing.pk]))


def said(response):
    shown = response.context["page"]
    every = [*shown.ahead, *(one for _year, those in shown.years for one in those)]
    return {(one.group, one.words) for one in every}


def drawing(response):
    text = page(response)
    begins = text.index('<svg class="time"')
    return ElementTree.fromstring(text[begins : text.index("</svg>", begins)] + "</svg>")


def moved(theme, status, days_ago, reason=""):
    at = NOW - days_ago * DAY
    return ThemeMove.objects.create(theme=theme, status=status, at=at, by=theme.proposed_by, reason=reason)


def with_a_past():
    """An active theme with something of every kind."""
    theme = led_theme(status="testing", ends_on=TODAY + 90 * DAY)
    for status, days in (("active", 60), ("testing", 20)):
        moved(theme, status, days)
    PlannedPhase.objects.create(
        theme=theme, phase=ThemePhase.objects.get(order=3), begins_on=TODAY - 9 * DAY, ends_on=TODAY + 9 * DAY
    )
    MeetingFactory(theme=theme, title="Kom i gang")
    MeetingFactory(theme=theme, title="Blev aflyst", cancelled_at=NOW, begins_at=NOW + DAY)
    SolutionFactory(theme=theme, title="Regnbed")
    return theme


def test_a_theme_shows_its_whole_way_to_those_inside():
    theme = with_a_past()
    leader = holder(theme, "network_leader")
    StandInFactory(assignment__theme=theme, assignment__role="reference_leader")

    found = said(look(leader, "theme_timeline", theme))

    for one in (
        ("Tilstande", "Test"), ("Faser", "Fase 3: Fokusering"), ("Roller", f"Netværksleder: {leader.name}"),
        ("Møder", "Kom i gang"), ("Løsninger", "En idé kom til"), ("Afrunding", "Temaet ventes at slutte"),
    ):  # fmt: skip
        assert one in found
    assert ("Møder", "Blev aflyst") not in found
    assert any("vikar som referenceleder" in words for _group, words in found)


def test_a_pause_is_a_stretch_with_its_reason_and_goes_on_until_the_theme_does():
    theme = led_theme()
    for status, days, reason in (("active", 50, ""), ("paused", 30, "Barsel"), ("active", 10, "")):
        moved(theme, status, days, reason)

    years = look(OfficerFactory(), "theme_timeline", theme).context["page"].years
    pause = next(one for _year, those in years for one in those if one.words == "Sat på pause")

    assert (pause.about, pause.until, pause.goes_on) == ("Barsel", TODAY - 11 * DAY, False)


def test_the_picture_leads_to_the_same_pages_and_its_numbers_have_points():
    theme = with_a_past()
    drawn = drawing(look(holder(theme, "network_leader"), "theme_timeline", theme))

    links = {one.get("href") for one in drawn.iter("a")}
    assert {
        reverse("plan", args=[theme.pk]),
        reverse("meeting", args=[theme.meetings.get(cancelled_at=None).pk]),
    } <= links
    assert not any("," in one.get("x") for one in drawn.iter("rect"))
    assert drawn[0].text == theme.title


def test_a_theme_that_others_lead_keeps_its_line_to_itself():
    theme = with_a_past()

    assert look(holder(led_theme(), "network_leader"), "theme_timeline", theme).status_code == 403


def agreed_pair():
    pairing = running_pair()
    agreement = agreed_agreement(compared_alignment(pairing))
    ask_for_revisit(agreement.alignment, by=pairing.network_leader, at=NOW)
    ask_for_talk(pairing, by=pairing.co_driver, at=NOW)
    return pairing


def test_a_pair_sees_its_offer_its_agreement_and_its_revisits():
    pairing = agreed_pair()

    found = said(look(pairing.network_leader, "pairing_timeline", pairing))

    assert {
        ("Parret", "De to fik tilbud om at blive et par"), ("Parret", "De to er et par"), ("Aftale", "Aftale, version 1"),
        ("Aftale", "Begge har sendt deres svar"), ("Genbesøg", "Aftalen skulle genbesøges"),
    } <= found  # fmt: skip


def test_the_secretariat_sees_days_and_neither_why_nor_the_way_in():
    pairing = agreed_pair()
    response = look(OfficerFactory(), "pairing_timeline", pairing)

    text = page(response)
    assert ("Aftale", "Aftale, version 1") in said(response)
    assert reverse("alignment", args=[pairing.alignment.pk]) not in text
    assert "et ønske fra en af jer" not in text
    assert "et ønske fra en af jer" in page(look(pairing.co_driver, "pairing_timeline", pairing))


def test_that_a_pair_needed_a_talk_stands_on_nobodys_line():
    pairing = agreed_pair()
    everything = {"Parret", "Aftale", "Genbesøg"}

    for reader in (pairing.network_leader, pairing.co_driver, OfficerFactory()):
        assert {group for group, _words in said(look(reader, "pairing_timeline", pairing))} == everything


def test_the_day_of_a_closing_talk_is_for_the_two_alone():
    pairing = ended_pair()
    PairClosing.objects.filter(pairing=pairing).update(talk_on=TODAY)

    assert ("Afrunding", "Afsluttende samtale") in said(look(pairing.co_driver, "pairing_timeline", pairing))
    assert {one for one in said(look(OfficerFactory(), "pairing_timeline", pairing)) if one[0] == "Afrunding"} == {
        ("Afrunding", "Parret sluttede")
    }


def test_who_said_no_to_an_offer_stands_nowhere():
    pairing = offered_pair(led_theme())
    Pairing.objects.filter(pk=pairing.pk).update(status="declined", co_driver_says_yes=False, co_driver_answered_at=NOW)

    found = said(look(pairing.network_leader, "pairing_timeline", pairing))

    assert found == {("Parret", "De to fik tilbud om at blive et par"), ("Parret", "Der blev sagt nej til tilbuddet")}


@pytest.mark.parametrize("other", ["another pair", "personnel leader", "employee"])
def test_a_pairs_line_is_not_there_for_others(other):
    pairing = agreed_pair()
    reader = {
        "another pair": lambda: running_pair().co_driver,
        "personnel leader": lambda: pairing.co_driver.personnel_leader or PersonFactory(),
        "employee": PersonFactory,
    }[other]()

    assert look(reader, "pairing_timeline", pairing).status_code == 404


@pytest.mark.one_database("postgres")
def test_the_queries_are_the_same_however_much_there_is():
    theme = with_a_past()

    def add():
        MeetingFactory(theme=theme)
        SolutionFactory(theme=theme)
        moved(theme, "active", 3)

    assert same(counts(holder(theme, "network_leader"), reverse("theme_timeline", args=[theme.pk]), add), most=17)
