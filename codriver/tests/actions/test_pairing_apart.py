"""What becomes of one pair leaves the others as they are: offers, pairs, roles and talks of other people."""

import pytest
from django.utils import timezone

from codriver.actions.pairing import answer_offer, close_pairing, end_pairing, offer_pairing, take_offer_back
from codriver.actions.talks import ask_for_talk
from codriver.facts.pairing import begin_facts, candidates, offer_facts, same_line
from codriver.models import Pairing, PairingTalk
from codriver.rules.pairing.offers import AnswerHindrance
from codriver.tests.factories import led_theme, offered_pair, running_pair
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import refused
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Status = Pairing.Status
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def said(pairing, person, yes=True):
    answer_offer(pairing, by=person, says_yes=yes, reason="", at=NOW)


def stands(*pairings):
    return [Pairing.objects.get(pk=one.pk).status for one in pairings]


def end(pairing, **changed):
    words = {"by": OfficerFactory(), "on": TODAY, "reason": "Genmatch", "at": NOW, **changed}
    end_pairing(pairing, **words)


@pytest.fixture
def other():
    return offered_pair()


def test_an_answer_is_given_to_one_offer_alone(other):
    pairing = offered_pair()
    said(pairing, pairing.network_leader)
    other.refresh_from_db()

    assert other.leader_says_yes is None


def test_a_no_frees_the_two_of_that_offer_alone(other):
    pairing = offered_pair()
    said(pairing, pairing.co_driver, yes=False)

    assert stands(pairing, other) == [Status.DECLINED, Status.OFFERED]


def test_a_second_yes_begins_that_pair_alone(other):
    pairing = offered_pair()
    for person in (pairing.network_leader, pairing.co_driver):
        said(pairing, person)

    assert stands(pairing, other) == [Status.ACTIVE, Status.OFFERED]


def test_one_offer_is_taken_back_alone(other):
    pairing = offered_pair()
    take_offer_back(pairing, by=OfficerFactory(), at=NOW)

    assert stands(pairing, other) == [Status.WITHDRAWN, Status.OFFERED]


def test_one_pair_ends_with_its_own_talk_alone():
    pairing, other, officer = running_pair(), running_pair(), OfficerFactory()
    for one in (pairing, other):
        ask_for_talk(one, by=one.co_driver, at=NOW)
    end(pairing, by=officer)

    assert stands(pairing, other) == [Status.ENDED, Status.ACTIVE]
    settled = {one.pairing_id: (one.settled_at, one.settled_by) for one in PairingTalk.objects.all()}
    assert settled == {pairing.pk: (NOW, officer), other.pk: (None, None)}
    current = RoleAssignment.objects.current()
    assert current.filter(theme=other.theme, role="co_driver").exists()
    assert current.filter(theme=pairing.theme, role="network_leader").exists()


@pytest.mark.parametrize(
    ("change", "reason"),
    [({"kind": "odd"}, AnswerHindrance.NO_KIND), ({"reason": " "}, AnswerHindrance.NO_REASON)],
)
def test_an_end_says_why(change, reason):
    pairing = running_pair()
    with refused(reason):
        end(pairing, **change)


def test_what_is_only_offered_is_not_ended(other):
    with refused(AnswerHindrance.NOT_ACTIVE):
        end(other)


def test_somebody_who_leaves_closes_no_pair_that_does_not_run(other):
    with refused(AnswerHindrance.NOT_ACTIVE):
        close_pairing(other, by=None, on=TODAY, reason="Holdt op", at=NOW)


def test_of_a_long_reason_the_role_keeps_what_fits():
    pairing = running_pair()
    end(pairing, reason="x" * 400)

    role = RoleAssignment.objects.get(theme=pairing.theme, role="co_driver")
    assert (len(Pairing.objects.get().end_reason), len(role.end_reason)) == (400, 300)


@pytest.mark.parametrize("which", ["network_leader", "co_driver"])
def test_a_pair_of_which_one_has_left_does_not_begin(other, which):
    assert begin_facts(other).employed
    person = getattr(other, which)
    type(person).objects.filter(pk=person.pk).update(is_active=False)

    assert not begin_facts(Pairing.objects.get(pk=other.pk)).employed


def test_a_role_on_another_theme_is_no_other_role(other):
    AssignmentFactory(person=other.co_driver)
    theme, person = led_theme(), AssignmentFactory().person

    assert not begin_facts(other).other_role
    assert not offer_facts(theme, person, by=OfficerFactory()).other_role


def test_one_line_goes_both_ways():
    leader = PersonFactory()
    staff = PersonFactory(personnel_leader=leader)

    assert [same_line(leader, staff), same_line(staff, leader), same_line(leader, PersonFactory())] == [
        True,
        True,
        False,
    ]


def test_a_pair_that_did_not_work_is_known_of_those_two_alone():
    pairing, officer = running_pair(), OfficerFactory()
    end(pairing, kind=Pairing.EndKind.COOPERATION)

    assert offer_facts(pairing.theme, pairing.co_driver, by=officer).did_not_work
    assert not offer_facts(pairing.theme, PersonFactory(), by=officer).did_not_work
    words = {"exception_reason": "", "again_reason": "De har talt ud"}
    again = offer_pairing(pairing.theme, co_driver=pairing.co_driver, by=officer, at=NOW, **words)
    assert again.again_reason == "De har talt ud"


def test_candidates_are_employed_free_and_without_a_role_on_the_theme(other):
    theme = led_theme()
    free, elsewhere = PersonFactory(), AssignmentFactory().person
    gone = PersonFactory(is_active=False)
    found = set(candidates(theme, ""))

    assert {free, elsewhere} <= found
    assert not {gone, other.co_driver, theme.role_assignments.get().person} & found
