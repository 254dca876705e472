"""Releasing time (S26). A new release for the same person and theme replaces the former, which stays as history."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from roles.access import may_release_time
from roles.letters import releases as letters
from roles.models import ResourceRelease
from roles.rules.releases import hindrances_to_release


@transaction.atomic
def release_time(
    staff: Person,
    *,
    theme: NetworkTheme,
    hours: Decimal,
    began_on: date,
    ended_on: date,
    sets_aside: str,
    by: Person,
    at: datetime,
) -> ResourceRelease:
    """Release `hours` a week for `staff` on `theme`. Raises Refused; the same release again changes nothing."""
    reasons = hindrances_to_release(
        by_leader=may_release_time(by, staff),
        own_time=by == staff,
        hours=hours,
        began_on=began_on,
        ended_on=ended_on,
        theme_over=theme.status in (NetworkTheme.Status.CLOSED, NetworkTheme.Status.DECLINED),
        today=localdate(at),
    )
    if reasons:
        raise Refused(reasons)
    Person.objects.select_for_update().get(pk=staff.pk)
    present = ResourceRelease.objects.filter(person=staff, theme=theme, withdrawn_on=None).first()
    words = {"hours_per_week": hours, "began_on": began_on, "ended_on": ended_on, "sets_aside": sets_aside}
    if present and all(getattr(present, name) == value for name, value in words.items()):
        return present
    if present:
        ResourceRelease.objects.filter(pk=present.pk).update(withdrawn_on=localdate(at))
    release = ResourceRelease.objects.create(person=staff, theme=theme, approved_by=by, approved_at=at, **words)
    record(Verb.RELEASED_TIME, release, by=by, at=at, about=staff)
    letters.time_was_released(release)
    return release
