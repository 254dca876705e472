"""Letters about pairings and agreements. They say what waits and link to it; never an answer, a reason or a note."""

from django.urls import reverse

from codriver.models import AlignmentAgreement, AlignmentReview, ExpectationAlignment, Pairing
from codriver.rules.forms import Side
from codriver.rules.mandate import CO_DRIVER
from netvaerk.mail import Letter, send_on_commit, send_once
from netvaerk.models import Person


def pairing_offered(pairing: Pairing) -> None:
    for person in (pairing.network_leader, pairing.co_driver):
        words = {"theme": str(pairing.theme), "answer_by": pairing.answer_by}
        send_on_commit(Letter("pairing_offered", person, reverse("pairing", args=[pairing.pk]), words))


def offer_closed(pairing: Pairing) -> None:
    """To both, and to the officer who offered; who said no is not told."""
    for person in (pairing.network_leader, pairing.co_driver):
        send_on_commit(Letter("offer_closed", person, reverse("my_page"), {"theme": str(pairing.theme)}))
    path = reverse("pairing", args=[pairing.pk])
    send_on_commit(Letter("offer_closed_for_officer", pairing.offered_by, path, {"theme": str(pairing.theme)}))


def pairing_began(pairing: Pairing, alignment: ExpectationAlignment) -> None:
    for person in (pairing.network_leader, pairing.co_driver):
        words = {"theme": str(pairing.theme), "other": pairing.other(person).name, "due_on": alignment.due_on}
        send_on_commit(Letter("pairing_began", person, _path(alignment), words))


def pairing_ended(pairing: Pairing) -> None:
    for person in (pairing.network_leader, pairing.co_driver):
        words = {"theme": str(pairing.theme), "ended_on": pairing.ended_on}
        send_on_commit(Letter("pairing_ended", person, reverse("pairing", args=[pairing.pk]), words))


def agreement_opened(alignment: ExpectationAlignment, *, by: Person) -> None:
    """To whoever of the two did not open it: somebody would like to agree with you on a theme."""
    sides = alignment.sides()
    for side, response in sides.items():
        if response.person_id != by.pk:
            other = sides[side.other].person.name
            words = {"theme": str(alignment.theme), "other": other, "due_on": alignment.due_on}
            send_on_commit(Letter("agreement_opened", response.person, _path(alignment), words))


def agreement_ended(alignment: ExpectationAlignment) -> None:
    for response in alignment.sides().values():
        send_on_commit(Letter("agreement_ended", response.person, _path(alignment), {"theme": str(alignment.theme)}))


def _path(alignment: ExpectationAlignment) -> str:
    return reverse("alignment", args=[alignment.pk])


def answers_sent(alignment: ExpectationAlignment, *, by: Side) -> None:
    """To the other: it is your turn, or both are ready to be compared."""
    sides = alignment.sides()
    name = "answers_compared" if alignment.both_have_sent else "other_has_sent"
    words = {"theme": str(alignment.theme), "other": sides[by].person.name, "due_on": alignment.due_on}
    send_on_commit(Letter(name, sides[by.other].person, _path(alignment), words))


def remind_to_answer(alignment: ExpectationAlignment, to: Person, *, days: int) -> bool:
    paired = alignment.kind == CO_DRIVER
    words = {"theme": str(alignment.theme), "due_on": alignment.due_on, "paired": paired}
    letter = Letter("answers_waited_for", to, _path(alignment), words)
    return send_once(letter, occasion=f"alignment {alignment.pk} waits {days}")


def other_approved(agreement: AlignmentAgreement, *, by: Side) -> None:
    sides = agreement.alignment.sides()
    words = {"theme": str(agreement.alignment.theme), "other": sides[by].person.name}
    path = reverse("alignment", args=[agreement.alignment_id])
    send_on_commit(Letter("other_approved", sides[by.other].person, path, words))


def approval_undone(agreement: AlignmentAgreement, *, to: Person) -> None:
    words = {"theme": str(agreement.alignment.theme)}
    send_on_commit(Letter("approval_undone", to, reverse("alignment", args=[agreement.alignment_id]), words))


def agreed(agreement: AlignmentAgreement) -> None:
    _to_both(agreement, "agreement_agreed")


def confirmed_unchanged(agreement: AlignmentAgreement) -> None:
    _to_both(agreement, "agreement_unchanged")


def _to_both(agreement: AlignmentAgreement, name: str) -> None:
    words = {"theme": str(agreement.alignment.theme), "number": agreement.number}
    for response in agreement.alignment.sides().values():
        send_on_commit(Letter(name, response.person, reverse("alignment", args=[agreement.alignment_id]), words))


def announce_revisit(agreement: AlignmentAgreement, to: Person, due_on: object) -> bool:
    """A week ahead, once; whether the letter went out."""
    words = {"theme": str(agreement.alignment.theme), "due_on": due_on}
    path = reverse("alignment", args=[agreement.alignment_id])
    occasion = f"agreement {agreement.pk} is revisited {due_on}"
    return send_once(Letter("revisit_ahead", to, path, words), occasion=occasion)


def revisit_due(review: AlignmentReview) -> None:
    alignment = review.agreement.alignment
    for response in alignment.sides().values():
        if response.person_id != review.asked_by_id:
            path = _path(alignment)
            send_on_commit(Letter("revisit_due", response.person, path, {"theme": str(alignment.theme)}))


def new_version(agreement: AlignmentAgreement, *, by: Person) -> None:
    for response in agreement.alignment.sides().values():
        if response.person_id != by.pk:
            path = reverse("alignment", args=[agreement.alignment_id])
            words = {"theme": str(agreement.alignment.theme), "other": by.name}
            send_on_commit(Letter("new_version", response.person, path, words))


def somebody_left() -> None:
    """To the secretariat: roles have come free. The letter names nobody."""
    for officer in Person.objects.secretariat():
        send_on_commit(Letter("somebody_left", officer, reverse("overview")))
