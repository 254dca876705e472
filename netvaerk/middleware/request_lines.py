"""A line in the log for each request, which names the page and not the address: that may hold whom the page is about,
or the key by which somebody without a login answers."""

import logging

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware


class RequestLines(RequestMiddleware):
    def format_request(self, request: HttpRequest) -> "PageAsked":
        return PageAsked(request)


class PageAsked:
    """Method and page of a request, put into words only where a line is written."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __structlog__(self) -> str:
        found = self.request.resolver_match  # known once the request has been through
        return f"{self.request.method} {found.view_name if found else page_name(self.request.path_info)}"

    __str__ = __repr__ = __structlog__


def page_name(path: str) -> str:
    """The name of the page at `path`; a dash where there is none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return "-"


class WithoutAddress(logging.Filter):
    """Takes the address out of what Django says of a request that it refused or that failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            record.args = tuple(page_name(request.path_info) if one == request.path else one for one in record.args)
        return True
