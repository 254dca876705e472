"""The secretariat says when its office is open; network leaders book a desk there for a day."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from netvaerk.actions.daily import Run, each
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.facts.office import days_off_of, forget_kept_hours, leads_a_network
from secretariat.models import DeskDay, Office, OpeningHours, OtherHours
from secretariat.rules.kept import DESK_DAYS_KEPT
from secretariat.rules.office import (
    OfficeHindrance,
    Span,
    desk_days,
    free_seat,
    hindrances_to_desk,
    hindrances_to_span,
)

"""How long a day at a desk is kept after it."""


def _hold_office() -> Office:
    Office.objects.get_or_create(pk=Office.ONLY)
    return Office.objects.select_for_update().get(pk=Office.ONLY)


def _refuse(reasons: list[OfficeHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


def _must_be_officer(by: Person) -> None:
    _refuse(uncleared({OfficeHindrance.NOT_AN_OFFICER: by.is_secretariat}))


@transaction.atomic
def write_hours(*, weekly: Mapping[int, Span], desks: int, shown: int, by: Person, at: datetime) -> None:
    """Store the week's hours and how many desks there are, over the version that was shown. Raises Refused."""
    _must_be_officer(by)
    office = _hold_office()
    for span in weekly.values():
        _refuse(hindrances_to_span(span.opens, span.closes))
    _refuse(uncleared({OfficeHindrance.STALE: office.version == shown}))
    OpeningHours.objects.exclude(weekday__in=weekly).delete()
    for weekday, span in weekly.items():
        OpeningHours.objects.update_or_create(weekday=weekday, defaults={"opens": span.opens, "closes": span.closes})
    office.desks, office.version = desks, office.version + 1
    office.save()
    transaction.on_commit(forget_kept_hours)
    record(Verb.CHANGED, office, by=by, at=at)


@transaction.atomic
def write_other_hours(day: date, span: Span | None, *, reason: str, by: Person, at: datetime) -> OtherHours:
    """Say other hours for one day, None for closed; over what was said of it before. Raises Refused."""
    _must_be_officer(by)
    _hold_office()
    _refuse(uncleared({OfficeHindrance.PAST: day >= localdate(at)}))
    if span:
        _refuse(hindrances_to_span(span.opens, span.closes))
    fields = {"opens": span.opens if span else None, "closes": span.closes if span else None, "reason": reason}
    row, _new = OtherHours.objects.update_or_create(on=day, defaults=fields)
    transaction.on_commit(forget_kept_hours)
    record(Verb.CHANGED, row, by=by, at=at)
    return row


@transaction.atomic
def remove_other_hours(row: OtherHours, *, by: Person, at: datetime) -> None:
    """The day is like its weekday again. Raises Refused; what is gone stays gone."""
    _must_be_officer(by)
    if OtherHours.objects.filter(pk=row.pk).exists():
        record(Verb.DELETED, row, by=by, at=at)
        row.delete()
        transaction.on_commit(forget_kept_hours)


@transaction.atomic
def book_desk(day: date, *, by: Person, at: datetime) -> DeskDay:
    """Have a desk that day; the last one goes to one alone. Raises Refused; twice is once."""
    office = _hold_office()
    mine = DeskDay.objects.filter(on=day, person=by).first()
    if mine:
        return mine
    today = localdate(at)
    taken = set(DeskDay.objects.filter(on=day).values_list("seat", flat=True))
    seat = free_seat(office.desks, taken)
    is_a_day = day in desk_days(today, days_off_of(today.year))
    _refuse(hindrances_to_desk(leads=leads_a_network(by), is_a_day=is_a_day, seat=seat))
    if seat is None:
        raise Refused([OfficeHindrance.NO_DESK_LEFT])
    try:
        with transaction.atomic():
            row = DeskDay.objects.create(on=day, seat=seat, person=by)
    except IntegrityError:
        raise Refused([OfficeHindrance.NO_DESK_LEFT]) from None
    record(Verb.CREATED, row, by=by, at=at, about=by)
    return row


@transaction.atomic
def give_desk_back(row: DeskDay, *, by: Person, at: datetime) -> None:
    """Raises Refused; what is gone stays gone."""
    if row.person_id != by.pk:
        raise Refused([OfficeHindrance.NOT_A_LEADER])
    if DeskDay.objects.filter(pk=row.pk).exists():
        record(Verb.CANCELLED, row, by=by, at=at, about=by)
        row.delete()


def old_desk_days(before: datetime) -> QuerySet:
    return DeskDay.objects.filter(on__lt=localdate(before))


def forget_desk_days(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete the days at a desk, and other hours, that were more than 30 days ago, or before `before`."""
    before = before or DESK_DAYS_KEPT.shipped(at)

    def forget(row: DeskDay) -> int:
        row.delete()
        return 1

    OtherHours.objects.filter(on__lt=localdate(before)).delete()
    return each(old_desk_days(before), forget, step="desk days deleted")
