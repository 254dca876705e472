"""People in the administration: who comes in, who leads whom, who is an officer, and who has left."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from codriver.models import Pairing
from codriver.tests.factories import offered_pair, running_pair
from netvaerk.models import AuditEvent, Person
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, choose, page
from roles.models import RoleAssignment

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


@pytest.fixture
def superuser():
    return browser_of(PersonFactory(is_staff=True, is_superuser=True))


def person_form(person, **typed):
    names = ("name", "email", "title", "language")
    return {**{name: getattr(person, name) for name in names}, "unit": person.unit_id or "", "external_id": "", **typed}


def describe(browser, person, **typed):
    return browser.post(reverse("admin:netvaerk_person_change", args=[person.pk]), person_form(person, **typed))


def test_somebody_who_leaves_has_no_role_no_pair_and_no_login(officer):
    pairing, offered = running_pair(), offered_pair()

    choose(officer, "has_left", pairing.co_driver, offered.co_driver, of="netvaerk_person", confirmed="yes")

    assert {*Pairing.objects.values_list("status", flat=True)} == {"ended", "withdrawn"}
    gone = Person.objects.filter(pk__in=[pairing.co_driver_id, offered.co_driver_id])
    assert {*gone.values_list("is_active", flat=True)} == {False}
    assert not RoleAssignment.objects.open().filter(person__in=gone).exists()


def test_leaving_twice_is_once(officer):
    person = running_pair().co_driver

    for _ in range(2):
        choose(officer, "has_left", person, of="netvaerk_person", confirmed="yes")

    assert AuditEvent.objects.filter(verb="left").count() == 1


def test_before_somebody_leaves_one_sees_what_would_end_and_nothing_has(officer):
    pairing, idle = running_pair(), PersonFactory()

    text = page(choose(officer, "has_left", pairing.co_driver, idle, of="netvaerk_person"))

    assert f"{pairing.network_leader.name} + {pairing.co_driver.name}" in text
    assert idle.name in text
    assert Person.objects.filter(is_active=False).count() == 0


def test_nobody_closes_their_own_login():
    me, other = OfficerFactory(), PersonFactory()

    response = choose(browser_of(me), "has_left", me, other, of="netvaerk_person", confirmed="yes")

    assert [*Person.objects.employed().filter(pk__in=[me.pk, other.pk])] == [me]
    assert [other.name in str(one) for one in get_messages(response.wsgi_request)] == [False, True]


def test_somebody_comes_back_with_a_login_and_no_role(officer):
    person = running_pair().co_driver
    choose(officer, "has_left", person, of="netvaerk_person", confirmed="yes")

    for _ in range(2):
        choose(officer, "is_back", person, of="netvaerk_person")

    assert Person.objects.get(pk=person.pk).is_active
    assert not RoleAssignment.objects.open().filter(person=person).exists()
    assert AuditEvent.objects.filter(verb="opened", subject=person).count() == 1


def test_who_has_left_is_not_ticked_into_the_secretariat(officer):
    person = PersonFactory(is_active=False)

    response = describe(officer, person, in_secretariat="on")

    assert [*response.context["adminform"].form.errors] == ["in_secretariat"]
    assert person.groups.count() == 0


def test_two_people_cannot_lead_each_other(officer):
    leader = PersonFactory()
    staff = PersonFactory(personnel_leader=leader)

    response = describe(officer, leader, personnel_leader=staff.pk)

    assert len(response.context["adminform"].form.non_field_errors()) == 1
    leader.refresh_from_db()
    assert leader.personnel_leader is None


def test_a_new_person_comes_in_without_a_password(officer):
    typed = {"name": "Ny Kollega", "email": "NY@kommune.example", "title": "", "language": "da", "external_id": ""}

    officer.post(reverse("admin:netvaerk_person_add"), typed)

    person = Person.objects.get(name="Ny Kollega")
    assert (person.email, person.has_usable_password()) == ("ny@kommune.example", False)


def test_an_administrator_names_the_very_first_officer(superuser):
    person = PersonFactory()

    describe(superuser, person, in_secretariat="on")

    assert Person.objects.get(pk=person.pk).is_secretariat is True


@pytest.mark.parametrize("officers", [0, 1], ids=["the first", "another"])
def test_an_administrator_names_the_very_first_officer_and_no_other(superuser, officers):
    OfficerFactory.create_batch(officers)
    person = PersonFactory()

    describe(superuser, person, in_secretariat="on")

    assert Person.objects.get(pk=person.pk).is_secretariat is (officers == 0)


def test_an_officer_names_an_officer(officer):
    person = PersonFactory()

    describe(officer, person, in_secretariat="on")

    assert Person.objects.get(pk=person.pk).is_secretariat is True


def test_the_administrations_own_log_names_fields_and_no_content(officer):
    person = PersonFactory()

    describe(officer, person, title="Titel som ingen skal læse i loggen")

    entry = LogEntry.objects.get()
    assert "ingen skal læse" not in entry.change_message + entry.object_repr
    assert entry.action_time <= timezone.now()
