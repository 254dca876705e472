"""An offer that waits: the silent are reminded once by themselves, then by the secretariat, who may give more time."""

from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from codriver.facts.days_off import days_off_around
from codriver.letters import open_offers as letters
from codriver.models import Pairing
from codriver.rules.pairing.deadlines import (
    extended,
    hindrances_to_extending,
    hindrances_to_reminding,
    is_near,
    reminder_is_due,
)
from netvaerk.actions.daily import Run, each
from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused

Status = Pairing.Status


def remind_of_offers(*, at: datetime) -> Run:
    """Letters to those who have not answered, two working days before the deadline; how many went out."""
    today = localdate(at)
    near = partial(reminder_is_due, today=today, days_off=days_off_around(today))
    open_offers = Pairing.objects.filter(status=Status.OFFERED, answer_by__gte=today).with_people()

    def remind(pairing: Pairing) -> int:
        return letters.offer_waits(pairing, at=at) if near(pairing.answer_by) else 0

    return each(open_offers, remind, step="remind_of_offers")


@transaction.atomic
def remind_now(pairing: Pairing, *, by: Person, at: datetime) -> int:
    """Remind whoever has not answered by the deadline, once a day; how many were reminded now. Raises Refused."""
    _hold(pairing)
    today = localdate(at)
    offered = pairing.status == Status.OFFERED
    reasons = hindrances_to_reminding(
        by_secretariat=by.is_secretariat, offered=offered, answer_by=pairing.answer_by, today=today
    )
    if reasons:
        raise Refused(reasons)
    reminded = letters.offer_is_overdue(pairing, today=today, at=at)
    for person in reminded:
        record(Verb.SENT, pairing, by=by, at=at, about=person)
    return len(reminded)


@transaction.atomic
def extend_offer(pairing: Pairing, *, shown: date, by: Person, at: datetime) -> None:
    """Give whoever has not answered five more working days. `shown` is the deadline that was read: what was given
    meanwhile is not given twice. Raises Refused."""
    _hold(pairing)
    today = localdate(at)
    days_off = days_off_around(today)
    offered = pairing.status == Status.OFFERED
    if offered and by.is_secretariat and pairing.answer_by != shown:
        return
    near = is_near(pairing.answer_by, today, days_off)
    reasons = hindrances_to_extending(by_secretariat=by.is_secretariat, offered=offered, near=near)
    if reasons:
        raise Refused(reasons)
    until = extended(pairing.answer_by, today, days_off)
    Pairing.objects.filter(pk=pairing.pk, status=Status.OFFERED).update(answer_by=until)
    pairing.refresh_from_db()
    record(Verb.CHANGED, pairing, by=by, at=at)
    letters.offer_extended(pairing)


def _hold(pairing: Pairing) -> None:
    """Queue up with the answers, which hold the theme too."""
    hold(pairing.theme)
    pairing.refresh_from_db()
