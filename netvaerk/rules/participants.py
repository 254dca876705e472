"""Who is found for a network, and which voices it still lacks (S9, S46, S64, S65, S82)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

CANDIDATE, CONTACTED, YES, NO = "candidate", "contacted", "yes", "no"
JOINED_FROM = 3
"""The first phase that participants share: introduction, start and network design are the leaders' own work."""


class ParticipantHindrance(Reason):
    NOT_ON_THE_THEME = gettext_noop("Only the network leader and the co-driver find participants.")
    NOT_THEIRS = gettext_noop("Only the person asked, the network leader and the co-driver give this answer.")
    NOT_FOR_THESE_EYES = gettext_noop(
        "Only the network leader, the co-driver and the secretariat delete the data of somebody from outside."
    )
    THOUGHT_OF_ALREADY = gettext_noop("The person is in the network, or has been thought of, already.")
    HOLDS_A_ROLE = gettext_noop("The person has a role on the theme, and so is in the network already.")
    NOT_EMPLOYED = gettext_noop("The person is no longer employed.")
    NO_NAME = gettext_noop("Write the person's name.")
    NETWORK_OVER = gettext_noop("The network is over.")
    HAS_LEFT = gettext_noop("The person has left the network.")
    ANSWERED_ALREADY = gettext_noop("The person has answered already.")
    NOT_ASKED = gettext_noop("You have not been asked, or the question has been taken back.")
    DELETED = gettext_noop("What is known of the person is deleted, so there is nothing to change.")
    STAFF = gettext_noop("Only the data of people from outside is deleted here.")


@dataclass(frozen=True)
class Attendance:
    """In which phases somebody takes part, by the numbers of the phases; a core participant is in all and names none.

    `version` is the one of the row that was shown.
    """

    key: int
    is_core: bool
    phases: frozenset[int]
    version: int

    def differs_from(self, other: "Attendance") -> bool:
        return (self.is_core, self.phases) != (other.is_core, other.phases)


def hindrances_to_suggesting(
    *, on_the_theme: bool, employed: bool, thought_of: bool, holds_a_role: bool
) -> list[ParticipantHindrance]:
    """Everything against putting somebody on a network's list; outsiders are employed nowhere here and hold no role."""
    return uncleared(
        {
            ParticipantHindrance.NOT_ON_THE_THEME: on_the_theme,
            ParticipantHindrance.NOT_EMPLOYED: employed,
            ParticipantHindrance.THOUGHT_OF_ALREADY: not thought_of,
            ParticipantHindrance.HOLDS_A_ROLE: not holds_a_role,
        }
    )


def hindrances_to_asking(*, on_the_theme: bool, stage: str, left: bool) -> list[ParticipantHindrance]:
    """Everything against asking somebody who has been thought of."""
    return uncleared(
        {
            ParticipantHindrance.NOT_ON_THE_THEME: on_the_theme,
            ParticipantHindrance.HAS_LEFT: not left,
            ParticipantHindrance.ANSWERED_ALREADY: stage in (CANDIDATE, CONTACTED),
        }
    )


def hindrances_to_answering(
    *, running: bool, own: bool, on_the_theme: bool, stage: str, says_yes: bool, left: bool
) -> list[ParticipantHindrance]:
    """Everything against an answer. A no may become a yes; who has said yes leaves instead of saying no.

    Oneself one answers what one was asked; leader and co-driver also note the answer of somebody met elsewhere.
    """
    if own and (left or stage == CANDIDATE):
        return [ParticipantHindrance.NOT_ASKED]
    return uncleared(
        {
            ParticipantHindrance.NETWORK_OVER: running,
            ParticipantHindrance.NOT_THEIRS: own or on_the_theme,
            ParticipantHindrance.HAS_LEFT: not left,
            ParticipantHindrance.ANSWERED_ALREADY: says_yes or stage != YES,
        }
    )


def hindrances_to_leaving(*, running: bool, own: bool, on_the_theme: bool, stage: str) -> list[ParticipantHindrance]:
    """Everything against leaving the network oneself, or being taken off its list."""
    return uncleared(
        {
            ParticipantHindrance.NETWORK_OVER: running,
            ParticipantHindrance.NOT_THEIRS: own or on_the_theme,
            ParticipantHindrance.NOT_ASKED: on_the_theme or stage != CANDIDATE,
        }
    )


def hindrances_to_describing(*, on_the_theme: bool, left: bool, deleted: bool) -> list[ParticipantHindrance]:
    """Everything against changing what is written about somebody."""
    return uncleared(
        {
            ParticipantHindrance.NOT_ON_THE_THEME: on_the_theme,
            ParticipantHindrance.DELETED: not deleted,
            ParticipantHindrance.HAS_LEFT: deleted or not left,
        }
    )


class MissingVoice(Reason):
    """A lack; those about several things name them as `names`."""

    NO_OUTSIDER = gettext_noop("You lack somebody from outside the municipality.")
    NO_CITIZEN = gettext_noop("You lack a citizen.")
    ONE_AREA = gettext_noop("All employees come from %(names)s. You lack somebody from another area.")
    NOBODY_BRINGS = gettext_noop("You lack somebody who brings %(names)s.")
    LEADERS_ALONE = gettext_noop("You lack participants in %(names)s.")


@dataclass(frozen=True)
class Named:
    """An area, a group of competences or a phase; `key` is its id, of a phase its number."""

    key: int
    name: str


@dataclass(frozen=True)
class Lack:
    """A missing voice, and what it is about."""

    voice: MissingVoice
    about: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Table:
    """Who sits round the table: those who have said yes and not left, beside the leaders.

    `areas` holds the area of each employee, None where it is not known. `groups` says of each group of competences
    whether somebody brings it, `phases` of each phase whether somebody takes part in it.
    """

    kinds: frozenset[str]
    areas: Sequence[Named | None]
    groups: Mapping[Named, bool]
    phases: Mapping[Named, bool]


def missing_voices(table: Table, *, phase: int | None) -> list[Lack]:
    """What the network lacks on its way from `phase`, the number of the present one; None before it has one.

    A politician is not staff, and not from outside either. One employee alone is no sign of a single area.
    """
    known = tuple({area for area in table.areas if area})
    one_area = len(table.areas) > 1 and len(known) == 1 and None not in table.areas
    unbrought = tuple(group for group, brought in table.groups.items() if not brought)
    first = max(phase or 0, JOINED_FROM)
    empty = tuple(one for one, peopled in table.phases.items() if one.key >= first and not peopled)
    lacks = {
        Lack(MissingVoice.NO_OUTSIDER): not table.kinds - {"staff", "politician"},
        Lack(MissingVoice.NO_CITIZEN): "citizen" not in table.kinds,
        Lack(MissingVoice.ONE_AREA, known): one_area,
        Lack(MissingVoice.NOBODY_BRINGS, unbrought): bool(unbrought),
        Lack(MissingVoice.LEADERS_ALONE, empty): bool(empty),
    }
    return [lack for lack, is_so in lacks.items() if is_so]
