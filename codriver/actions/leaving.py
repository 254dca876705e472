"""Somebody leaves the municipality: pairings end, offers are taken back, roles and networks are left, the login closes
(invariant 11)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from codriver.actions.candidacies import close_candidacy_of
from codriver.actions.diploma import end_study_of
from codriver.actions.mandate import close_parted
from codriver.actions.pairing import close_pairing, withdraw_offer
from codriver.letters import pairing as letters
from codriver.models import ExpectationAlignment, Pairing
from netvaerk.actions.calendar_feeds import end_address
from netvaerk.actions.people import stand_in_secretariat
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason, gettext_noop
from roles.actions.assignments import end_every_role_of
from roles.actions.participants import leave_every_network

LEFT = gettext_noop("No longer employed")


class LeavingHindrance(Reason):
    ONESELF = gettext_noop("You cannot close your own login. Ask a colleague in the secretariat to do it.")


@transaction.atomic
def leave(person: Person, *, by: Person | None, at: datetime) -> None:
    """End everything `person` is part of and close the login; the secretariat is told. Twice is once.

    Raises Refused to oneself.
    """
    if by == person:
        raise Refused([LeavingHindrance.ONESELF])
    today = localdate(at)
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False, is_staff=False, left_on=today):
        return
    ended = 0
    for pairing in Pairing.objects.live().of(person):
        if pairing.status == Pairing.Status.ACTIVE:
            last_day, kind = max(today, pairing.began_on or today), Pairing.EndKind.OTHER_WORK
            close_pairing(pairing, by=by, on=last_day, reason=LEFT, kind=kind, at=at)
        else:
            withdraw_offer(pairing, by=by, at=at)
        ended += 1
    ended += end_every_role_of(person, by=by, on=today, reason=LEFT, at=at)
    ended += close_parted(ExpectationAlignment.objects.of(person), by=by, at=at)
    close_candidacy_of(person, by=by, at=at)
    end_study_of(person, by=by, at=at)
    leave_every_network(person, by=by, on=today, at=at)
    stand_in_secretariat(person, belongs=False, by=by)
    end_address(person, by=by, at=at)
    person.refresh_from_db()
    record(Verb.LEFT, person, by=by, at=at, about=person)
    if ended:
        letters.somebody_left()
