"""Today's list, about letters that could not be sent."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netvaerk.models import OutboxLetter
from netvaerk.rules.letters import ABOUT, About
from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind


def about_letters() -> list[Waiting]:
    """One query. Somebody from outside is not named."""
    failed = OutboxLetter.objects.failed().select_related("person").defer("content")
    return [_failed(one) for one in failed]


def _failed(letter: OutboxLetter) -> Waiting:
    to = letter.person.name if letter.person else _("Somebody from outside")
    facts = [_(ABOUT.get(letter.name, About.OTHER).value), letter.get_problem_display()]
    return Waiting(
        Kind.LETTER, letter.pk, localdate(letter.over_at), to, reverse("outbox"), _("See the letters"), facts
    )
