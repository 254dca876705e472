"""A theme's way through the phases in time: what a plan may look like, and what follows when one date moves (S44)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from netvaerk.rules.reasons import Reason, gettext_noop

MOST_HOURS = 37


class PlanHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver plan the theme.")
    NOT_THE_LEADER = gettext_noop("Only the network leader closes a phase.")
    NOT_IN_A_PHASE = gettext_noop("The theme is not in this phase now.")
    NO_DECISION = gettext_noop("Write what was decided.")
    ENDS_BEFORE_IT_BEGINS = gettext_noop("A phase cannot end before it begins.")
    HALF_A_SPAN = gettext_noop("Give both the first and the last day of a phase, or neither.")
    OUT_OF_ORDER = gettext_noop("A phase cannot begin before the one it follows.")
    HOURS = gettext_noop("Write from 0 to 37 hours a week.")
    HOURS_WITHOUT_DAYS = gettext_noop("Give the phase its days first: the hours belong to them.")


@dataclass(frozen=True)
class Span:
    """A phase by its number, with its first and last day; both None while it has none. Hours are a week's."""

    order: int
    begins_on: date | None
    ends_on: date | None
    leader_hours: Decimal | None = None
    co_driver_hours: Decimal | None = None

    @property
    def hours(self) -> list[Decimal]:
        """The expected hours that are given."""
        return [one for one in (self.leader_hours, self.co_driver_hours) if one is not None]

    def on_the_days_of(self, other: "Span") -> bool:
        return (self.begins_on, self.ends_on) == (other.begins_on, other.ends_on)


def hindrances_to_plan(spans: Sequence[Span]) -> dict[int, PlanHindrance]:
    """What is wrong with each phase, by its number: the first thing of each. `spans` are in the order of the phases."""
    found: dict[int, PlanHindrance] = {}
    latest: date | None = None
    for span in spans:
        if (span.begins_on is None) != (span.ends_on is None):
            found[span.order] = PlanHindrance.HALF_A_SPAN
        elif not all(0 <= hours <= MOST_HOURS for hours in span.hours):
            found[span.order] = PlanHindrance.HOURS
        elif span.hours and span.begins_on is None:
            found[span.order] = PlanHindrance.HOURS_WITHOUT_DAYS
        elif span.begins_on and span.ends_on:
            if span.ends_on < span.begins_on:
                found[span.order] = PlanHindrance.ENDS_BEFORE_IT_BEGINS
            elif latest and span.begins_on < latest:
                found[span.order] = PlanHindrance.OUT_OF_ORDER
            latest = max(latest or span.begins_on, span.begins_on)
    return found


def moved_along(before: Sequence[Span], after: Sequence[Span]) -> list[Span]:
    """`after`, with the phases that follow the first moved one moved as many days, unless they were moved themselves.

    How far it moved is told by its last day where that was changed, else by its first.
    """
    old = {span.order: span for span in before}
    days = timedelta(0)
    moved: list[Span] = []
    for span in after:
        was = old.get(span.order, Span(span.order, None, None))
        if not span.on_the_days_of(was):
            days = days or _days_between(was, span)
            moved.append(span)
        else:
            moved.append(_later(span, days))
    return moved


def _days_between(was: Span, now: Span) -> timedelta:
    for earlier, later in ((was.ends_on, now.ends_on), (was.begins_on, now.begins_on)):
        if earlier and later and earlier != later:
            return later - earlier
    return timedelta(0)


def _later(span: Span, days: timedelta) -> Span:
    if not span.begins_on or not span.ends_on:
        return span
    return replace(span, begins_on=span.begins_on + days, ends_on=span.ends_on + days)


def spread(orders: Sequence[int], begins_on: date, ends_on: date) -> list[Span]:
    """A first plan: the phases one after another, as evenly as days allow, over the theme's own period."""
    days = (ends_on - begins_on).days + 1
    starts = [begins_on + timedelta(days=days * place // len(orders)) for place in range(len(orders))]
    ends = [*(start - timedelta(days=1) for start in starts[1:]), ends_on]
    return [Span(order, start, max(start, end)) for order, start, end in zip(orders, starts, ends, strict=True)]
