"""Released time as pages show it: one wish with its answer, one release with its state, and what the secretariat
follows."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from netvaerk.models import NetworkTheme, Person
from netvaerk.models.prepared import ask, day_of, moment_of
from roles.access import may_answer_counter, may_answer_time, may_read_reason, may_release_time, parts_of
from roles.facts import with_day_of_move
from roles.models import ReleaseRequest, ResourceRelease
from roles.rules.release_requests import Part, Step, may_take
from roles.rules.releases import State, Stretch, confirmation_due, may_still_be_taken_back, most_hours_at_once

STATE_WORDS = {
    State.TO_COME: ("agreed", _("Approved")),
    State.ACTIVE: ("agreed", _("Running")),
    State.EXPIRING: ("waits", _("Ends soon")),
    State.EXPIRED: ("neutral", _("Over")),
    State.TAKEN_BACK: ("talk", _("Taken back")),
    State.REPLACED: ("neutral", _("Replaced")),
}
REQUEST_MEANS = {
    ReleaseRequest.Status.ASKED: "waits",
    ReleaseRequest.Status.COUNTERED: "waits",
    ReleaseRequest.Status.APPROVED: "agreed",
}


@dataclass
class Sum:
    """What else is released for the person in a period, and the most hours a week that would fall together in it."""

    others: list[ResourceRelease]
    total: Decimal

    @property
    def is_more_than_a_week(self) -> bool:
        return self.total > 37


def sum_of(person: Person, theme: NetworkTheme | None, time: Stretch) -> Sum:
    """Across the person's other themes; time on the same theme would be replaced, so it is not counted. All themes are
    others where the time is for none yet."""
    others = ResourceRelease.objects.during(time.began_on, time.ended_on).filter(person=person).exclude(theme=theme)
    found = list(others.select_related("theme").order_by("began_on", "pk"))
    together = [one.stretch for one in found] + [time]
    return Sum(found, most_hours_at_once(together, time.began_on, time.ended_on))


@dataclass
class RequestPage:
    """A wish as this reader meets it. `sum` is None for those who are not to see the person's other themes."""

    may_answer: bool
    may_answer_counter: bool
    may_withdraw: bool
    reason: str
    sum: Sum | None
    former: ResourceRelease | None
    means: str
    waits_for: Person | None
    nobody_answers: bool


def request_page(request: ReleaseRequest, person: Person, today: date) -> RequestPage:
    parts = parts_of(person, request)
    here = ResourceRelease.objects.granted(today).filter(person=request.person_id, theme=request.theme_id)
    asked = request.status == ReleaseRequest.Status.ASKED
    close = bool(parts & {Part.LEADER, Part.PERSON, Part.SECRETARIAT})
    waits_for = request.waits_for
    return RequestPage(
        may_answer=asked and may_answer_time(person, request),
        may_answer_counter=request.status == ReleaseRequest.Status.COUNTERED and may_answer_counter(person, request),
        may_withdraw=request.is_open and may_take(Step.WITHDRAW, parts),
        reason=request.reason if may_read_reason(person, request) else "",
        sum=sum_of(request.person, request.theme, request.proposed or request.wished)
        if close and request.is_open
        else None,
        former=here.first() if request.is_open else None,
        means=REQUEST_MEANS.get(request.status, "neutral"),
        waits_for=waits_for,
        nobody_answers=asked and waits_for is None,
    )


@dataclass
class ReleasePage:
    means: str
    word: str
    may_change: bool
    may_confirm: bool
    may_take_back: bool
    reason: str
    is_taken_back: bool
    never_begins: bool


def release_page(release: ResourceRelease, person: Person, today: date) -> ReleasePage:
    state = release.state(today)
    leads = may_release_time(person, release.person)
    stands = state in (State.TO_COME, State.ACTIVE, State.EXPIRING)
    means, word = STATE_WORDS[state]
    return ReleasePage(
        means=means,
        word=str(word),
        may_change=leads and state is not State.REPLACED,
        may_confirm=leads and stands and release.is_inherited,
        may_take_back=leads and may_still_be_taken_back(state, release.ended_on, today),
        reason=release.taken_back_reason if may_read_reason(person, release) else "",
        is_taken_back=state is State.TAKEN_BACK,
        never_begins=state is State.TAKEN_BACK and release.withdrawn_on is not None,
    )


class Why(models.TextChoices):
    """Why the secretariat is to look at somebody's time, the most pressing first."""

    TAKEN_BACK = "taken_back", _("Hours taken back")
    NOT_CONFIRMED = "not_confirmed", _("Not confirmed by the new leader")
    NOBODY_ANSWERS = "nobody_answers", _("Nobody can answer")
    ENDS_SOON = "ends_soon", _("Ends soon")


@dataclass
class ToFollow:
    """What the secretariat is to look at: why, the person and theme, and the page that tells more."""

    why: Why
    person: Person
    theme: NetworkTheme
    on: date
    release: ResourceRelease | None = None
    request: ReleaseRequest | None = None


def hours_taken_back(today: date) -> QuerySet:
    """Released time that was taken back on themes that go on: the pairing there needs a talk."""
    return ResourceRelease.objects.taken_back(today).select_related("person", "theme").order_by("ended_on", "pk")


def time_to_follow(today: date) -> list[ToFollow]:
    """Hours taken back, what a new leader has not confirmed within 14 days, wishes nobody can answer, and what ends
    soon, in that order; two queries. Of people and themes the names alone are known."""
    followed = [_followed(_release(*row), today) for row in ask(_releases, today)]
    nobody = [_unanswered(*row) for row in ask(_requests)]
    order = list(Why)
    return sorted([*filter(None, followed), *nobody], key=lambda one: order.index(one.why))


def _releases(today: date) -> QuerySet:
    releases = ResourceRelease.objects
    sets = (releases.taken_back(today), releases.inherited(today), releases.expiring(today))
    found = with_day_of_move(releases.filter(reduce(or_, (Q(pk__in=one.values("pk")) for one in sets))))
    person = ("person_id", "person__name", "person__personnel_leader_id")
    return found.order_by("ended_on", "pk").values_list(*TOLD, "moved_on", *person, "theme_id", "theme__title")


TOLD = (
    "pk", "began_on", "ended_on", "withdrawn_on", "promised_until", "approved_by_id", "confirmed_by_id", "approved_at",
)  # fmt: skip


def _release(*row: Any) -> ResourceRelease:
    told, (moved_on, person, name, leader, theme, title) = dict(zip(TOLD, row, strict=False)), row[len(TOLD) :]
    told["approved_at"] = moment_of(told["approved_at"])
    release = ResourceRelease(**told)
    release.person, release.theme = Person(pk=person, name=name, personnel_leader_id=leader), _theme(theme, title)
    release.moved_on = day_of(moved_on)
    return release


def _theme(number: int, title: str) -> NetworkTheme:
    return NetworkTheme(pk=number, title=title)


def _requests() -> QuerySet:
    alone = ReleaseRequest.objects.without_a_leader().order_by("asked_at")
    return alone.values_list("pk", "asked_at", "person_id", "person__name", "theme_id", "theme__title")


def _unanswered(number: int, asked_at: Any, person: int, name: str, theme: int, title: str) -> ToFollow:
    request = ReleaseRequest(pk=number, asked_at=moment_of(asked_at))
    who, on = Person(pk=person, name=name), localdate(request.asked_at)
    return ToFollow(Why.NOBODY_ANSWERS, who, _theme(theme, title), on, request=request)


def _followed(release: ResourceRelease, today: date) -> ToFollow | None:
    """Why the secretariat is to look at it, the most pressing first; None while a new leader still has time."""
    due = confirmation_due(release.moved_on or localdate(release.approved_at))
    if release.promised_until:
        why, on = Why.TAKEN_BACK, release.ended_on
    elif release.is_inherited and due < today:
        why, on = Why.NOT_CONFIRMED, due
    elif release.state(today) is State.EXPIRING:
        why, on = Why.ENDS_SOON, release.ended_on
    else:
        return None
    return ToFollow(why, release.person, release.theme, on, release)


@dataclass
class AskingPage:
    """Time on a theme: what is released, and what is asked for or was lately."""

    releases: list[tuple[ResourceRelease, str, str]]
    requests: list[tuple[ReleaseRequest, str]]


def asking_page(theme: NetworkTheme, person: Person, today: date) -> AskingPage:
    releases = ResourceRelease.objects.visible_to(person).filter(theme=theme, ended_on__gte=today)
    standing = releases.filter(Q(withdrawn_on=None) | Q(promised_until__isnull=False)).select_related("person")
    requests = ReleaseRequest.objects.visible_to(person).filter(theme=theme)
    answered = Q(closed_at__isnull=False, ended_on__gte=today)
    shown = requests.filter(Q(closed_at=None) | answered).exclude(status__in=["approved", "withdrawn"])
    return AskingPage(
        [(one, *STATE_WORDS[one.state(today)]) for one in standing.order_by("person__folded_name", "pk")],
        [(one, REQUEST_MEANS.get(one.status, "neutral")) for one in shown.select_related("person")],
    )


def answered_no(today: date) -> QuerySet:
    """Wishes that were declined for a period that is not over: the answer for that period is given."""
    return ReleaseRequest.objects.filter(
        status=ReleaseRequest.Status.DECLINED, ended_on__gte=today, person=OuterRef("person"), theme=OuterRef("theme")
    )


def without_time(roles: QuerySet, today: date) -> QuerySet:
    """Of running roles, those for which nothing is released, asked, declined or taken back: somebody is to begin."""
    same = {"person": OuterRef("person"), "theme": OuterRef("theme")}
    granted = ResourceRelease.objects.granted(today).filter(**same)
    taken_back = ResourceRelease.objects.filter(promised_until__gte=today, **same)
    return roles.filter(
        ~Exists(granted),
        ~Exists(taken_back),
        ~Exists(ReleaseRequest.objects.open().filter(**same)),
        ~Exists(answered_no(today)),
    )
