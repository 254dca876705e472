"""The frame around every page, drawn from parts that are put together once. What a page or a person has of their own is
put in when the page is drawn: nothing of a person is kept, and a right that ends is gone with the next page."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from netvaerk.models import Person

MARK = re.compile("\ue000([a-z_]+)\ue001")


class Part(NamedTuple):
    """A part with holes: `words` has one piece more than there are `holes`."""

    words: tuple[str, ...]
    holes: tuple[str, ...]

    def filled(self, **own: str) -> SafeString:
        """With what belongs into each hole, escaped."""
        pieces = [self.words[0]]
        for hole, after in zip(self.holes, self.words[1:], strict=True):
            pieces += (escape(own[hole]), after)
        return SafeString("".join(pieces))


def with_holes(template: str, given: Mapping[str, Any], *holes: str) -> Part:
    """`template`, put together from what is `given`, with a hole wherever it shows one of `holes`."""
    marks = {hole: SafeString(f"\ue000{hole}\ue001") for hole in holes}
    pieces = MARK.split(render_to_string(template, {**given, **marks}))
    return Part(tuple(pieces[::2]), tuple(pieces[1::2]))


@lru_cache(maxsize=256)
def part(template: str, language: str, given: tuple[tuple[str, Any], ...], holes: tuple[str, ...]) -> Part:
    """The same, kept for the language of the page."""
    return with_holes(template, dict(given), *holes)


def token_of(request: HttpRequest) -> str:
    """The token of this page's forms, made once a page."""
    if not hasattr(request, "page_token"):
        request.page_token = get_token(request)
    return str(request.page_token)


RIGHTS = ("is_secretariat", "is_superuser", "is_staff")
PERSONAL = ("initials", "first_name", "name", "title", "csrf_token")


def person_menu(request: HttpRequest, person: Person, sign_on: bool) -> SafeString:
    """Who you are, what is yours, and out."""
    given = [(right, bool(getattr(person, right))) for right in RIGHTS]
    given += [("sign_on", sign_on), ("has_title", bool(person.title))]
    drawn = part("ui/_person_menu.html", get_language() or "", tuple(given), PERSONAL)
    return drawn.filled(
        initials=person.initials,
        first_name=person.first_name,
        name=person.name,
        title=person.title,
        csrf_token=token_of(request),
    )


HOUSE = ("municipality", "secretariat_email", "secretariat_phone", "secretariat_address")


def footer(request: HttpRequest, house: Mapping[str, Any] | Context, office_words: str, back: str) -> SafeString:
    """Who runs it, how to reach them, rights, language. `back` is where a change of language leads."""
    given = [(name, house[name]) for name in HOUSE] + [("logged_in", request.user.is_authenticated)]
    holes: tuple[str, ...] = ("back", "csrf_token")
    if office_words:
        holes += ("office_words",)
    else:
        given.append(("office_words", ""))
    drawn = part("ui/_footer.html", get_language() or "", tuple(given), holes)
    return drawn.filled(office_words=office_words, back=back, csrf_token=token_of(request))


def find_box(words: str) -> SafeString:
    """The one box that finds texts, themes, courses and people, with what was looked for."""
    return part("ui/_find.html", get_language() or "", (), ("words",)).filled(words=words)
