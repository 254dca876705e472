"""Slettefrister: each kind of data, how long it is kept, and what is deleted the coming night and within 30 days."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netvaerk.actions.retention import Kind, chosen_limits
from netvaerk.rules.retention import Limit, Unit
from secretariat.actions.kept import KINDS
from secretariat.queries.purposes import PURPOSE_OF

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Row:
    """`now` is what the next run deletes, `soon` what follows within 30 days, in rows of what `what` names."""

    kind: Kind
    kept: str
    is_chosen: bool
    now: int
    soon: int

    @property
    def what(self) -> Any:
        return self.kind.what


@dataclass(frozen=True)
class RetentionPage:
    rows: list[Row]
    now: int
    soon: int


def retention_page(at: datetime) -> RetentionPage:
    """Two queries for each kind; nothing is changed."""
    chosen = chosen_limits()
    rows = [_row(kind, chosen, at) for kind in KINDS]
    return RetentionPage(rows, now=sum(one.now for one in rows), soon=sum(one.soon for one in rows))


def _row(kind: Kind, chosen: dict[str, int], at: datetime) -> Row:
    now = kind.due(kind.before(at, chosen)).count()
    later = kind.due(kind.before(at + SOON, chosen)).count()
    kept = kind.kept(chosen)
    return Row(kind, time_in_words(kept, kind.limit.unit), kept != kind.limit.ships, now, max(later - now, 0))


def kind_named(code: str) -> Kind | None:
    return next((kind for kind in KINDS if kind.code == code), None)


def unit_in_words(limit: Limit) -> str:
    return _("days") if limit.unit is Unit.DAYS else _("months")


def time_in_words(kept: int, unit: Unit) -> str:
    """ "30 dage", "6 måneder", "2 år"."""
    if unit is Unit.DAYS:
        return ngettext("%(number)s day", "%(number)s days", kept) % {"number": kept}
    if kept % 12 == 0:
        return ngettext("%(number)s year", "%(number)s years", kept // 12) % {"number": kept // 12}
    return ngettext("%(number)s month", "%(number)s months", kept) % {"number": kept}


def limits_in_words() -> list[tuple[Any, str, Any, Any]]:
    """What is kept, for how long, from when and what for, for the page that everybody may read. One query."""
    chosen = chosen_limits()
    return [
        (kind.what, time_in_words(kind.kept(chosen), kind.limit.unit), kind.since, PURPOSE_OF[kind.code])
        for kind in KINDS
    ]
