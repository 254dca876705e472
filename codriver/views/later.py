"""After the pairs: the secretariat's figures, what has come of it three months later, and who may lead next."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from codriver import access
from codriver.actions import evaluations as actions
from codriver.actions.succession import appoint, needs_waiver
from codriver.forms.closings import EffectForm
from codriver.forms.succession import AskToLeadForm
from codriver.models import LaterEffect, PairEvaluation
from codriver.queries import closings as queries
from codriver.queries import coming_leaders as leaders
from codriver.queries.lists import coming_leaders_table, evaluations_table
from codriver.rules.closings import effect_is_open
from netvaerk.gates import gate, page_gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.typed import whole_number
from netvaerk.views.attempts import attempt
from netvaerk.views.conflicts import what_stands
from netvaerk.views.downloads import download, wanted_file

PER_PAGE = 25


@require_GET
@page_gate(access.may_see_evaluations, lists=PairEvaluation)
def evaluations(request: HttpRequest) -> HttpResponse:
    figures = queries.evaluation_figures()
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Evaluations of pairs"), [evaluations_table(figures)], kind)
    page = Paginator(queries.evaluations_read_by(request.user), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, queries.in_words(one)) for one in page]
    context = {"figures": figures, "page": page, "rows": rows}
    return render(request, "codriver/evaluations.html", context)


# --- three months later ---------------------------------------------------------------------------------------------


@require_http_methods(["GET", "POST"])
@gate(queries.own_effects, access.may_say_effect)
def later_effect(request: HttpRequest, effect: LaterEffect) -> HttpResponse:
    """One's own words on what has come of it; they can be changed while the question is open."""
    form = EffectForm(request.POST or None, instance=LaterEffect.objects.get(pk=effect.pk))

    def act() -> None:
        actions.say_effect(effect, by=request.user, at=timezone.now(), **form.said())

    tried = attempt(form, act)
    theme = effect.closing.pairing.theme
    if tried.is_done:
        messages.success(request, _("Thank you. Those on the theme and the secretariat can read it."))
        return redirect("my_page")
    stored = what_stands(form, LaterEffect.objects.get(pk=effect.pk), form.Meta.fields) if tried.refusal else []
    context = {
        "effect": effect,
        "theme": theme,
        "form": form,
        "is_open": effect_is_open(timezone.localdate(effect.asked_at), timezone.localdate()),
        "refusal": tried.refusal,
        "stored": stored,
    }
    return render(request, "codriver/later_effect.html", context, status=tried.status)


@require_GET
@gate(NetworkTheme.objects.visible_to, access.may_read_effects)
def effects_of_theme(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    effects = queries.effects_on(theme)
    return render(request, "codriver/effects_of_theme.html", {"theme": theme, "effects": effects})


# --- who may lead next ----------------------------------------------------------------------------------------------


@require_GET
@page_gate(access.may_see_coming_leaders, lists=Person)
def coming_leaders(request: HttpRequest) -> HttpResponse:
    """Who is ready and willing to be asked; with a theme in the address, each with the button that asks them."""
    if kind := wanted_file(request.GET.get("as")):
        rows = [leaders.coming_leader(one, None) for one in leaders.coming_leaders()]
        return download(_("Coming network leaders"), [coming_leaders_table(rows)], kind)
    return _coming_leaders(request, _theme(request.GET.get("tema")))


def _theme(key: Any) -> NetworkTheme | None:
    number = whole_number(key)
    return leaders.themes_without_leader().filter(pk=number).first() if number else None


def _coming_leaders(request: HttpRequest, theme: NetworkTheme | None, status: int = 200) -> HttpResponse:
    page = Paginator(leaders.coming_leaders(), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [leaders.coming_leader(one, theme) for one in page],
        "theme": theme,
        "themes": leaders.themes_without_leader(),
    }
    return render(request, "codriver/coming_leaders.html", context, status=status)


def who_may_be_asked(person: Person) -> QuerySet:
    """The coming leaders, for the secretariat; nobody for anybody else."""
    found = leaders.coming_leaders()
    return found if access.may_see_coming_leaders(person) else found.none()


@require_http_methods(["GET", "POST"])
@gate(who_may_be_asked, access.may_ask_to_lead)
def ask_to_lead(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask somebody to lead the theme that the address or the form names; they answer on their own page. Without the
    diploma the page asks why."""
    theme = _theme(request.POST.get("theme") or request.GET.get("tema"))
    if theme is None:
        return _coming_leaders(request, None, 422 if request.method == "POST" else 200)
    needed = needs_waiver(person, role=leaders.LEADS)
    form = AskToLeadForm(request.POST or None, needs_waiver=needed)

    def act() -> None:
        asked = {"role": leaders.LEADS, "waiver": form.cleaned_data.get("waiver", "")}
        appoint(theme, person=person, **asked, by=request.user, at=timezone.now())

    tried = attempt(form, act)
    if tried.is_done:
        messages.success(request, _("%(name)s is asked, and answers on their own page.") % {"name": person.first_name})
        return redirect("theme", pk=theme.pk)
    context = {"asked": person, "theme": theme, "form": form, "needs_waiver": needed, "refusal": tried.refusal}
    return render(request, "codriver/ask_to_lead.html", context, status=tried.status)
