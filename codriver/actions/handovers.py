"""The note a co-driver leaves for the next one (S50): written by who likes to, changed, and taken away again."""

from datetime import datetime

from django.db import transaction

from codriver.models import Pairing, PairingHandover
from codriver.rules.handovers import HandoverHindrance, hindrances_to_hand_over
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused


@transaction.atomic
def write_handover(pairing: Pairing, *, text: str, shown: int, by: Person, at: datetime) -> None:
    """Keep the note; an empty text takes it away. `shown` is the version the form was made from, 0 for none.

    Raises Refused; the same again changes nothing.
    """
    held = Pairing.objects.select_for_update(of=("self",)).get(pk=pairing.pk)
    reasons = hindrances_to_hand_over(by_co_driver=by.pk == held.co_driver_id, ended_early=held.ended_early)
    if reasons:
        raise Refused(reasons)
    stands = PairingHandover.objects.filter(pairing=held).first()
    if (stands.text if stands else "") == text:
        return
    if (stands.version if stands else 0) != shown:
        raise Refused([HandoverHindrance.CHANGED_MEANWHILE])
    if not text and stands:
        record(Verb.DELETED, stands, by=by, at=at)
        stands.delete()
        return
    note, is_new = PairingHandover.objects.update_or_create(
        pairing=held, defaults={"text": text, "written_at": at, "version": shown + 1}
    )
    record(Verb.HANDED_OVER if is_new else Verb.CHANGED, note, by=by, at=at)


def forget_handovers(*, at: datetime) -> Run:
    """Delete the notes on themes that are over, where nobody comes after; how many."""

    def forget(note: PairingHandover) -> int:
        record(Verb.DELETED, note, by=None, at=at)
        return note.delete()[0]

    over = PairingHandover.objects.filter(pairing__theme__status=NetworkTheme.Status.CLOSED)
    return each(over, forget, step="forget_handovers")
