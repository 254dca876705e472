"""From an idea to a solution that lives in the line: the states of a solution, and when it is looked at again."""

from dataclasses import dataclass
from datetime import date

from netvaerk.rules.periods import months_later
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

NEXT: dict[str, tuple[str, ...]] = {
    "idea": ("tested", "dropped"),
    "tested": ("taken_up", "dropped"),
    "taken_up": ("dropped",),
    "dropped": ("idea",),
}
FOLLOWED_UP_AFTER = (3, 6, 12)


class SolutionHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver write about the solutions.")
    NOT_THE_LEADER = gettext_noop("Only the network leader decides what becomes of a solution.")
    NOT_NEXT = gettext_noop("The solution cannot go there from the state it is in now.")
    TEST_RUNS = gettext_noop("A test of it is running. Bring the test to its next step, and the idea follows.")
    NOTHING_LEARNT = gettext_noop("Write what the test showed.")
    NO_REASON = gettext_noop("Write why it is dropped.")
    NO_OWNER = gettext_noop("Name an owner in the line first: somebody who carries the solution on.")
    DAY_TO_COME = gettext_noop("Choose today or an earlier day: it is taken up when the line uses it.")
    OWNER_LEADS = gettext_noop("The network leader hands the solution over, so the owner is somebody else.")
    OWNER_HAS_LEFT = gettext_noop("The person is no longer employed.")
    NOT_YOURS_TO_FOLLOW = gettext_noop(
        "The owner, the two leaders of the theme and the secretariat follow a solution up."
    )
    DONE_ALREADY = gettext_noop("This follow-up is written already.")
    NO_VALUE = gettext_noop("Write at least one of the three.")
    NOT_CLOSING = gettext_noop("The theme is not in its closing.")
    NO_NOTE = gettext_noop("Write what the line carries on.")
    NOT_YOURS_TO_ACCEPT = gettext_noop("The reference leader accepts the hand-over to the line.")
    NOT_ASKED = gettext_noop("The network leader has not asked for the theme to be closed.")
    ACCEPTED_ALREADY = gettext_noop("The hand-over has been accepted, and stays as it was read.")


@dataclass(frozen=True)
class Turn:
    """What somebody wants to become of a solution; `test_runs` says whether a test of it has yet to come to its end."""

    now: str
    to: str
    decides: bool
    has_owner: bool
    learnt: str = ""
    reason: str = ""
    on: date | None = None
    test_runs: bool = False


def hindrances_to_turn(turn: Turn, today: date) -> list[SolutionHindrance]:
    hurdles = {
        SolutionHindrance.NOT_THE_LEADER: turn.decides,
        SolutionHindrance.NOT_NEXT: turn.to in NEXT[turn.now],
        SolutionHindrance.TEST_RUNS: not turn.test_runs,
        SolutionHindrance.NOTHING_LEARNT: turn.to != "tested" or bool(turn.learnt.strip()),
        SolutionHindrance.NO_OWNER: turn.to != "taken_up" or turn.has_owner,
        SolutionHindrance.DAY_TO_COME: turn.to != "taken_up" or (turn.on is not None and turn.on <= today),
        SolutionHindrance.NO_REASON: turn.to != "dropped" or bool(turn.reason.strip()),
    }
    return uncleared(hurdles)


def hindrances_to_own(*, leads: bool, employed: bool) -> list[SolutionHindrance]:
    """Why somebody cannot own a solution; `leads` says whether they lead the theme."""
    hurdles = {
        SolutionHindrance.OWNER_LEADS: not leads,
        SolutionHindrance.OWNER_HAS_LEFT: employed,
    }
    return uncleared(hurdles)


def follow_up_days(taken_up_on: date) -> dict[int, date]:
    """The months after which a solution is followed up, each with its day."""
    return {months: months_later(taken_up_on, months) for months in FOLLOWED_UP_AFTER}
