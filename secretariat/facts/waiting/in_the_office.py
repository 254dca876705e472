"""What the secretariat waits for from those who asked it something. One query a kind."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from secretariat.facts.waiting.items import Waits
from secretariat.models import ProposedArticle, SupportRequest
from secretariat.rules.waiting import Wait


def requests(today: date) -> Iterator[Waits]:
    """Never their subject."""
    for one in SupportRequest.objects.filter(status=SupportRequest.Status.WAITING).select_related("asker"):
        path = reverse("support_request", args=[one.pk])
        yield Waits(Wait.SUPPORT, one, one.asker, localdate(one.ball_at), path)


def articles(today: date) -> Iterator[Waits]:
    for one in ProposedArticle.objects.waiting().filter(request__isnull=False).select_related("request__asker"):
        path = reverse("support_request", args=[one.request.pk])
        yield Waits(Wait.ARTICLE, one, one.request.asker, localdate(one.written_at), path)
