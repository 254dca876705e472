"""Min side, about a pair that ends: what one has not sent, what both can read now, and what is asked afterwards."""

from datetime import date, timedelta
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.models import PairClosing
from codriver.rules.closings import EFFECT_AFTER, EFFECT_OPEN_FOR, effect_is_open
from netvaerk.models import Person
from secretariat.queries.tasks import Task

LONGEST = EFFECT_AFTER + 2 * EFFECT_OPEN_FOR + timedelta(days=1)
"""Whatever was looked back on before has nothing that waits any more."""


def closing_tasks(person: Person, today: date) -> list[Task]:
    """One query."""
    return [task for row in _rows(person) for task in _tasks(row, person, today)]


def _rows(person: Person) -> QuerySet:
    """The closings of `person`, each with their own words, evaluation and later effect."""
    own = {
        "own_words": FilteredRelation("words", condition=Q(words__person=person)),
        "own_evaluation": FilteredRelation("evaluations", condition=Q(evaluations__person=person)),
        "own_effect": FilteredRelation("effects", condition=Q(effects__person=person)),
    }
    found = {
        "has_sent": F("own_words__sent_at"),
        "evaluated": F("own_evaluation__pk"),
        "effect_pk": F("own_effect__pk"),
        "effect_asked": F("own_effect__asked_at"),
        "effect_said": F("own_effect__answered_at"),
    }
    lately = Q(ended_at=None) | Q(ended_at__gt=timezone.now() - LONGEST)
    mine = PairClosing.objects.of(person).with_people().filter(lately, forgotten_at=None)
    return mine.annotate(**own).annotate(**found).order_by("opened_at", "pk")


def _tasks(row: Any, person: Person, today: date) -> list[Task]:
    other, address = row.pairing.other(person), [row.pairing_id]
    waits = []
    if other.is_active and row.is_open(today) and not row.has_sent:
        waits.append(
            Task(
                title=_("Look back with %(name)s") % {"name": other.first_name},
                about=row.pairing.theme.title,
                url=reverse("pair_closing", args=address),
                button=_("Write alone"),
                due_on=row.last_day,
            )
        )
    if row.evaluation_is_open(today) and not row.evaluated:
        waits.append(
            Task(
                title=_("Four short questions from the secretariat about your pair"),
                about=row.pairing.theme.title,
                url=reverse("pair_evaluation", args=address),
                button=_("Answer the evaluation"),
            )
        )
    return waits + _effect(row, today)


def _effect(row: Any, today: date) -> list[Task]:
    if row.effect_pk is None or row.effect_said or not effect_is_open(localdate(row.effect_asked), today):
        return []
    return [
        Task(
            title=_("What has come of it?"),
            about=row.pairing.theme.title,
            url=reverse("later_effect", args=[row.effect_pk]),
            button=_("Say it in a few words"),
        )
    ]
