"""Encouraging; and what becomes of it leaves no trace."""

import pytest
from django.core import mail
from django.utils import timezone

from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused
from roles.actions.encouragements import encourage, put_away, see_encouragement
from roles.models import Encouragement
from roles.rules.encouragements import EncouragementHindrance
from roles.tests.factories import EncouragementFactory, LedPersonFactory

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def staff():
    return LedPersonFactory()


def encouraged(staff, by=None, **changes):
    words = {"to": Encouragement.To.LEAD, "theme": None, "words": "Du kan det."} | changes
    return encourage(staff, by=by or staff.personnel_leader, at=NOW, **words)


@pytest.mark.parametrize("on_a_theme", [False, True])
def test_a_leader_encourages(staff, on_a_theme):
    theme = ThemeFactory() if on_a_theme else None
    one = encouraged(staff, theme=theme)

    assert (one.theme, one.words, one.seen_at) == (theme, "Du kan det.", None)
    assert log_of(one) == [(Verb.ENCOURAGED, staff.personnel_leader, staff)]


def test_the_same_words_again_change_nothing_while_they_lie_there(staff):
    first = encouraged(staff)
    assert encouraged(staff) == first

    see_encouragement(first, by=staff, at=NOW)
    assert encouraged(staff) != first


def test_the_letter_holds_none_of_the_words(staff, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        encouraged(staff)

    (letter,) = mail.outbox
    assert letter.to == [staff.email]
    assert "Du kan det" not in letter.subject + letter.body


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"words": " "}, EncouragementHindrance.NO_WORDS),
        ({"theme": "closed"}, EncouragementHindrance.THEME_IS_OVER),
        ({"theme": "draft"}, EncouragementHindrance.THEME_IS_OVER),
    ],
    ids=["no words", "a closed theme", "a draft"],
)
def test_what_is_refused_writes_nothing(staff, change, reason):
    if "theme" in change:
        change = {"theme": ThemeFactory(status=change["theme"])}

    with refused(reason):
        encouraged(staff, **change)
    assert not Encouragement.objects.exists()


@pytest.mark.parametrize("who", ["the person", "officer", "another leader", "who led before"])
def test_only_the_nearest_leader_encourages(staff, who):
    person = {
        "the person": lambda: staff,
        "officer": OfficerFactory,
        "another leader": lambda: LedPersonFactory().personnel_leader,
        "who led before": lambda: staff.personnel_leader,
    }[who]()
    if who == "who led before":
        Person.objects.filter(pk=staff.pk).update(personnel_leader=PersonFactory())

    with refused(EncouragementHindrance.NOT_THE_LEADER):
        encouraged(staff, by=person)


@pytest.mark.parametrize("act", [see_encouragement, put_away])
def test_what_the_employee_does_is_stored_once_and_told_nowhere(act):
    one = EncouragementFactory()
    for _again in range(2):
        act(one, by=one.person, at=NOW)

    assert (one.seen_at, one.is_put_away) == ((NOW, False) if act is see_encouragement else (None, True))
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("act", [see_encouragement, put_away])
@pytest.mark.parametrize("who", ["who sent it", "officer", "another one encouraged"])
def test_nobody_else_sees_it_or_puts_it_away(act, who):
    one = EncouragementFactory()
    person = {
        "who sent it": lambda: one.encouraged_by,
        "officer": OfficerFactory,
        "another one encouraged": lambda: EncouragementFactory().person,
    }[who]()

    with refused(EncouragementHindrance.NOT_YOURS):
        act(one, by=person, at=NOW)
    one.refresh_from_db()
    assert (one.seen_at, one.is_put_away) == (None, False)
