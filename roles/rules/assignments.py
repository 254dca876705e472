"""When somebody may be asked to take a role, take it, and lay it down (S13-S15, S30-S33; invariants 1, 2, 4 and 11)."""

from collections.abc import Collection
from dataclasses import dataclass

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared
from netvaerk.rules.themes import TAKES_ROLES

NETWORK_LEADER, REFERENCE_LEADER, CO_DRIVER = "network_leader", "reference_leader", "co_driver"
NEVER_EMPTY = (NETWORK_LEADER, REFERENCE_LEADER)


class RoleHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat appoints, hands over and ends roles.")
    NOT_YOURS = gettext_noop("Only the person who was asked can answer.")
    NOT_EMPLOYED = gettext_noop("The person is no longer employed.")
    THEME_TAKES_NO_ROLES = gettext_noop("The theme is not in a state where roles are given.")
    ROLE_IS_HELD = gettext_noop("Somebody holds this role already. Hand it over instead.")
    ASKED_ALREADY = gettext_noop("The person has this role on the theme, or has been asked to take it.")
    HOLDS_ANOTHER = gettext_noop("The person holds another role on the same theme.")
    ANSWERED_ALREADY = gettext_noop("The question has been answered already.")
    NO_LONGER_OPEN = gettext_noop("The role has been filled, or the question taken back. You need not do anything.")
    NOT_RUNNING = gettext_noop("The role has ended already, or has not begun.")
    WOULD_LEAVE_EMPTY = gettext_noop("A running theme always has this role. Hand it over to somebody else instead.")
    CO_DRIVER_STAYS = gettext_noop(
        "A co-driver is beside this network leader. End the pairing first, or hand the role over."
    )
    NO_REASON = gettext_noop("Write a short reason.")
    NO_HANDOVER_NOTE = gettext_noop("Write a hand-over note: what the next one must know to go on.")
    ENDS_BEFORE_IT_BEGAN = gettext_noop("The role cannot end before it began.")
    ENDS_IN_THE_FUTURE = gettext_noop("Choose today or an earlier day: a role ends when it is over.")
    SECOND_SEAT = gettext_noop("All places for co-drivers on this theme are taken.")
    NO_WAIVER = gettext_noop("The person has no diploma in network leadership. Write why they are to lead anyway.")
    PAIRING_FIRST = gettext_noop("A co-driver comes and goes with the pairing. Offer or end the pairing instead.")


@dataclass(frozen=True)
class Ground:
    """On what somebody is asked to lead a network: the diploma, or else the reason to go on without it (S89). Who knows
    of no diploma gives a reason."""

    has_diploma: bool = False
    waiver: str = ""

    def waiver_for(self, role: str) -> str:
        """The reason that is kept with the role, where it is one of those that ask for the diploma and it lacks."""
        return self.waiver.strip() if role == NETWORK_LEADER and not self.has_diploma else ""

    def bears(self, role: str) -> bool:
        return role != NETWORK_LEADER or self.has_diploma or bool(self.waiver.strip())


NO_GROUND = Ground()


@dataclass(frozen=True)
class AppointmentFacts:
    """What is known when somebody is about to be asked. `others` are the roles the person has or is asked for here."""

    role: str
    by_secretariat: bool
    employed: bool
    theme_status: str
    held: bool
    others: Collection[str]
    takes_over: bool = False
    ground: Ground = NO_GROUND


def hindrances_to_appointing(facts: AppointmentFacts) -> list[RoleHindrance]:
    hurdles = {
        RoleHindrance.NOT_SECRETARIAT: facts.by_secretariat,
        RoleHindrance.PAIRING_FIRST: facts.role != CO_DRIVER,
        RoleHindrance.NOT_EMPLOYED: facts.employed,
        RoleHindrance.THEME_TAKES_NO_ROLES: facts.theme_status in TAKES_ROLES,
        RoleHindrance.ROLE_IS_HELD: not facts.held or facts.takes_over,
        RoleHindrance.ASKED_ALREADY: facts.role not in facts.others,
        RoleHindrance.HOLDS_ANOTHER: not set(facts.others) - {facts.role},
        RoleHindrance.NO_WAIVER: facts.ground.bears(facts.role),
    }
    return uncleared(hurdles)


def hindrances_to_answer(*, own: bool, employed: bool, answered: bool, withdrawn: bool) -> list[RoleHindrance]:
    hurdles = {
        RoleHindrance.NOT_YOURS: own,
        RoleHindrance.NOT_EMPLOYED: employed,
        RoleHindrance.ANSWERED_ALREADY: not answered,
        RoleHindrance.NO_LONGER_OPEN: not withdrawn,
    }
    return uncleared(hurdles)


def leaves_empty(role: str, theme_running: bool) -> bool:
    """Whether ending `role` would leave a running theme without somebody it must always have."""
    return theme_running and role in NEVER_EMPTY


def missing_for_activation(
    *, network_type: str, has_leader: bool, has_reference_leader: bool, has_co_driver: bool, waived: bool
) -> list["Missing"]:
    """What a theme lacks before it may be active. A learning network needs no reference leader: the executive
    forum's start and end meetings stand in."""
    hurdles = {
        Missing.NETWORK_LEADER: has_leader,
        Missing.REFERENCE_LEADER: has_reference_leader or network_type == "learning",
        Missing.CO_DRIVER: has_co_driver or waived,
    }
    return uncleared(hurdles)


def lost_by_rewriting(before: Collection[Reason], after: Collection[Reason]) -> list[Reason]:
    """What a theme would lack after a change of its card and has today. What it lacks already stands in no way, or
    nobody could write the card until the lack is mended."""
    return [reason for reason in after if reason not in before]


class Missing(Reason):
    NETWORK_LEADER = gettext_noop("A network leader who has said yes is missing.")
    REFERENCE_LEADER = gettext_noop("A reference leader who has said yes is missing.")
    CO_DRIVER = gettext_noop("A co-driver is missing, or a reason to run without one.")
    PAIRING_ENDED = gettext_noop("The pairing must be ended before the theme is closed.")
