"""What goes out as a file."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.timezone import localdate

from netvaerk.documents.tables import MEDIA_TYPES, Table, as_file


def wanted_file(typed: str | None) -> str:
    """The kind of file that an address asks for with `as`, or "" for the page."""
    return typed if typed in MEDIA_TYPES else ""


def download(name: str, tables: Sequence[Table], kind: str) -> HttpResponse:
    """The tables as a file of `kind`, saved under `name` and the day."""
    plain = slugify(name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")) or "liste"
    return attached(as_file(tables, kind), f"{plain}-{localdate().isoformat()}.{kind}", MEDIA_TYPES[kind])


def attached(content: bytes | str, name: str, media_type: str) -> HttpResponse:
    """`content` as a file to save under `name`."""
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
