"""Who can be invited to a theme's meetings, who is, and what they answer."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import Meeting, MeetingInvitation, NetworkParticipant, NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.meetings import hindrances_to_answer
from roles.models import RoleAssignment

Answer = MeetingInvitation.Answer
UNANSWERED = {"answer": "", "answered_at": None}


@dataclass(frozen=True)
class Invitee:
    """Somebody who can be invited: an employee, or a participant from outside. `part` is the role they have."""

    person: Person | None
    participant: NetworkParticipant | None
    part: str

    @property
    def key(self) -> str:
        """How a form names them."""
        return key_of(self.person.pk if self.person else None, self.participant.pk if self.participant else None)

    @property
    def name(self) -> str:
        return self.person.name if self.person else self.participant.shown_name if self.participant else ""

    @property
    def gets_letters(self) -> bool:
        return bool(self.person or (self.participant and self.participant.email))


def key_of(person: int | None, participant: int | None) -> str:
    return f"person-{person}" if person else f"participant-{participant}"


def those_to_invite(theme: NetworkTheme) -> list[Invitee]:
    """Those who hold a role on the theme, then the employees who take part, then those from outside; each once."""
    found: dict[str, Invitee] = {}
    roles = theme.role_assignments.current().select_related("person")
    for role in sorted(roles, key=lambda one: (RoleAssignment.Role.values.index(one.role), one.pk)):
        if role.person.is_active:
            found[key_of(role.person_id, None)] = Invitee(role.person, None, role.get_role_display())
    taking_part = NetworkParticipant.objects.taking_part().filter(theme=theme).select_related("person")
    for one in sorted(taking_part, key=lambda one: (one.is_outsider, one.pk)):
        if one.is_outsider or one.person.is_active:
            outsider = one if one.is_outsider else None
            found.setdefault(key_of(one.person_id, one.pk), Invitee(one.person, outsider, one.get_kind_display()))
    return list(found.values())


@dataclass
class InvitationChange:
    """Who was invited, stays invited, and is invited no more."""

    new: list[MeetingInvitation] = field(default_factory=list)
    kept: list[MeetingInvitation] = field(default_factory=list)
    withdrawn: list[MeetingInvitation] = field(default_factory=list)

    @property
    def is_none(self) -> bool:
        return not self.new and not self.withdrawn


def settle_invitations(meeting: Meeting, chosen: Collection[Invitee], *, by: Person, at: datetime) -> InvitationChange:
    """Invite those chosen, and take back the invitations of the others. The caller has asked the rule and holds the
    meeting's row."""
    change = InvitationChange()
    rows = {key_of(one.person_id, one.participant_id): one for one in meeting.invitations.all()}
    keys = {one.key for one in chosen}
    for key, row in rows.items():
        if not row.withdrawn_at and key in keys:
            change.kept.append(row)
        elif not row.withdrawn_at:
            change.withdrawn.append(row)
            _withdraw(row, by=by, at=at)
    for one in chosen:
        before = rows.get(one.key)
        if before is None or before.withdrawn_at:
            change.new.append(_invite(meeting, one, before, by=by, at=at))
    return change


def _invite(
    meeting: Meeting, invitee: Invitee, row: MeetingInvitation | None, *, by: Person, at: datetime
) -> MeetingInvitation:
    if row is None:
        row = MeetingInvitation(meeting=meeting, person=invitee.person, participant=invitee.participant)
    comes = {"answer": Answer.YES, "answered_at": at} if row.person_id == by.pk else UNANSWERED
    _write(row, invited_at=at, withdrawn_at=None, **comes)
    record(Verb.INVITED, row, by=by, at=at, about=row.person)
    return row


def _withdraw(row: MeetingInvitation, *, by: Person | None, at: datetime) -> None:
    _write(row, withdrawn_at=at)
    record(Verb.WITHDREW, row, by=by, at=at, about=row.person)


def ask_again(rows: Collection[MeetingInvitation], *, by: Person) -> None:
    """A yes was to the old time; whoever moved the meeting comes to the new one."""
    for row in rows:
        if row.person_id != by.pk and row.answer:
            _write(row, **UNANSWERED)


def _write(row: MeetingInvitation, **fields: object) -> None:
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


@transaction.atomic
def answer_invitation(invitation: MeetingInvitation, *, says_yes: bool, by: Person | None, at: datetime) -> None:
    """Say yes or no; it may be changed until the meeting is over. `by` is None for somebody who came by a signed link.

    Raises Refused.
    """
    meeting = Meeting.objects.select_for_update().get(pk=invitation.meeting_id)
    invitation.refresh_from_db()
    theirs = invitation.person_id == by.pk if by else invitation.is_to_an_outsider
    reasons = hindrances_to_answer(meeting.facts, invited=theirs and invitation.stands, now=at)
    if reasons:
        raise Refused(reasons)
    answer = Answer.YES if says_yes else Answer.NO
    if invitation.answer == answer:
        return
    _write(invitation, answer=answer, answered_at=at)
    record(Verb.ANSWERED, invitation, by=by, at=at, about=by)


def take_back_invitations(person: Person, theme: NetworkTheme, *, by: Person | None, at: datetime) -> None:
    """Who has no role on the theme any more and takes no part is invited no longer to what lies ahead."""
    has_a_role = RoleAssignment.objects.current().filter(theme=theme, person=person).exists()
    if has_a_role or theme.participants.taking_part().filter(person=person).exists():
        return
    theirs = MeetingInvitation.objects.filter(person=person, meeting__theme=theme, withdrawn_at=None)
    for row in theirs.filter(meeting__ends_at__gt=at).select_related("person"):
        _withdraw(row, by=by, at=at)
