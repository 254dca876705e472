"""Today's list, about requests: what somebody asked and no officer has, and what is asked about data."""

from datetime import date

from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netvaerk.addresses import address
from netvaerk.encrypted import decrypt
from netvaerk.models import Person
from netvaerk.models.prepared import ask, moment_of
from secretariat.models import CopyHandOut, DataRequest, SupportRequest
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.lines import Line, line
from secretariat.rules.today import Kind


def parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    """But one's own; and of copies to confirm those that a colleague has noted."""
    about_data = DataRequest.objects.open().exclude(person=officer)
    to_confirm = CopyHandOut.objects.waiting().exclude(asked_by=officer)
    due_on, whose = Cast("due_on", CharField()), ("request__person__name", "asked_by__name")
    return [
        line(about_data, Kind.DATA_REQUEST, "person__name", "kind", due_on, at="asked_at"),
        line(to_confirm, Kind.COPY, *whose, at="asked_at", page="request_id"),
    ]


def about_data(one: Line) -> Waiting:
    name, kind, due_on, _none = one.words
    answer_by = _("answer by %(day)s") % {"day": date_format(date.fromisoformat(due_on), "DATE_FORMAT")}
    facts = [str(DataRequest.Kind(kind).label), answer_by]
    page = address("data_request", one.number)
    return Waiting(Kind.DATA_REQUEST, one.number, one.since, name, page, _("Answer it"), facts)


def about_copy(one: Line) -> Waiting:
    name, noted_by, _none, _neither = one.words
    facts = [_("noted by %(name)s") % {"name": noted_by}]
    page = address("data_request", one.page)
    return Waiting(Kind.COPY, one.number, one.since, name, page, _("Confirm or decline"), facts)


def about_requests(officer: Person) -> list[Waiting]:
    """But one's own; one query. What is confidential says nothing before somebody takes it."""
    return [_request(*row) for row in ask(_free, values=(officer.pk,))]


def _free(officer: int) -> QuerySet:
    free = SupportRequest.objects.without_owner().exclude(asker=officer)
    return free.values_list("pk", "ball_at", "is_confidential", "subject", "asker__name")


def _request(number: int, at: object, confidential: bool, subject: str, asker: str) -> Waiting:
    since = localdate(moment_of(at))
    if confidential:
        desk = reverse("support_desk") + "?vis=free"
        return Waiting(Kind.REQUEST, number, since, _("Confidential"), desk, _("See the desk"))
    page = address("support_request", number)
    return Waiting(Kind.REQUEST, number, since, decrypt(subject), page, _("Read the request"), [asker])
