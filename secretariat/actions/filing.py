"""Filing a theme: its KLE number, and the case number that comes back from the archive."""

from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.filing import hindrances_to_file
from secretariat.models import ThemeFiling


@transaction.atomic
def file_theme(theme: NetworkTheme, *, kle: str, case_number: str, shown: int, by: Person, at: datetime) -> ThemeFiling:
    """Store where the theme is filed, over the version that was shown. Raises Refused; twice is once."""
    NetworkTheme.objects.select_for_update(of=("self",)).get(pk=theme.pk)
    filing = ThemeFiling.objects.filter(theme=theme).first() or ThemeFiling(theme=theme)
    if filing.version and (filing.kle, filing.case_number) == (kle, case_number):
        return filing
    reasons = hindrances_to_file(officer=by.is_secretariat, kle=kle, stored=filing.version, shown=shown)
    if reasons:
        raise Refused(reasons)
    filing.kle, filing.case_number, filing.version = kle, case_number, filing.version + 1
    filing.changed_by, filing.changed_at = by, at
    filing.save()
    record(Verb.CHANGED, filing, by=by, at=at)
    return filing
