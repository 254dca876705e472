"""What every test stands on: which database it runs on, seals that lift while a test's rows are laid and cleared, and a
browser that is found."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import TransactionTestCase

from netvaerk.database import unsealed
from netvaerk.tests.stored import Stored, lay, take_down

SHIPPED: list[Stored] = []
"""The rows that migrations ship, as the test database held them first. The browser's driver runs a loop, in which
Django hands out another connection object, so they are kept here and not on the connection."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Those with real transactions come last, however they were sorted: they leave the tables empty behind them. Of two
    databases side by side, what says the same on each runs on one; on a database alone, everything runs."""

    def has_real_transactions(item: pytest.Item) -> bool:
        marker = item.get_closest_marker("django_db")
        return marker is not None and bool(marker.kwargs.get("transaction"))

    items.sort(key=has_real_transactions)
    if hasattr(config, "workerinput"):
        elsewhere = [item for item in items if the_one_database(item) not in ("", settings.TEST_DATABASE)]
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in set(elsewhere)]


PAGES = ("/tests/views/", "secretariat/tests/test_admin")


def the_one_database(item: pytest.Item) -> str:
    """Where alone it need run: as its mark `one_database` says; on SQLite if it touches none, or looks at pages. Every
    page is opened on PostgreSQL too, by everybody (`test_walk`), and every form sent (`test_matrix`); what a form does
    is proven of its action, on both. Pages that hang on how a database seeks or sorts say `both_databases`.

    Else nothing."""
    marker = item.get_closest_marker("one_database")
    if marker:
        return marker.args[0]
    touches_one = item.get_closest_marker("django_db") or "django_db_setup" in item.fixturenames
    is_a_page = any(place in item.nodeid for place in PAGES) and not item.get_closest_marker("both_databases")
    return "sqlite" if is_a_page or not touches_one else ""


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported stays to the end, so that the search for garbage need not go through it again and again. Most
    of what a page leaves behind is gone without a search, so it comes after many pages and not within each."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    with django_db_blocker.unblock():
        SHIPPED[:] = [one for one in take_down() if one.rows]


@pytest.fixture(autouse=True, scope="session")
def rows_can_be_cleared_between_tests() -> Iterator[None]:
    """Tests with real transactions clear the tables and lay the shipped rows again; seals give way then alone."""
    clear = TransactionTestCase._fixture_teardown

    def lay_shipped(case: Any) -> None:
        if case.serialized_rollback:
            connection._test_serialized_contents = ""  # so that Django makes no rows of its own after clearing
            lay(SHIPPED)

    def clear_unsealed(case: Any) -> None:
        with unsealed():
            clear(case)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_setup", classmethod(lay_shipped))
    patch.setattr(TransactionTestCase, "_fixture_teardown", clear_unsealed)
    yield
    patch.undo()


@pytest.fixture(scope="session")
def chromium(playwright: Any) -> str:
    """The browser: the driver's own where it was downloaded, else Debian's. CI fails without one, others skip."""
    own = playwright.chromium.executable_path
    found = own if Path(own).exists() else shutil.which("chromium")
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail("No Chromium: install Debian's package chromium.")
    pytest.skip("No Chromium on this machine: install Debian's package chromium to run the browser tests.")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> dict[str, Any]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {**browser_type_launch_args, "executable_path": chromium, "args": quiet}
