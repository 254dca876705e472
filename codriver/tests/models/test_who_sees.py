"""Which rows are whose: everybody's set is told whole, with neighbours who have the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.models import (
    ClosingWords,
    CoDriverCandidacy,
    DiplomaStudy,
    PairClosing,
    Pairing,
    PairingHandover,
    PairingRun,
    PairingTalk,
    PracticeEvidence,
    RoomStep,
    StudyModule,
)
from codriver.tests.factories import (
    PairFactory,
    RoomStepFactory,
    asked_practice,
    asking_candidate,
    ended_pair,
    looked_back,
    module_at,
    practised,
    running_pair,
    study_of,
)
from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.tests.factories import LedPersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def test_modules_are_their_owners_and_once_applied_for_their_leaders_and_the_secretariats():
    study, other = study_of(), study_of()
    planned, applied = module_at("planned", study), module_at("applied", study, number=2)
    others = module_at("applied", other)
    seen = {
        study.person: {planned, applied},
        study.person.personnel_leader: {applied},
        other.person: {others},
        OfficerFactory(): {applied, others},
        PersonFactory(): set(),
    }

    assert {one: set(StudyModule.objects.visible_to(one)) for one in seen} == seen


def test_studies_are_the_secretariats_from_the_first_application_on():
    planned, applied, left = study_of(), study_of(), study_of(left_at=NOW)
    module_at("planned", planned), module_at("applied", applied)

    assert set(DiplomaStudy.objects.visible_to(OfficerFactory())) == {applied}
    assert set(DiplomaStudy.objects.visible_to(applied.person)) == set()
    assert left not in DiplomaStudy.objects.open()
    assert {planned, applied} <= set(DiplomaStudy.objects.open())


def test_practice_is_its_writers_then_the_leaders_then_the_secretariats():
    mine, asked, shown = practised(), asked_practice(), practised()
    PracticeEvidence.objects.filter(pk=shown.pk).update(shown_at=NOW)
    seen = {
        mine.pairing.co_driver: {mine},
        mine.pairing.network_leader: set(),
        asked.pairing.co_driver: {asked},
        asked.pairing.network_leader: {asked},
        OfficerFactory(): {shown},
        PersonFactory(): set(),
    }

    assert {one: set(PracticeEvidence.objects.visible_to(one)) for one in seen} == seen
    assert set(PracticeEvidence.objects.of(mine.pairing.co_driver)) == {mine}


def test_talks_are_the_secretariats_but_not_those_of_ones_own_pair():
    driving, leading = OfficerFactory(), OfficerFactory()
    pairs = PairFactory(co_driver=driving), PairFactory(network_leader=leading), PairFactory()
    drives, leads, others = (PairingTalk.objects.create(pairing=one, why="asked", needed_at=NOW) for one in pairs)
    seen = {
        driving: {leads, others},
        leading: {drives, others},
        OfficerFactory(): {drives, leads, others},
        pairs[2].co_driver: set(),
    }

    assert {one: set(PairingTalk.objects.visible_to(one)) for one in seen} == seen
    PairingTalk.objects.filter(pk=others.pk).update(settled_at=NOW)
    assert set(PairingTalk.objects.open()) == {drives, leads}


def test_runs_are_the_secretariats():
    assert PairingRun.objects.visible_to(OfficerFactory()).query.is_empty() is False
    assert PairingRun.objects.visible_to(PersonFactory()).query.is_empty() is True


def test_steps_of_a_room_are_the_twos():
    step, other = RoomStepFactory(), RoomStepFactory()
    seen = {
        step.pairing.co_driver: {step},
        step.pairing.network_leader: {step},
        other.pairing.co_driver: {other},
        OfficerFactory(): set(),
    }

    assert {one: set(RoomStep.objects.readable_by(one)) for one in seen} == seen


def test_closings_are_the_twos_and_their_words_open_when_both_have_sent():
    pairing, other = ended_pair(), ended_pair()
    leader, co_driver = pairing.network_leader, pairing.co_driver
    looked_back(pairing, leader)
    looked_back(other, other.network_leader, other.co_driver)

    def read_by(person: Person) -> set[int]:
        return set(ClosingWords.objects.readable_by(person).values_list("person", flat=True))

    assert [read_by(one) for one in (leader, co_driver, OfficerFactory())] == [{leader.pk}, set(), set()]
    looked_back(pairing, co_driver)
    assert [read_by(one) for one in (leader, co_driver)] == [{leader.pk, co_driver.pk}] * 2
    ClosingWords.objects.filter(person=co_driver).update(sent_at=None)
    assert [read_by(one) for one in (leader, co_driver)] == [{leader.pk}, {co_driver.pk}]
    closings = PairClosing.objects
    assert [set(closings.of(one)) for one in (leader, co_driver)] == [{pairing.closing}] * 2
    assert set(closings.of(PersonFactory())) == set()


def test_a_handover_goes_to_the_next_on_the_same_theme_and_seat_as_long_as_that_pair_runs():
    before = NOW.date() - timedelta(days=60)
    over = {"status": Pairing.Status.ENDED, "began_on": before, "ended_on": before, "end_kind": "other"}
    over |= {"end_reason": "Genmatch"}
    former = PairFactory(**over)
    handover = PairingHandover.objects.create(pairing=former, text="Ring til Bo", written_at=NOW)
    elsewhere, next_pair = PairFactory(), PairFactory(theme=former.theme)
    beside = PairFactory(theme=former.theme, seat=2)
    readers = (former.co_driver, former.network_leader, next_pair.co_driver)
    others = (elsewhere.co_driver, beside.co_driver, next_pair.network_leader, OfficerFactory())

    def reads(person: Person) -> bool:
        return handover in PairingHandover.objects.readable_by(person)

    assert [reads(one) for one in readers] == [True] * 3
    assert [reads(one) for one in others] == [False] * 4
    Pairing.objects.filter(pk=next_pair.pk).update(**over)
    assert not reads(next_pair.co_driver)


def test_candidacies_are_their_own_and_once_asked_the_leaders():
    asked, alone = asking_candidate(LedPersonFactory()), asking_candidate(LedPersonFactory())
    CoDriverCandidacy.objects.filter(pk=alone.pk).update(status="interested", asked_leader_at=None)
    seen = {
        asked.person: {asked},
        asked.person.personnel_leader: {asked},
        alone.person.personnel_leader: set(),
        OfficerFactory(): {asked, alone},
    }

    assert {one: set(CoDriverCandidacy.objects.visible_to(one)) for one in seen} == seen


def test_each_of_the_two_has_an_answer_of_their_own():
    pairing = running_pair()
    pairing.co_driver_says_yes, pairing.leader_says_yes = True, None

    assert pairing.answer_of(pairing.co_driver) is True
    assert pairing.answer_of(pairing.network_leader) is None
