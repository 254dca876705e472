"""Who may see the pages that span floors."""

from netvaerk.models import Person


def may_oversee(person: Person) -> bool:
    return person.is_secretariat


def may_see_own_staff(person: Person) -> bool:
    return person.is_personnel_leader
