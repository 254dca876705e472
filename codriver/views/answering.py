"""An alignment from its first question to both having sent."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import alignments as actions
from codriver.facts.agreements import standing_of_draft
from codriver.facts.drafts import Stored, alignment_of, draft_of
from codriver.forms.answers import OwnQuestionForm, Typed, read_answers
from codriver.models import Answer, ExpectationAlignment
from codriver.queries.answering import AnsweringPage, Meeting, answered, answering_page, changes_by
from codriver.queries.stages import standing, with_standing
from codriver.rules import saves as save_rules
from codriver.rules.agreements import SendingHindrance, hindrances_to_answering
from codriver.rules.saves import meeting
from codriver.rules.values import is_empty
from codriver.views.agreement import comparing, reading
from netvaerk.access import may_use_the_house
from netvaerk.gates import gate, page_gate
from netvaerk.models import Person
from netvaerk.refusals import Refused

own_alignments = ExpectationAlignment.objects.of


@require_GET
@page_gate(may_use_the_house)
def alignments(request: HttpRequest) -> HttpResponse:
    """My alignments, those that wait for me first."""
    today = timezone.localdate()
    found = [standing(one, today) for one in with_standing(ExpectationAlignment.objects.of(request.user))]
    found.sort(key=lambda one: (not one.waits_for_me(request.user), bool(one.alignment.closed_at)))
    return render(request, "codriver/alignments.html", {"standings": found})


def other_party(alignment: ExpectationAlignment) -> list[Person]:
    """Whose words the page may show, once both have sent."""
    return [response.person for response in alignment.responses.all()] if alignment.both_have_sent else []


@require_GET
@gate(own_alignments, access.is_party, reads=other_party, one=alignment_of)
def alignment(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    """One address for the whole way: answering, waiting, comparing, agreed."""
    if alignment.both_have_sent:
        written = alignment.agreements.filter(agreed_at=None).first()
        return (
            comparing(request, alignment, written)
            if written and not alignment.closed_at
            else reading(request, alignment)
        )
    if alignment.closed_at:
        return render(request, "codriver/lapsed.html", {"alignment": alignment})
    return answering(request, alignment)


def answering(request: HttpRequest, alignment: ExpectationAlignment, status: int = 200, **state: Any) -> HttpResponse:
    own_question = state.pop("own_question", None) or OwnQuestionForm()
    refusal = state.pop("refusal", None)
    hiding = state.pop("hiding", None)
    page = answering_page(alignment, request.user, **state)
    sent = alignment.sides()[page.side].sent_at
    template = "codriver/waiting.html" if sent else "codriver/answering.html"
    context = {
        "page": page,
        "alignment": alignment,
        "own_question": own_question,
        "refusal": refusal,
        "lacks": page.missing if refusal and SendingHindrance.ANSWERS_MISSING in refusal.reasons else [],
        "hiding": page.field(hiding) if hiding else None,
        "changes": changes_by(alignment, page.other, page.hidden),
        "sent_at": sent,
        "address": reverse("alignment", args=[alignment.pk]),
    }
    return render(request, template, context, status=status)


def fresh(request: HttpRequest, alignment: ExpectationAlignment) -> ExpectationAlignment:
    """The alignment as it stands after a change."""
    found = alignment_of(request.user, pk=alignment.pk)
    assert found is not None
    return found


@require_POST
@gate(own_alignments, access.is_party, one=draft_of)
def save_answers(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    """Store what was typed: one answer from the autosave, or the whole form from the button.

    Good answers are stored even when others are wrong or met a newer save; what is not stored stays on the page.
    """
    side = alignment.side_of(request.user)
    assert side is not None
    typed = read_answers(alignment.form().asked_of(side), request.POST)
    good = {code: one for code, one in typed.items() if not one.problems}
    try:
        meetings, answers = store(alignment, request.user, good)
    except Refused as refusal:
        return refused_save(request, alignment, typed, refusal)
    kept = {code: one for code, one in typed.items() if one.problems or code in meetings}
    if request.htmx:
        page = answering_page(alignment, request.user, typed=kept, meetings=meetings, answers=answers)
        return autosaved(page, code=next(iter(typed), ""))
    if kept:
        return answering(request, fresh(request, alignment), 409 if meetings else 422, typed=kept, meetings=meetings)
    if "send" in request.POST:
        return send(request, alignment)
    messages.success(request, _("Your draft is saved. Only you can see it."))
    return redirect(reverse("alignment", args=[alignment.pk]) + place_of(request.POST.get("theirs", "")))


def place_of(code: str) -> str:
    return f"#question-{code}" if code.isalnum() else ""


def store(
    alignment: ExpectationAlignment, person: Person, typed: dict[str, Typed]
) -> tuple[dict[str, Meeting], dict[str, Stored] | None]:
    """Save each answer. Those that met a newer save come back with what stands there; and, if any was saved, all that
    the person has answered by now. Raises Refused."""
    meetings, answers = {}, None
    if not typed:  # nothing asks the action, which would refuse
        refuse_what_comes_too_late(alignment, person)
    for code, one in typed.items():
        saved = actions.save_answer(
            alignment, code=code, value=one.value, by=person, at=timezone.now(), packet=one.packet
        )
        if saved.conflict:
            meetings[code] = Meeting(one, saved.version, saved.theirs)
        answers = saved.answers
    return meetings, answers


def refuse_what_comes_too_late(alignment: ExpectationAlignment, person: Person) -> None:
    reasons = hindrances_to_answering(standing_of_draft(alignment, person))
    if reasons:
        raise Refused(reasons)


def refused_save(
    request: HttpRequest, alignment: ExpectationAlignment, typed: dict[str, Typed], refusal: Refused
) -> HttpResponse:
    """Nothing was stored: say why, and hand back what was typed and stands nowhere else. Where there is nothing to hand
    back, an autosave that came after the button's own save is answered in silence, and the button with the reason."""
    unsaved = [one for one in typed.values() if not is_stored(alignment, request.user, one)]
    if not unsaved:
        return HttpResponse(status=204) if request.htmx else back_with(request, alignment, refusal)
    context = {"alignment": alignment, "refusal": refusal, "typed": unsaved}
    template = "codriver/_refused_save.html" if request.htmx else "codriver/refused_save.html"
    return render(request, template, context, status=409)


def back_with(request: HttpRequest, alignment: ExpectationAlignment, refusal: Refused) -> HttpResponse:
    """To the alignment as it is now, with the reason why nothing was done."""
    messages.error(request, " ".join(refusal.words()))
    return redirect("alignment", pk=alignment.pk)


def is_stored(alignment: ExpectationAlignment, person: Person, one: Typed) -> bool:
    """Whether this answer, or a newer one from the same open page, stands in the database; of an empty one, nothing."""
    stored = Answer.objects.filter(
        response__alignment=alignment, response__person=person, code=one.question.code
    ).first()
    if stored is None:
        return is_empty(one.question, one.value)
    how = meeting(one.packet, version=stored.version, page_key=stored.page_key, sequence=stored.sequence)
    return stored.value == one.value or how is save_rules.Meeting.LATE


def autosaved(page: AnsweringPage, code: str) -> HttpResponse:
    """The reply to one autosaved answer: its state, its new version, and the progress."""
    wrong = page.problems
    status = 409 if any(one.conflict for one in wrong) else 422 if wrong else 200
    context = {"page": page, "field": page.field(code), "saved": not wrong}
    return HttpResponse(render_to_string("codriver/_autosaved.html", context), status=status)


def no_longer_drafted(alignment: ExpectationAlignment) -> bool:
    return alignment.both_have_sent or alignment.closed_at is not None


def refused(request: HttpRequest, alignment: ExpectationAlignment, refusal: Refused, **typed: Any) -> HttpResponse:
    """The draft with the reason over it; where there is no draft any more, the page that has taken its place."""
    if no_longer_drafted(alignment):
        return back_with(request, alignment, refusal)
    return answering(request, alignment, 409, refusal=refusal, **typed)


def send(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    try:
        actions.send_answers(alignment, by=request.user, at=timezone.now())
    except Refused as refusal:
        return refused(request, fresh(request, alignment), refusal)
    messages.success(request, _("Your answers are sent."))
    return redirect("alignment", pk=alignment.pk)


@require_POST
@gate(own_alignments, access.is_party, one=alignment_of)
def send_answers(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    return send(request, alignment)


def _change(
    request: HttpRequest, alignment: ExpectationAlignment, change: Any, done: str, **typed: Any
) -> HttpResponse:
    """Carry out one change of a draft and come back to it, with the reason if it was refused."""
    try:
        change(alignment, by=request.user, at=timezone.now())
    except Refused as refusal:
        return refused(request, fresh(request, alignment), refusal, **typed)
    messages.success(request, done)
    return redirect("alignment", pk=alignment.pk)


@require_POST
@gate(own_alignments, access.is_party, one=alignment_of)
def take_answers_back(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    return _change(request, alignment, actions.take_answers_back, _("Your answers are back, and you can change them."))


@require_POST
@gate(own_alignments, access.is_party, one=alignment_of)
def choose_form(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    full = request.POST.get("form") == "full"

    def change(alignment: ExpectationAlignment, **who: Any) -> None:
        actions.choose_form(alignment, full=full, **who)

    done = _("You now have the full form, both of you.") if full else _("You now have the short form, both of you.")
    return _change(request, alignment, change, done)


@require_POST
@gate(own_alignments, access.is_party, one=alignment_of)
def hide_question(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    """Hide a question for both. One that has been answered is asked about first."""
    code = request.POST.get("code", "")[:4]
    if "sure" not in request.POST and answered(alignment, request.user, code):
        return answering(request, alignment, 422, hiding=code)

    def change(alignment: ExpectationAlignment, **who: Any) -> None:
        actions.hide_question(alignment, code=code, **who)

    return _change(request, alignment, change, _("The question is hidden for both of you."))


@require_POST
@gate(own_alignments, access.is_party, one=alignment_of)
def show_question(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    code = request.POST.get("code", "")[:4]

    def change(alignment: ExpectationAlignment, **who: Any) -> None:
        actions.show_question(alignment, code=code, **who)

    return _change(request, alignment, change, _("The question is back."))


@require_POST
@gate(own_alignments, access.is_party, one=alignment_of)
def add_question(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    form = OwnQuestionForm(request.POST)
    if not form.is_valid() and not no_longer_drafted(alignment):
        return answering(request, alignment, 422, own_question=form)

    def change(alignment: ExpectationAlignment, **who: Any) -> None:
        actions.add_question(alignment, text=form.cleaned_data.get("text", ""), **who)

    return _change(request, alignment, change, _("Your question is added for both of you."), own_question=form)
