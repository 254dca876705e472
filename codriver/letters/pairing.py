"""Letters about pairings. They say what waits and link to it; never a reason."""

from django.urls import reverse

from codriver.letters.agreements import path_to
from codriver.models import ExpectationAlignment, Pairing
from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person


def pairing_offered(pairing: Pairing) -> None:
    for person in (pairing.network_leader, pairing.co_driver):
        words = {"theme": str(pairing.theme), "answer_by": pairing.answer_by}
        send_on_commit(Letter("pairing_offered", person, reverse("pairing", args=[pairing.pk]), words))


def offer_closed(pairing: Pairing) -> None:
    """To both, and to the officer who offered; who said no is not told."""
    send_together(
        Letter("offer_closed", person, reverse("my_page"), {"theme": str(pairing.theme)})
        for person in (pairing.network_leader, pairing.co_driver)
    )
    path = reverse("pairing", args=[pairing.pk])
    send_on_commit(Letter("offer_closed_for_officer", pairing.offered_by, path, {"theme": str(pairing.theme)}))


def pairing_began(pairing: Pairing, alignment: ExpectationAlignment) -> None:
    for person in (pairing.network_leader, pairing.co_driver):
        words = {"theme": str(pairing.theme), "other": pairing.other(person).name, "due_on": alignment.due_on}
        send_on_commit(Letter("pairing_began", person, path_to(alignment), words))


def pairing_ended(pairing: Pairing) -> None:
    for person in (pairing.network_leader, pairing.co_driver):
        words = {"theme": str(pairing.theme), "ended_on": pairing.ended_on}
        send_on_commit(Letter("pairing_ended", person, reverse("pair_closing", args=[pairing.pk]), words))


def somebody_left() -> None:
    """To the secretariat: roles have come free. The letter names nobody."""
    send_together(Letter("somebody_left", officer, reverse("overview")) for officer in Person.objects.secretariat())
