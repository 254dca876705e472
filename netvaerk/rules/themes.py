"""The states of a theme and the steps between them (spec: states of a theme). Guards about roles live upstairs."""

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

NEXT: dict[str, tuple[str, ...]] = {
    "draft": ("proposed",),
    "proposed": ("in_review", "draft", "merged"),
    "in_review": ("approved", "declined", "merged"),
    "approved": ("starting",),
    "starting": ("active",),
    "active": ("testing", "closing", "paused"),
    "testing": ("closing", "paused"),
    "paused": ("active", "testing"),
    "closing": ("closed",),
    "closed": (),
    "declined": ("draft", "proposed"),
    "merged": (),
}
INTAKE = ("draft", "proposed", "in_review", "declined", "merged")
TAKES_ROLES = ("approved", "starting", "active", "testing", "closing", "paused")
FEWEST_UNITS = 2


class ThemeHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat takes a theme to its next state.")
    NOT_ON_THE_THEME = gettext_noop("Only the network leader, the co-driver and the secretariat write about the theme.")
    NOT_NEXT = gettext_noop("The theme cannot go there from the state it is in now.")
    NO_REASON = gettext_noop("Write why, so that everybody can understand the decision later.")
    FEW_UNITS = gettext_noop("Name at least two units: a theme is for what one unit cannot solve alone.")
    NO_NETWORK_TYPE = gettext_noop("Choose the type of network first.")
    PHASE_TO_COME = gettext_noop("A phase begins when the theme is in it. Choose today or an earlier day.")
    STALE = gettext_noop("Somebody changed this while you were writing. Compare the two texts and save again.")


def is_next(now: str, to: str) -> bool:
    """Whether a step leads from `now` to `to`, both states of a theme."""
    return to in NEXT[now]


def crosses_units(units: int, interface: str) -> bool:
    """Whether a theme is for more than one unit: it touches two, or names the interface between them (S8, S29)."""
    return units >= FEWEST_UNITS or bool(interface.strip())


def hindrances_to_move(*, now: str, to: str, reason: str, crosses: bool, network_type: str) -> list[ThemeHindrance]:
    """What stands between a chosen theme and its next state, as far as the ground floor can tell.

    The steps from idea to choice are not among these: see `netvaerk.rules.proposals`.
    """
    hurdles = {
        ThemeHindrance.NOT_NEXT: is_next(now, to) and now not in INTAKE,
        ThemeHindrance.NO_REASON: to != "paused" or bool(reason.strip()),
        ThemeHindrance.FEW_UNITS: crosses,
        ThemeHindrance.NO_NETWORK_TYPE: to not in ("starting", "active") or bool(network_type),
    }
    return uncleared(hurdles)
