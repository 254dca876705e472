"""What is known of a candidacy, for the rule that judges a step."""

from codriver.models import CoDriverCandidacy, CoDriverOffer, CompetenceOffer, Pairing
from codriver.rules.candidacy import Part
from codriver.rules.offers import Missing, missing_for_offer
from netvaerk.models import Person


def parts_of(person: Person, candidacy: CoDriverCandidacy) -> set[Part]:
    """Who `person` is to the candidacy; nobody is their own leader, and an officer no judge in their own case."""
    if person.pk == candidacy.person_id:
        return {Part.PERSON}
    leads = candidacy.person.personnel_leader_id == person.pk and person.is_active
    return ({Part.LEADER} if leads else set()) | ({Part.SECRETARIAT} if person.is_secretariat else set())


def missing_in_offer(person: Person) -> list[Missing]:
    """What the person's offer must still say before a personnel leader is asked."""
    offer = CoDriverOffer.objects.filter(person=person).first()
    return missing_for_offer(
        competences=CompetenceOffer.objects.wished().filter(person=person).count(),
        tasks=offer.tasks.count() if offer else 0,
        hours=offer is not None and offer.hours_per_week is not None,
    )


def has_co_driven(person: Person) -> bool:
    """Whether `person` is or was a co-driver on a theme."""
    return Pairing.objects.filter(co_driver=person, status__in=Pairing.BEGUN).exists()
