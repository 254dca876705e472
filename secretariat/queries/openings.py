"""The pages of emergency openings: the list, one of them, and the words that were opened."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from codriver.models import (
    AgreedText,
    Answer,
    CandidacyReflection,
    ExpectationAlignment,
    JointEdit,
    Pairing,
    RoomEntry,
    RoomStep,
)
from codriver.queries import own_words
from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.queries.own_copy import Row, Section, told
from netvaerk.rules.reasons import gettext_noop
from secretariat.models import SealedOpening
from secretariat.rules.openings import State

STATES = {
    State.ASKED: gettext_noop("Waits for another who is named"),
    State.LAPSED: gettext_noop("Nobody answered within a day"),
    State.DECLINED: gettext_noop("Declined"),
    State.OPEN: gettext_noop("Stands open"),
    State.ENDED: gettext_noop("Is closed again"),
}


@dataclass(frozen=True)
class OpeningPage:
    """One opening as a reader meets it; `readings` are the moments at which the opened words were read."""

    opening: SealedOpening
    state: State
    owners: list[Person]
    readings: list[datetime]

    @property
    def state_in_words(self) -> str:
        return _(str(STATES[self.state]))

    @property
    def untold(self) -> list[Person]:
        """Owners whom no letter reaches, since they have left."""
        return [one for one in self.owners if not one.is_active] if self.opening.agreed else []


def opening_page(opening: SealedOpening, at: datetime) -> OpeningPage:
    """One query beside the opening's own."""
    read = AuditEvent.objects.filter(
        verb=Verb.READ_SEALED, object_type=SealedOpening._meta.label_lower, object_id=opening.pk
    )
    moments = sorted(set(read.values_list("at", flat=True)))
    return OpeningPage(opening, opening.state(at), opening.owners, moments)


def opened_words(opening: SealedOpening) -> list[Section]:
    """What was opened, as each of its owners would meet their own in the copy of their data."""
    if opening.alignment:
        return _of_alignment(opening.alignment)
    if opening.pairing:
        return _of_room(opening.pairing)
    done = CandidacyReflection.objects.filter(candidacy=opening.candidacy, done_at__isnull=False)
    return [Section("reflection", one.name, list(own_words.reflections(one, done))) for one in opening.owners if done]


def _of_alignment(alignment: ExpectationAlignment) -> list[Section]:
    sections = []
    for response in alignment.responses.select_related("person"):
        rows = own_words.answers(response.person, Answer.objects.filter(response=response))
        sections.append(Section("answers", _("Answers of %(name)s") % {"name": response.person.name}, list(rows)))
    edits = JointEdit.objects.filter(agreement__alignment=alignment, agreement__agreed_at=None)
    agreed = AgreedText.objects.filter(agreement__alignment=alignment).order_by("pk")
    anyone = alignment.responses.first().person
    sections.append(Section("joint", _("What they are writing together"), list(own_words.edits(anyone, edits))))
    sections.append(Section("agreed", _("What they have agreed"), list(own_words.agreed(anyone, agreed))))
    return [one for one in sections if one.rows]


def _of_room(pairing: Pairing) -> list[Section]:
    sections = []
    for person in (pairing.network_leader, pairing.co_driver):
        shared = RoomEntry.objects.filter(pairing=pairing, author=person, read_at__isnull=False).order_by("pk")
        title = _("Shared by %(name)s") % {"name": person.name}
        sections.append(Section("entries", title, list(own_words.entries(person, shared))))
    steps: list[Row] = [
        [told(one, name) for name in ("what", "who", "due_on", "written_by", "done_at")]
        for one in RoomStep.objects.filter(pairing=pairing).select_related("who", "written_by").order_by("pk")
    ]
    return [one for one in (*sections, Section("steps", _("Next steps"), steps)) if one.rows]
