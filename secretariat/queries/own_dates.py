"""One's own dates for one's own calendar. Calendars are shared, so that a title says what may be seen over a shoulder:
never whom one has confided in, what an offer is about, or a word of what two people have agreed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.facts.agreements import agreed_review_dates
from codriver.models import ExpectationAlignment, PairClosing, Pairing, StudyModule
from codriver.queries.stages import Standing, standing, with_standing
from netvaerk.calendars import Appointment, WholeDay
from netvaerk.models import FollowUp, MeetingInvitation, MeetingStep, NetworkTheme, Person, ProposalRound
from roles.letters.meetings import appointment
from roles.models import SparringRelation
from secretariat.letters.bookings import other_of, place_of
from secretariat.models import Booking, DeskDay, Enrolment
from secretariat.rules.training import Status

BACK, AHEAD = timedelta(days=90), timedelta(days=540)
"""How far the feed reaches: a quarter back, a year and a half ahead."""
Entry = Appointment | WholeDay


@dataclass(frozen=True)
class Window:
    """From a day to a day, both included; and the moments that hold them."""

    first: date
    last: date
    begins_at: datetime
    ends_at: datetime

    def holds(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @classmethod
    def around(cls, now: datetime) -> "Window":
        return cls(localdate(now - BACK), localdate(now + AHEAD), now - BACK, now + AHEAD)


def own_dates(person: Person, now: datetime) -> list[Entry]:
    """Everything that `person` has to keep in mind, by kind; a constant number of queries."""
    window = Window.around(now)
    return [
        *_meetings(person, window),
        *_bookings(person, window),
        *_courses(person, window),
        *_desks(person, window),
        *_agreements(person, window, localdate(now)),
        *_offers(person),
        *_sparring(person, window),
        *_steps(person, window),
        *_looks_back(person, window),
        *_studies(person, window),
        *_proposals(person, localdate(now)),
        *_follow_ups(person, window),
    ]


def _page(name: str, number: int) -> str:
    return settings.SITE_URL + reverse(name, args=[number])


def _day(kind: str, number: int, day: date, title: str, url: str) -> WholeDay:
    """The day is part of the id where one thing has several days."""
    host = settings.SITE_URL.split("://")[-1].split("/")[0].split(":")[0]
    return WholeDay(f"{kind}-{number}-{day.isoformat()}@{host}", day, title, url)


def _meetings(person: Person, window: Window) -> Iterator[Entry]:
    """Those one is invited to and has not said no to. The agenda stands on the meeting's page."""
    mine = MeetingInvitation.objects.standing().filter(person=person, meeting__cancelled_at=None)
    mine = mine.exclude(answer=MeetingInvitation.Answer.NO)
    mine = mine.filter(meeting__begins_at__range=(window.begins_at, window.ends_at))
    for one in mine.select_related("meeting__theme", "meeting__kind").order_by("meeting__begins_at", "pk"):
        found = appointment(one.meeting, url=_page("meeting", one.meeting_id))
        yield Appointment(**{**vars(found), "text": ""})


def _bookings(person: Person, window: Window) -> Iterator[Entry]:
    mine = Booking.objects.visible_to(person).live().with_people()
    for one in mine.filter(slot__begins_at__range=(window.begins_at, window.ends_at)):
        is_confidential = bool(one.request and one.request.is_confidential)
        named = _("Meeting with %(name)s, the network structure") % {"name": other_of(one, person).name}
        yield Appointment(
            uid=str(one.calendar_id),
            sequence=one.version,
            begins_at=one.slot.begins_at,
            ends_at=one.slot.ends_at,
            title=_("Meeting with the secretariat") if is_confidential else named,
            place="" if is_confidential else place_of(one) or one.get_form_display(),
            url=_page("booking", one.pk),
        )


def _courses(person: Person, window: Window) -> Iterator[Entry]:
    """Where one has a seat; and the last day to say whether one takes the seat that is offered."""
    kept = (Status.ENROLLED, Status.ATTENDED, Status.OFFERED)
    mine = Enrolment.objects.of(person).filter(status__in=kept, event__cancelled_at=None)
    mine = mine.filter(event__begins_at__range=(window.begins_at, window.ends_at)).select_related("event")
    for one in mine.order_by("event__begins_at", "pk"):
        url = _page("training_event", one.event_id)
        if one.status == Status.OFFERED:
            if one.answer_by:
                title = _("Do you take the seat? · %(event)s") % {"event": one.event.title}
                yield _day("plads", one.pk, localdate(one.answer_by), title, url)
            continue
        yield Appointment(
            uid=str(one.event.calendar_id),
            sequence=one.sequence,
            begins_at=one.event.begins_at,
            ends_at=one.event.ends_at,
            title=one.event.title,
            place=one.event.place,
            url=url,
        )


def _desks(person: Person, window: Window) -> Iterator[Entry]:
    url = settings.SITE_URL + reverse("desks")
    for one in DeskDay.objects.filter(person=person, on__range=(window.first, window.last)):
        yield _day("skrivebord", one.pk, one.on, _("A desk at the secretariat"), url)


def _agreements(person: Person, window: Window, today: date) -> Iterator[Entry]:
    """By when an alignment is to be agreed, and the days on which one has agreed to look at it again."""
    mine = ExpectationAlignment.objects.of(person).running()
    for one in (standing(each, today) for each in with_standing(mine).order_by("pk")):
        names = {"theme": one.alignment.theme.title}
        url = _page("alignment", one.alignment.pk)
        if not one.in_force and window.holds(one.alignment.due_on):
            title = _("Deadline: expectation alignment · %(theme)s") % names
            yield _day("afstemning", one.alignment.pk, one.alignment.due_on, title, url)
        for day in _revisits(one):
            if window.holds(day):
                yield _day("genbesoeg", one.alignment.pk, day, _("Revisit the agreement · %(theme)s") % names, url)


def _revisits(one: Standing) -> list[date]:
    """The agreed days, and that of a revisit which is open for another reason."""
    agreed = agreed_review_dates(one.in_force) if one.in_force else []
    return sorted({*agreed, *([one.review.due_on] if one.review else [])})


def _offers(person: Person) -> Iterator[Entry]:
    """An offer of a pair that one has not answered; the title keeps to itself what is offered."""
    for one in Pairing.objects.of(person).filter(status=Pairing.Status.OFFERED).order_by("pk"):
        if one.answer_of(person) is None:
            title = _("Last day to answer, the network structure")
            yield _day("tilbud", one.pk, one.answer_by, title, _page("pairing", one.pk))


def _sparring(person: Person, window: Window) -> Iterator[Entry]:
    mine = SparringRelation.objects.running().of(person).filter(next_on__range=(window.first, window.last))
    for one in mine.select_related("theme").order_by("pk"):
        if one.next_on:
            title = _("Sparring · %(theme)s") % {"theme": one.theme.title}
            yield _day("sparring", one.pk, one.next_on, title, _page("sparring", one.theme_id))


def _steps(person: Person, window: Window) -> Iterator[Entry]:
    """What one took upon oneself at a meeting; what it is stands on the meeting's page."""
    mine = MeetingStep.objects.filter(who__person=person, due_on__range=(window.first, window.last))
    for one in mine.select_related("meeting__theme"):
        title = _("Next step after a meeting · %(theme)s") % {"theme": one.meeting.theme.title}
        yield _day("skridt", one.pk, one.due_on, title, _page("meeting", one.meeting_id))


def _looks_back(person: Person, window: Window) -> Iterator[Entry]:
    mine = PairClosing.objects.of(person).filter(talk_on__range=(window.first, window.last), forgotten_at=None)
    for one in mine.select_related("pairing__theme"):
        if one.talk_on:
            title = _("Look back together · %(theme)s") % {"theme": one.pairing.theme.title}
            yield _day("tilbageblik", one.pk, one.talk_on, title, _page("pair_closing", one.pairing_id))


def _studies(person: Person, window: Window) -> Iterator[Entry]:
    """The days of modules that were applied for; what is only planned stays on one's own page."""
    for one in _modules(person):
        names = {"module": one.module.name}
        url = _page("study_module", one.pk)
        if window.holds(one.begins_on):
            yield _day("modul", one.pk, one.begins_on, _("Module begins · %(module)s") % names, url)
        if window.holds(one.exam_on):
            yield _day("proeve", one.pk, one.exam_on, _("Exam · %(module)s") % names, url)
        if window.holds(one.fund_deadline) and not one.fund_applied_on:
            title = _("Deadline: the competence fund · %(module)s") % names
            yield _day("fond", one.pk, one.fund_deadline, title, url)


def _modules(person: Person) -> QuerySet[StudyModule]:
    States = StudyModule.Status
    over = (States.PLANNED, States.NOT_NOW, States.WITHDRAWN, States.CREDITED)
    mine = StudyModule.objects.filter(study__person=person, study__left_at=None).exclude(status__in=over)
    return mine.select_related("module")


def _proposals(person: Person, today: date) -> Iterator[Entry]:
    """The last day for proposals, for who has one in draft; which one is known to those behind it alone."""
    drafts = NetworkTheme.objects.stood_behind_by(person).filter(status=NetworkTheme.Status.DRAFT)
    if drafts.exists():
        day = ProposalRound.objects.dates_on(today).deadline_on
        yield _day("forslag", person.pk, day, _("Last day for proposals"), settings.SITE_URL + reverse("my_page"))


def _follow_ups(person: Person, window: Window) -> Iterator[Entry]:
    """Solutions one owns in the line, to be looked at again; every employee reads their titles."""
    mine = FollowUp.objects.filter(solution__owner=person, done_at=None, due_on__range=(window.first, window.last))
    for one in mine.select_related("solution"):
        title = _("Follow up on a solution · %(title)s") % {"title": one.solution.title}
        yield _day("opfoelgning", one.pk, one.due_on, title, _page("solution", one.solution_id))
