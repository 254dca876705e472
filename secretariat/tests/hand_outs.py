"""Copies on their way to somebody who has left, for tests."""

from datetime import datetime
from typing import Any

from django.core import mail
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from secretariat.actions.data_requests import ask_about_data
from secretariat.actions.erasing import erase_person
from secretariat.actions.hand_outs import answer_hand_out, ask_to_hand_out, hand_out_copy
from secretariat.models import CopyHandOut, DataRequest

ADDRESS = "hjemme@privat.example"
SEEN = "Viste kørekort ved skranken i tirsdags"


def leaver(**fields: Any) -> Person:
    return PersonFactory(is_active=False, left_on=timezone.localdate(), **fields)


def copy_asked_for(person: Person | None = None, *, by: Person | None = None, kind: str = "access") -> DataRequest:
    """Somebody who has left has rung and asks for a copy, unless `kind` is another."""
    who = by or OfficerFactory()
    return ask_about_data(person or leaver(), kind=kind, text="Alt om mig", by=who, at=timezone.now())


def noted(asked: DataRequest | None = None, *, by: Person | None = None, at: datetime | None = None) -> CopyHandOut:
    """One officer has noted where the copy goes."""
    return ask_to_hand_out(
        asked or copy_asked_for(),
        email=ADDRESS,
        check_kind="counter",
        check_words=SEEN,
        by=by or OfficerFactory(),
        at=at or timezone.now(),
    )


def confirmed(hand_out: CopyHandOut | None = None, *, at: datetime | None = None) -> CopyHandOut:
    """Another has confirmed it, and the link is out."""
    found = hand_out or noted()
    answer_hand_out(found, agrees=True, by=OfficerFactory(), at=at or timezone.now())
    found.refresh_from_db()
    return found


def link_in(address: str = ADDRESS) -> str:
    """The path of the link in the newest letter to the address."""
    body = next(one.body for one in reversed(mail.outbox) if one.to == [address])
    return "/kopi/" + body.partition("/kopi/")[2].split()[0]


def spend(hand_out: CopyHandOut) -> None:
    """The copy is fetched, and the link is used up."""
    hand_out_copy(hand_out, lambda person: None, at=timezone.now())


def erase(hand_out: CopyHandOut) -> None:
    erase_person(hand_out.person, by=OfficerFactory(), at=timezone.now())
