"""Changes of the pages that the secretariat edits."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from netvaerk.access import may_edit_page
from netvaerk.audit import record
from netvaerk.models import EditablePage, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import Reason, gettext_noop


class PageHindrance(Reason):
    NOT_SECRETARIAT = gettext_noop("Only the secretariat writes these pages.")
    STALE = gettext_noop("Somebody changed this while you were writing. Compare the two texts and save again.")


@transaction.atomic
def write_page(page: EditablePage, *, by: Person, shown: int, texts: dict[str, Any]) -> None:
    """Store new texts: titles, leads and bodies in both languages. Raises Refused."""
    if not may_edit_page(by, page):
        raise Refused([PageHindrance.NOT_SECRETARIAT])
    if not EditablePage.objects.filter(pk=page.pk, version=shown).update(version=shown + 1, **texts):
        raise Refused([PageHindrance.STALE])
    page.refresh_from_db()
    record(Verb.CHANGED, page, by=by, at=timezone.now())
