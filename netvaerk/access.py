"""Who may do what on the ground floor. Every answer is about one person and one thing."""

from django.conf import settings

from netvaerk.models import EditablePage, Person


def may_use_the_house(person: Person) -> bool:
    """Pages for every employee."""
    return person.is_active


def may_read_page(person: Person, page: EditablePage) -> bool:
    return person.is_active


def may_edit_pages(person: Person) -> bool:
    return person.is_secretariat


def may_edit_page(person: Person, page: EditablePage) -> bool:
    return person.is_secretariat


def may_read_the_log(person: Person) -> bool:
    """The log role: those who hold the permission to view events. Belonging to the secretariat does not bring it."""
    return person.is_active and person.has_perm("netvaerk.view_auditevent")


def may_see_the_gallery(person: Person) -> bool:
    """The gallery shows every part of the look with invented data, where the house is built."""
    return settings.DEBUG or settings.DEMO
