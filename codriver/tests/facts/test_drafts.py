"""What is read of a draft: for its two alone, and of answers one's own alone."""

import pytest
from django.utils import timezone

from codriver.actions.alignments import add_question, hide_question
from codriver.facts.drafts import alignment_of, draft_as_it_stands, draft_of
from codriver.models import Answer
from codriver.rules.agreements import DraftFacts
from codriver.rules.forms import Side
from codriver.tests.factories import answered, open_alignment
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.mark.parametrize("read", [alignment_of, draft_of])
def test_an_alignment_is_found_by_its_two_and_by_nobody_else(read):
    alignment, others = open_alignment(), open_alignment()
    outsiders = [others.sides()[Side.FIRST].person, OfficerFactory(), PersonFactory(is_superuser=True)]

    assert [read(one, pk=alignment.pk) for one in outsiders] == [None, None, None]
    found = [read(one.person, pk=alignment.pk) for one in alignment.sides().values()]
    assert found == [alignment, alignment]


@pytest.mark.parametrize("read", [alignment_of, draft_of])
def test_it_comes_with_the_form_that_the_two_have_made(read, django_assert_num_queries):
    alignment = open_alignment()
    leader = alignment.sides()[Side.FIRST].person
    own = add_question(alignment, text="Hvad med os?", by=leader, at=NOW)
    hide_question(alignment, code="B2", by=leader, at=NOW)
    alignment.refresh_from_db()

    with django_assert_num_queries(3):
        found = read(leader, pk=alignment.pk)
        form, sides = found.form(), found.sides()

    assert (form, sides) == (alignment.form(), alignment.sides())
    assert ({one.code for one in form.own}, form.hidden) == ({own.code}, {"B2"})


def test_of_the_answers_one_reads_ones_own(django_assert_num_queries):
    alignment = open_alignment()
    leader, co_driver = (one.person for one in alignment.sides().values())
    answered(alignment, Side.SECOND, shift=1)
    Answer.objects.filter(response__person=co_driver, code="A1").update(value="Kun min")

    with django_assert_num_queries(2):
        empty, full = draft_as_it_stands(alignment, leader), draft_as_it_stands(alignment, co_driver)

    asked = alignment.form().asked_of(Side.SECOND)
    assert (empty.answers, set(full.answers)) == ({}, {one.code for one in asked})
    assert full.answers["A1"].value == "Kun min"
    assert "Kun min" not in repr(full)


def test_who_is_no_party_has_no_draft():
    alignment = open_alignment()

    draft = draft_as_it_stands(alignment, OfficerFactory())

    nowhere = DraftFacts(party=False, closed=False, sent=False, other_sent=False)
    assert (draft.facts, draft.response, draft.answers) == (nowhere, 0, {})
