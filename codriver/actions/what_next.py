"""What a co-driver says of the time after the pair: whether to be asked about leading, and whether to talk with those
who consider becoming one. The answers stand where they always stand: on the path, and among those willing to talk."""

from datetime import datetime

from django.db import transaction

from codriver.actions.path import say_wish
from codriver.actions.reflections import offer_to_talk, stop_talking
from codriver.models import Pairing
from codriver.rules.path import PathHindrance
from netvaerk.models import Person
from netvaerk.refusals import Refused


@transaction.atomic
def say_what_next(
    pairing: Pairing, *, wish: str, about: str, talks: bool, talk_about: str, by: Person, at: datetime
) -> None:
    """Say both at once. Raises Refused, and then neither is said."""
    if by.pk != pairing.co_driver_id:
        raise Refused([PathHindrance.NOT_YOURS])
    say_wish(by, wish=wish, about=about, by=by, at=at)
    if talks:
        offer_to_talk(by, about=talk_about, at=at)
    else:
        stop_talking(by, at=at)
