"""A login elsewhere, for the tests that sign on there."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from netvaerk.models import Person
from netvaerk.tests.factories import PersonFactory


@pytest.fixture(scope="session")
def running() -> Iterator[Any]:
    from netvaerk.tests.providers.oidc import provider_on_loopback  # which takes a second to read in

    with provider_on_loopback() as provider:
        yield provider


@pytest.fixture
def provider(running: Any, settings: Any) -> Any:
    """The provider, which tells no lies yet, and settings that lead to it."""
    from netvaerk.tests.providers.oidc import SUBJECT, configure

    cache.clear()
    running.alter, running.down, running.other_name = None, False, ""
    running.knows(SUBJECT, employee_number="4711", name="En Anden", email="en-anden@kommune.example")
    configure(settings, running)
    return running


@pytest.fixture
def person(db: None) -> Person:
    return PersonFactory(email="inge@kommune.example", external_id="4711")
