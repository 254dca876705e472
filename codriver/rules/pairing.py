"""Who may be paired on a theme, and what speaks for and against it in words (S73-S83). No person is ever scored."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared


class PairingHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat offers a pairing.")
    ONESELF = gettext_noop("Nobody is their own co-driver.")
    NOT_EMPLOYED = gettext_noop("The person is no longer employed.")
    NO_LEADER = gettext_noop("The theme has no network leader yet. Appoint one first.")
    THEME_TAKES_NO_PAIR = gettext_noop("The theme is not in a state where it takes a co-driver.")
    OTHER_ROLE = gettext_noop("The person holds another role on the same theme.")
    THEME_IS_TAKEN = gettext_noop("The theme has a co-driver already, or an offer waits for an answer.")
    PERSON_IS_TAKEN = gettext_noop("The person co-drives already, or has an offer that waits for an answer.")
    OWN_LINE = gettext_noop(
        "One is the other's personnel leader. A co-driver needs a free voice: choose somebody else, or write why."
    )


@dataclass(frozen=True)
class OfferFacts:
    by_secretariat: bool
    oneself: bool
    employed: bool
    has_leader: bool
    theme_open: bool
    other_role: bool
    theme_free: bool
    person_free: bool
    own_line: bool
    exception_reason: str = ""


def hindrances_to_offer(facts: OfferFacts) -> list[PairingHindrance]:
    """Everything against offering this pair; an empty list means it may be offered."""
    hurdles = {
        PairingHindrance.NOT_SECRETARIAT: facts.by_secretariat,
        PairingHindrance.NO_LEADER: facts.has_leader,
        PairingHindrance.THEME_TAKES_NO_PAIR: facts.theme_open,
        PairingHindrance.ONESELF: not facts.oneself,
        PairingHindrance.NOT_EMPLOYED: facts.employed,
        PairingHindrance.OTHER_ROLE: facts.oneself or not facts.other_role,
        PairingHindrance.THEME_IS_TAKEN: facts.theme_free,
        PairingHindrance.PERSON_IS_TAKEN: facts.person_free,
        PairingHindrance.OWN_LINE: not facts.own_line or bool(facts.exception_reason.strip()),
    }
    return uncleared(hurdles)


def hindrances_to_begin(*, leads: bool, employed: bool, theme_open: bool, other_role: bool) -> list[PairingHindrance]:
    """What may have changed between the offer and the second yes. `leads`: the network leader is still the same."""
    hurdles = {
        PairingHindrance.NO_LEADER: leads,
        PairingHindrance.NOT_EMPLOYED: employed,
        PairingHindrance.THEME_TAKES_NO_PAIR: theme_open,
        PairingHindrance.OTHER_ROLE: not other_role,
    }
    return uncleared(hurdles)


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


class AnswerHindrance(Reason):
    NOT_A_PARTY = gettext_noop("Only the two who were offered the pairing can answer.")
    ANSWERED_ALREADY = gettext_noop("You have answered already.")
    NOT_OFFERED = gettext_noop("The offer is no longer open.")
    NOT_ACTIVE = gettext_noop("The pairing is not running.")
    NO_REASON = gettext_noop("Write a short reason. Only the secretariat sees it.")
    ENDS_BEFORE_IT_BEGAN = gettext_noop("The pairing cannot end before it began.")
    ENDS_IN_THE_FUTURE = gettext_noop("Choose today or an earlier day: a pairing ends when it is over.")
    NOT_SECRETARIAT = gettext_noop("Only the secretariat ends a pairing or takes an offer back.")
