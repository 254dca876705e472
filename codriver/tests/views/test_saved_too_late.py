"""A save that comes after sending: nothing is stored, and what stands nowhere else is handed back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.alignments import send_answers
from codriver.rules.forms import Side
from codriver.tests.factories import answered
from codriver.tests.views.answers import WORDS, act, save, stored
from netvaerk.tests.views.pages import HTMX, goes_to, page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_who_saves_after_sending_gets_the_words_back_and_nothing_is_stored(alignment, leader, headers):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=timezone.now())
    before = stored(alignment, "A1")

    response = save(leader, alignment, headers, only="A1", A1_version="1", A1=WORDS)

    text = page(response, 409)
    assert headers or WORDS in text
    assert stored(alignment, "A1") == before


def test_what_comes_after_sending_is_handed_back_in_words(alignment, leader):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=timezone.now())

    response = save(leader, alignment, A1_version="1", A1=WORDS, B1_version="1", B1_level="5", B1_note="Meget")

    text = page(response, 409)
    assert "Hvad håber du, at vi sammen lykkes med" in text
    assert ("rigtig meget" in text, "{" in text.split("<main")[1]) == (True, False)


def test_only_what_is_stored_nowhere_is_handed_back(alignment, leader):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=timezone.now())

    response = save(leader, alignment, A1_version="1", A1=WORDS, A2_version="1", A2="Noget langt 0", D1_version="0")

    assert [one.question.code for one in response.context["typed"]] == ["A1"]


def test_a_button_that_comes_after_sending_with_nothing_new_leads_on(alignment, leader):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=timezone.now())

    response = save(leader, alignment, A1_version="1", A1="Noget langt 0", send="yes")

    assert goes_to(response, reverse("alignment", args=[alignment.pk]))


def test_a_refused_autosave_leaves_the_version_for_the_button(alignment, leader):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=timezone.now())

    text = page(save(leader, alignment, HTMX, only="A1", A1_version="1", A1=WORDS), 409)

    assert '<input type="hidden" name="A1-version" value="1">' in text


@pytest.mark.parametrize("typed", [{"B1-level": "6", "B1-note": "Meget"}, {"C1-1-id": "1", "C1-1-weight": "9"}])
def test_what_is_no_answer_is_handed_back_too_without_a_fault(alignment, leader, typed):
    send_answers(alignment, by=answered(alignment, Side.FIRST), at=timezone.now())
    code = next(iter(typed))[:2]

    page(act(leader, "save_answers", alignment, **{f"{code}-version": "1", **typed}), 409)
