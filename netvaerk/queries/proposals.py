"""The page of a proposal, and the secretariat's intake desk."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, Count, OuterRef, Prefetch, Q, QuerySet, Subquery, When

from netvaerk import access
from netvaerk.facts import counted_facts
from netvaerk.letters import proposers
from netvaerk.models import (
    CoProposer,
    ForumDecision,
    NetworkTheme,
    Person,
    ProposalComment,
    ProposalRound,
    ThemeMove,
    ThemeTrait,
)
from netvaerk.models.rounds import half_year
from netvaerk.rules.proposals import Gap, missing_to_choose, missing_to_send
from netvaerk.rules.rounds import StartWarning, warnings_on_starts

Status = NetworkTheme.Status


@dataclass
class ProposalPage:
    """What one reader sees of a proposal. `traits` is each trait of the catalogue with what is written about it."""

    behind: list[Person]
    traits: list[tuple[ThemeTrait, str]]
    comments: list[ProposalComment]
    decisions: list[ForumDecision]
    merged: list[NetworkTheme]
    missing: list[Gap]
    returned: ThemeMove | None
    half_year: str
    deadline_on: date
    decides_on: date
    may_write: bool
    may_send: bool
    may_invite: bool
    may_leave: bool
    may_discuss: bool
    may_handle: bool
    may_take_up: bool

    @property
    def answered(self) -> int:
        return sum(bool(how) for _trait, how in self.traits)


def proposal_page(theme: NetworkTheme, person: Person, today: date) -> ProposalPage:
    """Everything about one proposal; a draft says which round it would be in if it were sent today."""
    behind = proposers(theme)
    written = dict(theme.trait_answers.values_list("trait", "how"))
    traits = [(trait, written.get(trait.pk, "")) for trait in ThemeTrait.objects.all()]
    dates = theme.round.dates if theme.round else ProposalRound.objects.dates_on(today)
    facts = counted_facts(theme, units=theme.units.count(), traits=len(written))
    may_send, may_invite = access.may_send_proposal(person, theme), access.may_invite_to_propose(person, theme)
    move = theme.moves.first()
    return ProposalPage(
        behind=behind,
        traits=traits,
        comments=list(theme.comments.select_related("by")),
        decisions=list(theme.decisions.select_related("round", "noted_by")),
        merged=list(theme.merged.select_related("proposed_by")),
        missing=missing_to_send(facts) if may_send else missing_to_choose(facts),
        returned=move if move and move.status == Status.DRAFT and move.reason else None,
        half_year=half_year(dates),
        deadline_on=dates.deadline_on,
        decides_on=dates.decides_on,
        may_write=access.may_write_proposal(person, theme),
        may_send=may_send,
        may_invite=may_invite,
        may_leave=may_invite and theme.proposed_by_id != person.pk,
        may_discuss=access.may_discuss_proposal(person, theme),
        may_handle=access.may_handle_proposal(person, theme),
        may_take_up=access.may_take_up_again(person, theme),
    )


@dataclass
class IntakeRow:
    """A proposal on the desk: who stands behind it, what it lacks, how much has been said."""

    theme: NetworkTheme
    missing: list[Gap]

    @property
    def behind(self) -> list[Person]:
        return [self.theme.proposed_by, *(one.person for one in self.theme.beside)]


@dataclass
class IntakeDesk:
    round: ProposalRound | None
    rounds: list[ProposalRound]
    rows: list[IntakeRow]
    decided: list[NetworkTheme]
    warnings: list[StartWarning]
    is_past_deadline: bool

    @property
    def chosen(self) -> int:
        return sum(theme.status not in (Status.DECLINED, Status.MERGED) for theme in self.decided)


def intake_desk(key: int | None, today: date) -> IntakeDesk:
    """The proposals of a round: that of number `key`, else the first with something left to decide, else the open one.

    A constant number of queries.
    """
    rounds = list(ProposalRound.objects.annotate(waiting=Count("themes", filter=_at_intake())).order_by("-deadline_on"))
    current = _round_shown(rounds, key, today)
    themes = list(_with_what_the_desk_shows(NetworkTheme.objects.filter(round=current))) if current else []
    rows = [
        IntakeRow(one, missing_to_choose(counted_facts(one, units=one.units_touched, traits=one.traits_answered)))
        for one in themes
        if one.status in NetworkTheme.AT_INTAKE
    ]
    desk = IntakeDesk(
        round=current,
        rounds=rounds,
        rows=rows,
        decided=[one for one in themes if one.status not in NetworkTheme.AT_INTAKE],
        warnings=[],
        is_past_deadline=bool(current and current.deadline_on < today),
    )
    if current and (desk.is_past_deadline or desk.chosen):
        waiting = len(rows) if desk.is_past_deadline else 1  # more can come until the deadline
        desk.warnings = warnings_on_starts(chosen=desk.chosen, undecided=waiting)
    return desk


def _at_intake() -> Q:
    return Q(themes__status__in=NetworkTheme.AT_INTAKE)


def _round_shown(rounds: list[Any], key: int | None, today: date) -> ProposalRound | None:
    """`rounds` has the latest deadline first."""
    if key:
        return next((one for one in rounds if one.pk == key), None)
    waiting = [one for one in rounds if one.waiting]
    still_open = [one for one in rounds if one.deadline_on >= today]
    return next(reversed(waiting or still_open or rounds[:1]), None)


def _with_what_the_desk_shows(themes: QuerySet) -> QuerySet:
    return (
        themes.select_related("proposed_by", "proposed_from")
        .prefetch_related(
            "units", Prefetch("co_proposers", CoProposer.objects.select_related("person"), to_attr="beside")
        )
        .annotate(
            units_touched=Count("units", distinct=True),
            traits_answered=Count("trait_answers", distinct=True),
            comments_made=Count("comments", distinct=True),
        )
    )


def proposals_of(person: Person) -> list[NetworkTheme]:
    """The proposals somebody stands behind that are not decided yet, and those not chosen, newest first.

    Each says as `was_returned` whether it is a draft because the secretariat sent it back.
    """
    shown = [Status.DRAFT, *NetworkTheme.AT_INTAKE, Status.DECLINED]
    last = ThemeMove.objects.filter(theme=OuterRef("pk")).order_by("-pk").values("reason")[:1]
    mine = NetworkTheme.objects.stood_behind_by(person).filter(status__in=shown)
    returned = Case(When(status=Status.DRAFT, last_reason__gt="", then=True), default=False)
    return list(mine.annotate(last_reason=Subquery(last), was_returned=returned).order_by("-pk"))


def proposals_to_take_in() -> int:
    """How many proposals wait for the secretariat to begin handling them."""
    return NetworkTheme.objects.filter(status=Status.PROPOSED).count()
