"""The pool that is paired, as the database tells it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from codriver.actions.pairing import end_pairing
from codriver.facts.pool import bars_known, candidates, openings, pool
from codriver.models import CoDriverCandidacy, CoDriverTask, CompetenceOffer, CompetenceRequest, Pairing, TaskNeed
from codriver.rules.pairing.pool import Bar, Opening
from codriver.tests.factories import CoDriverNeedFactory, CoDriverOfferFactory, led_theme, offered_pair, running_pair
from netvaerk.models import Competence, Discipline
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory, UnitFactory
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory, ReleaseFactory, RequestFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
NOON = timezone.make_aware(timezone.datetime(2026, 2, 20, 12))


def ready(person=None, **fields):
    """Somebody who can be paired, laid as the row that the steps to it leave."""
    given = {
        "status": CoDriverCandidacy.Status.READY,
        "began_at": NOON,
        "interested_at": NOON,
        "asked_leader_at": NOON,
        "answered_at": NOON,
        "answered_by": PersonFactory(),
        "hours_per_week": Decimal(3),
        "free_from": date(2026, 3, 1),
        "free_until": date(2026, 12, 31),
        "ready_at": NOON,
    }
    return CoDriverCandidacy.objects.create(person=person or PersonFactory(), **(given | fields)).person


def leader_of(theme):
    return RoleAssignment.objects.get(theme=theme, role="network_leader").person


def keys(found):
    return [one.key for one in found]


@pytest.fixture
def needy():
    """A theme whose leader has said everything."""
    theme = led_theme(
        PersonFactory(personnel_leader=PersonFactory()), begins_on=date(2026, 4, 1), ends_on=date(2026, 9, 30)
    )
    theme.units.set([UnitFactory()])
    CompetenceRequest.objects.create(theme=theme, competence=Competence.objects.first(), weight=3)
    TaskNeed.objects.create(theme=theme, task=CoDriverTask.objects.first(), amount=2)
    said = {"discipline": Discipline.objects.first(), "early_wish": PersonFactory(), "style": "curious"}
    need = CoDriverNeedFactory(theme=theme, complements=True, leads_in_style=True, **said)
    need.little_known_units.set([UnitFactory()])
    return need


def test_an_opening_carries_its_theme_and_its_leader(needy):
    theme, leader = needy.theme, leader_of(needy.theme)
    (found,) = openings(TODAY)

    assert (found.key, found.leader, found.leader_unit) == (theme.pk, leader.pk, leader.unit_id)
    assert found.leader_personnel == leader.personnel_leader_id
    assert found.units == {theme.units.get().pk}
    assert (found.begins, found.ends) == (date(2026, 4, 1).toordinal(), date(2026, 9, 30).toordinal())
    assert found.seats == 1


def test_an_opening_carries_what_the_leader_looks_for(needy):
    (found,) = openings(TODAY)

    assert found.asked == {Competence.objects.first().pk: 3}
    assert found.tasks == {CoDriverTask.objects.first().pk: 2}
    assert (found.profiles, found.style) == ({"complements", "leads_in_style"}, "curious")
    assert found.leader_discipline == needy.discipline_id
    assert found.little_known_units == {needy.little_known_units.get().pk}
    assert (found.hours_per_week, found.early_wish) == (3.0, needy.early_wish_id)


def test_what_was_not_said_is_unknown():
    theme = led_theme(begins_on=None, ends_on=None)
    leader = leader_of(theme)
    theme.units.clear()

    assert openings(TODAY) == [Opening(key=theme.pk, leader=leader.pk, leader_unit=leader.unit_id)]


def test_a_theme_that_runs_begins_today_at_the_soonest():
    led_theme(begins_on=date(2025, 1, 1), ends_on=date(2026, 9, 30))

    assert [one.begins for one in openings(TODAY)] == [TODAY.toordinal()]


CLOSED = {
    "closed": lambda: led_theme(status="closed"),
    "waived": lambda: led_theme(co_driver_waiver="Lederen kører alene."),
    "without a leader": ThemeFactory,
    "with a former leader": lambda: AssignmentFactory(ended_on=TODAY).theme,
    "offered": lambda: offered_pair().theme,
    "paired": lambda: running_pair().theme,
}


@pytest.mark.parametrize("kind", CLOSED)
def test_a_theme_that_takes_nobody_is_no_opening(kind):
    CLOSED[kind]()

    assert openings(TODAY) == []


def test_seats_are_those_that_no_live_pair_takes(settings):
    settings.CO_DRIVERS_PER_THEME = 2
    free, half = led_theme(), offered_pair().theme

    assert {one.key: one.seats for one in openings(TODAY)} == {free.pk: 2, half.pk: 1}


@pytest.fixture
def generous():
    """Somebody who is ready and has said everything."""
    person = ready(PersonFactory(personnel_leader=PersonFactory()))
    CompetenceOffer.objects.create(person=person, competence=Competence.objects.first(), wish="learn", level=1)
    said = {"discipline": Discipline.objects.first(), "style": "process", "hours_per_week": 7}
    offer = CoDriverOfferFactory(person=person, **said)
    offer.tasks.set([CoDriverTask.objects.first()])
    offer.known_units.set([UnitFactory()])
    offer.themes.set([ThemeFactory()])
    return offer


def test_a_candidate_carries_what_was_offered(generous):
    competence = Competence.objects.first().pk
    (found,) = candidates(TODAY)

    assert (found.levels, found.wishes) == ({competence: 1}, {competence: "learn"})
    assert (found.discipline, found.style) == (generous.discipline_id, "process")
    assert found.tasks == {CoDriverTask.objects.first().pk}
    assert found.known_units == {generous.known_units.get().pk}
    assert found.themes == {generous.themes.get().pk}


def test_a_candidate_carries_the_time_that_was_given_and_not_the_one_wished(generous):
    person = generous.person
    released, asked = ReleaseFactory(person=person).theme_id, RequestFactory(person=person).theme_id
    (found,) = candidates(TODAY)

    assert (found.key, found.unit, found.personnel_leader) == (person.pk, person.unit_id, person.personnel_leader_id)
    assert found.hours_per_week == 3.0
    assert (found.free_from, found.free_until) == (date(2026, 3, 1).toordinal(), date(2026, 12, 31).toordinal())
    assert (found.released, found.asked_for) == ({released}, {asked})
    assert (found.waited, found.places) == (10, 1)


def test_competences_alone_are_an_offer():
    person, competence = ready(), Competence.objects.first()
    CompetenceOffer.objects.create(person=person, competence=competence, wish="can", level=4)

    assert [(one.levels, one.wishes, one.tasks) for one in candidates(TODAY)] == [
        ({competence.pk: 4}, {competence.pk: "can"}, frozenset())
    ]


def test_time_that_is_over_counts_as_no_time():
    ready(free_until=TODAY - timedelta(days=1))

    assert [(one.hours_per_week, one.free_from, one.free_until) for one in candidates(TODAY)] == [(None, None, None)]


NOT_READY = {
    "rests": lambda: ready(status="resting"),
    "has left": lambda: ready(PersonFactory(is_active=False)),
    "has an offer": lambda: ready(offered_pair().co_driver),
    "co-drives": lambda: ready(running_pair().co_driver),
}


@pytest.mark.parametrize("kind", NOT_READY)
def test_who_is_not_free_is_no_candidate(kind):
    NOT_READY[kind]()

    assert candidates(TODAY) == []


def barred(theme, person):
    found = pool(TODAY).barred
    return found.get((theme.pk, person.pk))


@pytest.mark.parametrize(("status", "bar"), [("declined", Bar.DECLINED.name), ("withdrawn", None)])
def test_a_no_of_either_bars_the_two_on_every_theme_of_the_leader(status, bar):
    former = offered_pair()
    Pairing.objects.filter(pk=former.pk).update(status=status)
    ready(former.co_driver)
    other = led_theme(former.network_leader)

    assert [barred(theme, former.co_driver) for theme in (former.theme, other)] == [bar, bar]


@pytest.mark.parametrize("kind", ["cooperation", "time"])
@pytest.mark.parametrize("turned", [False, True], ids=["the same way", "the other way round"])
def test_two_who_could_not_work_together_are_barred_whoever_leads(kind, turned):
    former = running_pair()
    leader, person = former.network_leader, former.co_driver
    end_pairing(former, by=OfficerFactory(), on=former.began_on, reason="Slut", kind=kind, at=timezone.now())
    leader, person = (person, leader) if turned else (leader, person)
    ready(person)

    assert barred(led_theme(leader), person) == (Bar.DID_NOT_WORK.name if kind == "cooperation" else None)


def test_a_no_to_one_leader_bars_no_other():
    former = offered_pair()
    Pairing.objects.filter(pk=former.pk).update(status="declined")
    ready(former.co_driver)

    assert barred(led_theme(), former.co_driver) is None


@pytest.mark.parametrize("fields", [{}, {"began_on": None}], ids=["holds it", "was asked"])
def test_another_role_on_the_theme_bars_the_person_there(fields):
    person, theme, elsewhere = ready(), led_theme(), led_theme()
    AssignmentFactory(theme=theme, person=person, role="reference_leader", **fields)

    assert [barred(one, person) for one in (theme, elsewhere)] == [Bar.OTHER_ROLE.name, None]


def test_nobody_is_barred_from_what_is_not_open():
    assert bars_known([], candidates(TODAY)) == {}


def test_the_tree_of_units_comes_along():
    top = UnitFactory()
    below = UnitFactory(parent=top)

    assert pool(TODAY).parents == {top.pk: None, below.pk: top.pk}


def crowd(count):
    for _ in range(count):
        need = CoDriverNeedFactory()
        need.little_known_units.set([UnitFactory()])
        CompetenceRequest.objects.create(theme=need.theme, competence=Competence.objects.first())
        offer = CoDriverOfferFactory(person=ready())
        offer.tasks.set(CoDriverTask.objects.all())


def test_the_pool_asks_as_many_questions_for_thirty_as_for_three():
    counts = []
    for more in (3, 27):
        crowd(more)
        with CaptureQueriesContext(connection) as asked:
            found = pool(TODAY)
        counts.append(len(asked))

    assert (len(found.openings), len(found.candidates)) == (30, 30)
    assert counts[0] == counts[1] <= 21
