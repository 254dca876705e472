"""A person at each stage of the path."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from codriver.models import DevelopmentPath, DiplomaProgramme, DiplomaStudy, PracticeEvidence
from codriver.rules.path import Stage
from codriver.tests.factories import ready_candidate, running_pair
from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.tests.factories import AssignmentFactory

KINDS = ("plans", "composes", "spars")


def co_driver() -> Person:
    return running_pair(co_driver=PersonFactory(personnel_leader=PersonFactory())).co_driver


def practising(confirmed: tuple[str, ...] = ()) -> Person:
    """Somebody who co-drives and has written practice; confirmed in each of `confirmed`, or else of one kind alone."""
    person = co_driver()
    pairing = person.pairings_as_co_driver.get()
    now = timezone.now()
    by = {
        "status": PracticeEvidence.Status.CONFIRMED,
        "asked_at": now,
        "confirmed_at": now,
        "confirmed_by": pairing.network_leader,
        "confirmed_version": 1,
    }
    written = {"pairing": pairing, "done_on": timezone.localdate(), "what_done": "Planlagde mødet", "written_at": now}
    for kind in confirmed or ("plans",):
        PracticeEvidence.objects.create(**written, **{kind: True}, **(by if confirmed else {}))
    return person


def ready() -> Person:
    person = practising(KINDS)
    person.leadership_wishes.create(wish="yes", said_at=timezone.now())
    DevelopmentPath.objects.create(person=person, ready_at=timezone.now(), ready_by=OfficerFactory())
    return person


def studying(**study: Any) -> Person:
    person = ready()
    programme = DiplomaProgramme.objects.get()
    given = {"basis": "degree", "admitted_on": timezone.localdate(), "begun_at": timezone.now()}
    DiplomaStudy.objects.create(person=person, programme=programme, **given, **study)
    return person


def stopped(**when: str) -> Person:
    person = practising()
    DevelopmentPath.objects.create(person=person, **{name: timezone.now() for name in when.values()})
    return person


def leading() -> Person:
    person = practising()
    began = timezone.localdate() - timedelta(days=30)
    person.pairings_as_co_driver.update(began_on=began)
    AssignmentFactory(person=person, role="network_leader", began_on=timezone.localdate())
    return person


def at_each_stage() -> dict[Stage, Person]:
    return {
        Stage.INTERESTED: ready_candidate().person,
        Stage.CO_DRIVER: co_driver(),
        Stage.PRACTISING: practising(),
        Stage.READY: ready(),
        Stage.ADMITTED: studying(),
        Stage.STUDYING: studying(began_on=timezone.localdate()),
        Stage.DIPLOMA: studying(
            began_on=timezone.localdate(), verified_at=timezone.now(), verified_by=OfficerFactory()
        ),
        Stage.NETWORK_LEADER: leading(),
        Stage.PAUSED: stopped(when="paused_at"),
        Stage.LEFT: stopped(when="left_at"),
    }
