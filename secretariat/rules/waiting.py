"""Everything that waits for a person: what it is, when they are reminded, and who sees to it if they stay silent.

Whoever is waited for is reminded after 7 and after 14 days. Then the thing stands on the secretariat's list of today,
and never with a line manager. What is nobody else's to see ends with the second reminder.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from netvaerk.rules.letters import ANSWER_WITHIN
from netvaerk.rules.reasons import gettext_noop
from secretariat.rules.today import Kind

REMINDED_AFTER = (7, 14)


class Wait(str, Enum):
    """What waits. The value stands in the occasion of a reminder, and must not change."""

    ROLE = "role"
    PART = "part"
    TIME = "time"
    COUNTER = "counter"
    INHERITED = "inherited"
    SPARRING = "sparring"
    HANDOVER = "handover"
    NEED = "need"
    FOLLOW_UP = "follow_up"
    WORD = "word"
    CANDIDATE = "candidate"
    OFFER = "offer"
    ANSWERS = "answers"
    LEADER_ANSWERS = "leader_answers"
    APPROVAL = "approval"
    REVISIT = "revisit"
    LOOK_BACK = "look_back"
    EFFECT = "effect"
    PRACTICE = "practice"
    QUESTION = "question"
    MIRROR = "mirror"
    MODULE = "module"
    SEAT = "seat"
    EVALUATION = "evaluation"
    SUPPORT = "support"
    ARTICLE = "article"


class Then(Enum):
    """What becomes of it when the last reminder has brought nothing."""

    SECRETARIAT = "the secretariat's list of today"
    THE_ASKER = "stays with whoever asked, who sees that it waits"
    NOBODY = "nobody else sees whether it is answered"
    BY_ITSELF = "is over by itself"


@dataclass(frozen=True)
class Course:
    """How one kind of thing waits. `what` says in the reminder what is to be done, with the theme where it has one;
    `letter` names a reminder with words of its own. `kind` is its place on today's list from `listed_after` days on; it
    has none where `then` is another. What is reminded elsewhere has no days here, and `why` says where."""

    what: str = ""
    then: Then = Then.SECRETARIAT
    kind: Kind | None = None
    letter: str = ""
    reminded_after: tuple[int, ...] = REMINDED_AFTER
    listed_after: int = ANSWER_WITHIN.days
    why: str = ""


COURSES: dict[Wait, Course] = {
    Wait.ROLE: Course(gettext_noop("say yes or no to a role on “%(theme)s”"), kind=Kind.ROLE),
    Wait.PART: Course(gettext_noop("say yes or no to taking part in the network “%(theme)s”"), Then.THE_ASKER),
    Wait.TIME: Course(gettext_noop("answer the wish for time for work on “%(theme)s”"), kind=Kind.TIME_ASKED),
    Wait.COUNTER: Course(
        gettext_noop("say whether the hours your leader proposes for “%(theme)s” will do"), kind=Kind.COUNTER
    ),
    Wait.INHERITED: Course(
        gettext_noop("say whether the time released for “%(theme)s” stands"),
        kind=Kind.TIME,
    ),
    Wait.SPARRING: Course(gettext_noop("answer about sparring on “%(theme)s”"), kind=Kind.SPARRING_ASKED),
    Wait.HANDOVER: Course(gettext_noop("accept the hand-over of “%(theme)s”"), kind=Kind.HANDOVER),
    Wait.NEED: Course(gettext_noop("answer what the network “%(theme)s” needs from you"), kind=Kind.NEED),
    Wait.FOLLOW_UP: Course(gettext_noop("say how the solution of “%(theme)s” lives"), kind=Kind.FOLLOW_UP),
    Wait.WORD: Course(gettext_noop("read what your personnel leader has written to you"), Then.NOBODY),
    Wait.CANDIDATE: Course(
        gettext_noop("give time to somebody who would like to be a co-driver, or say when to ask again"),
        kind=Kind.CANDIDATE,
    ),
    Wait.OFFER: Course(
        kind=Kind.OFFER,
        reminded_after=(),
        why="ten working days: reminded two working days before, and on the list when they are over",
    ),
    Wait.ANSWERS: Course(
        kind=Kind.TALK,
        letter="answers_waited_for",
        listed_after=28,
        why="the two have 21 days to agree; after 28 the pair needs a talk",
    ),
    Wait.LEADER_ANSWERS: Course(
        kind=Kind.ANSWERS,
        letter="agreement_answers_waited_for",
        listed_after=21,
        why="the two have 21 days to agree, so that the list waits as long",
    ),
    Wait.APPROVAL: Course(gettext_noop("read and approve the agreement about “%(theme)s”"), kind=Kind.APPROVAL),
    Wait.REVISIT: Course(gettext_noop("revisit the agreement about “%(theme)s”"), kind=Kind.REVISIT),
    Wait.LOOK_BACK: Course(letter="look_back_waits", then=Then.NOBODY),
    Wait.EFFECT: Course(letter="effect_waits", then=Then.NOBODY),
    Wait.PRACTICE: Course(
        gettext_noop("confirm what your co-driver has practised, or ask about it"), kind=Kind.PRACTICE
    ),
    Wait.QUESTION: Course(gettext_noop("answer what your network leader asks about your practice"), Then.NOBODY),
    Wait.MIRROR: Course(gettext_noop("say how you see your co-driver's competences"), Then.NOBODY),
    Wait.MODULE: Course(
        gettext_noop("answer somebody who would like to take a module of the diploma"), kind=Kind.MODULE_ASKED
    ),
    Wait.SEAT: Course(
        then=Then.BY_ITSELF,
        reminded_after=(),
        why="48 hours: then the seat goes to the next in line",
    ),
    Wait.EVALUATION: Course(
        then=Then.NOBODY,
        letter="evaluation_reminded",
        reminded_after=(7,),
        why="voluntary: its reminder says that nobody asks again",
    ),
    Wait.SUPPORT: Course(letter="support_waits", then=Then.THE_ASKER),
    Wait.ARTICLE: Course(gettext_noop("say whether others may use an answer you got"), Then.THE_ASKER),
}


def reminder_due(wait: Wait, since: date, today: date) -> int | None:
    """The reminder that is due, in days; the last of several, since those a late run has missed are not worth sending.
    None before the first."""
    passed = [days for days in COURSES[wait].reminded_after if since + timedelta(days=days) <= today]
    return max(passed, default=None)


def letter_of(wait: Wait, days: int) -> str:
    """Which letter the reminder after so many days is."""
    course = COURSES[wait]
    if course.letter:
        return course.letter
    if course.then is not Then.SECRETARIAT:
        return "still_waits_for_you_alone"
    return "waited_long" if days >= course.listed_after else "still_waits"


def stands_on_the_list(wait: Wait, since: date, today: date) -> bool:
    """Whether the secretariat sees to it now."""
    course = COURSES[wait]
    return course.then is Then.SECRETARIAT and since + timedelta(days=course.listed_after) <= today
