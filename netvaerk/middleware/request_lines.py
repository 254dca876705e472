"""A line in the log for each request, which names the page and not the address: that may hold whom the page is about,
or the key by which somebody without a login answers."""

import logging
from time import perf_counter

import structlog
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django_structlog.middlewares import RequestMiddleware


class RequestLines(RequestMiddleware):
    """`ms` is the time the answer took, in milliseconds; `ip` is told as far as the configured proxies are believed."""

    def prepare(self, request: HttpRequest) -> None:
        request.began = perf_counter()
        super().prepare(request)

    def handle_response(self, request: HttpRequest, response: HttpResponse) -> None:
        structlog.contextvars.bind_contextvars(ms=round((perf_counter() - request.began) * 1000))
        super().handle_response(request, response)

    @classmethod
    def bind_ip(cls, request: HttpRequest) -> None:
        from allauth.account.adapter import get_adapter  # the log is set up before the models are

        try:
            ip = get_adapter().get_client_ip(request)
        except PermissionDenied:
            ip = ""
        structlog.contextvars.bind_contextvars(ip=ip)

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
            address = {request.path, request.path.encode("unicode_escape").decode()}  # Django escapes what it logs
            record.args = tuple(page_name(request.path_info) if one in address else one for one in record.args)
        return True
