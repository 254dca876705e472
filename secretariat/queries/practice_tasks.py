"""Min side, about practice: what a network leader is to confirm or mirror, and what a co-driver is asked about."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from codriver.models import Pairing, PracticeEvidence
from netvaerk.models import Person
from secretariat.queries.closing_tasks import with_own_closing
from secretariat.queries.tasks import Task

Status = PracticeEvidence.Status


@dataclass
class OwnPractice:
    """`has_any` says whether `person` is or was a co-driver, and so has pages of their own; `pairs` are the pairs that
    were read, each once or more, with their closing."""

    tasks: list[Task]
    has_any: bool
    pairs: list[Any]


def practice_of(person: Person) -> OwnPractice:
    """One query."""
    rows = list(_rows(person))
    practice = {one.practice_pk: one for one in rows if one.practice_pk and _holds_the_ball(one, person)}
    requests = {(one.pk, one.moment): one for one in rows if one.moment and one.network_leader_id == person.pk}
    tasks = [_evidence(one) for one in practice.values()] + [_mirror(one) for one in requests.values()]
    return OwnPractice(tasks, any(one.co_driver_id == person.pk for one in rows), rows)


def _rows(person: Person) -> QuerySet:
    """The pairs of `person`, each beside every piece of practice and mirror that waits in it, oldest first; and with
    its closing."""
    waits = Q(practice__status__in=[Status.ASKED, Status.QUESTIONED])
    pairs = Pairing.objects.of(person).filter(status__in=Pairing.BEGUN)
    joined = pairs.select_related("theme", "co_driver", "network_leader").annotate(
        waiting=FilteredRelation("practice", condition=waits),
        request=FilteredRelation("mirror_requests", condition=Q(mirror_requests__answered_at=None)),
    )
    found = {"practice_pk": F("waiting__pk"), "practice_status": F("waiting__status"), "moment": F("request__moment")}
    return with_own_closing(joined.annotate(**found), person).order_by(
        "waiting__asked_at", "waiting__pk", "request__pk", "pk"
    )


def _holds_the_ball(row: Any, person: Person) -> bool:
    return person.pk == (row.network_leader_id if row.practice_status == Status.ASKED else row.co_driver_id)


def _evidence(row: Any) -> Task:
    if row.practice_status == Status.QUESTIONED:
        name, title = row.network_leader.first_name, _("%(name)s asks about your practice")
        button = _("See the question")
    else:
        name, title, button = row.co_driver.first_name, _("Confirm what %(name)s has practised"), _("Read and answer")
    return Task(title % {"name": name}, row.theme.title, reverse("practice_evidence", args=[row.practice_pk]), button)


def _mirror(row: Any) -> Task:
    return Task(
        title=_("%(name)s asks how you see their competences") % {"name": row.co_driver.first_name},
        about=row.theme.title,
        url=reverse("mirror", args=[row.pk]) + f"?tid={row.moment}",
        button=_("Give your answer"),
    )
