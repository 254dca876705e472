"""Who may do what with roles, themes and released time. Roles are looked up on the theme, never on the person."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.timezone import localdate

from netvaerk.models import NetworkTheme, Person
from netvaerk.rules.themes import TAKES_ROLES
from roles.models import ReferenceNeed, RoleAssignment, SparringRelation, SparringTopic, StandIn

Role = RoleAssignment.Role
TWO = (Role.NETWORK_LEADER, Role.REFERENCE_LEADER)


def holds(person: Person, theme: NetworkTheme, *roles: str) -> bool:
    """Whether `person` holds one of `roles` on `theme` today, or stands in for the one who does."""
    exercised = RoleAssignment.objects.current().exercised_by(person, localdate())
    return exercised.filter(theme=theme, role__in=roles).exists()


def holds_oneself(person: Person, theme: NetworkTheme, *roles: str) -> bool:
    """The same without stand-ins: what two people keep to themselves is closed to whoever stands in for one of them."""
    return RoleAssignment.objects.current().filter(person=person, theme=theme, role__in=roles).exists()


def may_appoint(person: Person) -> bool:
    return person.is_secretariat


def may_see_theme(person: Person, theme: NetworkTheme) -> bool:
    return NetworkTheme.objects.visible_to(person).filter(pk=theme.pk).exists()


def may_describe_theme(person: Person, theme: NetworkTheme) -> bool:
    """Leader and co-driver write the theme's card, the second pilot like the first (S51); a draft is a proposal yet."""
    if theme.status in NetworkTheme.CARD_AT_REST:
        return False
    return person.is_secretariat or holds(person, theme, Role.NETWORK_LEADER, Role.CO_DRIVER)


def has_an_inside(theme: NetworkTheme) -> bool:
    """Whether there is more to the theme than its card: a plan, participants, meetings."""
    return theme.status in (*NetworkTheme.RUNNING, NetworkTheme.Status.CLOSED)


def may_look_inside(person: Person, theme: NetworkTheme) -> bool:
    """The inside is for those on the theme and the secretariat; the phase itself stands on the card."""
    return has_an_inside(theme) and (person.is_secretariat or holds(person, theme, *Role.values))


def may_work_on(person: Person, theme: NetworkTheme) -> bool:
    """Leader and co-driver plan, find participants and hold meetings alike (S51)."""
    return theme.is_running and holds(person, theme, Role.NETWORK_LEADER, Role.CO_DRIVER)


def may_close_phase(person: Person, theme: NetworkTheme) -> bool:
    """Decisions about the theme are closed by its leader alone (S51)."""
    return theme.is_running and theme.phase_id is not None and holds(person, theme, Role.NETWORK_LEADER)


def may_move_theme(person: Person) -> bool:
    return person.is_secretariat


def may_answer_role(person: Person, assignment: RoleAssignment) -> bool:
    return assignment.person_id == person.pk


def may_release_time(person: Person, staff: Person) -> bool:
    """The nearest leader alone."""
    return staff.personnel_leader_id == person.pk and staff.is_active


def may_name_stand_in(person: Person, assignment: RoleAssignment) -> bool:
    """The one who is away, and the secretariat, since one may be away without warning."""
    runs = assignment.state == RoleAssignment.State.RUNNING
    return runs and (person.is_secretariat or assignment.person_id == person.pk)


def may_end_stand_in(person: Person, stand_in: StandIn) -> bool:
    return person.is_secretariat or stand_in.assignment.person_id == person.pk


def may_open_sparring(person: Person, theme: NetworkTheme) -> bool:
    """The two, also those whose list is still kept; who stands in for one of them, and the secretariat, for the dates;
    and a co-driver with whom a topic is shared, for that topic."""
    if not has_an_inside(theme):
        return False
    if person.is_secretariat:
        return True
    here = {"theme": OuterRef("pk")}
    ways = (
        RoleAssignment.objects.current().exercised_by(person, localdate()).filter(role__in=TWO, **here),
        SparringRelation.objects.of(person).filter(topics_deleted_at=None, accepted_at__isnull=False, **here),
        SparringTopic.objects.told(person).filter(relation__theme=OuterRef("pk")),
    )
    opens = Q(Exists(ways[0])) | Q(Exists(ways[1])) | Q(Exists(ways[2]))
    return NetworkTheme.objects.filter(opens, pk=theme.pk).exists()


def may_arrange_sparring(person: Person, theme: NetworkTheme) -> bool:
    """The network leader and the reference leader themselves: nobody agrees on it in their place."""
    return theme.is_running and holds_oneself(person, theme, *TWO)


def may_note_talk(person: Person, theme: NetworkTheme) -> bool:
    """The two, and whoever stands in for one of them: talks go on while somebody is away."""
    return theme.is_running and holds(person, theme, *TWO)


def may_settle_topic(person: Person, topic: SparringTopic) -> bool:
    return topic.relation.is_party(person)


def may_share_topic(person: Person, topic: SparringTopic) -> bool:
    return topic.relation.network_leader_id == person.pk


def may_remove_topic(person: Person, topic: SparringTopic) -> bool:
    return topic.by_id == person.pk


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
