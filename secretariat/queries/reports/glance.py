"""The network organisation at a glance (S7): themes, the units they touch, and the people in them."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import Min
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from netvaerk.models import Meeting, NetworkParticipant, ThemeMove
from roles.models import RoleAssignment
from secretariat.queries.reports.parts import About, Asked, Line, Lines, Report, Year
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

    def running(span: Span) -> list[ThemeEver]:
        return [one for one in themes if ran_in(one, span)]

    def entered(status: str) -> Callable[[Span], int]:
        return lambda span: sum(span.holds(day) for found, day in steps if found == status)

    held = [localdate(one) for one in Meeting.objects.filter(held_at__isnull=False).values_list("begins_at", flat=True)]
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
    moves = ThemeMove.objects.order_by().values_list("theme", "status").annotate(first=Min("at"))
    return [
        (status, localdate(at)) for _theme, status, at in moves.filter(status__in=("proposed", "approved", "closed"))
    ]


def _people(asked: Asked) -> Lines:
    roles = RoleAssignment.objects.filter(began_on__isnull=False)
    held = list(roles.values_list("role", "person_id", "began_on", "ended_on"))
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
    who = "pk" if outside else "person_id"
    found = NetworkParticipant.objects.filter(stage=Stage.YES, person__isnull=outside)
    return [(one, localdate(at), left) for one, at, left in found.values_list(who, "answered_at", "left_on")]


def there_at_end(stays: list[Stay], span: Span) -> frozenset[Any]:
    return frozenset(one for one, began, ended in stays if span.stands_at_end(began, ended))
