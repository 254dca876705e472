"""The pages of practice: one's own list with what is still missing, one piece, and what people show."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from codriver.facts.practice import ConfirmedPractice, confirmed_practice_of
from codriver.models import Pairing, PracticeEvidence, PracticeFile
from codriver.rules.practice import REMINDED_AFTER, hindrances_to_file
from codriver.rules.practice import Status as RuleStatus
from netvaerk.models import Person
from netvaerk.models.prepared import read

Status = PracticeEvidence.Status
MEANS = {Status.MINE: "neutral", Status.ASKED: "waits", Status.QUESTIONED: "talk", Status.CONFIRMED: "agreed"}


def co_driven(person: Person) -> QuerySet:
    """The pairings that one can have practised in, the running one first."""
    begun = Pairing.objects.filter(co_driver=person, status__in=Pairing.BEGUN)
    return begun.select_related("theme").order_by("-began_on", "-pk")


@dataclass
class PracticePage:
    """One's own pieces, each with `means`, and how many of each kind are confirmed."""

    rows: list[tuple[PracticeEvidence, str]]
    confirmed: ConfirmedPractice


def means_of(evidence: PracticeEvidence) -> str:
    return MEANS[Status(evidence.status)]


def practice_page(person: Person) -> PracticePage:
    """Two queries."""
    mine = PracticeEvidence.objects.of(person).with_people()
    return PracticePage([(one, means_of(one)) for one in mine], confirmed_practice_of(person))


@dataclass
class EvidencePage:
    """One piece as this person meets it."""

    means: str
    is_owner: bool
    may_answer: bool
    is_confirmed: bool
    leader_is_here: bool
    files: list[PracticeFile]
    may_add_file: bool


def evidence_page(evidence: PracticeEvidence, person: Person) -> EvidencePage:
    files = list(evidence.files.all())
    is_owner = evidence.pairing.co_driver_id == person.pk
    leads = evidence.pairing.network_leader_id == person.pk
    return EvidencePage(
        means=means_of(evidence),
        is_owner=is_owner,
        may_answer=leads and evidence.status in (Status.ASKED, Status.QUESTIONED),
        is_confirmed=evidence.status == Status.CONFIRMED,
        leader_is_here=evidence.pairing.network_leader.is_active,
        files=files,
        may_add_file=not hindrances_to_file(is_owner=is_owner, status=RuleStatus(evidence.status), files=len(files)),
    )


@dataclass
class PracticeWaits:
    """That a network leader was asked long ago to confirm something: a pair and a day, and nothing of what it says."""

    pairing: Pairing
    since: date


def practice_that_waits(today: date) -> list[PracticeWaits]:
    """For the secretariat: one line a pair, the oldest first. One query, which reads no text."""
    old = read(_unanswered_since, values=(today - REMINDED_AFTER,))
    first = {one.pairing_id: PracticeWaits(one.pairing, localdate(one.asked_at)) for one in reversed(old)}
    return sorted(first.values(), key=lambda line: line.since)


def _unanswered_since(day: date) -> QuerySet:
    people = ("pairing__theme__title", "pairing__network_leader__name", "pairing__co_driver__name")
    old = PracticeEvidence.objects.unanswered_since(day)
    return (
        old.select_related("pairing__theme", "pairing__network_leader", "pairing__co_driver")
        .only("asked_at", *people)
        .order_by("asked_at", "pk")
    )


def shown_practice() -> QuerySet:
    """For the secretariat: what co-drivers show it, the newest first."""
    return PracticeEvidence.objects.shown().with_people().order_by("-shown_at", "-pk")
