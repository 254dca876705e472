"""What a load balancer and the monitoring ask, without a login and by whatever host name: one word, and no more.

/healthz     the process answers; nothing else is asked
/readyz      the database answers and is of this version, so that pages work: 503 takes the process out of service
/readyz/all  and letters go out, and the disk has room: 503 calls for somebody, while pages still work
"""

from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from netvaerk.queries.health import cannot_serve, what_lags

logger = structlog.get_logger("netvaerk.probes")
PROBES = {
    "/healthz": dict,
    "/readyz": cannot_serve,
    "/readyz/all": lambda: cannot_serve() or what_lags(),
}


class AnswerProbes:
    """Stands before whatever asks for the host, the session or the person, and before the log's line a request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        ask = PROBES.get(request.path_info)
        if ask is None:
            return self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        faults = ask()
        if faults:
            logger.warning("not_ready", asked=request.path_info, faults=sorted(faults))
        answer = HttpResponse("not ready\n" if faults else "ok\n", "text/plain", status=503 if faults else 200)
        answer.headers["Cache-Control"] = "no-store"
        return answer
