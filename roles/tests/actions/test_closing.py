"""The end of a theme: its worth, the request to close it, and the hand-over to the line."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import Handover, Person, ValueStatement, Verb
from netvaerk.rules.solutions import SolutionHindrance
from netvaerk.rules.themes import ThemeHindrance
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.closing import accept_handover, ask_to_close, say_value
from roles.tests.factories import AssignmentFactory
from roles.tests.themes import leader_of, led_theme

pytestmark = pytest.mark.django_db
NOW = timezone.now()
WORDS = {"for_citizens": "Færre kældre under vand.", "for_staff": "", "for_municipality": ""}


def said(theme, by, shown=0, moment="end", **words):
    return say_value(theme, moment=moment, by=by, at=NOW, shown=shown, **(WORDS | words))


def reference_of(theme):
    return theme.role_assignments.get(role="reference_leader").person


def test_the_worth_is_said_midway_and_at_the_end():
    theme = led_theme("active")
    leader = leader_of(theme)
    for moment in ValueStatement.Moment:
        said(theme, leader, moment=moment)
    again = said(theme, leader, shown=1, for_staff="Ro til at tænke.")

    assert (theme.values.count(), again.version, again.for_staff) == (2, 2, "Ro til at tænke.")
    assert log_of(again) == [(Verb.CHANGED, leader, None)] * 2


def test_the_same_words_again_change_nothing():
    theme = led_theme("active")
    said(theme, leader_of(theme))

    assert said(theme, leader_of(theme)).version == 1


def test_what_somebody_has_said_meanwhile_is_not_overwritten():
    theme = led_theme("active")
    co_driver = AssignmentFactory(theme=theme, role="co_driver").person
    said(theme, co_driver)

    with refused(ThemeHindrance.STALE):
        said(theme, leader_of(theme), for_citizens="Mit")


def test_a_worth_has_words_and_comes_from_those_on_the_theme():
    theme = led_theme("active")

    with refused(SolutionHindrance.NOT_ON_THE_THEME, SolutionHindrance.NO_VALUE):
        said(theme, OfficerFactory(), for_citizens=" ")


def test_the_leader_asks_and_the_two_others_are_told(django_capture_on_commit_callbacks):
    theme = led_theme("closing")
    officers = {one.email for one in Person.objects.secretariat()}
    with django_capture_on_commit_callbacks(execute=True):
        ask_to_close(theme, note="Regnhaverne", by=leader_of(theme), at=NOW)

    assert {one.to[0] for one in mail.outbox} == {reference_of(theme).email, *officers}
    assert "Regnhaverne" not in str([one.body for one in mail.outbox])


def test_the_note_is_rewritten_until_it_is_accepted():
    theme = led_theme("closing")
    leader = leader_of(theme)
    ask_to_close(theme, note="Regnhaverne", by=leader, at=NOW)
    asked = ask_to_close(theme, note="Regnhaverne og brøndene", by=leader, at=NOW + timedelta(hours=1))
    accept_handover(theme, by=reference_of(theme), at=NOW, shown=asked.asked_at)

    with refused(SolutionHindrance.ACCEPTED_ALREADY):
        ask_to_close(theme, note="Noget andet", by=leader, at=NOW)
    assert Handover.objects.get().note == "Regnhaverne og brøndene"


@pytest.mark.parametrize("status", ["active", "testing"])
def test_a_theme_is_asked_to_be_closed_in_its_closing(status):
    theme = led_theme(status)

    with refused(SolutionHindrance.NOT_CLOSING):
        ask_to_close(theme, note="Alt", by=leader_of(theme), at=NOW)


def test_others_do_not_ask():
    theme = led_theme("closing")
    for other in (OfficerFactory(), reference_of(theme), AssignmentFactory(theme=theme, role="co_driver").person):
        with refused(SolutionHindrance.NOT_THE_LEADER):
            ask_to_close(theme, note="Alt", by=other, at=NOW)


def test_the_reference_leader_accepts_what_was_shown():
    theme = led_theme("closing")
    first = ask_to_close(theme, note="Regnhaverne", by=leader_of(theme), at=NOW)
    ask_to_close(theme, note="Brøndene", by=leader_of(theme), at=NOW + timedelta(hours=1))

    with refused(ThemeHindrance.STALE):
        accept_handover(theme, by=reference_of(theme), at=NOW, shown=first.asked_at)


def test_accepting_twice_is_accepting_once():
    theme = led_theme("closing")
    asked = ask_to_close(theme, note="Alt", by=leader_of(theme), at=NOW)
    for _again in range(2):
        accept_handover(theme, by=reference_of(theme), at=NOW, shown=asked.asked_at)

    assert log_of(asked) == [
        (Verb.REQUESTED, leader_of(theme), None),
        (Verb.HANDED_OVER, reference_of(theme), None),
    ]


def test_nothing_is_accepted_before_it_is_asked():
    theme = led_theme("closing")

    with refused(SolutionHindrance.NOT_ASKED):
        accept_handover(theme, by=reference_of(theme), at=NOW, shown=NOW)


def test_only_the_reference_leader_accepts_and_the_secretariat_where_there_is_none():
    theme, officer = led_theme("closing", network_type="learning"), OfficerFactory()
    asked = ask_to_close(theme, note="Alt", by=leader_of(theme), at=NOW)
    for other in (officer, leader_of(theme), AssignmentFactory(role="reference_leader").person):
        with refused(SolutionHindrance.NOT_YOURS_TO_ACCEPT):
            accept_handover(theme, by=other, at=NOW, shown=asked.asked_at)
    theme.role_assignments.filter(role="reference_leader").delete()
    accept_handover(theme, by=officer, at=NOW, shown=asked.asked_at)

    assert Handover.objects.get().accepted_by == officer
