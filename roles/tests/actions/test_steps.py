"""A chosen theme's steps by its leader and the secretariat: what is written, who is told, what is refused."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import NetworkTheme, Person, Verb
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory, PersonFactory, SolutionFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.steps import move_theme, note_checkpoint, open_steps
from roles.models import RoleAssignment
from roles.rules.assignments import Missing
from roles.rules.steps import Lacking
from roles.tests.factories import AssignmentFactory, ReleaseFactory, StandInFactory
from roles.tests.themes import READY_TO_CLOSE, leader_of, led_theme, ready_for

pytestmark = pytest.mark.django_db
Role, Status = RoleAssignment.Role, NetworkTheme.Status
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
SAID = {"reason": "Fordi", "review_on": TODAY, "talked": True}
LEADERS = [(Status.STARTING, Status.ACTIVE), (Status.ACTIVE, Status.TESTING), (Status.TESTING, Status.CLOSING)]
OFFICERS = [(Status.APPROVED, Status.STARTING), (Status.CLOSING, Status.CLOSED), (Status.ACTIVE, Status.CLOSED)]
EITHERS = [(Status.ACTIVE, Status.PAUSED), (Status.PAUSED, Status.ACTIVE)]


def people(theme):
    """Everybody around a theme who might try."""
    leader = theme.role_assignments.get(role=Role.NETWORK_LEADER).person
    return {
        "leader": leader,
        "officer": OfficerFactory(),
        "reference": theme.role_assignments.get(role=Role.REFERENCE_LEADER).person,
        "co-driver": AssignmentFactory(theme=ThemeFactory(), role=Role.CO_DRIVER).person,
        "other leader": AssignmentFactory().person,
        "employee": PersonFactory(),
        "superuser": PersonFactory(is_superuser=True, is_staff=True),
    }


@pytest.mark.parametrize(
    ("now", "to", "takers"),
    [
        *((now, to, {"leader"}) for now, to in LEADERS),
        *((now, to, {"officer"}) for now, to in OFFICERS),
        *((now, to, {"leader", "officer"}) for now, to in EITHERS),
    ],
)
@pytest.mark.parametrize(
    "who", ["leader", "officer", "reference", "co-driver", "other leader", "employee", "superuser"]
)
def test_each_step_has_its_actor_and_nobody_else_leaves_a_row(now, to, takers, who):
    theme = ready_for(now, to)
    person = people(theme)[who]
    before = theme.moves.count()
    if who in takers:
        move_theme(theme, to=to, by=person, at=NOW, **SAID)
    else:
        with refused(*_barred(to, now)):
            move_theme(theme, to=to, by=person, at=NOW, **SAID)

    theme.refresh_from_db()
    assert (theme.status, theme.moves.count() - before) == ((to, 1) if who in takers else (now, 0))


def _barred(to, now):
    if Status.PAUSED in (to, now):
        return [ThemeHindrance.NEITHER]
    mine = to in (Status.STARTING, Status.CLOSED)
    return [ThemeHindrance.NOT_SECRETARIAT if mine else ThemeHindrance.NOT_THE_LEADER]


def test_a_step_is_kept_with_its_reason_and_recorded_without_it():
    theme, officer = led_theme(Status.ACTIVE), OfficerFactory()
    move_theme(theme, to=Status.PAUSED, by=officer, at=NOW, reason="Lederen er syg.", review_on=TODAY)

    assert [*theme.moves.values_list("status", "by", "reason")] == [(Status.PAUSED, officer.pk, "Lederen er syg.")]
    assert (theme.pause_review_on, log_of(theme)) == (TODAY, [(Verb.MOVED, officer, None)])


def test_a_pause_goes_back_to_where_it_came_from():
    theme = led_theme(Status.TESTING)
    leader = theme.role_assignments.get(role=Role.NETWORK_LEADER).person
    theme.moves.create(status=Status.TESTING, at=NOW, by=leader)
    move_theme(theme, to=Status.PAUSED, by=leader, at=NOW, reason="Ferie", review_on=TODAY)

    assert open_steps(theme, leader) == [Status.TESTING]
    with refused(ThemeHindrance.NOT_NEXT):
        move_theme(theme, to=Status.ACTIVE, by=leader, at=NOW)
    move_theme(theme, to=Status.TESTING, by=leader, at=NOW)
    assert (theme.status, theme.pause_review_on) == (Status.TESTING, None)


def test_the_same_step_again_changes_nothing():
    theme, officer = led_theme(Status.ACTIVE), OfficerFactory()
    for _again in range(2):
        move_theme(theme, to=Status.PAUSED, by=officer, at=NOW, reason="Ferie", review_on=TODAY)

    assert (theme.moves.count(), len(log_of(theme))) == (1, 1)


@pytest.mark.parametrize(("network_type", "months"), [("welfare", 6), ("learning", 5), ("innovation", None)])
def test_a_theme_that_starts_lasts_as_long_as_its_type(network_type, months):
    theme = led_theme(Status.APPROVED, network_type=network_type)
    move_theme(theme, to=Status.STARTING, by=OfficerFactory(), at=NOW)

    theme.refresh_from_db()
    assert theme.begins_on == TODAY
    if months is None:
        assert theme.ends_on is None
    else:
        assert timedelta(days=months * 30) < theme.ends_on - TODAY < timedelta(days=months * 31 + 1)


def test_what_a_theme_lacks_for_its_work_is_named_at_once():
    theme = ThemeFactory(status=Status.STARTING)
    leader = AssignmentFactory(theme=theme).person

    with refused(Missing.REFERENCE_LEADER, Missing.CO_DRIVER, Lacking.LEADERS_TIME, Lacking.PLAN):
        move_theme(theme, to=Status.ACTIVE, by=leader, at=NOW)


def test_somebody_who_was_only_asked_does_not_count():
    theme = ThemeFactory(status=Status.APPROVED)
    AssignmentFactory(theme=theme, began_on=None)

    with refused(Missing.NETWORK_LEADER):
        move_theme(theme, to=Status.STARTING, by=OfficerFactory(), at=NOW)


@pytest.mark.parametrize("how", [{"withdrawn_on": TODAY}, {"ended_on": TODAY - timedelta(days=1)}])
def test_time_that_is_over_is_no_time(how):
    theme = ready_for(Status.STARTING, Status.ACTIVE)
    leader = theme.role_assignments.get(role=Role.NETWORK_LEADER).person
    leader.releases.update(**how)
    ReleaseFactory(person=leader)

    with refused(Lacking.LEADERS_TIME):
        move_theme(theme, to=Status.ACTIVE, by=leader, at=NOW)


def test_a_dropped_solution_is_no_finding():
    theme = led_theme(Status.ACTIVE)
    leader = theme.role_assignments.get(role=Role.NETWORK_LEADER).person
    SolutionFactory(theme=theme, status="dropped", dropped_because="For dyrt")

    with refused(Lacking.FINDING):
        move_theme(theme, to=Status.TESTING, by=leader, at=NOW, talked=True)


@pytest.mark.parametrize("lacking", READY_TO_CLOSE)
def test_a_theme_is_closed_when_nothing_is_missing(lacking):
    theme = ready_for(Status.CLOSING, Status.CLOSED, without=lacking)

    with refused(READY_TO_CLOSE[lacking]):
        move_theme(theme, to=Status.CLOSED, by=OfficerFactory(), at=NOW)


TOLD = {
    (Status.ACTIVE, Status.TESTING): {"reference", "officer"},
    (Status.ACTIVE, Status.PAUSED): {"reference", "officer", "personnel"},
    (Status.ACTIVE, Status.CLOSED): {"leader", "reference", "personnel"},
    (Status.APPROVED, Status.STARTING): {"leader", "reference", "personnel"},
}


@pytest.mark.parametrize(("now", "to"), TOLD)
def test_who_is_told_of_a_step(now, to, django_capture_on_commit_callbacks):
    theme = ready_for(now, to)
    officer = OfficerFactory()
    leader = theme.role_assignments.select_related("person").get(role=Role.NETWORK_LEADER).person
    reference = theme.role_assignments.get(role=Role.REFERENCE_LEADER).person
    names = {"leader": [leader], "reference": [reference], "personnel": [leader.personnel_leader]}
    names["officer"] = [*Person.objects.secretariat()]
    with django_capture_on_commit_callbacks(execute=True):
        move_theme(theme, to=to, by=officer if to in (Status.STARTING, Status.CLOSED) else leader, at=NOW, **SAID)

    assert {one.to[0] for one in mail.outbox} == {one.email for who in TOLD[now, to] for one in names[who]}
    assert "Fordi" not in str([(one.subject, one.body) for one in mail.outbox])


def test_what_the_forum_said_is_noted_by_the_secretariat():
    theme, officer = led_theme(Status.ACTIVE), OfficerFactory()
    noted = note_checkpoint(theme, held_on=TODAY, outcome="Gå videre.", by=officer, at=NOW)

    assert [*theme.checkpoints.all()] == [noted]
    assert log_of(noted) == [(Verb.CREATED, officer, None)]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"held_on": TODAY + timedelta(days=1)}, ThemeHindrance.CHECKPOINT_TO_COME),
        ({"outcome": " "}, ThemeHindrance.NO_OUTCOME),
    ],
)
def test_a_checkpoint_is_noted_when_it_has_been_held(said, reason):
    with refused(reason):
        note_checkpoint(
            led_theme(Status.ACTIVE), by=OfficerFactory(), at=NOW, **({"held_on": TODAY, "outcome": "Ja"} | said)
        )


def test_a_leader_does_not_note_what_the_forum_said():
    theme = led_theme(Status.ACTIVE)
    leader = theme.role_assignments.get(role=Role.NETWORK_LEADER).person

    with refused(ThemeHindrance.NOT_SECRETARIAT):
        note_checkpoint(theme, held_on=TODAY, outcome="Ja", by=leader, at=NOW)


def closed(theme=None, **kwargs):
    theme = theme or ready_for(Status.CLOSING, Status.CLOSED)
    move_theme(theme, to=Status.CLOSED, by=OfficerFactory(), at=NOW, **kwargs)
    return theme


def test_every_role_ends_on_the_day_the_theme_is_closed_and_reads_on():
    theme = closed()

    roles = theme.role_assignments.order_by("pk")
    assert {(one.state, one.ended_on, one.still_reads) for one in roles} == {("ended", TODAY, True)}
    assert [log_of(one) for one in roles] == [[(Verb.ENDED, theme.moves.first().by, one.person)] for one in roles]


def test_roles_end_with_a_theme_that_is_broken_off_too():
    theme = closed(led_theme(Status.ACTIVE), reason="Fordi")

    assert not theme.role_assignments.open().exists()


def test_who_was_asked_for_a_role_is_asked_no_more_and_reads_nothing():
    theme = led_theme(Status.ACTIVE)
    asked = AssignmentFactory(theme=theme, began_on=None)
    closed(theme, reason="Fordi")

    asked.refresh_from_db()
    assert (asked.state, asked.still_reads) == ("withdrawn", False)


def test_nobody_stands_in_when_the_theme_is_closed():
    theme = ready_for(Status.CLOSING, Status.CLOSED)
    stand_in = StandInFactory(assignment=theme.role_assignments.first())
    closed(theme)

    stand_in.refresh_from_db()
    assert stand_in.ended_on == TODAY


def test_a_role_ends_no_sooner_than_it_began():
    theme = led_theme(Status.ACTIVE)
    theme.role_assignments.update(began_on=TODAY + timedelta(days=1))
    closed(theme, reason="Fordi")

    assert {one.ended_on for one in theme.role_assignments.all()} == {TODAY + timedelta(days=1)}


@pytest.mark.parametrize("to", [Status.PAUSED, Status.TESTING])
def test_no_other_step_ends_a_role(to):
    theme = ready_for(Status.ACTIVE, to)
    move_theme(theme, to=to, by=leader_of(theme), at=NOW, **SAID)

    assert theme.role_assignments.current().count() == 2
