"""Today's list, about requests: what somebody asked, and no officer has. One query."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netvaerk.models import Person
from secretariat.models import SupportRequest
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind


def about_requests(officer: Person) -> list[Waiting]:
    """But one's own. What is confidential says nothing before somebody takes it."""
    free = SupportRequest.objects.without_owner().exclude(asker=officer).select_related("asker")
    return [_request(one) for one in free]


def _request(one: SupportRequest) -> Waiting:
    since, desk = localdate(one.ball_at), reverse("support_desk") + "?vis=free"
    if one.is_confidential:
        return Waiting(Kind.REQUEST, one.pk, since, _("Confidential"), desk, _("See the desk"))
    url = reverse("support_request", args=[one.pk])
    return Waiting(Kind.REQUEST, one.pk, since, one.subject, url, _("Read the request"), [one.asker.name])
