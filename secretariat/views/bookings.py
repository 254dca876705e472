"""Booking a meeting with the secretariat, moving it and cancelling it; an officer's times (S92)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.access import may_use_the_house
from netvaerk.calendars import Method
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt, press
from netvaerk.views.downloads import download, wanted_file
from secretariat import bookings_access as access
from secretariat.actions import bookings as actions
from secretariat.forms.bookings import BookForm, MoveForm, OfferForm, soonest
from secretariat.letters.bookings import file_for
from secretariat.models import Booking, BookingSlot, SupportRequest
from secretariat.queries import bookings as queries
from secretariat.queries.desk_lists import slots_table

PER_PAGE = 50


def visible(person: Person) -> Any:
    return Booking.objects.visible_to(person).with_people()


def whose(booking: Booking) -> list[Person]:
    return [booking.person]


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def book_meeting(request: HttpRequest) -> HttpResponse:
    """The free times, and one form. If somebody else takes the time meanwhile, what was written stays."""
    person, now = request.user, timezone.now()
    slots = soonest(queries.free_slots(person, now))
    asked = SupportRequest.objects.filter(asker=person, pk=whole_number(request.GET.get("henvendelse")) or 0).first()
    known = asked.subject if asked and not asked.is_confidential else ""  # the officer one meets may be another
    initial = {"slot": whole_number(request.GET.get("tid")), "subject": known}
    form = BookForm(request.POST or None, slots=slots, initial=initial)
    tried = attempt(form, lambda: actions.book_slot(**form.cleaned_data, by=person, at=now, request=asked))
    if tried.is_done:
        messages.success(request, _("The meeting is booked. You both get a letter with a calendar file."))
        return redirect("booking", pk=tried.made.pk)
    context = {
        "form": form,
        "has_slots": bool(slots) or form.is_bound,
        "refusal": tried.refusal,
        "asked": asked,
        "coming": queries.bookings_of(person, now),
    }
    return render(request, "secretariat/book_meeting.html", context, status=tried.status)


@require_GET
@gate(visible, access.may_read_booking, reads=whose)
def booking(request: HttpRequest, booking: Booking) -> HttpResponse:
    return _show(request, booking)


def _show(request: HttpRequest, booking: Booking, status: int = 200, **more: Any) -> HttpResponse:
    page = queries.booking_page(booking, request.user, timezone.now())
    context = {"booking": booking, "page": page, "refusal": None, **more}
    return render(request, "secretariat/booking.html", context, status=status)


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_read_booking, reads=whose)
def move_booking(request: HttpRequest, booking: Booking) -> HttpResponse:
    now = timezone.now()
    slots = soonest(queries.free_slots(booking.person, now))
    form = MoveForm(request.POST or None, slots=slots, initial={"version": booking.version})
    tried = attempt(form, lambda: _move(request, booking, form))
    if tried.is_done:
        messages.success(request, _("The meeting is moved. Your calendars follow by letter."))
        return redirect("booking", pk=booking.pk)
    context = {"booking": booking, "form": form, "refusal": tried.refusal, "has_slots": bool(slots) or form.is_bound}
    return render(request, "secretariat/move_booking.html", context, status=tried.status)


def _move(request: HttpRequest, booking: Booking, form: MoveForm) -> None:
    typed = form.cleaned_data
    actions.move_booking(booking, to=typed["slot"], shown=typed["version"], by=request.user, at=timezone.now())


def _done(request: HttpRequest, booking: Booking, said: str, act: Callable[[], Any]) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _show(request, visible(request.user).get(pk=booking.pk), 409, refusal=refusal)
    messages.success(request, said)
    return redirect("booking", pk=booking.pk)


@require_POST
@gate(visible, access.may_read_booking)
def cancel_booking(request: HttpRequest, booking: Booking) -> HttpResponse:
    said = _("The meeting is cancelled, and the other is told.")
    return _done(request, booking, said, lambda: actions.cancel_booking(booking, by=request.user, at=timezone.now()))


@require_POST
@gate(visible, access.may_note_booking)
def note_booking(request: HttpRequest, booking: Booking) -> HttpResponse:
    came = request.POST.get("came") != "no"
    words = {"came": came, "by": request.user, "at": timezone.now()}
    return _done(request, booking, _("Noted."), lambda: actions.note_booking(booking, **words))


@require_GET
@gate(visible, access.may_read_booking)
def booking_calendar(request: HttpRequest, booking: Booking) -> HttpResponse:
    """The meeting as a file for one's own calendar."""
    file = file_for(booking, request.user, method=Method.PUBLISH, at=timezone.now())
    headers = {"Content-Disposition": 'attachment; filename="moede.ics"'}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


# --- an officer's times -------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@page_gate(access.may_offer_times, lists=Booking)
def own_times(request: HttpRequest) -> HttpResponse:
    """Offer times, and see everybody's: of one's own also who comes."""
    now = timezone.now()
    form = OfferForm(request.POST or None, today=timezone.localdate(), initial={"first": timezone.localdate()})
    tried = attempt(form, lambda: _offer(request, form))
    if tried.is_done:
        return redirect("own_times")
    found = queries.office_slots(now)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Times for meetings"), [slots_table(queries.slot_rows(list(found), request.user, now))], kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    rows = queries.slot_rows(list(page.object_list), request.user, now)
    context = {"form": form, "refusal": tried.refusal, "page": page, "rows": rows}
    context["to_note"] = queries.bookings_to_note(request.user, now)
    return render(request, "secretariat/own_times.html", context, status=tried.status)


def _offer(request: HttpRequest, form: OfferForm) -> None:
    place = form.cleaned_data["place"]
    made = actions.offer_times(form.opening(), place=place, by=request.user, at=timezone.now())
    words = ngettext("%(count)s time can be booked.", "%(count)s times can be booked.", len(made.slots))
    said = [words % {"count": len(made.slots)}]
    if made.there_already:
        words = ngettext(
            "%(count)s time was left out, since you have another then.",
            "%(count)s times were left out, since you have others then.",
            made.there_already,
        )
        said.append(words % {"count": made.there_already})
    if made.left_out:
        days = ", ".join(date_format(day) for day in made.left_out)
        said.append(_("Closed, and so left out: %(days)s.") % {"days": days})
    messages.success(request, " ".join(said))


def offered(person: Person) -> Any:
    return BookingSlot.objects.all() if person.is_secretariat else BookingSlot.objects.none()


@require_POST
@gate(offered, access.may_withdraw)
def withdraw_slot(request: HttpRequest, slot: BookingSlot) -> HttpResponse:
    done = _("The time is taken back. Who had booked it is told.")
    press(request, lambda: actions.withdraw_slot(slot, by=request.user, at=timezone.now()), done)
    return redirect("own_times")
