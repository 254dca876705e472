"""Requests about one's own data: asked by anybody, or written down by an officer, and answered within 30 days."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from secretariat.letters import data_requests as letters
from secretariat.models import DataRequest
from secretariat.rules.data_requests import due_on, hindrances_to_answer, hindrances_to_ask
from secretariat.rules.kept import DATA_REQUESTS_KEPT


@transaction.atomic
def ask_about_data(person: Person, *, kind: str, text: str, by: Person, at: datetime) -> DataRequest:
    """Ask about one's own data; or, as an officer, write down what somebody has asked. Raises Refused."""
    Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    reasons = hindrances_to_ask(
        words=text,
        has_open_one=DataRequest.objects.open().filter(person=person, kind=kind).exists(),
        for_another=by.pk != person.pk,
        officer=by.is_secretariat,
    )
    if reasons:
        raise Refused(reasons)
    asked = DataRequest.objects.create(
        person=person,
        kind=kind,
        text=text,
        asked_at=at,
        due_on=due_on(localdate(at)),
        registered_by=by if by.pk != person.pk else None,
    )
    record(Verb.REQUESTED, asked, by=by, at=at, about=person)
    letters.asked(asked, by=by)
    return asked


@transaction.atomic
def answer_data_request(asked: DataRequest, *, is_met: bool, answer: str, by: Person, at: datetime) -> None:
    """Say what was done, or why not. Raises Refused."""
    held = DataRequest.objects.select_for_update().get(pk=asked.pk)
    reasons = hindrances_to_answer(
        officer=by.is_secretariat, own=held.person_id == by.pk, is_open=held.answered_at is None, words=answer
    )
    if reasons:
        raise Refused(reasons)
    held.is_met, held.answer, held.answered_by, held.answered_at = is_met, answer, by, at
    held.save()
    record(Verb.ANSWERED, held, by=by, at=at, about=held.person)
    letters.answered(held)


def old_data_requests(before: datetime) -> QuerySet:
    return DataRequest.objects.filter(answered_at__lte=before)


def forget_data_requests(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete requests that were answered two years ago, or `before`."""

    def forget(asked: DataRequest) -> int:
        record(Verb.DELETED, asked, by=None, at=at)
        asked.delete()
        return 1

    old = old_data_requests(before or DATA_REQUESTS_KEPT.shipped(at))
    return each(old, forget, step="forget_data_requests")
