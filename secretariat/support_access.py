"""Who may do what with what is asked of the secretariat."""

from netvaerk.models import Person
from secretariat.facts.support import standing_of
from secretariat.models import SupportRequest


def may_read_request(person: Person, request: SupportRequest) -> bool:
    """The asker; an officer who has it; and any officer where it is not confidential."""
    if request.asker_id == person.pk:
        return True
    return person.is_secretariat and (not request.is_confidential or request.owner_id == person.pk)


def may_ask_for(person: Person, request: SupportRequest) -> bool:
    """What the asker alone does: close, open again, say yes or no."""
    return request.asker_id == person.pk


def may_take(person: Person, request: SupportRequest) -> bool:
    return person.is_secretariat and request.asker_id != person.pk


def may_handle(person: Person, request: SupportRequest) -> bool:
    """What the officer who has it does."""
    return standing_of(request, person).is_owner


def may_write_in(person: Person, request: SupportRequest) -> bool:
    return request.asker_id == person.pk or may_handle(person, request)


def may_run_the_desk(person: Person) -> bool:
    return person.is_secretariat
