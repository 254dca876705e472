"""Handing a copy of their data to somebody who has left: two officers on the page of the request, and the page behind
the link, which needs no login."""

from collections.abc import Callable
from datetime import datetime
from functools import partial, wraps
from http import HTTPStatus
from typing import IO, Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netvaerk.gates import gate, open_to_all
from netvaerk.limits import counted, network_of, within
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import attempt, press
from roles.views.invitations import kept_by_nobody
from secretariat import access
from secretariat.actions import hand_outs as actions
from secretariat.documents.own_copy import NAME, zipped_copy
from secretariat.forms.hand_outs import HandOutForm
from secretariat.models import CopyHandOut, DataRequest
from secretariat.rules.hand_outs import MISSES_A_MINUTE
from secretariat.views.data_requests import visible as requests_seen
from secretariat.views.data_requests import whose as who_asks

MISSES = {"most": MISSES_A_MINUTE, "seconds": 60}


def visible(person: Person) -> QuerySet:
    return CopyHandOut.objects.visible_to(person).with_people()


def whose(hand_out: CopyHandOut) -> list[Person]:
    return [hand_out.person]


@require_http_methods(["GET", "POST"])
@gate(requests_seen, access.may_hand_out_copy, reads=who_asks)
def ask_to_hand_out(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    """Where the copy goes, and how the officer knows who asks."""
    form, now = HandOutForm(request.POST or None), timezone.now()
    against = actions.hindrances(asked, by=request.user, at=now)
    if against and request.method == "GET":
        messages.error(request, " ".join(Refused(against).words()))
        return redirect("data_request", pk=asked.pk)
    tried = attempt(form, lambda: actions.ask_to_hand_out(asked, **form.cleaned_data, by=request.user, at=now))
    if tried.is_done:
        messages.success(request, _("The other officers have been told. The link goes out when one of them confirms."))
        return redirect("data_request", pk=asked.pk)
    context = {"form": form, "asked": asked, "refusal": tried.refusal}
    return render(request, "secretariat/ask_to_hand_out.html", context, status=tried.status)


@require_POST
@gate(visible, access.may_answer_hand_out)
def answer_hand_out(request: HttpRequest, hand_out: CopyHandOut) -> HttpResponse:
    agrees = request.POST.get("answer") == "yes"
    done = _("The link is on its way to %(email)s.") % {"email": hand_out.email} if agrees else _("It is declined.")
    press(request, lambda: actions.answer_hand_out(hand_out, agrees=agrees, by=request.user, at=timezone.now()), done)
    return redirect("data_request", pk=hand_out.request_id)


@require_POST
@gate(visible, access.may_withdraw_hand_out)
def withdraw_hand_out(request: HttpRequest, hand_out: CopyHandOut) -> HttpResponse:
    done = _("It is withdrawn. The link opens nothing any more.")
    press(request, lambda: actions.withdraw_hand_out(hand_out, by=request.user, at=timezone.now()), done)
    return redirect("data_request", pk=hand_out.request_id)


def told_to_nobody(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The address is a key, so what is fetched from its page hears the name of the house alone, and no log beside ours
    gets the whole address as a referrer."""

    @wraps(view)
    def guarded(request: HttpRequest, **keys: Any) -> HttpResponseBase:
        response = view(request, **keys)
        response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@open_to_all
@told_to_nobody
@kept_by_nobody
def fetch_copy(request: HttpRequest, *, key: str) -> HttpResponseBase:
    """The page behind the link. Looking at it hands out nothing, since programs that guard a mailbox open every link;
    its button gives the copy, once. Every link that opens nothing is answered alike."""
    now, network = timezone.now(), network_of(request)
    if not within("copy-miss", network, at=now, **MISSES):
        response = render(request, "secretariat/copy_link_closed.html", {"many": True}, status=429)
        response.headers["Retry-After"] = str(MISSES["seconds"])
        return response
    hand_out = CopyHandOut.objects.behind(key, now)
    if hand_out is None:
        counted("copy-miss", network, at=now, **MISSES)
        return _closed(request)
    with translation.override(_language(request, hand_out)):
        if request.method != "POST":
            return render(request, "secretariat/fetch_copy.html", {"hand_out": hand_out})
        copy = _taken(hand_out, now)
    if copy is None:
        return _closed(request)
    return FileResponse(copy, as_attachment=True, filename=f"{NAME}.zip", content_type="application/zip")


def _taken(hand_out: CopyHandOut, now: datetime) -> IO[bytes] | None:
    """The copy; None if somebody else was quicker."""
    try:
        return actions.hand_out_copy(hand_out, partial(zipped_copy, at=now), at=now)
    except Refused:
        return None


def _language(request: HttpRequest, hand_out: CopyHandOut) -> str:
    """What the reader has chosen on the page, or else what they spoke with us before they left."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    return request.LANGUAGE_CODE if chosen else hand_out.person.language


def _closed(request: HttpRequest) -> HttpResponse:
    return render(request, "secretariat/copy_link_closed.html", {"many": False}, status=HTTPStatus.NOT_FOUND)
