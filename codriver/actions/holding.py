"""The one row at which every change of an alignment queues. Whatever else a change touches, answers, texts, approvals
or revisits, it holds this row first: no two changes cross, and none waits for the other in a circle."""

from django.db import connection
from django.db.models import QuerySet

from codriver.models import AlignmentAgreement, ExpectationAlignment
from netvaerk.models.prepared import ask


def hold(alignment: ExpectationAlignment) -> ExpectationAlignment:
    """The alignment read again under its row lock; call it in a transaction, before anything else is judged."""
    held = ExpectationAlignment.objects.select_for_update(of=("self",))
    return held.select_related("theme", "template").get(pk=alignment.pk)


def queue_at(alignment: ExpectationAlignment) -> None:
    """Wait in the same queue without reading the row, for what is done while one writes; what is judged is read after.
    SQLite has no locks of rows: there, a transaction that may write has the database to itself from its beginning."""
    if connection.features.has_select_for_update:
        ask(_row, values=(alignment.pk,))


def _row(alignment: int) -> QuerySet:
    return ExpectationAlignment.objects.select_for_update().filter(pk=alignment).values_list("pk")


def hold_agreement(agreement: AlignmentAgreement) -> AlignmentAgreement:
    """The agreement read again while its alignment is held."""
    return hold(agreement.alignment).agreements.get(pk=agreement.pk)
