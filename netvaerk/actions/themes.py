"""The one way a theme goes to another state: conditional, kept in its history, recorded."""

from datetime import datetime
from typing import Any

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, ThemeMove, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.themes import ThemeHindrance


def hold(theme: NetworkTheme) -> None:
    """Lock the row until the transaction ends, and read it as it is now."""
    theme.refresh_from_db(from_queryset=NetworkTheme.objects.select_for_update())


@transaction.atomic
def enter_state(
    theme: NetworkTheme, *, to: str, by: Person, at: datetime, reason: str = "", verb: Verb = Verb.MOVED, **also: Any
) -> None:
    """Take `theme` from the state it was loaded in to `to`, writing the fields of `also` with it.

    Judges nothing: the caller has asked the rule. Raises Refused if somebody moved the theme meanwhile.
    """
    if not NetworkTheme.objects.filter(pk=theme.pk, status=theme.status).update(status=to, **also):
        raise Refused([ThemeHindrance.NOT_NEXT])
    theme.refresh_from_db()
    ThemeMove.objects.create(theme=theme, status=to, at=at, by=by, reason=reason)
    record(verb, theme, by=by, at=at)
