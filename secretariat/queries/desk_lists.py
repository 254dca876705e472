"""The lists of the secretariat's desk as tables to take along: requests, times, desks, texts, and questions about data.

What a page keeps from its reader is in no file: a confidential request that nobody has taken, who meets a colleague.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from netvaerk.documents.tables import Table
from netvaerk.models import Person
from secretariat.models import DataRequest, KnowledgeItem
from secretariat.queries.bookings import SlotRow
from secretariat.queries.knowledge import Desk
from secretariat.queries.office import DeskRow
from secretariat.queries.support import Row


def requests_table(rows: Iterable[Row]) -> Table:
    columns = [_("Subject"), _("Kind"), _("Who asks"), _("State"), _("Officer"), _("Working days waited")]
    return Table(_("Requests"), columns, [_request(row) for row in rows])


def _request(row: Row) -> list[Any]:
    asked, shown = row.request, row.is_open_to_me
    return [
        asked.subject if shown else _("Confidential"),
        asked.get_kind_display(),
        asked.asker.name if shown else _("Not shown"),
        row.state,
        asked.owner.name if asked.owner else _("Nobody yet"),
        row.waited,
    ]


def slots_table(rows: Iterable[SlotRow]) -> Table:
    columns = [_("Begins"), _("Ends"), _("Officer"), _("Booked by"), _("How you meet")]
    return Table(_("Times for meetings"), columns, [_slot(row) for row in rows])


def _slot(row: SlotRow) -> list[Any]:
    if row.booking:
        by, how = row.booking.person.name, row.booking.get_form_display()
    else:
        by, how = _("Booked") if row.is_booked else _("Free"), ""
    return [row.slot.begins_at, row.slot.ends_at, row.slot.officer.name, by, how]


def desks_table(rows: Iterable[DeskRow]) -> Table:
    columns = [_("Day"), _("Free desks"), _("Who comes")]
    cells = [[row.on, row.free, ", ".join(person.name for person in row.people)] for row in rows]
    return Table(_("A desk at the secretariat"), columns, cells)


def knowledge_table(items: Iterable[KnowledgeItem]) -> Table:
    """Published texts by their titles; the author only where they wish to be named."""
    columns = [_("Title"), _("Kind"), _("For whom"), _("What it is about"), _("Author"), _("Published")]
    return Table(_("Knowledge and tools"), columns, [_text(one) for one in items])


def _text(item: KnowledgeItem) -> list[Any]:
    text: Any = item.published
    author = item.shown_author
    return [
        text.title,
        text.get_kind_display(),
        ", ".join(text.role_words) or _("everybody"),
        text.summary,
        author.name if author else "",
        text.published_at,
    ]


def knowledge_desk_tables(desk: Desk, archived: Iterable[Any]) -> list[Table]:
    sent = [[one.title, one.written_by.name if one.written_by else "", one.sent_at] for one in desk.sent]
    due = [[one.published.title, one.looked_on] for one in desk.due]
    return [
        Table(_("To read and publish"), [_("Title"), _("Written by"), _("Sent")], sent),
        Table(_("To look at again"), [_("Title"), _("Last looked at")], due),
        Table(
            _("The archive"), [_("Title"), _("Archived")], [[one.published.title, one.archived_at] for one in archived]
        ),
    ]


def data_requests_table(rows: Iterable[DataRequest]) -> Table:
    """Who asks for what and by when; never the words of the request, which are kept encrypted."""
    columns = [_("Name"), _("Kind"), _("Asked"), _("Answer by"), _("Answered"), _("Done as asked")]
    return Table(_("Requests about data"), columns, [_data_request(one) for one in rows])


def _data_request(one: DataRequest) -> list[Any]:
    met = "" if one.is_met is None else _("yes") if one.is_met else _("no")
    return [one.person.name, one.get_kind_display(), one.asked_at, one.due_on, one.answered_at, met]


def leavers_table(people: Iterable[Person]) -> Table:
    columns = [_("Name"), _("Job title and unit"), _("Left on")]
    return Table(_("People who have left"), columns, [[one.name, one.title_and_unit, one.left_on] for one in people])
