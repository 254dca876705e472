"""Min side asks only where there is something of a person: it shows no less than if it asked everywhere."""

import pytest
from django.utils import timezone

from codriver.models import CompetenceOffer
from netvaerk.tests.factories import CompetenceFactory, PersonFactory
from roles.tests.factories import SparringFactory, StandInFactory
from secretariat.queries import my_page as module
from secretariat.queries.traces import TRACES, Part, traces_of
from secretariat.tests.cast import LOGGED_IN, cast
from secretariat.tests.support import brought_to

pytestmark = pytest.mark.django_db


def town_with_all():
    """The cast, of whom one also brings a competence, one stands in for somebody and is asked by the secretariat, and one is
    asked for sparring."""
    town = cast()
    CompetenceOffer.objects.create(person=town["co_driver"], competence=CompetenceFactory())
    StandInFactory(person=town["employee"])
    SparringFactory(accepted_at=None, reference_leader=town["reference"])
    brought_to("waiting", town["employee"])
    return town


def shown_to(person):
    return vars(module.my_page(person, timezone.localdate(), timezone.now()))


def test_everybody_sees_what_they_would_see_if_all_were_asked(monkeypatch):
    town = town_with_all()
    parts = set().union(*(traces_of(town[one]) for one in LOGGED_IN))
    found = {one: shown_to(town[one]) for one in LOGGED_IN}
    monkeypatch.setattr(module, "traces_of", lambda person: set(Part))

    assert found == {one: shown_to(town[one]) for one in LOGGED_IN}
    assert parts == set(Part)  # each part is somebody's, so that none goes untried


def test_a_newcomer_leaves_none():
    assert traces_of(PersonFactory()) == set()


def test_every_part_is_looked_for():
    assert set(TRACES) == set(Part)
