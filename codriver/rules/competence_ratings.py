"""How a co-driver sees their own competences in leading networks, and how the network leader sees them (S48, S77): at
the start, midway and at the end, on one scale. Levels are told in words, and never added up."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

LEVELS = (1, 2, 3, 4)


class RatingHindrance(Reason):
    NOT_YOURS = gettext_noop("Everybody rates their own competences. Only the co-driver does so here.")
    NOT_THE_LEADER = gettext_noop("Only the network leader of the pair mirrors the co-driver.")
    NOT_A_PAIR = gettext_noop("There is nothing to rate before the pair has begun.")
    NOTHING_SAID = gettext_noop("Choose a level for at least one competence.")
    RATE_FIRST = gettext_noop("Rate your competences yourself first, and then ask your network leader.")
    NOT_ASKED = gettext_noop("The co-driver has not asked you to mirror this, or has taken it back.")
    ANSWERED = gettext_noop("Your network leader has answered already, so it cannot be taken back.")
    LEADER_HAS_LEFT = gettext_noop("The network leader has left the municipality. You can go on rating yourself.")


class Moment(str, Enum):
    START = "start"
    MIDWAY = "midway"
    END = "end"


class Side(str, Enum):
    """Who rates: the co-driver their own, or the network leader who mirrors them."""

    OWN = "own"
    MIRROR = "mirror"


@dataclass(frozen=True)
class Rating:
    """`level` is one of LEVELS. `matters`: the co-driver would like to bring it, or the theme needs it."""

    level: int
    matters: bool = False


Ratings = Mapping[int, Rating]
"""By competence."""


def hindrances_to_rating(*, is_owner: bool, has_begun: bool, ratings: Ratings) -> list[RatingHindrance]:
    if not is_owner:
        return [RatingHindrance.NOT_YOURS]
    return uncleared({RatingHindrance.NOT_A_PAIR: has_begun, RatingHindrance.NOTHING_SAID: bool(ratings)})


def hindrances_to_asking(*, is_owner: bool, has_rated: bool, leader_is_here: bool) -> list[RatingHindrance]:
    """The owner says first how they see it themself, so that nobody's view is led by the other's."""
    if not is_owner:
        return [RatingHindrance.NOT_YOURS]
    return uncleared({RatingHindrance.RATE_FIRST: has_rated, RatingHindrance.LEADER_HAS_LEFT: leader_is_here})


def hindrances_to_mirroring(*, is_leader: bool, is_asked: bool, ratings: Ratings) -> list[RatingHindrance]:
    if not is_leader:
        return [RatingHindrance.NOT_THE_LEADER]
    return uncleared({RatingHindrance.NOT_ASKED: is_asked, RatingHindrance.NOTHING_SAID: bool(ratings)})


def news(typed: Ratings, newest: Ratings) -> dict[int, Rating]:
    """What is said otherwise than it stands: the same again is no new rating."""
    return {key: rating for key, rating in typed.items() if newest.get(key) != rating}
