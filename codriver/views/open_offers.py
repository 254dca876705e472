"""An offer that waits: the talk before the answers, and what the secretariat does when they stay away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import open_offers as actions
from codriver.forms.open_offers import ExtendOfferForm
from codriver.models import Pairing
from codriver.views.pairing import both, show, visible_pairings
from netvaerk.gates import gate
from netvaerk.refusals import Refused


@require_GET
@gate(visible_pairings, access.may_prepare_talk, reads=both)
def chemistry_talk(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """Questions for half an hour together, before a yes or a no. Nothing is written down."""
    other = pairing.other(request.user)
    return render(request, "codriver/chemistry_talk.html", {"pairing": pairing, "other": other})


@require_POST
@gate(visible_pairings, access.may_end_pairing, reads=both)
def remind_of_offer(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    try:
        reminded = actions.remind_now(pairing, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show(request, pairing, 409, refusal=refusal)
    if reminded:
        said = ngettext("%(number)d person is reminded.", "%(number)d people are reminded.", reminded)
        messages.success(request, said % {"number": reminded})
    else:
        messages.info(request, _("They have been reminded today already. You can do it again tomorrow."))
    return redirect("pairing", pk=pairing.pk)


@require_POST
@gate(visible_pairings, access.may_end_pairing, reads=both)
def extend_offer(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    form = ExtendOfferForm(request.POST)
    shown = form.cleaned_data["shown"] if form.is_valid() else pairing.answer_by
    try:
        actions.extend_offer(pairing, shown=shown, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show(request, pairing, 409, refusal=refusal)
    messages.success(request, _("There is more time to answer, and whoever has not answered is told."))
    return redirect("pairing", pk=pairing.pk)
