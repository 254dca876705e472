"""The demo town served to real browsers."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from netvaerk.tests.stored import Stored, lay, take_down
from secretariat.demo_town.stages import build
from secretariat.demo_town.town import Town
from secretariat.tests.browser.people import Somebody, sit_down

BUILT: dict[tuple[str, date], tuple[Town, list[Stored]]] = {}
"""Towns that were built here, by stage and day, and all that stood in the database then."""


@pytest.fixture
def town_at(transactional_db: None) -> Callable[[str], Town]:
    """Build the town to a stage in a database with real transactions; what was built today already is laid again."""

    def at(stage: str) -> Town:
        key = (stage, timezone.localdate())
        if key in BUILT:
            lay(BUILT[key][1])
        else:
            BUILT[key] = build(stage, now=timezone.now()), take_down()
        return deepcopy(BUILT[key][0])

    return at


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
