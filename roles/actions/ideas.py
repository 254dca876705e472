"""The ideas of a theme in order: by the leader, when their phase is closed or is over (practice 6, phase 6)."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Solution, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.phase_lists import hindrances_to_prioritise
from netvaerk.rules.reasons import Reason
from netvaerk.rules.themes import ThemeHindrance
from roles.access import may_decide_on
from roles.facts import phase_of, stands

PHASE_OF_IDEAS = "ideas"  # the product that their phase leaves behind


def order_of(theme: NetworkTheme) -> list[int]:
    """The ideas that have a place, first things first."""
    return list(theme.solutions.filter(priority__isnull=False).order_by("priority").values_list("pk", flat=True))


@transaction.atomic
def prioritise_ideas(
    theme: NetworkTheme, order: Sequence[int], *, by: Person, at: datetime, shown: Sequence[int]
) -> None:
    """Put the ideas, by their number, in order; those not in it have no place. `shown` is the order that stood on the
    page. Raises Refused; the same order again changes nothing."""
    hold(theme)
    before = order_of(theme)
    if before == list(order):
        return
    ideas = theme.solutions.exclude(status=Solution.Status.DROPPED).values_list("pk", flat=True)
    where = stands(theme, phase_of(PHASE_OF_IDEAS))
    reasons: list[Reason] = [
        *hindrances_to_prioritise(list(ideas), order, decides=may_decide_on(by, theme), stands=where)
    ]
    if before != list(shown):
        reasons.append(ThemeHindrance.STALE)
    if reasons:
        raise Refused(reasons)
    theme.solutions.update(priority=None)
    for place, number in enumerate(order, start=1):
        Solution.objects.filter(pk=number).update(priority=place)
    record(Verb.CHANGED, theme, by=by, at=at)
