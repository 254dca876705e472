"""The private reflection before one says to be interested (S90): what it must hold, and what it may honestly advise.

Answers are codes of `codriver/catalogue/reflection.json`. Nothing is counted, and no answer makes anybody unfit.
"""

from collections.abc import Mapping
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

WISH = "wishes_to_lead"


class ReflectionMissing(Reason):
    DRAWS = gettext_noop("Write what draws you to the role.")
    TIME = gettext_noop("Choose whether the hours can be found.")
    SEASON = gettext_noop("Choose how the coming half-year looks.")
    COURAGE = gettext_noop("Choose how it is for you to say what is hard to say.")
    LEADER = gettext_noop("Choose whether you have talked to your personnel leader.")
    WISH = gettext_noop("Choose whether you would like to lead networks later.")


NEEDED = {
    "draws": ReflectionMissing.DRAWS,
    "time": ReflectionMissing.TIME,
    "season": ReflectionMissing.SEASON,
    "courage": ReflectionMissing.COURAGE,
    "leader": ReflectionMissing.LEADER,
}


class Verdict(str, Enum):
    GO_ON = "go_on"
    TALK_FIRST = "talk_first"
    WAIT = "wait"


class Advice(Reason):
    NO_TIME = gettext_noop("You write that the hours cannot be found. A pair misses a co-driver who is not there.")
    TOO_MUCH = gettext_noop("You have too much to do already. The role will be here in half a year too.")
    TIME_IS_UNSURE = gettext_noop("You are not sure of the hours. Find out with your leader what could be put aside.")
    BUSY = gettext_noop("You have a busy half-year ahead, and have not written what you could leave out.")
    NOT_TALKED = gettext_noop("You would rather not talk to your leader yet. They are the one who gives the time.")
    COURAGE = gettext_noop(
        "You would rather not say what is hard to say. It is a part of the role. Ask a co-driver how they learned it."
    )
    LATER = gettext_noop("You do not wish to lead networks now. That is no hindrance: it is a wish, not a promise.")


def missing_in_reflection(answers: Mapping[str, str], *, wish: str) -> list[ReflectionMissing]:
    """What is still to be answered; an empty list means the reflection is done. The other questions are voluntary."""
    hurdles = {reason: bool(answers.get(code, "").strip()) for code, reason in NEEDED.items()}
    return uncleared({**hurdles, ReflectionMissing.WISH: bool(wish)})


def advice(answers: Mapping[str, str], *, wish: str) -> tuple[Verdict, list[Advice]]:
    """What a good colleague would say to these answers, with the reasons. The person chooses, whatever it says."""
    said = answers.get
    wait = uncleared({Advice.NO_TIME: said("time") != "no", Advice.TOO_MUCH: said("season") != "too_much"})
    talk = uncleared(
        {
            Advice.TIME_IS_UNSURE: said("time") != "unsure",
            Advice.BUSY: said("season") != "busy" or bool(said("drop", "").strip()),
            Advice.NOT_TALKED: said("leader") != "rather_not",
            Advice.COURAGE: said("courage") != "rather_not",
        }
    )
    kind = uncleared({Advice.LATER: wish != "not_now"})
    if wait:
        return Verdict.WAIT, [*wait, *talk, *kind]
    return (Verdict.TALK_FIRST if talk else Verdict.GO_ON), [*talk, *kind]
