"""The list of two people who have sparring: putting on, talking about, sharing with the co-driver, taking off."""

from collections.abc import Callable

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from netvaerk.gates import gate
from netvaerk.models import NetworkTheme, Person
from netvaerk.refusals import Refused
from netvaerk.views.attempts import Attempt, attempt
from roles import sparring_access
from roles.actions import sparring_topics as actions
from roles.forms.sparring import TopicForm
from roles.models import SparringTopic
from roles.rules.sparring import TopicHindrance
from roles.views.sparring import open_relation, show_sparring


@require_http_methods(["GET", "POST"])
@gate(NetworkTheme.objects.visible_to, sparring_access.may_arrange_sparring)
def add_topic(request: HttpRequest, theme: NetworkTheme) -> HttpResponse:
    """Write a topic; where the list has been closed meanwhile, what was typed is handed back."""
    relation = open_relation(theme)
    running = relation is not None and relation.is_running
    if request.method == "GET" and not running:
        return redirect("sparring", pk=theme.pk)
    form = TopicForm(request.POST or None)
    tried = Attempt(409, Refused([TopicHindrance.NOT_RUNNING]))
    if running:
        tried = attempt(
            form, lambda: actions.add_topic(relation, by=request.user, at=timezone.now(), **form.cleaned_data)
        )
    if tried.is_done:
        messages.success(request, _("It is on your list."))
        return redirect("sparring", pk=theme.pk)
    other = relation.other(request.user) if running else None
    context = {"theme": theme, "form": form, "other": other, "refusal": tried.refusal}
    return render(request, "roles/add_topic.html", context, status=tried.status)


def readable(person: Person) -> QuerySet:
    people = ("relation__theme", "relation__network_leader", "relation__reference_leader")
    return SparringTopic.objects.readable_by(person).select_related(*people)


def done(request: HttpRequest, topic: SparringTopic, act: Callable[[], object]) -> HttpResponse:
    """Do `act` and go back to the list; a refusal is shown there."""
    theme = topic.relation.theme
    try:
        act()
    except Refused as refusal:
        return show_sparring(request, theme, 409, refusal=refusal)
    return redirect("sparring", pk=theme.pk)


@require_POST
@gate(readable, sparring_access.may_settle_topic)
def settle_topic(request: HttpRequest, topic: SparringTopic) -> HttpResponse:
    """Say that the two have talked about it, or put it back on the list."""
    settled = request.POST.get("settled") != "no"
    return done(
        request, topic, lambda: actions.settle_topic(topic, settled=settled, by=request.user, at=timezone.now())
    )


@require_POST
@gate(readable, sparring_access.may_share_topic)
def share_topic(request: HttpRequest, topic: SparringTopic) -> HttpResponse:
    """Let the co-driver read a topic, or no longer."""
    act = actions.stop_sharing_topic if request.POST.get("share") == "no" else actions.share_topic
    return done(request, topic, lambda: act(topic, by=request.user, at=timezone.now()))


@require_POST
@gate(readable, sparring_access.may_remove_topic)
def remove_topic(request: HttpRequest, topic: SparringTopic) -> HttpResponse:
    return done(request, topic, lambda: actions.remove_topic(topic, by=request.user, at=timezone.now()))
