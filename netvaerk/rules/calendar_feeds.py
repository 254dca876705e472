"""The secret address of somebody's calendar: what may be done with it."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

FETCHES_AN_HOUR, MISSES_A_MINUTE = 60, 60
"""How often one address may be fetched, and how many unknown ones a network may ask for."""


class FeedHindrance(Reason):
    CHANGED = gettext_noop(
        "Your calendar address has been changed since you opened this page. Here it is as it stands now."
    )
    HAS_LEFT = gettext_noop("Only somebody who is employed here has a calendar address.")


def hindrances_to_make(*, shown: int, stands: int, is_employed: bool) -> list[FeedHindrance]:
    """`shown` is the version the page showed, `stands` the one that is there; 0 for none. So a form that is sent twice
    does not replace the address that the first one gave."""
    return uncleared({FeedHindrance.CHANGED: shown == stands, FeedHindrance.HAS_LEFT: is_employed})
