"""What a proposal lacks before it is sent and before it is chosen (S5, S16-S18, S28, S29; spec: states of a theme)."""

from dataclasses import dataclass

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared
from netvaerk.rules.themes import crosses_units

TRAITS = 7


class Gap(Reason):
    """What is missing in a proposal, said to its proposer."""

    PURPOSE = gettext_noop("Say in one sentence what the theme is for.")
    AT_STAKE = gettext_noop("Write what is at stake.")
    UNITS = gettext_noop("Name at least two units, or the interface between units that the theme is about.")
    TRAITS = gettext_noop("Answer all seven traits of a good theme.")
    NETWORK_TYPE = gettext_noop("Choose the type of network first.")


class ProposalHindrance(Reason):
    NOT_YOURS = gettext_noop("Only those who stand behind the proposal can do this, and only until it is decided.")
    NOT_SECRETARIAT = gettext_noop("Only the secretariat handles proposals.")
    NOT_IN_HAND = gettext_noop("The proposal is not being handled, so this cannot be done now.")
    NOT_EMPLOYED = gettext_noop("The person is no longer employed.")
    STANDS_BEHIND_IT = gettext_noop("The person stands behind the proposal already.")
    NO_WORDS = gettext_noop("Write something first.")
    SAME_PROPOSAL = gettext_noop("Choose another proposal to merge this one into.")
    NOT_THE_DRAFTER = gettext_noop("The one who began the proposal cannot leave it.")
    DECIDED_LATER = gettext_noop("The forum cannot have decided on a day that has not come.")


@dataclass(frozen=True)
class ProposalFacts:
    """What a proposal says. `traits` is how many of the seven traits are answered with a "how"."""

    purpose: str
    at_stake: str
    units: int
    interface: str
    traits: int
    network_type: str


def missing_to_send(facts: ProposalFacts) -> list[Gap]:
    """What the proposer has yet to write before the secretariat can take the proposal into a round."""
    hurdles = {
        Gap.PURPOSE: bool(facts.purpose.strip()),
        Gap.AT_STAKE: bool(facts.at_stake.strip()),
        Gap.UNITS: crosses_units(facts.units, facts.interface),
    }
    return uncleared(hurdles)


def missing_to_choose(facts: ProposalFacts) -> list[Gap]:
    """Everything a proposal lacks before the executive forum's choice can be noted."""
    hurdles = {Gap.TRAITS: facts.traits >= TRAITS, Gap.NETWORK_TYPE: bool(facts.network_type)}
    return missing_to_send(facts) + uncleared(hurdles)
