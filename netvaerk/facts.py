"""What the rules of the ground floor ask about, loaded."""

from netvaerk.models import NetworkTheme
from netvaerk.rules.proposals import ProposalFacts


def proposal_facts(theme: NetworkTheme) -> ProposalFacts:
    """What a proposal says, as it stands in the database."""
    return counted_facts(theme, units=theme.units.count(), traits=theme.trait_answers.count())


def counted_facts(theme: NetworkTheme, *, units: int, traits: int) -> ProposalFacts:
    """The same for a list that has counted units and answered traits already."""
    return ProposalFacts(
        purpose=theme.purpose,
        at_stake=theme.at_stake,
        units=units,
        interface=theme.interface,
        traits=traits,
        network_type=theme.network_type,
    )
