"""Who may do what with pairings and agreements. The table in the specification, one function a question."""

from codriver.models import AlignmentAgreement, ExpectationAlignment, Pairing
from netvaerk.models import NetworkTheme, Person
from roles.access import Role, holds


def may_pair(person: Person) -> bool:
    return person.is_secretariat


def may_pair_on(person: Person, theme: NetworkTheme) -> bool:
    return person.is_secretariat


def may_see_pairing(person: Person, pairing: Pairing) -> bool:
    return person.is_secretariat or pairing.is_party(person)


def may_answer_offer(person: Person, pairing: Pairing) -> bool:
    return pairing.is_party(person)


def may_end_pairing(person: Person, pairing: Pairing) -> bool:
    return person.is_secretariat


def may_request_competences(person: Person, theme: NetworkTheme) -> bool:
    return holds(person, theme, Role.NETWORK_LEADER)


def is_party(person: Person, alignment: ExpectationAlignment) -> bool:
    """The two alone: not the secretariat, not an administrator."""
    return alignment.side_of(person) is not None


def may_write_agreement(person: Person, agreement: AlignmentAgreement) -> bool:
    return is_party(person, agreement.alignment)


def may_read_agreement(person: Person, agreement: AlignmentAgreement) -> bool:
    """Both parties, drafts included; the secretariat an agreed text that both share."""
    return AlignmentAgreement.objects.readable_by(person).filter(pk=agreement.pk).exists()
