"""The page of a pair's room, as one of the two reads it: their own entries, and what the other has shared and they have
opened; newest first."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from codriver.forms.room import LABELS
from codriver.models import ExpectationAlignment, Pairing, Pulse, RoomEntry, RoomStep
from codriver.rules.room import ABOUT_MEETINGS, Kind, holds_words
from netvaerk.models import Person

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
    kinds: list[tuple[str, str, str]] = field(default_factory=list)


def with_what_waits(pairings: QuerySet, person: Person, today: date) -> QuerySet:
    """Each with whether the other has shared something that `person` has not opened, and the number of the question how
    it goes that waits for their answer."""
    waiting = RoomEntry.objects.waiting_for(person).filter(pairing=OuterRef("pk"))
    asked = Pulse.objects.asked(person, today).filter(pairing=OuterRef("pk"))
    return pairings.annotate(has_news=Exists(waiting), asked_pulse=Subquery(asked.values("pk")[:1]))


def room_page(pairing: Pairing, person: Person, *, about: str = "", number: Any = None) -> RoomPage:
    """A constant number of queries, whatever stands in the room."""
    about = about if about in FILTERS else ""
    page = Paginator(_readable(pairing, person).filter(kind__in=FILTERS[about]), PER_PAGE).get_page(number)
    return _page(pairing, person, entries=list(page), page=page, about=about)


def room_search(pairing: Pairing, person: Person, sought: str) -> RoomPage:
    """What of the newest entries holds every word of `sought`. They are read and compared here, since the database
    holds them encrypted."""
    newest = list(_readable(pairing, person)[: MOST_SEARCHED + 1])
    found = [one for one in newest[:MOST_SEARCHED] if holds_words(sought, *_texts(one))]
    more = len(newest) > MOST_SEARCHED or len(found) > MOST_FOUND
    return _page(pairing, person, entries=found[:MOST_FOUND], page=None, about="", sought=sought, more=more)


def _texts(entry: RoomEntry) -> list[str]:
    """What a search looks through: what was answered, and which meeting it is about."""
    return [*entry.words.values(), *([str(entry.meeting)] if entry.meeting else [])]


def _readable(pairing: Pairing, person: Person) -> Any:
    readable = RoomEntry.objects.readable_by(person).filter(pairing=pairing)
    return readable.select_related("meeting__kind")


def _page(pairing: Pairing, person: Person, *, entries: list[RoomEntry], about: str, **more: Any) -> RoomPage:
    steps = list(pairing.room_steps.select_related("who").only("pairing", "what", "due_on", "done_at", "who__name"))
    done = [one for one in reversed(steps) if one.done_at]
    return RoomPage(
        pairing=pairing,
        alignment=getattr(pairing, "alignment", None),  # a pair without one has no such attribute
        other=pairing.other(person),
        is_running=pairing.status == Pairing.Status.ACTIVE,
        entries=_shown(entries, person),
        filters=_filters(pairing, about),
        waiting=RoomEntry.objects.waiting_for(person).filter(pairing=pairing).count(),
        steps=[one for one in steps if not one.done_at],
        done=done[:DONE_SHOWN],
        kinds=_kinds(pairing),
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


def _kinds(pairing: Pairing) -> list[tuple[str, str, str]]:
    """What one can write besides a note: the kind's name, the address of its form, and the icon."""
    icons = {
        Kind.WORK: "people",
        Kind.THEME: "compass",
        Kind.PREPARATION: "calendar",
        Kind.DEBRIEF: "journal-text",
        Kind.COURAGE: "flag",
    }
    at = reverse("write_entry", args=[pairing.pk])
    return [(RoomEntry.Kind(kind.value).label, f"{at}?slags={kind.value}", icon) for kind, icon in icons.items()]
