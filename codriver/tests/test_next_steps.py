"""What Min side and the page say of a text that is being written: talk, look back, approve, or approve again."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.agreements import approve_agreement, write_joint
from codriver.actions.reviews import ask_for_revisit, begin_new_version
from codriver.facts.agreements import agreement_facts
from codriver.models import AlignmentAgreement, ExpectationAlignment
from codriver.queries.comparing import comparing_page
from codriver.queries.next_steps import NextStep, next_steps
from codriver.queries.stages import with_standing
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.factories import agreed_agreement, compared_alignment, running_pair, written_agreement
from netvaerk.tests.views.pages import browser_of, page

pytestmark = pytest.mark.django_db


def party(agreement, side):
    return agreement.alignment.sides()[side].person


def alignment_page(person, agreement):
    return browser_of(person).get(reverse("alignment", args=[agreement.alignment_id]))


def step_of(agreement, side=Side.FIRST):
    alignments = list(with_standing(ExpectationAlignment.objects.filter(pk=agreement.alignment_id)))
    return next_steps(alignments, party(agreement, side)).get(agreement.alignment_id)


def approve(agreement, side=Side.FIRST):
    agreement = AlignmentAgreement.objects.get(pk=agreement.pk)
    shown = agreement_facts(agreement, timezone.localdate()).now
    approve_agreement(agreement, by=party(agreement, side), at=timezone.now(), shown=shown)


def change(agreement, side, code="A4"):
    version = agreement.joint()[code].revision
    words = {"code": code, "value": f"Rettet {side.value}", "packet": Packet(version)}
    write_joint(agreement, by=party(agreement, side), at=timezone.now(), **words)


def renewed():
    """A new version that has just been begun."""
    agreed = agreed_agreement()
    review = ask_for_revisit(agreed.alignment, by=party(agreed, Side.FIRST), at=timezone.now())
    return begin_new_version(review, by=party(agreed, Side.FIRST), at=timezone.now())


@pytest.mark.parametrize(
    ("build", "step"),
    [
        (lambda: compared_alignment().agreements.get(), NextStep.TALK),
        (written_agreement, NextStep.APPROVE),
        (agreed_agreement, None),
        (renewed, NextStep.RENEW),
    ],
    ids=["compared", "complete", "agreed", "new version"],
)
def test_the_next_step_follows_how_far_the_text_is(build, step):
    assert step_of(build()) == step


@pytest.mark.parametrize(
    ("writer", "step", "changed"),
    [(Side.SECOND, NextStep.APPROVE_AGAIN, ["A4"]), (Side.FIRST, NextStep.APPROVE, None)],
    ids=["the other", "oneself"],
)
def test_who_approved_is_told_that_the_other_changed_the_text_and_what(writer, step, changed):
    agreement = written_agreement()
    approve(agreement)

    change(agreement, writer)

    lapse = comparing_page(agreement, party(agreement, Side.FIRST), timezone.localdate()).lapse
    assert step_of(agreement) == step
    assert (lapse and [one.code for one in lapse.changed]) == changed


def test_the_page_leads_from_the_lapsed_approval_to_what_changed():
    agreement = written_agreement()
    approve(agreement)
    change(agreement, Side.SECOND)

    text = page(alignment_page(party(agreement, Side.FIRST), agreement)).split('id="joint"')[0]

    assert 'href="#question-A4">Vores fælles mål</a>' in text
    assert 'href="#approve"' in text


def test_what_nobody_wrote_about_is_listed_before_one_approves():
    agreement = written_agreement()
    whole = alignment_page(party(agreement, Side.FIRST), agreement).context["page"].unwritten
    change_to_nothing = {"code": "A1", "value": "", "packet": Packet(agreement.joint()["A1"].revision)}
    write_joint(agreement, by=party(agreement, Side.FIRST), at=timezone.now(), **change_to_nothing)

    text = page(alignment_page(party(agreement, Side.FIRST), agreement)).split('class="unwritten"')[1]

    assert whole == []
    assert 'href="#question-A1">Det vil vi lykkes med</a>' in text.split("</div>")[0]


def test_many_texts_cost_what_one_costs(django_assert_num_queries):
    written_agreement(compared_alignment(running_pair()))
    first = compared_alignment(running_pair())
    person = first.sides()[Side.FIRST].person
    for _ in range(3):
        written_agreement()
    alignments = list(with_standing(ExpectationAlignment.objects.all()))

    with django_assert_num_queries(4):
        next_steps(alignments, person)
