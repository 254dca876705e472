"""Somebody leaves the municipality: pairings end, offers are taken back, roles end, the login closes (invariant 11)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_noop

from codriver import letters
from codriver.actions.pairing import close_pairing, withdraw_offer
from codriver.models import Pairing
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from roles.actions.assignments import end_every_role_of

LEFT = gettext_noop("No longer employed")


@transaction.atomic
def leave(person: Person, *, by: Person | None, at: datetime) -> None:
    """End everything `person` is part of and close the login; the secretariat is told. Twice is once."""
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        return
    today = localdate(at)
    ended = 0
    for pairing in Pairing.objects.live().of(person):
        if pairing.status == Pairing.Status.ACTIVE:
            close_pairing(pairing, by=by, on=max(today, pairing.began_on or today), reason=LEFT, at=at)
        else:
            withdraw_offer(pairing, by=by, at=at)
        ended += 1
    ended += end_every_role_of(person, by=by, on=today, reason=LEFT, at=at)
    person.refresh_from_db()
    record(Verb.LEFT, person, by=by, at=at, about=person)
    if ended:
        letters.somebody_left()
