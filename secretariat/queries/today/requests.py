"""Today's list, about requests: what somebody asked and no officer has, and what is asked about data. Two queries."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netvaerk.models import Person
from secretariat.models import DataRequest, SupportRequest
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind


def about_requests(officer: Person) -> list[Waiting]:
    """But one's own. What is confidential says nothing before somebody takes it."""
    free = SupportRequest.objects.without_owner().exclude(asker=officer).select_related("asker")
    about_data = DataRequest.objects.open().exclude(person=officer).select_related("person")
    return [*(_request(one) for one in free), *(_about_data(one) for one in about_data)]


def _about_data(one: DataRequest) -> Waiting:
    answer_by = _("answer by %(day)s") % {"day": date_format(one.due_on, "DATE_FORMAT")}
    facts = [one.get_kind_display(), answer_by]
    url = reverse("data_request", args=[one.pk])
    return Waiting(Kind.DATA_REQUEST, one.pk, localdate(one.asked_at), one.person.name, url, _("Answer it"), facts)


def _request(one: SupportRequest) -> Waiting:
    since, desk = localdate(one.ball_at), reverse("support_desk") + "?vis=free"
    if one.is_confidential:
        return Waiting(Kind.REQUEST, one.pk, since, _("Confidential"), desk, _("See the desk"))
    url = reverse("support_request", args=[one.pk])
    return Waiting(Kind.REQUEST, one.pk, since, one.subject, url, _("Read the request"), [one.asker.name])
