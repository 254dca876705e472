"""Towns that many tests only look at are built once for a module, and gone after it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client

from netvaerk.models import Person
from netvaerk.tests.views.pages import browser_of
from secretariat.tests.cast import STAGES, Cast, cast


@pytest.fixture(scope="module")
def towns(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, Cast]]:
    """A town at each stage, or at those a module names as STAGES, side by side. What a test changes in them is undone
    after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {stage: cast(stage) for stage in getattr(request.module, "STAGES", STAGES)}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def browser_in_town(towns: dict[str, Cast]) -> Callable[[Person | None], Client]:
    """A new browser of somebody in the towns. Each has logged in once, so that many short visits need not."""
    people = [person for town in towns.values() for person in town.people.values() if person]
    sessions = {person: browser_of(person).cookies[settings.SESSION_COOKIE_NAME].value for person in people}

    def browser(person: Person | None) -> Client:
        client = Client()
        if person:
            client.cookies[settings.SESSION_COOKIE_NAME] = sessions[person]
        return client

    return browser


@pytest.fixture
def pages_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No copy is kept of what each part of a page was given: for tests that open thousands and look at the page."""
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *told, **more: None)
