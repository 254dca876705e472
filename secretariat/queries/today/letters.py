"""Today's list, about letters that could not be sent."""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from netvaerk.models import OutboxLetter, Person
from netvaerk.rules.letters import ABOUT, About
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.lines import Line, line
from secretariat.rules.today import Kind


def parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    return [line(OutboxLetter.objects.failed(), Kind.LETTER, "person__name", "name", "problem", at="over_at")]


def about_letter(one: Line) -> Waiting:
    """In words. Somebody from outside is not named."""
    name, letter, problem, _none = one.words
    facts = [_(ABOUT.get(letter, About.OTHER).value), str(OutboxLetter.Why(problem).label) if problem else ""]
    to = name or _("Somebody from outside")
    return Waiting(Kind.LETTER, one.number, one.since, to, reverse("outbox"), _("See the letters"), facts)
