"""Login: one query that brings the person with what the menu and the gates ask of them on every page."""

from datetime import date

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet
from django.utils.timezone import localdate

from netvaerk.models import Person
from netvaerk.models.prepared import read
from roles.access import is_reference_leader_of_some_theme


class RolesBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> Person | None:
        person = next(iter(read(_somebody, localdate(), values=(user_id,))), None)
        return person if person and self.user_can_authenticate(person) else None


def _somebody(day: date, number: int) -> QuerySet:
    known = Person.objects.with_standing().annotate(is_reference_leader=is_reference_leader_of_some_theme(day))
    return known.filter(pk=number).order_by()
