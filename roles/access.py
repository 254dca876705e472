"""Who may do what with roles, themes and released time. Roles are looked up on the theme, never on the person."""

from django.db.models import Exists, OuterRef

from netvaerk.models import NetworkParticipant, NetworkTheme, Person
from netvaerk.models.participants import ParticipantQuerySet
from roles.models import RoleAssignment

Role = RoleAssignment.Role


def holds(person: Person, theme: NetworkTheme, *roles: str) -> bool:
    """Whether `person` holds one of `roles` on `theme` today."""
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


def participants_seen_by(person: Person) -> ParticipantQuerySet:
    """The participants of the themes that `person` may look inside."""
    inside = NetworkParticipant.objects.filter(
        theme__status__in=(*NetworkTheme.RUNNING, NetworkTheme.Status.CLOSED)
    ).select_related("theme", "person", "unit", "suggested_by")
    if person.is_secretariat:
        return inside
    mine = RoleAssignment.objects.current().filter(theme=OuterRef("theme"), person=person)
    return inside.filter(Exists(mine))


def may_see_participant(person: Person, participant: NetworkParticipant) -> bool:
    return may_look_inside(person, participant.theme)


def may_work_on_participant(person: Person, participant: NetworkParticipant) -> bool:
    return may_work_on(person, participant.theme)


def may_see_contacts(person: Person, theme: NetworkTheme) -> bool:
    """E-mail and phone of people from outside: leader, co-driver and secretariat, and nobody else on the theme."""
    known = person.is_secretariat or holds(person, theme, Role.NETWORK_LEADER, Role.CO_DRIVER)
    return has_an_inside(theme) and known


def may_delete_contacts(person: Person, participant: NetworkParticipant) -> bool:
    """Whoever may see the contact data may delete it, when the person asks."""
    return participant.is_outsider and may_see_contacts(person, participant.theme)


def is_own_participation(person: Person, participant: NetworkParticipant) -> bool:
    return participant.person_id == person.pk
