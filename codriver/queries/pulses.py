"""What waits about how it goes: the questions to one person, and for an officer the wishes for a talk."""

from datetime import date

from codriver.models import Pulse
from netvaerk.models import Person


def pulses_for(person: Person, today: date) -> list[Pulse]:
    people = ("pairing__theme", "pairing__co_driver", "pairing__network_leader")
    return list(Pulse.objects.asked(person, today).select_related(*people))


def open_wishes(officer: Person) -> list[Pulse]:
    """Oldest first; which question it was is not told."""
    wishes = Pulse.objects.wishes_seen_by(officer).filter(talked_at=None)
    return list(wishes.select_related("person", "pairing__theme").order_by("answered_at"))
