"""Counting the queries of a page with 1, 3 and 30 of what stands on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from codriver.tests.factories import (
    led_theme,
)
from netvaerk.models import (
    NetworkTheme,
    Person,
    ThemePhase,
)
from netvaerk.tests.views.pages import browser_of
from roles.models import RoleAssignment
from roles.tests.factories import (
    AssignmentFactory,
)
from secretariat.facts.office import forget_kept_hours

SIZES = (1, 3, 30)


@contextmanager
def queries() -> Iterator[CaptureQueriesContext]:
    with CaptureQueriesContext(connection) as captured:
        yield captured


def counts(person: Person, address: str, add: Callable[[], object]) -> list[int]:
    """Queries of the page with 1, 3 and 30 rows; the first visit of each size warms what is kept."""
    browser, rows, found = browser_of(person), 0, []
    for size in SIZES:
        for _ in range(size - rows):
            add()
        rows = size
        if size == SIZES[-1]:
            know_the_tables()
        forget_kept_hours()  # or their minute runs out between the two visits
        assert browser.get(address).status_code == 200
        with queries() as captured:
            browser.get(address)
        found.append(asked(captured))
    return found


def know_the_tables() -> None:
    """PostgreSQL takes tables for empty whose rows no test has committed, and then plans joins that take for ever."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def asked(captured: CaptureQueriesContext) -> int:
    """Questions to the database; the marks that a test's transaction sets are none."""
    return sum("SAVEPOINT" not in one["sql"] for one in captured.captured_queries)


def same(found: list[int], most: int) -> bool:
    """All alike, and no more than the figure to reach."""
    assert found == [found[0]] * len(found), found
    assert found[0] <= most, found
    return True


def theme_with_everything() -> NetworkTheme:
    theme = led_theme(phase=ThemePhase.objects.first(), phase_began_on=timezone.localdate())
    AssignmentFactory(theme=theme, role=RoleAssignment.Role.REFERENCE_LEADER)
    return theme
