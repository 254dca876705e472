"""A nomination as each reader meets it, and the secretariat's list of those with a yes."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from netvaerk.models import Competence, Person
from roles.models import Nomination
from roles.rules.nominations import ANSWERS


@dataclass
class NominationPage:
    is_own: bool
    is_writer: bool
    answers: list[str]
    may_withdraw: bool
    competences: list[Competence]


def nomination_page(nomination: Nomination, person: Person) -> NominationPage:
    own = nomination.person_id == person.pk
    writer = nomination.nominated_by_id == person.pk
    return NominationPage(
        is_own=own,
        is_writer=writer,
        answers=[one for one in ANSWERS[nomination.status] if one != nomination.status] if own else [],
        may_withdraw=writer and nomination.is_open,
        competences=list(nomination.competences.select_related("group")),
    )


def accepted_nominations() -> QuerySet:
    """Nominations the employee has said yes to, the latest answer first."""
    competences = Prefetch("competences", Competence.objects.select_related("group"))
    found = Nomination.objects.accepted().filter(person__is_active=True)
    return found.select_related("person__unit", "nominated_by").prefetch_related(competences).order_by("-answered_at")
