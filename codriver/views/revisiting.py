"""Revisiting an agreement: either asks for it, both say "unchanged", or a new version begins."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from codriver import access
from codriver.actions import reviews
from codriver.models import AlignmentReview, ExpectationAlignment
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.views.attempts import press


def own_alignments(person: Person) -> Any:
    return ExpectationAlignment.objects.of(person).with_questions()


@require_POST
@gate(own_alignments, access.is_party)
def ask_for_revisit(request: HttpRequest, alignment: ExpectationAlignment) -> HttpResponse:
    done = _("The agreement is to be revisited, and the other one has been told.")
    press(request, lambda: reviews.ask_for_revisit(alignment, by=request.user, at=timezone.now()), done)
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
    done = _("You have said that nothing needs to change.")
    press(request, lambda: reviews.confirm_unchanged(review, by=request.user, at=timezone.now()), done)
    return redirect("alignment", pk=review.agreement.alignment_id)


@require_POST
@gate(own_reviews, may_review)
def begin_new_version(request: HttpRequest, review: AlignmentReview) -> HttpResponse:
    done = _("A new version is open for both of you. The present one holds until you both approve.")
    press(request, lambda: reviews.begin_new_version(review, by=request.user, at=timezone.now()), done)
    return redirect("alignment", pk=review.agreement.alignment_id)
