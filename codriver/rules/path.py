"""The path from co-driver to network leader (spec: states, "Development path"): where somebody stands, what is missing
for the next step, and who holds the ball. Derived from what has happened; nothing is a score."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

KINDS = frozenset({"plan", "compose", "spar"})
ASKED_AGAIN_AFTER = timedelta(days=365)


class Stage(str, Enum):
    INTERESTED = "interested"
    CO_DRIVER = "co_driver"
    PRACTISING = "practising"
    READY = "ready"
    ADMITTED = "admitted"
    STUDYING = "studying"
    DIPLOMA = "diploma"
    NETWORK_LEADER = "network_leader"
    PAUSED = "paused"
    LEFT = "left"


WAY = tuple(Stage)[:8]
"""The stages in the order in which one walks them. Paused and left are pauses of the walk, not steps of it."""


READY_TO_LEAD = WAY[WAY.index(Stage.READY) :]
"""From where the secretariat has noted that somebody is ready: they may be asked to lead. The diploma comes beside it,
and stops nobody."""


class Wish(str, Enum):
    YES = "yes"
    CONSIDERING = "considering"
    NOT_NOW = "not_now"


class Ball(str, Enum):
    """Who acts next."""

    OWNER = "owner"
    SECRETARIAT = "secretariat"
    NOBODY = "nobody"


class Lack(Reason):
    """What is missing for the next step."""

    PAIR = gettext_noop("A network leader to co-drive beside. The secretariat finds one.")
    PRACTICE = gettext_noop("The first piece of practice from the engine room. It takes a few lines.")
    PLAN = gettext_noop("Confirmed practice in planning a process.")
    COMPOSE = gettext_noop("Confirmed practice in composing the network.")
    SPAR = gettext_noop("Confirmed practice in sparring.")
    WISH = gettext_noop("Your own word on whether you would like to lead networks.")
    READY = gettext_noop("A talk with the secretariat, which notes that you are ready for the diploma.")
    ADMISSION = gettext_noop("An application for the diploma.")
    MODULE = gettext_noop("The first module.")
    MODULES = gettext_noop("What is left of the diploma.")
    THEME = gettext_noop("A theme to lead. The secretariat thinks of you when one comes.")


@dataclass(frozen=True)
class PathFacts:
    """What has happened. `kinds` are those of `KINDS` in which practice is confirmed; `wish` is the latest word."""

    has_co_driven: bool = False
    has_practice: bool = False
    kinds: frozenset[str] = field(default_factory=frozenset)
    wish: str = ""
    is_ready: bool = False
    is_admitted: bool = False
    has_modules: bool = False
    has_diploma: bool = False
    has_led: bool = False
    is_paused: bool = False
    has_left: bool = False


def stage(facts: PathFacts) -> Stage:
    """The furthest that somebody has come, unless they pause or have left the path."""
    happened = {
        Stage.LEFT: facts.has_left,
        Stage.PAUSED: facts.is_paused,
        Stage.NETWORK_LEADER: facts.has_led,
        Stage.DIPLOMA: facts.has_diploma,
        Stage.STUDYING: facts.has_modules,
        Stage.ADMITTED: facts.is_admitted,
        Stage.READY: facts.is_ready,
        Stage.PRACTISING: facts.has_practice,
        Stage.CO_DRIVER: facts.has_co_driven,
    }
    return next((one for one, has in happened.items() if has), Stage.INTERESTED)


NEXT = {
    Stage.INTERESTED: (Lack.PAIR, Ball.SECRETARIAT),
    Stage.CO_DRIVER: (Lack.PRACTICE, Ball.OWNER),
    Stage.READY: (Lack.ADMISSION, Ball.OWNER),
    Stage.ADMITTED: (Lack.MODULE, Ball.OWNER),
    Stage.STUDYING: (Lack.MODULES, Ball.OWNER),
    Stage.DIPLOMA: (Lack.THEME, Ball.SECRETARIAT),
}
PRACTICE_IN = {"plan": Lack.PLAN, "compose": Lack.COMPOSE, "spar": Lack.SPAR}


@dataclass(frozen=True)
class NextStep:
    lacks: tuple[Lack, ...] = ()
    ball: Ball = Ball.NOBODY


def next_step(facts: PathFacts) -> NextStep:
    """What is missing from where somebody stands, and who acts. Nobody does for who pauses, has left or leads."""
    stands = stage(facts)
    if stands == Stage.PRACTISING:
        return _before_ready(facts)
    if stands not in NEXT:
        return NextStep()
    lack, ball = NEXT[stands]
    return NextStep((lack,), ball)


def _before_ready(facts: PathFacts) -> NextStep:
    lacks = _lacks_before_ready(facts)
    return NextStep(tuple(lacks), Ball.OWNER) if lacks else NextStep((Lack.READY,), Ball.SECRETARIAT)


def _lacks_before_ready(facts: PathFacts) -> list[Lack]:
    """What the owner still lacks before the secretariat can note that they are ready."""
    practice = [lack for kind, lack in PRACTICE_IN.items() if kind not in facts.kinds]
    return practice if facts.wish == Wish.YES else [*practice, Lack.WISH]


def is_asked_for_wish(facts: PathFacts, *, said_on: date | None, today: date) -> bool:
    """Whether it is time to ask, once a year, what somebody wishes: first when there is practice to go by, and never
    who pauses, has left, or leads already."""
    stands = stage(facts)
    if stands in (Stage.INTERESTED, Stage.NETWORK_LEADER, Stage.PAUSED, Stage.LEFT):
        return False
    if said_on is None:
        return stands != Stage.CO_DRIVER
    return said_on + ASKED_AGAIN_AFTER <= today


class PathHindrance(Reason):
    NOT_YOURS = gettext_noop("Only the person whose path it is says this.")
    NOT_SECRETARIAT = gettext_noop("Only the secretariat notes that somebody is ready for the diploma.")
    NOT_ON_THE_PATH = gettext_noop("The path begins when you have said that you would like to be a co-driver.")
    NOT_A_WISH = gettext_noop("Choose yes, considering or not now.")
    NOT_READY = gettext_noop("Not yet: practice is missing, or the person has not said yes to leading networks.")
    STOPPED = gettext_noop("You have paused or left the path. Come back first.")
    NOT_STOPPED = gettext_noop("You are on the path already.")


def hindrances_to_ready(facts: PathFacts, *, by_secretariat: bool) -> list[PathHindrance]:
    """Everything against noting that somebody is ready for the diploma."""
    return uncleared(
        {
            PathHindrance.NOT_SECRETARIAT: by_secretariat,
            PathHindrance.STOPPED: not (facts.is_paused or facts.has_left),
            PathHindrance.NOT_READY: facts.has_practice and not _lacks_before_ready(facts),
        }
    )
