"""Files read into an organisation, and the page that shows what they would change."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from django.utils.translation import gettext_lazy as _

from netvaerk.rules.reasons import Reason
from secretariat.actions.organisation import fingerprint, plan_of
from secretariat.documents.sheets import Unreadable, read_tables
from secretariat.models import OrganisationImport
from secretariat.rules.changes import Change
from secretariat.rules.incoming import Finding, Organisation, judge
from secretariat.rules.tables import Table, rows_of, sorted_out

MOST_SHOWN = 100


@dataclass
class Reading:
    """What came of reading files: an organisation, or what is wrong with the files or their rows."""

    organisation: Organisation | None = None
    file_faults: list[tuple[str, Reason]] = field(default_factory=list)
    row_faults: list[Finding] = field(default_factory=list)
    notices: list[Finding] = field(default_factory=list)

    @property
    def first_row_faults(self) -> list[Finding]:
        return self.row_faults[:MOST_SHOWN]

    @property
    def more_row_faults(self) -> int:
        return max(0, len(self.row_faults) - MOST_SHOWN)


def read_files(files: Iterable[tuple[str, bytes]], today: date) -> Reading:
    """Read each file by its name and content; stop at the files if one cannot be read or is not known."""
    tables: list[Table] = []
    reading = Reading()
    for name, content in files:
        try:
            tables += read_tables(name, content)
        except Unreadable as refused:
            reading.file_faults.append((name, refused.reason))
    if reading.file_faults:
        return reading
    kinds, table_faults = sorted_out(tables)
    if table_faults:
        reading.file_faults = list(table_faults)
        return reading
    units, people, joined = rows_of(kinds, today)
    organisation, reading.row_faults, notices = judge(units, people)
    reading.notices = joined + notices
    reading.organisation = None if reading.row_faults else organisation
    return reading


TITLES = {
    "new_units": _("New units"),
    "renamed_units": _("Units with a new name"),
    "moved_units": _("Units that move"),
    "closed_units": _("Units that close"),
    "reopened_units": _("Units that open again"),
    "new_people": _("New people"),
    "linked_people": _("People entered by hand who are known by their e-mail"),
    "changed_people": _("People with another name, title or e-mail"),
    "moved_people": _("People who move to another unit"),
    "new_leaders": _("People with another personnel leader"),
    "gone_people": _("People who leave"),
    "returned_people": _("People who come back"),
    "taken_emails": _("E-mails that somebody else has"),
}


@dataclass
class ChangeList:
    """One kind of change, with the first ones shown."""

    name: str
    number: int
    shown: list[Change]

    @property
    def title(self) -> str:
        return str(TITLES[self.name])

    @property
    def more(self) -> int:
        return self.number - len(self.shown)


@dataclass
class ImportPage:
    changes: list[ChangeList]
    notices: list[tuple[str, int, str, str]]
    more_notices: int
    fingerprint: str
    many_leave: bool
    is_empty: bool


def import_page(kept: OrganisationImport) -> ImportPage:
    """What bringing the files in would change today, and what is to be said of their rows."""
    plan = plan_of(kept)
    lists = [(name, value) for name, value in vars(plan).items() if isinstance(value, list) and value]
    return ImportPage(
        changes=[ChangeList(name, len(value), list(islice(value, MOST_SHOWN))) for name, value in lists],
        notices=[tuple(one) for one in kept.notices[:MOST_SHOWN]],
        more_notices=max(0, len(kept.notices) - MOST_SHOWN),
        fingerprint=fingerprint(plan),
        many_leave=plan.many_leave,
        is_empty=plan.is_empty,
    )
