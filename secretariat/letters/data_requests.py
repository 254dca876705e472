"""Letters about requests about one's data: that there is one, or an answer, and never a word of it."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit, send_together
from netvaerk.models import Person
from secretariat.models import DataRequest


def _page(asked: DataRequest) -> str:
    return reverse("data_request", args=[asked.pk])


def asked(asked: DataRequest, *, by: Person) -> None:
    """To the officers, but the one who wrote it down or asks."""
    send_together(
        Letter("data_request_asked", officer, _page(asked))
        for officer in Person.objects.secretariat().exclude(pk__in=[by.pk, asked.person_id])
    )


def answered(asked: DataRequest) -> None:
    if asked.person.is_active:
        send_on_commit(Letter("data_request_answered", asked.person, _page(asked)))
