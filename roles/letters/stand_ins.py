"""Letters about standing in for the holder of a role. Days and a link; never why somebody is away."""

from datetime import datetime

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person
from roles.models import StandIn


def stand_in_named(stand_in: StandIn) -> None:
    """To the stand-in, ahead of the first day."""
    send_on_commit(_letter("stand_in_named", stand_in, stand_in.person))


def stand_in_begins(stand_in: StandIn, *, at: datetime | None = None) -> int:
    """To the stand-in and to the one who is away, on the first day; how many letters went out."""
    occasion = f"stand-in {stand_in.pk} begins"
    letters = (
        _letter("stand_in_begins", stand_in, stand_in.person),
        _letter("role_is_stood_in_for", stand_in, stand_in.assignment.person),
    )
    return sum(send_once(letter, occasion=occasion, at=at) for letter in letters)


def stand_in_ended(stand_in: StandIn, *, by: Person) -> None:
    """To both but the one who ended it."""
    two = (stand_in.person, stand_in.assignment.person)
    send_together(_letter("stand_in_ended", stand_in, person) for person in two if person != by)


def _letter(name: str, stand_in: StandIn, to: Person) -> Letter:
    theme = stand_in.assignment.theme
    words = {"theme": str(theme), "begins_on": stand_in.begins_on, "ended_on": stand_in.ends_on}
    return Letter(name, to, reverse("theme", args=[theme.pk]), words)
