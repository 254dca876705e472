"""What the secretariat does with proposals: take in, return, move, merge, and note the forum's decision."""

from datetime import date, datetime
from typing import cast

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk import letters
from netvaerk.access import may_handle_proposal
from netvaerk.actions.rounds import round_after
from netvaerk.actions.themes import enter_state, hold
from netvaerk.audit import record
from netvaerk.facts import proposal_facts
from netvaerk.models import CoProposer, ForumDecision, NetworkTheme, Person, ProposalRound, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.proposals import ProposalHindrance, missing_to_choose
from netvaerk.rules.reasons import Reason, uncleared
from netvaerk.rules.themes import ThemeHindrance, is_next

Status = NetworkTheme.Status


@transaction.atomic
def take_into_review(theme: NetworkTheme, *, by: Person, at: datetime) -> None:
    """Begin to handle a proposal. Raises Refused. Doing it again changes nothing."""
    hold(theme)
    if theme.status == Status.IN_REVIEW:
        return
    _refuse(_hindrances(theme, to=Status.IN_REVIEW, by=by))
    enter_state(theme, to=Status.IN_REVIEW, by=by, at=at)
    letters.proposal_moved(theme, by=by)


@transaction.atomic
def return_proposal(theme: NetworkTheme, *, reason: str, by: Person, at: datetime) -> None:
    """Send a proposal back to its proposers as a draft, saying what is wanted. Raises Refused."""
    hold(theme)
    _refuse(_hindrances(theme, to=Status.DRAFT, by=by) + _without(reason))
    enter_state(theme, to=Status.DRAFT, by=by, at=at, reason=reason, round=None)
    letters.proposal_moved(theme, by=by)


@transaction.atomic
def move_to_next_round(theme: NetworkTheme, *, by: Person, at: datetime) -> None:
    """Let a proposal wait for the next round. Raises Refused."""
    hold(theme)
    if not may_handle_proposal(by, theme):
        raise Refused([ProposalHindrance.NOT_IN_HAND])
    later = round_after(_round_of(theme), by=by, at=at)
    NetworkTheme.objects.filter(pk=theme.pk).update(round=later)
    theme.refresh_from_db()
    record(Verb.MOVED, theme, by=by, at=at)
    letters.proposal_moved(theme, by=by)


@transaction.atomic
def merge_proposal(theme: NetworkTheme, *, into: NetworkTheme, by: Person, at: datetime) -> None:
    """Let one proposal live on in another: its proposers and units go along. Raises Refused.

    The merged one keeps its text, and is shown on the page of the other.
    """
    in_one_order = sorted([theme, into], key=lambda proposal: proposal.pk)  # so that no two wait in a ring
    for proposal in in_one_order:
        hold(proposal)
    hurdles: dict[Reason, bool] = {
        ProposalHindrance.SAME_PROPOSAL: theme.pk != into.pk,
        ProposalHindrance.NOT_IN_HAND: into.status in NetworkTheme.AT_INTAKE,
    }
    _refuse(_hindrances(theme, to=Status.MERGED, by=by) + uncleared(hurdles))
    for person in letters.proposers(theme):
        if person.pk != into.proposed_by_id:
            CoProposer.objects.get_or_create(theme=into, person=person, defaults={"since_at": at, "brought_by": by})
    into.units.add(*theme.units.all())
    enter_state(theme, to=Status.MERGED, by=by, at=at, verb=Verb.MERGED, merged_into=into)
    record(Verb.CHANGED, into, by=by, at=at)
    letters.proposal_moved(into, by=by)


@transaction.atomic
def choose_proposal(
    theme: NetworkTheme, *, network_type: str, decided_on: date, reason: str, by: Person, at: datetime
) -> None:
    """Note that the executive forum chose the theme, as which type of network, and why. Raises Refused."""
    hold(theme)
    theme.network_type = network_type
    reasons = _against_deciding(theme, Status.APPROVED, decided_on, reason, by, at)
    _refuse([*reasons, *missing_to_choose(proposal_facts(theme))])
    enter_state(theme, to=Status.APPROVED, by=by, at=at, verb=Verb.APPROVED, network_type=network_type)
    _note(theme, chosen=True, decided_on=decided_on, reason=reason, by=by, at=at)


@transaction.atomic
def decline_proposal(theme: NetworkTheme, *, decided_on: date, reason: str, by: Person, at: datetime) -> None:
    """Note that the forum did not choose the theme, and why; the idea is kept. Raises Refused."""
    hold(theme)
    _refuse(_against_deciding(theme, Status.DECLINED, decided_on, reason, by, at))
    enter_state(theme, to=Status.DECLINED, by=by, at=at, verb=Verb.DECLINED)
    _note(theme, chosen=False, decided_on=decided_on, reason=reason, by=by, at=at)


def _note(theme: NetworkTheme, *, chosen: bool, decided_on: date, reason: str, by: Person, at: datetime) -> None:
    ForumDecision.objects.create(
        theme=theme,
        round=_round_of(theme),
        chosen=chosen,
        network_type=theme.network_type,
        decided_on=decided_on,
        reason=reason,
        noted_by=by,
        noted_at=at,
    )
    letters.proposal_decided(theme, by=by)


def _against_deciding(
    theme: NetworkTheme, to: str, decided_on: date, reason: str, by: Person, at: datetime
) -> list[Reason]:
    hurdles: dict[Reason, bool] = {ProposalHindrance.DECIDED_LATER: decided_on <= localdate(at)}
    return _hindrances(theme, to=to, by=by) + _without(reason) + uncleared(hurdles)


def _hindrances(theme: NetworkTheme, *, to: str, by: Person) -> list[Reason]:
    hurdles: dict[Reason, bool] = {
        ProposalHindrance.NOT_IN_HAND: may_handle_proposal(by, theme),
        ThemeHindrance.NOT_NEXT: is_next(theme.status, to),
    }
    return uncleared(hurdles)[:1]


def _round_of(theme: NetworkTheme) -> ProposalRound:
    """What is at the secretariat is in a round: the database sees to it."""
    return cast("ProposalRound", theme.round)


def _without(reason: str) -> list[Reason]:
    return [] if reason.strip() else [ThemeHindrance.NO_REASON]


def _refuse(reasons: list[Reason]) -> None:
    if reasons:
        raise Refused(reasons)
