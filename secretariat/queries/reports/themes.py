"""Themes as reports read them: every one that runs or ran, from when to when."""

from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from netvaerk.models import NetworkTheme, ThemeMove
from secretariat.rules.reports.spans import Span


def themes_ever() -> QuerySet:
    """Each with `closed_at`, and of its own what a report says of it; one query, and one more where units are read."""
    closed = ThemeMove.objects.filter(theme=OuterRef("pk"), status=NetworkTheme.Status.CLOSED).order_by()
    last = closed.values("theme").annotate(last=Max("at")).values("last")
    found = NetworkTheme.objects.filter(status__in=NetworkTheme.WITH_AN_INSIDE)
    return found.only("title", "status", "begins_on").annotate(closed_at=Subquery(last))


def ended_on(theme: Any) -> date | None:
    """The day a theme of `themes_ever` was closed; None while it runs."""
    return None if theme.is_running or not theme.closed_at else localdate(theme.closed_at)


def ran_in(theme: Any, span: Span) -> bool:
    return span.meets(theme.begins_on, ended_on(theme))
