"""Who may do what around a pair: every person, every thing, every answer."""

import pytest

from codriver import access
from codriver.models import Pairing
from codriver.tests.factories import agreed_agreement, asking_candidate, compared_alignment
from codriver.tests.people import EVERYBODY, PAIR, former_co_driver, pair_with_a_past
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.tests.factories import LedPersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
OFFICER = {"officer"}
ANSWERS = {
    "may_pair": (OFFICER, lambda person, pairing: access.may_pair(person)),
    "may_pair_on": (OFFICER, lambda person, pairing: access.may_pair_on(person, pairing.theme)),
    "may_see_pairing": (PAIR | OFFICER, access.may_see_pairing),
    "may_answer_offer": (PAIR, access.may_answer_offer),
    "may_end_pairing": (OFFICER, access.may_end_pairing),
    "may_request_competences": (
        {"network leader"},
        lambda person, pairing: access.may_request_competences(person, pairing.theme),
    ),
    "may_see_mandate": (
        PAIR | OFFICER | {"reference leader"},
        lambda person, pairing: access.may_see_mandate(person, pairing.theme),
    ),
    "may_see_hours": (PAIR | OFFICER, lambda person, pairing: access.may_see_hours(person, pairing.theme)),
    "may_open_agreements": (
        PAIR | OFFICER | {"reference leader", "personnel leader"},
        lambda person, pairing: access.may_open_agreements(person, pairing.theme),
    ),
    "is_party": (PAIR, lambda person, pairing: access.is_party(person, pairing.alignment)),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ANSWERS)
def test_around_a_pair(question, who):
    pairing = pair_with_a_past()
    allowed, ask = ANSWERS[question]

    assert ask(EVERYBODY[who](pairing), pairing) == (who in allowed)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(
    ("stage", "shared", "readers"),
    [("written", True, PAIR), ("agreed", False, PAIR), ("agreed", True, PAIR | OFFICER)],
    ids=["a draft, though shared", "agreed", "agreed and shared"],
)
def test_around_an_agreement(stage, shared, readers, who):
    pairing = pair_with_a_past()
    alignment = compared_alignment(pairing)
    agreement = agreed_agreement(alignment) if stage == "agreed" else alignment.agreements.get()
    if shared:
        alignment.responses.update(shared_at=agreement.opened_at)
    person = EVERYBODY[who](pairing)

    assert access.may_read_agreement(person, agreement) == (who in readers)
    assert access.may_write_agreement(person, agreement) == (who in PAIR)


def test_a_former_co_driver_still_sees_the_pairing_and_the_agreement_that_were_hers():
    pairing = pair_with_a_past()
    person = former_co_driver(pairing)
    former = Pairing.objects.get(co_driver=person)

    assert access.may_see_pairing(person, former)
    assert access.is_party(person, former.alignment)


def test_an_officer_who_leads_a_pair_is_a_party_to_that_one_alone():
    mine, other = pair_with_a_past(), pair_with_a_past()
    person = mine.network_leader
    person.groups.add(OfficerFactory().groups.get())

    assert (access.is_party(person, mine.alignment), access.is_party(person, other.alignment)) == (True, False)
    assert not access.may_read_agreement(person, agreed_agreement(compared_alignment(other)))


@pytest.mark.parametrize(
    ("question", "allowed"),
    [
        ("may_see_candidacy", {"person", "leader", "officer"}),
        ("may_send_to_leader", {"person", "officer"}),
        ("may_answer_candidacy", {"leader"}),
        ("may_read_shared_reflection", {"officer"}),
    ],
)
def test_who_may_what_with_a_candidacy(question, allowed):
    candidacy, other = asking_candidate(LedPersonFactory()), asking_candidate(LedPersonFactory()).person
    people = {"person": candidacy.person, "leader": candidacy.person.personnel_leader, "officer": OfficerFactory()}
    people |= {"other": other, "other leader": other.personnel_leader}
    people |= {"superuser": PersonFactory(is_staff=True, is_superuser=True)}

    assert {part for part, one in people.items() if getattr(access, question)(one, candidacy)} == allowed


def test_an_officer_is_no_judge_in_their_own_case():
    candidacy = asking_candidate(OfficerFactory())

    assert not access.may_read_shared_reflection(candidacy.person, candidacy)
    assert access.may_see_candidacies(candidacy.person)
