"""Login, which also brings whether somebody is a reference leader: the menu asks it on every page."""

from datetime import date
from functools import lru_cache

from django.utils.timezone import localdate

from netvaerk.login import PersonBackend
from netvaerk.models import Person
from roles.access import is_reference_leader_of_some_theme

ANYBODY = 0  # stands in the query where the number of whoever is asked for belongs: last


@lru_cache(maxsize=1)
def somebody_on(day: date) -> tuple[str, tuple, tuple[str, ...]]:
    """The query put into words once a day, as every request asks it, with its parameters, and the names of what it
    says of the person beyond their own row."""
    known = PersonBackend.people.annotate(is_reference_leader=is_reference_leader_of_some_theme(day))
    sql, values = known.filter(pk=ANYBODY).order_by().query.sql_with_params()
    return sql, tuple(values[:-1]), tuple(known.query.annotations)


class RolesBackend(PersonBackend):
    def get_user(self, user_id: int) -> Person | None:
        sql, values, standing = somebody_on(localdate())
        person = next(iter(Person.objects.raw(sql, (*values, user_id))), None)
        if person is None or not self.user_can_authenticate(person):
            return None
        for name in standing:
            setattr(person, name, bool(getattr(person, name)))  # SQLite says 0 and 1
        return person
