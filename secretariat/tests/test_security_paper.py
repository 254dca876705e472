"""docs/security.md names each requirement of levels 1 and 2 once, and tests that are there."""

import re
from collections import Counter

import pytest
from django.conf import settings

ASVS = """
1.1 2; 1.2 9; 1.3 11; 1.4 3; 1.5 2; 2.1 3; 2.2 3; 2.3 4; 2.4 1; 3.2 2; 3.3 4; 3.4 6; 3.5 5; 3.7 2; 4.1 3; 4.2 1; 4.3 2;
4.4 4; 5.1 1; 5.2 3; 5.3 2; 5.4 3; 6.1 3; 6.2 12; 6.3 4; 6.4 4; 6.5 5; 6.6 3; 6.8 4; 7.1 3; 7.2 4; 7.3 2; 7.4 5; 7.5 2;
7.6 2; 8.1 2; 8.2 3; 8.3 1; 8.4 1; 9.1 3; 9.2 4; 10.1 2; 10.2 2; 10.3 4; 10.4 11; 10.5 5; 10.6 2; 10.7 3; 11.1 2; 11.2 3;
11.3 3; 11.4 4; 11.5 1; 11.6 1; 12.1 3; 12.2 2; 12.3 4; 13.1 1; 13.2 5; 13.3 2; 13.4 5; 14.1 2; 14.2 4; 14.3 3; 15.1 3;
15.2 3; 15.3 7; 16.1 1; 16.2 5; 16.3 4; 16.4 3; 16.5 3; 17.1 1; 17.2 4; 17.3 2
"""
"""Each section of ASVS 5.0.0, and how many of its requirements are of level 1 or 2: they come first in each."""
ITEM = re.compile(r"(\d+\.\d+)\.(\d+)(?:–(\d+))?")
pytestmark = pytest.mark.one_database("sqlite")


def rows():
    """(requirements, how, shown by) of each row of the paper that names requirements."""
    lines = (settings.BASE_DIR / "docs" / "security.md").read_text(encoding="utf-8").splitlines()
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|"))
    return [row for row in cells if ITEM.match(row[0])]


def named():
    found = Counter()
    for first, *_ in rows():
        for section, begin, end in ITEM.findall(first):
            found.update(f"{section}.{number}" for number in range(int(begin), int(end or begin) + 1))
    return found


def test_each_requirement_of_levels_1_and_2_is_named_once():
    sections = (one.split() for one in ASVS.replace("\n", " ").split(";"))
    wanted = Counter(f"{name}.{number}" for name, most in sections for number in range(1, int(most) + 1))

    assert sum(wanted.values()) == 253
    assert named() == wanted


def test_each_row_has_a_test_that_is_there_or_a_reason():
    for first, how, shown in rows():
        files = re.findall(r"`([\w/]+\.py)`", shown)
        assert files or "reason" in shown or "**open**" in shown, first
        assert [file for file in files if "/tests/" in file and not (settings.BASE_DIR / file).is_file()] == [], first
        assert how, first


def test_what_is_open_is_said_at_the_head():
    head = (settings.BASE_DIR / "docs" / "security.md").read_text(encoding="utf-8").split("## V1 ")[0]
    numbers = {"6.3.3", "5.4.3", "7.5.2", "6.2.12", "2.4.1", "13.3.1", "16.4.3"}

    said_open = {first for first, *more in rows() if "**open**" in " ".join(more)}
    assert {first for first in said_open if not any(number in first for number in numbers)} == set()
    assert {number for number in numbers if number not in head} == set()
