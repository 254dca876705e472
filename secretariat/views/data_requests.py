"""Requests about one's data: asking, the officers' list, the answer; and erasing the names of those who have left."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.views.attempts import attempt, press
from netvaerk.views.downloads import download, wanted_file
from secretariat import access
from secretariat.actions import data_requests as actions
from secretariat.actions.erasing import erase_person as erase
from secretariat.forms.data_requests import AnswerForm, AskAboutDataForm
from secretariat.models import DataRequest
from secretariat.queries.desk_lists import data_requests_table, leavers_table
from secretariat.queries.hand_outs import hand_outs_page

PER_PAGE = 25


def visible(person: Person) -> QuerySet:
    return DataRequest.objects.visible_to(person).with_people()


def whose(asked: DataRequest) -> list[Person]:
    return [asked.person]


def leavers_seen(person: Person) -> QuerySet:
    """Those who have left and are still known by name."""
    left = Person.objects.filter(is_active=False, erased_at=None).select_related("unit")
    return left if access.may_oversee(person) else left.none()


@require_http_methods(["GET", "POST"])
@page_gate(may_use_the_house)
def ask_about_data(request: HttpRequest) -> HttpResponse:
    return _ask(request, request.user)


@require_http_methods(["GET", "POST"])
@gate(leavers_seen, access.may_handle_leaver)
def ask_for_leaver(request: HttpRequest, person: Person) -> HttpResponse:
    """An officer writes down what somebody who can no longer log in has asked."""
    return _ask(request, person)


def _ask(request: HttpRequest, person: Person) -> HttpResponse:
    form = AskAboutDataForm(request.POST or None)
    tried = attempt(
        form, lambda: actions.ask_about_data(person, **form.cleaned_data, by=request.user, at=timezone.now())
    )
    if tried.is_done:
        messages.success(request, _("The request is with the secretariat. It is answered within 30 days."))
        return redirect("data_request", pk=tried.made.pk)
    asked = DataRequest.objects.filter(person=person).order_by("-asked_at")
    context = {"form": form, "refusal": tried.refusal, "person": person, "asked": asked}
    return render(request, "secretariat/ask_about_data.html", context, status=tried.status)


@require_GET
@page_gate(access.may_oversee, lists=DataRequest)
def data_requests(request: HttpRequest) -> HttpResponse:
    rows = visible(request.user)
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Requests about data"), [data_requests_table(rows.order_by("asked_at"))], kind)
    answered = Paginator(rows.exclude(answered_at=None).order_by("-answered_at"), PER_PAGE)
    context = {
        "waiting": [(one, one.days_left(timezone.localdate())) for one in rows.open()],
        "page": answered.get_page(request.GET.get("page")),
    }
    return render(request, "secretariat/data_requests.html", context)


@require_GET
@gate(visible, access.may_read_data_request, reads=whose)
def data_request(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    return _show(request, asked, AnswerForm())


def _show(
    request: HttpRequest, asked: DataRequest, form: AnswerForm, status: int = 200, **more: object
) -> HttpResponse:
    context = {
        "asked": asked,
        "form": form,
        "may_answer": access.may_answer_data_request(request.user, asked),
        "days_left": asked.days_left(timezone.localdate()),
        "handing": hand_outs_page(asked, request.user, timezone.now()) if request.user.is_secretariat else None,
        "refusal": None,
        **more,
    }
    return render(request, "secretariat/data_request.html", context, status=status)


@require_POST
@gate(visible, access.may_answer_data_request, reads=whose)
def answer_data_request(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    form = AnswerForm(request.POST)
    tried = attempt(
        form, lambda: actions.answer_data_request(asked, **form.cleaned_data, by=request.user, at=timezone.now())
    )
    if tried.is_done:
        messages.success(request, _("The answer is sent."))
        return redirect("data_request", pk=asked.pk)
    return _show(request, asked, form, tried.status, refusal=tried.refusal)


@require_GET
@page_gate(access.may_oversee, lists=Person)
def leavers(request: HttpRequest) -> HttpResponse:
    """Those who have left, the longest gone first, found by name."""
    words = request.GET.get("q", "").strip()[:100]
    found = leavers_seen(request.user).named(words).order_by("left_on", "pk")
    if kind := wanted_file(request.GET.get("as")):
        return download(_("People who have left"), [leavers_table(found)], kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "secretariat/leavers.html", {"page": page, "words": words})


@require_POST
@gate(leavers_seen, access.may_handle_leaver)
def erase_person(request: HttpRequest, person: Person) -> HttpResponse:
    done = _("The name of %(name)s is erased.") % {"name": person.name}
    press(request, lambda: erase(person, by=request.user, at=timezone.now()), done)
    return redirect("leavers")
