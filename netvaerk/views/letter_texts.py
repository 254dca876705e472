"""Brevenes tekster: what each letter says, filled with an example, and the secretariat's own words for it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk import access
from netvaerk.actions.letter_texts import back_to_shipped, write_text
from netvaerk.forms.letter_texts import LetterTextForm
from netvaerk.gates import page_gate
from netvaerk.queries import letter_texts as queries
from netvaerk.rules.letter_texts import DANISH, LANGUAGES, Source
from netvaerk.views.attempts import attempt, press
from netvaerk.views.conflicts import what_stands


def _known(name: str, language: str | None = None) -> None:
    if not queries.known_letter(name, language):
        raise Http404


@require_GET
@page_gate(access.may_write_letters)
def letter_texts(request: HttpRequest) -> HttpResponse:
    language = get_language() or DANISH
    groups = queries.all_letters(language if language in LANGUAGES else DANISH)
    return render(request, "netvaerk/letter_texts.html", {"groups": groups})


@require_GET
@page_gate(access.may_write_letters)
def letter_text(request: HttpRequest, name: str) -> HttpResponse:
    _known(name)
    return render(request, "netvaerk/letter_text.html", {"page": queries.letter_page(name)})


@require_http_methods(["GET", "POST"])
@page_gate(access.may_write_letters)
def write_letter_text(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """A press on the second button shows the text filled in, and saves nothing."""
    _known(name, language)
    stands = queries.standing_text(name, language)
    shown = {"subject": stands.subject, "text": stands.text, "version": stands.version}
    form = LetterTextForm(request.POST or None, initial=shown, name=name, language=language)
    if "again" in request.POST and form.is_valid():
        own = Source(form.cleaned_data["subject"], form.cleaned_data["text"])
        return _form(request, name, form, 200, example=queries.example_of(name, language, own))
    tried = attempt(form, lambda: _save(request, name, form))
    if tried.is_done:
        messages.success(request, _("The text is saved. It stands in every letter that is written from now on."))
        return redirect("letter_text", name=name)
    stored = what_stands(form, stands, ["subject", "text"]) if tried.refusal else []
    return _form(request, name, form, tried.status, refusal=tried.refusal, stored=stored)


def _save(request: HttpRequest, name: str, form: LetterTextForm) -> object:
    typed = form.cleaned_data
    return write_text(
        name, form.language, subject=typed["subject"], text=typed["text"], shown=typed["version"], by=request.user,
        at=timezone.now(),
    )  # fmt: skip


def _form(request: HttpRequest, name: str, form: LetterTextForm, status: int, **more: object) -> HttpResponse:
    context = {
        "name": name,
        "form": form,
        "language": queries.LANGUAGE_WORDS[form.language],
        "code": form.language,
        "placeholders": queries.placeholders(name, form.language),
        **more,
    }
    return render(request, "netvaerk/write_letter_text.html", context, status=status)


@require_POST
@page_gate(access.may_write_letters)
def ship_letter_text(request: HttpRequest, name: str, language: str) -> HttpResponse:
    """Back to the shipped text, from the version that the page showed."""
    _known(name, language)
    shown = request.POST.get("version", "")
    done = _("The letter says what it said when the system came.")
    press(
        request,
        lambda: back_to_shipped(
            name, language, shown=int(shown) if shown.isdecimal() else -1, by=request.user, at=timezone.now()
        ),
        done,
    )
    return redirect("letter_text", name=name)
