"""Letters about nominations: to the one nominated without the reason, and to the secretariat after a yes."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person
from roles.models import Encouragement, Nomination


def word_from_leader(written: Nomination | Encouragement) -> None:
    """The same letter for both, so that nobody who sees that it was sent can tell a nomination from a kind word."""
    send_on_commit(Letter("word_from_leader", written.person, reverse("my_page")))


def nomination_was_accepted() -> None:
    """To the secretariat. The letter names nobody."""
    send_together(
        Letter("nomination_accepted", officer, reverse("nominations")) for officer in Person.objects.secretariat()
    )
