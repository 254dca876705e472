"""Two letters of the demo town that did not arrive: an address with a slip in it, and a full mailbox."""

from django.urls import reverse

from netvaerk.mail.letter import Letter
from netvaerk.mail.outbox import claimed, note, write
from netvaerk.rules.outbox import Problem
from secretariat.demo_town.town import Town

REFUSED = {"oliver": Problem.ADDRESS_REFUSED, "jeppe": Problem.REFUSED_FOR_NOW}


def build_post(built: Town) -> None:
    for key, problem in REFUSED.items():
        (written,) = write([Letter("wish_asked", built.people[key], reverse("my_page"))])
        row = claimed(written.pk)
        if row:
            note(row, problem)
