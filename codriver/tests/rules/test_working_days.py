"""Ten working days, over weekends, Easter, Christmas, and a holiday that was abolished."""

from datetime import date

import pytest

from codriver.facts.days_off import days_off_around
from codriver.rules.working_days import after_working_days


@pytest.mark.parametrize(
    ("start", "last"),
    [
        (date(2026, 9, 7), date(2026, 9, 21)),
        (date(2026, 9, 4), date(2026, 9, 18)),
        (date(2026, 9, 5), date(2026, 9, 18)),
        (date(2026, 3, 27), date(2026, 4, 15)),
        (date(2026, 12, 18), date(2027, 1, 7)),
        (date(2026, 5, 8), date(2026, 5, 26)),
        (date(2024, 4, 22), date(2024, 5, 6)),
        (date(2026, 6, 1), date(2026, 6, 15)),
    ],
    ids=[
        "two plain weeks",
        "from a Friday",
        "from a Saturday",
        "over Easter",
        "over Christmas and New Year",
        "Ascension Day and Whit Monday",
        "Great Prayer Day counts since 2024",
        "Constitution Day counts",
    ],
)
def test_ten_working_days(start, last):
    assert after_working_days(start, 10, days_off_around(start)) == last


def test_no_days_are_today():
    assert after_working_days(date(2026, 9, 5), 0, set()) == date(2026, 9, 5)
