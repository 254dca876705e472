"""The joint agreement: written, approved, read, printed, shared."""

import re
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import agreements
from codriver.documents import agreement_pdf_bytes, talk_sheet_pdf_bytes
from codriver.facts.agreements import agreed_review_dates, joint_values
from codriver.forms.answers import ApprovalForm, Typed, read_answers, read_whole_form
from codriver.models import AlignmentAgreement, ExpectationAlignment
from codriver.queries.agreed import agreed_page, open_revisit
from codriver.queries.comparing import ComparingPage, comparing_page
from codriver.queries.joint import JointMeeting, day_faults
from codriver.queries.talk_sheet import talk_sheet as sheet_of
from codriver.rules.agreements import ApprovalHindrance
from codriver.rules.forms import Kind
from codriver.rules.untouched import mark_of, says_something
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number
from netvaerk.views.downloads import attached


def own_alignments(person: Person) -> Any:
    return ExpectationAlignment.objects.of(person).with_questions()


def written_by(person: Person) -> Any:
    """Agreements this person is a party to, with all that their pages are made of."""
    return AlignmentAgreement.objects.of(person).select_related("alignment__theme", "alignment__template")


def readable_by(person: Person) -> Any:
    return (
        AlignmentAgreement.objects.readable_by(person)
        .agreed()
        .select_related("text", "alignment__theme", "alignment__template")
    )


def parties_of(agreement: AlignmentAgreement) -> list[Person]:
    return [response.person for response in agreement.alignment.responses.select_related("person")]


def page_of(
    request: HttpRequest, alignment: ExpectationAlignment, agreement: AlignmentAgreement, **state: Any
) -> ComparingPage:
    agreement.alignment = alignment
    return comparing_page(agreement, request.user, timezone.localdate(), **state)


def shown_on(page: ComparingPage) -> dict[str, Any]:
    """What an approval of this page binds to."""
    return {"revision": page.facts.now.revision, "fingerprint": page.facts.now.fingerprint}


def comparing(
    request: HttpRequest,
    alignment: ExpectationAlignment,
    agreement: AlignmentAgreement,
    status: int = 200,
    **state: Any,
) -> HttpResponse:
    """Answers side by side, the joint text under them."""
    refusal = state.pop("refusal", None)
    page = page_of(request, alignment, agreement, **state)
    context = {
        "page": page,
        "alignment": alignment,
        "agreement": agreement,
        "refusal": refusal,
        "shown": shown_on(page),
    }
    return render(request, "codriver/comparing.html", context, status=status)


def fresh(request: HttpRequest, agreement: AlignmentAgreement) -> tuple[ExpectationAlignment, AlignmentAgreement]:
    alignment = own_alignments(request.user).get(pk=agreement.alignment_id)
    return alignment, alignment.agreements.get(pk=agreement.pk)


@require_POST
@gate(written_by, access.may_write_agreement, reads=parties_of)
def write_joint(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    """Store joint answers: one from the autosave, or the whole form with a tick. What met another edit comes back."""
    typed = _typed(request, agreement)
    try:
        meetings = _still_meeting(agreement, typed) if request.htmx else {}
        meetings |= _write(agreement, request.user, {code: typed[code] for code in typed if code not in meetings})
        _tick(request, agreement)
    except Refused as refusal:
        return _refused_write(request, agreement, typed, refusal)
    kept = {code: one for code, one in typed.items() if one.problems or code in meetings}
    status = 409 if meetings else 422 if kept else 200
    if request.htmx:
        return _autosaved(request, agreement, kept, meetings, status)
    if kept:
        return comparing(request, *fresh(request, agreement), status, typed=kept, meetings=meetings)
    messages.success(request, _("The joint text is saved."))
    return redirect(reverse("alignment", args=[agreement.alignment_id]) + _place(request))


def _typed(request: HttpRequest, agreement: AlignmentAgreement) -> dict[str, Typed]:
    """What the form held; days are judged by the calendar, unless they are those that stood there already."""
    typed = read_answers(agreement.alignment.form().joint(revisit=agreement.is_revisit), request.POST)
    for code, one in typed.items():
        if one.question.kind == Kind.DATES and not one.is_untouched:
            faults = day_faults(agreement, one.question, one.value, timezone.localdate())
            typed[code] = replace(one, problems=one.problems or faults)
    return typed


def _write(agreement: AlignmentAgreement, person: Person, typed: dict[str, Typed]) -> dict[str, JointMeeting]:
    """Add an edit for each answer that is right and new; those that met another edit come back. Raises Refused.

    A field that still holds what it was loaded with was not typed, so the other's newer text stands.
    """
    meetings = {}
    for code, one in typed.items():
        if one.problems or (one.packet.based_on == 0 and not says_something(one.value)):
            continue
        written = agreements.write_joint(
            agreement, code=code, value=one.value, by=person, at=timezone.now(), packet=one.packet
        )
        if written.conflict and written.theirs and not one.is_untouched:
            meetings[code] = JointMeeting(one, written.theirs)
    return meetings


def _still_meeting(agreement: AlignmentAgreement, typed: dict[str, Typed]) -> dict[str, JointMeeting]:
    """Answers whose words have met another text: an autosave of the same words, as when one leaves the field, is not
    the choice between the two. The button is, and so is writing on."""
    waiting = {code: one for code, one in typed.items() if one.awaits_a_choice}
    newest = agreement.joint() if waiting else {}
    return {code: JointMeeting(one, newest[code]) for code, one in waiting.items() if code in newest}


def _tick(request: HttpRequest, agreement: AlignmentAgreement) -> None:
    """The button beside a question: we have talked about this, or not after all."""
    for name, done in (("talked", True), ("not_talked", False)):
        code = request.POST.get(name, "")
        if agreement.alignment.form().get(code):
            agreements.talk_through(agreement, code=code, done=done, by=request.user, at=timezone.now())


def _place(request: HttpRequest) -> str:
    code = request.POST.get("talked") or request.POST.get("not_talked") or ""
    return f"#compared-{code}" if code.isalnum() else ""


def _refused_write(
    request: HttpRequest, agreement: AlignmentAgreement, typed: dict[str, Typed], refusal: Refused
) -> HttpResponse:
    context = {
        "alignment": agreement.alignment,
        "refusal": refusal,
        "typed": [one for one in typed.values() if one.value and not one.is_untouched],
    }
    template = "codriver/_refused_save.html" if request.htmx else "codriver/refused_save.html"
    return render(request, template, context, status=409)


def _autosaved(
    request: HttpRequest,
    agreement: AlignmentAgreement,
    kept: dict[str, Typed],
    meetings: dict[str, JointMeeting],
    status: int,
) -> HttpResponse:
    """The reply to one autosaved joint answer. Approving stays open only if nobody else changed the text meanwhile:
    one approves what one has seen."""
    seen = whole_number(request.POST.get("revision"))
    alignment, agreement = fresh(request, agreement)
    page = page_of(request, alignment, agreement, typed=kept, meetings=meetings)
    context = {
        "page": page,
        "field": _joint_field(page, request.POST.get("only", "")),
        "agreement": agreement,
        "shown": shown_on(page),
        "unseen": seen is None or agreement.changed_elsewhere(since=seen, page_key=request.POST.get("page_key", "")),
        "unsaved": _holds_unsaved(request, agreement),
        "saved": not kept,
    }
    return render(request, "codriver/_joint_autosaved.html", context, status=status)


def _holds_unsaved(request: HttpRequest, agreement: AlignmentAgreement) -> bool:
    """Whether the open page holds words that are not stored, such as one side of a conflict: to leave it loses them."""
    stored = joint_values(agreement)
    typed = read_whole_form(agreement.alignment.form().joint(revisit=agreement.is_revisit), request.POST)
    return any(not one.is_untouched and mark_of(one.value) != mark_of(stored.get(code)) for code, one in typed.items())


def _joint_field(page: ComparingPage, code: str) -> Any:
    return next((one for one in page.fields if one.code == code), None)


@require_POST
@gate(written_by, access.may_write_agreement, reads=parties_of)
def approve_agreement(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    """Approve the text that was shown, and no other. What was typed and not yet saved is saved first, and then it is
    another text than the one shown."""
    form = ApprovalForm(request.POST)
    typed = _typed(request, agreement)
    if agreement.agreed_at or agreement.alignment.closed_at:
        return _came_too_late(request, agreement, typed)
    if not form.is_valid():
        return comparing(request, *fresh(request, agreement), 422, typed=typed)
    try:
        meetings = _write(agreement, request.user, typed)
        kept = {code: one for code, one in typed.items() if one.problems or code in meetings}
        if kept:
            return comparing(request, *fresh(request, agreement), 409, typed=kept, meetings=meetings)
        agreements.approve_agreement(agreement, by=request.user, at=timezone.now(), shown=form.shown())
    except Refused as refusal:
        return _refused_approval(request, agreement, typed, refusal)
    agreement.refresh_from_db()
    if agreement.agreed_at:
        messages.success(request, _("You have both approved. The agreement holds from today."))
    else:
        messages.success(request, _("You have approved. The agreement holds when the other one has approved too."))
    return redirect("alignment", pk=agreement.alignment_id)


def _refused_approval(
    request: HttpRequest, agreement: AlignmentAgreement, typed: dict[str, Typed], refusal: Refused
) -> HttpResponse:
    alignment, agreement = fresh(request, agreement)
    if agreement.agreed_at or alignment.closed_at:
        return _came_too_late(request, agreement, typed)
    return comparing(request, alignment, agreement, 409, refusal=refusal)


def _came_too_late(request: HttpRequest, agreement: AlignmentAgreement, typed: dict[str, Typed]) -> HttpResponse:
    """The text is locked: what was typed and says something else is handed back; else the agreement is shown."""
    stored = joint_values(agreement)
    unsaved = {code: one for code, one in typed.items() if says_something(one.value) and not one.is_untouched}
    if any(one.value != stored.get(code) for code, one in unsaved.items()):
        return _refused_write(request, agreement, unsaved, Refused([ApprovalHindrance.LOCKED]))
    messages.info(request, _(str(ApprovalHindrance.LOCKED)))
    return redirect("alignment", pk=agreement.alignment_id)


def reading(request: HttpRequest, alignment: ExpectationAlignment, status: int = 200, **state: Any) -> HttpResponse:
    """The agreement in force, or the last one, with what can be done about it."""
    agreed = list(alignment.agreements.agreed().select_related("text"))
    if not agreed:
        return render(request, "codriver/lapsed.html", {"alignment": alignment})
    newest = agreed[0]
    newest.alignment = alignment
    sides, side = alignment.sides(), alignment.side_of(request.user)
    context = {
        "alignment": alignment,
        "page": agreed_page(newest),
        "versions": agreed,
        "revisit": open_revisit(newest, side) if side else None,
        "review_dates": [day for day in agreed_review_dates(newest) if day >= timezone.localdate()],
        "other": sides[side.other].person if side else None,
        "own_response": sides[side] if side else None,
        "other_response": sides[side.other] if side else None,
        **state,
    }
    return render(request, "codriver/agreed.html", context, status=status)


@require_GET
@gate(readable_by, access.may_read_agreement, reads=parties_of)
def agreement(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    """One agreed version, with what changed since the version before."""
    context = {
        "page": agreed_page(agreement),
        "alignment": agreement.alignment,
        "is_party": access.is_party(request.user, agreement.alignment),
    }
    return render(request, "codriver/agreement.html", context)


@require_GET
@gate(readable_by, access.may_read_agreement, reads=parties_of)
def agreement_pdf(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    name = _("Agreement, version %(number)s, %(theme)s")
    words = {"number": agreement.number, "theme": agreement.alignment.theme}
    return _pdf(agreement_pdf_bytes(agreed_page(agreement)), name % words)


def sheets_of(person: Person) -> Any:
    """Agreements being written, whose talk sheet the two may print."""
    return written_by(person).filter(agreed_at=None, alignment__closed_at=None)


@require_GET
@gate(sheets_of, access.may_write_agreement, reads=parties_of)
def talk_sheet(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    """What to talk about first, on one page."""
    today = timezone.localdate()
    page = comparing_page(agreement, request.user, today)
    context = {"page": page, "alignment": agreement.alignment, "sheet": sheet_of(page, today)}
    return render(request, "codriver/talk_sheet.html", context)


@require_GET
@gate(sheets_of, access.may_write_agreement, reads=parties_of)
def talk_sheet_pdf(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    today = timezone.localdate()
    page = comparing_page(agreement, request.user, today)
    return _pdf(
        talk_sheet_pdf_bytes(page, sheet_of(page, today)),
        _("Talk sheet, %(theme)s") % {"theme": agreement.alignment.theme},
    )


UNFIT_FOR_A_NAME = re.compile(r'[\\/:*?"<>|\s]+')


def _pdf(content: bytes, name: str) -> HttpResponse:
    return attached(content, f"{UNFIT_FOR_A_NAME.sub(' ', name)}.pdf", "application/pdf")


@require_POST
@gate(own_alignments, access.is_party)
def share_text(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    """Let the secretariat read the agreed text, or stop it."""
    share = request.POST.get("share") == "yes"
    agreements.share_text(alignment, share=share, by=request.user, at=timezone.now())
    if share:
        messages.success(request, _("The secretariat can read the agreement when you both share it."))
    else:
        messages.success(request, _("The secretariat can no longer read the agreement."))
    return redirect("alignment", pk=alignment.pk)
