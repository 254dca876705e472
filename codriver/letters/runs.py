"""Letters about a pairing of the pool. The pairs themselves get the letter of every offer."""

from django.urls import reverse

from codriver.models import PairingRun
from netvaerk.mail import Letter, send_together
from netvaerk.models import Person


def not_paired_this_time(run: PairingRun) -> None:
    """Kindly, to those who were ready and got no theme: when the next pairing is. Never why."""
    left = Person.objects.filter(pk__in=run.result["unplaced"], is_active=True)
    send_together(
        Letter("not_paired_this_time", person, reverse("my_page"), {"next_on": run.next_on}) for person in left
    )
