"""The pages of what people ask the secretariat: one's own list, one request, the officers' desk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from codriver.facts.days_off import days_off_around
from netvaerk.models import Person
from roles.models import RoleAssignment
from secretariat.facts.support import standing_of
from secretariat.models import Booking, ProposedArticle, SupportMessage, SupportNote, SupportRequest
from secretariat.rules.support import OPEN, REOPENS_WITHIN, is_late, working_days_since

Status = SupportRequest.Status
MEANS = {
    Status.NEW: "waits",
    Status.ASSIGNED: "waits",
    Status.IN_PROGRESS: "talk",
    Status.WAITING: "waits",
    Status.RESOLVED: "agreed",
    Status.CLOSED: "neutral",
}
WHICH = ("ours", "free", "mine", "waiting", "over")
"""The lists of the desk: with the secretariat, without an officer, one's own, with the asker, solved and closed."""


def means_of(request: SupportRequest) -> str:
    return MEANS[Status(request.status)]


def state_of(request: SupportRequest, person: Person) -> str:
    """The state in words that say who holds the ball."""
    if request.status == Status.WAITING and request.asker_id != person.pk:
        return _("Waits for %(name)s") % {"name": request.asker.first_name}
    if request.reopened_at and request.status in (Status.NEW, Status.IN_PROGRESS):
        return _("Opened again")
    if request.status == Status.NEW:
        return _("Waits for the secretariat")
    return request.get_status_display()


@dataclass
class Row:
    """A request in a list. `is_open_to_me` is False for a confidential one that nobody has taken."""

    request: SupportRequest
    state: str
    means: str
    is_open_to_me: bool
    waited: int
    is_late: bool

    @property
    def waited_words(self) -> str:
        if not self.waited:
            return _("today")
        words = ngettext("%(days)s working day", "%(days)s working days", self.waited)
        return words % {"days": self.waited}


def row_of(request: SupportRequest, person: Person, today: date, days_off: Collection[date]) -> Row:
    waited = working_days_since(localdate(request.ball_at), today, days_off)
    own = request.asker_id == person.pk
    return Row(
        request=request,
        state=state_of(request, person),
        means=means_of(request),
        is_open_to_me=own or not request.is_confidential or request.owner_id == person.pk,
        waited=waited,
        is_late=request.is_with_the_secretariat and is_late(waited),
    )


def own_requests(person: Person, today: date) -> list[Row]:
    """What `person` has asked, what waits for them first, then the newest."""
    rows = SupportRequest.objects.filter(asker=person).with_all()
    order = {Status.WAITING: 0, Status.CLOSED: 2}
    found = sorted(rows, key=lambda one: (order.get(Status(one.status), 1), -one.pk))
    return [row_of(one, person, today, ()) for one in found]


def desk(person: Person, *, which: str, kind: str) -> QuerySet:
    """What an officer may see or take, but their own questions; who has waited longest first."""
    readable = Q(pk__in=SupportRequest.objects.visible_to(person).values("pk"))
    takeable = Q(pk__in=SupportRequest.objects.takeable_by(person).values("pk"))
    rows = SupportRequest.objects.filter(readable | takeable).exclude(asker=person).with_all()
    ours = Q(status__in=SupportRequest.WITH_THE_SECRETARIAT)
    free = Q(pk__in=SupportRequest.objects.without_owner().values("pk"))
    chosen = {
        "ours": ours,
        "free": free,
        "mine": Q(owner=person, status__in=SupportRequest.OPEN),
        "waiting": Q(status=Status.WAITING),
        "over": Q(status__in=[Status.RESOLVED, Status.CLOSED]),
    }
    rows = rows.filter(chosen[which])
    if kind:
        rows = rows.filter(kind=kind)
    return rows.order_by("-ball_at" if which == "over" else "ball_at", "pk")


def desk_rows(found: list[SupportRequest], person: Person, today: date) -> list[Row]:
    days_off: set[date] = set()
    for year in {localdate(one.ball_at).year for one in found}:
        days_off |= days_off_around(date(year, 1, 1))
    return [row_of(one, person, today, days_off) for one in found]


@dataclass
class RequestPage:
    """One request as this person meets it."""

    request: SupportRequest
    row: Row
    is_asker: bool
    is_owner: bool
    has_owner: bool
    may_take: bool
    may_write: bool
    may_reopen: bool
    may_free: bool
    meetings: list[Booking]
    messages: list[SupportMessage]
    notes: list[SupportNote]
    article: ProposedArticle | None
    roles: list[str]

    @property
    def is_over(self) -> bool:
        return not self.request.is_open

    @property
    def reopens_until(self) -> date | None:
        closed = self.request.closed_at
        return localdate(closed) + REOPENS_WITHIN if closed else None


def request_page(request: SupportRequest, person: Person, today: date) -> RequestPage:
    one = standing_of(request, person)
    until = localdate(request.closed_at) + REOPENS_WITHIN if request.closed_at else None
    for_officers = one.is_officer and not one.is_asker
    return RequestPage(
        request=request,
        row=row_of(request, person, today, days_off_around(localdate(request.ball_at))),
        is_asker=one.is_asker,
        is_owner=one.is_owner,
        has_owner=one.has_owner,
        may_take=for_officers
        and not one.is_owner
        and one.status in OPEN
        and not (one.is_confidential and one.has_owner),
        may_write=(one.is_asker and one.status in OPEN) or (one.is_owner and request.status != Status.CLOSED),
        may_reopen=one.is_asker and one.status not in OPEN and (until is None or today <= until),
        may_free=one.is_asker and one.is_confidential and one.has_owner and one.status in OPEN,
        meetings=list(Booking.objects.visible_to(person).live().filter(request=request).select_related("slot")),
        messages=list(request.messages.select_related("by")),
        notes=list(request.notes.select_related("by")) if for_officers else [],
        article=ProposedArticle.objects.filter(request=request).select_related("written_by").first(),
        roles=_roles_of(request, today) if for_officers else [],
    )


def _roles_of(request: SupportRequest, today: date) -> list[str]:
    """The roles of the one who asks on what it is about, today."""
    theme = request.theme_id or (request.pairing.theme_id if request.pairing else None)
    if theme is None:
        return []
    held = RoleAssignment.objects.current().exercised_by(request.asker, today).filter(theme_id=theme)
    return [one.get_role_display() for one in held]


def agreed_articles() -> QuerySet:
    return ProposedArticle.objects.agreed().select_related("written_by")


def colleagues(request: SupportRequest) -> QuerySet:
    """To whom the officer may hand it over."""
    return Person.objects.secretariat().exclude(pk__in=[request.asker_id, request.owner_id or 0])


def closes_on(request: SupportRequest) -> date | None:
    """When a solved request is closed by itself."""
    return localdate(request.resolved_at) + timedelta(days=14) if request.resolved_at else None
