"""Breve: whether the letters arrive."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from netvaerk import access
from netvaerk.actions import outbox as actions
from netvaerk.gates import gate, page_gate
from netvaerk.models import OutboxLetter, Person
from netvaerk.queries.outbox import outbox_page
from netvaerk.refusals import Refused


def seen_letters(person: Person) -> QuerySet:
    return OutboxLetter.objects.all() if access.may_see_the_outbox(person) else OutboxLetter.objects.none()


@require_GET
@page_gate(access.may_see_the_outbox, lists=OutboxLetter)
def outbox(request: HttpRequest) -> HttpResponse:
    return render(request, "netvaerk/outbox.html", {"page": outbox_page()})


@require_POST
@gate(seen_letters, access.may_send_letter_again)
def send_letter_again(request: HttpRequest, letter: OutboxLetter) -> HttpResponse:
    try:
        actions.send_again(letter, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.words()))
    else:
        messages.success(request, _("The letter is handed over again. Here it says if it still does not arrive."))
    return redirect("outbox")
