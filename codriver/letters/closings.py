"""Letters after a pair has ended: that something waits, and a link; never a word of what was written."""

from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate

from codriver.models import LaterEffect, PairClosing
from codriver.rules.closings import EFFECT_OPEN_FOR
from netvaerk.mail import Letter, send_on_commit, send_once, send_together
from netvaerk.models import Person


def _letter(name: str, closing: PairClosing, to: Person, **more: object) -> Letter:
    words = {"theme": str(closing.pairing.theme), **more}
    return Letter(name, to, reverse("pair_closing", args=[closing.pairing_id]), words)


def _to_both(name: str, closing: PairClosing) -> None:
    send_together(_letter(name, closing, one) for one in (closing.pairing.network_leader, closing.pairing.co_driver))


def look_back(closing: PairClosing) -> None:
    _to_both("look_back", closing)


def other_has_sent(closing: PairClosing, to: Person) -> None:
    send_on_commit(_letter("other_looked_back", closing, to, other=closing.pairing.other(to).first_name))


def read_together(closing: PairClosing) -> None:
    _to_both("read_together", closing)


def talk_is_set(closing: PairClosing, to: Person) -> None:
    other = closing.pairing.other(to).first_name
    send_on_commit(_letter("closing_talk_set", closing, to, other=other, talk_on=closing.talk_on))


def what_has_come_of_it(effect: LaterEffect, *, at: datetime) -> bool:
    return _once("effect_asked", effect, at=at)


def _once(name: str, effect: LaterEffect, *, at: datetime) -> bool:
    words = {"due_on": localdate(effect.asked_at) + EFFECT_OPEN_FOR}
    letter = Letter(name, effect.person, reverse("later_effect", args=[effect.pk]), words)
    return send_once(letter, occasion=f"{name}:{effect.pk}", at=at)
