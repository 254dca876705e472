"""The network organisation at a glance (S7): themes, the units they touch, and the people in them."""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netvaerk.models import Meeting, NetworkParticipant, ThemeMove
from netvaerk.models.prepared import ask, day_here, day_of
from roles.models import RoleAssignment
from secretariat.queries.reports.parts import About, Asked, Line, Lines, Report, Year, lasts_beyond
from secretariat.queries.themes_ever import ThemeEver, ran_in, themes_ever, units_of_themes
from secretariat.rules.reports.spans import Span

Role, Stage = RoleAssignment.Role, NetworkParticipant.Stage
Stay = tuple[Any, date, date | None]
"""Somebody, by number, from one day to another."""
ABOUT = About(
    gettext_lazy("The network organisation at a glance"),
    gettext_lazy(
        "How far the municipality has come in working across: how much runs, what is touched, and who takes part."
    ),
)


def glance(asked: Asked) -> Report:
    """Six queries."""
    return Report(
        ABOUT,
        [_themes(asked), _people(asked)],
    )


def _themes(asked: Asked) -> Lines:
    themes, touched, steps = themes_ever(), units_of_themes(), _steps()

    @cache
    def running(span: Span) -> list[ThemeEver]:
        return [one for one in themes if ran_in(one, span)]

    def entered(status: str) -> Callable[[Span], int]:
        return lambda span: sum(span.holds(day) for found, day in steps if found == status)

    held = [day_here(at) for (at,) in ask(_meetings)]
    return asked.lines(
        _("Themes"),
        asked.line(
            _("Proposals sent in"),
            _("Proposals of themes that reached the secretariat for the first time."),
            entered("proposed"),
            Year.SUM,
        ),
        asked.line(_("Themes chosen"), _("Themes the executive forum said yes to."), entered("approved"), Year.SUM),
        asked.line(
            _("Themes that ran"),
            _("Themes that had begun and were not closed, on at least one day."),
            lambda span: len(running(span)),
            Year.WHOLE,
        ),
        asked.line(_("Themes closed"), _("Themes whose work ended and was handed over."), entered("closed"), Year.SUM),
        asked.line(
            _("Units touched"),
            _("Units that at least one of the themes that ran is about."),
            lambda span: len({unit for one in running(span) for unit in touched.get(one.pk, ())}),
            Year.WHOLE,
        ),
        asked.line(
            _("Network meetings held"),
            _("Meetings of networks of which it is noted what came of them."),
            lambda span: sum(map(span.holds, held)),
            Year.SUM,
        ),
    )


def _steps() -> list[tuple[str, date]]:
    """The day each theme first entered each state."""
    return [(status, day_here(at)) for _theme, status, at in ask(_first_moves)]


def _first_moves() -> QuerySet:
    moves = ThemeMove.objects.filter(status__in=("proposed", "approved", "closed")).order_by()
    return moves.values_list("theme", "status").annotate(first=Min("at"))


def _meetings() -> QuerySet:
    return Meeting.objects.filter(held_at__isnull=False).values_list("begins_at")


def _people(asked: Asked) -> Lines:
    roles = ask(_roles, values=(asked.first_end,))
    held = [(role, person, day_of(began), day_of(ended)) for role, person, began, ended in roles]
    staff, outsiders = stays(outside=False), stays(outside=True)

    def holders(role: str, name: str, means: str) -> Line:
        people = [(person, began, ended) for found, person, began, ended in held if found == role]
        return asked.people_line(name, means, lambda span: len(there_at_end(people, span)))

    return asked.lines(
        _("People, on the last day"),
        holders(Role.NETWORK_LEADER, _("Network leaders"), _("Employees who lead a network.")),
        holders(Role.CO_DRIVER, _("Co-drivers"), _("Employees who are second pilots beside a network leader.")),
        holders(Role.REFERENCE_LEADER, _("Reference leaders"), _("Leaders who tie a theme to the line.")),
        asked.people_line(
            _("Employees who take part"),
            _(
                "Employees who have said yes to taking part in a network, beside those who hold a role. "
                "Each counts once."
            ),
            lambda span: len(there_at_end(staff, span)),
        ),
        asked.people_line(
            _("Participants from outside"),
            _(
                "Citizens, companies, associations, politicians and authorities who take part, in each "
                "network they are in."
            ),
            lambda span: len(there_at_end(outsiders, span)),
        ),
    )


def stays(*, outside: bool) -> list[Stay]:
    """Everybody who said yes to taking part in a network, from when to when: staff by person, others by their row."""
    return [(one, day_here(at), day_of(left)) for one, at, left in ask(_stays, outside)]


def _stays(outside: bool) -> QuerySet:
    found = NetworkParticipant.objects.filter(stage=Stage.YES, person__isnull=outside)
    return found.values_list("pk" if outside else "person_id", "answered_at", "left_on")


def _roles(over_after: date) -> QuerySet:
    roles = RoleAssignment.objects.filter(lasts_beyond(over_after), began_on__isnull=False).order_by()
    return roles.values_list("role", "person_id", "began_on", "ended_on")


def there_at_end(stays: list[Stay], span: Span) -> frozenset[Any]:
    return frozenset(one for one, began, ended in stays if span.stands_at_end(began, ended))
