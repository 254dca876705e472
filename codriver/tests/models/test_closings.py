"""What the database refuses of a pair that looks back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.models import ClosingWords, LaterEffect, PairClosing, PairEvaluation
from codriver.tests.factories import running_pair
from netvaerk.tests.constraints import refused_by

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def closing():
    return PairClosing.objects.create(pairing=running_pair(), opened_at=NOW)


def test_it_ends_no_sooner_than_it_opens(closing):
    with refused_by("closing_ends_no_sooner_than_it_opens"):
        PairClosing.objects.filter(pk=closing.pk).update(ended_at=NOW - timedelta(days=1))


def test_what_is_forgotten_has_ended(closing):
    with refused_by("closing_forgotten_has_ended"):
        PairClosing.objects.filter(pk=closing.pk).update(forgotten_at=NOW)


def test_each_of_the_two_looks_back_once(closing):
    person = closing.pairing.co_driver
    ClosingWords.objects.create(closing=closing, person=person)
    with refused_by("closing_words_one_for_a_person"):
        ClosingWords.objects.create(closing=closing, person=person)


def test_each_of_the_two_evaluates_once(closing):
    said = {"closing": closing, "person": closing.pairing.co_driver, "answered_at": NOW}
    PairEvaluation.objects.create(**said)
    with refused_by("evaluation_one_for_a_person"):
        PairEvaluation.objects.create(**said)


def test_each_is_asked_once_what_has_come_of_it(closing):
    asked = {"closing": closing, "person": closing.pairing.co_driver, "asked_at": NOW}
    LaterEffect.objects.create(**asked)
    with refused_by("effect_asked_once_of_a_person"):
        LaterEffect.objects.create(**asked)


def test_an_answer_to_it_says_something(closing):
    asked = {"closing": closing, "person": closing.pairing.co_driver, "asked_at": NOW}
    with refused_by("effect_answered_says_something"):
        LaterEffect.objects.create(**asked, answered_at=NOW, figure="12")
