"""Requests to the secretariat for tests, brought to a state through the actions."""

from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.support import (
    Question,
    ask_secretariat,
    close_request,
    resolve_request,
    take_request,
    write_in_request,
)
from secretariat.models import SupportRequest
from secretariat.rules.support import Then

TEXT = "Hvordan får jeg en blå elefant med til mødet?"


def asked(by: Person | None = None, at=None, **words) -> SupportRequest:
    question = Question(**{"subject": "En lilla cykel", "text": TEXT, **words})
    return ask_secretariat(question, by=by or PersonFactory(), at=at or timezone.now())


def brought_to(status: str, by: Person | None = None, officer: Person | None = None, at=None, **words):
    """A request in `status`, which `officer` has if it is taken."""
    at, officer = at or timezone.now(), officer or OfficerFactory()
    request = asked(by, at=at, **words)
    if status != "new":
        take_request(request, by=officer, at=at)
    if status in ("in_progress", "waiting"):
        write_in_request(
            request,
            text="Det finder vi ud af.",
            then=Then.WAITS if status == "waiting" else Then.GOES_ON,
            by=officer,
            at=at,
        )
    if status in ("resolved", "closed"):
        resolve_request(request, by=officer, at=at)
    if status == "closed":
        close_request(request, by=request.asker, at=at)
    return SupportRequest.objects.get(pk=request.pk)
