"""Finding participants, asking them, noting what they answer, and letting go of them and of what is known of them."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import CompetenceGroup, NetworkParticipant, NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.participants import (
    ParticipantHindrance,
    hindrances_to_answering,
    hindrances_to_asking,
    hindrances_to_describing,
    hindrances_to_leaving,
    hindrances_to_suggesting,
)
from netvaerk.rules.themes import ThemeHindrance
from roles.access import is_own_participation, may_see_contacts, may_work_on
from roles.actions.invitations import take_back_invitations
from roles.letters import participants as letters
from roles.models import RoleAssignment

Kind, Stage = NetworkParticipant.Kind, NetworkParticipant.Stage


@transaction.atomic
def suggest_employee(
    theme: NetworkTheme,
    *,
    person: Person,
    why: str,
    brings: Iterable[CompetenceGroup],
    stage: str,
    by: Person,
    at: datetime,
) -> NetworkParticipant:
    """Put a member of staff on the list: only thought of, asked at once, or in already. Raises Refused."""
    hold(theme)
    reasons = hindrances_to_suggesting(
        on_the_theme=may_work_on(by, theme),
        employed=person.is_active,
        thought_of=theme.participants.present().filter(person=person).exists(),
        holds_a_role=RoleAssignment.objects.open().filter(theme=theme, person=person).exists(),
    )
    if reasons:
        raise Refused(reasons)
    one = theme.participants.create(
        kind=Kind.STAFF, person=person, unit=person.unit, why=why, suggested_by=by, suggested_at=at
    )
    return _listed(one, brings, stage, by=by, at=at)


@transaction.atomic
def suggest_outsider(
    theme: NetworkTheme, *, brings: Iterable[CompetenceGroup], stage: str, by: Person, at: datetime, **card: Any
) -> NetworkParticipant:
    """Put somebody from outside on the list. `card` holds kind, name, organisation, email, phone and why; the same
    card again is the same row. Raises Refused."""
    hold(theme)
    reasons = hindrances_to_suggesting(
        on_the_theme=may_work_on(by, theme), employed=True, thought_of=False, holds_a_role=False
    )
    if not card["name"].strip():
        reasons.append(ParticipantHindrance.NO_NAME)
    if reasons:
        raise Refused(reasons)
    known = theme.participants.present().filter(**card).first()
    if known:
        return known
    one = theme.participants.create(suggested_by=by, suggested_at=at, **card)
    return _listed(one, brings, stage, by=by, at=at)


def _listed(
    one: NetworkParticipant, brings: Iterable[CompetenceGroup], stage: str, *, by: Person, at: datetime
) -> NetworkParticipant:
    one.brings.set(brings)
    record(Verb.CREATED, one, by=by, at=at, about=one.person)
    if stage == Stage.CONTACTED:
        _ask(one, by=by, at=at)
    elif stage == Stage.YES:
        _write_answer(one, says_yes=True, by=by, at=at)
    return one


@transaction.atomic
def describe_participant(
    participant: NetworkParticipant,
    *,
    brings: Iterable[CompetenceGroup],
    by: Person,
    at: datetime,
    shown: int,
    **card: Any,
) -> None:
    """Rewrite what is known of somebody, if it is still the version that was shown. Raises Refused."""
    _hold(participant)
    reasons = hindrances_to_describing(
        on_the_theme=may_work_on(by, participant.theme),
        left=participant.left_on is not None,
        deleted=participant.contact_deleted_at is not None,
    )
    if participant.is_outsider and not may_see_contacts(by, participant.theme):
        reasons.append(ParticipantHindrance.NOT_FOR_THESE_EYES)
    if participant.is_outsider and not card["name"].strip():
        reasons.append(ParticipantHindrance.NO_NAME)
    if reasons:
        raise Refused(reasons)
    brings = set(brings)
    if brings == set(participant.brings.all()) and all(getattr(participant, name) == card[name] for name in card):
        return
    if not _rows(participant).filter(version=shown).update(version=shown + 1, **card):
        raise Refused([ThemeHindrance.STALE])
    participant.refresh_from_db()
    participant.brings.set(brings)
    record(Verb.CHANGED, participant, by=by, at=at, about=participant.person)


@transaction.atomic
def ask(participant: NetworkParticipant, *, by: Person, at: datetime) -> None:
    """Ask a member of staff by a letter, or note that somebody from outside has been asked. Raises Refused."""
    _hold(participant)
    if participant.stage == Stage.CONTACTED and not participant.left_on:
        return
    reasons = hindrances_to_asking(
        on_the_theme=may_work_on(by, participant.theme),
        stage=participant.stage,
        left=participant.left_on is not None,
    )
    if reasons:
        raise Refused(reasons)
    _ask(participant, by=by, at=at)


def _ask(participant: NetworkParticipant, *, by: Person, at: datetime) -> None:
    _rows(participant).update(stage=Stage.CONTACTED, asked_at=at)
    participant.refresh_from_db(fields=["stage", "asked_at"])
    record(Verb.INVITED, participant, by=by, at=at, about=participant.person)
    letters.asked_to_take_part(participant)


@transaction.atomic
def answer(participant: NetworkParticipant, *, says_yes: bool, by: Person, at: datetime) -> None:
    """Yes or no: from the member of staff who was asked, or noted by leader or co-driver. Raises Refused."""
    _hold(participant)
    reasons = hindrances_to_answering(
        running=participant.theme.is_running,
        own=is_own_participation(by, participant),
        on_the_theme=may_work_on(by, participant.theme),
        stage=participant.stage,
        says_yes=says_yes,
        left=participant.left_on is not None,
    )
    if reasons:
        raise Refused(reasons)
    if participant.stage != (Stage.YES if says_yes else Stage.NO):
        _write_answer(participant, says_yes=says_yes, by=by, at=at)


def _write_answer(participant: NetworkParticipant, *, says_yes: bool, by: Person, at: datetime) -> None:
    _rows(participant).update(stage=Stage.YES if says_yes else Stage.NO, answered_at=at)
    participant.refresh_from_db(fields=["stage", "answered_at"])
    verb = Verb.ACCEPTED if says_yes else Verb.DECLINED
    record(verb, participant, by=by, at=at, about=participant.person)
    if is_own_participation(by, participant):
        letters.participant_answered(participant)
    elif says_yes:
        letters.taken_into_network(participant)


@transaction.atomic
def leave_network(participant: NetworkParticipant, *, by: Person, at: datetime) -> None:
    """Leave a network oneself, or take somebody off its list; the row stays as its history. Raises Refused."""
    _hold(participant)
    if participant.left_on:
        return
    own = is_own_participation(by, participant)
    reasons = hindrances_to_leaving(
        running=participant.theme.is_running,
        own=own,
        on_the_theme=may_work_on(by, participant.theme),
        stage=participant.stage,
    )
    if reasons:
        raise Refused(reasons)
    _take_out(participant, by=by, on=localdate(at), at=at)
    if own:
        letters.participant_left(participant)
    elif participant.stage in (Stage.CONTACTED, Stage.YES):
        letters.out_of_network(participant)


def _take_out(participant: NetworkParticipant, *, by: Person | None, on: date, at: datetime) -> None:
    _rows(participant).update(left_on=on)
    participant.refresh_from_db(fields=["left_on"])
    if participant.person:
        take_back_invitations(participant.person, participant.theme, by=by, at=at)
    verb = Verb.LEFT if participant.stage == Stage.YES else Verb.WITHDREW
    record(verb, participant, by=by, at=at, about=participant.person)


@transaction.atomic
def leave_every_network(person: Person, *, by: Person | None, on: date, at: datetime) -> int:
    """Take somebody who leaves the municipality out of every network; how many there were."""
    rows = list(NetworkParticipant.objects.present().filter(person=person).select_related("person"))
    for participant in rows:
        _take_out(participant, by=by, on=on, at=at)
    return len(rows)


@transaction.atomic
def delete_contacts(theme: NetworkTheme, *, at: datetime, by: Person | None = None) -> int:
    """Delete what is known of everybody from outside, when a theme is closed; how many there were.

    Kind, organisation, phases and what they brought stay for the figures. Judges nothing: closing has been judged.
    """
    rows = list(theme.participants.outsiders().filter(contact_deleted_at=None))
    for participant in rows:
        _erase(participant, by=by, at=at)
    return len(rows)


@transaction.atomic
def delete_contacts_of(participant: NetworkParticipant, *, by: Person, at: datetime) -> None:
    """Delete what is known of somebody from outside who asks for it, and take them off the list. Raises Refused."""
    _hold(participant)
    if not may_see_contacts(by, participant.theme):
        raise Refused([ParticipantHindrance.NOT_FOR_THESE_EYES])
    if not participant.is_outsider:
        raise Refused([ParticipantHindrance.STAFF])
    if participant.contact_deleted_at:
        return
    _erase(participant, by=by, at=at)
    _rows(participant).filter(left_on=None).update(left_on=localdate(at))
    participant.refresh_from_db()


def _erase(participant: NetworkParticipant, *, by: Person | None, at: datetime) -> None:
    _rows(participant).update(name="", email="", phone="", why="", contact_deleted_at=at, version=F("version") + 1)
    record(Verb.DELETED, participant, by=by, at=at)


def _rows(participant: NetworkParticipant) -> Any:
    return NetworkParticipant.objects.filter(pk=participant.pk)


def _hold(participant: NetworkParticipant) -> None:
    """Lock the theme's row, at which all its participants queue, and read the participant as it is now."""
    theme = participant.theme
    hold(theme)
    participant.refresh_from_db()
    participant.theme = theme
