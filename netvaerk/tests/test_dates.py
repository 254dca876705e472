"""Days and times in words: in the language of each reader, and by the clock of the place."""

from datetime import UTC, date, datetime

from django.utils.timezone import override as zone
from django.utils.translation import override as language

from netvaerk.dates import day_in_words, from_till

BEGINS, ENDS = datetime(2026, 3, 3, 12, tzinfo=UTC), datetime(2026, 3, 3, 14, tzinfo=UTC)


def test_a_day_is_said_to_each_in_their_own_language():
    with language("da"):
        danish = day_in_words(date(2026, 3, 3))
    with language("en"):
        english = day_in_words(date(2026, 3, 3))

    assert (danish, english) == ("3. marts 2026", "3 March 2026")


def test_from_till_is_said_to_each_in_their_own_language_and_by_the_clock_of_the_place():
    with language("da"):
        danish = from_till(BEGINS, ENDS)
    with language("en"):
        english = from_till(BEGINS, ENDS)
        with zone(UTC):
            elsewhere = from_till(BEGINS, ENDS)

    assert danish == "tirsdag den 3. marts 2026 kl. 13.00–15.00"
    assert (english, elsewhere) == ("Tuesday 3 March 2026, 13:00–15:00", "Tuesday 3 March 2026, 12:00–14:00")
