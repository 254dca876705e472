"""Letters about what a network needs from its reference leader. That it waits, and a link; never what it is."""

from collections.abc import Iterable

from django.urls import reverse

from netvaerk.mail import Letter, send_together
from netvaerk.models import Person
from roles.models import ReferenceNeed


def reference_leader_is_needed(need: ReferenceNeed, *, to: Iterable[Person]) -> None:
    _tell("reference_leader_is_needed", need, to)


def need_was_answered(need: ReferenceNeed, *, to: Iterable[Person]) -> None:
    _tell("need_was_answered", need, to)


def _tell(name: str, need: ReferenceNeed, people: Iterable[Person]) -> None:
    path = reverse("reference_needs", args=[need.theme_id])
    send_together(Letter(name, person, path, {"theme": str(need.theme)}) for person in people)
