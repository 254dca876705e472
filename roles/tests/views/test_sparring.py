"""The pages of sparring: agreeing, the brief, talks and the list."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import AuditEvent, ThemePhase, Verb
from netvaerk.rules.plan import Span
from netvaerk.tests.factories import OfficerFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.actions.plan import close_phase, plan_phases
from roles.models import SparringRelation, SparringTopic
from roles.tests.factories import NeedFactory, SparringFactory, StandInFactory, TopicFactory, holder

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)
TODAY = timezone.localdate()


@pytest.fixture
def theme():
    theme = ThemeFactory(phase=ThemePhase.objects.get(order=2), phase_began_on=DAY)
    for role in ("network_leader", "reference_leader"):
        holder(theme, role)
    return theme


def at(name, theme):
    return reverse(name, args=[theme.pk])


def browser(theme, role="network_leader"):
    return browser_of(holder(theme, role))


def propose(theme, role="network_leader", **typed):
    data = {"version": 0, "weeks": "4", "day": str(TODAY + timedelta(days=7))} | typed
    return browser(theme, role).post(at("arrange_sparring", theme), data)


def test_without_an_agreement_the_page_offers_to_propose_one(theme):
    assert "Foreslå en rytme" in page(browser(theme).get(at("sparring", theme)))
    officers = page(browser_of(OfficerFactory()).get(at("sparring", theme)))
    assert "har ikke aftalt sparring endnu" in officers
    assert "Foreslå en rytme" not in officers


def test_without_a_reference_leader_the_page_says_so():
    theme = ThemeFactory()

    assert "når temaet har både en netværksleder og en referenceleder" in page(
        browser(theme).get(at("sparring", theme))
    )


def test_one_proposes_and_the_other_says_yes(theme):
    assert goes_to(propose(theme), at("sparring", theme))
    assert "Ret dit forslag" in page(browser(theme).get(at("sparring", theme)))
    reference = browser(theme, "reference_leader")
    assert "Ja, det gør vi" in page(reference.get(at("sparring", theme)))
    response = reference.post(at("answer_sparring", theme), {"answer": "yes", "version": "1"})

    assert goes_to(response, at("sparring", theme))
    assert "Hver 4. uge" in page(browser(theme).get(at("sparring", theme)))


def test_of_a_no_the_page_says_that_the_secretariat_helps(theme):
    propose(theme)
    browser(theme, "reference_leader").post(at("answer_sparring", theme), {"answer": "no", "version": "1"})

    text = page(browser(theme).get(at("sparring", theme)))
    assert "Sekretariatet ved det" in text
    assert "Foreslå igen" in text


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"weeks": "ofte"}, "weeks"), ({"weeks": "27"}, "weeks"), ({"day": "2020-01-01"}, "day"), ({"day": ""}, "day")],
)
def test_what_cannot_be_is_said_beside_the_field_and_kept(theme, typed, field):
    response = propose(theme, **typed)

    assert list(shown_errors(response)) == [field]
    assert list(typed.values())[0] in page(response, 422)


def test_two_who_propose_at_once_both_see_both(theme):
    propose(theme, weeks="6")
    response = propose(theme, "reference_leader", weeks="3")

    text = page(response, 409)
    assert "Hver 6. uge" in text
    assert 'value="3"' in text
    assert goes_to(propose(theme, "reference_leader", weeks="3", version=1), at("sparring", theme))


def test_a_yes_to_what_has_been_changed_shows_what_stands_now(theme):
    propose(theme)
    propose(theme, weeks="6", version=1)
    response = browser(theme, "reference_leader").post(at("answer_sparring", theme), {"answer": "yes", "version": "1"})

    assert "Forslaget er blevet ændret i mellemtiden" in page(response, 409)


@pytest.mark.parametrize("answer", ["", "perhaps"])
def test_neither_yes_nor_no_changes_nothing(theme, answer):
    propose(theme)
    browser(theme, "reference_leader").post(at("answer_sparring", theme), {"answer": answer, "version": "1"})

    assert SparringRelation.objects.get().state == "asked"


def test_the_brief_has_five_lines(theme):
    leader = holder(theme, "network_leader")
    spans = [Span(order, None, None) for order in range(10)]
    spans[3], spans[4] = Span(3, DAY, date(2026, 3, 20)), Span(4, date(2026, 3, 21), date(2026, 4, 9))
    plan_phases(theme, spans, by=leader, at=timezone.now(), shown=1)
    words = {"decided": "To spor, ikke tre", "reason": "", "alternatives": ""}
    onward = ThemePhase.objects.get(order=3)
    close_phase(theme, phase=theme.phase, onward=onward, by=leader, at=timezone.now(), **words)
    TopicFactory(relation=SparringFactory(theme=theme), text="Hvordan siger vi nej?")
    NeedFactory(theme=theme, text="En plads i chefforum")

    text = page(browser(theme, "reference_leader").get(at("sparring", theme)))
    brief = text[text.index('id="brief"') : text.index('id="list"')]
    said = (
        onward.name,
        "1. marts 2026 – 20. marts 2026",
        "To spor, ikke tre",
        "Hvordan siger vi nej?",
        "En plads i che",
    )
    assert [one for one in (*said, "21. marts 2026 – 9. april 2026") if one not in brief] == []


def test_a_talk_is_noted_with_the_next_one(theme):
    relation = SparringFactory(theme=theme)
    form = browser(theme).get(at("note_talk", theme)).context["form"]
    assert (form["held_on"].value(), form["next_on"].value()) == (TODAY, TODAY + timedelta(weeks=4))
    response = browser(theme).post(at("note_talk", theme), {"held_on": str(TODAY), "next_on": ""})

    assert goes_to(response, at("sparring", theme))
    assert [talk.held_on for talk in relation.talks.all()] == [TODAY]


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"held_on": "2999-01-01"}, "held_on"),
        ({"held_on": "2000-01-01"}, "held_on"),
        ({"next_on": str(TODAY)}, "next_on"),
        ({"held_on": "i går"}, "held_on"),
    ],
)
def test_a_talk_that_cannot_be_is_said_beside_the_field(theme, typed, field):
    SparringFactory(theme=theme)
    response = browser(theme).post(at("note_talk", theme), {"held_on": str(TODAY), "next_on": ""} | typed)

    assert (response.status_code, list(shown_errors(response))) == (422, [field])


def test_before_an_agreement_there_is_nothing_to_note_or_to_list(theme):
    for name in ("note_talk", "add_topic"):
        assert goes_to(browser(theme).get(at(name, theme)), at("sparring", theme))
    response = browser(theme).post(at("add_topic", theme), {"kind": "work", "text": "Det jeg skrev"})

    assert "Det jeg skrev" in page(response, 409)


def test_a_topic_goes_on_the_list_is_talked_about_and_removed(theme):
    SparringFactory(theme=theme)
    leader = browser(theme)
    leader.post(at("add_topic", theme), {"kind": "theme", "text": "Hvem ejer vandet?"})
    topic = SparringTopic.objects.get()
    assert "Hvem ejer vandet?" in page(browser(theme, "reference_leader").get(at("sparring", theme)))
    leader.post(reverse("settle_topic", args=[topic.pk]))
    assert "1 emne er talt om" in page(leader.get(at("sparring", theme)))
    leader.post(reverse("settle_topic", args=[topic.pk]), {"settled": "no"})
    leader.post(reverse("remove_topic", args=[topic.pk]))

    assert not SparringTopic.objects.exists()


def test_without_a_co_driver_sharing_is_refused_on_the_page(theme):
    topic = TopicFactory(relation=SparringFactory(theme=theme))
    response = browser(theme).post(reverse("share_topic", args=[topic.pk]), {"share": "yes"})

    assert "Temaet har ingen co-driver" in page(response, 409)


@pytest.mark.parametrize("who", ["officer", "stand-in"])
def test_who_keeps_the_dates_sees_the_dates_alone(theme, who):
    relation = SparringFactory(theme=theme, next_on=TODAY + timedelta(days=3))
    TopicFactory(relation=relation, text="Hvem ejer vandet?")
    held = theme.role_assignments.get(role="reference_leader")
    person = OfficerFactory() if who == "officer" else StandInFactory(assignment=held).person

    text = page(browser_of(person).get(at("sparring", theme)))
    assert "Hver 4. uge" in text
    assert "vandet" not in text
    assert ("listen er de tos egen" in text) == (who == "stand-in")


def test_reading_the_talks_of_two_is_in_the_log(theme):
    relation, officer = SparringFactory(theme=theme), OfficerFactory()
    browser_of(officer).get(at("sparring", theme))

    about = {one.subject for one in AuditEvent.objects.filter(verb=Verb.READ, actor=officer)}
    assert about == {relation.network_leader, relation.reference_leader}


def test_on_a_closed_theme_the_two_still_read_their_list(theme):
    TopicFactory(relation=SparringFactory(theme=theme, ended_on=TODAY), text="Hvem ejer vandet?")
    type(theme).objects.update(status="closed")

    text = page(browser(theme).get(at("sparring", theme)))
    assert "Hvem ejer vandet?" in text
    assert "Sæt noget på listen" not in text
