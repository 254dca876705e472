"""What a co-driver has practised in the engine room of a network (S85, S86): who may do what with it, and when."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

LONGEST = 2000
LONGEST_QUESTION = 500
MOST_FILES = 3
REMINDED_AFTER = timedelta(days=14)
KINDS = ("plan", "compose", "spar")
"""The three kinds of the leaflet: planning a process, composing the network, sparring (S86)."""


class PracticeHindrance(Reason):
    NOT_YOURS = gettext_noop("Only the co-driver who has practised writes here and says who sees it.")
    NOT_THE_LEADER = gettext_noop("Only the network leader of the pair confirms or asks.")
    NOT_A_PAIR = gettext_noop("There is nothing to practise before the pair has begun.")
    NO_KIND = gettext_noop("Tick at least one of the three: planning, composing or sparring.")
    NOTHING_DONE = gettext_noop("Write in a few words what you did.")
    NOT_IN_THE_PAIRS_TIME = gettext_noop("Choose a day from the beginning of the pair until today.")
    CONFIRMED = gettext_noop("This is confirmed, so it stays as it was read. Write a new one if there is more to say.")
    CHANGED_MEANWHILE = gettext_noop("The text has changed meanwhile. Read it as it stands now.")
    NOT_ASKED = gettext_noop("The co-driver has taken this back, so there is nothing to answer.")
    NO_QUESTION = gettext_noop("Write what you would like to know.")
    TOO_MANY_FILES = gettext_noop("There are three files already. Take one of them away first.")
    LEADER_HAS_LEFT = gettext_noop(
        "The network leader has left the municipality and cannot confirm. Ask the secretariat."
    )


class Status(str, Enum):
    MINE = "mine"
    ASKED = "asked"
    QUESTIONED = "questioned"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class PairsTime:
    """When the pair works, or worked, together; None where it has not begun or not ended."""

    began_on: date | None
    ended_on: date | None


def hindrances_to_practice(
    *, kinds: Collection[str], what_done: str, done_on: date, pairs_time: PairsTime, today: date
) -> list[PracticeHindrance]:
    """Everything against keeping what is written; an empty list means it may be kept."""
    began = pairs_time.began_on
    if began is None:
        return [PracticeHindrance.NOT_A_PAIR]
    last = min(today, pairs_time.ended_on or today)
    return uncleared(
        {
            PracticeHindrance.NO_KIND: bool(set(kinds) & set(KINDS)),
            PracticeHindrance.NOTHING_DONE: bool(what_done.strip()),
            PracticeHindrance.NOT_IN_THE_PAIRS_TIME: began <= done_on <= last,
        }
    )


def hindrances_to_owner(*, is_owner: bool, status: Status) -> list[PracticeHindrance]:
    """Against writing, deleting, asking and taking back: for the owner, and until it is confirmed."""
    if not is_owner:
        return [PracticeHindrance.NOT_YOURS]
    return uncleared({PracticeHindrance.CONFIRMED: status is not Status.CONFIRMED})


def hindrances_to_file(*, is_owner: bool, status: Status, files: int) -> list[PracticeHindrance]:
    """Against putting one more beside the `files` that lie there: it is read with the text, and stays as that does."""
    return hindrances_to_owner(is_owner=is_owner, status=status) or uncleared(
        {PracticeHindrance.TOO_MANY_FILES: files < MOST_FILES}
    )


def hindrances_to_answer(*, is_leader: bool, status: Status, as_shown: bool) -> list[PracticeHindrance]:
    """Against the leader's answer: one confirms what one has read, and only what one was asked."""
    if not is_leader:
        return [PracticeHindrance.NOT_THE_LEADER]
    if status is Status.MINE:
        return [PracticeHindrance.NOT_ASKED]
    if status is Status.CONFIRMED:
        return [PracticeHindrance.CONFIRMED]
    return uncleared({PracticeHindrance.CHANGED_MEANWHILE: as_shown})
