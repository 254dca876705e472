"""What speaks for and against a pair in words (S73-S83). No person is ever scored."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop


class Weight(str, Enum):
    FOR = "for"
    AGAINST = "against"
    UNKNOWN = "unknown"


class Ground(Reason):
    """What can be said of a pair, for or against. `%(names)s` is filled with names in the reader's language."""

    OTHER_DIRECTORATE = gettext_noop("Comes from another directorate than the network leader: new eyes from the start.")
    OTHER_UNIT = gettext_noop("Comes from another unit than the network leader.")
    SAME_UNIT = gettext_noop("Comes from the same unit as the network leader: fewer new perspectives.")
    UNIT_UNKNOWN = gettext_noop("It is not known which unit one of them belongs to.")
    KNOWS_A_UNIT_OF_THE_THEME = gettext_noop("Works in a unit that the theme touches: %(names)s.")
    OUTSIDE_THE_THEME = gettext_noop("Works in none of the units that the theme touches.")
    OFFERS_WHAT_IS_ASKED = gettext_noop("Would like to bring what the leader asks for: %(names)s.")
    CAN_WHAT_IS_ASKED = gettext_noop("Can do, without having wished for it: %(names)s.")
    LACKS_WHAT_IS_ASKED = gettext_noop("Does not offer what the leader asks for: %(names)s.")
    NEEDS_UNKNOWN = gettext_noop("The leader has not yet said which competences are needed.")
    OFFERS_UNKNOWN = gettext_noop("The person has not yet said which competences they would like to bring.")
    IN_THE_LINE = gettext_noop("One is the other's personnel leader.")
    TIME_RELEASED = gettext_noop("Time is released for the theme.")
    NO_TIME_YET = gettext_noop("No time is released yet. The personnel leader must be asked.")


@dataclass(frozen=True)
class Saying:
    """A ground with its weight and the ids of what it names: competences or units."""

    ground: Ground
    weight: Weight
    names: tuple[int, ...] = ()


@dataclass(frozen=True)
class FitFacts:
    """What is known of a theme, its leader and a person. Competences and units are ids; `steps` are in the tree."""

    steps: int | None
    same_directorate: bool
    unit_touched: int | None
    asked: Collection[int]
    wished: Collection[int]
    able: Collection[int]
    own_line: bool
    time_released: bool


def grounds(facts: FitFacts) -> list[Saying]:
    """What speaks for the pair, then against, then what is not known, each in the order in which one would say it."""
    found = [_distance(facts), _subject(facts), *_competences(facts)]
    if facts.own_line:
        found.append(Saying(Ground.IN_THE_LINE, Weight.AGAINST))
    released = Ground.TIME_RELEASED if facts.time_released else Ground.NO_TIME_YET
    found.append(Saying(released, Weight.FOR if facts.time_released else Weight.UNKNOWN))
    return sorted(found, key=lambda saying: list(Weight).index(saying.weight))


def _distance(facts: FitFacts) -> Saying:
    if facts.steps is None:
        return Saying(Ground.UNIT_UNKNOWN, Weight.UNKNOWN)
    if facts.steps == 0:
        return Saying(Ground.SAME_UNIT, Weight.AGAINST)
    return Saying(Ground.OTHER_UNIT if facts.same_directorate else Ground.OTHER_DIRECTORATE, Weight.FOR)


def _subject(facts: FitFacts) -> Saying:
    """A soft ground: a co-driver is often a specialist in the theme's field, but need not be (S58, S78)."""
    if facts.unit_touched is None:
        return Saying(Ground.OUTSIDE_THE_THEME, Weight.UNKNOWN)
    return Saying(Ground.KNOWS_A_UNIT_OF_THE_THEME, Weight.FOR, (facts.unit_touched,))


def _competences(facts: FitFacts) -> list[Saying]:
    """The wish counts before the ability (S76)."""
    if not facts.asked:
        return [Saying(Ground.NEEDS_UNKNOWN, Weight.UNKNOWN)]
    if not facts.wished and not facts.able:
        return [Saying(Ground.OFFERS_UNKNOWN, Weight.UNKNOWN)]
    wished = tuple(one for one in facts.asked if one in facts.wished)
    able = tuple(one for one in facts.asked if one in facts.able and one not in facts.wished)
    lacking = tuple(one for one in facts.asked if one not in facts.wished and one not in facts.able)
    sayings = [
        Saying(Ground.OFFERS_WHAT_IS_ASKED, Weight.FOR, wished),
        Saying(Ground.CAN_WHAT_IS_ASKED, Weight.FOR, able),
        Saying(Ground.LACKS_WHAT_IS_ASKED, Weight.AGAINST, lacking),
    ]
    return [saying for saying in sayings if saying.names]
