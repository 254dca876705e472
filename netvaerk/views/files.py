"""Files on their way in and out."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from netvaerk.models import KeptFile
from netvaerk.rules.files import CONTENT_TYPES, LARGEST, FileKind

View = TypeVar("View", bound=Callable[..., HttpResponse])
ROOM_FOR_WORDS = 100_000


def takes_a_file(view: View) -> View:
    """Mark a page whose form may be as large as one file; outermost, above the gate."""
    view.most_bytes = LARGEST + ROOM_FOR_WORDS  # type: ignore[attr-defined]
    return view


def download(file: KeptFile) -> HttpResponse:
    """The file to be saved, and never shown by the browser as a page of ours."""
    response = HttpResponse(file.content, content_type=CONTENT_TYPES[FileKind(file.kind)])
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=file.name)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
