"""The note that a co-driver who leaves early writes to the next one (S50)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import handovers as actions
from codriver.forms.handovers import HandoverForm
from codriver.models import Pairing, PairingHandover
from codriver.queries.endings import handed_over
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.conflicts import what_stands


def writer(pairing: Pairing) -> list[Person]:
    return [pairing.co_driver]


@require_GET
@gate(handed_over, access.may_read_handover, reads=writer)
def handover(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """The note, to read, or for its writer to write."""
    return _show(request, pairing, HandoverForm.of(_note_of(pairing)))


def _note_of(pairing: Pairing) -> PairingHandover | None:
    return PairingHandover.objects.filter(pairing=pairing).first()


def _stands(form: HandoverForm, pairing: Pairing) -> list[tuple[str, str]]:
    return what_stands(form, _note_of(pairing) or PairingHandover(version=0), ["text"])


def _show(request: HttpRequest, pairing: Pairing, form: HandoverForm, status: int = 200, **more: Any) -> HttpResponse:
    writes = access.may_write_handover(request.user, pairing)
    context = {"pairing": pairing, "note": _note_of(pairing), "writes": writes, "form": form, "stored": [], **more}
    return render(request, "codriver/handover.html", context, status=status)


@require_POST
@gate(handed_over, access.may_write_handover, reads=writer)
def write_handover(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    form = HandoverForm(request.POST)
    if not form.is_valid():
        return _show(request, pairing, form, 422)
    try:
        actions.write_handover(pairing, by=request.user, at=timezone.now(), **form.words())
    except Refused as refusal:
        return _show(request, pairing, form, 409, refusal=refusal, stored=_stands(form, pairing))
    saved = form.cleaned_data["text"]
    messages.success(request, _("The note is saved.") if saved else _("The note is taken away."))
    return redirect("handover", pk=pairing.pk)
