"""Letters about taking part in a network. Outsiders get none: whoever finds them writes to them."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import NetworkParticipant, Person
from roles.models import RoleAssignment

Role = RoleAssignment.Role


def asked_to_take_part(participant: NetworkParticipant) -> None:
    _to_the_participant("asked_to_take_part", participant)


def taken_into_network(participant: NetworkParticipant) -> None:
    _to_the_participant("taken_into_network", participant)


def out_of_network(participant: NetworkParticipant) -> None:
    """To somebody who was asked, or took part, and whom leader or co-driver took off the list."""
    _to_the_participant("out_of_network", participant)


def participant_answered(participant: NetworkParticipant) -> None:
    """There is an answer; whose and which stands on the page."""
    _to_who_found("participant_answered", participant)


def participant_left(participant: NetworkParticipant) -> None:
    _to_who_found("participant_left", participant)


def _to_the_participant(name: str, participant: NetworkParticipant) -> None:
    if participant.person:
        path = reverse("participation", args=[participant.pk])
        send_on_commit(Letter(name, participant.person, path, {"theme": str(participant.theme)}))


def _to_who_found(name: str, participant: NetworkParticipant) -> None:
    path = reverse("participants", args=[participant.theme_id])
    send_together(Letter(name, person, path, {"theme": str(participant.theme)}) for person in _who_found(participant))


def _who_found(participant: NetworkParticipant) -> list[Person]:
    """Who suggested them, while they work on the theme; else its network leader."""
    held = RoleAssignment.objects.current().filter(
        theme=participant.theme_id, role__in=[Role.NETWORK_LEADER, Role.CO_DRIVER]
    )
    found = list(held.select_related("person"))
    by_them = [one.person for one in found if one.person_id == participant.suggested_by_id]
    return by_them or [one.person for one in found if one.role == Role.NETWORK_LEADER]
