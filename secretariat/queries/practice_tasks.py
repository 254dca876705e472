"""Min side, about practice: what a network leader is to confirm or mirror, and what a co-driver is asked about."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from codriver.facts.candidacies import has_co_driven
from codriver.models import MirrorRequest, PracticeEvidence
from netvaerk.models import Person
from secretariat.queries.tasks import Task


@dataclass
class OwnPractice:
    """`has_any` says whether `person` is or was a co-driver, and so has pages of their own."""

    tasks: list[Task]
    has_any: bool


def practice_of(person: Person) -> OwnPractice:
    """Three queries."""
    waiting = PracticeEvidence.objects.awaiting(person).with_people().order_by("asked_at", "pk")
    requests = MirrorRequest.objects.awaiting(person).select_related("pairing__theme", "pairing__co_driver")
    tasks = [_evidence(one) for one in waiting] + [_mirror(one) for one in requests]
    return OwnPractice(tasks, has_co_driven(person))


def _evidence(evidence: PracticeEvidence) -> Task:
    if evidence.status == PracticeEvidence.Status.QUESTIONED:
        name, title = evidence.pairing.network_leader.first_name, _("%(name)s asks about your practice")
        button = _("See the question")
    else:
        name, title, button = evidence.owner.first_name, _("Confirm what %(name)s has practised"), _("Read and answer")
    url = reverse("practice_evidence", args=[evidence.pk])
    return Task(title % {"name": name}, evidence.pairing.theme.title, url, button)


def _mirror(request: MirrorRequest) -> Task:
    return Task(
        title=_("Say how you see %(name)s's competences") % {"name": request.pairing.co_driver.first_name},
        about=request.pairing.theme.title,
        url=reverse("mirror", args=[request.pairing_id]) + f"?tid={request.moment}",
        button=_("Answer"),
    )
