"""Somebody leaves, or a theme gets a new leader: what ends with them, and what stays as history."""

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions.leaving import LeavingHindrance, leave
from codriver.actions.pairing import answer_offer
from codriver.actions.succession import accept_role, hand_over
from codriver.models import ExpectationAlignment, Pairing
from codriver.rules.pairing.offers import AnswerHindrance
from codriver.tests.factories import agreed_agreement, led_theme, offered_pair, running_pair
from netvaerk.actions.calendar_feeds import make_address
from netvaerk.actions.people import employ_again
from netvaerk.models import CalendarFeed, MeetingInvitation, Person, Verb
from netvaerk.tests.factories import ColleagueFactory, InvitationFactory, OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.models import RoleAssignment
from roles.rules.assignments import RoleHindrance
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Status, Outcome = Pairing.Status, ExpectationAlignment.Outcome
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def officer():
    return OfficerFactory()


def test_a_leaver_can_no_longer_log_in(officer):
    person = PersonFactory()
    leave(person, by=officer, at=NOW)

    assert not Person.objects.get(pk=person.pk).is_active
    assert log_of(person) == [(Verb.LEFT, officer, person)]


def test_leaving_twice_is_leaving_once(officer):
    person = running_pair().co_driver
    for _again in range(2):
        leave(person, by=officer, at=NOW)

    assert len(log_of(person)) == 1


def test_a_leavers_calendar_address_opens_nothing_also_when_employed_again(officer):
    person = PersonFactory()
    secret = make_address(person, shown=0, at=NOW)
    leave(person, by=officer, at=NOW)
    employ_again(person, by=officer, at=NOW)

    assert CalendarFeed.objects.behind(secret) is None


def test_a_leaver_is_in_no_network(officer):
    one = ColleagueFactory()
    leave(one.person, by=officer, at=NOW)

    one.refresh_from_db()
    assert (one.stage, one.left_on) == ("yes", TODAY)


@pytest.mark.parametrize("who", ["co_driver", "network_leader"])
def test_a_leavers_pairing_ends(officer, who):
    pairing = running_pair()
    leave(getattr(pairing, who), by=officer, at=NOW)
    pairing.refresh_from_db()

    assert (pairing.status, pairing.ended_on) == (Status.ENDED, TODAY)
    assert pairing.alignment.outcome == Outcome.VOID


@pytest.mark.parametrize("who", ["co_driver", "network_leader"])
def test_a_leaver_holds_no_role(officer, who):
    person = getattr(running_pair(), who)
    AssignmentFactory(person=person, began_on=None)
    leave(person, by=officer, at=NOW)

    assert not RoleAssignment.objects.open().filter(person=person).exists()


def test_the_other_of_the_pair_keeps_her_role(officer):
    pairing = running_pair()
    leave(pairing.co_driver, by=officer, at=NOW)

    assert RoleAssignment.objects.current().get(person=pairing.network_leader).theme == pairing.theme


@pytest.mark.parametrize("who", ["co_driver", "network_leader"])
def test_an_offer_to_a_leaver_is_taken_back(officer, who):
    pairing = offered_pair()
    leave(getattr(pairing, who), by=officer, at=NOW)
    pairing.refresh_from_db()

    assert pairing.status == Status.WITHDRAWN


def test_an_offer_taken_back_from_a_leaver_is_recorded(officer):
    pairing = offered_pair()
    leave(pairing.co_driver, by=officer, at=NOW)

    assert times(Verb.WITHDREW, pairing) == 1


def test_what_a_leaver_agreed_stays(officer):
    agreement = agreed_agreement()
    leave(agreement.alignment.pairing.co_driver, by=officer, at=NOW)
    agreement.refresh_from_db()

    assert (agreement.superseded_at, agreement.text.content["version"]) == (NOW, 1)


def test_a_leaver_answers_no_offer(officer):
    pairing = offered_pair()
    leave(pairing.co_driver, by=officer, at=NOW)

    with refused(AnswerHindrance.NOT_OFFERED):
        answer_offer(pairing, by=pairing.co_driver, says_yes=True, reason="", at=NOW)


def test_others_are_untouched_by_a_leaver(officer):
    stays, goes = running_pair(), running_pair()
    leave(goes.co_driver, by=officer, at=NOW)

    assert list(Pairing.objects.current()) == [stays]


def test_nobody_closes_their_own_login(officer):
    with refused(LeavingHindrance.ONESELF):
        leave(officer, by=officer, at=NOW)

    assert Person.objects.get(pk=officer.pk).is_active


def test_a_leaver_is_no_longer_an_officer_also_when_employed_again(officer):
    colleague = OfficerFactory()
    leave(colleague, by=officer, at=NOW)
    employ_again(colleague, by=officer, at=NOW)

    back = Person.objects.get(pk=colleague.pk)
    assert (back.is_active, back.is_secretariat, back.is_staff) == (True, False, False)


def handed_over(theme, officer, **fields):
    former = theme.role_assignments.get(role="network_leader")
    return hand_over(former, to=PersonFactory(**fields), note="Ring", waiver="Har ledt før", by=officer, at=NOW)


def test_a_new_leader_ends_the_pair_of_the_former(officer):
    pairing = running_pair()
    new = handed_over(pairing.theme, officer)
    accept_role(new, by=new.person, at=NOW)
    pairing.refresh_from_db()

    assert (pairing.status, pairing.ended_on, pairing.end_reason) == (
        Status.ENDED,
        TODAY,
        "The theme has a new network leader",
    )


def test_the_agreement_with_the_former_leader_stays_as_replaced(officer):
    agreement = agreed_agreement()
    new = handed_over(agreement.alignment.theme, officer)
    accept_role(new, by=new.person, at=NOW)

    assert ExpectationAlignment.objects.get().outcome == Outcome.SUPERSEDED


def test_an_offer_with_the_former_leader_is_taken_back_and_recorded(officer):
    pairing = offered_pair()
    new = handed_over(pairing.theme, officer)
    accept_role(new, by=new.person, at=NOW)
    pairing.refresh_from_db()

    assert (pairing.status, times(Verb.WITHDREW, pairing)) == (Status.WITHDRAWN, 1)


def test_a_new_reference_leader_ends_no_pair():
    pairing = running_pair()
    asked = AssignmentFactory(theme=pairing.theme, role="reference_leader", began_on=None)
    accept_role(asked, by=asked.person, at=NOW)

    assert list(Pairing.objects.current()) == [pairing]


def test_a_new_leader_ends_no_pair_on_another_theme(officer):
    pairing, theme = running_pair(), led_theme()
    new = handed_over(theme, officer)
    accept_role(new, by=new.person, at=NOW)

    assert list(Pairing.objects.current()) == [pairing]


def test_only_the_one_asked_takes_over(officer):
    pairing = running_pair()
    new = handed_over(pairing.theme, officer)

    with refused(RoleHindrance.NOT_YOURS):
        accept_role(new, by=pairing.network_leader, at=NOW)

    assert list(Pairing.objects.current()) == [pairing]


def test_a_co_driver_does_not_take_over_the_lead_while_co_driving(officer):
    pairing = running_pair()

    with refused(RoleHindrance.HOLDS_ANOTHER):
        hand_over(
            pairing.theme.role_assignments.get(role="network_leader"),
            to=pairing.co_driver,
            note="Ring",
            waiver="Har ledt før",
            by=officer,
            at=NOW,
        )


def test_a_leaver_is_invited_to_nothing_ahead_and_hears_nothing(officer, django_capture_on_commit_callbacks):
    role = AssignmentFactory()
    theirs = InvitationFactory(meeting__theme=role.theme, person=role.person)
    beside = InvitationFactory(person=role.person)
    ColleagueFactory(theme=beside.meeting.theme, person=role.person)
    with django_capture_on_commit_callbacks(execute=True):
        leave(role.person, by=officer, at=NOW)

    assert not MeetingInvitation.objects.standing().exists()
    assert [times(Verb.WITHDREW, one) for one in (theirs, beside)] == [1, 1]
    assert role.person.email not in {one.to[0] for one in mail.outbox}
