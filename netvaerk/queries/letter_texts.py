"""The texts of letters: all of them by what they are about, one filled with an example, and how its text came about."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from netvaerk.mail.letter import Letter, Outsider
from netvaerk.mail.shipped import names_of_letters, shipped
from netvaerk.models import LetterText
from netvaerk.rules.letter_texts import LANGUAGES, NOT_IN_A_SUBJECT, Source, Word, must_hold, words_of
from netvaerk.rules.letters import ABOUT, About, is_news


@dataclass
class Standing:
    """What a letter says in one language now, and in which version; 0 was never changed."""

    language: str
    version: int
    subject: str
    text: str
    is_own: bool

    @property
    def source(self) -> Source:
        return Source(self.subject, self.text)


@dataclass
class Example:
    """A letter filled with what could stand in it."""

    subject: str
    text: str


@dataclass
class Row:
    """A letter in the list. `own` names the languages in which the secretariat has written it."""

    name: str
    subject: str
    is_news: bool
    own: list[str]


@dataclass
class Group:
    about: About
    rows: list[Row]


@dataclass
class Side:
    """A letter in one language."""

    standing: Standing
    words: str
    example: Example


@dataclass
class Version:
    """One version in the history, and its language in words."""

    row: LetterText
    words: str


@dataclass
class LetterPage:
    name: str
    about: About
    is_news: bool
    sides: list[Side]
    history: list[Version] = field(default_factory=list)


LANGUAGE_WORDS = dict(settings.LANGUAGES)


def all_letters(language: str) -> list[Group]:
    """One query. Subjects are in `language`, the reader's."""
    own: dict[str, list[str]] = {}
    written = LetterText.objects.standing().exclude(text="")
    subjects = {}
    for one in written:
        own.setdefault(one.name, []).append(str(LANGUAGE_WORDS[one.language]))
        subjects[one.name, one.language] = one.subject
    rows = [
        (ABOUT[name], Row(name, _subject(name, language, subjects), is_news(name), own.get(name, [])))
        for name in names_of_letters()
    ]
    groups = [Group(about, sorted((row for of, row in rows if of is about), key=_by_words)) for about in About]
    return [group for group in groups if group.rows]


def _by_words(row: Row) -> str:
    return row.subject.casefold()


def _subject(name: str, language: str, own: dict[tuple[str, str], str]) -> str:
    source = Source(own.get((name, language), "") or shipped(name, language).subject, "")
    return example_of(name, language, source).subject


def standing_text(name: str, language: str) -> Standing:
    """One query."""
    row = LetterText.objects.filter(name=name, language=language).order_by("-version").first()
    source = Source(row.subject, row.text) if row and row.text else shipped(name, language)
    return Standing(language, row.version if row else 0, source.subject, source.text, bool(row and row.text))


def letter_page(name: str) -> LetterPage:
    """One letter in both languages, with its history. Three queries."""
    sides = []
    for language in LANGUAGES:
        standing = standing_text(name, language)
        example = example_of(name, language, standing.source)
        sides.append(Side(standing, str(LANGUAGE_WORDS[language]), example))
    rows = LetterText.objects.filter(name=name).select_related("written_by").order_by("-written_at", "-pk")
    history = [Version(one, str(LANGUAGE_WORDS[one.language])) for one in rows]
    return LetterPage(name, ABOUT[name], is_news(name), sides, history)


def placeholders(name: str, language: str) -> list[tuple[str, Word, bool, bool]]:
    """What can be filled into this letter: as it is written, the word, whether it may stand in the subject, and whether
    the letter must hold it."""
    original = shipped(name, language)
    musts = must_hold(original, language)
    return [
        (f"{{{word.name_in(language)}}}", word, word not in NOT_IN_A_SUBJECT, word in musts)
        for word in words_of(original, language)
    ]


def example_of(name: str, language: str, source: Source) -> Example:
    with translation.override(language):
        words = example_words()
    letter = Letter(name, Outsider("Mette", "", language), reverse("my_page"), words, source=source)
    with translation.override(language):
        return Example(letter.subject(), letter.plain())


def example_words() -> dict[str, object]:
    """Something for every word, in the present language."""
    today, theme = localdate(), _("Families in several services")
    meeting = make_aware(datetime.combine(today + timedelta(days=7), time(13)))
    days = dict.fromkeys(
        ("due_on", "answer_by", "sign_off_by", "deadline", "ended_on", "last_day", "next_on", "talk_on"),
        today + timedelta(days=14),
    )
    return {
        **days,
        "since": today - timedelta(days=7),
        "begins_on": today + timedelta(days=3),
        "until": meeting,
        "open_until": meeting,
        "begins_at": meeting,
        "ends_at": meeting + timedelta(hours=1),
        "theme": theme,
        "other": "Jonas Holm",
        "who": "Jonas Holm",
        "what": _("Say yes or no to the role"),
        "meeting": _("Kick-off"),
        "event": _("To lead without being the boss"),
        "place": _("Meeting room 2, the town hall"),
        "form": _("At the office"),
        "calendar": _("The file with this letter changes it in your calendar."),
        "cost": _("It is held in the time you have released."),
        "status": _("Active"),
        "number": 3,
        "days": 3,
        "months": 6,
        "news": "- " + _("There is an answer about a role on “%(theme)s”") % {"theme": theme},
    }


def known_letter(name: str, language: str | None = None) -> bool:
    return name in ABOUT and language in (None, *LANGUAGES)
