"""Encouraging one of one's own staff, and what the employee does with it (S25)."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.rules.themes import TAKES_ROLES
from netvaerk.views.attempts import attempt
from roles import access
from roles.actions import encouragements as actions
from roles.forms.encouragements import EncouragementForm
from roles.models import Encouragement
from roles.views.releases import own_staff


def on_the_page_of(person: Person) -> Any:
    return Encouragement.objects.on_the_page_of(person)


@require_http_methods(["GET", "POST"])
@gate(own_staff, access.may_encourage)
def encourage(request: HttpRequest, staff: Person) -> HttpResponse:
    themes = NetworkTheme.objects.visible_to(request.user).filter(status__in=TAKES_ROLES)
    form = EncouragementForm(request.POST or None, themes=themes)
    tried = attempt(form, lambda: actions.encourage(staff, by=request.user, at=timezone.now(), **form.cleaned_data))
    if tried.is_done:
        messages.success(request, _("Your words are sent to %(name)s.") % {"name": staff.name})
        return redirect("my_staff")
    context = {"form": form, "staff": staff, "refusal": tried.refusal}
    return render(request, "roles/encourage.html", context, status=tried.status)


@require_POST
@gate(on_the_page_of, access.may_put_away)
def see_encouragement(request: HttpRequest, encouragement: Encouragement) -> HttpResponse:
    actions.see_encouragement(encouragement, by=request.user, at=timezone.now())
    return redirect("my_page")


@require_POST
@gate(on_the_page_of, access.may_put_away)
def put_away_encouragement(request: HttpRequest, encouragement: Encouragement) -> HttpResponse:
    actions.put_away(encouragement, by=request.user, at=timezone.now())
    messages.success(request, _("It is put away, and nobody is told."))
    return redirect("my_page")
