"""The lists of the ground floor as tables to take along. Each holds what its page shows, whole."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from netvaerk.documents.tables import Table
from netvaerk.models import NetworkTheme
from netvaerk.queries.outbox import OutboxPage, Post
from netvaerk.queries.proposals import IntakeDesk


def intake_tables(desk: IntakeDesk) -> list[Table]:
    """What waits for a decision in the round that is shown, and what was decided in it."""
    waiting = [
        [
            row.theme.title,
            row.theme.get_status_display(),
            ", ".join(person.name for person in row.behind),
            row.theme.proposed_from.name if row.theme.proposed_from else "",
            ", ".join(unit.name for unit in row.theme.units.all()),
            " ".join(_(str(gap)) for gap in row.missing),
            row.theme.comments_made,
        ]
        for row in desk.rows
    ]
    columns = [
        _("Proposal"), _("State"), _("Stands behind it"), _("Proposed from"), _("Units"), _("Missing"), _("Comments"),
    ]  # fmt: skip
    return [Table(_("Proposals"), columns, waiting), _decided(desk.decided)]


def _decided(themes: Iterable[NetworkTheme]) -> Table:
    rows = [[one.title, one.get_status_display()] for one in themes]
    return Table(_("Decided"), [_("Proposal"), _("State")], rows)


def letters_tables(page: OutboxPage) -> list[Table]:
    """What could not be sent and what waits, to whom and since when; never what a letter says."""
    columns = [_("To"), _("About"), _("Written"), _("Tries"), _("Why")]
    failed, waiting = ([_letter(one) for one in posts] for posts in (page.failed, page.waiting))
    return [Table(_("Not sent"), columns, failed), Table(_("Waiting to be sent"), columns, waiting)]


def _letter(post: Post) -> list[object]:
    to = post.person.name if post.person else _("Somebody from outside")
    return [to, _(post.about.value), post.written_at, post.tries, post.why]
