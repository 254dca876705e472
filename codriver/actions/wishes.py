"""Saying what one needs and what one would like to bring (S73-S76)."""

from datetime import datetime

from django.db import transaction

from codriver.access import may_request_competences
from codriver.models import CompetenceOffer, CompetenceRequest
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_REQUESTS = 5


class WishHindrance(Reason):
    NOT_LEADER = gettext_noop("Only the network leader of the theme says what is needed.")
    TOO_MANY = gettext_noop("Choose at most five: the most important ones.")


@transaction.atomic
def request_competences(theme: NetworkTheme, *, weights: dict[int, int], by: Person, at: datetime) -> None:
    """Replace what the theme's leader asks for. `weights` maps competence ids to 1..3. Raises Refused."""
    hurdles = {
        WishHindrance.NOT_LEADER: may_request_competences(by, theme),
        WishHindrance.TOO_MANY: len(weights) <= MOST_REQUESTS,
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    theme.competence_requests.all().delete()
    CompetenceRequest.objects.bulk_create(
        CompetenceRequest(theme=theme, competence_id=competence, weight=weight)
        for competence, weight in weights.items()
    )
    record(Verb.CHANGED, theme, by=by, at=at)


@transaction.atomic
def offer_competences(person: Person, *, wishes: dict[int, str], at: datetime) -> None:
    """Replace what `person` offers. `wishes` maps competence ids to can, want or learn."""
    person.competence_offers.all().delete()
    CompetenceOffer.objects.bulk_create(
        CompetenceOffer(person=person, competence_id=competence, wish=wish) for competence, wish in wishes.items()
    )
    record(Verb.CHANGED, person, by=person, at=at, about=person)
