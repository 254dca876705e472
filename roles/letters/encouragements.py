"""The letter about an encouragement: that it is there, and nothing of what it says."""

from django.urls import reverse

from netvaerk.mail import Letter, send_on_commit
from roles.models import Encouragement


def encouraged(encouragement: Encouragement) -> None:
    send_on_commit(Letter("encouraged", encouragement.person, reverse("my_page")))
