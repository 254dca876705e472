"""Login, which also brings whether somebody is a reference leader: the menu asks it on every page."""

from datetime import date
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.timezone import localdate

from netvaerk.login import PersonBackend
from netvaerk.models import Person
from roles.access import is_reference_leader_of_some_theme


@lru_cache(maxsize=1)
def people_on(day: date) -> QuerySet:
    """The query put together once a day, as every request asks it."""
    return PersonBackend.people.annotate(is_reference_leader=is_reference_leader_of_some_theme(day))


class RolesBackend(PersonBackend):
    def get_user(self, user_id: int) -> Person | None:
        person = people_on(localdate()).filter(pk=user_id).order_by().first()
        return person if person and self.user_can_authenticate(person) else None
