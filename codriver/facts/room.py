"""What is known of a pair's room, for the rule that judges what is written in it."""

from codriver.models import Pairing
from codriver.rules.room import RoomFacts
from netvaerk.models import Person


def room_facts(pairing: Pairing, person: Person) -> RoomFacts:
    return RoomFacts(
        is_of_the_two=pairing.is_party(person) and pairing.status in Pairing.BEGUN,
        is_running=pairing.status == Pairing.Status.ACTIVE,
    )
