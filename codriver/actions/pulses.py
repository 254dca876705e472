"""Asking the two how it goes, and what becomes of a wish for a talk (S69)."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate

from codriver.letters import pulses as letters
from codriver.models import Pairing, Pulse
from codriver.rules.pulses import PulseHindrance, hindrances_to_answer, is_open, pulse_days
from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared


def ask_pulses(*, at: datetime) -> Run:
    """Ask both of each running pair what is due, once on an occasion; how many questions were asked."""
    running = Pairing.objects.current().select_related("theme", "co_driver", "network_leader")
    return each(running, partial(_ask, at=at), step="ask_pulses")


def _ask(pairing: Pairing, *, at: datetime) -> int:
    assert pairing.began_on is not None, "a pair that runs has begun"
    days = pulse_days(pairing.began_on, pairing.theme.ends_on)
    due = {occasion: day for occasion, day in days.items() if is_open(day, localdate(at))}
    return sum(
        _ask_one(pairing, person, occasion=occasion.value, due_on=day, at=at)
        for occasion, day in due.items()
        for person in (pairing.network_leader, pairing.co_driver)
    )


def _ask_one(pairing: Pairing, person: Person, *, at: datetime, **question: object) -> int:
    occasion = question.pop("occasion")
    pulse, new = Pulse.objects.get_or_create(pairing=pairing, person=person, occasion=occasion, defaults=question)
    if new:
        record(Verb.REQUESTED, pulse, by=None, at=at)
        letters.how_does_it_go(pulse, at=at)
    return int(new)


@transaction.atomic
def answer_pulse(pulse: Pulse, *, wants_a_talk: bool, by: Person, at: datetime) -> None:
    """Say that it goes well, which nobody else sees, or wish for a talk with the secretariat. The first answer stands.
    Raises Refused."""
    running = Pairing.objects.current().filter(pk=pulse.pairing_id).exists()
    answered = Pulse.objects.filter(pk=pulse.pk, answered_at__isnull=False).exists()
    waits = running and is_open(pulse.due_on, localdate(at))
    reasons = hindrances_to_answer(is_own=by.pk == pulse.person_id, is_open=answered or waits)
    if reasons:
        raise Refused(reasons)
    if Pulse.objects.filter(pk=pulse.pk, answered_at=None).update(answered_at=at, wants_a_talk=wants_a_talk):
        record(Verb.ANSWERED, pulse, by=by, at=at)


@transaction.atomic
def settle_wish(pulse: Pulse, *, by: Person, at: datetime) -> None:
    """The secretariat has talked with who wished for it; twice is once. Raises Refused."""
    wished = Pulse.objects.filter(pk=pulse.pk, wants_a_talk=True).exists()
    reasons = uncleared({PulseHindrance.NOT_SECRETARIAT: by.is_secretariat, PulseHindrance.NO_WISH: wished})
    if reasons:
        raise Refused(reasons)
    if Pulse.objects.filter(pk=pulse.pk, talked_at=None).update(talked_at=at):
        record(Verb.FOLLOWED_UP, pulse, by=by, at=at, about=pulse.person)
