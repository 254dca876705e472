"""Towns that many tests only look at are built once for a module, and gone after it."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from secretariat.tests.cast import STAGES, Cast, cast


@pytest.fixture(scope="module")
def towns(django_db_setup, django_db_blocker) -> Iterator[dict[str, Cast]]:
    """A town at each stage, side by side. What a test changes in them is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {stage: cast(stage) for stage in STAGES}
        transaction.set_rollback(True)
