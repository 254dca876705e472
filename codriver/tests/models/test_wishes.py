"""What is needed and what is offered, as the database keeps it."""

from datetime import date

import pytest

from codriver.models import CoDriverTask, CompetenceOffer, TaskNeed
from codriver.tests.factories import CoDriverNeedFactory, CoDriverOfferFactory, led_theme
from netvaerk.models import Competence, Discipline
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("hours", [0, -1, 37.5])
def test_the_hours_needed_fit_a_week(hours):
    with refused_by("need_hours_fit_a_week"):
        CoDriverNeedFactory(hours_per_week=hours)


@pytest.mark.parametrize("fields", [{"leads_in_style": True}, {"style": "curious"}], ids=str)
def test_a_wished_way_of_leading_is_named(fields):
    with refused_by("need_names_the_style_it_wishes"):
        CoDriverNeedFactory(**fields)


def test_a_task_is_looked_for_once_on_a_theme():
    need = TaskNeed.objects.create(theme=led_theme(), task=CoDriverTask.objects.first(), amount=1)

    with refused_by("task_need_names_a_task_once"):
        TaskNeed.objects.create(theme=need.theme, task=need.task, amount=2)


@pytest.mark.parametrize("amount", [0, 4])
def test_a_task_is_looked_for_in_three_sizes(amount):
    with refused_by("task_need_is_of_three_sizes"):
        TaskNeed.objects.create(theme=led_theme(), task=CoDriverTask.objects.first(), amount=amount)


@pytest.mark.parametrize("hours", [0, -1, 37.5])
def test_the_hours_offered_fit_a_week(hours):
    with refused_by("offer_hours_fit_a_week"):
        CoDriverOfferFactory(hours_per_week=hours)


def test_the_time_offered_ends_no_sooner_than_it_begins():
    with refused_by("offer_ends_no_sooner_than_it_begins"):
        CoDriverOfferFactory(free_from=date(2026, 3, 2), free_until=date(2026, 3, 1))


@pytest.mark.parametrize("level", [0, 5])
def test_a_competence_is_offered_at_one_of_four_levels(level):
    with refused_by("offer_is_of_four_levels"):
        CompetenceOffer.objects.create(person=PersonFactory(), competence=Competence.objects.first(), level=level)


def test_the_five_tasks_and_the_disciplines_are_there_from_the_first_day():
    assert [*CoDriverTask.objects.values_list("code", flat=True)] == ["T1", "T2", "T3", "T4", "T5"]
    assert Discipline.objects.offered_today().count() == 15


def test_a_retired_discipline_is_not_offered():
    retired = Discipline.objects.first()
    Discipline.objects.filter(pk=retired.pk).update(retired_on=date(2026, 1, 1))

    assert retired not in Discipline.objects.offered_today()
