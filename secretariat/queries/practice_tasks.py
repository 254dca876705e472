"""Min side, about the pairs one is or was in, read once, and about practice: what a network leader is to confirm or
mirror, and what a co-driver is asked about."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from codriver.models import Pairing, PairingHandover, PracticeEvidence
from codriver.queries.endings import note_is_welcome
from codriver.queries.room import with_what_waits
from netvaerk.models import Person
from netvaerk.models.prepared import read
from secretariat.queries.closing_tasks import with_own_closing
from secretariat.queries.tasks import Task

Status = PracticeEvidence.Status


READ = (
    *("status", "began_on", "ended_on", "end_kind", "answer_by", "leader_says_yes", "co_driver_says_yes"),
    *("theme__title", "theme__status", "co_driver__name", "co_driver__is_active"),
    *("network_leader__name", "network_leader__is_active"),
    *("closing__opened_at", "closing__ended_at", "closing__talk_on", "closing__forgotten_at"),
)


@dataclass
class OwnPairs:
    """The pairs of `person`: those offered and running, with what waits in their room; those whose note would be
    welcome; and those that have begun, with their closing. `tasks` are about practice; `has_any` says whether `person`
    is or was a co-driver, and so has pages of their own."""

    live: list[Any]
    notes_welcome: list[Any]
    begun: list[Any]
    tasks: list[Task]
    has_any: bool


def pairs_of(person: Person, today: date) -> OwnPairs:
    """One query."""
    rows = read(_rows, today, values=(person.pk,))
    begun = [one for one in rows if one.status in Pairing.BEGUN]
    once = sorted({one.pk: one for one in rows}.values(), key=lambda one: -one.pk)
    practice = {one.practice_pk: one for one in begun if one.practice_pk and _holds_the_ball(one, person)}
    requests = {(one.pk, one.moment): one for one in begun if one.moment and one.network_leader_id == person.pk}
    return OwnPairs(
        live=[one for one in once if one.status in Pairing.LIVE],
        notes_welcome=[one for one in once if note_is_welcome(one, person, today)],
        begun=begun,
        tasks=[_evidence(one) for one in practice.values()] + [_mirror(one) for one in requests.values()],
        has_any=any(one.co_driver_id == person.pk for one in begun),
    )


def _rows(today: date, number: int) -> QuerySet:
    """The pairs of somebody, each beside every piece of practice and mirror that waits in it, oldest first; with its
    closing, and with what waits in its room."""
    person = Person(pk=number)
    waits = Q(practice__status__in=[Status.ASKED, Status.QUESTIONED])
    pairs = Pairing.objects.of(person).filter(status__in={*Pairing.LIVE, *Pairing.BEGUN})
    joined = pairs.select_related("theme", "co_driver", "network_leader").annotate(
        waiting=FilteredRelation("practice", condition=waits),
        request=FilteredRelation("mirror_requests", condition=Q(mirror_requests__answered_at=None)),
        has_handover=Exists(PairingHandover.objects.filter(pairing=OuterRef("pk"))),
    )
    found = {"practice_pk": F("waiting__pk"), "practice_status": F("waiting__status"), "moment": F("request__moment")}
    with_room = with_what_waits(joined.annotate(**found), person, today)
    told = with_own_closing(with_room, person).only(*READ)
    return told.order_by("waiting__asked_at", "waiting__pk", "request__pk", "pk")


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
