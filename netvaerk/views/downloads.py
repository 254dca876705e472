"""A list that goes out as a file."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.timezone import localdate

from netvaerk.documents.tables import MEDIA_TYPES, Table, as_file


def wanted_file(typed: str | None) -> str:
    """The kind of file that an address asks for with `as`, or "" for the page."""
    return typed if typed in MEDIA_TYPES else ""


def download(name: str, tables: Sequence[Table], kind: str) -> HttpResponse:
    """The tables as a file of `kind`, saved under `name` and the day, and kept nowhere on the way."""
    response = HttpResponse(as_file(tables, kind), content_type=MEDIA_TYPES[kind])
    plain = slugify(name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")) or "liste"
    response["Content-Disposition"] = f'attachment; filename="{plain}-{localdate().isoformat()}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response
