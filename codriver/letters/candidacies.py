"""Letters about candidacies: that something waits or has moved, never about whom, why or how much."""

from django.urls import reverse

from codriver.models import CoDriverCandidacy
from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person


def _to_secretariat(name: str, path: str, candidacy: CoDriverCandidacy) -> None:
    """To every officer but one who is a candidate themself."""
    send_together(
        Letter(name, officer, path) for officer in Person.objects.secretariat().exclude(pk=candidacy.person_id)
    )


def candidacy_news(candidacy: CoDriverCandidacy) -> None:
    _to_secretariat("candidacy_news", reverse("candidacies"), candidacy)


def leader_was_asked(candidacy: CoDriverCandidacy) -> None:
    """To the personnel leader; to the secretariat where there is none who could answer."""
    path = reverse("candidacy", args=[candidacy.pk])
    if candidacy.waits_for:
        send_on_commit(Letter("candidacy_waits", candidacy.waits_for, path))
    else:
        _to_secretariat("candidacy_without_leader", path, candidacy)


def leader_has_answered(candidacy: CoDriverCandidacy) -> None:
    send_on_commit(Letter("candidacy_answered", candidacy.person, reverse("become_co_driver")))


def candidacy_withdrawn(candidacy: CoDriverCandidacy) -> None:
    """To the personnel leader who was asked or has answered."""
    leader = candidacy.person.personnel_leader
    if leader:
        send_on_commit(Letter("candidacy_withdrawn", leader, reverse("my_staff")))
