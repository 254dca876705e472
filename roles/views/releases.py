"""Releasing time, by the nearest leader (S26)."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from roles import access
from roles.actions import releases
from roles.forms.releases import ReleaseForm
from roles.models import ResourceRelease


def own_staff(person: Person) -> Any:
    return Person.objects.employed().filter(personnel_leader=person).select_related("unit")


def themes_for(staff: Person) -> Any:
    """Themes on which the person has a role, or is asked for one."""
    held = Q(role_assignments__person=staff, role_assignments__ended_on=None, role_assignments__declined_at=None)
    return NetworkTheme.objects.filter(held).exclude(status=NetworkTheme.Status.CLOSED).distinct()


def starting_with(released: Any, theme: int | None) -> dict[str, Any]:
    """What the form begins with: the present release for the theme one comes for, which one often changes a little."""
    release = (released.filter(theme=theme) if theme else released).first()
    if release is None:
        return {"began_on": timezone.localdate(), "theme": theme}
    return {name: getattr(release, name) for name in ("theme", "hours_per_week", "began_on", "ended_on", "sets_aside")}


@require_http_methods(["GET", "POST"])
@gate(own_staff, access.may_release_time, reads=lambda staff: [staff])
def release_time(request: HttpRequest, staff: Person) -> HttpResponse:
    """Hours a week over a period for one theme; a new release replaces the former."""
    themes = themes_for(staff)
    released = ResourceRelease.objects.granted(timezone.localdate()).filter(person=staff).select_related("theme")
    theme = whole_number(request.GET.get("theme"))
    form = ReleaseForm(request.POST or None, themes=themes, initial=starting_with(released, theme))
    refusal = None
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            releases.release_time(staff, hours=typed.pop("hours_per_week"), by=request.user, at=timezone.now(), **typed)
        except Refused as problem:
            refusal = problem
        else:
            messages.success(request, _("The time is released."))
            return redirect("my_staff")
    context = {"form": form, "staff": staff, "themes": themes, "released": released, "refusal": refusal}
    return render(request, "roles/release_time.html", context, status=422 if form.is_bound else 200)
