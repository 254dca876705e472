"""What a network leader says is needed (S73-S75, S81), and what somebody would like to bring (S76): plain values, and
what stands in the way of keeping them. Keys are ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

MOST_REQUESTS = 5
MOST_OFFERS = 8
NOBODY: frozenset[int] = frozenset()


class WishHindrance(Reason):
    NOT_LEADER = gettext_noop("Only the network leader of the theme says what is needed.")
    NOT_ONESELF = gettext_noop("Everybody says for themselves what they would like to bring.")
    THEME_TAKES_NO_PAIR = gettext_noop("The theme is not in a state where it takes a co-driver.")
    PAIRED = gettext_noop(
        "The theme has its co-driver, so what was looked for stays as it was. Talk about changes in your alignment."
    )
    CHANGED_MEANWHILE = gettext_noop(
        "This was changed while you wrote. See what stands there now, and save again to use yours."
    )
    TOO_MANY = gettext_noop("Choose at most five: the most important ones.")
    TOO_MANY_OFFERS = gettext_noop("Choose at most eight: those you like best.")
    ASKED_ONESELF = gettext_noop("You cannot be your own co-driver. Write the name of somebody else.")
    HOURS = gettext_noop("Write how many hours a week, more than 0 and at most 37.")
    ENDS_BEFORE_IT_BEGINS = gettext_noop("The last day cannot be before the first.")


@dataclass(frozen=True)
class Need:
    """`weights` maps competences to 1..3, `amounts` tasks to 1..3. `profiles` holds codes; `early_wish` is a person."""

    weights: Mapping[int, int] = field(default_factory=dict)
    amounts: Mapping[int, int] = field(default_factory=dict)
    profiles: frozenset[str] = frozenset()
    style: str = ""
    discipline: int | None = None
    little_known_units: frozenset[int] = NOBODY
    hours_per_week: Decimal | None = None
    early_wish: int | None = None


@dataclass(frozen=True)
class Offer:
    """`competences` maps each to its wish (can, want or learn) and its level, 1..4."""

    competences: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    tasks: frozenset[int] = NOBODY
    known_units: frozenset[int] = NOBODY
    discipline: int | None = None
    style: str = ""
    themes: frozenset[int] = NOBODY
    hours_per_week: Decimal | None = None
    free_from: date | None = None
    free_until: date | None = None

    @property
    def wished(self) -> int:
        """How many competences the person would like to use or learn, and not merely can."""
        return sum(wish != "can" for wish, _level in self.competences.values())


@dataclass(frozen=True)
class NeedFacts:
    by_leader: bool
    theme_open: bool
    paired: bool
    as_shown: bool
    asks_oneself: bool


def hindrances_to_need(need: Need, facts: NeedFacts) -> list[WishHindrance]:
    """Everything against keeping what the leader says is needed; an empty list means it may be kept."""
    return uncleared(
        {
            WishHindrance.NOT_LEADER: facts.by_leader,
            WishHindrance.THEME_TAKES_NO_PAIR: facts.theme_open,
            WishHindrance.PAIRED: not facts.paired,
            WishHindrance.CHANGED_MEANWHILE: facts.as_shown,
            WishHindrance.TOO_MANY: len(need.weights) <= MOST_REQUESTS,
            WishHindrance.ASKED_ONESELF: not facts.asks_oneself,
            WishHindrance.HOURS: _fit_a_week(need.hours_per_week),
        }
    )


def hindrances_to_offer(offer: Offer, *, by_oneself: bool, as_shown: bool) -> list[WishHindrance]:
    """Everything against keeping what somebody offers; an empty list means it may be kept."""
    days = (offer.free_from, offer.free_until)
    return uncleared(
        {
            WishHindrance.NOT_ONESELF: by_oneself,
            WishHindrance.CHANGED_MEANWHILE: as_shown,
            WishHindrance.TOO_MANY_OFFERS: len(offer.competences) <= MOST_OFFERS,
            WishHindrance.HOURS: _fit_a_week(offer.hours_per_week),
            WishHindrance.ENDS_BEFORE_IT_BEGINS: None in days or days[0] <= days[1],  # type: ignore[operator]
        }
    )


def _fit_a_week(hours: Decimal | None) -> bool:
    return hours is None or 0 < hours <= 37
