"""Officers offer times; people book one, move it and cancel it (S92). A slot's row is held before its booking's."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.facts.office import days_closed
from secretariat.letters import bookings as letters
from secretariat.models import Booking, BookingSlot, SupportRequest
from secretariat.rules import bookings as rules
from secretariat.rules.bookings import BookingHindrance, Opening

Status = Booking.Status


@dataclass
class Offered:
    """What came of offering times: the new ones, how many were offered already, and the days left out."""

    slots: list[BookingSlot]
    there_already: int
    left_out: list[date]


def _refuse(reasons: list[BookingHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def offer_times(opening: Opening, *, place: str, by: Person, at: datetime) -> Offered:
    """Offer the times of `opening`, without public holidays and days on which the office is closed. A time that meets
    one of the officer's own is there already, so that twice is once. Raises Refused."""
    Person.objects.select_for_update().get(pk=by.pk)
    _refuse(uncleared({BookingHindrance.NOT_AN_OFFICER: by.is_secretariat}))
    _refuse(rules.hindrances_to_opening(opening, localdate(at)))
    days, left_out = rules.days_of(opening, days_closed(opening.first))
    _refuse(uncleared({BookingHindrance.NO_DAY: bool(days)}))
    wanted = [(_moment(day, begins), _moment(day, ends)) for day in days for begins, ends in rules.pieces(opening)]
    wanted = [one for one in wanted if one[0] > at]
    own = list(BookingSlot.objects.filter(officer=by, withdrawn_at=None, ends_at__gt=at))
    new = [one for one in wanted if not any(rules.meet(*one, slot.begins_at, slot.ends_at) for slot in own)]
    slots = [
        BookingSlot.objects.create(officer=by, begins_at=begins, ends_at=ends, place=place) for begins, ends in new
    ]
    for slot in slots[:1]:
        record(Verb.OFFERED, slot, by=by, at=at)
    return Offered(slots, len(wanted) - len(new), left_out)


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _hold_slots(*keys: int) -> dict[int, BookingSlot]:
    """The slots as they are now, kept until the transaction ends, in one order for everybody."""
    rows = BookingSlot.objects.select_for_update(of=("self",)).select_related("officer")
    return {one.pk: one for one in rows.filter(pk__in=keys).order_by("pk")}


def _hold_booking(booking: Booking) -> Booking:
    """The booking behind its held slot. Raises Refused if it was moved to another meanwhile."""
    slots = _hold_slots(booking.slot_id)
    row = Booking.objects.select_for_update().get(pk=booking.pk)
    _refuse(uncleared({BookingHindrance.CHANGED_MEANWHILE: row.slot_id in slots}))
    return row


def _as_met(slot: BookingSlot, by: Person, but: Booking | None = None) -> rules.Slot:
    others = Booking.objects.filter(person=by, status=Status.BOOKED).exclude(pk=but.pk if but else 0)
    meeting = others.filter(slot__begins_at__lt=slot.ends_at, slot__ends_at__gt=slot.begins_at)
    return rules.Slot(
        begins_at=slot.begins_at,
        is_free=not Booking.objects.live().filter(slot=slot).exists(),
        is_withdrawn=slot.withdrawn_at is not None or not slot.officer.is_secretariat,
        is_own=slot.officer_id == by.pk,
        meets_another=meeting.exclude(slot=slot).exists(),
    )


@transaction.atomic
def book_slot(
    slot: BookingSlot,
    *,
    subject: str,
    form: str,
    by: Person,
    at: datetime,
    request: SupportRequest | None = None,
) -> Booking:
    """Book the time: of two at once, one gets it and the other is refused kindly. Raises Refused; twice is once."""
    Person.objects.select_for_update().get(pk=by.pk)
    held = _hold_slots(slot.pk).get(slot.pk)
    if held is None:
        raise Refused([BookingHindrance.GONE])
    mine = Booking.objects.live().filter(slot=held, person=by).first()
    if mine:
        return mine
    _refuse(rules.hindrances_to_book(_as_met(held, by), subject=subject, now=at))
    asked = request if request is not None and request.asker_id == by.pk else None
    try:
        with transaction.atomic():
            booking = Booking.objects.create(
                slot=held, person=by, subject=subject, form=form, request=asked, booked_at=at
            )
    except IntegrityError:
        raise Refused([BookingHindrance.TAKEN]) from None
    record(Verb.CREATED, booking, by=by, at=at, about=by)
    letters.made(booking, at=at)
    return booking


@transaction.atomic
def move_booking(booking: Booking, *, to: BookingSlot, shown: int, by: Person, at: datetime) -> None:
    """Move it to another free time, perhaps another officer's; calendars follow. Raises Refused."""
    slots = _hold_slots(booking.slot_id, to.pk)
    row = Booking.objects.select_for_update().get(pk=booking.pk)
    if row.slot_id == to.pk:
        return
    new = slots.get(to.pk)
    if new is None:
        raise Refused([BookingHindrance.GONE])
    _refuse(uncleared({BookingHindrance.CHANGED_MEANWHILE: row.slot_id in slots and row.version == shown}))
    _refuse(_against_change(row, by, at))
    _refuse(rules.hindrances_to_book(_as_met(new, row.person, but=row), subject=row.subject, now=at))
    before = row.officer
    row.slot, row.version = new, row.version + 1
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        raise Refused([BookingHindrance.TAKEN]) from None
    record(Verb.MOVED, row, by=by, at=at, about=row.person)
    letters.moved(row, before=before, at=at)


def _against_change(row: Booking, by: Person, at: datetime) -> list[BookingHindrance]:
    return rules.hindrances_to_change(
        is_one_of_the_two=by.pk in (row.person_id, row.slot.officer_id),
        status=rules.Status(row.status),
        begins_at=row.slot.begins_at,
        now=at,
    )


@transaction.atomic
def cancel_booking(booking: Booking, *, by: Person, at: datetime) -> None:
    """Cancel it; the time is free again, and both are told. Raises Refused; twice is once."""
    row = _hold_booking(booking)
    if row.status == Status.CANCELLED:
        return
    _refuse(_against_change(row, by, at))
    cancel(row, by=by, at=at)


def cancel(row: Booking, *, by: Person | None, at: datetime) -> None:
    """Cancel a booking that is held. Judges nothing."""
    row.status, row.ended_at, row.version = Status.CANCELLED, at, row.version + 1
    row.save()
    record(Verb.CANCELLED, row, by=by, at=at, about=row.person)
    letters.cancelled(row, at=at)


@transaction.atomic
def note_booking(booking: Booking, *, came: bool, by: Person, at: datetime) -> None:
    """The officer notes whether the meeting was held. Raises Refused; it may be noted anew."""
    row = _hold_booking(booking)
    reasons = rules.hindrances_to_note(
        is_officer=row.slot.officer_id == by.pk,
        status=rules.Status(row.status),
        begins_at=row.slot.begins_at,
        now=at,
    )
    _refuse(reasons)
    status = Status.HELD if came else Status.NO_SHOW
    if row.status != status:
        row.status, row.ended_at = status, at
        row.save()
        record(Verb.HELD if came else Verb.CHANGED, row, by=by, at=at, about=row.person)


@transaction.atomic
def withdraw_slot(slot: BookingSlot, *, by: Person, at: datetime) -> None:
    """Take a time back, a colleague's too, as when somebody is ill; who had booked it is told. Raises Refused; twice is
    once."""
    _refuse(uncleared({BookingHindrance.NOT_AN_OFFICER: by.is_secretariat}))
    held = _hold_slots(slot.pk).get(slot.pk)
    if held is None or held.withdrawn_at:
        return
    _refuse(uncleared({BookingHindrance.BEGUN: held.begins_at > at}))
    rows = Booking.objects.select_for_update(of=("self",)).filter(slot=held, status=Status.BOOKED)
    for row in rows.select_related("person", "slot__officer"):
        cancel(row, by=by, at=at)
    held.withdrawn_at = at
    held.save()
    record(Verb.WITHDREW, held, by=by, at=at)
