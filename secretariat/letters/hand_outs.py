"""Letters about handing out a copy: to the officers that something waits or was answered, never about whom; and the
link to the one who has left."""

from django.urls import reverse

from netvaerk.mail import Letter, Outsider, send_on_commit, send_together
from netvaerk.models import Person
from secretariat.models import CopyHandOut


def _page(hand_out: CopyHandOut) -> str:
    return reverse("data_request", args=[hand_out.request_id])


def asked(hand_out: CopyHandOut) -> None:
    """To the officers who can confirm it."""
    send_together(
        Letter("copy_to_confirm", officer, _page(hand_out))
        for officer in Person.objects.secretariat().exclude(pk=hand_out.asked_by_id)
    )


def answered(hand_out: CopyHandOut) -> None:
    """To the one who noted the address."""
    send_on_commit(Letter("copy_answered", hand_out.asked_by, _page(hand_out)))


def link(hand_out: CopyHandOut, secret: str) -> None:
    """To the address that two officers are sure of, in the language of the one who has left."""
    person = hand_out.person
    reader = Outsider(person.name, hand_out.email, person.language)
    words = {"open_until": hand_out.ends_at}
    send_on_commit(Letter("copy_link", reader, reverse("fetch_copy", args=[secret]), words))
