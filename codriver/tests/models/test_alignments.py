"""Alignments and answers as the database keeps them, and who is a party."""

import pytest
from django.utils import timezone

from codriver.models import AlignmentResponse, Answer, ExpectationAlignment, HiddenQuestion, OwnQuestion
from codriver.rules.forms import Side
from codriver.tests.factories import compared_alignment, open_alignment, opened_agreement
from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def alignment():
    return open_alignment()


@pytest.mark.parametrize(
    "fields", [{"closed_at": timezone.now()}, {"outcome": "void"}], ids=["no outcome", "not closed"]
)
def test_an_alignment_closes_with_an_outcome(alignment, fields):
    with refused_by("alignment_closes_with_an_outcome"):
        ExpectationAlignment.objects.filter(pk=alignment.pk).update(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "reference_leader"},
        {"pairing": None},
        {"first_party": 1},
        {"kind": "personnel_leader", "pairing": None},
    ],
    ids=["another kind with a pairing", "no pairing", "a first party beside the pairing", "no first party"],
)
def test_an_alignment_belongs_to_a_pairing_or_to_a_mandate(alignment, fields):
    if "first_party" in fields:
        fields = {"first_party": alignment.pairing.network_leader}
    with refused_by("alignment_belongs_to_a_pairing_or_to_a_mandate"):
        ExpectationAlignment.objects.filter(pk=alignment.pk).update(**fields)


def copy_of(alignment, **changes):
    fields = ("theme", "kind", "first_party", "template", "opened_at", "due_on")
    return ExpectationAlignment.objects.create(**{name: getattr(alignment, name) for name in fields} | changes)


def test_one_agreement_of_a_kind_runs_for_a_first_party_on_a_theme():
    with refused_by("alignment_one_running_for_a_kind_and_first_party"):
        copy_of(opened_agreement())


def test_an_agreement_of_the_same_kind_may_run_for_another_or_after_one_that_is_over():
    first = opened_agreement()
    copy_of(first, first_party=PersonFactory())
    copy_of(first, kind="reference_leader")
    copy_of(first, closed_at=timezone.now(), outcome="void")

    assert ExpectationAlignment.objects.opened_by_hand().count() == 4


def test_a_side_has_one_response(alignment):
    with refused_by("response_one_for_a_side"):
        AlignmentResponse.objects.create(alignment=alignment, side=Side.FIRST.value, person=PersonFactory())


def test_a_person_has_one_response(alignment):
    person = alignment.sides()[Side.FIRST].person

    with refused_by("response_one_for_a_person"):
        AlignmentResponse.objects.create(alignment=alignment, side="third", person=person)


def test_a_question_has_one_answer(alignment):
    response = alignment.sides()[Side.FIRST]
    Answer.objects.create(response=response, code="A1", value="x", saved_at=timezone.now())

    with refused_by("answer_one_for_a_question"):
        Answer.objects.create(response=response, code="A1", value="y", saved_at=timezone.now())


def test_a_question_is_hidden_once(alignment):
    by = alignment.pairing.co_driver
    HiddenQuestion.objects.create(alignment=alignment, code="A1", hidden_by=by)

    with refused_by("hidden_question_once"):
        HiddenQuestion.objects.create(alignment=alignment, code="A1", hidden_by=by)


def test_an_own_question_has_a_code_of_its_own(alignment):
    by = alignment.pairing.co_driver
    OwnQuestion.objects.create(alignment=alignment, code="X1", text="Hvad?", added_by=by)

    with refused_by("own_question_code_once"):
        OwnQuestion.objects.create(alignment=alignment, code="X1", text="Hvem?", added_by=by)


READERS = {
    "the network leader": (Side.FIRST, lambda one: one.pairing.network_leader),
    "the co-driver": (Side.SECOND, lambda one: one.pairing.co_driver),
    "an officer": (None, lambda one: OfficerFactory()),
    "the leader of another pair": (None, lambda one: compared_alignment().pairing.network_leader),
    "a superuser": (None, lambda one: Person.objects.create_superuser("root@kommune.example", name="Root")),
}


@pytest.mark.parametrize("who", READERS)
def test_only_the_two_are_parties(alignment, who):
    side, reader = READERS[who]
    person = reader(alignment)

    assert alignment.side_of(person) == side
    assert ExpectationAlignment.objects.of(person).filter(pk=alignment.pk).exists() == (side is not None)


def test_the_form_is_the_templates_less_the_hidden_plus_their_own(alignment):
    by = alignment.pairing.co_driver
    short = [question.code for question in alignment.form().in_use()]
    HiddenQuestion.objects.create(alignment=alignment, code="A2", hidden_by=by)
    OwnQuestion.objects.create(alignment=alignment, code="X1", text="Hvad?", added_by=by)

    assert [question.code for question in alignment.form().in_use()] == [
        *(code for code in short if code != "A2"),
        "X1",
    ]


def test_both_have_sent_only_when_both_have_sent(alignment):
    alignment.responses.filter(side=Side.FIRST.value).update(sent_at=timezone.now())
    one = alignment.both_have_sent
    alignment.responses.update(sent_at=timezone.now())

    assert (one, alignment.both_have_sent) == (False, True)
