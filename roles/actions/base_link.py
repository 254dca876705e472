"""What a network needs from its reference leader, and the theme's tie to the base organisation (S30-S32)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.themes import ThemeHindrance
from roles.access import Role, may_answer_need, may_tie_to_base, may_withdraw_need, may_work_on
from roles.letters import base_link as letters
from roles.models import BaseLink, ReferenceNeed, RoleAssignment, StandIn
from roles.rules.base_link import (
    NeedHindrance,
    hindrances_to_answering_a_need,
    hindrances_to_needing,
    hindrances_to_tying,
)

State = ReferenceNeed.State


@transaction.atomic
def need_reference_leader(
    theme: NetworkTheme, *, kind: str, text: str, committee: str, by: Person, at: datetime
) -> ReferenceNeed:
    """Say what the network needs from its reference leader now. Twice the same, while it waits, is once. Raises
    Refused."""
    hold(theme)
    on_the_theme = may_work_on(by, theme)
    reasons = hindrances_to_needing(on_the_theme=on_the_theme, kind=kind, text=text, committee=committee)
    if reasons:
        raise Refused(reasons)
    words = {"kind": kind, "text": text, "committee": committee}
    waiting = ReferenceNeed.objects.waiting().filter(theme=theme, **words).first()
    if waiting:
        return waiting
    need = ReferenceNeed.objects.create(theme=theme, written_by=by, written_at=at, **words)
    record(Verb.CREATED, need, by=by, at=at)
    letters.reference_leader_is_needed(need, to=_reference_leaders(theme, at))
    return need


def _reference_leaders(theme: NetworkTheme, at: datetime) -> list[Person]:
    """Whom a need concerns: the reference leader and whoever stands in today."""
    held = RoleAssignment.objects.current().filter(theme=theme, role=Role.REFERENCE_LEADER)
    standing_in = StandIn.objects.on(localdate(at)).filter(assignment__in=held).select_related("person")
    return [*(one.person for one in held.select_related("person")), *(one.person for one in standing_in)]


@transaction.atomic
def answer_need(
    need: ReferenceNeed, *, state: str, note: str, committee: str, hearing: str, by: Person, at: datetime, shown: int
) -> None:
    """Say how far it is, if nobody has said otherwise since it was shown. Raises Refused."""
    hold(need.theme)
    need.refresh_from_db()
    words = {"note": note, "committee": committee, "hearing": hearing}
    same = need.state == state and all(getattr(need, name) == value for name, value in words.items())
    reasons = hindrances_to_answering_a_need(
        reference_leader=may_answer_need(by, need),
        waits=need.is_waiting or same,
        kind=need.kind,
        committee=committee,
        hearing=hearing,
    )
    if reasons:
        raise Refused(reasons)
    if same:
        return
    if need.version != shown:
        raise Refused([ThemeHindrance.STALE])
    ReferenceNeed.objects.filter(pk=need.pk).update(
        answered_by=by, version=need.version + 1, **words, **_dates(need, state, at)
    )
    need.refresh_from_db()
    record(Verb.ANSWERED, need, by=by, at=at)
    letters.need_was_answered(need, to=[need.written_by] if need.written_by != by else [])


def _dates(need: ReferenceNeed, state: str, at: datetime) -> dict[str, datetime | None]:
    """The dates by which a need is in that state."""
    taken_at = need.taken_at or at
    states: dict[str, dict[str, datetime | None]] = {
        State.OPEN: {"taken_at": None, "done_at": None},
        State.IN_HAND: {"taken_at": taken_at, "done_at": None},
        State.DONE: {"taken_at": taken_at, "done_at": at},
    }
    return states[State(state)]


@transaction.atomic
def withdraw_need(need: ReferenceNeed, *, by: Person, at: datetime) -> None:
    """Take back what is needed no longer. Twice is once. Raises Refused."""
    hold(need.theme)
    need.refresh_from_db()
    if not may_withdraw_need(by, need):
        raise Refused([NeedHindrance.NOT_ON_THE_THEME])
    if need.done_at:
        raise Refused([NeedHindrance.NO_LONGER_OPEN])
    if ReferenceNeed.objects.waiting().filter(pk=need.pk).update(withdrawn_at=at):
        need.refresh_from_db()
        record(Verb.WITHDREW, need, by=by, at=at)


@transaction.atomic
def tie_to_base(
    theme: NetworkTheme, *, arenas: str, funding: str, funding_owner: str, by: Person, at: datetime, shown: int
) -> None:
    """Write which arenas were opened and who finds the money for the test, if it is as shown; 0 where nothing stood.
    Raises Refused."""
    hold(theme)
    reasons = hindrances_to_tying(on_the_theme=may_tie_to_base(by, theme), funding=funding, funding_owner=funding_owner)
    if reasons:
        raise Refused(reasons)
    words = {"arenas": arenas, "funding": funding, "funding_owner": funding_owner}
    link = BaseLink.objects.filter(theme=theme).first()
    if link and all(getattr(link, name) == value for name, value in words.items()):
        return
    if (link.version if link else 0) != shown:
        raise Refused([ThemeHindrance.STALE])
    written = {**words, "changed_by": by, "changed_at": at, "version": shown + 1}
    link, _new = BaseLink.objects.update_or_create(theme=theme, defaults=written)
    record(Verb.CHANGED, link, by=by, at=at)
