"""Writing practice, having it confirmed, and who sees it: each step with its effect, its letter and its event."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions import practice as steps
from codriver.actions.leaving import leave
from codriver.facts.practice import ConfirmedPractice
from codriver.facts.practice import confirmed_practice as counted
from codriver.models import CoDriverTask, PracticeEvidence
from codriver.queries.practice import practice_that_waits
from codriver.rules.practice import PracticeHindrance
from codriver.tests.factories import asked_practice, confirmed_practice, offered_pair, practised, running_pair
from netvaerk.models import AuditEvent
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
WORDS = steps.Practice(timezone.localdate(), ("spar",), what_done="Vi talte om et svært møde")


def now():
    return timezone.now()


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words, at=now())
    return refusal.value.reasons


def again(evidence):
    return PracticeEvidence.objects.get(pk=evidence.pk)


def actors(evidence):
    return list(AuditEvent.objects.filter(object_id=evidence.pk, object_type="codriver.practiceevidence"))


def test_practice_is_written_once_with_its_tasks_and_the_log_names_nobody():
    pairing = running_pair()
    words = replace(WORDS, tasks=list(CoDriverTask.objects.all()[:2]))
    first, second = (steps.add_practice(pairing, words, by=pairing.co_driver, at=now()) for _ in range(2))

    assert (first, first.tasks.count(), first.status) == (second, 2, "mine")
    assert [(one.actor, one.subject) for one in actors(first)] == [(None, None)]


def test_only_the_co_driver_of_a_pair_that_has_begun_writes():
    pairing, offered = running_pair(), offered_pair()

    assert refused(steps.add_practice, pairing, WORDS, by=pairing.network_leader) == [PracticeHindrance.NOT_YOURS]
    assert refused(steps.add_practice, offered, WORDS, by=offered.co_driver) == [PracticeHindrance.NOT_A_PAIR]


def test_the_leader_is_asked_and_told_nothing_of_what_it_says(django_capture_on_commit_callbacks):
    evidence = practised()
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            steps.ask_leader(evidence, by=evidence.owner, at=now())
    (letter,) = mail.outbox

    assert letter.to == [evidence.pairing.network_leader.email]
    assert evidence.what_done not in letter.body
    assert again(evidence).status == "asked"


def test_who_has_left_is_not_asked():
    evidence = practised()
    leave(evidence.pairing.network_leader, by=OfficerFactory(), at=now())

    assert refused(steps.ask_leader, again(evidence), by=evidence.owner) == [PracticeHindrance.LEADER_HAS_LEFT]


def test_the_leader_confirms_what_was_read_and_it_is_written_no_more(django_capture_on_commit_callbacks):
    evidence = asked_practice()
    leader, owner = evidence.pairing.network_leader, evidence.owner
    steps.edit_practice(evidence, WORDS, shown=1, by=owner, at=now())

    assert refused(steps.confirm_practice, evidence, shown=1, by=leader) == [PracticeHindrance.CHANGED_MEANWHILE]
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            steps.confirm_practice(evidence, shown=2, by=leader, at=now())
    assert [letter.to for letter in mail.outbox] == [[owner.email]]
    for act, words in ((steps.edit_practice, {"practice": replace(WORDS, what_done="Nyt"), "shown": 2}),
                       (steps.delete_practice, {}), (steps.take_back, {}), (steps.ask_leader, {})):  # fmt: skip
        assert refused(act, evidence, **words, by=owner) == [PracticeHindrance.CONFIRMED]


def test_only_the_leader_of_the_pair_confirms():
    evidence = asked_practice()
    for somebody in (evidence.owner, running_pair().network_leader, OfficerFactory()):
        assert refused(steps.confirm_practice, evidence, shown=1, by=somebody) == [PracticeHindrance.NOT_THE_LEADER]


def test_the_leader_asks_and_the_co_driver_asks_again():
    evidence = asked_practice()
    leader = evidence.pairing.network_leader
    assert refused(steps.ask_back, evidence, question=" ", shown=1, by=leader) == [PracticeHindrance.NO_QUESTION]

    steps.ask_back(evidence, question="Hvilket møde?", shown=1, by=leader, at=now())
    assert (again(evidence).status, again(evidence).question) == ("questioned", "Hvilket møde?")
    steps.ask_leader(evidence, by=evidence.owner, at=now())
    assert (again(evidence).status, again(evidence).question) == ("asked", "")


def test_what_is_taken_back_is_the_co_drivers_alone():
    evidence = asked_practice()
    leader = evidence.pairing.network_leader
    assert PracticeEvidence.objects.visible_to(leader).exists()
    for _ in range(2):
        steps.take_back(evidence, by=evidence.owner, at=now())

    assert not PracticeEvidence.objects.visible_to(leader).exists()
    assert refused(steps.confirm_practice, evidence, shown=1, by=leader) == [PracticeHindrance.NOT_ASKED]


def test_the_owner_shows_the_secretariat_and_hides_it_again_also_when_it_is_confirmed():
    evidence, officer = confirmed_practice(), OfficerFactory()
    seen = PracticeEvidence.objects.visible_to(officer)

    steps.show_to_secretariat(evidence, by=evidence.owner, at=now())
    assert seen.get() == evidence
    steps.hide_from_secretariat(evidence, by=evidence.owner, at=now())
    assert not seen.exists()
    leader = evidence.pairing.network_leader
    assert refused(steps.show_to_secretariat, evidence, by=leader) == [PracticeHindrance.NOT_YOURS]


def test_what_is_deleted_stays_deleted():
    evidence = practised()
    for _ in range(2):
        steps.delete_practice(evidence, by=evidence.pairing.co_driver, at=now())

    assert not PracticeEvidence.objects.exists()


def test_another_windows_text_is_not_written_over():
    evidence = practised()
    steps.edit_practice(evidence, WORDS, shown=1, by=evidence.owner, at=now())
    newer = replace(WORDS, what_done="Noget helt andet")

    assert refused(steps.edit_practice, evidence, newer, shown=1, by=evidence.owner) == [
        PracticeHindrance.CHANGED_MEANWHILE
    ]
    steps.edit_practice(evidence, WORDS, shown=1, by=evidence.owner, at=now())
    assert again(evidence).version == 2


def test_confirmed_practice_is_counted_by_kind(django_assert_num_queries):
    pairing, nobody = running_pair(), PersonFactory()
    confirmed_practice(pairing, kinds=("plan", "spar"))
    confirmed_practice(pairing, what_done="Endnu et møde")
    asked_practice(pairing, kinds=("compose",))
    with django_assert_num_queries(1):
        found = counted([pairing.co_driver, nobody])

    assert found == {pairing.co_driver_id: ConfirmedPractice(plan=2, spar=1), nobody.pk: ConfirmedPractice()}
    assert (found[pairing.co_driver_id].is_in_each, ConfirmedPractice(1, 1, 1).is_in_each) == (False, True)


@pytest.mark.one_database("sqlite")
def test_after_14_days_the_secretariat_sees_that_a_pair_waits():
    evidence = asked_practice()
    later = now() + timedelta(days=14)
    assert [line.pairing for line in practice_that_waits(timezone.localdate(later))] == [evidence.pairing]
    steps.take_back(evidence, by=evidence.owner, at=now())
    assert practice_that_waits(timezone.localdate(later)) == []
