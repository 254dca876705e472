"""Two letters of the demo town that did not arrive: an address with a slip in it, and a full mailbox; and one letter
that the secretariat has written in words of its own, in two versions."""

from django.urls import reverse

from netvaerk.actions.letter_texts import write_text
from netvaerk.mail.letter import Letter
from netvaerk.mail.outbox import claimed, note, write
from netvaerk.rules.outbox import Problem
from secretariat.demo_town.town import Town

OWN = "Sig ja eller nej senest {frist}: vil du tage en rolle på »{tema}«?"
FIRST = """Kære {fornavn}

Vi håber, at du vil tage en rolle på »{tema}«. Læs om temaet, og sig ja eller nej på din side.

{link}

Netværksstrukturen, {kommune}
"""
LATER = FIRST.replace("på din side.", "på din side. Et nej er lige så velkomment.")
REFUSED = {"oliver": Problem.ADDRESS_REFUSED, "jeppe": Problem.REFUSED_FOR_NOW}


def build_post(built: Town) -> None:
    for key, problem in REFUSED.items():
        (written,) = write([Letter("wish_asked", built.people[key], reverse("my_page"))])
        row = claimed(written.pk)
        if row:
            note(row, problem)
    officer = built.people["katja"]
    for shown, text in enumerate((FIRST, LATER)):
        at = built.ago(60 - 20 * shown)
        write_text("asked_to_take_a_role", "da", subject=OWN, text=text, shown=shown, by=officer, at=at)
