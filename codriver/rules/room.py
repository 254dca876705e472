"""The pair's room: what is written there, by whom, and who reads it when (S52, S53, S54, S66, S67).

An entry is its author's alone until they share it. What is shared waits closed until the other opens it, and until then
it can be made private again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

LONGEST = 4000
"""Characters in one answer to one prompt."""


class Kind(str, Enum):
    NOTE = "note"
    WORK = "work"
    THEME = "theme"
    PREPARATION = "preparation"
    DEBRIEF = "debrief"
    COURAGE = "courage"


PROMPTS: Mapping[Kind, tuple[str, ...]] = {
    Kind.NOTE: ("text",),
    Kind.WORK: ("text",),
    Kind.THEME: ("text",),
    Kind.PREPARATION: ("aim", "parts", "serves"),
    Kind.DEBRIEF: ("chose", "learned", "serves"),
    Kind.COURAGE: ("what", "when", "happened"),
}
"""What an entry of each kind is asked; `when` is a day, the others are words."""

ABOUT_MEETINGS = (Kind.PREPARATION, Kind.DEBRIEF)


class RoomHindrance(Reason):
    NOT_OF_THE_TWO = gettext_noop("The room belongs to the two in the pair.")
    OVER = gettext_noop("The two of you are no longer a pair. You can read what stands here, but not write more.")
    NOTHING_WRITTEN = gettext_noop("Write something first.")
    NO_COURAGE_STEP = gettext_noop("Write what you will do that takes courage.")
    OTHER_MEETING = gettext_noop("Choose a meeting of your own theme.")
    NO_MEETING_HERE = gettext_noop("Only a preparation or a look back is about a meeting.")
    NOT_YOURS = gettext_noop("Only who has written it can change, share or delete it.")
    CHANGED_MEANWHILE = gettext_noop(
        "It was changed or shared in another window. Look at what stands now and who sees it, and do it again."
    )
    READ_ALREADY = gettext_noop("It has been read, so it cannot become private again.")
    NO_STEP = gettext_noop("Write what is to be done.")
    NO_DAY = gettext_noop("Choose by which day.")
    NOT_ONE_OF_YOU = gettext_noop("Choose one of you, or both.")


@dataclass(frozen=True)
class RoomFacts:
    """What is known of a room when somebody wants to write in it."""

    is_of_the_two: bool
    is_running: bool


def hindrances_to_writing(facts: RoomFacts) -> list[RoomHindrance]:
    hurdles = {RoomHindrance.NOT_OF_THE_TWO: facts.is_of_the_two, RoomHindrance.OVER: facts.is_running}
    return uncleared(hurdles)[:1]


def hindrances_to_entry(
    kind: Kind, words: Mapping[str, str], *, has_meeting: bool = False, meeting_is_theirs: bool = True
) -> list[RoomHindrance]:
    """Why an entry cannot be kept as it is; an empty list means it can. About a meeting any one prompt will do."""
    written = {name for name, text in words.items() if text.strip()}
    is_brave = kind is not Kind.COURAGE or "what" in written
    hurdles = {
        RoomHindrance.NO_COURAGE_STEP: is_brave,
        RoomHindrance.NOTHING_WRITTEN: bool(written) or not is_brave,
        RoomHindrance.NO_MEETING_HERE: not has_meeting or kind in ABOUT_MEETINGS,
        RoomHindrance.OTHER_MEETING: not has_meeting or meeting_is_theirs,
    }
    return uncleared(hurdles)


def kept_words(kind: Kind, words: Mapping[str, str]) -> dict[str, str]:
    """The answers to the prompts of this kind, in their order, without the empty ones and any other."""
    return {name: words[name].strip() for name in PROMPTS[kind] if words.get(name, "").strip()}


def holds_words(sought: str, *texts: str) -> bool:
    """Whether every word of `sought` stands in one of `texts`, whatever its letters' size."""
    everything = " ".join(texts).casefold()
    return all(word in everything for word in sought.casefold().split())


def hindrances_to_step(what: str, *, has_day: bool, is_theirs: bool) -> list[RoomHindrance]:
    """Why a next step of the pair cannot be noted."""
    return uncleared(
        {
            RoomHindrance.NO_STEP: bool(what.strip()),
            RoomHindrance.NO_DAY: has_day,
            RoomHindrance.NOT_ONE_OF_YOU: is_theirs,
        }
    )
