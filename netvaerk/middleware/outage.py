"""When the database is away, locked or full, the answer is 503 with Retry-After and what was typed, to copy. When it
refuses what met another change, the answer is 409 with the same."""

from collections.abc import Callable

import structlog
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from netvaerk.views.errors import conflict, unavailable

logger = structlog.get_logger("netvaerk.outage")


class AnswerWhenTheDatabaseIsAway:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A fault of the view. One before it is Django's to answer, with `netvaerk.views.errors.server_error`."""
        if isinstance(exception, IntegrityError):
            logger.error("database_refused", exc_info=exception)
            return conflict(request)
        if isinstance(exception, OperationalError | InterfaceError):
            logger.error("database_unavailable", exc_info=exception)
            return unavailable(request)
        return None
