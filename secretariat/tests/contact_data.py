"""E-mail and phone of people from outside, and looking for them."""

from django.http import HttpResponse

from netvaerk.models import NetworkParticipant
from secretariat.tests.cast import Cast
from secretariat.tests.secrets import everything_in


def shows(text: str, citizen: NetworkParticipant) -> bool:
    return citizen.email in text or citizen.phone in text


def where_shown(citizen: NetworkParticipant, opened: dict[str, HttpResponse]) -> set[str]:
    return {address for address, response in opened.items() if shows(everything_in(response), citizen)}


def own_pages(town: Cast, part: str) -> set[str]:
    """Where alone they may stand for this person: the citizen's own page, and the form of those who work on the theme."""
    one = f"/deltagere/{town.citizen.pk}/"
    held = town.theme.role_assignments.current().filter(role__in=["network_leader", "co_driver"])
    if held.filter(person=town[part]).exists():
        return {one, f"{one}ret/"}
    return {one} if part == "officer" else set()
