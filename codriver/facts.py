"""Loaders: the values that the rules ask about, read from the database. One function for each kind of facts."""

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
    missing_for_agreement,
    review_dates,
)
from codriver.rules.forms import Form, Side, missing_answers
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
    """The time released for the second party on the theme, or None."""
    person = alignment.sides()[Side.SECOND].person_id
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
    """The dates on which the pair has agreed to look at an agreed version again; no query beyond its text."""
    return review_dates(Form(agreement.alignment.catalogue.questions, full=True), agreement.text.joint)


def agreed_facts(agreement: AlignmentAgreement, today: date) -> AgreedFacts:
    """Of an agreement in force: what was so when it was agreed or last confirmed, and what is so today."""
    alignment = agreement.alignment
    content = agreement.text.content
    then, release = content["released_hours"], release_for(alignment, today)
    last = ResourceRelease.objects.filter(person=alignment.sides()[Side.SECOND].person_id, theme=alignment.theme_id)
    ended_on = last.filter(ended_on__lt=today).values_list("ended_on", flat=True).first()
    return AgreedFacts(
        agreed_on=localdate(agreement.confirmed_at or agreement.agreed_at),
        review_dates=agreed_review_dates(agreement),
        phase_began_on=alignment.theme.phase_began_on,
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
