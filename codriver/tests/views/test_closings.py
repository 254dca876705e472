"""On screen: the look back of a pair, the evaluation, what has come of it, and who may lead next."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from codriver.actions.closings import save_words
from codriver.actions.path import say_wish
from codriver.models import ClosingWords, LaterEffect, LeadershipWish, PairEvaluation
from codriver.queries.closings import evaluation_figures
from codriver.queries.coming_leaders import coming_leaders
from codriver.rules.closings import EFFECT_AFTER
from codriver.rules.path import READY_TO_LEAD, Stage
from codriver.tests.factories import asked_effect, ended_pair, evaluated, looked_back
from codriver.tests.paths import at_each_stage, ready
from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.models import RoleAssignment
from roles.rules.assignments import RoleHindrance
from roles.tests.factories import AssignmentFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
NOW = timezone.now()


@pytest.fixture
def pair():
    return ended_pair()


def post(person, name, pairing, **typed):
    return browser_of(person).post(reverse(name, args=[pairing.pk]), typed)


def get(person, name, *args, status=200, **asked):
    return page(browser_of(person).get(reverse(name, args=args), asked), status)


def test_a_draft_is_saved_and_stands_there_again(pair):
    answer = post(pair.co_driver, "save_closing", pair, achieved="Vi fik naboerne med")

    assert goes_to(answer, reverse("pair_closing", args=[pair.pk]))
    assert "Vi fik naboerne med" in get(pair.co_driver, "pair_closing", pair.pk)
    assert "Vi fik naboerne med" not in get(pair.network_leader, "pair_closing", pair.pk)


def test_both_read_both_when_both_have_sent(pair):
    post(pair.co_driver, "save_closing", pair, achieved="Vi fik naboerne med", send="yes")
    assert "Vi fik naboerne med" not in get(pair.network_leader, "pair_closing", pair.pk)

    post(pair.network_leader, "save_closing", pair, achieved="Vi holdt ud", send="yes")

    for person in (pair.network_leader, pair.co_driver):
        text = get(person, "pair_closing", pair.pk)
        assert "Vi fik naboerne med" in text
        assert "Vi holdt ud" in text
        assert "data-print" in text
    assert (Verb.READ, pair.co_driver, pair.network_leader) in log_of(pair.closing)


def test_of_two_windows_both_texts_are_shown_and_nothing_is_lost(pair):
    save_words(pair.closing, answers={"learned": "Det ene"}, shown=0, by=pair.co_driver, at=NOW)

    text = page(post(pair.co_driver, "save_closing", pair, learned="Det andet", version="0"), 409)

    assert "Det ene" in text
    assert "Det andet" in text
    assert 'name="version" value="1"' in text


def test_a_day_that_is_over_is_told_beside_the_field(pair):
    response = post(pair.co_driver, "set_closing_talk", pair, talk_on="2020-01-01")

    assert response.status_code == 409
    assert shown_errors(response, "talk_form") == {"talk_on": ["Vælg en dag, der ikke er gået."]}


def test_words_for_nobody_are_told_beside_the_tick_and_kept(pair):
    marks = {one.code: "some" for one in pair.closing.questions.evaluation}
    response = post(pair.co_driver, "pair_evaluation", pair, **marks, words="Mere tid, tak")

    assert "Mere tid, tak" in page(response, 422)
    assert list(shown_errors(response)) == ["readable"]
    assert not PairEvaluation.objects.exists()

    assert (
        post(pair.co_driver, "pair_evaluation", pair, **marks, words="Mere tid, tak", readable="on").status_code == 302
    )
    assert "Mere tid, tak" in get(OfficerFactory(), "evaluations")
    assert "Mere tid, tak" not in get(pair.network_leader, "pair_evaluation", pair.pk)


def test_figures_come_from_five_that_nobody_reads():
    pairs = [ended_pair() for _ in range(3)]
    for pair in pairs[:2]:
        for person in (pair.network_leader, pair.co_driver):
            evaluated(pair.closing, person)
    evaluated(pairs[2].closing, pairs[2].network_leader, readable=True)
    assert evaluation_figures().number == 0
    assert "Tallene kommer, når fem har svaret" in get(OfficerFactory(), "evaluations")

    evaluated(pairs[2].closing, pairs[2].co_driver)

    figures = evaluation_figures()
    assert figures.number == 6
    assert [number for _mark, number in figures.questions[0].marks] == [0, 0, 6, 0, 0]


def test_what_has_come_of_it_is_read_by_those_on_the_theme(pair):
    effect = asked_effect(pair.closing, pair.co_driver)
    lacks = browser_of(pair.co_driver).post(reverse("later_effect", args=[effect.pk]), {"figure": "12"})
    assert shown_errors(lacks) == {"for_citizens": ["Skriv et par ord i mindst ét af de tre felter."]}

    typed = {"for_staff": "De ringer til hinanden", "figure": "12", "version": "1"}
    assert goes_to(
        browser_of(pair.co_driver).post(reverse("later_effect", args=[effect.pk]), typed), reverse("my_page")
    )

    for person in (pair.network_leader, OfficerFactory()):
        assert "De ringer til hinanden" in get(person, "effects_of_theme", pair.theme_id)
        assert reverse("effects_of_theme", args=[pair.theme_id]) not in get(person, "theme", pair.theme_id)
        with time_machine.travel(timezone.now() + EFFECT_AFTER, tick=False):
            assert reverse("effects_of_theme", args=[pair.theme_id]) in get(person, "theme", pair.theme_id)


def test_a_stale_answer_to_it_shows_both(pair):
    effect = asked_effect(pair.closing, pair.co_driver)
    LaterEffect.objects.filter(pk=effect.pk).update(for_staff="Det ene", answered_at=NOW, version=2)
    typed = {"for_staff": "Det andet", "version": "1"}

    text = page(browser_of(pair.co_driver).post(reverse("later_effect", args=[effect.pk]), typed), 409)

    assert "Det ene" in text
    assert "Det andet" in text


def test_what_comes_next_is_asked_of_the_co_driver_alone(pair):
    assert "Hvad så nu for dig?" in get(pair.co_driver, "pair_closing", pair.pk)
    assert "Hvad så nu for dig?" not in get(pair.network_leader, "pair_closing", pair.pk)

    post(pair.co_driver, "say_what_next", pair, wish="yes", about="Unge")

    assert LeadershipWish.objects.get().about == "Unge"
    assert 'value="Unge"' in get(pair.co_driver, "my_path")


def refused_with(response, reason):
    """Whether the page says `reason` and has the status of a refusal."""
    return gettext(str(reason)) in page(response, 409)


# --- coming leaders -------------------------------------------------------------------------------------------------


def test_the_coming_leaders_are_those_who_are_ready_and_say_yes():
    people = at_each_stage()
    for person in people.values():
        LeadershipWish.objects.create(person=person, wish="yes", said_at=NOW)

    assert set(coming_leaders()) == {people[one] for one in READY_TO_LEAD}


def test_who_changes_the_answer_is_gone_at_once_and_knows_where_they_stand():
    person, told = ready(), "Du står blandt de kommende netværksledere"
    assert list(coming_leaders()) == [person]
    assert told in get(person, "my_path")

    for wish in ("considering", "not_now"):
        say_wish(person, wish=wish, by=person, at=timezone.now())
        assert not coming_leaders().exists()
        assert told not in get(person, "my_path")


def test_since_when_counts_from_the_first_yes_after_another_answer():
    person = ready()
    person.leadership_wishes.all().delete()
    for days, wish in ((900, "yes"), (600, "not_now"), (300, "yes"), (10, "yes")):
        said_at = NOW - timedelta(days=days)
        LeadershipWish.objects.create(person=person, wish=wish, said_at=said_at, about=f"{days}")

    found = coming_leaders().get()

    assert (NOW - found.willing_since).days == 300
    assert found.wishes == "10"


def test_from_a_theme_without_a_leader_one_is_asked():
    officer, person, theme = OfficerFactory(), ready(), ThemeFactory(status="approved")
    link = reverse("coming_leaders") + f"?tema={theme.pk}"
    assert link in get(officer, "today")
    assert link in get(officer, "theme", theme.pk)
    assert reverse("ask_to_lead", args=[person.pk]) in page(browser_of(officer).get(link))

    response = ask_to_lead(officer, person, theme, waiver="Har ledt før")

    assert goes_to(response, reverse("theme", args=[theme.pk]))
    asked = RoleAssignment.objects.get(theme=theme, person=person)
    assert (asked.role, asked.state) == ("network_leader", RoleAssignment.State.ASKED)
    assert refused_with(ask_to_lead(officer, person, theme, waiver="Igen"), RoleHindrance.ASKED_ALREADY)


def ask_to_lead(officer, person, theme, **typed):
    return browser_of(officer).post(reverse("ask_to_lead", args=[person.pk]), {"theme": theme.pk, **typed})


def test_without_the_diploma_the_page_asks_why_and_nobody_is_asked():
    officer, person, theme = OfficerFactory(), ready(), ThemeFactory(status="approved")
    link = reverse("ask_to_lead", args=[person.pk]) + f"?tema={theme.pk}"
    assert "har ikke diplomuddannelsen i netværksledelse" in page(browser_of(officer).get(link))

    response = ask_to_lead(officer, person, theme, waiver="  ")

    assert "Skriv, hvorfor" in page(response, 422)
    assert not RoleAssignment.objects.filter(theme=theme).exists()


def test_with_the_diploma_no_reason_is_asked_for():
    officer, theme = OfficerFactory(), ThemeFactory(status="approved")
    person = at_each_stage()[Stage.DIPLOMA]
    LeadershipWish.objects.create(person=person, wish="yes", said_at=NOW)
    link = reverse("ask_to_lead", args=[person.pk]) + f"?tema={theme.pk}"
    assert "har diplomuddannelsen i netværksledelse" in page(browser_of(officer).get(link))

    ask_to_lead(officer, person, theme)

    assert RoleAssignment.objects.get(theme=theme, person=person).diploma_waiver == ""


def test_the_reason_is_read_by_the_secretariat_and_the_person_alone():
    asked = AssignmentFactory(began_on=None, theme__status="approved", diploma_waiver="Kender havnen bedst")
    beside = AssignmentFactory(theme=asked.theme, role="reference_leader").person

    assert "Kender havnen bedst" in get(OfficerFactory(), "theme", asked.theme_id)
    assert "Kender havnen bedst" in get(asked.person, "theme", asked.theme_id)
    assert "Kender havnen bedst" in get(asked.person, "my_page")
    assert "Kender havnen bedst" not in get(beside, "theme", asked.theme_id)


def test_the_words_of_one_reach_the_other_not_even_where_a_save_is_refused(pair):
    looked_back(pair, pair.co_driver, text="En hemmelig kat")

    for typed in ({"send": "yes"}, {"achieved": "x", "version": "7", "send": "yes"}):
        answer = post(pair.network_leader, "save_closing", pair, **typed)
        assert "En hemmelig kat" not in page(answer, 409)
    assert ClosingWords.objects.sent().count() == 1
