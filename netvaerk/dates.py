"""Days and times as people say them, for pages and letters alike."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext


def day_in_words(day: date, form: str = "DATE_FORMAT") -> str:
    """A day as `date_format` says it, made once for each language: lists say the same days again and again."""
    return _in_words(get_language(), day, form)


@lru_cache(maxsize=4096)
def _in_words(language: str | None, day: date, form: str) -> str:
    return date_format(day, form)


def from_till(begins_at: datetime, ends_at: datetime) -> str:
    """From one moment to another of (mostly) the same day: Tuesday 3 March 2026, 13:00–15:00."""
    begins, ends = (localtime(one).replace(tzinfo=None) for one in (begins_at, ends_at))
    return _from_till(begins, ends, get_language())


@lru_cache(maxsize=512)
def _from_till(begins: datetime, ends: datetime, language: str) -> str:
    """By the clock of the place: the same few meetings stand on many pages."""
    words = {
        "weekday": date_format(begins, "l"),
        "day": date_format(begins, "DATE_FORMAT"),
        "begins": time_format(begins, "TIME_FORMAT"),
        "ends": time_format(ends, "TIME_FORMAT"),
    }
    if begins.date() != ends.date():
        words["ends"] = date_format(ends, "DATETIME_FORMAT")
    return gettext("%(weekday)s %(day)s, %(begins)s–%(ends)s") % words


def begins_on_the_day(begins_at: datetime) -> str:
    """The same in short, for a line: 3 March, 13:00."""
    begins = localtime(begins_at)
    words = {"day": date_format(begins, "MONTH_DAY_FORMAT"), "begins": time_format(begins, "TIME_FORMAT")}
    return gettext("%(day)s, %(begins)s") % words
