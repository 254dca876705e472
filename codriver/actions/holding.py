"""The one row at which every change of an alignment queues. Whatever else a change touches, answers, texts, approvals
or revisits, it holds this row first: no two changes cross, and none waits for the other in a circle."""

from codriver.models import AlignmentAgreement, ExpectationAlignment


def hold(alignment: ExpectationAlignment) -> ExpectationAlignment:
    """The alignment read again under its row lock; call it in a transaction, before anything else is judged."""
    held = ExpectationAlignment.objects.select_for_update(of=("self",))
    return held.select_related("theme", "template").get(pk=alignment.pk)


def hold_row(alignment: ExpectationAlignment) -> ExpectationAlignment:
    """The same with no more than whether it runs and for whom, for what is done while one writes."""
    held = ExpectationAlignment.objects.select_for_update().prefetch_related("responses")
    return held.only("closed_at").get(pk=alignment.pk)


def hold_agreement(agreement: AlignmentAgreement) -> AlignmentAgreement:
    """The agreement read again while its alignment is held."""
    return hold(agreement.alignment).agreements.get(pk=agreement.pk)
