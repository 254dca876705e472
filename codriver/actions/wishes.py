"""Saying what one needs and what one would like to bring (S73-S76, S81)."""

from datetime import datetime

from django.db import transaction

from codriver.facts.wishes import PROFILES, need_facts, need_of, offer_of, stored_need, stored_offer, version_of
from codriver.models import (
    CoDriverNeed,
    CoDriverOffer,
    CompetenceOffer,
    CompetenceRequest,
    TaskNeed,
)
from codriver.rules.wishes import Need, Offer, hindrances_to_need, hindrances_to_offer
from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused


@transaction.atomic
def say_need(theme: NetworkTheme, need: Need, *, by: Person, at: datetime, shown: int) -> None:
    """Replace what the theme's leader looks for, all of it. `shown` is the version the page showed, 0 where nothing had
    been said. Raises Refused."""
    hold(theme)
    row = stored_need(theme)
    as_shown = shown == version_of(row)
    reasons = hindrances_to_need(need, need_facts(theme, need, by=by, as_shown=as_shown))
    if reasons:
        raise Refused(reasons)
    if row and need_of(theme, row) == need:
        return
    _write_need(theme, row or CoDriverNeed(theme=theme, version=0), need)
    record(Verb.CHANGED, theme, by=by, at=at)


def _write_need(theme: NetworkTheme, row: CoDriverNeed, need: Need) -> None:
    for code in PROFILES:
        setattr(row, code, code in need.profiles)
    row.style, row.leads_in_style = need.style, bool(need.style)
    row.discipline_id, row.hours_per_week = need.discipline, need.hours_per_week
    row.early_wish_id = need.early_wish
    row.version += 1
    row.save()
    row.little_known_units.set(need.little_known_units)
    theme.competence_requests.all().delete()
    CompetenceRequest.objects.bulk_create(
        CompetenceRequest(theme=theme, competence_id=competence, weight=weight)
        for competence, weight in need.weights.items()
    )
    TaskNeed.objects.filter(theme=theme).delete()
    TaskNeed.objects.bulk_create(
        TaskNeed(theme=theme, task_id=task, amount=amount) for task, amount in need.amounts.items()
    )


@transaction.atomic
def say_offer(person: Person, offer: Offer, *, by: Person, at: datetime, shown: int) -> None:
    """Replace what `person` would like to bring, all of it. `shown` as in `say_need`. Raises Refused."""
    Person.objects.select_for_update().get(pk=person.pk)
    row = stored_offer(person)
    reasons = hindrances_to_offer(offer, by_oneself=by == person, as_shown=shown == version_of(row))
    if reasons:
        raise Refused(reasons)
    if row and offer_of(person, row) == offer:
        return
    _write_offer(person, row or CoDriverOffer(person=person, version=0), offer)
    record(Verb.CHANGED, person, by=by, at=at, about=person)


def _write_offer(person: Person, row: CoDriverOffer, offer: Offer) -> None:
    row.discipline_id, row.style, row.hours_per_week = offer.discipline, offer.style, offer.hours_per_week
    row.free_from, row.free_until = offer.free_from, offer.free_until
    row.version += 1
    row.save()
    row.tasks.set(offer.tasks)
    row.known_units.set(offer.known_units)
    row.themes.set(offer.themes)
    person.competence_offers.all().delete()
    CompetenceOffer.objects.bulk_create(
        CompetenceOffer(person=person, competence_id=competence, wish=wish, level=level)
        for competence, (wish, level) in offer.competences.items()
    )
