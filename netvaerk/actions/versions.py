"""Rows that several people write in: each page names the version it showed, and a stale one changes nothing."""

from datetime import datetime
from typing import Any

from django.db import models

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.themes import ThemeHindrance


def write_version(row: models.Model, *, shown: int, **words: Any) -> None:
    """Store `words` as the next version if `shown` is the one that stands. Raises Refused. Call it in a transaction."""
    standing = type(row)._default_manager.filter(pk=row.pk, version=shown)
    if not standing.update(version=shown + 1, **words):
        raise Refused([ThemeHindrance.STALE])
    row.refresh_from_db()


def take_away(row: models.Model, *, shown: int, by: Person, at: datetime) -> None:
    """Delete the row and record it, if `shown` is the version that stands. Raises Refused; one that is gone stays
    gone. Call it in a transaction."""
    stored: Any = type(row)._default_manager.filter(pk=row.pk).first()
    if stored is None:
        return
    if stored.version != shown:
        raise Refused([ThemeHindrance.STALE])
    record(Verb.DELETED, stored, by=by, at=at)
    stored.delete()
