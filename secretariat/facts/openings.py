"""What can be opened, and whose it is. What has not been told to anybody is not here."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from codriver.models import CoDriverCandidacy, ExpectationAlignment, Pairing
from netvaerk.models import Person
from secretariat.models.openings import Thing, owners_of


@dataclass(frozen=True)
class Openable:
    """One thing that could be opened, and what it is about."""

    kind: str
    thing: Thing
    theme: str

    @property
    def owners(self) -> list[Person]:
        return owners_of(self.thing)

    @property
    def code(self) -> str:
        """Its name in a form."""
        return f"{self.kind}-{self.thing.pk}"


def is_there(thing: Thing) -> bool:
    """Whether somebody has told somebody: both have sent, an entry was read by the other, the reflection is done and
    the person has said to be interested."""
    if isinstance(thing, ExpectationAlignment):
        return thing.both_have_sent
    if isinstance(thing, Pairing):
        return thing.room_entries.filter(read_at__isnull=False).exists() or thing.room_steps.exists()
    return CoDriverCandidacy.objects.filter(
        pk=thing.pk, interested_at__isnull=False, reflection__done_at__isnull=False
    ).exists()


def openable_of(person: Person) -> Iterator[Openable]:
    """Everything of `person` that could be opened; never that something is there which nobody knows of."""
    for alignment in ExpectationAlignment.objects.of(person).with_parties():
        if is_there(alignment):
            yield Openable("alignment", alignment, str(alignment))
    pairs = Pairing.objects.filter(Q(co_driver=person) | Q(network_leader=person))
    for pairing in pairs.select_related("theme", "co_driver", "network_leader"):
        if is_there(pairing):
            yield Openable("room", pairing, str(pairing.theme))
    for candidacy in CoDriverCandidacy.objects.filter(person=person).select_related("person"):
        if is_there(candidacy):
            yield Openable("reflection", candidacy, "")
