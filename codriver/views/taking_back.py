"""Taking released time back; it lives here because the pair whose time it was then needs a talk."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from codriver.actions.talks import take_time_back
from netvaerk.gates import gate
from netvaerk.refusals import Refused
from roles.access import may_manage_release
from roles.forms.releases import TakeBackForm
from roles.models import ResourceRelease
from roles.views.releases import show_release, visible


@require_POST
@gate(visible, may_manage_release, reads=lambda release: [release.person])
def take_back_time(request: HttpRequest, release: ResourceRelease) -> HttpResponse:
    form = TakeBackForm(request.POST)
    if not form.is_valid():
        return show_release(request, release, form, 422)
    try:
        take_time_back(release, by=request.user, at=timezone.now(), **form.cleaned_data)
    except Refused as refusal:
        return show_release(request, release, form, 409, refusal)
    messages.success(
        request, _("The time is taken back. %(name)s and the secretariat are told.") % {"name": release.person.name}
    )
    return redirect("released_time", pk=release.pk)
