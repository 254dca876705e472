"""The secretariat's lists of people on their way, as tables to take along. Each holds what its page shows, whole."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.models import CoDriverCandidacy, DiplomaStudy
from codriver.queries.candidacies import candidate
from codriver.queries.diploma import study_row
from codriver.queries.path import Walker
from netvaerk.documents.tables import Table


def candidates_table(candidacies: Iterable[CoDriverCandidacy], today: date) -> Table:
    """Of candidacies read with `candidacies`."""
    columns = [_("Name"), _("Job title and unit"), _("State"), _("Ask again on"), _("Days waited")]
    rows = [candidate(one, today) for one in candidacies]
    return Table(
        _("Candidates"),
        columns,
        [
            [
                row.candidacy.person.name,
                row.candidacy.person.title_and_unit,
                row.candidacy.get_status_display(),
                row.candidacy.ask_again_on if row.candidacy.status == CoDriverCandidacy.Status.NOT_NOW else None,
                row.waited,
            ]
            for row in rows
        ],
    )


def studies_table(studies: Iterable[DiplomaStudy], today: date) -> Table:
    """Of studies read with `studies`: points and days, and no grade."""
    columns = [
        _("Name"), _("Job title and unit"), _("ECTS points"), _("ECTS points needed"), _("Admitted"),
        _("Modules to prioritise"), _("Verified"),
    ]  # fmt: skip
    rows = [study_row(one, today) for one in studies]
    return Table(
        _("Diplomas"),
        columns,
        [
            [
                row.study.person.name,
                row.study.person.title_and_unit,
                row.points,
                row.study.programme.ects_required,
                row.study.admitted_on,
                row.to_prioritise,
                localdate(row.study.verified_at) if row.study.verified_at else None,
            ]
            for row in rows
        ],
    )


def walkers_table(walkers: Iterable[Walker]) -> Table:
    columns = [_("Name"), _("Job title and unit"), _("Stage"), _("Is missing"), _("Waits for")]
    return Table(
        _("Paths to network leadership"),
        columns,
        [
            [
                row.person.name,
                row.person.title_and_unit,
                str(row.label),
                " ".join(_(str(one)) for one in row.next.lacks),
                str(row.ball),
            ]
            for row in walkers
        ],
    )
