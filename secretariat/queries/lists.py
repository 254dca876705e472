"""The lists of the house as tables to take along. Each shows what its page shows to whom the page is for."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from codriver.queries.running_pairs import RunningPair
from netvaerk.documents.tables import Table
from netvaerk.models import NetworkTheme
from roles.models import RoleAssignment
from secretariat.queries.network_map import NetworkMap
from secretariat.queries.staff import StaffPage
from secretariat.queries.theme_list import ThemeRow
from secretariat.queries.today.items import Waiting
from secretariat.queries.year import YearPage

Role = RoleAssignment.Role


def themes_table(rows: Iterable[ThemeRow]) -> Table:
    columns = [
        _("Theme"), _("State"), _("Kind"), _("Network leader"), _("Co-driver"), _("Reference leader"),
        _("Phase"), _("Units"), _("Begins"), _("Ends"),
    ]  # fmt: skip
    return Table(_("Network themes"), columns, [_theme(one) for one in rows])


def _theme(row: ThemeRow) -> list[Any]:
    return [
        row.title,
        NetworkTheme.Status(row.status).label,
        NetworkTheme.Kind(row.kind).label,
        row.leader,
        row.co_driver,
        row.held.get(Role.REFERENCE_LEADER, ""),
        row.phase,
        row.units,
        row.begins_on,
        row.ends_on,
    ]


def today_table(items: Iterable[Waiting]) -> Table:
    columns = [_("Days"), _("What"), _("About"), _("More"), _("Who has it"), _("Put off until")]
    rows = [
        [
            one.waited,
            str(one.title),
            one.about,
            " · ".join(one.facts),
            one.taken_by.name if one.taken_by else "",
            one.postponed_until,
        ]
        for one in items
    ]
    return Table(_("Today's list"), columns, rows)


def pairs_table(rows: Iterable[RunningPair]) -> Table:
    """Stages and dates, never a word of what a pair has agreed."""
    columns = [_("Network leader"), _("Co-driver"), _("Theme"), _("Pair since"), _("How far"), _("Days waited")]
    return Table(
        _("Pairs"),
        columns,
        [
            [
                row.leader.name,
                row.co_driver.name,
                row.theme,
                row.began_on,
                str(row.standing.words) if row.standing else "",
                row.waited,
            ]
            for row in rows
        ],
    )


def staff_table(page: StaffPage) -> Table:
    """A leader's own staff in network work: hours and dates, and nothing that is between others."""
    columns = [
        _("Name"), _("Role"), _("Theme"), _("Agreed hours a week"), _("Released hours a week"), _("From"), _("Until"),
    ]  # fmt: skip
    rows = []
    for row in page.rows:
        given = row.release
        time = [given.hours_per_week, given.began_on, given.ended_on] if given else [None, None, None]
        rows.append([row.person.name, row.role, row.theme.title, row.hours_agreed, *time])
    return Table(_("My staff in network work"), columns, rows)


def map_tables(page: NetworkMap) -> list[Table]:
    """The themes on the map, the areas against each other, and each two units that meet."""
    themes = [
        [
            one.number,
            one.theme.title,
            one.leader.name if one.leader else "",
            one.co_driver.name if one.co_driver else "",
            one.phase,
            one.unit_names,
        ]
        for one in page.themes
    ]
    areas = [[row.name, *(number for number, _shade in row.cells)] for row in page.heat]
    meetings = [[one.first.name, one.second.name, one.now, one.before] for one in page.meetings]
    about_themes = [_("Number"), _("Theme"), _("Network leader"), _("Co-driver"), _("Phase"), _("Units")]
    return [
        Table(_("Themes"), about_themes, themes),
        Table(_("Areas"), [_("Area"), *(row.name for row in page.heat)], areas),
        Table(_("Where units meet"), [_("Unit"), _("Unit"), _("Themes"), _("A year before")], meetings),
    ]


def year_table(page: YearPage) -> Table:
    rows = [[one.day, one.until, one.label, one.words, one.about] for one in page.entries]
    return Table(_("The year wheel"), [_("Day"), _("Until"), _("Kind"), _("What"), _("About")], rows)
