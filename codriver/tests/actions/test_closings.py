"""A pair looks back: alone, together, to the secretariat, and three months later."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions.closings import open_closings, save_words, send_words, set_talk, take_words_back
from codriver.actions.closings_daily import (
    ask_effects,
    forget_closing_drafts,
    forget_closings,
)
from codriver.actions.evaluations import evaluate, hide_evaluation, say_effect
from codriver.actions.leaving import leave
from codriver.actions.what_next import say_what_next
from codriver.models import ClosingWords, LaterEffect, LeadershipWish, PairClosing, PairEvaluation, WillingToTalk
from codriver.rules.closings import ClosingHindrance, EffectHindrance, EvaluationHindrance
from codriver.rules.path import PathHindrance
from codriver.tests.factories import asked_effect, ended_pair, evaluated, led_theme, looked_back, running_pair
from netvaerk.models import Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.outcomes import log_of, refused, times

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SAID = {"achieved": "Vi fik naboerne med"}


def later(**time):
    return timezone.now() + timedelta(**time)


@pytest.fixture
def pair():
    return ended_pair()


def test_the_end_of_a_pair_opens_it_once_and_tells_both(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        pair = ended_pair()
    closing = PairClosing.objects.get(pairing=pair)

    assert closing.ended_at is not None
    told = [one.to[0] for one in mail.outbox if f"/par/{pair.pk}/afrunding/" in one.body]
    assert sorted(told) == sorted([pair.co_driver.email, pair.network_leader.email])


def test_a_theme_that_is_closing_opens_it_while_the_pair_runs(django_capture_on_commit_callbacks):
    closing_theme, other = running_pair(led_theme(status="closing")), running_pair()

    with django_capture_on_commit_callbacks(execute=True):
        assert open_closings(at=NOW).done == 1
    assert len(mail.outbox) == 2
    assert open_closings(at=NOW).done == 0
    assert PairClosing.objects.get(pairing=closing_theme).ended_at is None
    assert not PairClosing.objects.filter(pairing=other).exists()


def test_a_draft_names_nobody_in_the_log(pair):
    words = save_words(pair.closing, answers=SAID, shown=0, by=pair.co_driver, at=NOW)

    assert words.answers == SAID
    assert log_of(words) == [(Verb.CHANGED, None, None)]
    save_words(pair.closing, answers=SAID, shown=0, by=pair.co_driver, at=NOW)
    assert len(log_of(words)) == 1


def test_only_the_two_write(pair):
    with refused(ClosingHindrance.NOT_OF_THE_TWO):
        save_words(pair.closing, answers=SAID, shown=0, by=OfficerFactory(), at=NOW)


def test_a_page_that_is_behind_writes_nothing_over(pair):
    save_words(pair.closing, answers=SAID, shown=0, by=pair.co_driver, at=NOW)

    with refused(ClosingHindrance.CHANGED_MEANWHILE):
        save_words(pair.closing, answers={"achieved": "Andet"}, shown=0, by=pair.co_driver, at=NOW)


def test_nothing_is_not_sent(pair):
    with refused(ClosingHindrance.NOTHING_WRITTEN):
        send_words(pair.closing, answers={"achieved": " ", "unknown": "x"}, shown=0, by=pair.co_driver, at=NOW)


def test_what_one_has_sent_is_sealed_until_both_have(pair):
    leader, co_driver = pair.network_leader, pair.co_driver
    looked_back(pair, co_driver)
    assert not ClosingWords.objects.readable_by(leader).exists()

    save_words(pair.closing, answers=SAID, shown=0, by=leader, at=NOW)
    assert [one.person for one in ClosingWords.objects.readable_by(leader)] == [leader]
    assert [one.person for one in ClosingWords.objects.readable_by(co_driver)] == [co_driver]

    send_words(pair.closing, answers=SAID, shown=1, by=leader, at=NOW)
    assert ClosingWords.objects.readable_by(leader).count() == 2
    assert ClosingWords.objects.readable_by(co_driver).count() == 2
    assert not ClosingWords.objects.readable_by(OfficerFactory()).exists()


def test_the_other_is_told_and_then_both(pair, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        looked_back(pair, pair.co_driver)
    assert [one.to for one in mail.outbox] == [[pair.network_leader.email]]

    with django_capture_on_commit_callbacks(execute=True):
        looked_back(pair, pair.network_leader)
    assert len(mail.outbox) == 3
    assert "Vi kom langt" not in "".join(one.body for one in mail.outbox)


def test_it_is_taken_back_until_the_other_has_sent(pair):
    closing = looked_back(pair, pair.co_driver)
    with refused(ClosingHindrance.SENT_ALREADY):
        save_words(closing, answers=SAID, shown=1, by=pair.co_driver, at=NOW)

    take_words_back(closing, by=pair.co_driver, at=NOW)
    with refused(ClosingHindrance.NOT_SENT):
        take_words_back(closing, by=pair.co_driver, at=NOW)

    send_words(closing, answers=SAID, shown=1, by=pair.co_driver, at=NOW)
    looked_back(pair, pair.network_leader)
    with refused(ClosingHindrance.READ_BY_BOTH):
        take_words_back(closing, by=pair.co_driver, at=NOW)


def test_after_21_days_a_lone_one_stays_private(pair):
    closing = looked_back(pair, pair.co_driver)

    with refused(ClosingHindrance.OVER):
        send_words(closing, answers=SAID, shown=0, by=pair.network_leader, at=later(days=22))
    assert not ClosingWords.objects.readable_by(pair.network_leader).exists()


def test_a_later_talk_keeps_it_open(pair, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        set_talk(pair.closing, on=timezone.localdate() + timedelta(days=30), by=pair.co_driver, at=timezone.now())
    assert [one.to for one in mail.outbox] == [[pair.network_leader.email]]

    send_words(pair.closing, answers=SAID, shown=0, by=pair.network_leader, at=later(days=25))
    with refused(ClosingHindrance.OVER):
        set_talk(pair.closing, on=timezone.localdate() + timedelta(days=90), by=pair.co_driver, at=later(days=40))


# --- to the secretariat ---------------------------------------------------------------------------------------------


def test_an_evaluation_is_answered_once_by_each(pair):
    evaluation = evaluated(pair.closing, pair.co_driver)

    assert evaluated(pair.closing, pair.co_driver) == evaluation
    with refused(EvaluationHindrance.ANSWERED_ALREADY):
        evaluated(pair.closing, pair.co_driver, words="Mere", readable=True)
    evaluated(pair.closing, pair.network_leader)


def test_nobody_else_and_no_running_pair_is_asked(pair):
    open_closings(at=NOW)
    with refused(EvaluationHindrance.NOT_ASKED):
        evaluated(pair.closing, PersonFactory())
    running = running_pair(led_theme(status="closing"))
    open_closings(at=NOW)
    with refused(EvaluationHindrance.NOT_ASKED, EvaluationHindrance.OVER):
        evaluated(PairClosing.objects.get(pairing=running), running.co_driver)


def test_each_question_has_a_mark(pair):
    with refused(EvaluationHindrance.INCOMPLETE):
        evaluate(pair.closing, marks={"time": "some"}, words="", readable=False, by=pair.co_driver, at=NOW)


def test_officers_read_what_is_shown_but_not_of_their_own_pair(pair):
    officer = OfficerFactory()
    own = ended_pair(running_pair(co_driver=officer))
    evaluated(pair.closing, pair.co_driver)
    shown = evaluated(pair.closing, pair.network_leader, words="Mere tid", readable=True)
    evaluated(own.closing, own.network_leader, readable=True)

    assert list(PairEvaluation.objects.read_by(officer)) == [shown]
    assert not PairEvaluation.objects.read_by(PersonFactory()).exists()

    hide_evaluation(pair.closing, by=pair.network_leader, at=NOW)
    hide_evaluation(pair.closing, by=pair.network_leader, at=NOW)
    assert not PairEvaluation.objects.read_by(officer).exists()
    assert PairEvaluation.objects.get(pk=shown.pk).words == ""
    assert times(Verb.UNSHARED, shown) == 1


# --- the days after -------------------------------------------------------------------------------------------------


def test_both_are_asked_once_what_has_come_of_it(pair):
    assert ask_effects(at=later(days=80)).done == 0
    assert ask_effects(at=later(days=92)).done == 2
    assert ask_effects(at=later(days=93)).done == 0


def test_who_has_left_is_not_asked(pair):
    leave(pair.co_driver, by=OfficerFactory(), at=timezone.now())

    assert ask_effects(at=later(days=92)).done == 1
    assert LaterEffect.objects.get().person == pair.network_leader


def test_what_has_come_of_it_is_said_and_changed(pair):
    effect = asked_effect(pair.closing, pair.co_driver)
    said = {"words": {"for_citizens": "Færre våde kældre"}, "figure": "", "by": pair.co_driver}
    say_effect(effect, **said, shown=1, at=NOW)
    say_effect(effect, **said, shown=1, at=NOW)

    with refused(EffectHindrance.CHANGED_MEANWHILE):
        say_effect(effect, **(said | {"figure": "12"}), shown=1, at=NOW)
    say_effect(effect, **(said | {"figure": "12"}), shown=2, at=NOW)

    assert [verb for verb, *_who in log_of(effect)] == [Verb.ANSWERED, Verb.CHANGED]


@pytest.mark.parametrize(
    ("who", "words", "days", "reason"),
    [
        ("network_leader", "Noget", 0, EffectHindrance.NOT_YOURS),
        ("co_driver", " ", 0, EffectHindrance.NOTHING_WRITTEN),
        ("co_driver", "Noget", 61, EffectHindrance.OVER),
    ],
)
def test_what_is_against_saying_it(pair, who, words, days, reason):
    effect = asked_effect(pair.closing, pair.co_driver)

    with refused(reason):
        say_effect(effect, words={"for_staff": words}, figure="", shown=1, by=getattr(pair, who), at=later(days=days))


def test_drafts_go_after_half_a_year_and_the_rest_after_two(pair):
    closing = looked_back(pair, pair.co_driver)
    save_words(closing, answers=SAID, shown=0, by=pair.network_leader, at=NOW)
    evaluated(closing, pair.co_driver)

    assert forget_closing_drafts(at=later(days=180)).done == 0
    assert forget_closing_drafts(at=later(days=184)).done == 1
    assert [one.person for one in closing.words.all()] == [pair.co_driver]
    assert forget_closing_drafts(at=later(days=185)).done == 0

    assert forget_closings(at=later(days=731)).done == 1
    closing.refresh_from_db()
    assert (closing.words.count(), closing.evaluations.count()) == (0, 0)
    assert closing.forgotten_at is not None
    assert forget_closings(at=later(days=732)).done == 0


def test_the_co_driver_says_what_comes_next(pair):
    words = {"wish": "yes", "about": "Unge", "talks": True, "talk_about": "Tiden"}
    say_what_next(pair, **words, by=pair.co_driver, at=NOW)
    assert LeadershipWish.objects.get().about == "Unge"
    assert WillingToTalk.objects.get().about == "Tiden"

    say_what_next(pair, **(words | {"wish": "not_now", "talks": False}), by=pair.co_driver, at=NOW)
    assert LeadershipWish.objects.first().wish == "not_now"
    assert not WillingToTalk.objects.exists()
    with refused(PathHindrance.NOT_YOURS):
        say_what_next(pair, **words, by=pair.network_leader, at=NOW)
