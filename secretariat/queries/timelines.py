"""A line of time as a picture and as a list: what both the line of a theme and that of a pair are made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from secretariat.rules.timeline import GAP, HEAD, ROW, WIDTH, Scale, bars, dots, scale_of, ticks


@dataclass(frozen=True)
class Happening:
    """Something on a line of time. `until` is the last day of a stretch; with `goes_on` it is not over. A single day
    has neither. `short` is what a bar has room for."""

    group: str
    day: date
    words: str
    about: str = ""
    url: str = ""
    until: date | None = None
    goes_on: bool = False
    short: str = ""

    @property
    def is_stretch(self) -> bool:
        return self.goes_on or self.until is not None

    def last(self, today: date) -> date:
        """The last day that is drawn: what goes on reaches to today."""
        return max(self.day, self.until or today) if self.is_stretch else self.day

    @property
    def line(self) -> str:
        """All of it in one line, for whoever points at it."""
        days = date_format(self.day, "DATE_FORMAT")
        if self.until:
            days = f"{days} – {date_format(self.until, 'DATE_FORMAT')}"
        elif self.goes_on:
            days = _("since %(when)s") % {"when": days}
        return " · ".join(part for part in (days, self.words, self.about) if part)


@dataclass
class DrawnBar:
    x: float
    y: float
    width: float
    words: str
    line: str
    url: str
    is_over: bool


@dataclass
class DrawnDot:
    x: float
    y: float
    line: str
    url: str
    number: int


@dataclass
class DrawnGroup:
    label: str
    y: float
    bars: list[DrawnBar]
    dots: list[DrawnDot]


@dataclass
class Picture:
    """`ticks` are where a month or year begins, with its name; `today` is None where the line ends before it."""

    groups: list[DrawnGroup]
    ticks: list[tuple[float, str]]
    today: float
    width: float
    height: float


@dataclass
class Timeline:
    """`years` holds what has been, the newest first, and `ahead` what is still to come, the next first."""

    picture: Picture | None
    years: list[tuple[int, list[Happening]]]
    ahead: list[Happening]

    @property
    def is_empty(self) -> bool:
        return not (self.years or self.ahead)


def timeline(happenings: Sequence[Happening], groups: Sequence[str], today: date) -> Timeline:
    """`groups` are the labels of the picture's rows, from the top."""
    found = sorted(happenings, key=lambda one: (one.day, groups.index(one.group)))
    past = [one for one in found if one.day <= today]
    return Timeline(
        picture=_picture(found, groups, today) if found else None,
        years=[(year, list(those)) for year, those in groupby(reversed(past), key=lambda one: one.day.year)],
        ahead=[one for one in found if one.day > today],
    )


def _picture(found: list[Happening], groups: Sequence[str], today: date) -> Picture:
    scale = scale_of([day for one in found for day in (one.day, one.last(today))], today)
    drawn, y = [], HEAD + GAP
    for label in groups:
        members = [one for one in found if one.group == label]
        if members:
            group, y = _group(label, members, y, scale, today)
            drawn.append(group)
    return Picture(
        groups=drawn,
        ticks=[(scale.x(day), _tick(day, scale)) for day in ticks(scale)],
        today=scale.middle(today),
        width=WIDTH,
        height=y,
    )


def _tick(day: date, scale: Scale) -> str:
    """The month, with its year where one begins or the line does; over long lines the year alone."""
    if scale.days > 365 * 4:
        return str(day.year)
    month = date_format(day, "F")[:3].lower()
    return f"{month} {day.year}" if day.month == 1 or day == scale.first else month


def _group(
    label: str, members: list[Happening], y: float, scale: Scale, today: date
) -> tuple[DrawnGroup, float]:  # the group, and where the next one begins
    stretches = [one for one in members if one.is_stretch]
    days = [one for one in members if not one.is_stretch]
    laid = bars([(one.day, one.last(today)) for one in stretches], scale)
    rows = max((one.row + 1 for one in laid), default=0)
    drawn_bars = [_bar(stretches[one.member], one.x, y + one.row * ROW, one.width, one.letters, today) for one in laid]
    middle = y + rows * ROW + ROW / 2
    drawn_dots = [_dot([days[one] for one in dot.members], dot.x, middle) for dot in dots(_of(days), scale)]
    height = (rows + bool(days)) * ROW
    return DrawnGroup(label, y, drawn_bars, drawn_dots), y + height + GAP


def _of(days: list[Happening]) -> list[date]:
    return [one.day for one in days]


def _bar(one: Happening, x: float, y: float, width: float, letters: int, today: date) -> DrawnBar:
    return DrawnBar(x, y, width, _fitted(one.short or one.words, letters), one.line, one.url, one.last(today) < today)


def _fitted(words: str, letters: int) -> str:
    """As much of the words as there is room for: cut short, of what is numbered the number, or nothing."""
    if len(words) <= letters:
        return words
    number = words.partition(".")[0]
    if letters > len(number) + 5:
        return f"{words[: letters - 1]}…"
    return number if number.isdigit() and letters >= len(number) else ""


def _dot(members: list[Happening], x: float, y: float) -> DrawnDot:
    url = members[0].url if len(members) == 1 else ""
    return DrawnDot(x, y, "\n".join(one.line for one in members), url, len(members))
