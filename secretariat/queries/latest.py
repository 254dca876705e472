"""The last time something happened to a theme, for a query of themes."""

from django.db.models import Max, OuterRef, QuerySet, Subquery

from netvaerk.models import NetworkTheme, ThemeMove


def latest_of_theme(rows: QuerySet, name: str) -> Subquery:
    """The latest day or moment, by the name of its column, among the rows of one theme."""
    return Subquery(rows.order_by().values("theme").annotate(latest=Max(name)).values("latest"))


def closed_at() -> Subquery:
    """When a theme was closed the last time, which it may have been opened again after."""
    moves = ThemeMove.objects.filter(theme=OuterRef("pk"), status=NetworkTheme.Status.CLOSED)
    return latest_of_theme(moves, "at")
