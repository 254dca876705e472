"""Min side, about a pair that ends: what one has not sent, and what is asked afterwards."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from codriver.rules.closings import effect_is_open
from netvaerk.models import Person
from secretariat.queries.tasks import Task


def with_own_closing(pairs: QuerySet, person: Person) -> QuerySet:
    """`pairs`, each with its closing, and what `person` has sent, evaluated and said in it. No row is doubled."""
    own = {
        "own_words": FilteredRelation("closing__words", condition=Q(closing__words__person=person)),
        "own_evaluation": FilteredRelation("closing__evaluations", condition=Q(closing__evaluations__person=person)),
        "own_effect": FilteredRelation("closing__effects", condition=Q(closing__effects__person=person)),
    }
    found = {
        "closing_pk": F("closing__pk"),
        "looked_back_at": F("own_words__sent_at"),
        "evaluated": F("own_evaluation__pk"),
        "effect_pk": F("own_effect__pk"),
        "effect_asked": F("own_effect__asked_at"),
        "effect_said": F("own_effect__answered_at"),
    }
    return pairs.select_related("closing").annotate(**own).annotate(**found)


def closing_tasks(pairs: Iterable[Any], person: Person, today: date) -> list[Task]:
    """What waits in `pairs`, read with `with_own_closing`; no query."""
    found = {one.pk: one for one in pairs if one.closing_pk and not one.closing.forgotten_at}
    ordered = sorted(found.values(), key=lambda one: (one.closing.opened_at, one.pk))
    return [task for one in ordered for task in _tasks(one, person, today)]


def _tasks(pair: Any, person: Person, today: date) -> list[Task]:
    closing, other, address = pair.closing, pair.other(person), [pair.pk]
    waits = []
    if other.is_active and closing.is_open(today) and not pair.looked_back_at:
        waits.append(
            Task(
                title=_("Look back with %(name)s") % {"name": other.first_name},
                about=pair.theme.title,
                url=reverse("pair_closing", args=address),
                button=_("Write alone"),
                due_on=closing.last_day,
            )
        )
    if closing.evaluation_is_open(today) and not pair.evaluated:
        waits.append(
            Task(
                title=_("Four short questions from the secretariat about your pair"),
                about=pair.theme.title,
                url=reverse("pair_evaluation", args=address),
                button=_("Answer the evaluation"),
            )
        )
    return waits + _effect(pair, today)


def _effect(pair: Any, today: date) -> list[Task]:
    if pair.effect_pk is None or pair.effect_said or not effect_is_open(localdate(pair.effect_asked), today):
        return []
    return [
        Task(
            title=_("What has come of it?"),
            about=pair.theme.title,
            url=reverse("later_effect", args=[pair.effect_pk]),
            button=_("Say it in a few words"),
        )
    ]
