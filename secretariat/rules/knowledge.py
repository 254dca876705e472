"""Texts that colleagues write for each other (S40): who may take which step, when a text is to be looked at again, and
which addresses a link may go to."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop, uncleared

ROLES = ("network_leader", "co_driver", "personnel_leader", "reference_leader")
LONGEST_TITLE = 140
LONGEST_SUMMARY = 200
LONGEST = 20_000
LOOKED_AT_MONTHS = 12
"""So long a published text stands before the secretariat is asked to look at it again."""
SHORTEST_BEGINNING = 3
"""So many letters a word needs before it also finds the words that begin with it."""
SPOKEN_SCHEMES = {"http", "https", "mailto"}
LINK = re.compile(r"\]\(\s*<?\s*([a-z][a-z0-9+.-]*:[^)\s>]*|//[^)\s>]*)|<([a-z][a-z0-9+.-]*:[^>\s]*)>", re.IGNORECASE)


class KnowledgeHindrance(Reason):
    NOT_THE_WRITER = gettext_noop("Only the one who is writing this can do that.")
    NOT_YOURS_TO_CHANGE = gettext_noop("Only the author and the secretariat change this text.")
    NOT_THE_AUTHOR = gettext_noop("Only the author decides whether their name is shown.")
    NOT_THE_SECRETARIAT = gettext_noop("Only the secretariat publishes and archives texts.")
    NOT_SENT = gettext_noop("This has not been sent to the secretariat.")
    SENT_ALREADY = gettext_noop("It is with the secretariat now. You hear when it is published or sent back.")
    IN_HAND = gettext_noop("Somebody is working on a new version of this already.")
    NO_DRAFT = gettext_noop("There is no draft any more. Perhaps it has been published.")
    CHANGED_MEANWHILE = gettext_noop(
        "Somebody changed this while you were writing. Compare the two texts and save again."
    )
    NOT_WHAT_YOU_READ = gettext_noop("The text has changed since you opened the page. Read it as it stands now.")
    NO_COMMENT = gettext_noop("Write what you would like to see changed.")
    NOT_PUBLISHED = gettext_noop("This is not published.")
    NO_SUCH_VERSION = gettext_noop("That version is not there, or it is the one that everybody reads now.")


class Status(str, Enum):
    DRAFT = "draft"
    SENT = "sent"
    RETURNED = "returned"
    PUBLISHED = "published"


OPEN = (Status.DRAFT, Status.SENT, Status.RETURNED)
WITH_THE_WRITER = (Status.DRAFT, Status.RETURNED)


@dataclass(frozen=True)
class Standing:
    """A text as one person meets it. `status` is of the version being written, or None where nobody writes one."""

    status: Status | None
    is_writer: bool = False
    is_author: bool = False
    is_officer: bool = False


def hindrances_to_write(one: Standing) -> list[KnowledgeHindrance]:
    """The writer while it is theirs; an officer what was sent; author and officers a new version if none is begun."""
    if one.status is None:
        return uncleared({KnowledgeHindrance.NOT_YOURS_TO_CHANGE: one.is_author or one.is_officer})
    if one.status is Status.SENT:
        return uncleared({KnowledgeHindrance.SENT_ALREADY: one.is_officer})
    if one.is_writer:
        return []
    return [KnowledgeHindrance.IN_HAND if one.is_author or one.is_officer else KnowledgeHindrance.NOT_THE_WRITER]


def hindrances_to_send(one: Standing) -> list[KnowledgeHindrance]:
    if one.status is None:
        return [KnowledgeHindrance.NO_DRAFT]
    return uncleared(
        {
            KnowledgeHindrance.NOT_THE_WRITER: one.is_writer,
            KnowledgeHindrance.SENT_ALREADY: one.status is not Status.SENT,
        }
    )


def hindrances_to_drop(one: Standing) -> list[KnowledgeHindrance]:
    """The writer takes a draft away, also while the secretariat has it."""
    if one.status is None:
        return [KnowledgeHindrance.NO_DRAFT]
    return uncleared({KnowledgeHindrance.NOT_THE_WRITER: one.is_writer})


def hindrances_to_return(one: Standing, comment: str) -> list[KnowledgeHindrance]:
    if not one.is_officer:
        return [KnowledgeHindrance.NOT_THE_SECRETARIAT]
    return uncleared(
        {
            KnowledgeHindrance.NOT_SENT: one.status is Status.SENT,
            KnowledgeHindrance.NO_COMMENT: bool(comment.strip()),
        }
    )


def hindrances_to_publish(one: Standing) -> list[KnowledgeHindrance]:
    """What was sent, or an officer's own draft."""
    if not one.is_officer:
        return [KnowledgeHindrance.NOT_THE_SECRETARIAT]
    if one.status is None:
        return [KnowledgeHindrance.NO_DRAFT]
    return uncleared({KnowledgeHindrance.NOT_SENT: one.status is Status.SENT or one.is_writer})


def hindrances_to_keep_house(*, is_officer: bool, is_published: bool) -> list[KnowledgeHindrance]:
    """Archiving a published text, bringing it back, saying that it still holds, going back to an earlier version."""
    return uncleared(
        {KnowledgeHindrance.NOT_THE_SECRETARIAT: is_officer, KnowledgeHindrance.NOT_PUBLISHED: is_published}
    )


def look_again_on(looked_on: date) -> date:
    """The day from which the secretariat is asked to look at a text again."""
    year = looked_on.year + LOOKED_AT_MONTHS // 12
    leap_day = (looked_on.month, looked_on.day) == (2, 29)
    return date(year, 3, 1) if leap_day else looked_on.replace(year=year)


def looked_at_before(today: date) -> date:
    """What was last looked at on this day or earlier is due."""
    leap_day = (today.month, today.day) == (2, 29)
    year = today.year - LOOKED_AT_MONTHS // 12
    return date(year, 2, 28) if leap_day else today.replace(year=year)


def unspoken_links(text: str) -> list[str]:
    """Addresses in a Markdown text that a link may not go to: anything but web, mail and pages of this site."""
    found: Iterable[str] = (first or second for first, second in LINK.findall(text))
    return [one for one in found if one.split(":")[0].lower() not in SPOKEN_SCHEMES]
