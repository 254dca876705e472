"""Nominating and answering: every state, every answer, everybody; and what others can know of it."""

from contextlib import suppress

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.nominations import answer_nomination, nominate, withdraw_nomination
from roles.models import Nomination
from roles.rules.nominations import NominationHindrance
from roles.tests.factories import LedPersonFactory, NominationFactory

pytestmark = pytest.mark.django_db
Status = Nomination.Status
NOW = timezone.now()


@pytest.fixture
def staff():
    return LedPersonFactory()


def nominated(staff, by=None, **changes):
    words = {"role": Nomination.For.CO_DRIVER, "reason": "Samler folk", "competences": [CompetenceFactory()]} | changes
    return nominate(staff, by=by or staff.personnel_leader, at=NOW, **words)


def test_a_leader_nominates_and_the_log_says_not_whom(staff):
    nomination = nominated(staff)

    assert (nomination.status, nomination.reason, nomination.competences.count()) == (Status.SENT, "Samler folk", 1)
    assert log_of(nomination) == [(Verb.NOMINATED, staff.personnel_leader, None)]
    assert not AuditEvent.objects.filter(subject=staff).exists()


def test_the_same_nomination_again_changes_nothing_and_another_is_refused(staff):
    first = nominated(staff)

    assert nominated(staff, competences=list(first.competences.all())) == first
    with refused(NominationHindrance.NOMINATED_ALREADY):
        nominated(staff, reason="Noget andet")
    assert nominated(staff, role=Nomination.For.NETWORK_LEADER).pk != first.pk


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"reason": " "}, NominationHindrance.NO_REASON),
        ({"competences": []}, NominationHindrance.COMPETENCES),
    ],
    ids=["no reason", "no competence"],
)
def test_what_is_lacking_is_said(staff, change, reason):
    with refused(reason):
        nominated(staff, **change)
    assert not Nomination.objects.exists()


@pytest.mark.parametrize("who", ["the person", "officer", "another leader", "who led before"])
def test_only_the_nearest_leader_nominates(staff, who):
    person = {
        "the person": lambda: staff,
        "officer": OfficerFactory,
        "another leader": lambda: LedPersonFactory().personnel_leader,
        "who led before": lambda: staff.personnel_leader,
    }[who]()
    if who == "who led before":
        Person.objects.filter(pk=staff.pk).update(personnel_leader=PersonFactory())

    with refused(NominationHindrance.NOT_THE_LEADER):
        nominated(staff, by=person)


def test_the_letter_says_neither_what_nor_why(staff, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        nominated(staff)

    (letter,) = mail.outbox
    assert letter.to == [staff.email]
    assert all(word not in letter.subject + letter.body for word in ("Samler folk", "indstil", "co-driver"))


# --- every state, every answer, everybody ---------------------------------------------------------------------------

ACTORS = {
    "the one nominated": lambda one: one.person,
    "who wrote it": lambda one: one.nominated_by,
    "officer": lambda one: OfficerFactory(),
    "another one nominated": lambda one: NominationFactory().person,
    "superuser": lambda one: Person.objects.create_superuser("root@kommune.example", name="Root"),
}
ALLOWED = {
    Status.SENT: {Status.YES, Status.LATER, Status.NO},
    Status.LATER: {Status.YES, Status.NO},
    Status.YES: {Status.NO},
    Status.NO: set(),
}


def in_state(status):
    return NominationFactory(status=status, answered_at=None if status == Status.SENT else NOW)


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("answer", [Status.YES, Status.LATER, Status.NO])
@pytest.mark.parametrize("status", Status)
def test_every_state_every_answer_everybody(status, answer, who):
    nomination = in_state(status)
    actor = ACTORS[who](nomination)
    try:
        answer_nomination(nomination, answer=answer, shown=status, by=actor, at=NOW)
        done = True
    except Refused:
        done = False

    own = who == "the one nominated"
    changes = own and answer in ALLOWED[status]
    assert done == (changes or (own and answer == status))
    assert Nomination.objects.get(pk=nomination.pk).status == (answer if changes else status)
    assert len(log_of(nomination)) == changes


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("status", Status)
def test_every_state_everybody_withdrawing(status, who):
    nomination = in_state(status)
    actor, key = ACTORS[who](nomination), nomination.pk
    with suppress(Refused):
        withdraw_nomination(nomination, by=actor, at=NOW)

    gone = who == "who wrote it" and status in (Status.SENT, Status.LATER)
    assert Nomination.objects.filter(pk=key).exists() == (not gone)


def test_withdrawing_twice_is_withdrawing_once():
    nomination = NominationFactory()
    again = Nomination.objects.get(pk=nomination.pk)
    for one in (nomination, again):
        withdraw_nomination(one, by=nomination.nominated_by, at=NOW)

    assert AuditEvent.objects.filter(verb=Verb.WITHDREW).count() == 1


def test_an_answer_to_what_was_shown_before_changes_nothing():
    nomination = in_state(Status.LATER)

    with refused(NominationHindrance.CHANGED_MEANWHILE):
        answer_nomination(nomination, answer="no", shown="sent", by=nomination.person, at=NOW)


@pytest.mark.parametrize(("answer", "actor"), [("yes", True), ("later", False), ("no", False)])
def test_the_log_names_who_answered_only_after_a_yes(answer, actor):
    nomination = NominationFactory()
    answer_nomination(nomination, answer=answer, shown="sent", by=nomination.person, at=NOW)

    person = nomination.person if actor else None
    assert log_of(nomination) == [(Verb.ANSWERED, person, person)]


@pytest.mark.parametrize(("answer", "told"), [("yes", True), ("later", False), ("no", False)])
def test_the_secretariat_hears_of_a_yes_alone_and_no_name(answer, told, django_capture_on_commit_callbacks):
    nomination, officer = NominationFactory(), OfficerFactory()
    with django_capture_on_commit_callbacks(execute=True):
        answer_nomination(nomination, answer=answer, shown="sent", by=nomination.person, at=NOW)

    assert [letter.to for letter in mail.outbox] == ([[officer.email]] if told else [])
    assert all(nomination.person.name not in letter.body for letter in mail.outbox)
