"""Today's list, about courses and events: who came is to be noted, and a draft whose day is near."""

from datetime import date, datetime, time

from django.db.models import QuerySet
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from netvaerk.addresses import address
from netvaerk.models import Person
from secretariat.facts.training import SOON, events_ahead, events_to_note
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.lines import Line, line
from secretariat.rules.today import Kind


def parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    """What was over before today, and drafts of the next two weeks."""
    morning = make_aware(datetime.combine(today, time.min))
    drafts = events_ahead(morning).filter(published_at=None)
    return [
        line(events_to_note(morning), Kind.ATTENDANCE, "title", at="ends_at"),
        line(drafts, Kind.EVENT_DRAFT, "title", at="begins_at"),
    ]


def about_course(one: Line) -> Waiting:
    """A line of one of those kinds, in words."""
    kind, title = Kind(one.kind), one.words[0]
    if kind is Kind.ATTENDANCE:
        page = address("event_participants", one.number)
        return Waiting(kind, one.number, one.since, title, page, _("Note who came"))
    page, near = address("training_event", one.number), one.since - SOON
    return Waiting(kind, one.number, near, title, page, _("See the draft"))
