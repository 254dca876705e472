"""The board, a pairing of the pool on screen, choices by hand, and publishing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.runs import make_run, publish_run
from codriver.models import CoDriverCandidacy, CompetenceOffer, CompetenceRequest, Pairing, PairingRun
from codriver.queries.runs import cost_in_words
from codriver.tests.factories import CoDriverNeedFactory, led_theme, offered_pair, ready_candidate
from netvaerk.models import Competence, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=100)


@pytest.fixture
def officer():
    return OfficerFactory()


@pytest.fixture
def run(officer):
    """A theme, somebody who brings what it asks for, and somebody else."""
    theme, competence = led_theme(), Competence.objects.first()
    CompetenceRequest.objects.create(theme=theme, competence=competence, weight=3)
    CompetenceOffer.objects.create(person=ready_candidate().person, competence=competence, wish="want", level=4)
    ready_candidate()
    return make_run(objective="most_themes", floor=0, by=officer, at=timezone.now())


def proposed(run):
    return CoDriverCandidacy.objects.get(person=run.pairs[0][1]).person


def other(run):
    return CoDriverCandidacy.objects.exclude(person=run.pairs[0][1]).get().person


def choose(officer, run, person, choice, version=None):
    typed = {"theme": run.pairs[0][0], "person": person.pk, "choice": choice, "version": version or run.version}
    return browser_of(officer).post(reverse("choose_pair", args=[run.pk]), typed)


def test_an_empty_board_says_what_will_come(officer):
    text = page(browser_of(officer).get(reverse("pairing_board")))

    assert "Alle temaer, der kan få en co-driver, har en" in text
    assert "Ingen endnu. Den, der overvejer det, begynder med sin egen refleksion" in text


def test_the_board_shows_who_waits_for_whom(officer):
    theme, ready, offer = led_theme(), ready_candidate(waited=1), offered_pair()

    text = page(browser_of(officer).get(reverse("pairing_board")))

    assert all(words in text for words in (theme.title, ready.person.name, "1 dag", str(offer)))
    assert f"{offer.network_leader.name}, {offer.co_driver.name}" in text


def test_an_offer_past_its_day_is_overdue(officer):
    Pairing.objects.filter(pk=offered_pair().pk).update(answer_by=timezone.localdate() - timedelta(days=1))

    assert "Fristen er overskredet" in page(browser_of(officer).get(reverse("pairing_board")))


def test_five_hundred_who_are_ready_cost_no_more_than_three(officer, django_assert_max_num_queries):
    leader, at = PersonFactory(), timezone.now()
    people = PersonFactory.build_batch(500, personnel_leader=leader, unit=None)
    ready = ready_candidate()
    given = {name: getattr(ready, name) for name in ("status", "hours_per_week", "free_from", "free_until")}
    CoDriverCandidacy.objects.bulk_create(
        CoDriverCandidacy(
            person=one, began_at=at, interested_at=at, asked_leader_at=at, answered_by=leader, ready_at=at, **given
        )
        for one in Person.objects.bulk_create(people)
    )

    browser = browser_of(officer)
    with django_assert_max_num_queries(14):
        text = page(browser.get(reverse("pairing_board")))
    assert "Side 1 af 21" in text


def test_pairing_everybody_leads_to_the_draft(officer):
    led_theme()
    ready_candidate()

    response = browser_of(officer).post(reverse("make_run"), {"objective": "worst_first", "floor": "0"})

    made = PairingRun.objects.get()
    assert goes_to(response, reverse("pairing_run", args=[made.pk]))
    assert made.objective == "worst_first"


def test_an_aim_that_is_not_on_the_list_is_a_word_beside_the_field(officer):
    led_theme()
    ready_candidate()

    response = browser_of(officer).post(reverse("make_run"), {"objective": "x", "floor": "7"})

    assert response.status_code == 422
    assert PairingRun.objects.count() == 0


def test_a_draft_says_who_is_proposed_and_why_and_what_another_costs(officer, run):
    text = page(browser_of(officer).get(reverse("pairing_run", args=[run.pk])))

    asked = Competence.objects.first().name
    assert proposed(run).name in text
    assert f"{asked}." in text
    assert "1 anden, der kunne vælges" in text
    assert "Gør helheden klart dårligere." in text
    assert "Der er få temaer, og helheden er bedst tjent med andre denne gang." in text


@pytest.mark.parametrize(("choice", "whose"), [("keep", other), ("rule_out", proposed)])
def test_a_choice_by_hand_pairs_again(officer, run, choice, whose):
    chosen, left = whose(run), other(run)

    assert goes_to(choose(officer, run, chosen, choice), reverse("pairing_run", args=[run.pk]))

    run.refresh_from_db()
    assert run.pairs[0][1] == left.pk
    assert goes_to(choose(officer, run, chosen, "let_be"), reverse("pairing_run", args=[run.pk]))


def test_a_choice_on_an_old_page_changes_nothing(officer, run):
    response = choose(officer, run, other(run), "keep", version=7)

    assert "Nogen har ændret matchforslaget imens." in page(response, 409)


def test_a_choice_that_makes_no_sense_comes_back(officer, run):
    assert "Valget kunne ikke læses." in page(choose(officer, run, other(run), "dance"), 422)


def test_a_stale_draft_says_what_has_changed_and_cannot_be_published(officer, run):
    ready_candidate()

    text = page(browser_of(officer).get(reverse("pairing_run", args=[run.pk])))
    response = browser_of(officer).post(
        reverse("publish_run", args=[run.pk]), {"version": run.version, "next_on": SOON.isoformat()}
    )

    assert "Er blevet klar" in text
    assert reverse("publish_run", args=[run.pk]) not in text
    assert "Lav et nyt." in page(response, 409)


def test_a_wish_that_cannot_be_followed_is_named_with_the_reason(officer, run):
    wished = PersonFactory()
    CoDriverNeedFactory(theme_id=run.pairs[0][0], early_wish=wished)
    made = make_run(objective="most_themes", floor=0, by=officer, at=timezone.now())

    text = page(browser_of(officer).get(reverse("pairing_run", args=[made.pk])))

    assert f"Netværkslederen har allerede selv spurgt {wished.name}." in text
    assert "Personen er ikke klar til at være co-driver." in text


def test_before_publishing_one_reads_who_gets_what(officer, run):
    text = page(browser_of(officer).get(reverse("publish_run", args=[run.pk])))

    assert f"+ {proposed(run).name}" in text
    assert other(run).name in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("", "Vælg dagen."),
        ("i morgen", "Vælg dagen."),
        ("2000-01-01", "Vælg en kommende dag inden for cirka et år."),
        ("2999-01-01", "Vælg en kommende dag inden for cirka et år."),
    ],
)
def test_the_next_pairing_has_a_day(officer, run, day, words):
    response = browser_of(officer).post(reverse("publish_run", args=[run.pk]), {"version": run.version, "next_on": day})

    assert response.status_code == 422
    assert words in str(shown_errors(response))


def test_publishing_offers_the_pairs(officer, run):
    response = browser_of(officer).post(
        reverse("publish_run", args=[run.pk]), {"version": run.version, "next_on": SOON.isoformat()}
    )

    assert goes_to(response, reverse("pairing_board"))
    assert [one.co_driver_id for one in Pairing.objects.all()] == [run.pairs[0][1]]


def test_after_a_no_the_next_best_is_named(officer, run):
    publish_run(run, shown=1, next_on=SOON, by=officer, at=timezone.now())
    Pairing.objects.update(status="declined", leader_says_yes=False, leader_answered_at=timezone.now())

    text = page(browser_of(officer).get(reverse("pairing_board")))

    assert f"Næstbedst efter seneste matchning: {other(run).name}." in text


def test_a_draft_is_put_aside(officer, run):
    response = browser_of(officer).post(reverse("put_run_aside", args=[run.pk]))

    assert goes_to(response, reverse("pairing_board"))
    run.refresh_from_db()
    assert run.status == "put_aside"


def test_a_published_one_is_not_put_aside(officer, run):
    publish_run(run, shown=1, next_on=SOON, by=officer, at=timezone.now())

    response = browser_of(officer).post(reverse("put_run_aside", args=[run.pk]))

    assert "Dette matchforslag er offentliggjort eller lagt væk." in page(response, 409)


@pytest.mark.parametrize(
    ("themes", "steps", "words"),
    [
        (0, 0, "Koster intet: Helheden er lige så god."),
        (0, 10_000, "Koster næsten intet."),
        (0, 100_000, "Gør helheden lidt dårligere."),
        (0, 200_000, "Gør helheden klart dårligere."),
        (1, -5, "Koster 1 tema dets co-driver."),
        (2, 5, "Koster 2 temaer deres co-driver."),
    ],
)
def test_what_another_choice_costs_is_said_in_words(themes, steps, words):
    assert cost_in_words(themes, steps) == words
