"""Two people who act on the same sparring, need or role at the same moment: one consistent state in the end."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from roles.actions.sparring import accept_sparring, decline_sparring, note_talk, propose_sparring
from roles.actions.stand_ins import name_stand_in
from roles.models import SparringRelation, StandIn
from roles.rules.sparring import SparringHindrance
from roles.rules.stand_ins import StandInHindrance
from roles.tests.factories import AssignmentFactory, SparringFactory, holder

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


def fresh(thing):
    """A copy of its own, as another request loads it."""
    return type(thing).objects.get(pk=thing.pk)


def days(first, last):
    return {"begins_on": TODAY + timedelta(days=first), "ends_on": TODAY + timedelta(days=last), "note": ""}


@often
def test_two_stand_ins_named_for_days_that_overlap():
    held = AssignmentFactory()
    named = [(held.person, PersonFactory(), days(0, 6)), (OfficerFactory(), PersonFactory(), days(5, 9))]
    answers = at_once(
        *(lambda by=by, who=who, when=when: name_stand_in(fresh(held), person=who, by=by, at=NOW, **when)
          for by, who, when in named)
    )  # fmt: skip

    assert StandIn.objects.filter(assignment=held).count() == 1
    assert [StandInHindrance.TAKEN] in answers


@often
def test_one_person_named_for_two_roles_of_a_theme():
    person, theme = PersonFactory(), ThemeFactory()
    held = [AssignmentFactory(theme=theme, role=role) for role in ("network_leader", "reference_leader")]
    at_once(
        *(lambda one=one: name_stand_in(fresh(one), person=person, by=one.person, at=NOW, **days(0, 6)) for one in held)
    )

    assert StandIn.objects.filter(person=person).count() == 1


@often
def test_both_propose_at_once():
    theme = ThemeFactory()
    two = [holder(theme, role) for role in ("network_leader", "reference_leader")]
    answers = at_once(
        *(lambda by=by: propose_sparring(fresh(theme), weeks=4, first_on=TODAY, by=by, at=NOW, shown=0) for by in two)
    )

    assert SparringRelation.objects.filter(theme=theme).count() == 1
    assert [ThemeHindrance.STALE] in answers


@often
def test_a_yes_and_a_no_at_once():
    relation = SparringFactory(accepted_at=None)
    by = relation.reference_leader
    answers = at_once(
        lambda: accept_sparring(fresh(relation), by=by, at=NOW, shown=1),
        lambda: decline_sparring(fresh(relation), by=by, at=NOW, shown=1),
    )

    assert sorted(map(str, answers)) == sorted(map(str, [None, [SparringHindrance.NO_PROPOSAL]]))


@often
def test_a_double_click_notes_one_talk():
    relation = SparringFactory()
    by = relation.network_leader
    at_once(*[lambda: note_talk(fresh(relation), held_on=TODAY, next_on=None, by=by, at=NOW)] * 2)

    assert relation.talks.count() == 1
