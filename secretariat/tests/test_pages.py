"""Min side, the list of themes, the overview and my staff: what stands there, for whom, and where it leads."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from codriver.actions.agreements import approve_agreement
from codriver.facts.agreements import agreement_facts
from codriver.models import CompetenceOffer, Pairing
from codriver.rules.forms import Side
from codriver.tests.factories import (
    agreed_agreement,
    answered,
    compared_alignment,
    led_theme,
    offered_pair,
    open_alignment,
    running_pair,
    written_agreement,
)
from netvaerk.models import AuditEvent, OrgUnit, Person
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory, PersonFactory, ThemeFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = pytest.mark.django_db


def look(person, name, **query):
    return browser_of(person).get(reverse(name), query)


def titles(response):
    return [row.title for row in response.context["rows"]]


# --- Min side -----------------------------------------------------------------------------------------------------


def test_where_nothing_waits_the_page_says_what_one_can_do():
    text = page(look(PersonFactory(), "my_page"))

    assert reverse("offer_competences") in text
    assert reverse("read_page", args=["rollen-som-co-driver"]) in text


def test_an_offer_waits_for_both_until_they_answer():
    pairing = offered_pair()

    for person in (pairing.network_leader, pairing.co_driver):
        assert reverse("pairing", args=[pairing.pk]) in page(look(person, "my_page"))


def test_a_question_about_a_role_can_be_answered_at_once():
    asked = AssignmentFactory(theme=led_theme(), role="reference_leader", began_on=None)

    assert f'action="{reverse("answer_role", args=[asked.pk])}"' in page(look(asked.person, "my_page"))


def test_an_alignment_waits_for_who_has_not_sent_and_is_waited_for_by_the_other():
    alignment = open_alignment()
    leader, co_driver = (alignment.sides()[side].person for side in Side)
    answered(alignment, Side.FIRST)
    browser_of(leader).post(reverse("send_answers", args=[alignment.pk]))

    pages = [look(person, "my_page").context["page"] for person in (leader, co_driver)]

    assert [(len(one.tasks), len(one.waiting)) for one in pages] == [(0, 1), (1, 0)]


@pytest.mark.parametrize(("build", "tasks", "agreed"), [(compared_alignment, 1, 0), (agreed_agreement, 0, 1)])
def test_my_page_follows_how_far_the_pair_has_come(build, tasks, agreed):
    built = build()
    alignment = getattr(built, "alignment", built)

    response = look(alignment.sides()[Side.FIRST].person, "my_page")

    page(response)
    assert (len(response.context["page"].tasks), len(response.context["page"].agreed)) == (tasks, agreed)


def test_what_one_would_like_to_bring_is_asked_of_those_without_a_pair_and_shown_where_it_is_said():
    pairing, said = running_pair(), PersonFactory()
    CompetenceOffer.objects.create(person=said, competence=CompetenceFactory(name_da="Facilitering"), wish="want")
    address = f'href="{reverse("offer_competences")}"'

    people = [PersonFactory(), pairing.network_leader, pairing.co_driver, OfficerFactory(), said]

    assert [address in page(look(person, "my_page")) for person in people] == [True, False, False, False, True]
    assert "Facilitering" in page(look(said, "my_page"))


def test_what_one_waits_for_says_what_the_other_is_to_do():
    agreement = written_agreement()
    leader, co_driver = (agreement.alignment.sides()[side].person for side in Side)
    Person.objects.update(language="en")
    shown = agreement_facts(agreement, timezone.localdate()).now
    approve_agreement(agreement, by=leader, at=timezone.now(), shown=shown)

    assert f"{co_driver.first_name} to approve the agreement" in page(look(leader, "my_page"))


def to_release(leader):
    """Where the leader's page leads to release time."""
    tasks = look(leader, "my_page").context["page"].tasks
    return [task.url for task in tasks if "frigiv" in task.url]


def test_a_personnel_leader_is_asked_for_time_for_who_leads_or_co_drives():
    leader = PersonFactory()
    pairing = running_pair(led_theme(PersonFactory(personnel_leader=leader)), PersonFactory(personnel_leader=leader))
    AssignmentFactory(role="reference_leader", person__personnel_leader=leader)

    people = (pairing.network_leader, pairing.co_driver)
    expected = [reverse("release_time", args=[one.pk]) + f"?theme={pairing.theme_id}" for one in people]
    assert to_release(leader) == expected
    assert to_release(pairing.network_leader) == []


@pytest.mark.parametrize(("days", "asks"), [(0, False), (-1, True)], ids=["until today", "until yesterday"])
def test_time_that_is_released_is_not_asked_for_until_it_is_over(days, asks):
    leader = PersonFactory()
    pairing = running_pair(co_driver=PersonFactory(personnel_leader=leader))
    until = timezone.localdate() + timedelta(days=days)
    ReleaseFactory(theme=pairing.theme, person=pairing.co_driver, ended_on=until, approved_by=leader)

    assert bool(to_release(leader)) is asks


@pytest.mark.parametrize(("released", "word"), [(False, "Release time"), (True, "Change the time")])
def test_my_staff_says_whether_time_is_to_be_released_or_changed(released, word):
    leader = PersonFactory(language="en")
    pairing = running_pair(co_driver=PersonFactory(personnel_leader=leader))
    if released:
        ReleaseFactory(theme=pairing.theme, person=pairing.co_driver)

    link = page(look(leader, "my_staff")).split(reverse("release_time", args=[pairing.co_driver.pk]))[1]

    assert word in link.split("</a>")[0]


# --- themes -------------------------------------------------------------------------------------------------------


def test_themes_stand_in_danish_order():
    for title in ("Åben by", "Æbler", "zebra", "Øer", "aber"):
        ThemeFactory(title=title)

    assert titles(look(PersonFactory(), "themes")) == ["aber", "zebra", "Æbler", "Øer", "Åben by"]


@pytest.mark.parametrize("words", ["øer", "ØER", "grønne øer", "hav", "  øer  "])
def test_themes_are_found_by_words_of_title_and_purpose(words):
    ThemeFactory(title="Grønne øer", purpose="Mere liv ved havet.")
    ThemeFactory(title="Noget andet")

    assert titles(look(PersonFactory(), "themes", q=words)) == ["Grønne øer"]


@pytest.mark.parametrize("query", [{"status": "paused"}, {"kind": "agenda"}, {"unit": "THE UNIT"}], ids=str)
def test_themes_are_narrowed_down(query):
    unit = UnitFactory(parent=UnitFactory())
    ThemeFactory(title="Den ene", status="paused", kind="agenda", units=[unit, UnitFactory()])
    ThemeFactory(title="Den anden")

    chosen = {name: unit.pk if value == "THE UNIT" else value for name, value in query.items()}

    assert titles(look(PersonFactory(), "themes", **chosen)) == ["Den ene"]


def test_where_nothing_fits_one_is_led_back_to_all():
    ThemeFactory()

    assert f'href="{reverse("themes")}"' in page(look(PersonFactory(), "themes", q="findes ikke"))


def test_drafts_and_what_was_not_chosen_are_their_proposers():
    proposer = PersonFactory()
    for status in ("draft", "declined"):
        ThemeFactory(title=status, status=status, proposed_by=proposer)

    seen = [titles(look(person, "themes")) for person in (proposer, PersonFactory(), OfficerFactory())]

    assert seen == [["declined", "draft"], [], ["declined"]]


def test_every_theme_is_reached_through_the_links_between_pages():
    for number in range(30):
        ThemeFactory(title=f"Tema {number:02}", purpose="Hav")
    browser, address, seen = browser_of(PersonFactory()), reverse("themes") + "?q=hav", []

    while address:
        response = browser.get(address)
        seen += titles(response)
        onward = re.search(r'rel="next" href="([^"]+)"', page(response))
        address = reverse("themes") + onward[1].replace("&amp;", "&") if onward and len(seen) < 60 else None

    assert seen == [f"Tema {number:02}" for number in range(30)]


def test_a_theme_shows_who_leads_and_co_drives_to_all():
    pairing = running_pair()

    text = page(browser_of(PersonFactory()).get(reverse("theme", args=[pairing.theme.pk])))

    assert pairing.network_leader.name in text
    assert pairing.co_driver.name in text


# --- the overview and my staff ------------------------------------------------------------------------------------


def test_the_overview_shows_every_pair_and_every_offer():
    pairing, offer = running_pair(), offered_pair()

    response = look(OfficerFactory(), "overview")

    page(response)
    shown = response.context["page"]
    assert [row.number for row in shown.pairs] == [pairing.pk]
    assert shown.offers == [offer]


def test_an_empty_overview_leads_to_pairing_and_to_what_there_is_to_do():
    text = page(look(OfficerFactory(), "overview"))

    assert reverse("find_co_driver") in text
    assert reverse("today") in text.split("<main", 1)[1]


def test_a_pair_that_has_been_silent_for_long_comes_first():
    later = timezone.now() + timedelta(days=29)
    silent = running_pair()
    compared = agreed_agreement().alignment.pairing

    with time_machine.travel(later, tick=False):
        shown = look(OfficerFactory(), "overview").context["page"]

    assert [row.number for row in shown.need_help] == [silent.pk]
    assert [row.number for row in shown.pairs] == [silent.pk, compared.pk]


def in_one_line(**fields):
    pairing = running_pair()
    Person.objects.filter(pk=pairing.co_driver_id).update(personnel_leader=pairing.network_leader)
    Pairing.objects.filter(pk=pairing.pk).update(**fields)
    return pairing


def test_a_pair_that_has_come_into_one_line_is_pointed_out_unless_the_reason_is_written():
    explained, unexplained, free = in_one_line(exception_reason="Ingen andre kan"), in_one_line(), running_pair()

    response = look(OfficerFactory(language="en"), "overview")

    found = {row.number: row.own_line_unexplained for row in response.context["page"].pairs}
    assert found == {explained.pk: False, unexplained.pk: True, free.pk: False}
    assert page(response).count('class="sub">One is the other') == 1


def appointing(theme, role):
    return reverse("admin:roles_roleassignment_add") + f"?theme={theme.pk}&amp;role={role}"


@pytest.mark.parametrize("name", ["find_co_driver", "choose_co_driver", "weigh_pairing"])
def test_who_looks_for_a_co_driver_is_led_to_the_network_leader_that_lacks(name):
    theme, person = ThemeFactory(), PersonFactory()
    keys = [] if name == "find_co_driver" else [theme.pk]

    shown = browser_of(OfficerFactory()).get(reverse(name, args=keys), {"person": person.pk})

    assert appointing(theme, "network_leader") in page(shown)


def test_the_way_to_appoint_knows_the_theme_and_the_role():
    theme = ThemeFactory()

    shown = browser_of(OfficerFactory()).get(appointing(theme, "network_leader").replace("&amp;", "&"))

    form = shown.context["adminform"].form
    assert (form["theme"].value(), form["role"].value()) == (str(theme.pk), "network_leader")


def test_the_pair_that_has_waited_longest_comes_first_and_the_days_are_said():
    now = timezone.now()
    agreed = agreed_agreement().alignment.pairing
    with time_machine.travel(now - timedelta(days=3), tick=False):
        three = running_pair()
    with time_machine.travel(now - timedelta(days=9), tick=False):
        nine = running_pair()

    rows = look(OfficerFactory(), "overview").context["page"].pairs

    assert [(row.number, row.waited) for row in rows] == [(nine.pk, 9), (three.pk, 3), (agreed.pk, None)]


def test_from_todays_list_one_goes_on_to_what_lacks():
    led, leaderless = led_theme(status="active"), AssignmentFactory(role="reference_leader").theme

    text = page(look(OfficerFactory(), "today"))

    assert reverse("choose_co_driver", args=[led.pk]) in text
    assert appointing(led, "reference_leader") in text
    assert reverse("coming_leaders") + f"?tema={leaderless.pk}" in text


def test_from_the_overview_one_takes_a_question_back():
    asked = AssignmentFactory(role="reference_leader", began_on=None)

    assert reverse("admin:roles_roleassignment_change", args=[asked.pk]) in page(look(OfficerFactory(), "overview"))


def test_a_personnel_leader_sees_own_staff_with_hours_and_period_and_no_more():
    leader = PersonFactory()
    pairing = running_pair(co_driver=PersonFactory(personnel_leader=leader))
    agreed_agreement(compared_alignment(pairing))
    ReleaseFactory(theme=pairing.theme, person=pairing.co_driver)
    other = running_pair().co_driver

    text = page(look(leader, "my_staff"))

    assert pairing.co_driver.name in text
    assert other.name not in text
    assert "Noget langt" not in text
    assert reverse("release_time", args=[pairing.co_driver.pk]) in text


def test_that_a_leader_looked_at_the_staff_is_in_the_log():
    leader = PersonFactory()
    staff = AssignmentFactory(person=PersonFactory(personnel_leader=leader)).person

    look(leader, "my_staff")

    read = AuditEvent.objects.filter(verb="read", actor=leader)
    assert [*read.values_list("subject", flat=True)] == [staff.pk]


def test_more_agreed_than_released_is_flagged():
    leader = PersonFactory()
    pairing = running_pair(co_driver=PersonFactory(personnel_leader=leader))
    agreed_agreement(compared_alignment(pairing))

    before = look(leader, "my_staff").context["page"].rows[0].hours_differ
    ReleaseFactory(theme=pairing.theme, person=pairing.co_driver, hours_per_week=5)

    assert (before, look(leader, "my_staff").context["page"].rows[0].hours_differ) == (True, False)


def test_a_renamed_unit_shows_its_new_name_on_a_theme():
    theme = ThemeFactory(units=[UnitFactory(name="Teknik"), UnitFactory()])
    OrgUnit.objects.filter(name="Teknik").update(name="By og Miljø")

    assert "By og Miljø" in page(browser_of(PersonFactory()).get(reverse("theme", args=[theme.pk])))
