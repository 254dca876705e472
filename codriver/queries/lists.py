"""The secretariat's lists of people on their way, as tables to take along. Each holds what its page shows, whole."""

from collections.abc import Iterable
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.models import CoDriverCandidacy, DiplomaStudy
from codriver.queries.candidacies import candidate
from codriver.queries.closings import EvaluationFigures
from codriver.queries.coming_leaders import ComingLeader
from codriver.queries.diploma import study_row
from codriver.queries.path import Walker
from codriver.queries.runs import Board, RunPage
from netvaerk.documents.tables import Table
from netvaerk.models import Person


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


def coming_leaders_table(rows: Iterable[ComingLeader]) -> Table:
    columns = [
        _("Name"), _("Job title and unit"), _("Stage"), _("Leads"), _("Is asked for"), _("Has said yes since"),
        _("Would like to lead"),
    ]  # fmt: skip
    return Table(
        _("Coming network leaders"),
        columns,
        [
            [
                row.person.name,
                row.person.title_and_unit,
                str(row.label),
                ", ".join(theme.title for theme in row.leads),
                ", ".join(theme.title for theme in row.asked),
                row.person.willing_since,
                row.person.wishes,
            ]
            for row in rows
        ],
    )


def evaluations_table(figures: EvaluationFigures) -> Table:
    """What all have said together. What one person lets the secretariat read can be taken back, and a file cannot."""
    marks = [mark for mark, _number in figures.questions[0].marks] if figures.questions else []
    rows = [[str(one.question.text), *(number for _mark, number in one.marks)] for one in figures.questions]
    return Table(_("Evaluations of pairs"), [_("Question"), *marks], rows)


def board_tables(board: Board) -> list[Table]:
    """Who is ready, which themes lack somebody, and which offers are out."""
    ready = [
        [one.person.name, one.person.title_and_unit, one.hours_per_week, one.free_from, one.free_until, waited]
        for one in board.ready
        for waited in [one.days_ready(board.today)]
    ]
    lacking = [[theme.title, theme.leader_name or ""] for theme in board.themes]
    offers = [
        [one.network_leader.name, one.co_driver.name, one.theme.title, _names(one.waits_for), one.answer_by]
        for one in board.offers
    ]
    about_ready = [
        _("Name"), _("Job title and unit"), _("Hours a week"), _("Free from"), _("Free until"), _("Days waited"),
    ]  # fmt: skip
    about_offers = [_("Network leader"), _("Co-driver"), _("Theme"), _("Waits for"), _("Answer by")]
    return [
        Table(_("Ready to co-drive"), about_ready, ready),
        Table(_("Themes without a co-driver"), [_("Theme"), _("Network leader")], lacking),
        Table(_("Offers that wait for an answer"), about_offers, offers),
    ]


def run_tables(page: RunPage) -> list[Table]:
    """Each theme with who is proposed and why, and who is left."""
    columns = [_("Theme"), _("Network leader"), _("Proposed co-driver"), _("Speaks for"), _("Speaks against")]
    rows = []
    for row in page.rows:
        for one in row.proposed:
            reasons = [" ".join(one.speaks_for), " ".join(one.speaks_against)]
            rows.append([row.theme.title, row.leader.name, one.person.name, *reasons])
        if not row.proposed:
            rows.append([row.theme.title, row.leader.name, "", "", row.reason])
    left = [[person.name, why] for person, why in page.left]
    return [
        Table(_("Proposed pairs"), columns, rows),
        Table(_("Ready, but no theme this time"), [_("Name"), _("Why")], left),
    ]


def _names(people: Iterable[Person]) -> str:
    return ", ".join(one.name for one in people)
