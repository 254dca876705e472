"""Two at the same moment: the organisation comes in once, one officer has what both would take, and a link that two
open gives one copy."""

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import OfficerFactory
from secretariat.actions.hand_outs import answer_hand_out, hand_out_copy, withdraw_hand_out
from secretariat.actions.organisation import bring_in, fingerprint, keep_files, plan_of
from secretariat.actions.today import take
from secretariat.models import CopyHandOut, OrganisationImport, TodayMark
from secretariat.queries.organisation import read_files
from secretariat.rules.changes import ImportHindrance
from secretariat.rules.hand_outs import HandOutHindrance
from secretariat.rules.today import Case, Kind, TodayHindrance
from secretariat.tests.hand_outs import confirmed, noted
from secretariat.tests.organisations import files

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@often
def test_two_officers_bringing_in_the_same_files():
    now, officers = timezone.now(), [OfficerFactory(), OfficerFactory()]
    kept = keep_files(read_files(files(), now.date()).organisation, [], by=officers[0], at=now)
    shown = fingerprint(plan_of(kept))

    def bring(officer):
        return lambda: bring_in(OrganisationImport.objects.get(pk=kept.pk), by=officer, at=now, shown=shown)

    answers = at_once(*map(bring, officers))

    assert answers.count([ImportHindrance.DONE_ALREADY]) == 1
    assert Person.objects.filter(external_id__startswith="p").count() == 3


@often
def test_two_officers_taking_the_same_thing():
    now, officers = timezone.now(), [OfficerFactory(), OfficerFactory()]
    case = Case(Kind.START, officers[0].pk, now.date())  # another thing each round

    answers = at_once(*[lambda officer=one: take(case, by=officer, at=now) for one in officers])

    assert answers.count([TodayHindrance.TAKEN]) == 1
    assert TodayMark.objects.get(number=case.number).taken_by in officers


def fresh(hand_out):
    return CopyHandOut.objects.with_people().get(pk=hand_out.pk)


@often
def test_two_who_press_the_button_of_one_link_get_one_copy():
    out, now = confirmed(), timezone.now()

    answers = at_once(*[lambda: hand_out_copy(fresh(out), lambda person: "the copy", at=now)] * 2)

    assert sorted(map(str, answers)) == sorted(map(str, ["the copy", [HandOutHindrance.LINK_OPENS_NOTHING]]))


@often
def test_a_link_that_is_withdrawn_while_somebody_presses_its_button_gives_a_copy_or_is_withdrawn():
    out, now = confirmed(), timezone.now()

    given, withdrawn = at_once(
        lambda: hand_out_copy(fresh(out), lambda person: "the copy", at=now),
        lambda: withdraw_hand_out(fresh(out), by=out.answered_by, at=now),
    )

    assert (given == "the copy") is (withdrawn == [HandOutHindrance.NOTHING_TO_WITHDRAW])


@often
def test_two_officers_confirming_send_one_link():
    hand_out, now, officers = noted(), timezone.now(), [OfficerFactory(), OfficerFactory()]

    answers = at_once(
        *(lambda one=one: answer_hand_out(fresh(hand_out), agrees=True, by=one, at=now) for one in officers)
    )

    assert answers.count([HandOutHindrance.NOT_WAITING]) == 1
    assert fresh(hand_out).answered_by == officers[answers.index(None)]
