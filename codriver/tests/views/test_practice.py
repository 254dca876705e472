"""Practice and competences on screen: written on a phone, confirmed by the leader, and read as picture and table."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.competence_ratings import ask_to_mirror, rate_oneself
from codriver.actions.practice import ask_back, show_to_secretariat
from codriver.models import CompetenceRating, LeadershipCompetence, PracticeEvidence
from codriver.rules.competence_ratings import Moment, Rating
from codriver.tests.factories import asked_practice, confirmed_practice, practised, running_pair
from netvaerk.models import AuditEvent, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db


def typed(pairing, **more):
    today = timezone.localdate().isoformat()
    return {"pairing": pairing.pk, "what_done": "Jeg planlagde", "done_on": today, "kinds": ["plan", "spar"], **more}


def at(name, evidence):
    return reverse(name, args=[evidence.pk])


def test_a_co_driver_writes_practice():
    pairing = running_pair()
    answer = browser_of(pairing.co_driver).post(reverse("practice"), typed(pairing))
    evidence = PracticeEvidence.objects.get()

    assert goes_to(answer, at("practice_evidence", evidence))
    assert (evidence.plans, evidence.composes, evidence.spars) == (True, False, True)
    text = page(browser_of(pairing.co_driver).get(at("practice_evidence", evidence)))
    assert "Kun du ser dette" in text


def test_what_is_missing_is_said_beside_the_field_and_nothing_typed_is_lost():
    pairing = running_pair()
    answer = browser_of(pairing.co_driver).post(reverse("practice"), typed(pairing, kinds=[], done_on="2001-01-01"))

    assert set(shown_errors(answer)) == {"kinds", "done_on"}
    assert "Jeg planlagde" in page(answer, 422)


def test_nobody_writes_in_anothers_pair():
    pairing = running_pair()
    answer = browser_of(running_pair().co_driver).post(reverse("practice"), typed(pairing))

    assert answer.status_code == 422
    assert not PracticeEvidence.objects.exists()


def test_two_windows_meet_with_both_texts():
    evidence = practised()
    browser, address = browser_of(evidence.owner), at("edit_practice", evidence)
    browser.post(address, typed(evidence.pairing, what_done="Det første", version=1))
    answer = browser.post(address, typed(evidence.pairing, what_done="Det andet", version=1))
    text = page(answer, 409)

    assert "Det første" in text and "Det andet" in text
    assert goes_to(browser.post(address, typed(evidence.pairing, what_done="Det andet", version=2)),
                   at("practice_evidence", evidence))  # fmt: skip


def test_a_leader_meets_what_to_confirm_and_confirms_it():
    evidence = asked_practice()
    browser = browser_of(evidence.pairing.network_leader)

    assert at("practice_evidence", evidence) in page(browser.get(reverse("my_page")))
    assert "Bekræft" in page(browser.get(at("practice_evidence", evidence)))
    assert goes_to(browser.post(at("confirm_practice", evidence), {"version": 1}), at("practice_evidence", evidence))
    assert at("practice_evidence", evidence) not in page(browser.get(reverse("my_page")))


def test_a_question_reaches_the_co_driver_on_their_own_page():
    evidence = asked_practice()
    leader = evidence.pairing.network_leader
    ask_back(evidence, question="Hvilket møde var det?", shown=1, by=leader, at=timezone.now())
    browser = browser_of(evidence.owner)

    assert f"{leader.first_name} spørger til din praksis" in page(browser.get(reverse("my_page")))
    assert "Hvilket møde var det?" in page(browser.get(at("practice_evidence", evidence)))


def test_a_question_about_a_text_that_has_changed_keeps_what_was_typed():
    evidence = asked_practice()
    answer = browser_of(evidence.pairing.network_leader).post(
        at("question_practice", evidence), {"version": 7, "question": "Hvilket møde?"}
    )

    assert "Hvilket møde?" in page(answer, 409)


def test_the_secretariat_lists_what_is_shown_to_it():
    hidden, shown = confirmed_practice(), confirmed_practice()
    show_to_secretariat(shown, by=shown.owner, at=timezone.now())
    browser = browser_of(OfficerFactory())
    text = page(browser.get(reverse("shown_practice")))

    assert at("practice_evidence", shown) in text and at("practice_evidence", hidden) not in text
    main = page(browser.get(at("practice_evidence", shown))).split("<main")[1].split("</main>")[0]
    assert "Spørg" not in main
    assert browser.get(at("practice_evidence", hidden)).status_code == 404


@pytest.mark.parametrize("name", ["practice", "competence_ratings"])
def test_who_has_never_co_driven_reads_what_comes_here(name):
    assert reverse("become_co_driver") in page(browser_of(PersonFactory()).get(reverse(name)))


def rated(pairing, level):
    ratings = {one.pk: Rating(level) for one in LeadershipCompetence.objects.all()}
    rate_oneself(pairing, ratings, moment=Moment.START, by=pairing.co_driver, at=timezone.now())


def test_a_co_driver_rates_in_words_and_asks_for_a_mirror():
    pairing, one = running_pair(), LeadershipCompetence.objects.first()
    browser, address = browser_of(pairing.co_driver), reverse("competence_ratings")
    answer = browser.post(f"{address}?par={pairing.pk}&tid=midway", {f"level_{one.pk}": "2", f"matters_{one.pk}": "on"})
    here = f"{address}?par={pairing.pk}&tid=midway"

    assert goes_to(answer, here)
    text = page(browser.get(here))
    assert "drift__picture" in text and "På vej, vil gerne bringe den i spil" in text
    assert goes_to(browser.post(reverse("ask_to_mirror"), {"par": pairing.pk, "tid": "midway"}), here)


def test_a_tick_without_a_word_is_a_fault_beside_the_competence():
    pairing, one = running_pair(), LeadershipCompetence.objects.first()
    answer = browser_of(pairing.co_driver).post(reverse("competence_ratings"), {f"matters_{one.pk}": "on"})

    assert set(shown_errors(answer)) == {f"level_{one.pk}"}


def test_a_leader_mirrors_without_having_read_the_other_view():
    pairing, one = running_pair(), LeadershipCompetence.objects.first()
    rated(pairing, 4)
    ask_to_mirror(pairing, moment=Moment.START, by=pairing.co_driver, at=timezone.now())
    browser, address = browser_of(pairing.network_leader), reverse("mirror", args=[pairing.pk])

    assert address in page(browser.get(reverse("my_page")))
    assert "drift__picture" not in page(browser.get(address))
    assert goes_to(browser.post(f"{address}?tid=start", {f"level_{one.pk}": "3"}), f"{address}?tid=start")
    assert CompetenceRating.objects.get(side="mirror").author == pairing.network_leader
    assert "drift__picture" in page(browser.get(address))


def test_who_reads_anothers_practice_is_in_the_log():
    evidence = asked_practice()
    for reader in (evidence.owner, evidence.pairing.network_leader):
        browser_of(reader).get(at("practice_evidence", evidence))
    read = AuditEvent.objects.filter(verb=Verb.READ, object_type="codriver.practiceevidence")

    assert [(one.actor, one.subject) for one in read] == [(evidence.pairing.network_leader, evidence.owner)]
