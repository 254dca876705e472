"""A leader's mandate: its agreements, when one may be opened, and what is missing (practice.md 7; S27, S30-S34)."""

from dataclasses import dataclass
from decimal import Decimal

from codriver.rules.forms import Side
from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

CO_DRIVER = "co_driver"
REFERENCE_LEADER = "reference_leader"
PERSONNEL_LEADER = "personnel_leader"
CO_DRIVER_PERSONNEL = "co_driver_personnel"
OPENED_BY_HAND = (REFERENCE_LEADER, PERSONNEL_LEADER, CO_DRIVER_PERSONNEL)
"""The kinds that belong to a theme and two people; the co-driver's alignment opens with the pairing."""

WHOSE_HOURS = {
    CO_DRIVER: Side.SECOND,
    REFERENCE_LEADER: None,
    PERSONNEL_LEADER: Side.FIRST,
    CO_DRIVER_PERSONNEL: Side.FIRST,
}
"""Which party's hours a week an agreement names, by its kind; None where it is not about time."""


class Missing(Reason):
    CO_DRIVER = gettext_noop("The agreement between network leader and co-driver is missing.")
    REFERENCE_LEADER = gettext_noop("The agreement with the reference leader is missing.")
    PERSONNEL_LEADER = gettext_noop("The agreement with the network leader's personnel leader is missing.")
    HOURS = gettext_noop("The network leader's time is not released, or more is agreed than is released.")


@dataclass(frozen=True)
class MandateFacts:
    """What is known of a leader's three agreements on the day that is asked about. Hours are the leader's own, a week.

    A theme that may run without a co-driver needs no agreement with one; in a learning network the executive forum's
    start and end meetings stand in for a reference leader.
    """

    co_driver_agreed: bool
    reference_leader_agreed: bool
    personnel_leader_agreed: bool
    released_hours: Decimal
    agreed_hours: Decimal
    needs_co_driver: bool = True
    needs_reference_leader: bool = True


def missing_for_mandate(facts: MandateFacts) -> list[Missing]:
    """Everything that still stands between a leader and the mandate; an empty list means it is in place."""
    hurdles = {
        Missing.CO_DRIVER: facts.co_driver_agreed or not facts.needs_co_driver,
        Missing.REFERENCE_LEADER: facts.reference_leader_agreed or not facts.needs_reference_leader,
        Missing.PERSONNEL_LEADER: facts.personnel_leader_agreed,
        Missing.HOURS: facts.released_hours > 0 and facts.agreed_hours <= facts.released_hours,
    }
    return uncleared(hurdles)


class OpeningHindrance(Reason):
    NOT_A_KIND = gettext_noop("Choose which agreement to open.")
    NOT_A_PARTY = gettext_noop("Only the two who are to agree, and the secretariat, open an agreement.")
    THEME_NOT_RUNNING = gettext_noop("The theme is not running, so there is nothing to agree on yet, or no more.")
    NOBODY_TO_AGREE_WITH = gettext_noop("One of the two is missing. Find somebody for the role first.")


def hindrances_to_opening(*, known: bool, party: bool, theme_running: bool, two_people: bool) -> list[OpeningHindrance]:
    """Everything against opening one of `OPENED_BY_HAND`; an empty list means yes. `party` holds for officers too."""
    if not known:
        return [OpeningHindrance.NOT_A_KIND]
    hurdles = {
        OpeningHindrance.THEME_NOT_RUNNING: theme_running,
        OpeningHindrance.NOBODY_TO_AGREE_WITH: two_people,
        OpeningHindrance.NOT_A_PARTY: party or not two_people,
    }
    return uncleared(hurdles)
