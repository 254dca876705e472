"""Revisiting: the look back comes first, the words say what is so, and one press does not undo the other's answer."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.reviews import ask_for_revisit, begin_new_version, confirm_unchanged
from codriver.rules.forms import Side
from codriver.tests.factories import agreed_agreement
from netvaerk.models import Person
from netvaerk.tests.views.pages import browser_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed():
    agreement = agreed_agreement()
    Person.objects.update(language="en")
    return agreement


@pytest.fixture
def anne(agreed):
    return agreed.alignment.sides()[Side.FIRST].person


@pytest.fixture
def bashir(agreed):
    return agreed.alignment.sides()[Side.SECOND].person


@pytest.fixture
def review(agreed, anne):
    return ask_for_revisit(agreed.alignment, by=anne, at=timezone.now())


def look(person, agreed):
    return page(browser_of(person).get(reverse("alignment", args=[agreed.alignment_id])))


def test_a_new_version_begins_with_looking_back(agreed, anne, review):
    begin_new_version(review, by=anne, at=timezone.now())

    text = look(anne, agreed)

    places = [text.index(f'id="question-{code}"') for code in ("R1", "R2", "R3", "A1", "A4", "M1")]
    assert places == sorted(places)


def test_what_is_copied_says_where_it_comes_from_and_old_answers_are_folded_up(agreed, anne, review):
    begin_new_version(review, by=anne, at=timezone.now())

    text = look(anne, agreed)

    assert "From version 1." in text.split('id="state-A1"')[1].split("</div>")[0]
    assert "You both answered this" not in text
    assert "Noget langt 1" not in text.split('class="answers-then"')[0]


def test_who_meets_the_others_unchanged_is_asked_before_a_new_version_undoes_it(agreed, anne, bashir, review):
    form = f'action="{reverse("begin_new_version", args=[review.pk])}"'
    plain = look(anne, agreed)
    confirm_unchanged(review, by=bashir, at=timezone.now())

    asked = look(anne, agreed)

    assert (plain.count(form), plain.count('class="confirm"')) == (1, 0)
    assert (asked.count(form), form in asked.split('class="confirm"')[1]) == (1, True)


def test_why_it_is_time_is_said_in_a_whole_sentence(agreed, anne, review):
    type(review).objects.update(because="date", asked_by=None)

    assert "You agreed to look at it again on" in look(anne, agreed)


def test_an_old_version_leads_to_the_one_that_holds(agreed, anne):
    type(agreed).objects.update(superseded_at=timezone.now())

    text = page(browser_of(anne).get(reverse("agreement", args=[agreed.pk])))

    assert f'href="{reverse("alignment", args=[agreed.alignment_id])}">See the agreement that holds today' in text
    assert "data-print" in text
