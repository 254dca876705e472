"""Counts requests, and tells the monitoring the figures of the house to whoever shows the token.

The counts lie in memory that the web server's processes share, since it is laid out before they part (`preload_app`):
so each of them tells the sums of all. Every process writes in a row of its own, and what it wrote stays when it ends.
The counts begin anew when the web server does, as the monitoring expects of counters.
"""

import mmap
import os
from collections.abc import Callable
from secrets import compare_digest
from threading import Lock
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from netvaerk.queries.figures import figures_of_the_database
from netvaerk.rules.figures import CONTENT_TYPE, Figure, as_text

PATH = "/metrics"
GROUPS = ("netvaerk", "roles", "codriver", "secretariat", "allauth", "administration", "other")
STATUSES = (200, 204, 302, 304, 400, 403, 404, 405, 409, 413, 422, 429, 500, 503, 0)
"""Those the house answers with; 0 stands for any other."""
LIMITS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, float("inf"))
"""Seconds; the last takes all."""
ROWS = 256
"""A process takes the row of the one that began 256 processes before it, and goes on counting there."""
COLUMNS = len(STATUSES) + len(LIMITS) + 1
SHARED = memoryview(mmap.mmap(-1, ROWS * len(GROUPS) * COLUMNS * 8)).cast("d")
_lock = Lock()
_row = _parted = 0
"""The row of this process, and how often one has parted from it."""


def _count_a_parting() -> None:
    global _parted
    _parted += 1


def _take_a_row() -> None:
    global _row
    _row = _parted % ROWS


os.register_at_fork(before=_count_a_parting, after_in_child=_take_a_row)


def count(group: str, status: int, seconds: float) -> None:
    """Note one answer in the row of this process."""
    first = (_row * len(GROUPS) + GROUPS.index(group)) * COLUMNS
    place = STATUSES.index(status if status in STATUSES else 0)
    bucket = len(STATUSES) + next(number for number, most in enumerate(LIMITS) if seconds <= most)
    with _lock:
        for column, more in ((place, 1.0), (bucket, 1.0), (COLUMNS - 1, seconds)):
            SHARED[first + column] += more


def sums(group: str) -> list[float]:
    """The columns of a group, over all processes."""
    at = GROUPS.index(group)
    return [
        sum(SHARED[(row * len(GROUPS) + at) * COLUMNS + column] for row in range(ROWS)) for column in range(COLUMNS)
    ]


def figures_of_requests() -> list[Figure]:
    requests, durations = [], []
    for group in GROUPS:
        of_group = sums(group)
        counted, seconds = of_group[: len(STATUSES)], of_group[-1]
        for status, number in zip(STATUSES, counted, strict=True):
            if number:
                requests.append(("", {"group": group, "status": str(status or "other")}, number))
        so_far = 0.0
        for most, number in zip(LIMITS, of_group[len(STATUSES) : -1], strict=True):
            so_far += number
            le = "+Inf" if most == float("inf") else f"{most:g}"
            durations.append(("_bucket", {"group": group, "le": le}, so_far))
        durations += [("_sum", {"group": group}, seconds), ("_count", {"group": group}, so_far)]
    return [
        Figure("netvaerk_requests_total", "Answers since the web server began.", "counter", tuple(requests)),
        Figure("netvaerk_request_seconds", "How long an answer took.", "histogram", tuple(durations)),
    ]


def group_of(request: HttpRequest) -> str:
    """The floor that the page is of; `other` where the address leads to none, or no page was asked."""
    found = request.resolver_match
    if found is None:
        return "other"
    if "admin" in found.app_names:
        return "administration"
    first = found.func.__module__.partition(".")[0]
    return first if first in GROUPS else "other"


def shows_the_token(request: HttpRequest) -> bool:
    wanted = f"Bearer {settings.METRICS_TOKEN}".encode()
    shown = request.headers.get("Authorization", "").encode()
    return bool(settings.METRICS_TOKEN) and compare_digest(shown, wanted)


class CountRequests:
    """Whoever asks for the figures without the token gets what any address without a page gives."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == PATH and request.method == "GET" and shows_the_token(request):
            return tell()
        began = perf_counter()
        response = self.get_response(request)
        count(group_of(request), response.status_code, perf_counter() - began)
        return response


def tell() -> HttpResponse:
    answer = HttpResponse(as_text([*figures_of_requests(), *figures_of_the_database()]), content_type=CONTENT_TYPE)
    answer.headers["Cache-Control"] = "no-store"
    return answer
