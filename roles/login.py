"""Login, which also brings whether somebody is a reference leader: the menu asks it on every page."""

from django.utils.timezone import localdate

from netvaerk.login import PersonBackend
from netvaerk.models import Person
from roles.access import is_reference_leader_of_some_theme


class RolesBackend(PersonBackend):
    def get_user(self, user_id: int) -> Person | None:
        known = self.people.annotate(is_reference_leader=is_reference_leader_of_some_theme(localdate()))
        person = known.filter(pk=user_id).order_by().first()
        return person if person and self.user_can_authenticate(person) else None
