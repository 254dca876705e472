"""Making the form one's own: the full form, hidden questions, questions of the pair's own."""

import pytest
from django.utils import timezone

from codriver.actions.alignments import send_answers
from codriver.models import OwnQuestion
from codriver.rules.forms import Side
from codriver.tests.factories import answered
from codriver.tests.views.answers import act, look
from netvaerk.tests.views.pages import page

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
