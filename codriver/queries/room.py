"""The page of a pair's room, as one of the two reads it: their own entries, and what the other has shared and they have
opened; newest first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from codriver.forms.room import LABELS
from codriver.models import ExpectationAlignment, Pairing, Pulse, RoomEntry, RoomStep
from codriver.rules.room import ABOUT_MEETINGS, Kind, holds_words
from netvaerk.models import Person
from netvaerk.models.prepared import ask, read

PER_PAGE = 30
MOST_SEARCHED = 1000
MOST_FOUND = 60
DONE_SHOWN = 10
FILTERS = {
    "": tuple(Kind),
    "noter": (Kind.NOTE,),
    "arbejdet": (Kind.WORK,),
    "temaet": (Kind.THEME,),
    "moeder": ABOUT_MEETINGS,
    "mod": (Kind.COURAGE,),
}


@dataclass(frozen=True)
class Said:
    """A prompt and what was answered; `day` where the answer is one. A sole text needs no prompt beside it."""

    label: str
    text: str
    day: date | None = None


@dataclass
class Shown:
    """An entry as the reader sees it."""

    entry: RoomEntry
    is_own: bool
    kind: str
    url: str
    said: list[Said]

    @property
    def waits_to_be_opened(self) -> bool:
        return self.entry.shared_at is not None and self.entry.read_at is None


@dataclass(frozen=True)
class Filter:
    label: str
    url: str
    is_here: bool


@dataclass
class RoomPage:
    """`alignment` is None where a pair began without one. `sought` are the words of a search, None where the page is
    the notebook itself; `more` says that not all was shown or looked through."""

    pairing: Pairing
    alignment: ExpectationAlignment | None
    other: Person
    is_running: bool
    entries: list[Shown]
    page: Page | None
    filters: list[Filter]
    waiting: int
    steps: list[RoomStep]
    done: list[RoomStep]
    sought: str | None = None
    more: bool = False


def with_what_waits(pairings: QuerySet, person: Person, today: date) -> QuerySet:
    """Each with whether the other has shared something that `person` has not opened, and the number of the question how
    it goes that waits for their answer."""
    waiting = RoomEntry.objects.waiting_for(person).filter(pairing=OuterRef("pk"))
    asked = Pulse.objects.asked(person, today).filter(pairing=OuterRef("pk"))
    return pairings.annotate(has_news=Exists(waiting), asked_pulse=Subquery(asked.values("pk")[:1]))


def room_page(pairing: Pairing, person: Person, *, about: str = "", number: Any = None) -> RoomPage:
    """A constant number of queries, whatever stands in the room."""
    about = about if about in FILTERS else ""
    readable, waiting = _how_many(pairing, person, about)
    page = Paginator(range(readable), PER_PAGE).get_page(number)
    entries = _newest(pairing, person, about, page.object_list) if readable else []
    return _page(pairing, person, entries=entries, page=page, about=about, waiting=waiting)


def room_search(pairing: Pairing, person: Person, sought: str) -> RoomPage:
    """What of the newest entries holds every word of `sought`. They are read and compared here, since the database
    holds them encrypted."""
    newest = _newest(pairing, person, "", range(MOST_SEARCHED + 1))
    found = [one for one in newest[:MOST_SEARCHED] if holds_words(sought, *_texts(one))]
    more = len(newest) > MOST_SEARCHED or len(found) > MOST_FOUND
    _readable, waiting = _how_many(pairing, person, "")
    shown = found[:MOST_FOUND]
    return _page(pairing, person, entries=shown, page=None, about="", waiting=waiting, sought=sought, more=more)


def _texts(entry: RoomEntry) -> list[str]:
    """What a search looks through: what was answered, and which meeting it is about."""
    return [*entry.words.values(), *([str(entry.meeting)] if entry.meeting else [])]


def _how_many(pairing: Pairing, person: Person, about: str) -> tuple[int, int]:
    """How many entries `person` can read of what is asked for, and how many wait to be opened."""
    [found] = ask(_counted, about, values=(pairing.pk, person.pk))
    readable, waiting = (number or 0 for number in found)
    return readable, waiting


def _counted(about: str, pairing: int, reader: int) -> QuerySet:
    person, entries = Person(pk=reader), RoomEntry.objects.filter(pairing=OuterRef("pk")).order_by()
    counted = [
        Subquery(one.values("pairing").annotate(number=Count("pk")).values("number"))
        for one in (entries.readable_by(person).filter(kind__in=FILTERS[about]), entries.waiting_for(person))
    ]
    return Pairing.objects.filter(pk=pairing).values_list(*counted)


def _newest(pairing: Pairing, person: Person, about: str, places: range) -> list[RoomEntry]:
    """Those at the `places` of all that `person` can read of what is asked for."""
    return read(_readable, about, places.start, places.stop, values=(pairing.pk, person.pk))


def _readable(about: str, start: int, stop: int, pairing: int, reader: int) -> QuerySet:
    readable = RoomEntry.objects.readable_by(Person(pk=reader)).filter(pairing=pairing, kind__in=FILTERS[about])
    return readable.select_related("meeting__kind")[start:stop]


def _steps(pairing: int) -> QuerySet:
    steps = RoomStep.objects.filter(pairing=pairing).select_related("who")
    return steps.only("pairing", "what", "due_on", "done_at", "who__name")


def _page(pairing: Pairing, person: Person, *, entries: list[RoomEntry], about: str, **more: Any) -> RoomPage:
    steps = read(_steps, values=(pairing.pk,))
    done = [one for one in reversed(steps) if one.done_at]
    return RoomPage(
        pairing=pairing,
        alignment=getattr(pairing, "alignment", None),  # a pair without one has no such attribute
        other=pairing.other(person),
        is_running=pairing.status == Pairing.Status.ACTIVE,
        entries=_shown(entries, person),
        filters=_filters(pairing, about),
        steps=[one for one in steps if not one.done_at],
        done=done[:DONE_SHOWN],
        **more,
    )


def _shown(entries: list[RoomEntry], person: Person) -> list[Shown]:
    """Kinds and prompts are put into the reader's language once, not once an entry."""
    kinds = {str(value): str(label) for value, label in RoomEntry.Kind.choices}
    prompts = {name: str(label) for name, label in LABELS.items()}
    return [
        Shown(
            entry=one,
            is_own=one.author_id == person.pk,
            kind=kinds[one.kind],
            url=reverse("edit_entry", args=[one.pk]),
            said=_said(one, prompts),
        )
        for one in entries
    ]


def _said(entry: RoomEntry, prompts: dict[str, str]) -> list[Said]:
    return [
        Said("" if name == "text" else prompts[name], text, date.fromisoformat(text) if name == "when" else None)
        for name, text in entry.prompts
    ]


def _filters(pairing: Pairing, about: str) -> list[Filter]:
    labels = {
        "": _("All"),
        "noter": _("Notes"),
        "arbejdet": _("The work"),
        "temaet": _("The theme"),
        "moeder": _("Meetings"),
        "mod": _("Courage"),
    }
    at = reverse("room", args=[pairing.pk])
    return [Filter(labels[key], f"{at}?om={key}" if key else at, key == about) for key in FILTERS]
