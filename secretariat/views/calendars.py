"""Min kalender: the secret address of one's own dates, and what an outside calendar fetches under it."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from netvaerk.access import may_use_the_house
from netvaerk.actions import calendar_feeds as actions
from netvaerk.calendars import feed_file
from netvaerk.gates import open_to_all, page_gate
from netvaerk.limits import counted, network_of, within
from netvaerk.models import CalendarFeed
from netvaerk.refusals import Refused
from netvaerk.rules.calendar_feeds import FETCHES_AN_HOUR, MISSES_A_MINUTE
from netvaerk.typed import whole_number
from roles.views.invitations import kept_by_nobody
from secretariat.queries.own_dates import own_dates

MISSES = {"most": MISSES_A_MINUTE, "seconds": 60}
FETCHES = {"most": FETCHES_AN_HOUR, "seconds": 3600}


@require_GET
@page_gate(may_use_the_house)
def my_calendar(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_POST
@page_gate(may_use_the_house)
def make_calendar_address(request: HttpRequest) -> HttpResponse:
    """The address stands on the page that answers, and never again. A page that is loaded anew sends the form again;
    the version it carries keeps that from replacing the address."""
    shown = whole_number(request.POST.get("version")) or 0
    try:
        secret = actions.make_address(request.user, shown=shown, at=timezone.now())
    except Refused as refusal:
        return _show(request, status=HTTPStatus.CONFLICT, refusal=refusal)
    return _show(request, address=settings.SITE_URL + reverse("calendar_feed", args=[secret]))


@require_POST
@page_gate(may_use_the_house)
def end_calendar_address(request: HttpRequest) -> HttpResponse:
    actions.end_address(request.user, by=request.user, at=timezone.now())
    messages.success(request, _("Your calendar address is turned off. Whoever has it fetches nothing any more."))
    return redirect("my_calendar")


def _show(request: HttpRequest, status: int = 200, refusal: Refused | None = None, address: str = "") -> HttpResponse:
    context = {
        "feed": CalendarFeed.objects.filter(person=request.user).first(),
        "refusal": refusal,
        "feed_address": address,
        "webcal": "webcal://" + address.split("://")[-1] if address else "",
    }
    return render(request, "secretariat/my_calendar.html", context, status=status)


@require_GET
@open_to_all
@kept_by_nobody
def calendar_feed(request: HttpRequest, *, key: str) -> HttpResponse:
    """What an outside calendar fetches, without a session. Too much guessing from one network is answered before
    anything is looked up; one address is fetched so many times an hour at most."""
    now, network = timezone.now(), network_of(request)
    if not within("calendar-miss", network, at=now, **MISSES):
        return _later(MISSES["seconds"])
    feed = CalendarFeed.objects.behind(key)
    if feed is None:
        counted("calendar-miss", network, at=now, **MISSES)
        raise Http404
    if not counted("calendar-fetch", feed.fingerprint, at=now, **FETCHES):
        return _later(FETCHES["seconds"])
    with translation.override(feed.person.language):
        name = _("The network structure · %(name)s") % {"name": feed.person.name}
        file = feed_file(name, own_dates(feed.person, now), at=now)
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")


def _later(seconds: int) -> HttpResponse:
    headers = {"Retry-After": str(seconds)}
    return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS, headers=headers, content_type="text/plain; charset=utf-8")
