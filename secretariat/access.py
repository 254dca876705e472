"""Who may see the pages that span floors."""

from netvaerk.models import Person
from secretariat.models import OrganisationImport


def may_oversee(person: Person) -> bool:
    return person.is_secretariat


def may_see_own_staff(person: Person) -> bool:
    return person.is_personnel_leader


def may_import_organisation(person: Person) -> bool:
    """The secretariat and the IT operator."""
    return person.is_active and (person.is_secretariat or person.is_superuser)


def may_bring_in(person: Person, kept: OrganisationImport) -> bool:
    return may_import_organisation(person)
