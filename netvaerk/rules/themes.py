"""The states of a theme and the steps between them (spec: states of a theme). Guards about roles live upstairs."""

from dataclasses import dataclass
from datetime import date

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

NEXT: dict[str, tuple[str, ...]] = {
    "draft": ("proposed",),
    "proposed": ("in_review", "draft", "merged"),
    "in_review": ("approved", "declined", "merged"),
    "approved": ("starting", "closed"),
    "starting": ("active", "closed"),
    "active": ("testing", "closing", "paused", "closed"),
    "testing": ("closing", "paused", "closed"),
    "paused": ("active", "testing", "closed"),
    "closing": ("closed",),
    "closed": (),
    "declined": ("draft", "proposed"),
    "merged": (),
}
INTAKE = ("draft", "proposed", "in_review", "declined", "merged")
TAKES_ROLES = ("approved", "starting", "active", "testing", "closing", "paused")
SECRETARIATS = ("starting", "closed")
EITHERS = ("paused",)
FEWEST_UNITS = 2


class ThemeHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat takes this step.")
    NOT_THE_LEADER = gettext_noop("Only the network leader takes this step.")
    NEITHER = gettext_noop("Only the network leader and the secretariat take this step.")
    NOT_ON_THE_THEME = gettext_noop("Only the network leader, the co-driver and the secretariat write about the theme.")
    NOT_NEXT = gettext_noop("The theme cannot go there from the state it is in now.")
    NO_REASON = gettext_noop("Write why, so that everybody can understand the decision later.")
    NO_REVIEW_DAY = gettext_noop("Choose the day on which you look at the pause again, today or later.")
    FEW_UNITS = gettext_noop("Name at least two units: a theme is for what one unit cannot solve alone.")
    NO_NETWORK_TYPE = gettext_noop("Choose the type of network first.")
    PHASE_TO_COME = gettext_noop("A phase begins when the theme is in it. Choose today or an earlier day.")
    CHECKPOINT_TO_COME = gettext_noop("Choose today or an earlier day: note the meeting when it has been held.")
    NO_OUTCOME = gettext_noop("Write what the executive forum said.")
    STALE = gettext_noop("Somebody changed this while you were writing. Compare the two texts and save again.")


@dataclass(frozen=True)
class Step:
    """A step somebody wants a theme to take. `came_from` is the state before a pause; `leads` and `officer` say who
    takes it: the network leader, the secretariat."""

    now: str
    to: str
    network_type: str
    leads: bool
    officer: bool
    came_from: str = ""
    reason: str = ""
    review_on: date | None = None

    @property
    def ends_early(self) -> bool:
        return self.to == "closed" and self.now != "closing"

    @property
    def goes_back(self) -> bool:
        """Whether it ends a pause."""
        return self.now == "paused" and self.to != "closed"


def is_next(now: str, to: str) -> bool:
    """Whether a step leads from `now` to `to`, both states of a theme."""
    return to in NEXT[now]


def leads_on(step: Step) -> bool:
    """Whether the step is one of this theme: a learning network may close without a test, the others test first; a
    pause goes back to where it came from."""
    if step.goes_back and step.to != step.came_from:
        return False
    if (step.now, step.to) == ("active", "closing") and step.network_type != "learning":
        return False
    return is_next(step.now, step.to) and step.now not in INTAKE


def steps_of(now: str, network_type: str, *, leads: bool, officer: bool, came_from: str = "") -> list[str]:
    """The states this person may take the theme to, whatever is missing for it yet."""
    steps = (Step(now, to, network_type, leads, officer, came_from) for to in NEXT[now])
    return [step.to for step in steps if leads_on(step) and not hindrance_of_actor(step)]


def hindrance_of_actor(step: Step) -> ThemeHindrance | None:
    """Why this person does not take the step; None if it is theirs."""
    if step.to in EITHERS or step.goes_back:
        return None if step.leads or step.officer else ThemeHindrance.NEITHER
    if step.to in SECRETARIATS:
        return None if step.officer else ThemeHindrance.NOT_SECRETARIAT
    return None if step.leads else ThemeHindrance.NOT_THE_LEADER


def crosses_units(units: int, interface: str) -> bool:
    """Whether a theme is for more than one unit: it touches two, or names the interface between them (S8, S29)."""
    return units >= FEWEST_UNITS or bool(interface.strip())


def hindrances_to_move(step: Step, *, crosses: bool, today: date) -> list[ThemeHindrance]:
    """What stands between a chosen theme and its next state, as far as the ground floor can tell.

    The steps from idea to choice are not among these: see `netvaerk.rules.proposals`.
    """
    hurdles = {
        ThemeHindrance.NOT_NEXT: leads_on(step),
        ThemeHindrance.NO_REASON: not (step.to == "paused" or step.ends_early) or bool(step.reason.strip()),
        ThemeHindrance.NO_REVIEW_DAY: step.to != "paused" or (step.review_on is not None and step.review_on >= today),
        ThemeHindrance.FEW_UNITS: crosses or step.to == "closed",
        ThemeHindrance.NO_NETWORK_TYPE: step.to not in ("starting", "active") or bool(step.network_type),
    }
    actor = hindrance_of_actor(step)
    return ([actor] if actor else []) + uncleared(hurdles)
