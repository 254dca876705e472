"""The pair's room, as far as it is the same in all of them."""

from functools import cache

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from codriver.forms.room import EntryForm
from codriver.models import Pairing, RoomEntry
from codriver.rules.room import Kind
from netvaerk.addresses import address
from netvaerk.frame import Part, with_holes

register = template.Library()
BESIDES_NOTES = {
    Kind.WORK: "people",
    Kind.THEME: "compass",
    Kind.PREPARATION: "calendar",
    Kind.DEBRIEF: "journal-text",
    Kind.COURAGE: "flag",
}


@register.simple_tag
def write_note(pairing: int, name: str, token: str) -> SafeString:
    """Where one writes a note, and the ways to everything else one can write; `name` is the other's."""
    part = _write_note(get_language())
    return part.filled(at=address("write_entry", pairing), name=name, csrf_token=str(token))


@cache
def _write_note(language: str | None) -> Part:
    """In the language of the page. A note is about no meeting, so that its form is the same for every pairing."""
    given = {
        "form": EntryForm(kind=Kind.NOTE, pairing=Pairing()),
        "kinds": [(RoomEntry.Kind(kind.value).label, kind.value, sign) for kind, sign in BESIDES_NOTES.items()],
    }
    return with_holes("codriver/_write_note.html", given, "at", "name", "csrf_token")
