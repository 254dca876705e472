"""The life of a candidacy (spec: states, "Co-driver candidacy"): who may take which step, and where it leads."""

from collections.abc import Collection
from datetime import date
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class CandidacyHindrance(Reason):
    NOT_YOURS = gettext_noop("Only the person who considers it takes this step.")
    NOT_YOURS_TO_SEND = gettext_noop("Only the person and the secretariat ask the personnel leader.")
    NOT_THE_LEADER = gettext_noop("Only the person's own personnel leader answers.")
    BY_ITSELF = gettext_noop("This happens by itself, when a pair begins or ends.")
    NOT_FROM_HERE = gettext_noop("This has moved on meanwhile. Look at where it stands.")
    NO_REFLECTION = gettext_noop("Finish your reflection first. It takes about ten minutes, and only you see it.")
    TOO_EARLY = gettext_noop("Your leader has said when to ask again. That day has not come yet.")
    NO_REASON = gettext_noop("Write why not, so that it can be understood.")
    ASK_AGAIN = gettext_noop("Choose a day after today on which it makes sense to ask again.")
    TIME_IS_OVER = gettext_noop("The time you were given is over. Talk to your personnel leader.")
    NEVER_CO_DROVE = gettext_noop("Only who has been a co-driver tells others what it is like.")


class Part(str, Enum):
    """Who somebody is to a candidacy."""

    PERSON = "person"
    LEADER = "leader"
    SECRETARIAT = "secretariat"
    SYSTEM = "system"


class Step(str, Enum):
    SAY_INTERESTED = "say_interested"
    ASK_LEADER = "ask_leader"
    GIVE_TIME = "give_time"
    SAY_NOT_NOW = "say_not_now"
    MATCH = "match"
    REST = "rest"
    BE_READY_AGAIN = "be_ready_again"
    WITHDRAW = "withdraw"


PERSONS = (frozenset({Part.PERSON}), CandidacyHindrance.NOT_YOURS)
SENDERS = (frozenset({Part.PERSON, Part.SECRETARIAT}), CandidacyHindrance.NOT_YOURS_TO_SEND)
LEADERS = (frozenset({Part.LEADER}), CandidacyHindrance.NOT_THE_LEADER)
NOBODYS = (frozenset({Part.SYSTEM}), CandidacyHindrance.BY_ITSELF)
ACTORS = {
    Step.SAY_INTERESTED: PERSONS,
    Step.ASK_LEADER: SENDERS,
    Step.GIVE_TIME: LEADERS,
    Step.SAY_NOT_NOW: LEADERS,
    Step.MATCH: NOBODYS,
    Step.REST: NOBODYS,
    Step.BE_READY_AGAIN: PERSONS,
    Step.WITHDRAW: (frozenset({Part.PERSON, Part.SYSTEM}), CandidacyHindrance.NOT_YOURS),
}
"""The system withdraws for somebody who leaves the municipality."""

OPEN = ("considering", "interested", "with_leader", "ready", "matched", "resting", "not_now")
FROM = {
    Step.SAY_INTERESTED: ("considering",),
    Step.ASK_LEADER: ("interested", "not_now"),
    Step.GIVE_TIME: ("with_leader",),
    Step.SAY_NOT_NOW: ("with_leader",),
    Step.MATCH: ("ready",),
    Step.REST: ("matched",),
    Step.BE_READY_AGAIN: ("resting",),
    Step.WITHDRAW: OPEN,
}
LEADS_TO = {
    Step.SAY_INTERESTED: "interested",
    Step.ASK_LEADER: "with_leader",
    Step.GIVE_TIME: "ready",
    Step.SAY_NOT_NOW: "not_now",
    Step.MATCH: "matched",
    Step.REST: "resting",
    Step.BE_READY_AGAIN: "ready",
    Step.WITHDRAW: "withdrawn",
}


def may_take(step: Step, parts: Collection[Part]) -> bool:
    """Whether the step is for somebody who is `parts` to the candidacy, in whatever state it is."""
    return not ACTORS[step][0].isdisjoint(parts)


def hindrances_to_step(step: Step, *, status: str, parts: Collection[Part]) -> list[CandidacyHindrance]:
    """Who is not to take the step hears that alone; a step from a state it does not lead from is too late."""
    if not may_take(step, parts):
        return [ACTORS[step][1]]
    return [] if status in FROM[step] else [CandidacyHindrance.NOT_FROM_HERE]


def hindrances_to_interest(*, reflection_done: bool) -> list[CandidacyHindrance]:
    return uncleared({CandidacyHindrance.NO_REFLECTION: reflection_done})


def hindrances_to_asking_again(*, ask_again_on: date | None, today: date) -> list[CandidacyHindrance]:
    """`ask_again_on` is the day the leader named with a "not now"; None where nobody has said so."""
    return uncleared({CandidacyHindrance.TOO_EARLY: ask_again_on is None or ask_again_on <= today})


def hindrances_to_not_now(*, reason: str, ask_again_on: date, today: date) -> list[CandidacyHindrance]:
    hurdles = {
        CandidacyHindrance.NO_REASON: bool(reason.strip()),
        CandidacyHindrance.ASK_AGAIN: ask_again_on > today,
    }
    return uncleared(hurdles)


def hindrances_to_being_ready_again(*, free_until: date | None, today: date) -> list[CandidacyHindrance]:
    """The leader's yes holds for the period it was given for, and no longer."""
    return uncleared({CandidacyHindrance.TIME_IS_OVER: free_until is not None and free_until >= today})
