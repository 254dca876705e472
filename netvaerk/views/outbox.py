"""Breve: whether the letters arrive; and Mine breve: which of them one wants, and when."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk import access
from netvaerk.actions import outbox as actions
from netvaerk.actions.news import choose_news
from netvaerk.forms.news import NewsForm
from netvaerk.gates import gate, page_gate
from netvaerk.models import OutboxLetter, Person
from netvaerk.queries.lists import letters_tables
from netvaerk.queries.outbox import gathered_for, outbox_page
from netvaerk.views.attempts import attempt, press
from netvaerk.views.downloads import download, wanted_file


def seen_letters(person: Person) -> QuerySet:
    return OutboxLetter.objects.all() if access.may_see_the_outbox(person) else OutboxLetter.objects.none()


@require_GET
@page_gate(access.may_see_the_outbox, lists=OutboxLetter)
def outbox(request: HttpRequest) -> HttpResponse:
    if kind := wanted_file(request.GET.get("as")):
        return download(_("Letters"), letters_tables(outbox_page(most=None)), kind)
    return render(request, "netvaerk/outbox.html", {"page": outbox_page()})


@require_POST
@gate(seen_letters, access.may_send_letter_again)
def send_letter_again(request: HttpRequest, letter: OutboxLetter) -> HttpResponse:
    done = _("The letter is handed over again. Here it says if it still does not arrive.")
    press(request, lambda: actions.send_again(letter, by=request.user, at=timezone.now()), done)
    return redirect("outbox")


@require_http_methods(["GET", "POST"])
@page_gate(access.may_use_the_house)
def my_letters(request: HttpRequest) -> HttpResponse:
    form = NewsForm(request.POST or None, initial={"news": request.user.news})
    tried = attempt(form, lambda: choose_news(request.user, news=form.cleaned_data["news"]))
    if tried.is_done:
        messages.success(request, _("Your choice is saved."))
        return redirect("my_letters")
    context = {"form": form, "gathered": gathered_for(request.user)}
    return render(request, "netvaerk/my_letters.html", context, status=tried.status)
