"""For an officer: who would like a talk."""

from codriver.models import Pulse
from netvaerk.models import Person


def open_wishes(officer: Person) -> list[Pulse]:
    """Oldest first; which question it was is not told."""
    wishes = Pulse.objects.wishes_seen_by(officer).filter(talked_at=None)
    return list(wishes.select_related("person", "pairing__theme").order_by("answered_at"))
