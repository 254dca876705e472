"""Reminders of what waits: that it waits, since when, and a link. Never a name of who asked, a reason or an answer."""

from datetime import datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from netvaerk.mail import Letter, send_once
from netvaerk.rules.letters import ANSWER_WITHIN
from secretariat.facts.waiting import Waits
from secretariat.rules.waiting import COURSES, letter_of


def remind(one: Waits, *, days: int, at: datetime) -> int:
    """The reminder after so many days, once for each time the thing came to wait; how many went out."""
    occasion = f"waits {one.wait.value} {one.row._meta.model_name} {one.number} since {one.since} {days}"
    return int(send_once(_letter(one, days), occasion=occasion, at=at))


def _letter(one: Waits, days: int) -> Letter:
    with translation.override(one.person.language):
        what = _(COURSES[one.wait].what) % {"theme": one.theme} if COURSES[one.wait].what else ""
    due = one.since + timedelta(days=max(ANSWER_WITHIN.days, days))
    words = {"what": what, "since": one.since, "theme": one.theme, "due_on": due, **one.words}
    return Letter(letter_of(one.wait, days), one.person, one.path, words)
