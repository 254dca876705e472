"""Letters about a theme's steps: to those who are on it, and to whom a pause or an end frees time."""

from django.urls import reverse

from netvaerk.mail import Addressee, Letter, Outsider, send_on_commit, send_together
from netvaerk.models import NetworkTheme, Person
from roles.facts import leaders_of
from roles.models import RoleAssignment

Status = NetworkTheme.Status
TELLS_LEADERS = (Status.STARTING, Status.PAUSED, Status.CLOSED)
TELLS_SECRETARIAT = (Status.ACTIVE, Status.TESTING, Status.CLOSING, Status.PAUSED)


def theme_moved(theme: NetworkTheme, *, by: Person) -> None:
    """To everybody on the theme, and to those the state concerns; not to the one who took the step."""
    holders = RoleAssignment.objects.current().filter(theme=theme).select_related("person__personnel_leader")
    people = [one.person for one in holders]
    told = list(people)
    if theme.status in TELLS_LEADERS:
        told += leaders_of(people)
    if theme.status in TELLS_SECRETARIAT:
        told += Person.objects.secretariat()
    name = "theme_closed" if theme.status == Status.CLOSED else "theme_moved"
    path, words = reverse("theme", args=[theme.pk]), {"theme": theme.title, "status": theme.get_status_display}
    send_together(Letter(name, person, path, words) for person in dict.fromkeys(told) if person != by)


def participants_thanked(theme: NetworkTheme) -> None:
    """To everybody who takes part, before what is known of those from outside is deleted: the work is over."""
    for one in theme.participants.taking_part().select_related("person"):
        if one.person:
            _thank("theme_closed", one.person, theme, reverse("theme", args=[theme.pk]))
        elif one.email:
            _thank("network_over", Outsider(one.name, one.email), theme, reverse("privacy"))


def _thank(name: str, to: Addressee, theme: NetworkTheme, path: str) -> None:
    send_on_commit(Letter(name, to, path, {"theme": theme.title}))


def closing_asked(theme: NetworkTheme, *, by: Person) -> None:
    """To the reference leader, who is to accept the hand-over; to the secretariat, which closes."""
    roles = RoleAssignment.objects.current().filter(theme=theme, role=RoleAssignment.Role.REFERENCE_LEADER)
    for one in roles.select_related("person"):
        _tell("handover_waits", one.person, theme)
    for officer in Person.objects.secretariat():
        if officer != by:
            _tell("closing_asked", officer, theme)


def handover_accepted(theme: NetworkTheme, *, by: Person) -> None:
    """To the secretariat, which can close the theme now."""
    for officer in Person.objects.secretariat():
        if officer != by:
            _tell("handover_accepted", officer, theme)


def _tell(name: str, person: Person, theme: NetworkTheme) -> None:
    path = reverse("next_step", args=[theme.pk])
    send_on_commit(Letter(name, person, path, {"theme": theme.title}))
