"""Letters about nominations: to the one nominated without the reason, and to the secretariat after a yes."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit
from netvaerk.models import Person
from roles.models import Nomination


def nominated(nomination: Nomination) -> None:
    send_on_commit(Letter("nominated", nomination.person, reverse("nomination", args=[nomination.pk])))


def nomination_was_accepted() -> None:
    """To the secretariat. The letter names nobody."""
    for officer in Person.objects.secretariat():
        send_on_commit(Letter("nomination_accepted", officer, reverse("nominations")))
