"""Each letter has its place in one table, and each week its day."""

from datetime import date

import pytest
from django.conf import settings

from netvaerk.rules.letters import ABOUT, DUTIES, NEWS, is_news, week_begins

LETTERS = {path.name.removesuffix("_subject.txt") for path in settings.BASE_DIR.glob("templates/mail/*_subject.txt")}


def test_every_letter_is_a_duty_or_news_and_no_other_is_named():
    assert set(ABOUT) == LETTERS


def test_no_letter_stands_twice():
    names = [name for table in (DUTIES, NEWS) for names in table.values() for name in names]

    assert len(names) == len(set(names))


def test_an_offer_is_a_duty_and_a_step_of_a_theme_is_news():
    assert (is_news("pairing_offered"), is_news("theme_moved"), is_news("not in the table")) == (False, True, False)


@pytest.mark.parametrize(
    ("today", "weekday", "begins"),
    [((2026, 3, 2), 1, (2026, 3, 2)), ((2026, 3, 8), 1, (2026, 3, 2)), ((2026, 3, 2), 7, (2026, 3, 1))],
)
def test_a_week_begins_on_the_chosen_day(today, weekday, begins):
    assert week_begins(date(*today), weekday) == date(*begins)
