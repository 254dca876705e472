"""For an officer: who would like a talk."""

from django.db.models import QuerySet

from codriver.models import Pulse
from netvaerk.models import Person
from netvaerk.models.prepared import read


def open_wishes(officer: Person) -> list[Pulse]:
    """Oldest first; which question it was is not told."""
    return read(_open_wishes, officer.is_secretariat, values=(officer.pk,))


def _open_wishes(is_officer: bool, reader: int) -> QuerySet:
    wishes = Pulse.objects.wishes_seen_by(Person.standing_as(reader, officer=is_officer)).filter(talked_at=None)
    told = ("answered_at", "person__name", "person__email", "pairing__theme__title")
    return wishes.select_related("person", "pairing__theme").only(*told).order_by("answered_at")
