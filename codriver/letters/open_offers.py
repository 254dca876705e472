"""Letters about an offer that waits: to whoever has not answered, and to nobody else."""

from datetime import date, datetime

from django.urls import reverse

from codriver.models import Pairing
from netvaerk.mail import Letter, send_once, send_together
from netvaerk.models import Person


def _letter(name: str, pairing: Pairing, person: Person) -> Letter:
    words = {"theme": str(pairing.theme), "answer_by": pairing.answer_by}
    return Letter(name, person, reverse("pairing", args=[pairing.pk]), words)


def offer_waits(pairing: Pairing, *, at: datetime) -> int:
    """Once for each deadline; how many went out."""
    occasion = f"offer {pairing.pk} answer by {pairing.answer_by.isoformat()}"
    letters = [_letter("offer_waits", pairing, person) for person in pairing.waits_for]
    return sum(send_once(letter, occasion=occasion, at=at) for letter in letters)


def offer_is_overdue(pairing: Pairing, *, today: date, at: datetime) -> list[Person]:
    """Once a day; who had a letter now."""
    occasion = f"offer {pairing.pk} reminded {today.isoformat()}"
    return [
        person
        for person in pairing.waits_for
        if send_once(_letter("offer_is_overdue", pairing, person), occasion=occasion, at=at)
    ]


def offer_extended(pairing: Pairing) -> None:
    send_together(_letter("offer_extended", pairing, person) for person in pairing.waits_for)
