"""Letters about pairings. They say what waits and link to it; never a reason."""

from django.urls import reverse

from codriver.letters.agreements import path_to
from codriver.models import ExpectationAlignment, Pairing
from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person


def _to_both(name: str, pairing: Pairing, path: str, words: dict[str, object]) -> None:
    send_together(Letter(name, person, path, words) for person in (pairing.network_leader, pairing.co_driver))


def pairing_offered(pairing: Pairing) -> None:
    words: dict[str, object] = {"theme": str(pairing.theme), "answer_by": pairing.answer_by}
    _to_both("pairing_offered", pairing, reverse("pairing", args=[pairing.pk]), words)


def offer_closed(pairing: Pairing) -> None:
    """To both, and to the officer who offered; who said no is not told."""
    _to_both("offer_closed", pairing, reverse("my_page"), {"theme": str(pairing.theme)})
    path = reverse("pairing", args=[pairing.pk])
    send_on_commit(Letter("offer_closed_for_officer", pairing.offered_by, path, {"theme": str(pairing.theme)}))


def pairing_began(pairing: Pairing, alignment: ExpectationAlignment) -> None:
    words = {"theme": str(pairing.theme), "due_on": alignment.due_on}
    send_together(
        Letter("pairing_began", person, path_to(alignment), {**words, "other": pairing.other(person).name})
        for person in (pairing.network_leader, pairing.co_driver)
    )


def pairing_ended(pairing: Pairing) -> None:
    words: dict[str, object] = {"theme": str(pairing.theme), "ended_on": pairing.ended_on}
    _to_both("pairing_ended", pairing, reverse("pair_closing", args=[pairing.pk]), words)


def somebody_left() -> None:
    """To the secretariat: roles have come free. The letter names nobody."""
    send_together(Letter("somebody_left", officer, reverse("overview")) for officer in Person.objects.secretariat())
