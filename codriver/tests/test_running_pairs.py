"""How far a pair has come is told alike in the list of all pairs, on its theme, to its two, and on its own page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.agreements import approve_agreement
from codriver.actions.alignments import send_answers
from codriver.actions.reviews import ask_for_revisit, begin_new_version, confirm_unchanged
from codriver.facts.agreements import agreement_facts
from codriver.models import ExpectationAlignment
from codriver.queries.running import standings_of_person, standings_on
from codriver.queries.running_pairs import running_pairs
from codriver.queries.stages import Stage, standing, with_standing
from codriver.rules.forms import Side
from codriver.tests.factories import (
    agreed_agreement,
    answered,
    compared_alignment,
    offered_pair,
    open_alignment,
    running_pair,
    written_agreement,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
IN_A_MONTH = TODAY + timedelta(days=30)


def begun():
    answered(open_alignment(), Side.SECOND)


def one_sent():
    alignment = open_alignment()
    send_answers(alignment, by=answered(alignment, Side.SECOND), at=timezone.now())


def one_approved():
    agreement = written_agreement()
    shown = agreement_facts(agreement, TODAY).now
    approve_agreement(agreement, by=agreement.alignment.sides()[Side.SECOND].person, at=timezone.now(), shown=shown)


def to_revisit():
    agreed = agreed_agreement()
    first = agreed.alignment.sides()[Side.FIRST].person
    return ask_for_revisit(agreed.alignment, by=first, at=timezone.now()), first


def one_keeps_it():
    review, first = to_revisit()
    confirm_unchanged(review, by=first, at=timezone.now())


def written_anew():
    review, first = to_revisit()
    begin_new_version(review, by=first, at=timezone.now())


def told(stands):
    waits = sorted((one.pk, one.name) for one in stands.waits_for)
    return stands.stage, waits, stands.waited, stands.agreed_on, stands.next_review, stands.needs_help


@pytest.mark.parametrize(
    ("scene", "stage", "waited_for"),
    [
        (running_pair, Stage.NOT_STARTED, 2),
        (begun, Stage.DRAFTING, 2),
        (one_sent, Stage.ONE_SENT, 1),
        (compared_alignment, Stage.WRITING, 2),
        (one_approved, Stage.ONE_APPROVED, 1),
        (agreed_agreement, Stage.AGREED, 0),
        (to_revisit, Stage.DUE, 2),
        (one_keeps_it, Stage.DUE, 1),
        (written_anew, Stage.WRITING, 2),
    ],
)
@pytest.mark.parametrize("day", [TODAY, IN_A_MONTH])
def test_every_list_tells_the_same(scene, stage, waited_for, day):
    scene()
    alignment = with_standing(ExpectationAlignment.objects.filter(pairing__isnull=False)).get()
    whole = standing(alignment, day)
    [pair] = running_pairs(day)
    [on_theme] = standings_on(alignment.theme, day)
    [mine] = standings_of_person(alignment.pairing.co_driver, day)

    assert (whole.stage, len(whole.waits_for)) == (stage, waited_for)
    assert told(pair.standing) == told(on_theme) == told(whole)
    assert (mine.stage, mine.waited, mine.needs_help) == (whole.stage, whole.waited, whole.needs_help)
    assert (pair.number, pair.theme, pair.began_on) == (alignment.pairing_id, alignment.theme.title, TODAY)


def test_the_pairs_that_run_with_their_people_and_no_others(django_assert_num_queries):
    first, second = running_pair(), running_pair()
    offered_pair()
    with django_assert_num_queries(2):
        found = running_pairs(TODAY)

    assert [one.number for one in found] == [first.pk, second.pk]
    assert [one.leader.name for one in found] == [first.network_leader.name, second.network_leader.name]
    assert [one.co_driver.pk for one in found] == [first.co_driver_id, second.co_driver_id]
    assert {one.own_line_unexplained for one in found} == {False}


@pytest.mark.parametrize(("reason", "unexplained"), [("", True), ("De har aftalt det", False)])
def test_a_pair_that_has_come_into_one_line_asks_why(reason, unexplained):
    pairing = running_pair()
    type(pairing).objects.filter(pk=pairing.pk).update(exception_reason=reason)
    type(pairing.co_driver).objects.filter(pk=pairing.co_driver_id).update(personnel_leader=pairing.network_leader)

    assert running_pairs(TODAY)[0].own_line_unexplained is unexplained
