"""Releasing time: by the nearest leader alone, the newest in force, the former kept."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from netvaerk.models import NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.releases import release_time
from roles.models import ResourceRelease
from roles.rules.releases import ReleaseHindrance

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
WORDS = {
    "hours": Decimal("3.0"),
    "began_on": TODAY,
    "ended_on": TODAY + timedelta(days=90),
    "sets_aside": "Vagtplanen",
}


@pytest.fixture
def leader():
    return PersonFactory()


@pytest.fixture
def staff(leader):
    return PersonFactory(personnel_leader=leader)


def released(staff, theme, **changes):
    facts = WORDS | {"by": staff.personnel_leader, "at": NOW} | changes
    return release_time(staff, theme=theme, **facts)


def test_time_is_released(staff, leader):
    release = released(staff, ThemeFactory())
    release.refresh_from_db()

    assert (release.hours_per_week, release.sets_aside, release.approved_by) == (Decimal(3), "Vagtplanen", leader)
    assert log_of(release) == [(Verb.RELEASED_TIME, leader, staff)]


def test_the_same_release_again_changes_nothing(staff):
    theme = ThemeFactory()
    first, second = released(staff, theme), released(staff, theme)

    assert first == second
    assert len(log_of(first)) == 1


def test_other_hours_replace_the_former_release_and_keep_it(staff):
    theme = ThemeFactory()
    former, present = released(staff, theme), released(staff, theme, hours=Decimal("2.0"))
    former.refresh_from_db()

    assert (former.withdrawn_on, former.hours_per_week) == (TODAY, Decimal(3))
    assert list(ResourceRelease.objects.granted(TODAY).filter(person=staff)) == [present]


def test_time_on_another_theme_stands_beside(staff):
    released(staff, ThemeFactory())
    released(staff, ThemeFactory())

    assert ResourceRelease.objects.granted(TODAY).filter(person=staff).count() == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hours": Decimal(0)}, ReleaseHindrance.HOURS),
        ({"hours": Decimal("37.5")}, ReleaseHindrance.HOURS),
        ({"began_on": TODAY + timedelta(days=91)}, ReleaseHindrance.PERIOD),
        (
            {"began_on": TODAY - timedelta(days=9), "ended_on": TODAY - timedelta(days=1)},
            ReleaseHindrance.OVER_ALREADY,
        ),
    ],
    ids=["no hours", "too many hours", "ends before it begins", "over already"],
)
def test_a_release_is_refused(staff, change, reason):
    with refused(reason):
        released(staff, ThemeFactory(), **change)

    assert ResourceRelease.objects.count() == 0


def test_time_is_released_for_a_single_day(staff):
    released(staff, ThemeFactory(), ended_on=TODAY)

    assert ResourceRelease.objects.get().ended_on == TODAY


@pytest.mark.parametrize("status", [NetworkTheme.Status.CLOSED, NetworkTheme.Status.DECLINED])
def test_no_time_is_released_for_a_theme_that_is_over(staff, status):
    with refused(ReleaseHindrance.THEME_IS_OVER):
        released(staff, ThemeFactory(status=status))


@pytest.mark.parametrize("who", ["another personnel leader", "an officer", "the leader above"])
def test_only_the_nearest_leader_releases_time(staff, leader, who):
    above = PersonFactory()
    leader.personnel_leader = above
    leader.save()
    others = {
        "another personnel leader": lambda: PersonFactory(personnel_leader=PersonFactory()).personnel_leader,
        "an officer": OfficerFactory,
        "the leader above": lambda: above,
    }

    with refused(ReleaseHindrance.NOT_THE_LEADER):
        released(staff, ThemeFactory(), by=others[who]())


def test_nobody_releases_their_own_time(leader):
    with refused(ReleaseHindrance.NOT_THE_LEADER, ReleaseHindrance.OWN_TIME):
        released(leader, ThemeFactory(), by=leader)


def test_no_time_is_released_for_somebody_who_has_left(leader):
    with refused(ReleaseHindrance.NOT_THE_LEADER):
        released(PersonFactory(personnel_leader=leader, is_active=False), ThemeFactory())
