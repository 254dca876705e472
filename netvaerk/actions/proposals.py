"""What those who stand behind a proposal do: begin, write, invite, send, discuss, take up again (spec: states)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from netvaerk import letters
from netvaerk.access import (
    may_discuss_proposal,
    may_invite_to_propose,
    may_send_proposal,
    may_take_up_again,
    may_write_proposal,
    stands_behind,
)
from netvaerk.actions.rounds import open_round
from netvaerk.actions.themes import enter_state, hold
from netvaerk.audit import record
from netvaerk.facts import proposal_facts
from netvaerk.models import CoProposer, NetworkTheme, OrgUnit, Person, ProposalComment, TraitAnswer, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.proposals import ProposalHindrance, missing_to_send
from netvaerk.rules.reasons import uncleared
from netvaerk.rules.themes import ThemeHindrance

Status = NetworkTheme.Status


@transaction.atomic
def propose_theme(
    *, by: Person, at: datetime, units: Sequence[OrgUnit] = (), hows: Mapping[int, str] | None = None, **card: Any
) -> NetworkTheme:
    """Begin a proposal as its proposer's draft. The very same draft again, as by a double click, is the one there is.

    `card` is the text fields of a theme; `hows` is what is written about each trait, by the trait's number.
    """
    Person.objects.select_for_update().get(pk=by.pk)
    for draft in NetworkTheme.objects.filter(proposed_by=by, status=Status.DRAFT, **card):
        written = dict(draft.trait_answers.values_list("trait", "how"))
        if set(draft.units.all()) == set(units) and written == {key: how for key, how in (hows or {}).items() if how}:
            return draft
    theme = NetworkTheme.objects.create(proposed_by=by, proposed_from=by.unit, **card)
    theme.units.set(units)
    _answer_traits(theme, hows or {})
    record(Verb.CREATED, theme, by=by, at=at)
    return theme


@transaction.atomic
def write_proposal(
    theme: NetworkTheme,
    *,
    by: Person,
    at: datetime,
    shown: int,
    units: Sequence[OrgUnit],
    hows: Mapping[int, str],
    **card: Any,
) -> None:
    """Rewrite a proposal, if it is still the version that was shown. Raises Refused if not, or to a stranger.

    Once it is sent it keeps what a sent proposal must have.
    """
    if not may_write_proposal(by, theme):
        raise Refused([ProposalHindrance.NOT_YOURS])
    as_shown = NetworkTheme.objects.filter(pk=theme.pk, version=shown, status=theme.status)
    if not as_shown.update(version=shown + 1, **card):
        raise Refused([ThemeHindrance.STALE])
    theme.refresh_from_db()
    theme.units.set(units)
    _answer_traits(theme, hows)
    missing = missing_to_send(proposal_facts(theme)) if theme.status != Status.DRAFT else []
    if missing:
        raise Refused(missing)
    record(Verb.CHANGED, theme, by=by, at=at)


def _answer_traits(theme: NetworkTheme, hows: Mapping[int, str]) -> None:
    """Store what is written about each trait; a trait without words has no row."""
    TraitAnswer.objects.filter(theme=theme).exclude(trait__in=[key for key, how in hows.items() if how]).delete()
    for key, how in hows.items():
        if how:
            TraitAnswer.objects.update_or_create(theme=theme, trait_id=key, defaults={"how": how})


@transaction.atomic
def invite_to_propose(theme: NetworkTheme, *, person: Person, by: Person, at: datetime) -> None:
    """Let a colleague stand behind the proposal, and read and write it too. Raises Refused."""
    hold(theme)
    hurdles = {
        ProposalHindrance.NOT_YOURS: may_invite_to_propose(by, theme),
        ProposalHindrance.NOT_EMPLOYED: person.is_active,
        ProposalHindrance.STANDS_BEHIND_IT: not stands_behind(person, theme),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    try:
        with transaction.atomic():
            CoProposer.objects.create(theme=theme, person=person, since_at=at, brought_by=by)
    except IntegrityError:
        raise Refused([ProposalHindrance.STANDS_BEHIND_IT]) from None
    record(Verb.INVITED, theme, by=by, at=at, about=person)
    letters.invited_to_propose(theme, person=person)


@transaction.atomic
def leave_proposal(theme: NetworkTheme, *, by: Person, at: datetime) -> None:
    """Stand behind the proposal no longer; the one who began it cannot. Raises Refused."""
    hold(theme)
    hurdles = {
        ProposalHindrance.NOT_YOURS: may_invite_to_propose(by, theme),
        ProposalHindrance.NOT_THE_DRAFTER: theme.proposed_by_id != by.pk,
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    CoProposer.objects.filter(theme=theme, person=by).delete()
    record(Verb.WITHDREW, theme, by=by, at=at, about=by)


@transaction.atomic
def send_proposal(theme: NetworkTheme, *, by: Person, at: datetime) -> None:
    """Send the draft to the secretariat, into the round that is open at `at`. Raises Refused with what is missing."""
    hold(theme)
    if not may_send_proposal(by, theme):
        raise Refused([ProposalHindrance.NOT_YOURS])
    missing = missing_to_send(proposal_facts(theme))
    if missing:
        raise Refused(missing)
    enter_state(theme, to=Status.PROPOSED, by=by, at=at, verb=Verb.SENT, round=open_round(by=by, at=at))
    letters.proposal_sent(theme, by=by)


@transaction.atomic
def discuss_proposal(theme: NetworkTheme, *, text: str, by: Person, at: datetime) -> None:
    """Add a comment to the talk between the secretariat and those who stand behind the proposal. Raises Refused."""
    hold(theme)
    hurdles = {
        ProposalHindrance.NOT_IN_HAND: may_discuss_proposal(by, theme),
        ProposalHindrance.NO_WORDS: bool(text.strip()),
    }
    reasons = uncleared(hurdles)
    if reasons:
        raise Refused(reasons)
    ProposalComment.objects.create(theme=theme, by=by, at=at, text=text)
    record(Verb.COMMENTED, theme, by=by, at=at)
    letters.proposal_discussed(theme, by=by)


@transaction.atomic
def take_up_again(theme: NetworkTheme, *, by: Person, at: datetime) -> None:
    """Bring back an idea that was not chosen: a proposer as a draft, the secretariat into the open round.

    Raises Refused. What was decided about it before stays.
    """
    hold(theme)
    if not may_take_up_again(by, theme):
        raise Refused([ProposalHindrance.NOT_IN_HAND])
    if stands_behind(by, theme):
        enter_state(theme, to=Status.DRAFT, by=by, at=at, round=None)
    else:
        enter_state(theme, to=Status.PROPOSED, by=by, at=at, round=open_round(by=by, at=at))
    letters.proposal_moved(theme, by=by)
