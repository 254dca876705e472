"""When a save may replace what is stored: a page follows itself, and nothing that somebody else saved is lost."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True)
class Packet:
    """A save as it came in: the version the page showed, the key of the open page, and its count of saves.

    A page without script has no count: every save of it has sequence 0 and a key of its own.
    """

    based_on: int = 0
    page_key: str = ""
    sequence: int = 0


class Meeting(str, Enum):
    """How a save meets what is stored."""

    FOLLOWS = "follows"
    LATE = "late"
    CONFLICT = "conflict"


def meeting(packet: Packet, *, version: int, page_key: str, sequence: int) -> Meeting:
    """What to do with `packet` when another save is stored as `version`, by the page `page_key` as its `sequence`.

    A packet of the same page that is not newer is late, or sent twice, and changes nothing. A newer one follows, also
    when the page had not yet heard that its former save went through.
    """
    if packet.page_key and packet.page_key == page_key:
        return Meeting.FOLLOWS if packet.sequence > sequence else Meeting.LATE
    return Meeting.FOLLOWS if packet.based_on == version else Meeting.CONFLICT
