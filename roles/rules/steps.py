"""What a theme must have before it takes a step, of roles and of what the network has come to (spec: states)."""

from dataclasses import dataclass

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared
from roles.rules.assignments import Missing, missing_for_activation


class Lacking(Reason):
    LEADERS_TIME = gettext_noop("The network leader's personnel leader has released no time yet.")
    PLAN = gettext_noop("No phase of the plan has days yet.")
    TALK = gettext_noop("Talk with the reference leader first, and tick that you have.")
    FINDING = gettext_noop("Write down at least one solution or finding.")
    OWNER = gettext_noop("Every solution that is not dropped needs an owner in the line.")
    ASKED = gettext_noop("The network leader has not asked for the theme to be closed.")
    VALUE = gettext_noop("The statement of value at the end is missing.")
    EVALUATION = gettext_noop("It has not been decided how to evaluate and spread the work.")
    HANDOVER = gettext_noop("The reference leader has not accepted the hand-over to the line.")


@dataclass(frozen=True)
class ThemeFacts:
    """What is known of a theme on the day it wants to move."""

    network_type: str
    has_leader: bool = False
    has_reference_leader: bool = False
    has_co_driver: bool = False
    waived: bool = False
    leader_has_time: bool = False
    has_plan: bool = False
    solutions: int = 0
    solutions_without_owner: int = 0
    has_other_finding: bool = False
    closing_asked: bool = False
    value_said: bool = False
    evaluation_decided: bool = False
    handed_over: bool = False


def missing_for_step(facts: ThemeFacts, *, now: str, to: str, talked: bool) -> list[Reason]:
    """Everything that is missing for a step of a theme from `now` to `to`; an empty list means that it may go."""
    if to == "starting":
        return [*uncleared({Missing.NETWORK_LEADER: facts.has_leader})]
    if to == "active" and now == "starting":
        return [*missing_for_activity(facts), *uncleared(_before_the_work(facts))]
    if now == "paused" and to != "closed":
        return missing_for_activity(facts)
    if to in ("testing", "closing"):
        return [*uncleared(_before_the_end(facts, to, talked))]
    if to == "closed":
        return [*uncleared(_before_the_close(facts, early=now != "closing"))]
    return []


def missing_for_activity(facts: ThemeFacts) -> list[Reason]:
    return [
        *missing_for_activation(
            network_type=facts.network_type,
            has_leader=facts.has_leader,
            has_reference_leader=facts.has_reference_leader,
            has_co_driver=facts.has_co_driver,
            waived=facts.waived,
        )
    ]


def _before_the_work(facts: ThemeFacts) -> dict[Reason, bool]:
    return {Lacking.LEADERS_TIME: facts.leader_has_time, Lacking.PLAN: facts.has_plan}


def _before_the_end(facts: ThemeFacts, to: str, talked: bool) -> dict[Reason, bool]:
    """A solution is found before it is tested; before the end each has somebody in the line who carries it on."""
    return {
        Lacking.TALK: talked or not facts.has_reference_leader,
        Lacking.FINDING: facts.solutions > 0 or facts.has_other_finding,
        Lacking.OWNER: to != "closing" or not facts.solutions_without_owner,
    }


def _before_the_close(facts: ThemeFacts, *, early: bool) -> dict[Reason, bool]:
    """A theme that is broken off needs no value and no hand-over; nobody is left in a role of it either way."""
    return {
        Missing.PAIRING_ENDED: not facts.has_co_driver,
        Lacking.ASKED: early or facts.closing_asked,
        Lacking.VALUE: early or facts.value_said,
        Lacking.EVALUATION: early or facts.evaluation_decided,
        Lacking.HANDOVER: early or facts.handed_over,
    }
