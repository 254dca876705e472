"""Making the form one's own: the full form, hidden questions, questions of the pair's own."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.alignments import send_answers
from codriver.models import OwnQuestion
from codriver.rules.forms import Side
from codriver.tests.factories import answered
from codriver.tests.views.answers import act, look, stored
from netvaerk.tests.views.pages import browser_of, page

pytestmark = pytest.mark.django_db


def test_the_full_form_is_for_both_and_so_is_the_way_back(alignment, leader, co_driver):
    act(leader, "choose_form", alignment, form="full")
    full = 'name="A3-version"' in look(co_driver, alignment)

    act(co_driver, "choose_form", alignment, form="short")

    assert full
    assert 'name="A3-version"' not in look(leader, alignment)


def test_a_question_is_hidden_for_both_and_brought_back(alignment, leader, co_driver):
    act(leader, "hide_question", alignment, code="B6")
    hidden = 'name="B6-version"' not in look(co_driver, alignment)

    act(co_driver, "show_question", alignment, code="B6")

    assert hidden
    assert 'name="B6-version"' in look(leader, alignment)


def test_a_question_that_every_agreement_needs_is_not_hidden(alignment, leader):
    page(act(leader, "hide_question", alignment, code="G1"), 409)

    assert 'name="G1-version"' in look(leader, alignment)


@pytest.mark.parametrize("code", ["", "ZZ", "x" * 500, "<b>"])
def test_a_question_that_does_not_exist_changes_nothing(alignment, leader, code):
    assert act(leader, "hide_question", alignment, code=code).status_code == 302
    assert alignment.hidden_questions.count() == 0


def test_a_question_of_ones_own_is_asked_of_both(alignment, leader, co_driver):
    act(leader, "add_question", alignment, text="Hvem laver kaffen?")

    assert 'name="X1-version"' in look(co_driver, alignment)
    assert "Hvem laver kaffen?" in look(leader, alignment)


def test_a_question_that_is_too_long_stays_typed(alignment, leader):
    long = "Hvem laver kaffen og " * 20

    assert long.strip() in page(act(leader, "add_question", alignment, text=long), 422)
    assert OwnQuestion.objects.count() == 0


def test_a_question_that_comes_too_late_stays_typed(alignment, leader, co_driver):
    send_answers(alignment, by=answered(alignment, Side.SECOND), at=timezone.now())

    assert "Hvem laver kaffen?" in page(act(leader, "add_question", alignment, text="Hvem laver kaffen?"), 409)
    assert OwnQuestion.objects.count() == 0


def test_once_one_has_sent_nothing_is_offered_that_would_be_refused(alignment, leader):
    send_answers(alignment, by=answered(alignment, Side.SECOND), at=timezone.now())

    text = look(leader, alignment)

    offered = [name for name in ("choose_form", "add_question", "hide_question") if _address(name, alignment) in text]
    assert offered == []


def test_a_question_without_words_is_told_over_the_page_with_a_link(alignment, leader):
    text = page(act(leader, "add_question", alignment, text=""), 422)

    summary = text.split("data-error-summary")[1].split("</div>")[0]
    assert 'href="#id_text"' in summary
    assert 'id="id_text"' in text


def test_a_question_that_is_answered_is_hidden_only_when_that_is_sure(alignment, leader):
    answered(alignment, Side.FIRST)
    asked = page(act(leader, "hide_question", alignment, code="B6"), 422)
    hidden_unasked = alignment.hidden_questions.count()

    act(leader, "hide_question", alignment, code="B6", sure="yes")

    assert 'name="sure"' in asked
    assert (hidden_unasked, alignment.hidden_questions.count()) == (0, 1)
    assert stored(alignment, "B6") == [("Noget langt 0", 1)]


def test_the_other_sees_who_changed_the_questions_and_how(alignment, leader, co_driver):
    act(leader, "hide_question", alignment, code="B6")
    act(leader, "add_question", alignment, text="Hvem laver kaffen?")

    changes = _changes(co_driver, alignment)

    assert (changes.by, changes.added, len(changes.hidden)) == (leader, ["Hvem laver kaffen?"], 1)
    assert _changes(leader, alignment) is None


def _address(name, alignment):
    return reverse(name, args=[alignment.pk])


def _changes(person, alignment):
    response = browser_of(person).get(_address("alignment", alignment))
    page(response)
    return response.context["changes"]
