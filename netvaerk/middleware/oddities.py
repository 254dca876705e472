"""Odd requests are answered before anything reads them: charsets other than UTF-8, bodies that are not what they say,
and NUL characters anywhere."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.http import parse_header_parameters

from netvaerk.typed import whole_number
from netvaerk.views.errors import bad_request, too_large

FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}
NUL_SPELLINGS = (b"\x00", b"%00")
UNREADABLE = "application/x-unreadable"


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
    """Told from the header alone, before anything is read. Only a page that takes files takes more than words need."""
    if request.content_type not in FORM_TYPES:
        return False
    length = whole_number(request.META.get("CONTENT_LENGTH"))
    written = request.META.get("CONTENT_LENGTH") or "0"
    if length is None:
        return written.isdigit()
    return length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE and length > most_bytes(request)


def most_bytes(request: HttpRequest) -> int:
    """What the page at this address takes; see `netvaerk.views.files.takes_a_file`."""
    if request.method != "POST" or request.content_type != "multipart/form-data":
        return 0
    try:
        return int(getattr(resolve(request.path_info).func, "most_bytes", 0))
    except Resolver404:
        return 0


def is_odd(request: HttpRequest) -> bool:
    if request.content_type == UNREADABLE or not is_utf_8(request.content_params):
        return True
    query = request.META.get("QUERY_STRING", "")
    if "\x00" in request.path or "\x00" in query or "%00" in query:
        return True
    return request.content_type in FORM_TYPES and not is_clean_form(request)


def is_utf_8(params: dict[str, str]) -> bool:
    """Whatever the type: Django reads the address by this charset as well."""
    return params.get("charset", "utf-8").lower() in {"utf-8", "utf8"}


def is_clean_form(request: HttpRequest) -> bool:
    if not (request.META.get("CONTENT_LENGTH") or "0").isdigit():
        return False
    if request.content_type == "multipart/form-data":
        return is_clean_in_parts(request)
    body = request.body
    if any(nul in body for nul in NUL_SPELLINGS):
        return False
    try:
        unquote_to_bytes(body).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_clean_in_parts(request: HttpRequest) -> bool:
    """A part may carry an encoding of its own, so what comes out of it counts. A file is its form's business."""
    try:
        typed = [text for name, texts in request.POST.lists() for text in (name, *texts)]
    except (UnicodeError, LookupError):
        return False
    return not any("\x00" in text for text in typed)


def with_readable_type(application: Callable[..., Any]) -> Callable[..., Any]:
    """Around the whole application: a charset that is none breaks Django's request while it is made, before any
    middleware. Such a type comes in under a name that `is_odd` refuses with our own page."""

    def guarded(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        try:
            _kind, params = parse_header_parameters(environ.get("CONTENT_TYPE", ""))
            readable = is_utf_8(params)
        except (ValueError, LookupError):
            readable = False
        return application(environ if readable else {**environ, "CONTENT_TYPE": UNREADABLE}, start_response)

    return guarded
