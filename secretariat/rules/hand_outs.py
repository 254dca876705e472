"""Handing a copy of their data to somebody who has left and cannot log in (GDPR 15; duties: access).

Two officers must be sure of the same: one notes the address and how they know who asks, another confirms. Then a link
goes there that gives the copy once, within a week, and neither of the two reads a word of it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

LINK_LASTS = timedelta(days=7)
MISSES_A_MINUTE = 60
"""So many links that open nothing may be tried from one network."""
LONGEST_CHECK = 1000


class State(str, Enum):
    ASKED = "asked"
    DECLINED = "declined"
    OPEN = "open"
    FETCHED = "fetched"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"
    VOID = "void"


LIVE = (State.ASKED, State.OPEN)
"""While it stands so, there is no second one beside it."""


class HandOutHindrance(Reason):
    NOT_AN_OFFICER = gettext_noop("Only officers of the secretariat can do this.")
    NOT_A_COPY = gettext_noop("Only where somebody has asked for a copy is one handed out.")
    CAN_LOG_IN = gettext_noop("The person is employed and fetches the copy under My data.")
    ERASED = gettext_noop("The name is erased, so nobody can say any more whose data it is.")
    ANSWERED_ALREADY = gettext_noop("The request has been answered already.")
    NO_ADDRESS = gettext_noop("Write the e-mail address that the link goes to.")
    WORK_ADDRESS = gettext_noop(
        "The address is somebody's login here. Write the private address of the one who has left."
    )
    NO_CHECK = gettext_noop("Write how you know that it is them, so that a colleague can judge it.")
    UNDER_WAY = gettext_noop("A copy is being handed out already. Withdraw that one first.")
    ALONE = gettext_noop("Whoever noted the address does not confirm it. Another officer must.")
    NOT_WAITING = gettext_noop("It waits for no confirmation any more.")
    NOTHING_TO_WITHDRAW = gettext_noop("There is nothing left to withdraw.")
    LINK_OPENS_NOTHING = gettext_noop("This link opens nothing.")


@dataclass(frozen=True)
class HandOutFacts:
    """What has happened to a hand-out. `agreed` is None until a second officer has answered; `has_left` is whether the
    person cannot log in, is still known by name and has not been back meanwhile; `request_open` whether the request
    waits for its answer."""

    has_left: bool
    request_open: bool
    agreed: bool | None = None
    ends_at: datetime | None = None
    fetched: bool = False
    withdrawn: bool = False


def state_of(hand_out: HandOutFacts, at: datetime) -> State:
    """Where it stands at a moment; nothing has to be done for a link to end."""
    if hand_out.fetched:
        return State.FETCHED
    if hand_out.withdrawn:
        return State.WITHDRAWN
    if hand_out.agreed is False:
        return State.DECLINED
    if not hand_out.has_left or (hand_out.agreed is None and not hand_out.request_open):
        return State.VOID
    if hand_out.agreed is None:
        return State.ASKED
    return State.OPEN if hand_out.ends_at and at < hand_out.ends_at else State.LAPSED


def hindrances_to_ask(
    *, officer: bool, is_access: bool, has_left: bool, erased: bool, request_open: bool, under_way: bool
) -> list[HandOutHindrance]:
    """Against handing out a copy on a request at all; an empty list means that an address may be noted."""
    hurdles = {
        HandOutHindrance.NOT_AN_OFFICER: officer,
        HandOutHindrance.NOT_A_COPY: is_access,
        HandOutHindrance.CAN_LOG_IN: has_left,
        HandOutHindrance.ERASED: not erased,
        HandOutHindrance.ANSWERED_ALREADY: request_open,
        HandOutHindrance.UNDER_WAY: not under_way,
    }
    return uncleared(hurdles)[:1]


def hindrances_in_words(*, email: str, is_login: bool, check: str) -> list[HandOutHindrance]:
    """Against the address and against what was written of how the identity was checked."""
    hurdles = {
        HandOutHindrance.NO_ADDRESS: bool(email.strip()),
        HandOutHindrance.WORK_ADDRESS: not is_login,
        HandOutHindrance.NO_CHECK: bool(check.strip()),
    }
    return uncleared(hurdles)


def hindrances_to_answer(*, officer: bool, asked_it: bool, own: bool, state: State) -> list[HandOutHindrance]:
    """Against confirming what a colleague noted, or declining it; `own` is whether it is one's own data."""
    hurdles = {
        HandOutHindrance.NOT_AN_OFFICER: officer,
        HandOutHindrance.ALONE: not asked_it and not own,
        HandOutHindrance.NOT_WAITING: state is State.ASKED,
    }
    return uncleared(hurdles)[:1]


def hindrances_to_withdraw(*, officer: bool, state: State) -> list[HandOutHindrance]:
    hurdles = {HandOutHindrance.NOT_AN_OFFICER: officer, HandOutHindrance.NOTHING_TO_WITHDRAW: state in LIVE}
    return uncleared(hurdles)[:1]


def hindrances_to_fetch(state: State) -> list[HandOutHindrance]:
    """One answer for a link that is spent, withdrawn, late or needed no more."""
    return uncleared({HandOutHindrance.LINK_OPENS_NOTHING: state is State.OPEN})
