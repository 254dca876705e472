"""Asking for time and answering: every state, every step, everybody; and nothing written when it is refused."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, ParticipantFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.actions import release_requests as actions
from roles.actions.release_requests import ask_for_time
from roles.actions.releases import release_time
from roles.models import ReleaseRequest, ResourceRelease, RoleAssignment
from roles.rules.release_requests import RequestHindrance
from roles.rules.releases import ReleaseHindrance
from roles.tests.factories import AssignmentFactory, LedPersonFactory, ReleaseFactory, RequestFactory

pytestmark = pytest.mark.django_db
Role, Status = RoleAssignment.Role, ReleaseRequest.Status
NOW = timezone.now()
TODAY = timezone.localdate(NOW)
TIME = {"hours": Decimal("3.0"), "began_on": TODAY, "ended_on": TODAY + timedelta(days=90)}
OTHER = {"hours": Decimal("2.0"), "began_on": TODAY, "ended_on": TODAY + timedelta(days=60)}


@pytest.fixture
def pair():
    """A theme with a leader and a co-driver who has a personnel leader."""
    theme = ThemeFactory()
    AssignmentFactory(theme=theme, person=LedPersonFactory())
    AssignmentFactory(theme=theme, person=LedPersonFactory(), role=Role.CO_DRIVER)
    return theme


def holder(theme, role):
    return theme.role_assignments.get(role=role, ended_on=None).person


def asked(theme, person, by, **changes):
    return ask_for_time(theme, person=person, by=by, at=NOW, **(TIME | {"busy_weeks": "Uge 12"} | changes))


# --- asking ---------------------------------------------------------------------------------------------------------

ASKERS = {
    "the leader for the co-driver": (Role.NETWORK_LEADER, Role.CO_DRIVER),
    "the leader for themselves": (Role.NETWORK_LEADER, Role.NETWORK_LEADER),
    "the co-driver for themselves": (Role.CO_DRIVER, Role.CO_DRIVER),
}


@pytest.mark.parametrize("who", ASKERS)
def test_the_pair_asks(pair, who):
    asker, person = (holder(pair, role) for role in ASKERS[who])
    request = asked(pair, person, asker)

    assert (request.status, request.waits_for) == (Status.ASKED, person.personnel_leader)
    assert log_of(request) == [(Verb.REQUESTED, asker, person)]


def test_the_secretariat_asks_for_anybody(pair):
    assert asked(pair, LedPersonFactory(), OfficerFactory()).pk


@pytest.mark.parametrize(("stage", "may"), [("yes", True), ("candidate", True), ("no", False)])
def test_the_leader_asks_for_a_participant_who_has_not_said_no(pair, stage, may):
    leader, person = holder(pair, Role.NETWORK_LEADER), LedPersonFactory()
    answered = None if stage == "candidate" else NOW
    ParticipantFactory(theme=pair, person=person, stage=stage, answered_at=answered, suggested_by=leader)

    if may:
        assert asked(pair, person, leader).pk
    else:
        with refused(RequestHindrance.NOT_THEIR_TIME):
            asked(pair, person, leader)


def someone_else(pair, who):
    return {
        "reference leader": lambda: AssignmentFactory(theme=pair, role=Role.REFERENCE_LEADER).person,
        "former leader": lambda: AssignmentFactory(theme=pair, ended_on=TODAY).person,
        "leader of another theme": lambda: AssignmentFactory().person,
        "personnel leader": lambda: holder(pair, Role.CO_DRIVER).personnel_leader,
        "former officer": lambda: OfficerFactory(is_active=False),
        "superuser": lambda: Person.objects.create_superuser("root@kommune.example", name="Root"),
    }[who]()


@pytest.mark.parametrize(
    "who",
    ["reference leader", "former leader", "leader of another theme", "personnel leader", "former officer", "superuser"],
)
def test_nobody_else_asks(pair, who):
    person = someone_else(pair, who)

    with refused(RequestHindrance.NOT_YOURS_TO_ASK, RequestHindrance.NOT_THEIR_TIME):
        asked(pair, holder(pair, Role.CO_DRIVER), person)
    assert not ReleaseRequest.objects.exists()


@pytest.mark.parametrize("who", ["the leader", "an outsider", "somebody who has left"])
def test_a_co_driver_asks_for_their_own_time_alone(pair, who):
    person = {
        "the leader": lambda: holder(pair, Role.NETWORK_LEADER),
        "an outsider": LedPersonFactory,
        "somebody who has left": lambda: LedPersonFactory(is_active=False),
    }[who]()

    with refused(RequestHindrance.NOT_THEIR_TIME):
        asked(pair, person, holder(pair, Role.CO_DRIVER))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hours": Decimal(0)}, ReleaseHindrance.HOURS),
        ({"hours": Decimal(38)}, ReleaseHindrance.HOURS),
        ({"ended_on": TODAY - timedelta(days=1), "began_on": TODAY - timedelta(days=9)}, ReleaseHindrance.OVER_ALREADY),
        ({"began_on": TODAY + timedelta(days=91)}, ReleaseHindrance.PERIOD),
    ],
    ids=["no hours", "too many", "over", "backwards"],
)
def test_what_cannot_be_is_not_asked_for(pair, change, reason):
    with refused(reason):
        asked(pair, holder(pair, Role.CO_DRIVER), holder(pair, Role.NETWORK_LEADER), **change)


@pytest.mark.parametrize("status", ["proposed", "closed"])
def test_no_time_is_asked_for_on_a_theme_that_takes_none(status):
    theme = ThemeFactory(status=status)

    with refused(RequestHindrance.THEME_TAKES_NONE):
        asked(theme, LedPersonFactory(), OfficerFactory())


def test_the_same_wish_again_changes_nothing_and_another_is_refused(pair):
    leader, person = holder(pair, Role.NETWORK_LEADER), holder(pair, Role.CO_DRIVER)
    first = asked(pair, person, leader)

    assert asked(pair, person, leader) == first
    assert times(Verb.REQUESTED, first) == 1
    with refused(RequestHindrance.ASKED_ALREADY):
        asked(pair, person, leader, hours=Decimal(4))


# --- every state, every step, everybody -----------------------------------------------------------------------------

STEPS = {
    "approve": actions.approve_request,
    "counter": lambda request, **who: actions.counter_request(request, **OTHER, **who),
    "decline": lambda request, **who: actions.decline_request(request, reason="Travlt", **who),
    "accept": actions.accept_counter,
    "turn down": actions.turn_counter_down,
    "withdraw": actions.withdraw_request,
}
LEADER, PERSON, ASKER, OFFICER = "personnel leader", "the person", "who asked", "officer"
ACTORS = {
    LEADER: lambda request: request.person.personnel_leader,
    PERSON: lambda request: request.person,
    ASKER: lambda request: request.asked_by,
    OFFICER: lambda request: OfficerFactory(),
    "co-driver": lambda request: AssignmentFactory(theme=request.theme, role=Role.CO_DRIVER).person,
    "the leader above": lambda request: PersonFactory(),
    "another personnel leader": lambda request: RequestFactory().person.personnel_leader,
    "former leader": lambda request: former_leader(request),
    "superuser": lambda request: Person.objects.create_superuser("root@kommune.example", name="Root"),
}
ALLOWED = {
    (Status.ASKED, "approve", LEADER): Status.APPROVED,
    (Status.ASKED, "counter", LEADER): Status.COUNTERED,
    (Status.ASKED, "decline", LEADER): Status.DECLINED,
    (Status.COUNTERED, "accept", PERSON): Status.APPROVED,
    (Status.COUNTERED, "turn down", PERSON): Status.TURNED_DOWN,
} | {
    (status, "withdraw", who): Status.WITHDRAWN
    for status in (Status.ASKED, Status.COUNTERED)
    for who in (PERSON, ASKER, OFFICER)
}
DONE_ALREADY = {
    (Status.APPROVED, "approve", LEADER),
    (Status.APPROVED, "accept", PERSON),
    (Status.DECLINED, "decline", LEADER),
    (Status.TURNED_DOWN, "turn down", PERSON),
    *((Status.WITHDRAWN, "withdraw", who) for who in (PERSON, ASKER, OFFICER)),
}


def former_leader(request):
    """Led the person when it was asked; they have another leader now."""
    led_before = request.person.personnel_leader
    Person.objects.filter(pk=request.person_id).update(personnel_leader=PersonFactory())
    return led_before


def in_state(status):
    request = RequestFactory(countered=status in (Status.COUNTERED, Status.TURNED_DOWN))
    closed = {"closed_at": NOW, "closed_by": request.person}
    more = {
        Status.APPROVED: closed | {"release": ReleaseFactory()},
        Status.DECLINED: closed | {"reason": "Travlt"},
        Status.TURNED_DOWN: closed,
        Status.WITHDRAWN: closed,
    }.get(status, {})
    ReleaseRequest.objects.filter(pk=request.pk).update(status=status, **more)
    request.refresh_from_db()
    return request


def written(request):
    """All that a step could have written."""
    row = ReleaseRequest.objects.filter(pk=request.pk).values().get()
    return row, ResourceRelease.objects.count(), log_of(request)


@pytest.mark.parametrize("who", ACTORS)
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("status", Status)
def test_every_state_every_step_everybody(status, step, who):
    request = in_state(status)
    actor = ACTORS[who](request)
    before = written(request)
    try:
        STEPS[step](request, by=actor, at=NOW)
        done = True
    except Refused:
        done = False

    expected = ALLOWED.get((status, step, who))
    assert done == (expected is not None or (status, step, who) in DONE_ALREADY)
    assert request.status == (expected or status)
    assert (written(request) == before) == (expected is None)


# --- what an answer does --------------------------------------------------------------------------------------------


def test_a_yes_is_a_release_as_it_was_asked_for():
    request = RequestFactory(hours_per_week=Decimal("2.5"))
    leader = request.person.personnel_leader
    actions.approve_request(request, by=leader, at=NOW)

    release = request.release
    assert release.stretch == request.wished
    assert (release.person, release.theme, release.approved_by) == (request.person, request.theme, leader)
    assert log_of(release) == [(Verb.RELEASED_TIME, leader, request.person)]
    assert log_of(request) == [(Verb.APPROVED, leader, request.person)]


def test_a_yes_to_other_hours_releases_those_in_the_leaders_name():
    request = RequestFactory(countered=True)
    actions.accept_counter(request, by=request.person, at=NOW)

    assert request.release.stretch == request.proposed
    assert request.release.approved_by == request.countered_by
    assert log_of(request) == [(Verb.ACCEPTED, request.person, request.person)]


def test_a_yes_to_a_former_leaders_hours_is_inherited_by_the_new_one():
    request = RequestFactory(countered=True)
    former_leader(request)
    actions.accept_counter(request, by=request.person, at=NOW)

    assert request.release in ResourceRelease.objects.inherited(TODAY)


def test_an_approved_wish_replaces_what_was_released_before():
    request = RequestFactory()
    former = ReleaseFactory(person=request.person, theme=request.theme)
    actions.approve_request(request, by=request.person.personnel_leader, at=NOW)
    former.refresh_from_db()

    assert former.withdrawn_on == TODAY


def test_releasing_unasked_answers_what_was_asked_for():
    request = RequestFactory()
    leader = request.person.personnel_leader
    release = release_time(request.person, theme=request.theme, sets_aside="", by=leader, at=NOW, **OTHER)
    request.refresh_from_db()

    assert (request.status, request.release, request.closed_by) == (Status.APPROVED, release, leader)


def test_the_leader_of_a_leader_answers_for_the_leader():
    above = PersonFactory()
    leader = PersonFactory(personnel_leader=above)
    PersonFactory(personnel_leader=leader)
    request = RequestFactory(person=leader)

    with refused(RequestHindrance.NOT_THE_LEADER):
        actions.approve_request(request, by=leader, at=NOW)
    actions.approve_request(request, by=above, at=NOW)
    assert request.status == Status.APPROVED


@pytest.mark.parametrize("countered", [False, True])
def test_nothing_is_released_for_a_theme_that_closed_meanwhile(countered):
    request = RequestFactory(countered=countered, theme__status="closed")
    act = actions.accept_counter if countered else actions.approve_request

    with refused(ReleaseHindrance.THEME_IS_OVER):
        act(request, by=request.person if countered else request.person.personnel_leader, at=NOW)
    assert not ResourceRelease.objects.exists()


def test_a_no_needs_a_reason():
    request = RequestFactory()

    with refused(RequestHindrance.NO_REASON):
        actions.decline_request(request, reason=" ", by=request.person.personnel_leader, at=NOW)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"hours": Decimal(0)}, ReleaseHindrance.HOURS),
        ({"began_on": TODAY + timedelta(days=99)}, ReleaseHindrance.PERIOD),
        ({}, RequestHindrance.AS_ASKED),
    ],
    ids=["no hours", "backwards", "as asked"],
)
def test_what_cannot_be_is_not_proposed(change, reason):
    request = RequestFactory(hours_per_week=TIME["hours"], began_on=TODAY, ended_on=TIME["ended_on"])

    with refused(reason):
        actions.counter_request(request, by=request.person.personnel_leader, at=NOW, **(TIME | change))


def test_the_same_proposal_again_is_no_news():
    request = RequestFactory()
    for _again in range(2):
        actions.counter_request(request, by=request.person.personnel_leader, at=NOW, **OTHER)

    assert times(Verb.COUNTERED, request) == 1


# --- letters --------------------------------------------------------------------------------------------------------


def told(capture, act):
    with capture(execute=True):
        act()
    return sorted((letter.to[0], letter.subject) for letter in mail.outbox)


def test_the_leader_hears_of_a_wish_and_the_letter_names_nobody(pair, django_capture_on_commit_callbacks):
    person = holder(pair, Role.CO_DRIVER)
    letters = told(django_capture_on_commit_callbacks, lambda: asked(pair, person, holder(pair, Role.NETWORK_LEADER)))

    assert [address for address, _subject in letters] == [person.personnel_leader.email]
    text = mail.outbox[0].subject + mail.outbox[0].body
    assert person.name not in text
    assert "Uge 12" not in text


def test_the_secretariat_hears_of_a_wish_that_nobody_can_answer(pair, django_capture_on_commit_callbacks):
    officer, person = OfficerFactory(), holder(pair, Role.CO_DRIVER)
    Person.objects.filter(pk=person.pk).update(personnel_leader=None)
    letters = told(django_capture_on_commit_callbacks, lambda: asked(pair, person, holder(pair, Role.NETWORK_LEADER)))

    addresses = {address for address, _subject in letters}
    assert officer.email in addresses
    assert addresses == {one.email for one in Person.objects.secretariat()}


ANSWERS = {
    "approve": (LEADER, {PERSON, ASKER}),
    "counter": (LEADER, {PERSON}),
    "decline": (LEADER, {PERSON, ASKER}),
    "accept": (PERSON, {LEADER, ASKER}),
    "turn down": (PERSON, {LEADER, ASKER}),
    "withdraw": (ASKER, set()),
}


@pytest.mark.parametrize("step", ANSWERS)
def test_who_hears_of_an_answer_and_never_why(step, django_capture_on_commit_callbacks):
    who, heard = ANSWERS[step]
    request = RequestFactory(countered=step in ("accept", "turn down"))
    actor = ACTORS[who](request)
    letters = told(django_capture_on_commit_callbacks, lambda: STEPS[step](request, by=actor, at=NOW))

    assert [address for address, _subject in letters] == sorted(ACTORS[one](request).email for one in heard)
    assert all("Travlt" not in letter.body for letter in mail.outbox)
