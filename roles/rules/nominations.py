"""Nominating one of one's own staff, and answering (S22, S23). Before a yes, nobody but the two knows of it."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_COMPETENCES = 5
ANSWERS = {"sent": ("yes", "later", "no"), "later": ("yes", "later", "no"), "yes": ("no",), "no": ()}
"""Which answers lead from which state. A yes may be taken back; a no stands."""


class NominationHindrance(Reason):
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader nominates them.")
    NO_REASON = gettext_noop("Write why you think of this person.")
    COMPETENCES = gettext_noop("Choose at least one competence and at most five.")
    NOMINATED_ALREADY = gettext_noop("You have nominated this person for the role already.")
    NOT_THE_NOMINEE = gettext_noop("Only the person who was nominated answers.")
    CHANGED_MEANWHILE = gettext_noop("The answer was changed in another window. Look at it before you answer again.")
    ANSWERED = gettext_noop("This has been answered, and the answer stands.")
    NOT_THE_NOMINATOR = gettext_noop("Only who wrote the nomination withdraws it.")


def hindrances_to_nominating(
    *, by_leader: bool, reason: str, competences: int, nominated_already: bool
) -> list[NominationHindrance]:
    hurdles = {
        NominationHindrance.NOT_THE_LEADER: by_leader,
        NominationHindrance.NO_REASON: bool(reason.strip()),
        NominationHindrance.COMPETENCES: 1 <= competences <= MOST_COMPETENCES,
        NominationHindrance.NOMINATED_ALREADY: not nominated_already,
    }
    return uncleared(hurdles)


def hindrances_to_answering(*, own: bool, status: str, shown: str, answer: str) -> list[NominationHindrance]:
    """`shown` is the state the page was made in: two answers given at once are one, and the other is asked to look."""
    if not own:
        return [NominationHindrance.NOT_THE_NOMINEE]
    if status != shown:
        return [NominationHindrance.CHANGED_MEANWHILE]
    return [] if answer in ANSWERS[status] else [NominationHindrance.ANSWERED]
