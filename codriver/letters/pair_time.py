"""A letter about time that was given for co-driving and is now used. It names neither the person nor the hours."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit
from roles.models import ResourceRelease


def time_was_taken_up(release: ResourceRelease) -> None:
    """To the person's personnel leader today."""
    leader = release.person.personnel_leader
    if leader:
        path = reverse("released_time", args=[release.pk])
        send_on_commit(Letter("time_taken_up", leader, path, {"theme": str(release.theme)}))
