"""An alignment that is open, and its two."""

import pytest

from codriver.rules.forms import Side
from codriver.tests.factories import open_alignment


@pytest.fixture
def alignment():
    return open_alignment()


@pytest.fixture
def leader(alignment):
    return alignment.sides()[Side.FIRST].person


@pytest.fixture
def co_driver(alignment):
    return alignment.sides()[Side.SECOND].person
