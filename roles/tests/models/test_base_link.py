"""What a network needs, as the database keeps it, and who sees it."""

import pytest
from django.utils import timezone

from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from roles.models import BaseLink, ReferenceNeed
from roles.tests.factories import AssignmentFactory, NeedFactory, StandInFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()
State = ReferenceNeed.State


def test_a_need_says_something():
    with refused_by("reference_need_says_something"):
        NeedFactory(text="")


def test_a_need_is_in_hand_before_it_is_done():
    with refused_by("reference_need_is_in_hand_before_done"):
        NeedFactory(done_at=NOW)


def test_a_need_is_not_done_and_taken_back():
    with refused_by("reference_need_is_not_done_and_taken_back"):
        NeedFactory(taken_at=NOW, done_at=NOW, withdrawn_at=NOW, answered_by=PersonFactory())


def test_a_need_in_hand_names_who():
    with refused_by("reference_need_in_hand_names_who"):
        NeedFactory(taken_at=NOW)


@pytest.mark.parametrize("words", [{"committee": "Klimaudvalget"}, {"hearing": "yes"}])
def test_a_committee_belongs_to_the_politicians(words):
    with refused_by("reference_need_committee_is_political"):
        NeedFactory(**words)
    NeedFactory(kind="political", **words)


def test_found_money_was_found_by_somebody():
    need = NeedFactory()
    link = {"theme": need.theme, "changed_by": need.written_by, "changed_at": NOW}

    with refused_by("base_link_money_is_found_by_somebody"):
        BaseLink.objects.create(**link, funding="found")


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({}, State.OPEN),
        ({"taken_at": NOW}, State.IN_HAND),
        ({"taken_at": NOW, "done_at": NOW}, State.DONE),
        ({"withdrawn_at": NOW}, State.WITHDRAWN),
    ],
)
def test_the_state_follows_from_the_dates(dates, state):
    need = NeedFactory(answered_by=PersonFactory(), **dates)

    assert need.state == state
    assert ReferenceNeed.objects.waiting().exists() == need.is_waiting == (state in (State.OPEN, State.IN_HAND))


@pytest.mark.parametrize("who", ["network_leader", "co_driver", "reference_leader", "stand-in", "officer", "outsider"])
def test_who_sees_a_need(who):
    need, outsider = NeedFactory(), AssignmentFactory(theme=NeedFactory().theme).person
    readers = {"officer": OfficerFactory, "outsider": lambda: outsider}
    readers["stand-in"] = lambda: StandInFactory(assignment=AssignmentFactory(theme=need.theme)).person
    person = readers.get(who, lambda: AssignmentFactory(theme=need.theme, role=who).person)()

    seen = ReferenceNeed.objects.visible_to(person, timezone.localdate()).filter(pk=need.pk).exists()

    assert seen == (who != "outsider")
