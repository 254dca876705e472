"""The pages of a test."""

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import SolutionTest
from netvaerk.tests.factories import PersonFactory, SolutionFactory, SolutionTestFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def idea():
    return SolutionFactory(theme=led_theme("active"), described=True)


@pytest.fixture
def leader(idea):
    return browser_of(leader_of(idea.theme))


def at(test, name="solution_test"):
    return reverse(name, args=[test.pk])


def test_a_test_is_begun_with_a_leader_by_name(idea, leader):
    backer = PersonFactory(personnel_leader=PersonFactory(name="Åse Birkelund")).personnel_leader
    address = reverse("begin_test", args=[idea.pk])
    assert address in page(leader.get(reverse("solution", args=[idea.pk])))
    typed = {"backed_by": "åse birke", "backed_on": str(TODAY), "ask_effect": "Falder ventetiden?"}

    response = leader.post(address, typed)
    test = SolutionTest.objects.get()
    assert goes_to(response, at(test))
    assert (test.backed_by, "Falder ventetiden?" in page(leader.get(at(test)))) == (backer, True)


def test_an_idea_is_tested_once_its_sheet_is_whole_and_nothing_typed_is_lost(idea, leader):
    typed = {"title": idea.title, **idea.sheet, "onward": "", "version": 1}
    assert goes_to(leader.post(at(idea, "edit_solution"), typed), at(idea, "solution"))
    backer = PersonFactory(personnel_leader=PersonFactory()).personnel_leader
    asked = {"backed_by": backer.email, "backed_on": str(TODAY), "ask_ease": "Kan man finde ud af det?"}

    shown = page(leader.post(at(idea, "begin_test"), asked), 409)
    assert all(words in shown for words in ("Sådan føres den videre", "Kan man finde ud af det?"))
    leader.post(at(idea, "edit_solution"), typed | {"onward": "Fast aftale", "version": 2})
    assert "Fast aftale" in page(leader.get(at(idea, "solution")))
    leader.post(at(idea, "begin_test"), asked)
    assert SolutionTest.objects.filter(solution=idea).exists()


def test_without_backing_and_questions_the_form_says_so_beside_the_fields(idea, leader):
    response = leader.post(reverse("begin_test", args=[idea.pk]), {"backed_on": "2099-01-01", "ask_ease": " "})

    assert sorted(shown_errors(response)) == ["ask_reception", "backed_by", "backed_on"]
    response = leader.post(
        reverse("begin_test", args=[idea.pk]),
        {"backed_by": PersonFactory().email, "backed_on": str(TODAY), "ask_ease": "Ja?"},
    )
    assert "leder ingen" in page(response, 409)


def test_the_stages_are_gone_one_by_one_and_the_next_step_is_offered_after_the_analysis(idea, leader):
    test = SolutionTestFactory(solution=idea)
    for shown, to in enumerate(("test", "analysis"), start=1):
        assert reverse("conclude_test", args=[test.pk]) not in page(leader.get(at(test)))
        assert goes_to(leader.post(at(test, "move_test"), {"to": to, "version": shown}), at(test))

    assert reverse("conclude_test", args=[test.pk]) in page(leader.get(at(test)))
    page(leader.post(at(test, "move_test"), {"to": "next_step", "version": 3}), 409)


def test_the_questions_are_written_at_the_start_and_the_results_later(idea, leader):
    test = SolutionTestFactory(solution=idea)
    assert "ask_effect" in leader.get(at(test, "write_test")).context["form"].fields
    leader.post(at(test, "move_test"), {"to": "test", "version": 1})
    form = leader.get(at(test, "write_test")).context["form"]
    assert [*form.fields] == ["version", "found_reception"]

    assert goes_to(leader.post(at(test, "write_test"), {"found_reception": "Ja", "version": 2}), at(test))
    text = page(leader.post(at(test, "write_test"), {"found_reception": "Nej", "version": 2}), 409)
    assert ("Ja" in text, "Nej" in text) == (True, True)


def test_what_a_next_step_lacks_is_said_beside_the_field(idea, leader):
    test = SolutionTestFactory(solution=idea, stage="analysis")

    assert list(shown_errors(leader.post(at(test, "conclude_test"), {"outcome": "stop", "version": 1}))) == [
        "learnt",
        "why",
    ]
    typed = {"outcome": "adopt", "learnt": "Den bruges.", "version": 1}
    assert "hvad I fandt ud af" in page(leader.post(at(test, "conclude_test"), typed), 409)


def test_what_was_adopted_is_tested_and_every_employee_reads_what_it_showed(idea, leader):
    test = SolutionTestFactory(solution=idea, stage="analysis", found_reception="Kun for os")
    typed = {"outcome": "adopt", "learnt": "Den bruges hver dag.", "version": 1}
    assert goes_to(leader.post(at(test, "conclude_test"), typed), at(test))

    text = page(browser_of(PersonFactory()).get(reverse("solution", args=[idea.pk])))
    assert ("Den bruges hver dag." in text, "Kun for os" in text, at(test) in text) == (True, False, False)


def test_while_a_test_runs_the_page_of_the_idea_offers_no_turn(idea, leader):
    address = reverse("turn_solution", args=[idea.pk])
    assert address in page(leader.get(reverse("solution", args=[idea.pk])))
    SolutionTestFactory(solution=idea)

    assert address not in page(leader.get(reverse("solution", args=[idea.pk])))
    typed = {"to": "tested", "learnt": "Ja", "version": 1}
    assert "En test af den er i gang" in page(leader.post(address, typed), 409)


def test_a_test_is_taken_away_at_its_start_alone(idea, leader):
    test = SolutionTestFactory(solution=idea)
    assert at(test, "call_off_test") in page(leader.get(at(test)))
    page(leader.post(at(test, "call_off_test"), {"version": 0}), 409)

    response = leader.post(at(test, "call_off_test"), {"version": 1})
    assert goes_to(response, reverse("solution", args=[idea.pk]))


def test_a_new_test_asks_what_the_last_one_asked(idea, leader):
    SolutionTestFactory(solution=idea, stage="next_step", outcome="adjust", found_reception="Nej")
    form = leader.get(reverse("begin_test", args=[idea.pk])).context["form"]

    assert form["ask_reception"].value() == "Bliver den brugt?"


def test_the_co_driver_writes_and_moves_and_does_not_decide(idea):
    test = SolutionTestFactory(solution=idea)
    browser = browser_of(AssignmentFactory(theme=idea.theme, role="co_driver").person)
    text = page(browser.get(at(test)))

    offered = [at(test, name) in text for name in ("write_test", "move_test", "call_off_test")]
    assert offered == [True, True, False]


def test_strangers_find_no_test_and_those_of_other_themes_read_none(idea):
    hidden = SolutionTestFactory(solution__theme__status="declined")
    stranger = browser_of(AssignmentFactory().person)

    assert [stranger.get(at(one)).status_code for one in (hidden, SolutionTestFactory(solution=idea))] == [404, 403]


def test_a_question_is_shown_as_it_was_typed_and_never_as_tags(idea, leader):
    test = SolutionTestFactory(solution=idea, stage="test", ask_reception="<script>1</script>")

    for name in ("write_test", "solution_test", "conclude_test"):
        text = page(leader.get(at(test, name)))
        assert ("<script>1" in text, "&lt;script&gt;1" in text) == (False, True)
