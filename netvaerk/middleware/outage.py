"""When the database is away, locked or full, the answer is 503 with Retry-After and what was typed, to copy."""

from collections.abc import Callable

import structlog
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from netvaerk.views.errors import unavailable

logger = structlog.get_logger("netvaerk.outage")


class AnswerWhenTheDatabaseIsAway:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        except (OperationalError, InterfaceError):
            return unavailable(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        logger.error("database_unavailable", kind=type(exception).__name__)
        return unavailable(request)
