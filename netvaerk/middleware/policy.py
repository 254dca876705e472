"""The content security policy, put into words once: it is the same for every page of ours."""

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse


class SayThePolicy(CSPMiddleware):
    """What a view says of its own policy, and a nonce that a page has used, is heard as always; other settings, too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        super().__init__(get_response)
        self.stands_for: Any = None
        self.policy = ""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        own = any(name.startswith("_csp") for name in (*vars(response), *vars(request)))
        if own or HEADER in response:
            return super().process_response(request, response)
        if self.stands_for is not settings.CONTENT_SECURITY_POLICY:
            self.policy, self.stands_for = build_policy(), settings.CONTENT_SECURITY_POLICY
        response[HEADER] = self.policy
        return response
