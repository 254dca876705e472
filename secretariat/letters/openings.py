"""Letters about emergency openings: what waits or was opened, and a link; never the reason or a word of it."""

from django.contrib.auth.models import Group
from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import OPENS_SEALED, Person
from secretariat.models import SealedOpening


def _page(opening: SealedOpening) -> str:
    return reverse("opening", args=[opening.pk])


def asked(opening: SealedOpening) -> None:
    """To the others who are named, but those it belongs to."""
    named = Person.objects.employed().filter(groups__in=Group.objects.filter(name=OPENS_SEALED))
    send_together(
        Letter("opening_asked", person, _page(opening))
        for person in named.exclude(pk__in=[opening.asked_by_id, *(one.pk for one in opening.owners)])
    )


def opened(opening: SealedOpening) -> None:
    """To those it belongs to, at once."""
    send_together(Letter("opening_made", owner, _page(opening)) for owner in opening.owners if owner.is_active)


def answered(opening: SealedOpening) -> None:
    send_on_commit(Letter("opening_answered", opening.asked_by, _page(opening)))
