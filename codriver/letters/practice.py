"""Letters about practice and competences: that something waits or is answered, never what it says."""

from django.urls import reverse

from codriver.models import Pairing, PracticeEvidence
from netvaerk.mail import Letter, send_on_commit, send_once


def practice_asked(evidence: PracticeEvidence) -> None:
    path = reverse("practice_evidence", args=[evidence.pk])
    send_on_commit(Letter("practice_asked", evidence.pairing.network_leader, path))


def practice_still_waits(evidence: PracticeEvidence) -> bool:
    """Once for each time the leader was asked; whether the letter went out."""
    path = reverse("practice_evidence", args=[evidence.pk])
    letter = Letter("practice_still_waits", evidence.pairing.network_leader, path)
    return send_once(letter, occasion=f"practice {evidence.pk} asked {evidence.asked_at:%Y-%m-%dT%H:%M:%S}")


def practice_answered(evidence: PracticeEvidence) -> None:
    """The same to the co-driver whether it is confirmed or asked about."""
    send_on_commit(Letter("practice_answered", evidence.owner, reverse("practice_evidence", args=[evidence.pk])))


def mirror_asked(pairing: Pairing) -> None:
    send_on_commit(Letter("mirror_asked", pairing.network_leader, reverse("mirror", args=[pairing.pk])))


def mirror_answered(pairing: Pairing) -> None:
    send_on_commit(Letter("mirror_answered", pairing.co_driver, reverse("competence_ratings")))
