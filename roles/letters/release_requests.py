"""Letters about wishes for time: that one waits, never for whom or how much."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person
from roles.models import ReleaseRequest


def _letter(name: str, to: Person, request: ReleaseRequest) -> Letter:
    return Letter(name, to, reverse("time_request", args=[request.pk]), {"theme": str(request.theme)})


def time_was_asked_for(request: ReleaseRequest) -> None:
    """To the personnel leader; to the secretariat where there is none who could answer."""
    leader = request.waits_for
    if leader:
        send_on_commit(_letter("time_asked_for", leader, request))
        return
    send_together(
        _letter("time_asked_for_without_leader", officer, request) for officer in Person.objects.secretariat()
    )


def time_was_countered(request: ReleaseRequest) -> None:
    send_on_commit(_letter("time_countered", request.person, request))
