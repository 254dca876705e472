"""The pages of a theme's participants."""

import pytest
from django.urls import reverse

from netvaerk.models import CompetenceGroup, NetworkParticipant, ThemePhase, Verb
from netvaerk.tests.factories import (
    ColleagueFactory,
    OfficerFactory,
    OutsiderFactory,
    PersonFactory,
    ThemeFactory,
)
from netvaerk.tests.outcomes import times
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
CARD = {"kind": "citizen", "name": "Yasmin Østerlund", "email": "yasmin@mail.example", "phone": "43 68 11 22"}


@pytest.fixture
def theme():
    theme = ThemeFactory()
    AssignmentFactory(theme=theme)
    return theme


@pytest.fixture
def leader(theme):
    return browser_of(theme.role_assignments.get().person)


def at(name, thing):
    return reverse(name, args=[thing.pk])


def names(response):
    return [[row.name for row in group.rows] for group in response.context["page"].groups]


def test_a_network_without_anybody_says_what_comes_here_and_what_it_lacks(theme, leader):
    text = page(leader.get(at("participants", theme)))

    assert "Her kommer dem, netværket har brug for" in text
    assert "I mangler en borger." in text


@pytest.mark.both_databases
def test_everybody_stands_by_kind_in_danish_order(theme, leader):
    for name in ("Åge", "Zoe", "Ærlig"):
        ColleagueFactory(theme=theme, person=PersonFactory(name=name))
    OutsiderFactory(theme=theme, name="Øjvind")
    OutsiderFactory(theme=theme, name="Anna", stage="no")
    OutsiderFactory(theme=theme, name="Væk", left_on="2026-03-01")

    assert names(leader.get(at("participants", theme))) == [["Zoe", "Ærlig", "Åge"], ["Anna", "Øjvind"]]
    assert names(leader.get(at("participants", theme) + "?stage=no")) == [["Anna"]]
    assert names(leader.get(at("participants", theme) + "?stage=left")) == [["Væk"]]
    assert names(leader.get(at("participants", theme) + "?stage=noget")) == []


def test_what_is_missing_is_named(theme, leader):
    group = CompetenceGroup.objects.first()
    one = ColleagueFactory(theme=theme)
    ColleagueFactory(theme=theme, unit=one.unit)
    for other in CompetenceGroup.objects.exclude(pk=group.pk):
        one.brings.add(other)
    one.phases.set(ThemePhase.objects.filter(order__lt=9))

    assert leader.get(at("participants", theme)).context["page"].missing == [
        "I mangler nogen uden for kommunen.",
        "I mangler en borger.",
        f"Alle medarbejdere kommer fra {one.unit.name}. I mangler nogen fra et andet område.",
        f"I mangler nogen, der bidrager med {group.name_da}.",
        "I mangler deltagere i Afrunding.",
    ]


@pytest.mark.both_databases
def test_a_colleague_is_found_and_asked(theme, leader):
    person = PersonFactory(name="Karla Ærø")
    text = page(leader.get(at("find_participant", theme), {"q": "ærø"}))
    assert "Karla Ærø" in text

    address = at("suggest_employee", theme) + f"?person={person.pk}"
    assert "Karla Ærø" in page(leader.get(address))
    assert goes_to(leader.post(address, {"stage": "contacted", "why": "Ved det"}), at("participants", theme))
    one = theme.participants.get()
    assert (one.person, one.stage, one.why) == (person, "contacted", "Ved det")
    assert leader.get(at("find_participant", theme), {"q": "ærø"}).context["people"] == []


def test_nobody_chosen_leads_back_to_the_search(theme, leader):
    for query in ("", "?person=x", "?person=999999"):
        assert goes_to(leader.get(at("suggest_employee", theme) + query), at("find_participant", theme))


def test_the_purpose_stands_before_the_fields_of_contact(theme, leader):
    text = page(leader.get(at("suggest_outsider", theme)))

    assert text.index("De slettes, når temaet afsluttes") < text.index('name="email"') < text.index('name="phone"')


def test_somebody_from_outside_is_written_down(theme, leader):
    group = CompetenceGroup.objects.first()
    data = CARD | {"stage": "yes", "brings": [group.pk]}

    assert goes_to(leader.post(at("suggest_outsider", theme), data), at("participants", theme))
    one = theme.participants.get()
    assert (one.name, one.email, one.stage) == ("Yasmin Østerlund", "yasmin@mail.example", "yes")
    assert list(one.brings.all()) == [group]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"kind": "staff"}, "kind"),
        ({"name": " "}, "name"),
        ({"name": "To\nlinjer"}, "name"),
        ({"email": "yasmin"}, "email"),
        ({"phone": "ring"}, "phone"),
        ({"stage": "no"}, "stage"),
        ({"brings": ["0"]}, "brings"),
        ({"why": "x" * 501}, "why"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(theme, leader, wrong, words):
    response = leader.post(
        at("suggest_outsider", theme), CARD | {"stage": "candidate", "organisation": "Lokalråd"} | wrong
    )

    assert list(shown_errors(response)) == [words]
    assert "Lokalråd" in page(response, 422)
    assert theme.participants.count() == 0


def test_contact_data_is_read_by_three_and_the_reading_is_noted(theme, leader):
    one = OutsiderFactory(theme=theme, name="Yasmin", email="yasmin@mail.example")
    reference = AssignmentFactory(theme=theme, role="reference_leader").person
    for browser, sees in ((leader, True), (browser_of(OfficerFactory()), True), (browser_of(reference), False)):
        before = times(Verb.READ, one)
        text = page(browser.get(at("participant", one)))
        assert ("yasmin@mail.example" in text, times(Verb.READ, one) - before) == (sees, int(sees))


def test_no_list_shows_contact_data(theme, leader):
    one = OutsiderFactory(theme=theme)
    for name in ("participants", "attendance"):
        text = page(leader.get(at(name, theme)))
        assert one.name in text
        assert (one.email in text, one.phone in text) == (False, False)


def test_the_steps_of_an_outsider(theme, leader):
    one = OutsiderFactory(theme=theme, stage="candidate")
    leader.post(at("ask_participant", one))
    leader.post(at("note_answer", one), {"answer": "no"})
    leader.post(at("note_answer", one), {"answer": "yes"})
    one.refresh_from_db()
    assert one.stage == "yes"

    page(leader.post(at("note_answer", one), {"answer": "no"}), 409)
    page(leader.post(at("note_answer", one), {"answer": "måske"}), 422)
    assert goes_to(leader.post(at("take_off_list", one)), at("participant", one))
    assert "Ikke længere med" in page(leader.get(at("participant", one)))


def test_somebody_who_asks_is_forgotten(theme, leader):
    one = OutsiderFactory(theme=theme, name="Yasmin", organisation="Lokalråd")
    assert goes_to(leader.post(at("delete_participant_data", one)), at("participant", one))

    text = page(leader.get(at("participant", one)))
    assert ("Yasmin" in text, "Lokalråd" in text, "slettet" in text) == (False, True, True)
    assert goes_to(leader.get(at("edit_participant", one)), at("participant", one))


def test_two_who_write_about_somebody_both_see_both(theme, leader):
    one = OutsiderFactory(theme=theme, phone="43 68 00 01")
    shown = {**CARD, "version": 1}
    assert goes_to(leader.post(at("edit_participant", one), shown), at("participant", one))

    response = leader.post(at("edit_participant", one), shown | {"phone": "43 68 99 99"})
    text = page(response, 409)
    assert ("43 68 11 22" in text, "43 68 99 99" in text) == (True, True)
    assert goes_to(
        leader.post(at("edit_participant", one), shown | {"version": 2, "phone": "1" * 8}), at("participant", one)
    )
    one.refresh_from_db()
    assert one.phone == "11111111"


def test_what_is_written_about_staff_is_why_and_what_they_bring(theme, leader):
    one = ColleagueFactory(theme=theme)
    data = {"version": 1, "why": "Kender alle", "name": "Snyd", "email": "x@mail.example"}

    assert goes_to(leader.post(at("edit_participant", one), data), at("participant", one))
    one.refresh_from_db()
    assert (one.why, one.name, one.email) == ("Kender alle", "", "")


def test_an_employee_sees_what_they_are_asked_and_answers(theme):
    one = ColleagueFactory(theme=theme, stage="contacted", why="Du kender vejene")
    browser = browser_of(one.person)
    assert at("participation", one) in page(browser.get(reverse("my_page")))
    assert "Du kender vejene" in page(browser.get(at("participation", one)))

    page(browser.post(at("answer_participation", one), {"answer": "måske"}), 422)
    assert goes_to(browser.post(at("answer_participation", one), {"answer": "yes"}), at("participation", one))
    assert "Du er med" in page(browser.get(at("participation", one)))
    assert at("participation", one) not in page(browser.get(reverse("my_page")))
    assert goes_to(browser.post(at("leave_network", one)), at("participation", one))
    assert "Du forlod netværket" in page(browser.get(at("participation", one)))


def test_what_is_taken_back_is_no_longer_answered(theme, leader):
    one = ColleagueFactory(theme=theme, stage="contacted")
    leader.post(at("take_off_list", one))

    text = page(browser_of(one.person).post(at("answer_participation", one), {"answer": "yes"}), 409)
    assert "Spørgsmålet er ikke længere åbent." in text
    assert NetworkParticipant.objects.get().stage == "contacted"


def test_a_thought_is_hidden_from_who_it_is_about(theme):
    one = ColleagueFactory(theme=theme, stage="candidate")

    assert browser_of(one.person).get(at("participation", one)).status_code == 404
