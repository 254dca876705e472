"""Asking the secretariat for a talk in confidence, and writing what it led to."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from codriver import access
from codriver.actions import talks as actions
from codriver.forms.talks import SettleForm
from codriver.models import Pairing, PairingTalk
from codriver.views.pairing import both, show, visible_pairings
from netvaerk.gates import gate
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number


@require_POST
@gate(visible_pairings, access.may_ask_for_talk, reads=both)
def ask_for_talk(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """The answer is the same whether a talk was asked for before or not, so that it tells nothing of the other."""
    try:
        actions.ask_for_talk(pairing, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show(request, pairing, 409, refusal=refusal)
    if pairing.is_party(request.user):
        messages.success(request, _("The secretariat knows that you would like a talk, and writes to you."))
    else:
        messages.success(request, _("It is noted that the pair needs a talk."))
    return redirect("pairing", pk=pairing.pk)


@require_POST
@gate(visible_pairings, access.may_follow_talks, reads=both)
def settle_talk(request: HttpRequest, pairing: Pairing) -> HttpResponse:
    """The form names the talk it was about, so that a later one is not settled by mistake."""
    talk = PairingTalk.objects.filter(pairing=pairing, pk=whole_number(request.POST.get("talk")) or 0).first()
    form = SettleForm(request.POST)
    if talk is None or not form.is_valid():
        return show(request, pairing, 422, settle_form=form)
    step = form.cleaned_data["agreed_step"]
    try:
        actions.settle_talk(talk, agreed_step=step, by=request.user, at=timezone.now())
    except Refused as refusal:
        return show(request, pairing, 409, settle_form=form, refusal=refusal, typed=step)
    messages.success(request, _("What was agreed is noted, and the pair goes on."))
    return redirect("pairing", pk=pairing.pk)
