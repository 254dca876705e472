"""Login, which also brings whether somebody is a reference leader: the menu asks it on every page."""

from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from netvaerk.login import PersonBackend
from netvaerk.models import Person
from netvaerk.models.prepared import read
from roles.access import is_reference_leader_of_some_theme


def _known(day: date, number: int) -> QuerySet:
    """Who has this number, with what every page asks of them that day."""
    standing = is_reference_leader_of_some_theme(day)
    return PersonBackend.people.annotate(is_reference_leader=standing).filter(pk=number).order_by()


class RolesBackend(PersonBackend):
    def get_user(self, user_id: int) -> Person | None:
        person = next(iter(read(_known, localdate(), values=(user_id,))), None)
        return person if person and self.user_can_authenticate(person) else None
