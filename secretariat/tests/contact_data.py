"""E-mail and phone of people from outside, and looking for them."""

from netvaerk.models import NetworkParticipant
from secretariat.tests.cast import Cast


def shows(text: str, citizen: NetworkParticipant) -> bool:
    return citizen.email in text or citizen.phone in text


def where_shown(citizen: NetworkParticipant, texts: dict[str, str]) -> set[str]:
    """The addresses whose text holds it."""
    return {address for address, text in texts.items() if shows(text, citizen)}


def own_pages(town: Cast, part: str) -> set[str]:
    """Where alone they may stand for this person: the citizen's own page, and the form of those who work on the theme."""
    one = f"/deltagere/{town.citizen.pk}/"
    held = town.theme.role_assignments.current().filter(role__in=["network_leader", "co_driver"])
    if held.filter(person=town[part]).exists():
        return {one, f"{one}ret/"}
    return {one} if part == "officer" else set()
