"""Who may do what with roles, themes and released time. Roles are looked up on the theme, never on the person."""

from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from netvaerk.access import stands_behind
from netvaerk.models import (
    Discovery,
    FollowUp,
    Meeting,
    NetworkParticipant,
    NetworkTheme,
    Person,
    Solution,
    SolutionTest,
    ThemeNote,
    Track,
)
from netvaerk.models.participants import ParticipantQuerySet
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import (
    Encouragement,
    Nomination,
    ReferenceNeed,
    ReleaseRequest,
    ResourceRelease,
    RoleAssignment,
    StandIn,
)
from roles.rules.release_requests import Part, Step, may_take

Role = RoleAssignment.Role
WRITE_THE_CARD = frozenset((Role.NETWORK_LEADER, Role.CO_DRIVER))
TWO = (Role.NETWORK_LEADER, Role.REFERENCE_LEADER)


def holds(person: Person, theme: NetworkTheme, *roles: str) -> bool:
    """Whether `person` holds one of `roles` on `theme` today, or stands in for the one who does."""
    exercised = RoleAssignment.objects.current().exercised_by(person, localdate())
    return exercised.filter(theme=theme, role__in=roles).exists()


def holds_oneself(person: Person, theme: NetworkTheme, *roles: str) -> bool:
    """The same without stand-ins: what two people keep to themselves is closed to whoever stands in for one of them."""
    return RoleAssignment.objects.current().filter(person=person, theme=theme, role__in=roles).exists()


def reads_as(person: Person, theme: NetworkTheme, *roles: str) -> bool:
    """Whether one of `roles` counts for reading: as `holds`, and on a theme that is closed for whoever held it until
    that day. What still acts on a closed theme says so where it asks."""
    exercised = RoleAssignment.objects.reading().exercised_by(person, localdate())
    return exercised.filter(theme=theme, role__in=roles).exists()


def may_appoint(person: Person) -> bool:
    return person.is_secretariat


def may_read_waiver(person: Person, assignment: RoleAssignment) -> bool:
    """Why somebody leads without the diploma: for the one it is about and the secretariat."""
    return person.is_secretariat or assignment.person_id == person.pk


def may_see_theme(person: Person, theme: NetworkTheme) -> bool:
    """As `visible_to`; the database is asked only where the state does not tell."""
    return theme.status not in NetworkTheme.hidden_from(person) or stands_behind(person, theme)


def may_describe_theme(person: Person, theme: NetworkTheme, acts_as: Collection[str] | None = None) -> bool:
    """Leader and co-driver write the theme's card, the second pilot like the first (S51); a draft is a proposal yet.
    `acts_as` are the roles the person exercises on the theme today, from a page that has read them already."""
    if theme.status in NetworkTheme.CARD_AT_REST:
        return False
    if person.is_secretariat:
        return True
    if acts_as is None:
        return holds(person, theme, *WRITE_THE_CARD)
    return not WRITE_THE_CARD.isdisjoint(acts_as)


def has_an_inside(theme: NetworkTheme) -> bool:
    """Whether there is more to the theme than its card: a plan, participants, meetings."""
    return theme.status in NetworkTheme.WITH_AN_INSIDE


def may_look_inside(person: Person, theme: NetworkTheme) -> bool:
    """The inside is for those on the theme and the secretariat; the phase itself stands on the card."""
    return has_an_inside(theme) and (person.is_secretariat or reads_as(person, theme, *Role.values))


def may_work_on(person: Person, theme: NetworkTheme) -> bool:
    """Leader and co-driver plan, find participants and hold meetings alike (S51)."""
    return theme.is_running and holds(person, theme, Role.NETWORK_LEADER, Role.CO_DRIVER)


def may_close_phase(person: Person, theme: NetworkTheme) -> bool:
    """Decisions about the theme are closed by its leader alone (S51)."""
    return theme.is_running and theme.phase_id is not None and holds(person, theme, Role.NETWORK_LEADER)


def may_decide_on(person: Person, theme: NetworkTheme) -> bool:
    """Decisions about what the network has come to are its leader's alone (S51)."""
    return theme.is_running and holds(person, theme, Role.NETWORK_LEADER)


def may_move_theme(person: Person, theme: NetworkTheme) -> bool:
    """A chosen theme is moved by its leader and the secretariat, each their own steps."""
    if theme.status not in (NetworkTheme.Status.APPROVED, *NetworkTheme.RUNNING):
        return False
    return person.is_secretariat or holds(person, theme, Role.NETWORK_LEADER)


def may_see_next_step(person: Person, theme: NetworkTheme) -> bool:
    """Where a theme can go, and what is missing, is for those who may move it and everybody on it."""
    return may_move_theme(person, theme) or (theme.is_running and may_look_inside(person, theme))


def may_accept_handover(person: Person, theme: NetworkTheme) -> bool:
    """The reference leader does; in a network without one, the secretariat for the executive forum."""
    if theme.status != NetworkTheme.Status.CLOSING:
        return False
    if holds(person, theme, Role.REFERENCE_LEADER):
        return True
    unled = not RoleAssignment.objects.current().filter(theme=theme, role=Role.REFERENCE_LEADER).exists()
    return person.is_secretariat and unled


def may_note_checkpoint(person: Person, theme: NetworkTheme) -> bool:
    return person.is_secretariat and has_an_inside(theme)


def may_see_solutions(person: Person, theme: NetworkTheme) -> bool:
    """What a network has come to is for every employee, as the card is."""
    return has_an_inside(theme)


def may_see_solution(person: Person, solution: Solution) -> bool:
    return has_an_inside(solution.theme)


def may_write_solution(person: Person, solution: Solution) -> bool:
    return may_work_on(person, solution.theme)


def may_write_in_phase(person: Person, thing: Discovery | Track) -> bool:
    return may_work_on(person, thing.theme)


def may_see_test(person: Person, test: SolutionTest) -> bool:
    """How a test goes is for those on the theme; what it showed stands on the solution, for every employee."""
    return may_look_inside(person, test.solution.theme)


def may_write_test(person: Person, test: SolutionTest) -> bool:
    return may_work_on(person, test.solution.theme)


def may_decide_on_test(person: Person, test: SolutionTest) -> bool:
    return may_decide_on(person, test.solution.theme)


def may_turn_solution(person: Person, solution: Solution) -> bool:
    return may_decide_on(person, solution.theme)


def may_follow_up(person: Person, one: FollowUp) -> bool:
    """The owner, the two leaders of the theme and the secretariat, also when the theme is closed: what lives on is
    followed up by those who led it to its end."""
    solution = one.solution
    if person.is_secretariat or solution.owner_id == person.pk:
        return True
    return reads_as(person, solution.theme, Role.NETWORK_LEADER, Role.REFERENCE_LEADER)


def is_invited(person: Person, meeting: Meeting) -> bool:
    return meeting.invitations.standing().filter(person=person).exists()


def may_open_meeting(person: Person, meeting: Meeting) -> bool:
    """Those who look inside the theme, and the employees who are invited, also those without a role on it."""
    return may_look_inside(person, meeting.theme) or is_invited(person, meeting)


def may_hold_meeting(person: Person, meeting: Meeting) -> bool:
    """Plan, change, cancel, and note what came of it."""
    return may_work_on(person, meeting.theme)


def may_answer_role(person: Person, assignment: RoleAssignment) -> bool:
    return assignment.person_id == person.pk


def may_release_time(person: Person, staff: Person) -> bool:
    """The nearest leader alone."""
    return staff.personnel_leader_id == person.pk and staff.is_active


def may_write_note(person: Person, note: ThemeNote) -> bool:
    return may_work_on(person, note.theme)


def may_ask_for_time(person: Person, theme: NetworkTheme) -> bool:
    """A theme that is over takes no more time."""
    return theme.status in TAKES_ROLES and asks_on(person, theme)


def asks_on(person: Person, theme: NetworkTheme) -> bool:
    """The pair asks for time on their own theme, the secretariat on any."""
    return person.is_secretariat or holds(person, theme, Role.NETWORK_LEADER, Role.CO_DRIVER)


def whose_time_may_be_asked_for(person: Person, theme: NetworkTheme) -> QuerySet:
    """The secretariat asks for anybody's, the network leader for those on the theme, the co-driver for their own."""
    if person.is_secretariat:
        return Person.objects.employed()
    if holds(person, theme, Role.NETWORK_LEADER):
        return people_on(theme)
    return Person.objects.employed().filter(pk=person.pk)


def people_on(theme: NetworkTheme) -> QuerySet:
    """Those who lead, co-drive or take part in the theme, or are thought of for it. Who is asked for a role is not
    told by this."""
    roles = RoleAssignment.objects.current().filter(theme=theme, role__in=[Role.NETWORK_LEADER, Role.CO_DRIVER])
    participants = NetworkParticipant.objects.filter(theme=theme, left_on=None, person__isnull=False)
    taking_part = participants.exclude(stage=NetworkParticipant.Stage.NO)
    return Person.objects.employed().filter(Q(pk__in=roles.values("person")) | Q(pk__in=taking_part.values("person")))


def parts_of(person: Person, request: ReleaseRequest) -> set[Part]:
    """Who `person` is to the request: who asked, whose time it is, who leads them, the secretariat."""
    parts = {
        Part.LEADER: may_release_time(person, request.person),
        Part.PERSON: request.person_id == person.pk,
        Part.ASKER: request.asked_by_id == person.pk,
        Part.SECRETARIAT: person.is_secretariat,
    }
    return {part for part, plays in parts.items() if plays}


def may_see_request(person: Person, request: ReleaseRequest) -> bool:
    return ReleaseRequest.objects.visible_to(person).filter(pk=request.pk).exists()


def may_answer_time(person: Person, request: ReleaseRequest) -> bool:
    return may_take(Step.APPROVE, parts_of(person, request))


def may_answer_counter(person: Person, request: ReleaseRequest) -> bool:
    return may_take(Step.ACCEPT, parts_of(person, request))


def may_withdraw_time_request(person: Person, request: ReleaseRequest) -> bool:
    return may_take(Step.WITHDRAW, parts_of(person, request))


def may_read_reason(person: Person, thing: ReleaseRequest | ResourceRelease) -> bool:
    """Why not, or why no longer: for the person, their leader and the secretariat, not for the pair as such."""
    own = thing.person_id == person.pk or thing.person.personnel_leader_id == person.pk
    return own or person.is_secretariat


def may_see_release(person: Person, release: ResourceRelease) -> bool:
    return ResourceRelease.objects.visible_to(person).filter(pk=release.pk).exists()


def may_manage_release(person: Person, release: ResourceRelease) -> bool:
    """Confirming what one has inherited, and taking back."""
    return may_release_time(person, release.person)


def may_nominate(person: Person, staff: Person) -> bool:
    return may_release_time(person, staff)


def may_encourage(person: Person, staff: Person) -> bool:
    return may_release_time(person, staff)


def may_see_nomination(person: Person, nomination: Nomination) -> bool:
    return Nomination.objects.visible_to(person).filter(pk=nomination.pk).exists()


def may_answer_nomination(person: Person, nomination: Nomination) -> bool:
    return nomination.person_id == person.pk


def may_withdraw_nomination(person: Person, nomination: Nomination) -> bool:
    return nomination.nominated_by_id == person.pk


def may_see_nominations(person: Person) -> bool:
    return person.is_secretariat


def may_put_away(person: Person, encouragement: Encouragement) -> bool:
    return encouragement.person_id == person.pk


def participants_seen_by(person: Person) -> ParticipantQuerySet:
    """The participants of the themes that `person` may look inside."""
    inside = NetworkParticipant.objects.filter(theme__status__in=NetworkTheme.WITH_AN_INSIDE)
    inside = inside.select_related("theme", "person", "unit", "suggested_by")
    if person.is_secretariat:
        return inside
    mine = RoleAssignment.objects.reading().exercised_by(person, localdate()).filter(theme=OuterRef("theme"))
    return inside.filter(Exists(mine))


def may_see_participant(person: Person, participant: NetworkParticipant) -> bool:
    return may_look_inside(person, participant.theme)


def may_work_on_participant(person: Person, participant: NetworkParticipant) -> bool:
    return may_work_on(person, participant.theme)


def may_describe_participant(person: Person, participant: NetworkParticipant) -> bool:
    """Of somebody from outside the form holds the contact data, so it is for those who may see them."""
    seen = not participant.is_outsider or may_see_contacts(person, participant.theme)
    return seen and may_work_on_participant(person, participant)


def may_see_contacts(person: Person, theme: NetworkTheme) -> bool:
    """E-mail and phone of people from outside: leader, co-driver and secretariat themselves, nobody else on the theme.
    A stand-in invites them by the tool's letters, and needs no address for it."""
    pair = RoleAssignment.objects.reading().filter(theme=theme, role__in=[Role.NETWORK_LEADER, Role.CO_DRIVER])
    return has_an_inside(theme) and (person.is_secretariat or pair.filter(person=person).exists())


def may_delete_contacts(person: Person, participant: NetworkParticipant) -> bool:
    """Whoever may see the contact data may delete it, when the person asks."""
    return participant.is_outsider and may_see_contacts(person, participant.theme)


def is_own_participation(person: Person, participant: NetworkParticipant) -> bool:
    return participant.person_id == person.pk


def may_name_stand_in(person: Person, assignment: RoleAssignment) -> bool:
    """The one who is away, and the secretariat, since one may be away without warning."""
    runs = assignment.state == RoleAssignment.State.RUNNING
    return runs and (person.is_secretariat or assignment.person_id == person.pk)


def may_end_stand_in(person: Person, stand_in: StandIn) -> bool:
    return person.is_secretariat or stand_in.assignment.person_id == person.pk


def may_answer_need(person: Person, need: ReferenceNeed) -> bool:
    return need.theme.is_running and holds(person, need.theme, Role.REFERENCE_LEADER)


def may_withdraw_need(person: Person, need: ReferenceNeed) -> bool:
    return may_work_on(person, need.theme)


def may_tie_to_base(person: Person, theme: NetworkTheme) -> bool:
    """Leader, co-driver and reference leader write down together how the theme is tied to the base organisation."""
    return theme.is_running and holds(person, theme, *Role.values)


def may_see_reference_themes(person: Person) -> bool:
    """Those who are reference leader of a theme today, or stand in for one; the login brings the answer with it."""
    known = getattr(person, "is_reference_leader", None)
    if known is None:
        known = Person.objects.filter(is_reference_leader_of_some_theme(localdate()), pk=person.pk).exists()
    return bool(known)


def is_reference_leader_of_some_theme(day: date) -> Exists:
    """A condition on people, for the one query that brings somebody at login."""
    led = RoleAssignment.objects.current().filter(role=Role.REFERENCE_LEADER, theme__status__in=TAKES_ROLES)
    standing_in = StandIn.objects.on(day).filter(assignment=OuterRef("pk"), person=OuterRef(OuterRef("pk")))
    return Exists(led.filter(Q(person=OuterRef("pk")) | Q(Exists(standing_in))))
