"""The demo town served to real browsers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from secretariat.demo_town.stages import build
from secretariat.tests.browser.people import Somebody, sit_down


@pytest.fixture
def town_at(transactional_db: None) -> Callable[[str], Any]:
    """Build the town to a stage in a database with real transactions."""
    return lambda stage: build(stage, now=timezone.now())


@pytest.fixture
def as_person(live_server: Any, browser: Browser) -> Any:
    """Sit somebody down at a browser of their own; all are closed after the test."""
    opened: list[Somebody] = []

    def sit(key: str, **settings: Any) -> Somebody:
        opened.append(sit_down(browser, live_server.url, key, **settings))
        return opened[-1]

    yield sit
    for somebody in opened:
        somebody.page.context.close()
