"""Today's list, about courses and events: who came is to be noted, and a draft whose day is near."""

from datetime import date, datetime, time

from django.urls import reverse
from django.utils.timezone import localdate, make_aware
from django.utils.translation import gettext as _

from secretariat.facts.training import SOON, events_to_follow
from secretariat.models import TrainingEvent
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind


def about_courses(today: date) -> list[Waiting]:
    """What was over before today, and drafts of the next two weeks. Two queries."""
    follow = events_to_follow(make_aware(datetime.combine(today, time.min)))
    return [*map(_to_note, follow.to_note), *map(_draft, follow.drafts)]


def _to_note(event: TrainingEvent) -> Waiting:
    url = reverse("event_participants", args=[event.pk])
    return Waiting(Kind.ATTENDANCE, event.pk, localdate(event.ends_at), event.title, url, _("Note who came"))


def _draft(event: TrainingEvent) -> Waiting:
    url = reverse("training_event", args=[event.pk])
    near = event.begins_on - SOON
    return Waiting(Kind.EVENT_DRAFT, event.pk, near, event.title, url, _("See the draft"))
