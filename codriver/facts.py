"""Loaders: the values that the rules ask about, read from the database. One function for each kind of facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils.timezone import localdate

from codriver.models import (
    AgreedText,
    AlignmentAgreement,
    AlignmentResponse,
    CompetenceOffer,
    ExpectationAlignment,
    Pairing,
)
from codriver.rules.agreements import (
    AgreementFacts,
    DraftFacts,
    Shown,
    fingerprint,
    hours_agreed,
    missing_for_agreement,
    review_dates,
)
from codriver.rules.forms import Form, Side, missing_answers
from codriver.rules.mandate import (
    CO_DRIVER,
    CO_DRIVER_PERSONNEL,
    PERSONNEL_LEADER,
    REFERENCE_LEADER,
    MandateFacts,
)
from codriver.rules.pairing import BeginFacts, FitFacts, OfferFacts
from codriver.rules.reviews import AgreedFacts
from codriver.rules.values import is_empty
from netvaerk.models import NetworkTheme, OrgUnit, Person
from netvaerk.rules.organisation import distance, same_directorate
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import ResourceRelease, RoleAssignment

Role = RoleAssignment.Role


def leader_of(theme: NetworkTheme) -> Person | None:
    held = RoleAssignment.objects.current().filter(theme=theme, role=Role.NETWORK_LEADER).select_related("person__unit")
    return next((assignment.person for assignment in held), None)


def same_line(one: Person, other: Person) -> bool:
    """Whether one is the other's personnel leader."""
    return other.pk == one.personnel_leader_id or one.pk == other.personnel_leader_id


def free_seat(theme: NetworkTheme) -> int | None:
    """The lowest free place for a co-driver on the theme, or None."""
    taken = set(Pairing.objects.live().filter(theme=theme).values_list("seat", flat=True))
    return next((seat for seat in range(1, settings.CO_DRIVERS_PER_THEME + 1) if seat not in taken), None)


def offer_facts(theme: NetworkTheme, person: Person, *, by: Person, exception_reason: str = "") -> OfferFacts:
    leader = leader_of(theme)
    return OfferFacts(
        by_secretariat=by.is_secretariat,
        oneself=leader == person,
        employed=person.is_active,
        has_leader=leader is not None,
        theme_open=theme.status in TAKES_ROLES,
        other_role=RoleAssignment.objects.open().filter(theme=theme, person=person).exists(),
        theme_free=free_seat(theme) is not None,
        person_free=not Pairing.objects.live().filter(co_driver=person).exists(),
        own_line=leader is not None and same_line(leader, person),
        exception_reason=exception_reason,
    )


def begin_facts(pairing: Pairing) -> BeginFacts:
    """How it stands today with what the offer was made on."""
    theme, leader, co_driver = pairing.theme, pairing.network_leader, pairing.co_driver
    return BeginFacts(
        employed=leader.is_active and co_driver.is_active,
        theme_open=theme.status in TAKES_ROLES,
        other_role=RoleAssignment.objects.open().filter(theme=theme, person=co_driver).exists(),
        leads=leader_of(theme) == leader,
        own_line=same_line(leader, co_driver),
        exception_reason=pairing.exception_reason,
    )


def fit_facts(theme: NetworkTheme, leader: Person, person: Person, today: date) -> FitFacts:
    parents = dict(OrgUnit.objects.values_list("pk", "parent_id"))
    top = next((unit for unit, parent in parents.items() if parent is None), None)
    touched = set(theme.units.values_list("pk", flat=True))
    offers = dict(person.competence_offers.values_list("competence_id", "wish"))
    return FitFacts(
        steps=distance(leader.unit_id, person.unit_id, parents),
        same_directorate=same_directorate(leader.unit_id, person.unit_id, parents, top),
        unit_touched=person.unit_id if person.unit_id in touched else None,
        asked=list(theme.competence_requests.values_list("competence_id", flat=True)),
        wished=[competence for competence, wish in offers.items() if wish in CompetenceOffer.WISHED],
        able=[competence for competence, wish in offers.items() if wish == "can"],
        own_line=same_line(leader, person),
        time_released=ResourceRelease.objects.granted(today).filter(person=person, theme=theme).exists(),
    )


def answers_of(response: AlignmentResponse) -> dict[str, Any]:
    return dict(response.answers.values_list("code", "value"))


def draft_facts(alignment: ExpectationAlignment, person: Person) -> DraftFacts:
    """Where this person's side stands, with how many answers it lacks."""
    side = alignment.side_of(person)
    if side is None:
        return DraftFacts(party=False, closed=bool(alignment.closed_at), sent=False, other_sent=False)
    sides = alignment.sides()
    return DraftFacts(
        party=True,
        closed=bool(alignment.closed_at),
        sent=bool(sides[side].sent_at),
        other_sent=bool(sides[side.other].sent_at),
        missing=len(still_missing(alignment, side)),
    )


def still_missing(alignment: ExpectationAlignment, side: Side) -> list[str]:
    """Codes of the questions this side must still answer."""
    form = alignment.form()
    answers = answers_of(alignment.sides()[side])
    empty = {question.code for question in form.in_use() if is_empty(question, answers.get(question.code))}
    return missing_answers(form, side, answers, empty)


def joint_values(agreement: AlignmentAgreement) -> dict[str, Any]:
    return {code: edit.value for code, edit in agreement.joint().items()}


def release_for(alignment: ExpectationAlignment, today: date) -> ResourceRelease | None:
    """The time released for the one whose hours the agreement is about, or None."""
    person = alignment.whose_hours()
    if person is None:
        return None
    return ResourceRelease.objects.granted(today).filter(person=person, theme=alignment.theme_id).first()


def text_of(agreement: AlignmentAgreement, today: date) -> dict[str, Any]:
    """All that an approval binds: parties, theme, template, questions of the pair's own, joint answers, released hours.

    Of the joint answers, those that say something; keys in the order of the form. The same in every language.
    """
    alignment = agreement.alignment
    form = alignment.form()
    joint = joint_values(agreement)
    release = release_for(alignment, today)
    return {
        "theme": alignment.theme_id,
        "version": agreement.number,
        "template": [alignment.template.kind, alignment.template.version],
        "parties": {side.value: response.person_id for side, response in alignment.sides().items()},
        "own_questions": {question.code: question.text for question in alignment.own_questions.all()},
        "released_hours": str(release.hours_per_week) if release else None,
        "joint": {
            question.code: joint[question.code]
            for question in form.joint(revisit=agreement.is_revisit)
            if joint.get(question.code)
        },
    }


def agreement_facts(agreement: AlignmentAgreement, today: date) -> AgreementFacts:
    alignment = agreement.alignment
    form, joint = alignment.form(), joint_values(agreement)
    return AgreementFacts(
        parties=[response.person_id for response in alignment.sides().values()],
        closed=bool(alignment.closed_at),
        locked=bool(agreement.agreed_at),
        now=Shown(agreement.revision, fingerprint(text_of(agreement, today))),
        missing=missing_for_agreement(form, joint, revisit=agreement.is_revisit),
        review_dates=review_dates(form, joint),
        today=today,
        theme_ends_on=alignment.theme.ends_on,
        kept_dates=_former_dates(agreement, form),
    )


def _former_dates(agreement: AlignmentAgreement, form: Form) -> list[date]:
    """The review dates of the version before this one."""
    if not agreement.is_revisit:
        return []
    former = AgreedText.objects.filter(
        agreement__alignment=agreement.alignment_id, agreement__number=agreement.number - 1
    )
    return [day for text in former for day in review_dates(form, text.joint)]


def agreed_review_dates(agreement: AlignmentAgreement) -> list[date]:
    """The dates on which the two have agreed to look at an agreed version again; no query beyond its text."""
    return review_dates(Form(agreement.alignment.catalogue.questions, full=True), agreement.text.joint)


def agreed_hours(agreement: AlignmentAgreement) -> Decimal | None:
    """The hours a week an agreed version names, None where it is not about time; no query beyond its text."""
    return hours_agreed(Form(agreement.alignment.catalogue.questions, full=True), agreement.text.joint)


def agreed_facts(agreement: AlignmentAgreement, today: date) -> AgreedFacts:
    """Of an agreement in force: what was so when it was agreed or last confirmed, and what is so today."""
    alignment = agreement.alignment
    content = agreement.text.content
    then, release = content["released_hours"], release_for(alignment, today)
    last = ResourceRelease.objects.filter(person=alignment.whose_hours(), theme=alignment.theme_id)
    ended_on = last.filter(ended_on__lt=today).values_list("ended_on", flat=True).first()
    return AgreedFacts(
        agreed_on=localdate(agreement.confirmed_at or agreement.agreed_at),
        review_dates=agreed_review_dates(agreement),
        phase_began_on=alignment.theme.phase_began_on if alignment.kind == CO_DRIVER else None,
        released_then=Decimal(then) if then is not None else None,
        released_now=release.hours_per_week if release else None,
        released_on=localdate(release.approved_at) if release else ended_on,
    )


def candidates(theme: NetworkTheme, words: str) -> Any:
    """Employed people who could be asked, by name, title or unit: not the leader, nobody who co-drives already.

    Each with `wished`: the offers of what the leader asked for that the person would like; who has any stands first.
    """
    taken = Pairing.objects.live().values("co_driver")
    on_theme = RoleAssignment.objects.open().filter(theme=theme).values("person")
    people = Person.objects.employed().exclude(Q(pk__in=taken) | Q(pk__in=on_theme))
    wished = CompetenceOffer.objects.wished().filter(competence__in=theme.competence_requests.values("competence"))
    return (
        people.named(words)
        .select_related("unit")
        .prefetch_related(Prefetch("competence_offers", wished.select_related("competence"), to_attr="wished"))
        .order_by(Exists(wished.filter(person=OuterRef("pk"))).desc(), "folded_name", "pk")
    )


@dataclass(frozen=True)
class Parties:
    """Two who are to agree, as roles and leaders stand today; `second` is None while there is nobody."""

    kind: str
    first: Person
    second: Person | None

    @property
    def key(self) -> tuple[str, int, int | None]:
        return self.kind, self.first.pk, self.second.pk if self.second else None

    @property
    def people(self) -> list[Person]:
        return [one for one in (self.first, self.second) if one]


def key_of(alignment: ExpectationAlignment) -> tuple[str, int, int | None]:
    """As `Parties.key`, of those who are the parties of an alignment."""
    sides = alignment.sides()
    return alignment.kind, sides[Side.FIRST].person_id, sides[Side.SECOND].person_id


def holders_of(theme: NetworkTheme) -> list[RoleAssignment]:
    """Who holds a role on the theme today, or held it until it was closed, with unit and personnel leader."""
    held = RoleAssignment.objects.reading().filter(theme=theme)
    return list(held.select_related("person__unit", "person__personnel_leader").order_by("began_on", "pk"))


def parties_today(holders: Iterable[RoleAssignment]) -> list[Parties]:
    """Who is to agree with whom on a theme, told from who holds its roles and who leads them."""
    people: dict[str, list[Person]] = {role: [] for role in Role.values}
    for one in holders:
        people[one.role].append(one.person)
    leader, reference = (next(iter(people[role]), None) for role in (Role.NETWORK_LEADER, Role.REFERENCE_LEADER))
    found = []
    if leader:
        found += [Parties(CO_DRIVER, leader, one) for one in people[Role.CO_DRIVER]]
        found.append(Parties(REFERENCE_LEADER, leader, reference))
        found.append(Parties(PERSONNEL_LEADER, leader, _personnel_leader_of(leader)))
    return found + [Parties(CO_DRIVER_PERSONNEL, one, _personnel_leader_of(one)) for one in people[Role.CO_DRIVER]]


def _personnel_leader_of(person: Person) -> Person | None:
    leader = person.personnel_leader
    return leader if leader and leader.is_active else None


def mandate_of(theme: NetworkTheme, today: date) -> MandateFacts:
    """How the mandate of the theme's leader stands on `today`."""
    in_force = AlignmentAgreement.objects.in_force().filter(alignment__theme=theme)
    agreed = in_force.select_related("text", "alignment__template").prefetch_related("alignment__responses__person")
    releases = ResourceRelease.objects.granted(today).filter(theme=theme)
    return mandate_facts(theme, parties_today(holders_of(theme)), list(agreed), list(releases))


def mandate_facts(
    theme: NetworkTheme,
    parties: list[Parties],
    agreed: list[AlignmentAgreement],
    releases: list[ResourceRelease],
) -> MandateFacts:
    """Of what has been read: agreements in force, and releases that stand on the day asked about."""
    hours = {key_of(one.alignment): agreed_hours(one) for one in agreed}

    def holds(kind: str) -> bool:
        of_kind = [one for one in parties if one.kind == kind]
        return bool(of_kind) and all(one.key in hours for one in of_kind)

    leader, mine = next(((one.first, one.key) for one in parties if one.kind == PERSONNEL_LEADER), (None, None))
    released = [one.hours_per_week for one in releases if leader and leader.pk == one.person_id]
    return MandateFacts(
        co_driver_agreed=holds(CO_DRIVER),
        reference_leader_agreed=holds(REFERENCE_LEADER),
        personnel_leader_agreed=holds(PERSONNEL_LEADER),
        released_hours=max(released, default=Decimal(0)),
        agreed_hours=(hours.get(mine) if mine else None) or Decimal(0),
        needs_co_driver=not theme.co_driver_waiver or any(one.kind == CO_DRIVER for one in parties),
        needs_reference_leader=theme.network_type != NetworkTheme.NetworkType.LEARNING,
    )
