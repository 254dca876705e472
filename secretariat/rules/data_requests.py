"""What people may ask about the data stored about them, and within which time they get an answer (GDPR 12(3))."""

from datetime import date, timedelta

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

ANSWER_WITHIN = timedelta(days=30)
LONGEST = 4000


class DataRequestHindrance(Reason):
    NO_WORDS = gettext_noop("Write what it is about.")
    OPEN_ALREADY = gettext_noop("A request of this kind is open already. It will be answered first.")
    NOT_AN_OFFICER = gettext_noop("Only officers of the secretariat can do this.")
    ONES_OWN = gettext_noop("Let a colleague answer your own request.")
    ANSWERED_ALREADY = gettext_noop("The request has been answered already.")


class ErasureHindrance(Reason):
    NOT_AN_OFFICER = gettext_noop("Only officers of the secretariat can erase a name.")
    EMPLOYED = gettext_noop(
        "The person is employed. Mark them as no longer employed first; until then, delete what is no longer needed "
        "where it stands."
    )


def due_on(asked_on: date) -> date:
    """The last day for an answer."""
    return asked_on + ANSWER_WITHIN


def hindrances_to_ask(
    *, words: str, has_open_one: bool, for_another: bool, officer: bool
) -> list[DataRequestHindrance]:
    """Against a request about oneself, or by an officer for another; an empty list means it may be made."""
    hurdles = {
        DataRequestHindrance.NOT_AN_OFFICER: officer or not for_another,
        DataRequestHindrance.NO_WORDS: bool(words.strip()),
        DataRequestHindrance.OPEN_ALREADY: not has_open_one,
    }
    return uncleared(hurdles)


def hindrances_to_answer(*, officer: bool, own: bool, is_open: bool, words: str) -> list[DataRequestHindrance]:
    hurdles = {
        DataRequestHindrance.NOT_AN_OFFICER: officer,
        DataRequestHindrance.ONES_OWN: not own,
        DataRequestHindrance.ANSWERED_ALREADY: is_open,
        DataRequestHindrance.NO_WORDS: bool(words.strip()),
    }
    return uncleared(hurdles)[:1]


def hindrances_to_erase(*, employed: bool, officer: bool) -> list[ErasureHindrance]:
    """Against erasing somebody's name; an empty list means it may be done."""
    return uncleared({ErasureHindrance.NOT_AN_OFFICER: officer, ErasureHindrance.EMPLOYED: not employed})
