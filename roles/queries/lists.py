"""The lists of a theme, of nominations and of a reference leader as tables to take along: what each page shows."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from netvaerk.documents.tables import Table
from netvaerk.models import NetworkParticipant, ThemePhase
from roles.models import Nomination
from roles.queries.base_link import ReferenceTheme
from roles.queries.meetings import MeetingsPage
from roles.queries.participants import ParticipantsPage
from roles.queries.solutions import SolutionsPage


def participants_table(page: ParticipantsPage) -> Table:
    """Nothing of how people from outside are reached: that stands on the page of each alone."""
    columns = [
        _("Name"), _("Belongs to"), _("Kind"), _("What the person brings"), _("Takes part when"), _("Stage"),
    ]  # fmt: skip
    rows = [
        [row.name, row.sub, group.label, row.brings, row.phases, row.stage]
        for group in page.groups
        for row in group.rows
    ]
    return Table(_("Participants"), columns, rows)


def phases_table(people: Iterable[NetworkParticipant], phases: list[ThemePhase]) -> Table:
    """Who takes part when; of people whose phases are loaded."""
    rows = []
    for one in people:
        there = {phase.order for phase in one.phases.all()}
        ticks = [_("yes") if one.is_core or phase.order in there else "" for phase in phases]
        rows.append([one.shown_name, one.belongs_to, *ticks])
    columns = [_("Name"), _("Belongs to"), *(f"{phase.order} {phase.name}" for phase in phases)]
    return Table(_("Who takes part when"), columns, rows)


def meetings_table(page: MeetingsPage) -> Table:
    columns = [_("Begins"), _("Ends"), _("Meeting"), _("Kind"), _("Place"), _("State"), _("Coming"), _("Invited")]
    meetings = [*page.without_outcome, *page.ahead, *page.earlier]
    rows = [
        [
            one.begins_at,
            one.ends_at,
            str(one),
            one.kind.name,
            one.place,
            str(one.state_label),
            one.coming,
            one.invited,
        ]
        for one in meetings
    ]
    return Table(_("Meetings"), columns, rows)


def solutions_table(page: SolutionsPage) -> Table:
    columns = [_("Solution"), _("State"), _("Owner in the line"), _("Unit"), _("Followed up on")]
    rows = [
        [
            row.solution.title,
            row.solution.get_status_display(),
            row.solution.owner.name if row.solution.owner else "",
            row.solution.owner_unit.name if row.solution.owner_unit else "",
            row.next_follow_up.due_on if row.next_follow_up else None,
        ]
        for row in page.rows
    ]
    return Table(_("Solutions"), columns, rows)


def nominations_table(nominations: Iterable[Nomination]) -> Table:
    """Those with a yes, without the reasons: they are kept encrypted, and a file is not."""
    columns = [
        _("Name"),
        _("Job title and unit"),
        _("Nominated as"),
        _("Nominated by"),
        _("Said yes on"),
        _("Strengths"),
    ]
    rows = [
        [
            one.person.name,
            one.person.title_and_unit,
            one.get_role_display(),
            one.nominated_by.name,
            one.answered_at,
            ", ".join(competence.name for competence in one.competences.all()),
        ]
        for one in nominations
    ]
    return Table(_("Nominations"), columns, rows)


def reference_themes_table(rows: Iterable[ReferenceTheme]) -> Table:
    columns = [
        _("Theme"), _("State"), _("Phase"), _("Next milestone"), _("Network leader"), _("Next talk"),
        _("What the network needs now"),
    ]  # fmt: skip
    cells = [
        [
            row.theme.title,
            row.theme.get_status_display(),
            row.theme.phase.name if row.theme.phase else "",
            row.milestone.ends_on if row.milestone else None,
            row.leader.name if row.leader else "",
            row.sparring.next_on if row.sparring else None,
            len(row.needs),
        ]
        for row in rows
    ]
    return Table(_("Themes I am reference leader of"), columns, cells)
