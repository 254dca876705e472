"""The kinds of data the ground floor deletes when their time is up."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from netvaerk.actions.daily import Run
from netvaerk.actions.log import forget_log, old_events
from netvaerk.actions.outbox import forget_letters, old_letters
from netvaerk.actions.retention import Kind
from netvaerk.models import FormerPlacement, SentLetter
from netvaerk.rules import kept


def old_notices(before: datetime) -> QuerySet:
    return SentLetter.objects.filter(sent_at__lte=before)


@transaction.atomic
def forget_notices(*, at: datetime, before: datetime | None = None) -> Run:
    """Delete the marks that keep a reminder from coming twice, when it could not come any more."""
    gone, _kinds = old_notices(before or kept.NOTICES_KEPT.shipped(at)).delete()
    return Run(done=gone)


def old_placements(before: datetime) -> QuerySet:
    return FormerPlacement.objects.filter(ended_on__lte=localdate(before))


@transaction.atomic
def forget_placements(*, at: datetime, before: datetime | None = None) -> Run:
    gone, _kinds = old_placements(before or kept.PLACEMENTS_KEPT.shipped(at)).delete()
    return Run(done=gone)


KINDS = (
    Kind(
        "letters", _("That a letter of some kind went to somebody"), _("after it was sent"),
        kept.LETTERS_KEPT, old_letters, forget_letters,
    ),
    Kind(
        "notices", _("Marks that keep a reminder from coming twice"), _("after it was sent"),
        kept.NOTICES_KEPT, old_notices, forget_notices,
    ),
    Kind(
        "placements", _("Where people sat before"), _("after they moved"),
        kept.PLACEMENTS_KEPT, old_placements, forget_placements,
    ),
)  # fmt: skip
LOG = Kind(
    "log", _("The log of who read and changed what, and the administration's own"), _("after it was written"),
    kept.LOG_KEPT, old_events, forget_log, _("That the chain of the log is whole."),
)  # fmt: skip
