"""Letters about what people ask the secretariat: that there is something to read, never what, and never the subject."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person
from secretariat.models import SupportRequest


def _page(request: SupportRequest) -> str:
    return reverse("support_request", args=[request.pk])


def asked(request: SupportRequest) -> None:
    """A receipt to the asker, and word to the officers, who see on their desk what they may."""
    send_on_commit(Letter("support_received", request.asker, _page(request)))
    send_together(
        Letter("support_asked", officer, reverse("support_desk"))
        for officer in Person.objects.secretariat().exclude(pk=request.asker_id)
    )


def without_officer(request: SupportRequest) -> None:
    """A request that was in hand lacks an officer again."""
    send_together(
        Letter("support_asked", officer, reverse("support_desk"))
        for officer in Person.objects.secretariat().exclude(pk=request.asker_id)
    )


def handed_over(request: SupportRequest) -> None:
    if request.owner:
        send_on_commit(Letter("support_handed_over", request.owner, _page(request)))


def answered(request: SupportRequest) -> None:
    send_on_commit(Letter("support_answered", request.asker, _page(request)))


def written_back(request: SupportRequest) -> None:
    if request.owner:
        send_on_commit(Letter("support_written_back", request.owner, _page(request)))


def resolved(request: SupportRequest) -> None:
    send_on_commit(Letter("support_resolved", request.asker, _page(request)))


def proposal_suggested(request: SupportRequest) -> None:
    send_on_commit(Letter("support_could_be_a_proposal", request.asker, _page(request)))


def article_asked(request: SupportRequest) -> None:
    send_on_commit(Letter("support_article_asked", request.asker, _page(request)))
