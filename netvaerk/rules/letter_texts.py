"""The texts of letters: words in braces that are filled in, and what an officer's own text must keep.

A text is plain. A name in braces, `{theme}` in English and `{tema}` in Danish, is replaced once by what it stands for;
nothing in a text, and nothing in what is filled in, is ever run as a template.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from netvaerk.rules.reasons import Reason, gettext_noop

DANISH, ENGLISH = "da", "en"
LANGUAGES = (DANISH, ENGLISH)
LONGEST_SUBJECT = 150
LONGEST_TEXT = 4000
NAME = re.compile(r"\{(\w+)\}")
ALONE = re.compile(r"\s*(\{\w+\}\s*)+")


class Word(Enum):
    """What can be filled into a letter: its name in Danish texts, and what it stands for, for the officer who writes.
    The name of the member, in small letters, is its name in English texts and in the templates."""

    FIRST_NAME = ("fornavn", gettext_noop("The first name of the reader"))
    LINK = ("link", gettext_noop("The link to the page; it becomes the button"))
    MUNICIPALITY = ("kommune", gettext_noop("The name of the municipality"))
    SECRETARIAT_EMAIL = ("sekretariatets_mail", gettext_noop("The secretariat's e-mail"))
    SECRETARIAT_PHONE = ("sekretariatets_telefon", gettext_noop("The secretariat's phone"))
    THEME = ("tema", gettext_noop("The title of the theme"))
    OTHER = ("den_anden", gettext_noop("The name of the other person"))
    WHO = ("hvem", gettext_noop("Whose account it is"))
    WHAT = ("hvad", gettext_noop("What waits"))
    SINCE = ("siden", gettext_noop("The day from which it has waited"))
    DUE_ON = ("frist", gettext_noop("The day by which it is to be done"))
    ANSWER_BY = ("svarfrist", gettext_noop("The day by which to answer"))
    UNTIL = ("svar_inden", gettext_noop("The day and time by which to answer"))
    OPEN_UNTIL = ("åbent_til", gettext_noop("The day and time until which the link works"))
    SIGN_OFF_BY = ("afmeldingsfrist", gettext_noop("The last day to sign off"))
    DEADLINE = ("ansøgningsfrist", gettext_noop("The last day to apply"))
    BEGINS_ON = ("første_dag", gettext_noop("The first day"))
    ENDED_ON = ("sidste_dag", gettext_noop("The last day"))
    LAST_DAY = ("seneste_dag", gettext_noop("The day by which the last exam is to be passed"))
    NEXT_ON = ("næste_gang", gettext_noop("The day of the next pairing"))
    TALK_ON = ("samtaledag", gettext_noop("The day of the talk"))
    MEETING = ("møde", gettext_noop("What kind of meeting it is"))
    EVENT = ("arrangement", gettext_noop("The title of the course or event"))
    WHEN = ("tidspunkt", gettext_noop("The day, and from when to when"))
    PLACE = ("sted", gettext_noop("Where; the line is left out if no place is known"))
    FORM = ("mødeform", gettext_noop("How you meet: at the office, by phone or by video"))
    CALENDAR = ("kalenderfil", gettext_noop("A sentence about the calendar file, where there is one"))
    COST = ("pris", gettext_noop("A sentence about what it costs, or that it takes released time"))
    STATUS = ("tilstand", gettext_noop("The state of the theme"))
    NUMBER = ("antal", gettext_noop("A number"))
    DAYS = ("dage", gettext_noop("A number of days"))
    MONTHS = ("måneder", gettext_noop("A number of months"))
    NEWS = ("nyheder", gettext_noop("The list of news"))

    @property
    def key(self) -> str:
        """The word's name in the templates."""
        return self.name.lower()

    @property
    def meaning(self) -> str:
        return self.value[1]

    def name_in(self, language: str) -> str:
        return self.value[0] if language == DANISH else self.key


NOT_IN_A_SUBJECT = frozenset({Word.LINK, Word.NEWS, Word.CALENDAR, Word.COST})
"""Whole sentences and lists, and what belongs on a button."""
FOR_EVERY_LETTER = (Word.FIRST_NAME, Word.LINK, Word.MUNICIPALITY, Word.SECRETARIAT_EMAIL, Word.SECRETARIAT_PHONE)
NEVER_LEFT_OUT = (Word.LINK, Word.NEWS)
"""Without these a letter is of no use; where the shipped text has them, any other must."""


class TextHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat writes the texts of letters.")
    NO_SUBJECT = gettext_noop("Write a subject that says what the letter is about, and by when.")
    NO_TEXT = gettext_noop("Write what the letter is to say.")
    LONG_SUBJECT = gettext_noop("Keep the subject within 150 characters, so that it can be read on a phone.")
    LONG_TEXT = gettext_noop("Keep the letter within 4,000 characters.")
    MANY_LINES = gettext_noop("Write the subject in one line.")
    UNKNOWN = gettext_noop("The text holds a word in braces that this letter does not know.")
    STRAY = gettext_noop("The text holds a brace that does not stand around one of the words of this letter.")
    LEFT_OUT = gettext_noop("The text must hold the link, since the letter is of no use without it.")
    STALE = gettext_noop("Somebody changed this text while you were writing. See how it stands now, and save again.")


@dataclass(frozen=True)
class Source:
    """A letter before it is filled in."""

    subject: str
    text: str


def names_in(text: str) -> list[str]:
    """The names in braces, each once, in the order in which they come."""
    return list(dict.fromkeys(NAME.findall(text)))


def words_of(shipped: Source, language: str) -> list[Word]:
    """What a letter can be filled with: what its shipped text names, and what every letter knows of its reader."""
    named = {*names_in(shipped.subject), *names_in(shipped.text)}
    return [word for word in Word if word in FOR_EVERY_LETTER or word.name_in(language) in named]


def must_hold(shipped: Source, language: str) -> list[Word]:
    """What no other text of this letter may leave out."""
    named = names_in(shipped.text)
    return [word for word in NEVER_LEFT_OUT if word.name_in(language) in named]


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with every known name replaced once; what is filled in is not looked at again. A line that held nothing
    but names, and comes out empty, is left out, and so is a gap that this leaves."""
    lines = [(line, _filled_line(line, values)) for line in text.splitlines()]
    kept = [line for before, line in lines if line.strip() or not ALONE.fullmatch(before)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip() + "\n"


def _filled_line(line: str, values: Mapping[str, str]) -> str:
    return NAME.sub(lambda found: values.get(found[1], ""), line)


def has_stray_brace(text: str) -> bool:
    return bool({"{", "}"} & set(NAME.sub("", text)))


def hindrances_in_subject(subject: str, words: Iterable[Word], language: str) -> list[TextHindrance]:
    """Why this cannot be the subject of a letter that knows `words`; an empty list if it can."""
    known = [word for word in words if word not in NOT_IN_A_SUBJECT]
    hurdles = {
        TextHindrance.NO_SUBJECT: not subject.strip(),
        TextHindrance.LONG_SUBJECT: len(subject) > LONGEST_SUBJECT,
        TextHindrance.MANY_LINES: len(subject.splitlines()) > 1,
    }
    return [*(reason for reason, stands in hurdles.items() if stands), *_braces(subject, known, language)]


def hindrances_in_text(text: str, words: Iterable[Word], musts: Iterable[Word], language: str) -> list[TextHindrance]:
    """The same for what the letter says, which must hold `musts`."""
    held = names_in(text)
    hurdles = {
        TextHindrance.NO_TEXT: not text.strip(),
        TextHindrance.LONG_TEXT: len(text) > LONGEST_TEXT,
        TextHindrance.LEFT_OUT: bool(text.strip()) and any(word.name_in(language) not in held for word in musts),
    }
    return [*(reason for reason, stands in hurdles.items() if stands), *_braces(text, words, language)]


def unknown_names(text: str, words: Iterable[Word], language: str) -> list[str]:
    known = {word.name_in(language) for word in words}
    return [name for name in names_in(text) if name not in known]


def _braces(text: str, words: Iterable[Word], language: str) -> list[TextHindrance]:
    hurdles = {
        TextHindrance.UNKNOWN: bool(unknown_names(text, words, language)),
        TextHindrance.STRAY: has_stray_brace(text),
    }
    return [reason for reason, stands in hurdles.items() if stands]
