"""Opening the agreements with reference leader and personnel leaders, and closing those whose parties have changed."""

from datetime import datetime

from django.db import IntegrityError, transaction

from codriver.actions.alignments import begin_alignment, close_alignment
from codriver.facts.mandate import Parties, holders_of, key_of, parties_today
from codriver.letters import agreements as letters
from codriver.models import ExpectationAlignment
from codriver.models.alignments import ExpectationAlignmentQuerySet
from codriver.rules.mandate import OPENED_BY_HAND, hindrances_to_opening
from netvaerk.actions.daily import Run, each
from netvaerk.actions.themes import hold
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.rules.themes import TAKES_ROLES


@transaction.atomic
def open_agreement(
    theme: NetworkTheme, *, kind: str, by: Person, at: datetime, first: int | None = None
) -> ExpectationAlignment:
    """Open the agreement of `kind` between those who hold the roles today; one that is open already is given back.

    `first` is the number of the first party, for an officer on a theme with two co-drivers. Raises Refused.
    """
    hold(theme)
    close_parted(ExpectationAlignment.objects.filter(theme=theme), by=by, at=at)
    found = _parties(theme, kind, by, first)
    reasons = hindrances_to_opening(
        known=kind in OPENED_BY_HAND,
        party=found is not None and (by.is_secretariat or by in found.people),
        theme_running=theme.is_running,
        two_people=found is not None and found.second is not None,
    )
    if reasons:
        raise Refused(reasons)
    assert found is not None
    assert found.second is not None
    running = ExpectationAlignment.objects.running().filter(theme=theme, kind=kind, first_party=found.first)
    try:
        with transaction.atomic():
            return running.first() or _open(theme, found, found.second, by=by, at=at)
    except IntegrityError:  # somebody else opened it at the same moment
        return running.get()


def _parties(theme: NetworkTheme, kind: str, by: Person, first: int | None) -> Parties | None:
    """Those of `kind`, if there are any: the ones that are asked for, or that `by` belongs to, before others."""
    found = [one for one in parties_today(holders_of(theme)) if one.kind == kind]
    return min(found, key=lambda one: (one.first.pk != first, by not in one.people), default=None)


def _open(theme: NetworkTheme, parties: Parties, second: Person, *, by: Person, at: datetime) -> ExpectationAlignment:
    both = (parties.first, second)
    alignment = begin_alignment(theme, parties.kind, both, by=by, at=at, first_party=parties.first)
    letters.agreement_opened(alignment, by=by)
    return alignment


def close_parted(alignments: ExpectationAlignmentQuerySet, *, by: Person | None, at: datetime) -> int:
    """Close those whose two are no longer to agree: a role changed hands, somebody has another personnel leader, or the
    theme is over. How many. Call it in the transaction of the change."""
    open_ones = alignments.running().opened_by_hand().with_parties().select_related("theme")
    parted = [one for one in open_ones if not _still_stands(one)]
    for one in parted:
        close_alignment(one, by=by, at=at)
        letters.agreement_ended(one)
    return len(parted)


def _still_stands(alignment: ExpectationAlignment) -> bool:
    theme = alignment.theme
    keys = {one.key for one in parties_today(holders_of(theme))}
    return theme.status in TAKES_ROLES and key_of(alignment) in keys


def close_those_parted(*, at: datetime) -> Run:
    """The daily look at what changes on floors below, such as a theme that closes; how many were closed."""

    def closes(alignment: ExpectationAlignment) -> int:
        return close_parted(ExpectationAlignment.objects.filter(pk=alignment.pk), by=None, at=at)

    return each(ExpectationAlignment.objects.running().opened_by_hand(), closes, step="close_those_parted")
