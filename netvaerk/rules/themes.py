"""The states of a theme and the steps between them (spec: states of a theme). Guards about roles live upstairs."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

NEXT: dict[str, tuple[str, ...]] = {
    "draft": ("proposed",),
    "proposed": ("in_review", "draft"),
    "in_review": ("approved", "declined"),
    "approved": ("starting",),
    "starting": ("active",),
    "active": ("testing", "closing", "paused"),
    "testing": ("closing", "paused"),
    "paused": ("active", "testing"),
    "closing": ("closed",),
    "closed": (),
    "declined": ("proposed",),
}
NEEDS_A_REASON = ("draft", "declined", "paused")
TAKES_ROLES = ("approved", "starting", "active", "testing", "closing", "paused")
FEWEST_UNITS = 2


class ThemeHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat takes a theme to its next state.")
    NOT_ON_THE_THEME = gettext_noop("Only the network leader, the co-driver and the secretariat write about the theme.")
    NOT_NEXT = gettext_noop("The theme cannot go there from the state it is in now.")
    NO_REASON = gettext_noop("Write why, so that everybody can understand the decision later.")
    FEW_UNITS = gettext_noop("Name at least two units: a theme is for what one unit cannot solve alone.")
    NO_NETWORK_TYPE = gettext_noop("Choose the type of network first.")
    STALE = gettext_noop("Somebody changed this while you were writing. Compare the two texts and save again.")


def hindrances_to_move(*, now: str, to: str, reason: str, units: int, network_type: str) -> list[ThemeHindrance]:
    """What stands between a theme and its next state, as far as the ground floor can tell."""
    hurdles = {
        ThemeHindrance.NOT_NEXT: to in NEXT[now],
        ThemeHindrance.NO_REASON: to not in NEEDS_A_REASON or bool(reason.strip()),
        ThemeHindrance.FEW_UNITS: to in ("draft", "declined") or units >= FEWEST_UNITS,
        ThemeHindrance.NO_NETWORK_TYPE: to not in ("approved", "starting", "active") or bool(network_type),
    }
    return uncleared(hurdles)
