"""Rating oneself, asking to be mirrored, and answering: every rating stays, with its author."""

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions.competence_ratings import ask_to_mirror, mirror, rate_oneself, take_request_back
from codriver.models import CompetenceRating, LeadershipCompetence, MirrorRequest
from codriver.queries.competence_ratings import ratings_page
from codriver.rules.competence_ratings import Moment, Rating, RatingHindrance, Side
from codriver.tests.factories import running_pair
from netvaerk.models import AuditEvent
from netvaerk.refusals import Refused

pytestmark = pytest.mark.django_db
START = Moment.START


@pytest.fixture
def pairing():
    return running_pair()


def said(level, matters=False):
    return {LeadershipCompetence.objects.first().pk: Rating(level, matters)}


def rate(pairing, level, moment=START):
    rate_oneself(pairing, said(level), moment=moment, by=pairing.co_driver, at=timezone.now())


def ask(pairing, by=None):
    return ask_to_mirror(pairing, moment=START, by=by or pairing.co_driver, at=timezone.now())


def answer(pairing, level, by=None):
    by = by or pairing.network_leader
    mirror(pairing, said(level, matters=True), moment=START, by=by, at=timezone.now())


def refused(act, *args, **words):
    with pytest.raises(Refused) as refusal:
        act(*args, **words)
    return refusal.value.reasons


def read_by(pairing, side):
    """The levels in the table of one who reads as `side`, own before mirrored."""
    drifts = ratings_page(pairing, START, side).drifts
    return (
        [(row.own and row.own.word, row.mirrored and row.mirrored.word) for row in drifts[0].moments] if drifts else []
    )


def test_the_newest_counts_and_the_earlier_stay(pairing):
    for level in (1, 3, 3):
        rate(pairing, level)

    assert [one.level for one in CompetenceRating.objects.all()] == [1, 3]
    assert ratings_page(pairing, START, Side.OWN).stands == said(3)
    events = AuditEvent.objects.filter(object_type="codriver.pairing", object_id=pairing.pk, verb="changed")
    assert {one.actor for one in events} == {None}


def test_one_rates_oneself_before_one_asks(pairing):
    assert refused(ask, pairing) == [RatingHindrance.RATE_FIRST]
    assert refused(ask, pairing, by=pairing.network_leader) == [RatingHindrance.NOT_YOURS]


def test_the_leader_sees_the_other_view_when_their_own_is_given(pairing, django_capture_on_commit_callbacks):
    rate(pairing, 1)
    assert refused(answer, pairing, 3) == [RatingHindrance.NOT_ASKED]
    with django_capture_on_commit_callbacks(execute=True):
        ask(pairing)
        ask(pairing)
    before = read_by(pairing, Side.MIRROR)
    with django_capture_on_commit_callbacks(execute=True):
        answer(pairing, 3)
        answer(pairing, 3)

    assert before == []
    assert read_by(pairing, Side.MIRROR) == read_by(pairing, Side.OWN)
    assert read_by(pairing, Side.OWN)[0] == ("Stadig nyt", "Sikker")
    assert [letter.to for letter in mail.outbox] == [[pairing.network_leader.email], [pairing.co_driver.email]]


def test_what_is_rated_at_another_moment_stays_the_co_drivers_alone(pairing):
    rate(pairing, 1)
    rate(pairing, 4, Moment.MIDWAY)
    ask(pairing)
    answer(pairing, 2)

    assert [own for own, _mirrored in read_by(pairing, Side.MIRROR)] == ["Stadig nyt", None, None]


def test_a_question_is_taken_back_until_it_is_answered(pairing):
    rate(pairing, 2)
    ask(pairing)
    for _ in range(2):
        take_request_back(pairing, moment=START, by=pairing.co_driver, at=timezone.now())
    assert not MirrorRequest.objects.exists()

    ask(pairing)
    answer(pairing, 2)
    back = {"moment": START, "by": pairing.co_driver, "at": timezone.now()}
    assert refused(take_request_back, pairing, **back) == [RatingHindrance.ANSWERED]


def test_nobody_rates_for_another(pairing):
    rate(pairing, 2)
    ask(pairing)

    assert refused(answer, pairing, 2, by=running_pair().network_leader) == [RatingHindrance.NOT_THE_LEADER]
    with pytest.raises(Refused):
        rate_oneself(pairing, said(2), moment=START, by=pairing.network_leader, at=timezone.now())
