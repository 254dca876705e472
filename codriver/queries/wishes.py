"""What a leader looks for and what somebody offers, in words, with the names of the fields they were written in."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from codriver.facts.wishes import (
    PROFILES,
    is_full,
    need_of,
    offer_of,
    stored_need,
    stored_offer,
    version_of,
)
from codriver.models import CoDriverNeed, CoDriverOffer, CompetenceRequest, Pairing
from codriver.rules.offers import Missing, missing_for_offer
from codriver.rules.wishes import Need, Offer
from netvaerk.models import NetworkTheme, Person
from netvaerk.models.prepared import read

PROFILES_IN_SHORT = dict(
    zip(
        PROFILES,
        (
            gettext_lazy("Knows the subject"),
            gettext_lazy("Can what the network leader cannot"),
            gettext_lazy("Can help the solutions live on"),
        ),
        strict=True,
    )
)


@dataclass(frozen=True)
class Line:
    """`name` is a field of `Need` or `Offer`; `said` is empty where nothing is."""

    name: str
    label: str
    said: list[str]


@dataclass
class NeedPage:
    """What stands on a theme, with the version a form shows; `closed` when every place has its pair."""

    need: Need
    version: int
    lines: list[Line]
    closed: bool


@dataclass
class OfferPage:
    """What somebody has said, what is still to be said, and the theme they co-drive."""

    offer: Offer
    version: int
    lines: list[Line]
    missing: list[Missing]
    co_drives: NetworkTheme | None

    @property
    def missing_words(self) -> list[str]:
        return [_(str(one)) for one in self.missing]


def need_page(theme: NetworkTheme) -> NeedPage:
    row = stored_need(theme)
    return NeedPage(
        need_of(theme, row), version_of(row), lines=need_lines(theme, row, early_wish=True), closed=is_full(theme)
    )


def offer_page(person: Person) -> OfferPage:
    row = stored_offer(person)
    offer = offer_of(person, row)
    pairing = Pairing.objects.current().filter(co_driver=person).select_related("theme").first()
    return OfferPage(
        offer,
        version_of(row),
        lines=offer_lines(person, row),
        missing=missing_for_offer(
            competences=offer.wished, tasks=len(offer.tasks), hours=offer.hours_per_week is not None
        ),
        co_drives=pairing.theme if pairing else None,
    )


def need_lines(theme: NetworkTheme, row: CoDriverNeed | None, *, early_wish: bool) -> list[Line]:
    """What is said, line by line; whom the leader has talked with only if `early_wish`."""
    asked = [_with(one, CompetenceRequest.Weight(one.weight).label) for one in read(_asked_for, values=(theme.pk,))]
    lines = [Line("weights", _("Competences"), asked)]
    if row:
        tasks = theme.task_needs.select_related("task")
        profiles = [str(words) for code, words in PROFILES_IN_SHORT.items() if getattr(row, code)]
        lines += [
            Line("amounts", _("Tasks"), [_with(one, one.get_amount_display()) for one in tasks]),
            Line("profiles", _("Whom the leader would like"), profiles),
            Line("style", _("Way of leading networks"), _said(row.get_style_display())),
            Line("discipline", _("The leader's own discipline"), _said(row.discipline)),
            Line("little_known_units", _("Units the leader knows little"), _all(row.little_known_units)),
            Line("hours_per_week", _("Hours a week"), _hours(row.hours_per_week)),
            Line("early_wish", _("Has already talked with"), _said(row.early_wish if early_wish else None)),
        ]
    return lines


def _asked_for(theme: int) -> QuerySet:
    asked = CompetenceRequest.objects.filter(theme=theme).select_related("competence")
    return asked.only("weight", "competence__name_da", "competence__name_en")


def offer_lines(person: Person, row: CoDriverOffer | None) -> list[Line]:
    brought = person.competence_offers.select_related("competence")
    words = [_with(one, f"{one.get_level_display()}, {one.get_wish_display().lower()}") for one in brought]
    lines = [Line("competences", _("Competences"), words)]
    if row:
        days = [date_format(day) if day else "" for day in (row.free_from, row.free_until)]
        lines += [
            Line("tasks", _("Tasks I would gladly take"), _all(row.tasks)),
            Line("known_units", _("Units I know well"), _all(row.known_units)),
            Line("discipline", _("My discipline"), _said(row.discipline)),
            Line("style", _("My way of leading"), _said(row.get_style_display())),
            Line("themes", _("Themes that interest me"), _all(row.themes)),
            Line("hours_per_week", _("Hours a week I would like to give"), _hours(row.hours_per_week)),
            Line("free_from", _("From"), _said(days[0])),
            Line("free_until", _("Until"), _said(days[1])),
        ]
    return lines


def differing(lines: list[Line], stored: Need | Offer, typed: Need | Offer) -> list[tuple[str, str]]:
    """Label and words of each stored field that is not as it was typed."""
    return [
        (line.label, ", ".join(line.said) or _("Nothing"))
        for line in lines
        if getattr(stored, line.name) != getattr(typed, line.name)
    ]


def _with(one: Any, words: Any) -> str:
    return f"{one} ({words})"


def _said(what: Any) -> list[str]:
    return [str(what)] if what else []


def _all(related: Any) -> list[str]:
    return [str(one) for one in related.all()]


def _hours(hours: Any) -> list[str]:
    return [number_format(hours.normalize() if hours % 1 else int(hours))] if hours is not None else []
