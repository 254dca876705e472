"""Whether the office is open now, in words; the week's hours; the desks of the coming days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format, time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from netvaerk.models import Person
from secretariat.facts.office import days_off_of, desks, hours_from, kept_hours
from secretariat.models import DeskDay, OpeningHours, OtherHours
from secretariat.rules.office import Hours, OfficeState, desk_days, span_on, state_at

SHOWN = timedelta(days=21)


def words_of(state: OfficeState, today: date) -> str:
    """Open or closed, and until when. Empty where no hours are known."""
    if state.until:
        return _("The office is open until %(clock)s.") % {"clock": time_format(state.until, "TIME_FORMAT")}
    if state.opens is None or state.opens_on is None:
        return ""
    words = {"clock": time_format(state.opens, "TIME_FORMAT")}
    if state.opens_on == today:
        return _("The office opens today at %(clock)s.") % words
    if state.opens_on == today + timedelta(days=1):
        return _("The office is closed now. It opens tomorrow at %(clock)s.") % words
    words |= {"day": date_format(state.opens_on, "l"), "date": date_format(state.opens_on, "DATE_FORMAT")}
    return _("The office is closed now. It opens on %(day)s %(date)s at %(clock)s.") % words


def open_now(now: datetime) -> str:
    """For the foot of every page; no query but once a minute."""
    local = localtime(now)
    today = local.date()
    hours = kept_hours(today)
    if not hours.weekly and not hours.other:
        return ""
    return words_of(state_at(today, local.time(), hours, days_off_of(today.year)), today)


@dataclass
class Day:
    """A line of the opening hours: the day in words, and the hours or None for closed."""

    word: str
    hours: str
    reason: str = ""


@dataclass
class OfficePage:
    now: str
    week: list[Day]
    other: list[OtherHours]

    @property
    def is_known(self) -> bool:
        return any(day.hours for day in self.week)


def office_page(now: datetime) -> OfficePage:
    """Two queries."""
    local = localtime(now)
    today = local.date()
    hours = hours_from(today)
    week = [Day(str(word), _clocks(hours, weekday)) for weekday, word in OpeningHours.Weekday.choices]
    other = OtherHours.objects.filter(on__gte=today, on__lte=today + SHOWN)
    words = words_of(state_at(today, local.time(), hours, days_off_of(today.year)), today)
    return OfficePage(words, week, list(other))


def _clocks(hours: Hours, weekday: int) -> str:
    span = hours.weekly.get(weekday)
    if span is None:
        return ""
    return f"{time_format(span.opens, 'TIME_FORMAT')}–{time_format(span.closes, 'TIME_FORMAT')}"


@dataclass
class DeskRow:
    """A day with how many desks are free, one's own, and who sits there."""

    on: date
    free: int
    mine: DeskDay | None
    people: list[Person]
    is_open: bool


def desk_rows(person: Person, today: date) -> list[DeskRow]:
    """The working days for which a desk can be booked; four queries."""
    seats, hours = desks(), hours_from(today)
    days_off = days_off_of(today.year)
    taken: dict[date, list[DeskDay]] = {}
    for one in DeskDay.objects.filter(on__gte=today).select_related("person"):
        taken.setdefault(one.on, []).append(one)
    rows = []
    for day in desk_days(today, days_off):
        here = taken.get(day, [])
        mine = next((one for one in here if one.person_id == person.pk), None)
        is_open = span_on(day, hours, days_off) is not None
        rows.append(DeskRow(day, max(seats - len(here), 0), mine, [one.person for one in here], is_open))
    return rows
