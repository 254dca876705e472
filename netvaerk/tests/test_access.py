"""Who may do what on the ground floor."""

import pytest
from django.contrib.auth.models import Permission

from netvaerk import access
from netvaerk.models import EditablePage, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db


def holder_of_the_log_role() -> Person:
    person = PersonFactory()
    person.user_permissions.add(Permission.objects.get(codename="view_auditevent"))
    return person


EVERYBODY = {
    "colleague": PersonFactory,
    "personnel leader": lambda: PersonFactory(personnel_leader=PersonFactory()).personnel_leader,
    "staff with a key to the administration": lambda: PersonFactory(is_staff=True),
    "holder of the log role": holder_of_the_log_role,
    "officer": OfficerFactory,
    "former officer": lambda: OfficerFactory(is_active=False),
    "former colleague": lambda: PersonFactory(is_active=False),
    "superuser": lambda: Person.objects.create_superuser("root@kommune.example", name="Root"),
}
EMPLOYED = {who for who in EVERYBODY if not who.startswith("former")}
ANSWERS = {
    "may_use_the_house": (EMPLOYED, lambda person, page: access.may_use_the_house(person)),
    "may_read_page": (EMPLOYED, access.may_read_page),
    "may_edit_pages": ({"officer"}, lambda person, page: access.may_edit_pages(person)),
    "may_edit_page": ({"officer"}, access.may_edit_page),
    "may_read_the_log": ({"superuser", "holder of the log role"}, lambda person, page: access.may_read_the_log(person)),
}


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("question", ANSWERS)
def test_on_the_ground_floor(question, who):
    allowed, ask = ANSWERS[question]

    assert ask(EVERYBODY[who](), EditablePage.objects.first()) == (who in allowed)


@pytest.mark.parametrize(("debug", "demo", "seen"), [(False, False, False), (True, False, True), (False, True, True)])
def test_the_gallery_stands_where_the_house_is_built(settings, debug, demo, seen):
    settings.DEBUG, settings.DEMO = debug, demo

    assert access.may_see_the_gallery(OfficerFactory()) == seen
