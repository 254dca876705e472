"""Who of the officers has a thing on today's list, and until when it is put off."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.access import may_oversee
from secretariat.models import TodayMark
from secretariat.rules.today import Case, TodayHindrance, hindrances_to_put_off


@transaction.atomic
def take(case: Case, *, by: Person, at: datetime) -> None:
    """Take what nobody has. Of two who press at once, one has it and the other is told. Raises Refused."""
    mark = _mark(case, by)
    free = TodayMark.objects.filter(pk=mark.pk).filter(Q(taken_by=None) | Q(taken_by=by))
    if not free.update(taken_by=by):
        raise Refused([TodayHindrance.TAKEN])
    record(Verb.CHANGED, mark, by=by, at=at, about=by)


@transaction.atomic
def arrange(
    case: Case, *, to: Person | None, until: date | None, seen_by_them: bool = True, by: Person, at: datetime
) -> None:
    """Give it to a colleague, or with None to nobody, and take it off the list until a day after today, or with None
    leave it there. `seen_by_them` says whether it stands on the colleague's own list, which it does not where they are
    one of the people it is about. Nothing changes if one of the two is refused. Raises Refused.
    """
    mark = _mark(case, by)
    hurdles = {
        TodayHindrance.NOT_AN_OFFICER: to is None or may_oversee(to),
        TodayHindrance.NOT_FOR_THEM: to is None or seen_by_them,
    }
    later = until if until != mark.postponed_until else None
    reasons = [*uncleared(hurdles), *(hindrances_to_put_off(later, localdate(at)) if later else [])]
    if reasons:
        raise Refused(reasons)
    if (mark.taken_by, mark.postponed_until) != (to, until):
        mark.taken_by, mark.postponed_until, mark.postponed_by = to, until, by if until else None
        mark.save()
        record(Verb.CHANGED, mark, by=by, at=at, about=to)


def _mark(case: Case, by: Person) -> TodayMark:
    """The row of a thing as it waits now, held; what was said of an earlier wait is wiped. Raises Refused."""
    if not may_oversee(by):
        raise Refused([TodayHindrance.NOT_SECRETARIAT])
    TodayMark.objects.get_or_create(kind=case.kind.value, number=case.number, defaults={"since": case.since})
    mark = TodayMark.objects.select_for_update().get(kind=case.kind.value, number=case.number)
    if mark.since != case.since:
        mark.since, mark.taken_by, mark.postponed_until, mark.postponed_by = case.since, None, None, None
        mark.save()
    return mark
