"""Pairings and wishes as the database keeps them, and who sees them."""

from datetime import date

import pytest
from django.utils import timezone

from codriver.models import CompetenceOffer, CompetenceRequest, Pairing
from codriver.tests.factories import led_theme, offered_pair, running_pair
from netvaerk.models import Competence, Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory

pytestmark = pytest.mark.django_db
Status = Pairing.Status
DAY = date(2026, 3, 1)


def pairing(**fields):
    """A row written past the actions."""
    row = {
        "theme": fields.pop("theme", None) or ThemeFactory(),
        "co_driver": fields.pop("co_driver", None) or PersonFactory(),
        "network_leader": fields.pop("network_leader", None) or PersonFactory(),
        "offered_by": OfficerFactory(),
        "offered_at": timezone.now(),
        "answer_by": DAY,
        "end_kind": "other" if fields.get("status") == Status.ENDED else "",
    }
    return Pairing.objects.create(**(row | fields))


@pytest.mark.parametrize("begin", [offered_pair, running_pair])
def test_a_place_on_a_theme_holds_one_live_pairing(begin):
    live = begin()

    with refused_by("pairing_one_live_per_place_on_a_theme"):
        pairing(theme=live.theme)


@pytest.mark.parametrize("begin", [offered_pair, running_pair])
def test_a_co_driver_is_in_one_live_pairing(begin):
    live = begin()

    with refused_by("pairing_one_live_per_co_driver"):
        pairing(co_driver=live.co_driver)


def test_a_pairing_joins_two_people():
    person = PersonFactory()

    with refused_by("pairing_joins_two_people"):
        pairing(co_driver=person, network_leader=person)


def test_a_pairing_ends_after_it_begins():
    both = {"leader_says_yes": True, "co_driver_says_yes": True}

    with refused_by("pairing_ends_after_it_begins"):
        pairing(status=Status.ENDED, began_on=date(2026, 3, 2), ended_on=date(2026, 3, 1), **both)


@pytest.mark.parametrize(
    ("status", "dates"),
    [
        (Status.OFFERED, {"began_on": DAY}),
        (Status.DECLINED, {"began_on": DAY}),
        (Status.WITHDRAWN, {"ended_on": DAY}),
        (Status.ACTIVE, {}),
        (Status.ACTIVE, {"began_on": DAY, "ended_on": DAY}),
        (Status.ENDED, {"began_on": DAY}),
        (Status.ENDED, {"ended_on": DAY}),
    ],
)
def test_the_dates_fit_the_state(status, dates):
    with refused_by("pairing_dates_fit_its_state"):
        pairing(status=status, leader_says_yes=True, co_driver_says_yes=True, **dates)


@pytest.mark.parametrize(("status", "kind"), [(Status.ENDED, ""), (Status.DECLINED, "time")])
def test_what_has_ended_has_a_kind_and_nothing_else_has(status, kind):
    dates = {"began_on": DAY, "ended_on": DAY} if status == Status.ENDED else {}

    with refused_by("pairing_ended_has_a_kind"):
        pairing(status=status, end_kind=kind, leader_says_yes=True, co_driver_says_yes=True, **dates)


@pytest.mark.parametrize("answers", [(True, None), (None, True), (True, False), (None, None)])
def test_a_pairing_runs_on_two_yeses(answers):
    leader, co_driver = answers

    with refused_by("pairing_runs_on_two_yeses"):
        pairing(status=Status.ACTIVE, began_on=DAY, leader_says_yes=leader, co_driver_says_yes=co_driver)


def test_a_theme_asks_for_a_competence_once():
    request = CompetenceRequest.objects.create(theme=ThemeFactory(), competence=Competence.objects.first())

    with refused_by("request_names_a_competence_once"):
        CompetenceRequest.objects.create(theme=request.theme, competence=request.competence)


def test_a_person_offers_a_competence_once():
    offer = CompetenceOffer.objects.create(person=PersonFactory(), competence=Competence.objects.first())

    with refused_by("offer_names_a_competence_once"):
        CompetenceOffer.objects.create(person=offer.person, competence=offer.competence)


READERS = {
    "the network leader": (True, lambda pair: pair.network_leader),
    "the co-driver": (True, lambda pair: pair.co_driver),
    "an officer": (True, lambda pair: OfficerFactory()),
    "the leader of another pair": (False, lambda pair: running_pair().network_leader),
    "the co-driver of another pair": (False, lambda pair: running_pair().co_driver),
    "a superuser": (False, lambda pair: Person.objects.create_superuser("root@kommune.example", name="Root")),
}


@pytest.mark.parametrize("who", READERS)
def test_who_sees_a_pairing(who):
    pair, (sees, reader) = running_pair(), READERS[who]

    assert Pairing.objects.visible_to(reader(pair)).filter(pk=pair.pk).exists() == sees


def test_an_offer_waits_for_each_who_has_not_answered():
    pair = offered_pair()
    pair.leader_says_yes = True

    assert pair.waits_for == [pair.co_driver]


def test_a_running_pair_waits_for_nobody():
    assert running_pair().waits_for == []


@pytest.mark.parametrize(
    ("question", "found"),
    [("live", {Status.OFFERED, Status.ACTIVE}), ("current", {Status.ACTIVE})],
)
def test_which_rows(question, found):
    offered_pair(led_theme())
    running_pair()
    pairing(status=Status.DECLINED)
    pairing(status=Status.WITHDRAWN)
    pairing(status=Status.ENDED, began_on=DAY, ended_on=DAY, leader_says_yes=True, co_driver_says_yes=True)

    assert {one.status for one in getattr(Pairing.objects, question)()} == found
