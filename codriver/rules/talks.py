"""When a pair needs a talk with the secretariat, and what ends that (spec: states of a pairing, "at_risk")."""

from datetime import date, timedelta

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

WITHOUT_AGREEMENT = timedelta(days=28)
"""So long may a pair be without an agreement, and so long again after each talk about it."""


class TalkHindrance(Reason):
    NOT_IN_THE_PAIR = gettext_noop("Only the two and the secretariat can ask for a talk.")
    NOT_RUNNING = gettext_noop("The pairing is not running.")
    NOT_SECRETARIAT = gettext_noop("Only the secretariat writes what was agreed, and not about a pair of one's own.")
    SETTLED_ALREADY = gettext_noop("A colleague has written down what was agreed meanwhile.")
    NO_STEP = gettext_noop("Write what was agreed, in a sentence or two.")


def talk_is_due(*, began_on: date, last_settled_on: date | None, agreed: bool, today: date) -> bool:
    """Whether a pair has been too long without an agreement; `last_settled_on` is of the last talk for that reason."""
    return not agreed and today - (last_settled_on or began_on) >= WITHOUT_AGREEMENT


def hindrances_to_ask(*, in_pair: bool, by_secretariat: bool, running: bool) -> list[TalkHindrance]:
    return uncleared({TalkHindrance.NOT_IN_THE_PAIR: in_pair or by_secretariat, TalkHindrance.NOT_RUNNING: running})


def hindrances_to_settle(*, may_follow: bool, open_still: bool, agreed_step: str) -> list[TalkHindrance]:
    hurdles = {
        TalkHindrance.NOT_SECRETARIAT: may_follow,
        TalkHindrance.SETTLED_ALREADY: open_still,
        TalkHindrance.NO_STEP: bool(agreed_step.strip()),
    }
    return uncleared(hurdles)
