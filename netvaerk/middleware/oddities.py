"""Odd requests are answered before anything reads them: bodies that are not UTF-8, and NUL characters anywhere."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from netvaerk.typed import whole_number
from netvaerk.views.errors import bad_request, too_large

FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}
NUL_SPELLINGS = (b"\x00", b"%00")


class RefuseOddRequests:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_too_large(request):
            return too_large(request)
        if is_odd(request):
            return bad_request(request)
        return self.get_response(request)


def is_too_large(request: HttpRequest) -> bool:
    """Told from the header alone, before anything is read."""
    length = whole_number(request.META.get("CONTENT_LENGTH"))
    written = request.META.get("CONTENT_LENGTH") or "0"
    return request.content_type in FORM_TYPES and (
        (length is None and written.isdigit()) or (length or 0) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    )


def is_odd(request: HttpRequest) -> bool:
    charset = request.content_params.get("charset", "utf-8").lower()
    if request.content_type in FORM_TYPES and charset not in {"utf-8", "utf8"}:
        return True
    query = request.META.get("QUERY_STRING", "")
    if "\x00" in request.path or "\x00" in query or "%00" in query:
        return True
    return request.content_type == "application/x-www-form-urlencoded" and not is_clean_form(request)


def is_clean_form(request: HttpRequest) -> bool:
    if not (request.META.get("CONTENT_LENGTH") or "0").isdigit():
        return False
    body = request.body
    if any(nul in body for nul in NUL_SPELLINGS):
        return False
    try:
        unquote_to_bytes(body).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
