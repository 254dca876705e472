"""The menu: what it holds, who sees which entry, and under which entry a page stands. Addresses of upper floors are
named as strings, and may be missing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _

from netvaerk.models import Person


def everybody(person: Person) -> bool:
    return True


def officers(person: Person) -> bool:
    return person.is_secretariat


def readers_of_reports(person: Person) -> bool:
    return person.is_secretariat or person.reads_figures


def not_officers(person: Person) -> bool:
    return not person.is_secretariat


def personnel_leaders(person: Person) -> bool:
    return person.is_personnel_leader


def reference_leaders(person: Any) -> bool:
    """The login brings the answer with it."""
    return bool(getattr(person, "is_reference_leader", False))


@dataclass(frozen=True)
class Entry:
    """A page in the menu. `pages` stand under it too, by name; and with `beneath` all whose address begins with its."""

    name: str
    words: str
    pages: frozenset[str] = frozenset()
    beneath: bool = False
    shown_to: Callable[[Any], bool] = everybody


MENU = (
    Entry("my_page", _("My page")),
    Entry("themes", _("Themes"), frozenset({"solution", "edit_solution", "follow_up"}), beneath=True),
    Entry("alignments", _("Expectation alignments"), frozenset({"alignment", "agreement", "talk_sheet"}), beneath=True),
    Entry("my_staff", _("My staff"), frozenset({"release_time", "nominate", "encourage"}), shown_to=personnel_leaders),
    Entry("my_reference_themes", _("Reference themes"), frozenset({"answer_need"}), shown_to=reference_leaders),
    Entry("today", _("Today's list"), frozenset({"arrange_today"}), shown_to=officers),
    Entry(
        "overview",
        _("Overview"),
        frozenset({"pairing", "nominations", "candidacies", "candidacy", "diplomas", "diploma_study"}),
        shown_to=officers,
    ),
    Entry(
        "support_desk",
        _("Requests"),
        frozenset({"proposed_articles", "write_article", "support_request"}),
        shown_to=officers,
    ),
    Entry("intake", _("Proposals"), shown_to=officers),
    Entry(
        "find_co_driver",
        _("Find a co-driver"),
        frozenset({"choose_co_driver", "weigh_pairing", "pairing_board", "pairing_run", "publish_run"}),
        shown_to=officers,
    ),
    Entry("reports", _("Reports"), beneath=True, shown_to=readers_of_reports),
    Entry("training_events", _("Courses"), beneath=True),
    Entry("knowledge", _("Knowledge"), beneath=True),
    Entry("become_co_driver", _("Be a co-driver"), beneath=True, shown_to=not_officers),
    Entry("read_pages", _("Roles"), frozenset({"read_page", "edit_page"}), shown_to=not_officers),
    Entry("contact", _("Contact"), frozenset({"support", "ask_support", "support_request"}), shown_to=not_officers),
)


def menu_for(request: HttpRequest, address: str) -> SafeString:
    """The list of links for the person of `request`, who is logged in. `address` is where the page can be opened again,
    if that is elsewhere."""
    shown = tuple(number for number, one in enumerate(MENU) if one.shown_to(request.user))
    found = request.resolver_match
    current, exactly = place_of(found.url_name if found else "", address or request.path, shown)
    return _drawn(get_language(), shown, current, exactly)


def place_of(name: str | None, address: str, shown: tuple[int, ...]) -> tuple[int, bool]:
    """The number of the entry that a page is, or stands under, and whether it is that very page; -1 for none."""
    for number in shown:
        if MENU[number].name == name:
            return number, True
    for number in shown:
        if name in MENU[number].pages:
            return number, False
    for number in shown:
        if MENU[number].beneath and address.startswith(_address(MENU[number].name) or " "):
            return number, False
    return -1, False


@lru_cache(maxsize=1024)
def _drawn(language: str, shown: tuple[int, ...], current: int, exactly: bool) -> SafeString:
    lines = []
    for number in shown:
        mark = f' aria-current="{"page" if exactly else "true"}"' if number == current else ""
        address = _address(MENU[number].name)
        if address:
            lines.append((address, SafeString(mark), gettext(MENU[number].words)))
    return format_html('<ul class="menu-list">{}</ul>', format_html_join("", '<li><a href="{}"{}>{}</a></li>\n', lines))


@lru_cache(maxsize=64)
def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
