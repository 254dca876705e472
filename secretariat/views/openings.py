"""Nødåbninger: asking to open one sealed thing, agreeing to it, reading it, and what its owners see of that."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.audit import record_read
from netvaerk.gates import gate, page_gate, shows_a_page
from netvaerk.models import Person
from netvaerk.views.attempts import attempt, press
from secretariat import access
from secretariat.actions import openings as actions
from secretariat.facts.openings import Openable, openable_of
from secretariat.forms.openings import AskOpeningForm
from secretariat.models import SealedOpening
from secretariat.queries.openings import opened_words, opening_page
from secretariat.rules.openings import State

PER_PAGE = 25


def visible(person: Person) -> QuerySet:
    return SealedOpening.objects.visible_to(person).with_all()


@require_GET
@page_gate(access.may_open_sealed, lists=SealedOpening)
def openings(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    page = Paginator(visible(request.user), PER_PAGE).get_page(request.GET.get("page"))
    rows = [opening_page(one, now) for one in page]
    return render(request, "secretariat/openings.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "POST"])
@page_gate(access.may_open_sealed)
def ask_for_opening(request: HttpRequest) -> HttpResponse:
    """First whose it is, by e-mail; then which one thing, and why. Looking for somebody's things is in the log."""
    words = request.GET.get("who", "").strip()[:254]
    owner = Person.objects.filter(email__iexact=words, erased_at=None).first() if words else None
    known = list(openable_of(owner)) if owner and owner != request.user else []
    form = AskOpeningForm(request.POST or None, things=[(one.code, _in_words(one)) for one in known]) if known else None
    context = {"words": words, "owner": owner, "known": known, "form": form, "refusal": None}
    if form is None:
        return _shown(request, context, 422 if request.method == "POST" else 200)
    tried = attempt(form, lambda: _ask(request, form, {one.code: one for one in known}))
    if tried.is_done:
        messages.success(request, _("The others who are named have been told. It opens when one of them agrees."))
        return redirect("opening", pk=tried.made.pk)
    return _shown(request, context | {"refusal": tried.refusal}, tried.status)


def _ask(request: HttpRequest, form: AskOpeningForm, known: dict[str, Openable]) -> SealedOpening:
    typed = dict(form.cleaned_data)
    chosen = known[typed.pop("thing")]
    return actions.ask_for_opening(kind=chosen.kind, thing=chosen.thing, **typed, by=request.user, at=timezone.now())


def _shown(request: HttpRequest, context: dict[str, object], status: int) -> HttpResponse:
    response = render(request, "secretariat/ask_for_opening.html", context, status=status)
    owner = context["owner"]
    if isinstance(owner, Person) and shows_a_page(request, response):
        record_read(by=request.user, thing=owner, about=[owner])
    return response


def _in_words(one: Openable) -> str:
    kind = str(SealedOpening.Kind(one.kind).label)
    who = ", ".join(person.name for person in one.owners)
    return " · ".join(filter(None, (kind, one.theme, who)))


@require_GET
@gate(visible, access.may_see_opening)
def opening(request: HttpRequest, opening: SealedOpening) -> HttpResponse:
    """To those who are named, and to those it belongs to: on whose word, why, until when, and when it was read."""
    page = opening_page(opening, timezone.now())
    context = {
        "page": page,
        "opening": opening,
        "is_own": request.user in page.owners,
        "may_answer": page.state is State.ASKED and access.may_answer_opening(request.user, opening),
        "may_read": access.may_read_opened(request.user, opening),
        "may_close": page.state is State.OPEN and access.may_open_sealed(request.user),
    }
    response = render(request, "secretariat/opening.html", context)
    record_read(by=request.user, thing=opening, about=[] if context["is_own"] else page.owners)
    return response


@require_POST
@gate(visible, access.may_answer_opening)
def answer_opening(request: HttpRequest, opening: SealedOpening) -> HttpResponse:
    agrees = request.POST.get("answer") == "yes"
    done = _("It stands open for a day, and those it belongs to have been told.") if agrees else _("It is declined.")
    press(request, lambda: actions.answer_opening(opening, agrees=agrees, by=request.user, at=timezone.now()), done)
    return redirect("opening", pk=opening.pk)


@require_POST
@gate(visible, access.may_close_opening)
def close_opening(request: HttpRequest, opening: SealedOpening) -> HttpResponse:
    press(request, lambda: actions.close_opening(opening, by=request.user, at=timezone.now()), _("It is closed."))
    return redirect("opening", pk=opening.pk)


@require_GET
@gate(visible, access.may_read_opened)
def read_opened(request: HttpRequest, opening: SealedOpening) -> HttpResponse:
    """The opened words, to the one who asked while it stands open; each time is in the log."""
    response = render(request, "secretariat/opened.html", {"opening": opening, "sections": opened_words(opening)})
    actions.note_reading(opening, by=request.user, at=timezone.now())
    return response
