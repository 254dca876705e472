"""What the factories lay in one go are the rows that the actions leave, one at a time."""

import pytest
from django.utils import timezone

from codriver.actions.agreements import write_joint
from codriver.actions.alignments import save_answer
from codriver.models import Answer
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.factories import answered, compared_alignment, open_alignment, some_value, written_agreement

pytestmark = pytest.mark.django_db


def answers(alignment):
    rows = Answer.objects.filter(response__alignment=alignment).order_by("response__side", "code")
    return list(rows.values_list("response__side", "code", "value", "version", "page_key", "sequence"))


def text(agreement):
    """Each edit, with its place among all that were made, and how many that were."""
    agreement.refresh_from_db()
    edits = agreement.edits.order_by("text_revision", "code", "revision")
    columns = ("code", "revision", "text_revision", "value", "edited_by", "page_key", "sequence")
    return agreement.revision, list(edits.values_list(*columns))


def save_all(alignment, side):
    for question in alignment.form().asked_of(side):
        person = alignment.sides()[side].person
        save_answer(alignment, code=question.code, value=some_value(question), by=person, at=timezone.now())


@pytest.mark.parametrize("side", Side)
def test_answers(side):
    laid, saved = open_alignment(), open_alignment()
    answered(laid, side)
    save_all(saved, side)

    assert answers(laid) == answers(saved)
    assert len(answers(laid)) > 10


def test_answers_that_were_there_stay():
    laid, saved = open_alignment(), open_alignment()
    for alignment in (laid, saved):
        person = alignment.sides()[Side.FIRST].person
        save_answer(alignment, code="A1", value="Noget andet", by=person, at=timezone.now())
    answered(laid, Side.FIRST)
    save_all(saved, Side.FIRST)

    assert answers(laid) == answers(saved)


def write_all(agreement):
    person = agreement.alignment.sides()[Side.FIRST].person
    for question in agreement.alignment.form().joint():
        edit = agreement.joint().get(question.code)
        packet = Packet(edit.revision if edit else 0)
        write_joint(
            agreement, code=question.code, value=some_value(question), by=person, at=timezone.now(), packet=packet
        )


def test_a_joint_text():
    alignment = compared_alignment()
    agreement = alignment.agreements.get()
    begun_with = text(agreement)[1]
    write_all(agreement)
    written = text(agreement)
    agreement.edits.filter(text_revision__gt=0).delete()
    type(agreement).objects.filter(pk=agreement.pk).update(revision=0)

    laid = text(written_agreement(alignment))

    assert laid == written
    assert len(laid[1]) > len(begun_with)
