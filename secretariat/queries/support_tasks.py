"""Min side, about requests to the secretariat: an answer that waits for me, and for officers what nobody has taken."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from netvaerk.models import Person
from netvaerk.models.prepared import read
from secretariat.models import SupportRequest
from secretariat.queries.tasks import Task
from secretariat.queries.traces import Part

Status = SupportRequest.Status
IN_HAND = [Status.IN_PROGRESS, Status.ASSIGNED]


def support_tasks(person: Person, parts: set[Part]) -> list[Task]:
    """One query, if an answer of mine waits; for an officer two more."""
    own = _own_tasks(person) if Part.REQUESTS in parts else []
    return [*own, *_for_officer(person)] if person.is_secretariat else own


def _own_tasks(person: Person) -> list[Task]:
    return [_own(one) for one in read(_waiting_for, values=(person.pk,))]


def _waiting_for(asker: int) -> QuerySet:
    mine = SupportRequest.objects.awaiting(Person(pk=asker))
    return mine.only("status", "subject", "proposal_suggested_at", "proposal").order_by("ball_at", "pk")


def _own(request: SupportRequest) -> Task:
    if request.status == Status.WAITING:
        title, button = _("The secretariat asks you something"), _("Read and answer")
    elif request.proposal_suggested_at and not request.proposal_id:
        title, button = _("Is your request to become a theme proposal?"), _("Read the request")
    else:
        title, button = _("May others use an answer you got?"), _("Read the words")
    return Task(title, request.subject, reverse("support_request", args=[request.pk]), button)


def _for_officer(person: Person) -> list[Task]:
    """What nobody has taken, as one task; and what oneself has in hand."""
    free = SupportRequest.objects.without_owner().exclude(asker=person).count()
    tasks = []
    if free:
        words = ngettext("%(count)s request without an officer", "%(count)s requests without an officer", free)
        url = reverse("support_desk") + "?vis=free"
        tasks.append(Task(words % {"count": free}, _("Somebody waits for the secretariat."), url, _("See the desk")))
    own = SupportRequest.objects.filter(owner=person, status__in=IN_HAND).select_related("asker")
    tasks += [
        Task(
            _("Answer %(name)s") % {"name": one.asker.first_name},
            one.subject,
            reverse("support_request", args=[one.pk]),
            _("Read and answer"),
        )
        for one in own.order_by("ball_at", "pk")
    ]
    return tasks
