"""The page of differences: parts to go to, what is done folded up, and where a table differs."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.agreements import talk_through
from codriver.rules.forms import Side
from codriver.tests.factories import compared_alignment
from netvaerk.models import Person
from netvaerk.tests.views.pages import browser_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing():
    agreement = compared_alignment().agreements.get()
    Person.objects.update(language="en")
    return agreement


def look(agreement):
    person = agreement.alignment.sides()[Side.FIRST].person
    return page(browser_of(person).get(reverse("alignment", args=[agreement.alignment_id])))


def talk(agreement, *codes):
    person = agreement.alignment.sides()[Side.FIRST].person
    for code in codes:
        talk_through(agreement, code=code, done=True, by=person, at=timezone.now())


def test_every_part_and_count_leads_to_a_place_on_the_page(writing):
    text = look(writing)

    places = set(re.findall(r'href="#([\w-]+)"', text))
    assert {"together", "approve", "group-close"} <= places
    assert {one for one in places if f'id="{one}"' not in text} == set()


def test_the_page_says_how_much_is_talked_through(writing):
    talk(writing, "A1", "A2")

    assert "2 of 15 talked through" in look(writing)


def test_what_is_talked_through_is_folded_up_unless_it_calls_for_something(writing):
    talk(writing, "A1", "F1")

    text = look(writing)

    assert '<details class="compared" id="compared-A1">' in text
    assert '<section class="compared" id="compared-F1"' in text


def test_the_rows_in_which_the_two_differ_are_marked(writing):
    second = writing.alignment.sides()[Side.SECOND].answers.get(code="K1")
    first = writing.alignment.sides()[Side.FIRST].answers.get(code="K1")
    type(first).objects.filter(pk=first.pk).update(value={**second.value, "budget": "leader"})

    marked = re.findall(r'<tr class="apart">\s*<th scope="row">([^<]+)', look(writing))

    assert [one.strip() for one in marked] == ["The budget"]
