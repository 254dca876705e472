"""Who may do what with what belongs to a pair, to a path and to a study: everybody is asked about each thing."""

import pytest
from django.utils import timezone

from codriver import access
from codriver.models import Pairing, PairingHandover, PairingRun
from codriver.tests.factories import (
    PairFactory,
    PulseFactory,
    RoomEntryFactory,
    RoomStepFactory,
    asked_effect,
    asked_practice,
    compared_alignment,
    confirmed_practice,
    ended_pair,
    handed_in,
    kept_file,
    looked_back,
    module_at,
    practised,
    study_of,
)
from codriver.tests.people import EVERYBODY, PAIR, former_co_driver, pair_with_a_past
from netvaerk.models import NetworkTheme
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
OFFICER, CO_DRIVER, LEADER = {"officer"}, {"co-driver"}, {"network leader"}
ON_THE_THEME = PAIR | {"reference leader"}


def former_pairing(pairing):
    return Pairing.objects.get(theme=pairing.theme, status=Pairing.Status.ENDED)


THINGS = {
    "may_prepare_talk": (PAIR, lambda pairing: pairing),
    "may_ask_for_talk": (PAIR | OFFICER, lambda pairing: pairing),
    "may_follow_talks": (OFFICER, lambda pairing: pairing),
    "may_look_back": (PAIR, lambda pairing: pairing),
    "may_say_what_next": (CO_DRIVER, lambda pairing: pairing),
    "may_mirror": (LEADER, lambda pairing: pairing),
    "may_use_room": (PAIR, lambda pairing: pairing),
    "may_write_handover": ({"former co-driver"}, former_pairing),
    "may_read_handover": ({"former co-driver"}, former_pairing),
    "may_read_effects": (ON_THE_THEME | OFFICER, lambda pairing: pairing.theme),
    "may_change_entry": (LEADER, lambda pairing: RoomEntryFactory(pairing=pairing, opened=True)),
    "may_tick_step": (PAIR, lambda pairing: RoomStepFactory(pairing=pairing)),
    "may_answer_pulse": (LEADER, lambda pairing: PulseFactory(pairing=pairing)),
    "may_settle_wish": (OFFICER, lambda pairing: PulseFactory(pairing=pairing)),
    "may_decide_on_practice": (CO_DRIVER, asked_practice),
    "may_write_practice": (CO_DRIVER, asked_practice),
    "may_read_practice": (PAIR, asked_practice),
    "may_answer_practice": (LEADER, asked_practice),
    "may_read_file": (PAIR, lambda pairing: kept_file(asked_practice(pairing))),
    "may_delete_file": (CO_DRIVER, lambda pairing: kept_file(asked_practice(pairing))),
    "may_see_run": (OFFICER, lambda pairing: PairingRun()),
    "may_ask_to_lead": (OFFICER, lambda pairing: PersonFactory()),
    "may_note_ready": (OFFICER, lambda pairing: PersonFactory()),
}


def those_who_may(question, thing, pairing):
    may = getattr(access, question)
    return {who for who, find in EVERYBODY.items() if may(find(pairing), thing)}


@pytest.mark.parametrize("question", THINGS)
def test_around_what_belongs_to_a_pair(question):
    allowed, thing = THINGS[question]
    pairing = pair_with_a_past()

    assert those_who_may(question, thing(pairing), pairing) == allowed


@pytest.mark.parametrize(
    "question",
    [
        "may_see_evaluations", "may_see_coming_leaders", "may_see_succession", "may_see_paths", "may_see_candidacies",
        "may_see_shown_practice", "may_see_studies",
    ],
)  # fmt: skip
def test_lists_of_everybody_are_the_secretariats(question):
    pairing, may = pair_with_a_past(), getattr(access, question)

    assert {who for who, find in EVERYBODY.items() if may(find(pairing))} == OFFICER


def test_practice_that_nobody_is_asked_about_is_its_writers_alone():
    evidence = practised()
    pairing = evidence.pairing

    assert access.may_read_practice(pairing.co_driver, evidence)
    assert not access.may_read_practice(pairing.network_leader, evidence)


def test_whoever_reads_one_piece_of_practice_reads_no_other():
    mine, other = practised(), practised()

    assert not access.may_read_practice(mine.pairing.co_driver, other)


def test_what_is_confirmed_is_not_written_any_more():
    evidence = confirmed_practice()

    assert not access.may_write_practice(evidence.pairing.co_driver, evidence)
    assert access.may_decide_on_practice(evidence.pairing.co_driver, evidence)


def test_an_officer_settles_nothing_in_a_pair_of_their_own():
    officer = OfficerFactory()
    own, other = PairFactory(co_driver=officer), PairFactory()

    assert not access.may_follow_talks(officer, own)
    assert access.may_follow_talks(officer, other)
    assert not access.may_settle_wish(officer, PulseFactory(pairing=own))
    assert not access.may_note_ready(officer, officer)


def test_a_pair_that_only_waits_has_no_room_and_no_handover():
    offered = PairFactory(status=Pairing.Status.OFFERED, began_on=None, leader_says_yes=None, co_driver_says_yes=None)

    assert not access.may_use_room(offered.co_driver, offered)
    assert not access.may_write_handover(offered.co_driver, offered)
    assert not access.may_read_handover(offered.network_leader, offered)


def test_a_handover_is_read_by_the_next_co_driver_and_no_other_of_theirs_is():
    pairing, other = pair_with_a_past(), pair_with_a_past()
    former = former_pairing(pairing)
    PairingHandover.objects.create(pairing=former, text="Ring til Bo", written_at=timezone.now())
    readers = {"the writer": former.co_driver, "the leader": pairing.network_leader, "the next": pairing.co_driver}

    assert {who for who, one in readers.items() if access.may_read_handover(one, former)} == set(readers)
    assert {who for who, one in readers.items() if access.may_read_handover(one, former_pairing(other))} == set()


def test_whoever_reads_one_agreement_reads_no_other():
    mine, other = (compared_alignment(pair_with_a_past()).agreements.get() for _ in range(2))

    assert access.may_read_agreement(mine.alignment.pairing.co_driver, mine)
    assert not access.may_read_agreement(mine.alignment.pairing.co_driver, other)


def test_the_two_of_a_former_pair_keep_its_room():
    pairing = pair_with_a_past()
    former = former_pairing(pairing)

    assert access.may_use_room(former_co_driver(pairing), former)
    assert not access.may_use_room(pairing.co_driver, former)


def test_what_has_come_of_it_is_said_by_the_one_who_was_asked():
    pairing = ended_pair()
    effect = asked_effect(looked_back(pairing), pairing.co_driver)

    assert access.may_say_effect(pairing.co_driver, effect)
    assert not access.may_say_effect(pairing.network_leader, effect)


def test_agreements_are_opened_while_the_theme_runs():
    pairing = pair_with_a_past()
    assert access.may_open_agreements(pairing.network_leader, pairing.theme)
    pairing.theme.status = NetworkTheme.Status.CLOSED

    assert not access.may_open_agreements(pairing.network_leader, pairing.theme)
    assert not access.may_open_agreements(OfficerFactory(), pairing.theme)


def test_agreed_hours_are_the_twos_and_an_officers_if_both_share():
    pairing, officer = pair_with_a_past(), OfficerFactory()
    alignment = pairing.alignment
    assert access.reads_agreed_hours(pairing.co_driver, alignment)
    assert not access.reads_agreed_hours(officer, alignment)
    alignment.responses.filter(person=pairing.co_driver).update(shared_at=alignment.opened_at)
    assert not access.reads_agreed_hours(officer, alignment)
    alignment.responses.update(shared_at=alignment.opened_at)

    assert access.reads_agreed_hours(officer, alignment)
    assert not access.reads_agreed_hours(PersonFactory(), alignment)


AROUND_A_STUDY = {
    "owner": lambda study: study.person,
    "leader": lambda study: study.person.personnel_leader,
    "officer": lambda study: OfficerFactory(),
    "owner of another": lambda study: study_of().person,
    "leader of another": lambda study: study_of().person.personnel_leader,
    "superuser": lambda study: PersonFactory(is_staff=True, is_superuser=True),
}
STUDIES = {
    "may_see_study": ({"officer"}, lambda study: study),
    "may_verify": ({"officer"}, lambda study: study),
    "may_read_paper": ({"owner", "officer"}, handed_in),
    "may_see_module": ({"owner", "leader", "officer"}, lambda study: module_at("applied", study)),
    "may_study": ({"owner"}, lambda study: module_at("applied", study)),
    "may_answer_module": ({"leader"}, lambda study: module_at("applied", study)),
    "may_prioritise_module": ({"officer"}, lambda study: module_at("approved", study)),
    "may_note_enrolment": ({"owner", "officer"}, lambda study: module_at("prioritised", study)),
}


@pytest.mark.parametrize("question", STUDIES)
def test_around_a_study(question):
    study, (allowed, thing) = study_of(), STUDIES[question]
    may, about = getattr(access, question), thing(study)

    assert {who for who, find in AROUND_A_STUDY.items() if may(find(study), about)} == allowed


def test_an_officer_verifies_no_study_of_their_own():
    study = study_of(OfficerFactory())

    assert not access.may_verify(study.person, study)
    assert access.may_read_paper(study.person, handed_in(study))
