"""Who may do what with meetings at the secretariat, its hours and its desks."""

from netvaerk.models import Person
from secretariat.facts.office import leads_a_network
from secretariat.models import Booking, BookingSlot, DeskDay, OtherHours


def may_read_booking(person: Person, booking: Booking) -> bool:
    """The two who meet."""
    return person.pk in (booking.person_id, booking.slot.officer_id)


def may_note_booking(person: Person, booking: Booking) -> bool:
    return booking.slot.officer_id == person.pk


def may_offer_times(person: Person) -> bool:
    return person.is_secretariat


def may_withdraw(person: Person, slot: BookingSlot) -> bool:
    return person.is_secretariat


def may_write_hours(person: Person) -> bool:
    return person.is_secretariat


def may_remove_hours(person: Person, row: OtherHours) -> bool:
    return person.is_secretariat


def may_see_desks(person: Person) -> bool:
    """Those who lead a network, and the secretariat."""
    return person.is_secretariat or leads_a_network(person)


def may_give_back(person: Person, row: DeskDay) -> bool:
    return row.person_id == person.pk
