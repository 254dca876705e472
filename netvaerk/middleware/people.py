"""Who asks. Every page wants to know, and somebody who is looked up lazily answers in a roundabout way each time."""

from django.contrib.auth.middleware import AuthenticationMiddleware, get_user
from django.http import HttpRequest


class KnowThePerson(AuthenticationMiddleware):
    """`request.user` is the person, or nobody, as soon as there is a request."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        request.user = get_user(request)
