"""The pages of pairings: themes that lack one, what speaks for a pair, and how a pair stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext

from codriver.facts.days_off import days_off_around
from codriver.facts.pairing import free_seat, leader_of, offer_facts
from codriver.facts.pool import candidate_for, opening_on
from codriver.models import AlignmentAgreement, ExpectationAlignment, Pairing
from codriver.queries.pair_time import PairTime, pair_time
from codriver.queries.stages import Standing, standing, with_standing
from codriver.rules.pairing.deadlines import is_near
from codriver.rules.pairing.grounds import NAMES_TASKS, NAMES_UNITS, Ground, Saying, Weight, grounds
from codriver.rules.pairing.offers import PairingHindrance, hindrances_to_offer
from codriver.wording import Names, hours_in_words
from netvaerk.models import NetworkTheme, OrgUnit, Person
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import ResourceRelease, RoleAssignment


def themes_without_co_driver() -> QuerySet:
    """Themes that take roles and have neither a co-driver, an open offer nor a reason to run without; with their leader
    as `leader_name`."""
    live = Pairing.objects.live().filter(theme=OuterRef("pk"))
    leaders = RoleAssignment.objects.current().filter(theme=OuterRef("pk"), role="network_leader")
    themes = NetworkTheme.objects.filter(~Exists(live), status__in=TAKES_ROLES, co_driver_waiver="")
    return themes.annotate(leader_name=leaders.values("person__name")[:1]).order_by("begins_on", "folded_title")


@dataclass(frozen=True)
class Said:
    """A ground in the reader's words."""

    weight: str
    text: str


@dataclass
class Weighing:
    theme: NetworkTheme
    leader: Person | None
    person: Person
    sayings: list[Said]
    hindrances: list[PairingHindrance]
    needs_exception: bool
    needs_new_ground: bool

    def _of(self, weight: Weight) -> list[str]:
        return [one.text for one in self.sayings if one.weight == weight.value]

    @property
    def speaks_for(self) -> list[str]:
        return self._of(Weight.FOR)

    @property
    def speaks_against(self) -> list[str]:
        return self._of(Weight.AGAINST)

    @property
    def not_known(self) -> list[str]:
        return self._of(Weight.UNKNOWN)


LIFTED_BY_A_REASON = (PairingHindrance.OWN_LINE, PairingHindrance.DID_NOT_WORK)


def weighing(theme: NetworkTheme, person: Person, *, by: Person, today: date) -> Weighing:
    """What speaks for and against, and what forbids. Being in one line, and having parted once, are lifted by a written
    reason each."""
    leader = leader_of(theme)
    hindrances = hindrances_to_offer(offer_facts(theme, person, by=by))
    names = Names()
    sayings = said_of(theme, leader, person, today) if leader else []
    return Weighing(
        theme=theme,
        leader=leader,
        person=person,
        sayings=[Said(one.weight.value, in_words(one, names)) for one in sayings],
        hindrances=[one for one in hindrances if one not in LIFTED_BY_A_REASON],
        needs_exception=PairingHindrance.OWN_LINE in hindrances,
        needs_new_ground=PairingHindrance.DID_NOT_WORK in hindrances,
    )


def said_of(theme: NetworkTheme, leader: Person, person: Person, today: date) -> list[Saying]:
    """What speaks for and against this pair as things stand today."""
    parents = dict(OrgUnit.objects.values_list("pk", "parent_id"))
    return grounds(opening_on(theme, leader, today), candidate_for(person, today), parents)


def in_words(saying: Saying, names: Names) -> str:
    """A saying as the reader reads it."""
    sentence = gettext(str(saying.ground))
    if not saying.names:
        return sentence
    name = names.competence
    if saying.ground in NAMES_UNITS:
        name = names.unit
    elif saying.ground in NAMES_TASKS:
        name = names.task
    return sentence % {"names": ", ".join(name(key) for key in saying.names)}


TOLD_TO_THE_TWO = {
    Ground.OTHER_DIRECTORATE,
    Ground.OTHER_UNIT,
    Ground.OTHER_DISCIPLINE,
    Ground.KNOWS_A_UNIT_OF_THE_THEME,
    Ground.KNOWS_WHAT_THE_LEADER_DOES_NOT,
    Ground.WISHES_THE_THEME,
    Ground.OFFERS_WHAT_IS_ASKED,
    Ground.LEARNS_WHAT_IS_ASKED,
    Ground.TAKES_THE_TASKS,
    Ground.LEADS_AS_WISHED,
}
"""Grounds that the two read on their offer. What speaks against, and what is about one alone, stays where it was
weighed."""


@dataclass(frozen=True)
class Offer:
    """What there is to decide on: why these two, and how many hours are released, if any are."""

    speaks_for: list[str]
    hours: str


def offer_to(pairing: Pairing, person: Person, today: date) -> Offer:
    """An open offer as one of the two reads it."""
    names = Names()
    sayings = said_of(pairing.theme, pairing.network_leader, pairing.co_driver, today)
    releases = ResourceRelease.objects.granted(today).visible_to(person)
    release = releases.filter(person=pairing.co_driver, theme=pairing.theme).first()
    return Offer(
        speaks_for=[in_words(one, names) for one in sayings if one.ground in TOLD_TO_THE_TWO],
        hours=hours_in_words(release.hours_per_week) if release else "",
    )


@dataclass(frozen=True)
class Deadline:
    """Whether an open offer waits too long already, and whether more time may be given."""

    is_over: bool
    is_near: bool


def _deadline(pairing: Pairing, today: date) -> Deadline:
    return Deadline(pairing.is_overdue(today), is_near(pairing.answer_by, today, days_off_around(today)))


@dataclass
class PairingPage:
    pairing: Pairing
    offer: Offer | None
    is_party: bool
    other: Person | None
    own_answer: bool | None
    waits_for: list[Person]
    standing: Standing | None
    for_secretariat: bool
    time: PairTime | None
    deadline: Deadline | None
    waited: int | None
    former: Any
    theme_is_free: bool
    shared_agreement: AlignmentAgreement | None


def pairing_page(pairing: Pairing, person: Person, today: date) -> PairingPage:
    """How a pair stands, as this person may see it."""
    party = pairing.is_party(person)
    alignment = with_standing(ExpectationAlignment.objects.filter(pairing=pairing)).first()
    stands = standing(alignment, today) if alignment else None
    return PairingPage(
        pairing=pairing,
        offer=offer_to(pairing, person, today) if party and pairing.status == Pairing.Status.OFFERED else None,
        is_party=party,
        other=pairing.other(person) if party else None,
        own_answer=pairing.answer_of(person) if party else None,
        waits_for=pairing.waits_for,
        standing=stands,
        for_secretariat=person.is_secretariat,
        time=pair_time(pairing, person, today) if pairing.status == Pairing.Status.ACTIVE else None,
        deadline=_deadline(pairing, today) if pairing.status == Pairing.Status.OFFERED else None,
        waited=stands.waited if stands else _days_offered(pairing, today),
        former=Pairing.objects.filter(theme=pairing.theme).exclude(pk=pairing.pk).with_people()
        if person.is_secretariat
        else [],
        theme_is_free=free_seat(pairing.theme) is not None,
        shared_agreement=AlignmentAgreement.objects.readable_by(person)
        .filter(alignment__pairing=pairing, agreed_at__isnull=False)
        .first(),
    )


def _days_offered(pairing: Pairing, today: date) -> int | None:
    return (today - localdate(pairing.offered_at)).days if pairing.waits_for else None
