"""The pages of a theme's meetings, the next one for the theme's page, and a person's own for Min side."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils.timezone import localdate

from netvaerk.models import Meeting, MeetingInvitation, MeetingStep, NetworkTheme, Person
from netvaerk.models.prepared import read
from netvaerk.rules.meetings import hindrances_to_answer, hindrances_to_change
from roles.access import may_hold_meeting, may_look_inside, may_see_contacts, may_work_on
from roles.models import RoleAssignment
from roles.queries.tabs import Tab, tabs_for, tabs_of
from roles.sparring_access import may_open_sparring

Answer = MeetingInvitation.Answer


def meetings_open_to(person: Person) -> QuerySet:
    """Meetings of the themes on which `person` holds a role, stands in for a holder or held it to the end, and those
    they are invited to."""
    meetings = Meeting.objects.select_related("theme", "kind")
    if person.is_secretariat:
        return meetings
    themes = RoleAssignment.objects.reading().exercised_by(person, localdate()).values("theme")
    invited = MeetingInvitation.objects.standing().filter(person=person).values("meeting")
    return meetings.filter(Q(theme__in=themes) | Q(pk__in=invited))


TOLD = ("title", "begins_at", "ends_at", "kind__name_da", "kind__name_en")


def next_meeting(theme: NetworkTheme, now: datetime) -> Meeting | None:
    """The one that is going on or comes next."""
    return next(iter(read(_next_meeting, values=(theme.pk, now))), None)


def _next_meeting(theme: int, now: datetime) -> QuerySet:
    return Meeting.objects.filter(theme=theme).ahead(now).select_related("kind").only(*TOLD)[:1]


def meetings_of(person: Person, now: datetime) -> list[Meeting]:
    """What lies ahead of somebody, the next one first, each with `my_answer` ("" until they answer). One query."""
    return read(_meetings_of, values=(person.pk, now))


def _meetings_of(person: int, now: datetime) -> QuerySet:
    mine = FilteredRelation("invitations", condition=Q(invitations__person=person, invitations__withdrawn_at=None))
    meetings = Meeting.objects.ahead(now).select_related("theme", "kind").alias(mine=mine).filter(mine__isnull=False)
    return meetings.annotate(my_answer=F("mine__answer")).only(*TOLD, "theme__title")


@dataclass
class MeetingsPage:
    """A theme's meetings: those ahead, those over without a word of what came of them, and all the others."""

    ahead: list[Meeting]
    without_outcome: list[Meeting]
    earlier: list[Meeting]
    may_write: bool
    tabs: list[Tab]

    @property
    def is_empty(self) -> bool:
        return not (self.ahead or self.without_outcome or self.earlier)


def meetings_page(theme: NetworkTheme, person: Person, now: datetime) -> MeetingsPage:
    meetings = list(theme.meetings.select_related("kind").with_answers().order_by("begins_at", "pk"))
    planned = [one for one in meetings if one.state == Meeting.State.PLANNED]
    return MeetingsPage(
        ahead=[one for one in planned if one.ends_at > now],
        without_outcome=[one for one in planned if one.ends_at <= now],
        earlier=[one for one in reversed(meetings) if one.state != Meeting.State.PLANNED],
        may_write=may_work_on(person, theme),
        tabs=tabs_of(theme, here="meetings", inside=True, spars=may_open_sparring(person, theme)),
    )


@dataclass
class InvitedRow:
    """Somebody who is invited, and how they are reached where the reader may know."""

    invitation: MeetingInvitation
    email: str
    phone: str
    gets_no_letter: bool


@dataclass
class MeetingPage:
    invited: list[InvitedRow]
    steps: list[MeetingStep]
    mine: MeetingInvitation | None
    may_write: bool
    may_change: bool
    may_note_outcome: bool
    may_answer: bool
    shows_contacts: bool
    is_over: bool
    tabs: list[Tab]

    @property
    def coming(self) -> int:
        return sum(row.invitation.answer == Answer.YES for row in self.invited)

    @property
    def staying_away(self) -> int:
        return sum(row.invitation.answer == Answer.NO for row in self.invited)

    @property
    def unanswered(self) -> int:
        return len(self.invited) - self.coming - self.staying_away

    def told_of(self) -> set[Person]:
        """The employees whose invitation and answer somebody reads who is not among them."""
        return set() if self.mine else {row.invitation.person for row in self.invited if row.invitation.person}


def meeting_page(meeting: Meeting, person: Person, now: datetime) -> MeetingPage:
    invitations = list(meeting.invitations.standing().with_people())
    mine = next((one for one in invitations if one.person_id == person.pk), None)
    contacts = may_see_contacts(person, meeting.theme)
    writes = may_hold_meeting(person, meeting)
    inside = may_look_inside(person, meeting.theme)
    return MeetingPage(
        invited=[_row(one, contacts) for one in invitations],
        steps=list(meeting.steps.select_related("who__person", "who__participant__person")),
        mine=mine,
        may_write=writes,
        may_change=writes and not hindrances_to_change(meeting.facts),
        may_note_outcome=writes and not meeting.cancelled_at and meeting.begins_at <= now,
        may_answer=not hindrances_to_answer(meeting.facts, invited=mine is not None, now=now),
        shows_contacts=contacts and any(one.is_to_an_outsider for one in invitations),
        is_over=meeting.ends_at <= now,
        tabs=tabs_for(person, meeting.theme, here="meetings") if inside else [],
    )


def _row(invitation: MeetingInvitation, contacts: bool) -> InvitedRow:
    outsider = invitation.participant if invitation.is_to_an_outsider else None
    return InvitedRow(
        invitation,
        email=outsider.email if outsider and contacts else "",
        phone=outsider.phone if outsider and contacts else "",
        gets_no_letter=bool(outsider and contacts and not outsider.email),
    )


def own_invitation(person: Person, meeting: Meeting) -> MeetingInvitation | None:
    found = meeting.invitations.standing().filter(person=person).select_related("meeting__theme", "meeting__kind")
    return found.with_people().first()
