"""Encouragements as the database keeps them, and on whose page they stand."""

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import PersonFactory
from roles.models import Encouragement
from roles.tests.factories import EncouragementFactory, LedPersonFactory

pytestmark = pytest.mark.django_db


def test_nobody_encourages_themselves():
    person = LedPersonFactory()

    with refused_by("encouragement_is_for_somebody_else"):
        EncouragementFactory(person=person, encouraged_by=person)


def test_an_encouragement_has_words():
    with refused_by("encouragement_has_words"):
        EncouragementFactory(words="")


def test_what_is_put_away_is_gone_from_the_page_of_its_reader_alone():
    kept = EncouragementFactory()
    away = EncouragementFactory(person=kept.person, is_put_away=True, seen_at=timezone.now())
    EncouragementFactory()

    assert list(Encouragement.objects.on_the_page_of(kept.person)) == [kept]
    assert list(Encouragement.objects.sent_by(kept.encouraged_by)) == [away, kept]


def test_who_leads_somebody_no_longer_sees_no_more_of_it():
    one = EncouragementFactory()
    Person.objects.filter(pk=one.person_id).update(personnel_leader=PersonFactory())

    assert not Encouragement.objects.sent_by(one.encouraged_by).exists()
