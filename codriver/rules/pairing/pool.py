"""The pool that is paired: openings on themes and candidates, as plain values. Keys are ids; days are whole numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from netvaerk.rules.reasons import Reason, gettext_noop

NOBODY: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Opening:
    """A theme that lacks a co-driver, with what its network leader looks for.

    `asked` maps competences to 1..3, `tasks` maps tasks to 1..3. `profiles` holds the codes of the profiles wished.
    `seats` is how many co-drivers the theme takes. Unknown is None, never 0.
    """

    key: int
    leader: int
    leader_unit: int | None = None
    leader_discipline: int | None = None
    leader_personnel: int | None = None
    units: frozenset[int] = NOBODY
    asked: Mapping[int, int] = field(default_factory=dict)
    tasks: Mapping[int, int] = field(default_factory=dict)
    profiles: frozenset[str] = frozenset()
    style: str = ""
    little_known_units: frozenset[int] = NOBODY
    hours_per_week: float | None = None
    begins: int | None = None
    ends: int | None = None
    seats: int = 1
    early_wish: int | None = None


@dataclass(frozen=True)
class Candidate:
    """Somebody who is ready to co-drive.

    `levels` maps competences to 1..4 and `wishes` the same ones to "can", "want" or "learn". `hours_per_week` is what
    the personnel leader gives, from day `free_from` to day `free_until`; `released` and `asked_for` name the themes
    for which time is released or asked for. `waited` is days since the person was ready. `places` is how many themes
    the person may still take.
    """

    key: int
    unit: int | None = None
    discipline: int | None = None
    personnel_leader: int | None = None
    levels: Mapping[int, int] = field(default_factory=dict)
    wishes: Mapping[int, str] = field(default_factory=dict)
    style: str = ""
    tasks: frozenset[int] = NOBODY
    known_units: frozenset[int] = NOBODY
    themes: frozenset[int] = NOBODY
    hours_per_week: float | None = None
    free_from: int | None = None
    free_until: int | None = None
    released: frozenset[int] = NOBODY
    asked_for: frozenset[int] = NOBODY
    waited: int = 0
    places: int = 1


class Bar(Reason):
    """What removes a pair altogether, in the order in which it is told if there is more than one."""

    ONESELF = gettext_noop("Nobody is their own co-driver.")
    LINE = gettext_noop("One is the other's personnel leader.")
    OTHER_ROLE = gettext_noop("Holds another role on the theme already.")
    DID_NOT_WORK = gettext_noop("The two were a pair before, and the cooperation did not work.")
    DECLINED = gettext_noop("One of the two has said no to the other.")
    BY_HAND = gettext_noop("The secretariat has ruled this pair out.")
    NO_PLACE = gettext_noop("There is no place free.")
    NO_TIME = gettext_noop("No time is given for it.")
    OTHER_PERIOD = gettext_noop("The time that is given lies before or after the theme.")


class LeftOver(Reason):
    """Why somebody who may be paired was not."""

    OTHERS_FIT_BETTER = gettext_noop("The themes are few, and the whole is better served by others this time.")
    TOO_FEW = gettext_noop("Those who fit are better placed on other themes this time.")
    NO_CANDIDATES = gettext_noop("Nobody is ready to co-drive.")
    NO_THEMES = gettext_noop("No theme lacks a co-driver.")
    NOT_READY = gettext_noop("The person is not ready to co-drive.")
    CHOSEN_OTHERWISE = gettext_noop("The person is kept for another theme, or the theme for somebody else.")


@dataclass(frozen=True)
class Pool:
    """All that a pairing is made of. `parents` is the tree of units; `barred` maps (opening, candidate) to the name of
    the `Bar` known beforehand (an earlier pair that did not work, a no, another role on the theme, by hand);
    `pinned` holds pairs that are to be kept."""

    openings: Sequence[Opening]
    candidates: Sequence[Candidate]
    parents: Mapping[int, int | None] = field(default_factory=dict)
    barred: Mapping[tuple[int, int], str] = field(default_factory=dict)
    pinned: frozenset[tuple[int, int]] = frozenset()
