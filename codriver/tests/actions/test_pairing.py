"""Offering, answering, taking back and ending pairings."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.pairing import answer_offer, end_pairing, offer_pairing, take_offer_back
from codriver.facts.days_off import days_off_around
from codriver.models import ExpectationAlignment, Pairing
from codriver.rules.pairing.offers import AnswerHindrance, PairingHindrance
from codriver.rules.working_days import after_working_days
from codriver.tests.factories import agreed_agreement, led_theme, offered_pair, running_pair
from netvaerk.actions.people import place
from netvaerk.models import AuditEvent, NetworkTheme, Verb
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions.assignments import appoint
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
Status, Outcome = Pairing.Status, ExpectationAlignment.Outcome
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def officer():
    return OfficerFactory()


def said(pairing, person, yes=True, reason=""):
    answer_offer(pairing, by=person, says_yes=yes, reason=reason, at=NOW)


def test_a_leader_and_a_co_driver_are_offered_to_each_other(officer):
    theme, person = led_theme(), PersonFactory()
    pairing = offer_pairing(theme, co_driver=person, by=officer, at=NOW)

    assert (pairing.status, pairing.co_driver, pairing.seat) == (Status.OFFERED, person, 1)
    assert pairing.network_leader == theme.role_assignments.get().person
    assert pairing.answer_by == after_working_days(TODAY, 10, days_off_around(TODAY))
    assert log_of(pairing) == [(Verb.OFFERED, officer, None)]


def facts_of_the_leader():
    held = AssignmentFactory()
    return {"theme": held.theme, "co_driver": held.person}


def facts_of_the_line():
    theme = led_theme()
    return {"theme": theme, "co_driver": PersonFactory(personnel_leader=theme.role_assignments.get().person)}


def facts_of_another_role():
    theme = led_theme()
    return {"theme": theme, "co_driver": AssignmentFactory(theme=theme, role="reference_leader").person}


OFFERS = {
    PairingHindrance.NOT_SECRETARIAT: lambda: {"by": running_pair().network_leader},
    PairingHindrance.NO_LEADER: lambda: {"theme": ThemeFactory()},
    PairingHindrance.THEME_TAKES_NO_PAIR: lambda: {"theme": led_theme(status=NetworkTheme.Status.CLOSED)},
    PairingHindrance.ONESELF: facts_of_the_leader,
    PairingHindrance.NOT_EMPLOYED: lambda: {"co_driver": PersonFactory(is_active=False)},
    PairingHindrance.OTHER_ROLE: facts_of_another_role,
    PairingHindrance.THEME_IS_TAKEN: lambda: {"theme": running_pair().theme},
    PairingHindrance.PERSON_IS_TAKEN: lambda: {"co_driver": offered_pair().co_driver},
    PairingHindrance.OWN_LINE: facts_of_the_line,
}


@pytest.mark.parametrize("reason", OFFERS, ids=lambda reason: reason.name)
def test_an_offer_is_refused(officer, reason):
    facts = {"theme": led_theme(), "co_driver": PersonFactory(), "by": officer} | OFFERS[reason]()
    before = Pairing.objects.count()

    with refused(reason):
        offer_pairing(facts.pop("theme"), at=NOW, **facts)

    assert Pairing.objects.count() == before


def test_a_written_reason_lets_a_pair_be_in_one_line(officer):
    pairing = offer_pairing(**facts_of_the_line(), by=officer, at=NOW, exception_reason="Ingen andre kan")

    assert pairing.exception_reason == "Ingen andre kan"


def test_a_municipality_may_choose_two_co_drivers(officer, settings):
    settings.CO_DRIVERS_PER_THEME = 2
    first = running_pair()
    second = running_pair(first.theme)

    assert (first.seat, second.seat) == (1, 2)
    with refused(PairingHindrance.THEME_IS_TAKEN):
        offer_pairing(first.theme, co_driver=PersonFactory(), by=officer, at=NOW)


def test_one_yes_begins_nothing():
    pairing = offered_pair()
    said(pairing, pairing.co_driver)

    assert (pairing.status, pairing.waits_for) == (Status.OFFERED, [pairing.network_leader])
    assert log_of(pairing)[1:] == [(Verb.ACCEPTED, pairing.co_driver, pairing.co_driver)]


@pytest.mark.parametrize("order", [1, -1], ids=["leader first", "co-driver first"])
def test_two_yeses_begin_the_pairing_the_role_and_the_alignment(order):
    pairing = offered_pair()
    for person in [pairing.network_leader, pairing.co_driver][::order]:
        said(pairing, person)
    role = RoleAssignment.objects.current().get(person=pairing.co_driver)

    assert (pairing.status, pairing.began_on) == (Status.ACTIVE, TODAY)
    assert (role.role, role.theme, role.began_on) == ("co_driver", pairing.theme, TODAY)
    assert pairing.alignment.due_on == TODAY + timedelta(days=21)


def test_a_beginning_is_recorded_by_the_one_who_said_the_last_yes():
    pairing = running_pair()

    assert log_of(pairing)[-1] == (Verb.BEGAN, pairing.co_driver, None)
    assert log_of(pairing.alignment) == [(Verb.OPENED, pairing.co_driver, None)]


def test_a_no_frees_both():
    pairing = offered_pair()
    said(pairing, pairing.network_leader)
    said(pairing, pairing.co_driver, yes=False, reason="Ikke tid")

    assert (pairing.status, pairing.co_driver_reason) == (Status.DECLINED, "Ikke tid")
    assert offered_pair(pairing.theme, pairing.co_driver).status == Status.OFFERED


def test_the_reason_of_a_no_is_not_in_the_log():
    pairing = offered_pair()
    said(pairing, pairing.co_driver, yes=False, reason="Hemmelig grund")

    assert log_of(pairing)[-1] == (Verb.DECLINED, pairing.co_driver, pairing.co_driver)
    assert "Hemmelig" not in str(list(AuditEvent.objects.values()))


@pytest.mark.parametrize("yes", [True, False])
def test_the_same_answer_again_changes_nothing(yes):
    pairing = offered_pair()
    for _again in range(2):
        said(pairing, pairing.co_driver, yes=yes)

    assert len(log_of(pairing)) == 2


def test_the_last_yes_again_opens_no_second_alignment():
    pairing = running_pair()
    said(pairing, pairing.co_driver)

    assert ExpectationAlignment.objects.count() == 1


@pytest.mark.parametrize("who", ["an officer", "the leader of another offer"])
def test_only_the_two_answer(officer, who):
    pairing = offered_pair()
    stranger = officer if who == "an officer" else offered_pair().network_leader

    with refused(AnswerHindrance.NOT_A_PARTY):
        said(pairing, stranger)


def test_an_answer_is_not_taken_back_by_the_opposite():
    pairing = offered_pair()
    said(pairing, pairing.co_driver)

    with refused(AnswerHindrance.ANSWERED_ALREADY):
        said(pairing, pairing.co_driver, yes=False)

    assert pairing.status == Status.OFFERED


def test_an_offer_that_is_taken_back_cannot_be_answered(officer):
    pairing = offered_pair()
    take_offer_back(pairing, by=officer, at=NOW)

    with refused(AnswerHindrance.NOT_OFFERED):
        said(pairing, pairing.co_driver)

    assert log_of(pairing)[-1] == (Verb.WITHDREW, officer, None)


def becomes_reference_leader(pairing):
    appoint(pairing.theme, person=pairing.co_driver, role="reference_leader", by=OfficerFactory(), at=NOW)


def is_placed_under_the_leader(pairing):
    place(pairing.co_driver, unit=None, personnel_leader=pairing.network_leader, by=None)


def gets_a_new_leader(pairing):
    RoleAssignment.objects.filter(person=pairing.network_leader).update(ended_on=TODAY)
    AssignmentFactory(theme=pairing.theme)


SINCE_THE_OFFER = {
    PairingHindrance.OTHER_ROLE: becomes_reference_leader,
    PairingHindrance.THEME_TAKES_NO_PAIR: lambda pairing: NetworkTheme.objects.update(status="closed"),
    PairingHindrance.NO_LONGER_LEADS: gets_a_new_leader,
    PairingHindrance.OWN_LINE_SINCE: is_placed_under_the_leader,
}


@pytest.mark.parametrize("reason", SINCE_THE_OFFER, ids=lambda reason: reason.name)
def test_a_pair_that_can_no_longer_begin_is_told_why_and_both_are_free_again(
    reason, mailoutbox, django_capture_on_commit_callbacks
):
    pairing = offered_pair()
    said(pairing, pairing.network_leader)
    SINCE_THE_OFFER[reason](pairing)
    mailoutbox.clear()

    with pytest.raises(Refused) as refusal, django_capture_on_commit_callbacks(execute=True):
        said(pairing, pairing.co_driver)

    two = {pairing.network_leader.email, pairing.co_driver.email}
    assert (refusal.value.reasons, pairing.status) == ([reason], Status.WITHDRAWN)
    assert two < {address for letter in mailoutbox for address in letter.to}
    assert log_of(pairing)[-1] == (Verb.WITHDREW, None, None)


def test_a_pair_that_was_offered_in_one_line_with_a_reason_begins(officer):
    pairing = offer_pairing(**facts_of_the_line(), by=officer, at=NOW, exception_reason="Ingen andre kan")
    for person in (pairing.network_leader, pairing.co_driver):
        said(pairing, person)

    assert pairing.status == Status.ACTIVE


def test_only_the_secretariat_takes_an_offer_back():
    pairing = offered_pair()

    with refused(AnswerHindrance.NOT_SECRETARIAT):
        take_offer_back(pairing, by=pairing.network_leader, at=NOW)


def test_a_running_pairing_is_not_taken_back(officer):
    pairing = running_pair()

    with refused(AnswerHindrance.NOT_OFFERED):
        take_offer_back(pairing, by=officer, at=NOW)

    assert pairing.status == Status.ACTIVE


def ended(pairing, officer, *, on=TODAY, reason="Temaet er løst"):
    end_pairing(pairing, by=officer, on=on, reason=reason, at=NOW)


def test_a_pairing_ends_with_its_role(officer):
    pairing = running_pair()
    ended(pairing, officer)
    role = RoleAssignment.objects.get(person=pairing.co_driver)

    assert (pairing.status, pairing.ended_on, pairing.end_reason) == (Status.ENDED, TODAY, "Temaet er løst")
    assert (role.ended_on, role.end_reason) == (TODAY, "Temaet er løst")
    assert log_of(pairing)[-1] == (Verb.ENDED, officer, None)


def test_an_alignment_not_agreed_lapses_with_the_pairing(officer):
    pairing = running_pair()
    ended(pairing, officer)
    alignment = ExpectationAlignment.objects.get()

    assert (alignment.outcome, alignment.closed_at) == (Outcome.VOID, NOW)


def test_an_agreed_alignment_stays_as_history(officer):
    agreement = agreed_agreement()
    ended(agreement.alignment.pairing, officer)
    agreement.refresh_from_db()

    assert agreement.superseded_at == NOW
    assert ExpectationAlignment.objects.get().outcome == Outcome.SUPERSEDED
    assert agreement.text.content["version"] == 1


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ({"reason": " "}, AnswerHindrance.NO_REASON),
        ({"on": TODAY - timedelta(days=9)}, AnswerHindrance.ENDS_BEFORE_IT_BEGAN),
        ({"on": TODAY + timedelta(days=1)}, AnswerHindrance.ENDS_IN_THE_FUTURE),
    ],
    ids=["no reason", "too early", "in the future"],
)
def test_an_end_is_refused(officer, how, reason):
    pairing = running_pair()

    with refused(reason):
        ended(pairing, officer, **how)

    assert Pairing.objects.get().status == Status.ACTIVE


@pytest.mark.parametrize("stage", [offered_pair, running_pair])
def test_only_a_running_pairing_ends_and_only_once(officer, stage):
    pairing = stage()
    if pairing.status == Status.ACTIVE:
        ended(pairing, officer)

    with refused(AnswerHindrance.NOT_ACTIVE):
        ended(pairing, officer)

    assert times(Verb.ENDED, pairing) == (stage is running_pair)


def test_the_two_do_not_end_their_pairing_themselves():
    pairing = running_pair()

    with refused(AnswerHindrance.NOT_SECRETARIAT):
        ended(pairing, pairing.network_leader)
