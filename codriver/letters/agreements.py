"""Letters about agreements. They say what waits and link to it; never an answer or a note."""

from django.urls import reverse

from codriver.models import AlignmentAgreement, AlignmentReview, ExpectationAlignment
from codriver.rules.forms import Side
from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person


def agreement_opened(alignment: ExpectationAlignment, *, by: Person) -> None:
    """To whoever of the two did not open it: somebody would like to agree with you on a theme."""
    sides = alignment.sides()
    for side, response in sides.items():
        if response.person_id != by.pk:
            other = sides[side.other].person.name
            words = {"theme": str(alignment.theme), "other": other, "due_on": alignment.due_on}
            send_on_commit(Letter("agreement_opened", response.person, path_to(alignment), words))


def agreement_ended(alignment: ExpectationAlignment) -> None:
    send_together(
        Letter("agreement_ended", response.person, path_to(alignment), {"theme": str(alignment.theme)})
        for response in alignment.sides().values()
    )


def path_to(alignment: ExpectationAlignment) -> str:
    return reverse("alignment", args=[alignment.pk])


def answers_sent(alignment: ExpectationAlignment, *, by: Side) -> None:
    """To the other: it is your turn, or both are ready to be compared."""
    sides = alignment.sides()
    name = "answers_compared" if alignment.both_have_sent else "other_has_sent"
    words = {"theme": str(alignment.theme), "other": sides[by].person.name, "due_on": alignment.due_on}
    send_on_commit(Letter(name, sides[by.other].person, path_to(alignment), words))


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
    send_together(
        Letter(name, response.person, reverse("alignment", args=[agreement.alignment_id]), words)
        for response in agreement.alignment.sides().values()
    )


def announce_revisit(agreement: AlignmentAgreement, to: Person, due_on: object) -> bool:
    """A week ahead, once; whether the letter went out."""
    words = {"theme": str(agreement.alignment.theme), "due_on": due_on}
    path = reverse("alignment", args=[agreement.alignment_id])
    occasion = f"agreement {agreement.pk} is revisited {due_on}"
    return send_once(Letter("revisit_ahead", to, path, words), occasion=occasion)


def revisit_due(review: AlignmentReview) -> None:
    alignment = review.agreement.alignment
    path, words = path_to(alignment), {"theme": str(alignment.theme)}
    send_together(
        Letter("revisit_due", response.person, path, words)
        for response in alignment.sides().values()
        if response.person_id != review.asked_by_id
    )


def new_version(agreement: AlignmentAgreement, *, by: Person) -> None:
    path = reverse("alignment", args=[agreement.alignment_id])
    words = {"theme": str(agreement.alignment.theme), "other": by.name}
    send_together(
        Letter("new_version", response.person, path, words)
        for response in agreement.alignment.sides().values()
        if response.person_id != by.pk
    )
