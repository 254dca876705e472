"""Today's list, about the accessibility statement that the municipality has published."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from secretariat.queries.today.items import Waiting
from secretariat.rules.today import Kind, statement_due_on


def about_the_statement(today: date) -> list[Waiting]:
    """No query: the settings know where it stands and when it was looked through. There is one, so it is number 1."""
    last = settings.ACCESSIBILITY_STATEMENT_ON
    if not settings.ACCESSIBILITY_STATEMENT_URL or last is None or today < statement_due_on(last):
        return []
    facts = [_("a new day goes into the setting ACCESSIBILITY_STATEMENT_ON")]
    return [
        Waiting(
            Kind.STATEMENT,
            1,
            statement_due_on(last),
            _("Accessibility statement"),
            reverse("accessibility_statement"),
            _("Read the accessibility statement"),
            facts,
        )
    ]
