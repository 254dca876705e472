"""The lists of courses and events as tables to take along: what each page shows, and never who answered what."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from netvaerk.documents.tables import Table
from secretariat.models import Enrolment, TrainingEvent
from secretariat.queries.evaluations import AnswersPage
from secretariat.queries.training import Desk, ParticipantsPage, Row


def courses_table(rows: Iterable[Row]) -> Table:
    """Courses as somebody sees them who may sign up, with how they stand themselves."""
    columns = [
        _("Event"), _("Kind"), _("Begins"), _("Ends"), _("Place"), _("For whom"), _("Fee"), _("State"),
        _("Seats left"), _("You"),
    ]  # fmt: skip
    return Table(_("Courses and events"), columns, [_course(row) for row in rows])


def _course(row: Row) -> list[Any]:
    event = row.event
    return [
        event.title,
        event.get_kind_display(),
        event.begins_at,
        event.ends_at,
        event.place,
        ", ".join(event.role_words) or _("everybody"),
        event.fee,
        event.state_label,
        event.free_seats,
        row.standing.word if row.standing else "",
    ]


def desk_tables(desk: Desk, noted: Iterable[TrainingEvent]) -> list[Table]:
    """What waits to be noted, drafts, what is ahead and what has been, each with its line."""
    return [
        _with_line(_("Who came?"), desk.to_note),
        Table(_("Drafts"), [_("Event"), _("Begins")], [[one.title, one.begins_at] for one in desk.drafts]),
        _with_line(_("Ahead"), desk.ahead),
        _with_line(_("Held and cancelled"), noted),
    ]


def _with_line(name: str, events: Iterable[Any]) -> Table:
    columns = [
        _("Event"), _("Begins"), _("State"), _("Seats"), _("Seats taken"), _("Offered"), _("Waiting list"), _("Came"),
    ]  # fmt: skip
    rows = [
        [one.title, one.begins_at, one.state_label, one.seats, one.seats_taken, one.offered, one.waiting, one.came]
        for one in events
    ]
    return Table(name, columns, rows)


def participants_table(page: ParticipantsPage) -> Table:
    """Everybody in the order of the page: those with a seat, those who are offered one, the line, and who is gone."""
    columns = [_("Name"), _("Job title and unit"), _("State"), _("Number in line")]
    line = {one.pk: number for number, one in enumerate(page.waiting, 1)}
    return Table(_("Who takes part"), columns, [_participant(one, line.get(one.pk)) for one in page.everybody])


def _participant(one: Enrolment, number: int | None) -> list[Any]:
    return [one.person.name, one.person.title_and_unit, one.get_status_display(), number]


def answers_tables(page: AnswersPage) -> list[Table]:
    """Sums and words as the page shows them, from five answers up."""
    columns = [_("Question"), *(word for word, _number in page.questions[0].counts)] if page.questions else []
    sums = [[one.label, *(number for _word, number in one.counts)] for one in page.questions]
    return [
        Table(_("What they said of it"), columns, sums),
        Table(_("What they take with them"), [_("Words")], [[text] for text in page.took_away]),
        Table(_("What could be better"), [_("Words")], [[text] for text in page.better]),
    ]
