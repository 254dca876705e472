"""Releasing time, taking it back, and confirming what one has inherited (S26). A new release for the same person and
theme replaces the former, which stays as history."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from netvaerk.actions.themes import hold as hold_theme
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.refusals import Refused
from roles.access import may_release_time
from roles.letters import releases as letters
from roles.models import ReleaseRequest, ResourceRelease
from roles.rules.releases import ReleaseHindrance, Stretch, hindrances_to_release, hindrances_to_taking_back


def hold(staff: Person) -> Person:
    """Queue up at the person whose time it is, until the transaction ends; the row as it is now."""
    return Person.objects.select_for_update().get(pk=staff.pk)


def hold_both(theme: NetworkTheme, staff: Person) -> Person:
    """Queue up at the theme, so that its end and somebody's time never cross, then at the person. Whatever holds both
    does it in this order, or two would wait for each other for ever."""
    hold_theme(theme)
    return hold(staff)


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
    """Release `hours` a week for `staff` on `theme`, asked for or not: what was asked for there is answered by it.

    Raises Refused; the same release again changes nothing.
    """
    held = hold_both(theme, staff)
    reasons = hindrances_to_release(
        by_leader=may_release_time(by, held),
        own_time=by == staff,
        hours=hours,
        began_on=began_on,
        ended_on=ended_on,
        theme_over=is_over(theme),
        today=localdate(at),
    )
    if reasons:
        raise Refused(reasons)
    time = Stretch(hours, began_on, ended_on)
    release, new = grant(staff, theme=theme, time=time, sets_aside=sets_aside, approved_by=by, by=by, at=at)
    for request in ReleaseRequest.objects.open().filter(person=staff, theme=theme):
        approve_with(request, release, by=by, at=at)
    if new:
        letters.time_was_released(release)
    return release


def is_over(theme: NetworkTheme) -> bool:
    return theme.status in (NetworkTheme.Status.CLOSED, NetworkTheme.Status.DECLINED)


def grant(
    staff: Person,
    *,
    theme: NetworkTheme,
    time: Stretch,
    sets_aside: str,
    approved_by: Person,
    by: Person,
    at: datetime,
) -> tuple[ResourceRelease, bool]:
    """Write the release in place of the former one; whether it is new. Judges nothing: the caller has."""
    present = ResourceRelease.objects.filter(person=staff, theme=theme, withdrawn_on=None).first()
    same = present and present.stretch == time and present.sets_aside == sets_aside
    if present and same and not present.promised_until:
        return present, False
    if present:
        ResourceRelease.objects.filter(pk=present.pk).update(withdrawn_on=localdate(at))
    release = ResourceRelease.objects.create(
        person=staff,
        theme=theme,
        hours_per_week=time.hours,
        began_on=time.began_on,
        ended_on=time.ended_on,
        sets_aside=sets_aside,
        approved_by=approved_by,
        approved_at=at,
    )
    record(Verb.RELEASED_TIME, release, by=by, at=at, about=staff)
    return release, True


def approve_with(
    request: ReleaseRequest, release: ResourceRelease, *, by: Person, at: datetime, verb: Verb = Verb.APPROVED
) -> None:
    """Close a request with the release that answers it."""
    ReleaseRequest.objects.filter(pk=request.pk).update(
        status=ReleaseRequest.Status.APPROVED, release=release, closed_by=by, closed_at=at
    )
    request.refresh_from_db()
    record(verb, request, by=by, at=at, about=release.person)
    letters.request_was_answered(request, by=by)


@transaction.atomic
def take_back(release: ResourceRelease, *, last_day: date, reason: str, by: Person, at: datetime) -> None:
    """End released time on `last_day`, at least 14 days from now; what would begin later than that never begins.

    The person and the secretariat are told, without the reason. Raises Refused; the same again changes nothing.
    """
    staff = hold(release.person)
    release.refresh_from_db()
    today = localdate(at)
    done = (release.taken_back_by_id, release.taken_back_reason) == (by.pk, reason)
    never_begins = release.withdrawn_on is not None and last_day < release.began_on
    if done and (never_begins or last_day == release.ended_on):
        return
    reasons = hindrances_to_taking_back(
        by_leader=may_release_time(by, staff),
        state=release.state(today),
        last_day=last_day,
        ended_on=release.ended_on,
        reason=reason,
        today=today,
    )
    if reasons:
        raise Refused(reasons)
    begins = last_day >= release.began_on
    ResourceRelease.objects.filter(pk=release.pk).update(
        promised_until=release.ended_on,
        ended_on=last_day if begins else release.ended_on,
        withdrawn_on=None if begins else today,
        taken_back_by=by,
        taken_back_at=at,
        taken_back_reason=reason,
    )
    release.refresh_from_db()
    record(Verb.TOOK_BACK, release, by=by, at=at, about=staff)
    letters.time_was_taken_back(release)


@transaction.atomic
def confirm_inherited(release: ResourceRelease, *, by: Person, at: datetime) -> None:
    """Say as the person's new leader that the time stands. Raises Refused; confirming twice is confirming once."""
    staff = hold(release.person)
    release.refresh_from_db()
    if not may_release_time(by, staff):
        raise Refused([ReleaseHindrance.NOT_THE_LEADER])
    if by.pk in (release.approved_by_id, release.confirmed_by_id):
        return
    if not ResourceRelease.objects.granted(localdate(at)).filter(pk=release.pk).exists():
        raise Refused([ReleaseHindrance.NOT_STANDING])
    ResourceRelease.objects.filter(pk=release.pk).update(confirmed_by=by, confirmed_at=at)
    release.refresh_from_db()
    record(Verb.CONFIRMED, release, by=by, at=at, about=staff)
