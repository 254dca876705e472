"""Letters about practice and competences: that something waits or is answered, never what it says."""

from django.urls import reverse

from codriver.models import Pairing, PracticeEvidence
from netvaerk.mail import Letter, send_on_commit


def practice_asked(evidence: PracticeEvidence) -> None:
    path = reverse("practice_evidence", args=[evidence.pk])
    send_on_commit(Letter("practice_asked", evidence.pairing.network_leader, path))


def practice_answered(evidence: PracticeEvidence) -> None:
    """The same to the co-driver whether it is confirmed or asked about."""
    send_on_commit(Letter("practice_answered", evidence.owner, reverse("practice_evidence", args=[evidence.pk])))


def mirror_asked(pairing: Pairing) -> None:
    send_on_commit(Letter("mirror_asked", pairing.network_leader, reverse("mirror", args=[pairing.pk])))


def mirror_answered(pairing: Pairing) -> None:
    send_on_commit(Letter("mirror_answered", pairing.co_driver, reverse("competence_ratings")))
