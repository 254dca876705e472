"""Erasing the name of somebody who has left: on request, or when their time is up (GDPR 17; duties: erasure)."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from codriver.actions.erasing import erase_in_pairs
from netvaerk.actions.daily import Run, each
from netvaerk.actions.erasing import erase_on_the_ground, names_to_sweep, sweep
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from roles.actions.erasing import erase_in_roles
from secretariat.actions.support_daily import forget_request
from secretariat.models import (
    Booking,
    CopyHandOut,
    DataRequest,
    DeskDay,
    KnowledgeItem,
    KnowledgeText,
    OrganisationImport,
    SupportMessage,
    SupportNote,
    SupportRequest,
)
from secretariat.rules.data_requests import hindrances_to_erase
from secretariat.rules.kept import PEOPLE_KEPT


@transaction.atomic
def erase_person(person: Person, *, by: Person | None, at: datetime) -> None:
    """Delete what is personal of somebody who has left, and take their name out of every text. Twice is once.

    `by` is None for the daily run. Raises Refused for somebody who is employed, and for who is no officer.
    """
    held = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    if held.erased_at:
        return
    reasons = hindrances_to_erase(employed=held.is_active, officer=by is None or by.is_secretariat)
    if reasons:
        raise Refused(reasons)
    names = names_to_sweep(held)
    erase_in_pairs(held, at=at)
    erase_in_roles(held, at=at)
    _erase_in_the_secretariat(held, at=at)
    erase_on_the_ground(held, at=at)
    sweep(names)
    record(Verb.ERASED, held, by=by, at=at, about=held)
    person.refresh_from_db()


def _erase_in_the_secretariat(person: Person, *, at: datetime) -> None:
    for asked in SupportRequest.objects.filter(asker=person):
        forget_request(asked, at=at)
    for model in (SupportMessage, SupportNote):
        model.objects.filter(by=person).delete()
    Booking.objects.filter(person=person).delete()
    DeskDay.objects.filter(person=person).delete()
    DataRequest.objects.filter(person=person).update(text="", answer="")
    CopyHandOut.objects.filter(request__person=person).update(email="", check_words="")
    KnowledgeItem.objects.filter(author=person).update(shows_author=False)
    KnowledgeText.objects.filter(Q(written_by=person) | Q(item__author=person)).update(comment="")
    OrganisationImport.objects.exclude(organisation=None).update(organisation=None, notices=[])


def old_people(before: datetime) -> QuerySet:
    """Those who left on the day of `before` or earlier and are still known by name."""
    return Person.objects.filter(is_active=False, erased_at=None, left_on__lte=localdate(before))


def forget_people(*, at: datetime, before: datetime | None = None) -> Run:
    """Erase the names of those who left five years ago, or `before`; how many."""

    def forget(person: Person) -> int:
        erase_person(person, by=None, at=at)
        return 1

    return each(old_people(before or PEOPLE_KEPT.shipped(at)), partial(forget), step="forget_people")
