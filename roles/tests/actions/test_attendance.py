"""Who takes part in which phases."""

from dataclasses import replace

import pytest
from django.utils import timezone

from netvaerk.models import ThemePhase, Verb
from netvaerk.rules.participants import Attendance, ParticipantHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import ColleagueFactory, OfficerFactory, OutsiderFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.attendance import attendance_of, plan_participation
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def theme():
    return ThemeFactory()


@pytest.fixture
def leader(theme):
    return AssignmentFactory(theme=theme).person


@pytest.fixture
def people(theme):
    return [ColleagueFactory(theme=theme), OutsiderFactory(theme=theme)]


def rows(people, *ticks):
    return [Attendance(one.pk, tick == "core", frozenset(() if tick == "core" else tick), 1)
            for one, tick in zip(people, ticks, strict=True)]  # fmt: skip


def stored(theme, people):
    return [attendance_of(theme, [one.pk for one in people])[one.pk] for one in people]


def test_the_core_is_in_all_phases_and_others_in_some(theme, leader, people):
    plan_participation(theme, rows(people, "core", {3, 4}), by=leader, at=NOW)

    assert [(one.is_core, set(one.phases), one.version) for one in stored(theme, people)] == [
        (True, set(), 2),
        (False, {3, 4}, 2),
    ]
    assert log_of(theme) == [(Verb.CHANGED, leader, None)]


def test_the_same_again_changes_nothing_and_others_keep_their_version(theme, leader, people):
    plan_participation(theme, rows(people, {3}, ()), by=leader, at=NOW)
    plan_participation(theme, rows(people, {3}, ()), by=leader, at=NOW)

    assert [one.version for one in stored(theme, people)] == [2, 1]
    assert len(log_of(theme)) == 1


def test_a_row_that_somebody_changed_is_not_overwritten_and_nothing_else_is_written(theme, leader, people):
    plan_participation(theme, rows(people, {3}, ()), by=leader, at=NOW)

    with refused(ThemeHindrance.STALE):
        plan_participation(theme, rows(people, {5}, {6}), by=leader, at=NOW)
    assert [set(one.phases) for one in stored(theme, people)] == [{3}, set()]


def test_rows_of_another_theme_are_out_of_reach(theme, leader):
    elsewhere = ColleagueFactory()

    with refused(ThemeHindrance.STALE):
        plan_participation(theme, rows([elsewhere], "core"), by=leader, at=NOW)
    elsewhere.refresh_from_db()
    assert not elsewhere.is_core


def test_who_does_not_work_on_the_theme_ticks_nothing(theme, people):
    for by in (OfficerFactory(), AssignmentFactory().person, people[0].person):
        with refused(ParticipantHindrance.NOT_ON_THE_THEME):
            plan_participation(theme, rows(people, "core", ()), by=by, at=NOW)


def test_who_leaves_the_core_is_in_the_phases_that_are_ticked(theme, leader, people):
    plan_participation(theme, rows(people, "core", ()), by=leader, at=NOW)
    out = replace(rows(people, {9}, ())[0], version=2)
    plan_participation(theme, [out], by=leader, at=NOW)

    assert stored(theme, people)[0] == Attendance(people[0].pk, False, frozenset({9}), 3)
    assert ThemePhase.objects.count() == 10
