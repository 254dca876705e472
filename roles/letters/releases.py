"""Letters about released time. They name the theme and never whose time it is, how much, or why."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person
from roles.models import ReleaseRequest, ResourceRelease


def _letter(name: str, to: Person, release: ResourceRelease, **words: object) -> Letter:
    return Letter(name, to, reverse("released_time", args=[release.pk]), {"theme": str(release.theme), **words})


def time_was_released(release: ResourceRelease) -> None:
    send_on_commit(_letter("time_was_released", release.person, release))


def request_was_answered(request: ReleaseRequest, *, by: Person) -> None:
    """To who asked, the leader who proposed other hours, and the person, except to the one who answers. Of released
    time the person hears by a letter of its own."""
    waiting = [one for one in (request.asked_by, request.countered_by, request.person) if one and one != by]
    released = request.status == ReleaseRequest.Status.APPROVED
    path, words = reverse("time_request", args=[request.pk]), {"theme": str(request.theme)}
    send_together(
        Letter("time_request_answered", person, path, words)
        for person in _each_once(one for one in waiting if not (released and one == request.person))
    )


def time_was_taken_back(release: ResourceRelease) -> None:
    """To the person and the secretariat."""
    readers = _each_once([release.person, *Person.objects.secretariat()])
    send_together(_letter("time_taken_back", person, release) for person in readers)


def time_ends_soon(release: ResourceRelease, *, at: datetime) -> int:
    """To the personnel leader, the person and the secretariat, once for each last day; how many went out."""
    leader = release.person.personnel_leader
    readers = _each_once([*([leader] if leader else []), release.person, *Person.objects.secretariat()])
    occasion = f"release {release.pk} ends {release.ended_on.isoformat()}"
    return sum(
        send_once(_letter("time_ends_soon", one, release, ended_on=release.ended_on), occasion=occasion, at=at)
        for one in readers
    )


def time_was_inherited(release: ResourceRelease, *, at: datetime) -> int:
    """To the new leader, once; how many went out."""
    leader = release.person.personnel_leader
    occasion = f"release {release.pk} inherited"
    return int(bool(leader) and send_once(_letter("time_inherited", leader, release), occasion=occasion, at=at))


def _each_once(people: Iterable[Person]) -> list[Person]:
    return list({person.pk: person for person in people}.values())
