"""The joint agreement: written, approved, read, printed, revisited."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import agreements, reviews
from codriver.documents import agreement_pdf_bytes, talk_sheet_pdf_bytes
from codriver.facts import agreed_review_dates, joint_values
from codriver.forms import ApprovalForm, Typed, read_answers
from codriver.models import AlignmentAgreement, AlignmentReview, ExpectationAlignment
from codriver.queries.agreed import agreed_page
from codriver.queries.comparing import ComparingPage, JointMeeting, comparing_page
from codriver.rules.agreements import ApprovalHindrance
from codriver.rules.values import is_empty
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.typed import whole_number


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
        meetings = _write(agreement, request.user, typed)
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
    return read_answers(agreement.alignment.form().joint(revisit=agreement.is_revisit), request.POST)


def _write(agreement: AlignmentAgreement, person: Person, typed: dict[str, Typed]) -> dict[str, JointMeeting]:
    """Add an edit for each answer that is right and new; those that met another edit come back. Raises Refused."""
    meetings = {}
    for code, one in typed.items():
        if one.problems or (one.packet.based_on == 0 and is_empty(one.question, one.value)):
            continue
        written = agreements.write_joint(
            agreement, code=code, value=one.value, by=person, at=timezone.now(), packet=one.packet
        )
        if written.conflict and written.theirs:
            meetings[code] = JointMeeting(one, written.theirs)
    return meetings


def _tick(request: HttpRequest, agreement: AlignmentAgreement) -> None:
    """The button beside a question: we have talked about this, or not after all."""
    for name, done in (("talked", True), ("not_talked", False)):
        code = request.POST.get(name, "")
        if agreement.alignment.form().get(code):
            agreements.talk_through(agreement, code=code, done=done, by=request.user, at=timezone.now())


def _place(request: HttpRequest) -> str:
    code = request.POST.get("talked") or request.POST.get("not_talked") or ""
    return f"#question-{code}" if code.isalnum() else ""


def _refused_write(
    request: HttpRequest, agreement: AlignmentAgreement, typed: dict[str, Typed], refusal: Refused
) -> HttpResponse:
    context = {
        "alignment": agreement.alignment,
        "refusal": refusal,
        "typed": [one for one in typed.values() if one.value],
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
        "saved": not kept,
    }
    return render(request, "codriver/_joint_autosaved.html", context, status=status)


def _joint_field(page: ComparingPage, code: str) -> Any:
    fields = [*page.joint, *(one.joint for one in page.compared if one.joint)]
    return next((one for one in fields if one.code == code), None)


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
    unsaved = {code: one for code, one in typed.items() if not is_empty(one.question, one.value)}
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
    side = alignment.side_of(request.user)
    review = newest.reviews.filter(closed_at=None).select_related("asked_by").first()
    context = {
        "alignment": alignment,
        "page": agreed_page(newest),
        "versions": agreed,
        "review": review,
        "review_dates": [day for day in agreed_review_dates(newest) if day >= timezone.localdate()],
        "said_unchanged": bool(review and side and review.unchanged_at(side)),
        "other": alignment.sides()[side.other].person if side else None,
        "own_response": alignment.sides()[side] if side else None,
        "other_response": alignment.sides()[side.other] if side else None,
        **state,
    }
    return render(request, "codriver/agreed.html", context, status=status)


@require_GET
@gate(readable_by, access.may_read_agreement, reads=parties_of)
def agreement(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    """One agreed version, with what changed since the version before."""
    return render(
        request, "codriver/agreement.html", {"page": agreed_page(agreement), "alignment": agreement.alignment}
    )


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
    page = comparing_page(agreement, request.user, timezone.localdate())
    return render(request, "codriver/talk_sheet.html", {"page": page, "alignment": agreement.alignment})


@require_GET
@gate(sheets_of, access.may_write_agreement, reads=parties_of)
def talk_sheet_pdf(request: HttpRequest, agreement: AlignmentAgreement) -> HttpResponse:
    page = comparing_page(agreement, request.user, timezone.localdate())
    return _pdf(talk_sheet_pdf_bytes(page), _("Talk sheet, %(theme)s") % {"theme": agreement.alignment.theme})


UNFIT_FOR_A_NAME = re.compile(r'[\\/:*?"<>|\s]+')


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{UNFIT_FOR_A_NAME.sub(' ', name)}.pdf"
    )
    return response


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


@require_POST
@gate(own_alignments, access.is_party)
def ask_for_revisit(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    try:
        reviews.ask_for_revisit(alignment, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.words()))
    else:
        messages.success(request, _("The agreement is to be revisited, and the other one has been told."))
    return redirect("alignment", pk=alignment.pk)


def own_reviews(person: Person) -> Any:
    """Open revisits of agreements this person is a party to."""
    mine = AlignmentReview.objects.filter(agreement__alignment__responses__person=person)
    return mine.select_related("agreement__alignment")


def may_review(person: Person, review: AlignmentReview) -> bool:
    return access.is_party(person, review.agreement.alignment)


@require_POST
@gate(own_reviews, may_review)
def confirm_unchanged(request: HttpRequest, review: AlignmentReview) -> HttpResponse:
    try:
        reviews.confirm_unchanged(review, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.words()))
    else:
        messages.success(request, _("You have said that nothing needs to change."))
    return redirect("alignment", pk=review.agreement.alignment_id)


@require_POST
@gate(own_reviews, may_review)
def begin_new_version(request: HttpRequest, review: AlignmentReview) -> HttpResponse:
    try:
        reviews.begin_new_version(review, by=request.user, at=timezone.now())
    except Refused as refusal:
        messages.error(request, " ".join(refusal.words()))
    else:
        messages.success(
            request, _("A new version is open for both of you. The present one holds until you both approve.")
        )
    return redirect("alignment", pk=review.agreement.alignment_id)
