"""The officers' desk: who waits for the secretariat, and what an officer does with a request."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.views.downloads import download, wanted_file
from secretariat import support_access as access
from secretariat.actions import support as actions
from secretariat.actions.support_articles import write_article as write_it
from secretariat.forms import support as forms
from secretariat.models import ProposedArticle, SupportRequest
from secretariat.queries import support as queries
from secretariat.queries.desk_lists import requests_table
from secretariat.views.support import done, show, visible, whose

PER_PAGE = 25
WORDS = {
    "ours": gettext_lazy("Waits for the secretariat"),
    "free": gettext_lazy("Without an officer"),
    "mine": gettext_lazy("Mine"),
    "waiting": gettext_lazy("Waits for the one who asked"),
    "over": gettext_lazy("Solved and closed"),
}


def takeable(person: Person) -> Any:
    return SupportRequest.objects.takeable_by(person).with_all()


@require_GET
@page_gate(access.may_run_the_desk, lists=SupportRequest)
def support_desk(request: HttpRequest) -> HttpResponse:
    which = request.GET.get("vis", "")
    kind = request.GET.get("slags", "")
    chosen = {
        "which": which if which in queries.WHICH else "ours",
        "kind": kind if kind in SupportRequest.Kind.values else "",
    }
    found, today = queries.desk(request.user, **chosen), timezone.localdate()
    if kind_of_file := wanted_file(request.GET.get("as")):
        rows = queries.desk_rows(list(found), request.user, today)
        return download(_("Requests"), [requests_table(rows)], kind_of_file)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": queries.desk_rows(list(page.object_list), request.user, today),
        "chosen": chosen,
        "which": [(one, WORDS[one]) for one in queries.WHICH],
        "kinds": SupportRequest.Kind.choices,
    }
    return render(request, "secretariat/support_desk.html", context)


@require_POST
@gate(takeable, access.may_take)
def take_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    return done(
        request, asked, _("You have it now."), lambda: actions.take_request(asked, by=request.user, at=timezone.now())
    )


@require_POST
@gate(visible, access.may_handle, reads=whose)
def hand_over_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    form = forms.HandOverForm(request.POST, colleagues=queries.colleagues(asked))
    if not form.is_valid():
        return show(request, asked, 422, hand_over_form=form)
    to = form.cleaned_data["to"]
    said = _("%(name)s has it now, and gets a letter.") % {"name": to.first_name}
    words = {"to": to, "by": request.user, "at": timezone.now()}
    return done(request, asked, said, lambda: actions.hand_over_request(asked, **words))


@require_POST
@gate(visible, access.may_handle, reads=whose)
def note_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    form = forms.NoteForm(request.POST, prefix="note")
    if not form.is_valid():
        return show(request, asked, 422, note_form=form)
    words = {"text": form.cleaned_data["text"], "by": request.user, "at": timezone.now()}
    said = _("The note is saved.")
    return done(request, asked, said, lambda: actions.note_on_request(asked, **words), note_form=form)


@require_POST
@gate(visible, access.may_handle)
def resolve_support(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    said = _("Solved. %(name)s can open it again; otherwise it closes after 14 days.") % {
        "name": asked.asker.first_name
    }
    return done(request, asked, said, lambda: actions.resolve_request(asked, by=request.user, at=timezone.now()))


@require_POST
@gate(visible, access.may_handle)
def suggest_proposal(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    said = _("%(name)s is asked whether it is to become a theme proposal.") % {"name": asked.asker.first_name}
    return done(request, asked, said, lambda: actions.suggest_proposal(asked, by=request.user, at=timezone.now()))


@require_http_methods(["GET", "POST"])
@gate(visible, access.may_handle, reads=whose)
def write_article(request: HttpRequest, asked: SupportRequest) -> HttpResponse:
    """An answer without names, which the asker reads and says yes or no to."""
    article = ProposedArticle.objects.filter(request=asked).first()
    fields = ("version", "title", "text")
    initial = {name: getattr(article, name) for name in fields} if article else {"version": 0}
    form = forms.ArticleForm(request.POST or None, initial=initial)
    if not form.is_valid():
        context = {"asked": asked, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "secretariat/write_article.html", context, status=status)
    typed = form.cleaned_data
    words = {"title": typed["title"], "text": typed["text"], "shown": typed["version"]}
    said = _("%(name)s is asked, and reads exactly these words.") % {"name": asked.asker.first_name}
    return done(request, asked, said, lambda: write_it(asked, **words, by=request.user, at=timezone.now()))


@require_GET
@page_gate(access.may_run_the_desk)
def proposed_articles(request: HttpRequest) -> HttpResponse:
    """Answers that those who asked have said yes to, without a name."""
    page = Paginator(queries.agreed_articles(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "secretariat/proposed_articles.html", {"page": page})
