"""One thing on today's list, in words."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person
from secretariat.rules.today import Case, Kind

WORDS = {
    Kind.TALK: _("A pair that needs a talk"),
    Kind.WISH: _("Somebody who would like a talk"),
    Kind.REQUEST: _("A request no officer has"),
    Kind.DATA_REQUEST: _("A request about data to answer"),
    Kind.COPY: _("A copy for somebody who has left, to confirm"),
    Kind.NO_NETWORK_LEADER: _("A theme without a network leader"),
    Kind.NO_REFERENCE_LEADER: _("A theme without a reference leader"),
    Kind.NO_CO_DRIVER: _("A theme without a co-driver"),
    Kind.START: _("A theme that can start"),
    Kind.CLOSE: _("A theme that can be closed"),
    Kind.PAUSED: _("A pause to look at again"),
    Kind.INTAKE: _("A new proposal"),
    Kind.DECISION: _("A proposal without a decision"),
    Kind.ROLE: _("A role nobody has answered about"),
    Kind.OFFER: _("An offer past its deadline"),
    Kind.CANDIDATE: _("A candidate who waits for their leader"),
    Kind.TIME_ASKED: _("A wish for time nobody has answered"),
    Kind.COUNTER: _("Other hours nobody has answered"),
    Kind.ANSWERS: _("An agreement that lacks somebody's answers"),
    Kind.APPROVAL: _("An agreement that lacks an approval"),
    Kind.HANDOVER: _("A hand-over nobody has accepted"),
    Kind.NEED: _("A need of a network nobody has taken up"),
    Kind.FOLLOW_UP: _("A solution nobody has followed up"),
    Kind.SPARRING_ASKED: _("Sparring nobody has answered about"),
    Kind.PRACTICE: _("Practice nobody has confirmed"),
    Kind.MODULE_ASKED: _("A module the leader has not answered"),
    Kind.REVISIT: _("An agreement that is not revisited"),
    Kind.HOURS: _("More hours agreed than released"),
    Kind.TIME: _("Released time to look at"),
    Kind.TIME_WISH: _("A wish for time that nobody can answer"),
    Kind.SPARRING: _("Sparring that has gone silent"),
    Kind.MODULE: _("A module to prioritise"),
    Kind.ATTENDANCE: _("An event of which nobody has noted who came"),
    Kind.EVENT_DRAFT: _("A draft of an event that is near"),
    Kind.LETTER: _("A letter that could not be sent"),
    Kind.TEXT_SENT: _("A text to read and publish"),
    Kind.TEXT_OLD: _("A text to look at again"),
    Kind.STATEMENT: _("The accessibility statement to look through"),
}


@dataclass
class Waiting:
    """What waits, about whom or what, since when, and the one button that does something about it.

    `waited` is in days. `taken_by` and `postponed_until` are what officers have said of it.
    """

    kind: Kind
    number: int
    since: date
    about: str
    url: str
    button: Any
    facts: list[str] = field(default_factory=list)
    taken_by: Person | None = None
    postponed_until: date | None = None
    waited: int = 0

    @property
    def case(self) -> Case:
        return Case(self.kind, self.number, self.since)

    @property
    def title(self) -> Any:
        return WORDS[self.kind]
