"""The life of a wish for time (spec: states, "Resource release"): who may take which step, and where it leads."""

from collections.abc import Collection
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class RequestHindrance(Reason):
    NOT_YOURS_TO_ASK = gettext_noop("Only the network leader, the co-driver and the secretariat ask for time.")
    NOT_THEIR_TIME = gettext_noop("Choose somebody who is on the theme; a co-driver asks for their own time.")
    THEME_TAKES_NONE = gettext_noop("Time is asked for on a theme that is chosen and not over.")
    ASKED_ALREADY = gettext_noop("Time has been asked for on this theme, and the answer is on its way.")
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader answers.")
    NOT_THE_PERSON = gettext_noop("Only the person whose time it is says yes or no to the other hours.")
    NOT_YOURS_TO_WITHDRAW = gettext_noop("Only who asked, the person and the secretariat withdraw it.")
    ANSWERED = gettext_noop("This has been answered meanwhile. Look at the answer.")
    NO_REASON = gettext_noop("Write why not, so that it can be understood.")
    AS_ASKED = gettext_noop("These are the hours and days that were asked for. Approve them instead.")


class Part(str, Enum):
    """Who somebody is to a request."""

    LEADER = "leader"
    PERSON = "person"
    ASKER = "asker"
    SECRETARIAT = "secretariat"


class Step(str, Enum):
    APPROVE = "approve"
    COUNTER = "counter"
    DECLINE = "decline"
    ACCEPT = "accept"
    TURN_DOWN = "turn_down"
    WITHDRAW = "withdraw"


LEADERS = (frozenset({Part.LEADER}), RequestHindrance.NOT_THE_LEADER)
PERSONS = (frozenset({Part.PERSON}), RequestHindrance.NOT_THE_PERSON)
ASKERS = (frozenset({Part.ASKER, Part.PERSON, Part.SECRETARIAT}), RequestHindrance.NOT_YOURS_TO_WITHDRAW)
ACTORS = {
    Step.APPROVE: LEADERS,
    Step.COUNTER: LEADERS,
    Step.DECLINE: LEADERS,
    Step.ACCEPT: PERSONS,
    Step.TURN_DOWN: PERSONS,
    Step.WITHDRAW: ASKERS,
}
FROM = {
    Step.APPROVE: ("asked",),
    Step.COUNTER: ("asked",),
    Step.DECLINE: ("asked",),
    Step.ACCEPT: ("countered",),
    Step.TURN_DOWN: ("countered",),
    Step.WITHDRAW: ("asked", "countered"),
}
LEADS_TO = {
    Step.APPROVE: "approved",
    Step.COUNTER: "countered",
    Step.DECLINE: "declined",
    Step.ACCEPT: "approved",
    Step.TURN_DOWN: "turned_down",
    Step.WITHDRAW: "withdrawn",
}


def may_take(step: Step, parts: Collection[Part]) -> bool:
    """Whether the step is for somebody who is `parts` to the request, in whatever state it is."""
    return not ACTORS[step][0].isdisjoint(parts)


def hindrances_to_step(step: Step, *, status: str, parts: Collection[Part]) -> list[RequestHindrance]:
    """Who is not to take the step hears that alone; a step from a state it does not lead from is too late."""
    if not may_take(step, parts):
        return [ACTORS[step][1]]
    return [] if status in FROM[step] else [RequestHindrance.ANSWERED]


def hindrances_to_asking(
    *, may_ask: bool, theme_takes_it: bool, for_whom: bool, asked_already: bool
) -> list[RequestHindrance]:
    hurdles = {
        RequestHindrance.NOT_YOURS_TO_ASK: may_ask,
        RequestHindrance.THEME_TAKES_NONE: theme_takes_it,
        RequestHindrance.NOT_THEIR_TIME: for_whom,
        RequestHindrance.ASKED_ALREADY: not asked_already,
    }
    return uncleared(hurdles)
