"""What a pair's page says of a talk, of how it ended, and of a note to the next co-driver, to each who may read it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from codriver.access import may_follow_talks, may_look_back, may_write_handover
from codriver.models import PairClosing, Pairing, PairingHandover, PairingTalk
from netvaerk.models import Person
from netvaerk.rules.themes import TAKES_ROLES

ASKED_FOR = timedelta(days=28)
"""For so long Min side mentions that a note would be welcome."""


@dataclass(frozen=True)
class Ending:
    """`looks_back` says whether one is asked to look back on the pair. `handover` is a note one may read, `writes` says
    whether one may write this pair's. `talk` and `past` are empty for the two."""

    asks: bool
    follows: bool
    talk: PairingTalk | None
    past: list[PairingTalk]
    writes: bool
    looks_back: bool
    handover: PairingHandover | None


def ending_of(pairing: Pairing, person: Person) -> Ending:
    follows = may_follow_talks(person, pairing)
    talks = list(pairing.talks.select_related("settled_by")) if follows else []
    return Ending(
        asks=pairing.is_party(person) and pairing.status == Pairing.Status.ACTIVE,
        follows=follows,
        talk=next((one for one in talks if not one.settled_at), None),
        past=[one for one in talks if one.settled_at],
        writes=may_write_handover(person, pairing),
        looks_back=may_look_back(person, pairing) and PairClosing.objects.filter(pairing=pairing).exists(),
        handover=_note_on(pairing, person) if pairing.is_party(person) and pairing.began_on else None,
    )


def _note_on(pairing: Pairing, person: Person) -> PairingHandover | None:
    """The note of this pair, or the one that was left to it."""
    notes = PairingHandover.objects.readable_by(person).select_related("pairing__co_driver")
    return notes.filter(Q(pairing=pairing) | Q(next_pairing=pairing.pk)).order_by("-pairing_id").first()


def handed_over(person: Person) -> QuerySet:
    """The pairings whose note this person writes or may read."""
    readable = PairingHandover.objects.readable_by(person).values("pairing")
    early = Pairing.objects.ended_early().filter(co_driver=person)
    return Pairing.objects.filter(Q(pk__in=readable) | Q(pk__in=early.values("pk"))).with_people()


def note_is_welcome(pairing: Pairing, person: Person, today: date) -> bool:
    """Whether a note would be welcome: the pair ended early not long ago, `person` was its co-driver, its theme goes
    on, and nothing has been written, as `has_handover` says."""
    lately = pairing.ended_early and pairing.ended_on is not None and pairing.ended_on >= today - ASKED_FOR
    mine = pairing.co_driver_id == person.pk and not pairing.has_handover
    return lately and mine and pairing.theme.status in TAKES_ROLES
