"""Opening what is sealed when the law or a danger demands it (duties: pair privacy from admin).

Two of those who were named for it must want the same: one asks with a reason, another agrees. Then the one who asked
reads that one thing, for a day, and those it belongs to are told at once. What nobody has told anybody yet, such as an
answer before both have sent, is opened for nobody.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

STANDS_OPEN = timedelta(hours=24)
WAITS = timedelta(hours=24)
LONGEST_REASON = 2000
LONGEST_BASIS = 200


class State(str, Enum):
    ASKED = "asked"
    LAPSED = "lapsed"
    DECLINED = "declined"
    OPEN = "open"
    ENDED = "ended"


class OpeningHindrance(Reason):
    NOT_NAMED = gettext_noop("Only those who have been named for it can open what is sealed.")
    ONES_OWN = gettext_noop("It is your own. Somebody it does not belong to must do this.")
    NO_REASON = gettext_noop("Write why it must be opened, so that those it belongs to can understand it.")
    NO_BASIS = gettext_noop(
        "Write what in the law it rests on, such as the section or the number of the court's order."
    )
    NOTHING_THERE = gettext_noop("There is nothing to open: what has not been told to anybody stays sealed for all.")
    ASKED_ALREADY = gettext_noop("It has been asked for already. Wait for the answer, or for the day to pass.")
    ALONE = gettext_noop("Who asks does not agree to it. Another of those who are named must.")
    NOT_WAITING = gettext_noop("It has been answered, or the day for it has passed. It can be asked for anew.")
    NOT_OPEN = gettext_noop("It stands open no longer.")


@dataclass(frozen=True)
class OpeningFacts:
    """What has happened to an opening. `agreed` is None until somebody has answered."""

    asked_at: datetime
    agreed: bool | None = None
    ends_at: datetime | None = None


def state_of(opening: OpeningFacts, at: datetime) -> State:
    """Where an opening stands at a moment; nothing has to be done for it to end."""
    if opening.agreed is None:
        return State.ASKED if at < opening.asked_at + WAITS else State.LAPSED
    if not opening.agreed:
        return State.DECLINED
    return State.OPEN if opening.ends_at and at < opening.ends_at else State.ENDED


def hindrances_to_ask(
    *, named: bool, own: bool, reason: str, basis: str, is_there: bool, waits: bool
) -> list[OpeningHindrance]:
    """Against asking to open one thing; an empty list means it may be asked."""
    hurdles = {
        OpeningHindrance.NOT_NAMED: named,
        OpeningHindrance.ONES_OWN: not own,
        OpeningHindrance.NO_REASON: bool(reason.strip()),
        OpeningHindrance.NO_BASIS: bool(basis.strip()),
        OpeningHindrance.NOTHING_THERE: is_there,
        OpeningHindrance.ASKED_ALREADY: not waits,
    }
    return uncleared(hurdles)


def hindrances_to_answer(*, named: bool, own: bool, asked_it: bool, state: State) -> list[OpeningHindrance]:
    """Against agreeing to an opening, or declining it."""
    hurdles = {
        OpeningHindrance.NOT_NAMED: named,
        OpeningHindrance.ONES_OWN: not own,
        OpeningHindrance.ALONE: not asked_it,
        OpeningHindrance.NOT_WAITING: state is State.ASKED,
    }
    return uncleared(hurdles)[:1]


def hindrances_to_close(*, named: bool, state: State) -> list[OpeningHindrance]:
    """Against ending an opening before its time."""
    return uncleared({OpeningHindrance.NOT_NAMED: named, OpeningHindrance.NOT_OPEN: state is State.OPEN})[:1]
