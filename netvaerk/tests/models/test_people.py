"""People as the database keeps them: constraints, Danish order, search by name, and standing."""

import pytest
from django.db.models import F

from netvaerk.models import SECRETARIAT, OrgUnit, Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory, UnitFactory

pytestmark = pytest.mark.django_db


def test_an_email_belongs_to_one_person_however_it_is_written():
    PersonFactory(email="anna@kommune.example")

    with refused_by("person_one_per_email"):
        PersonFactory(email="Anna@Kommune.example")


def test_nobody_is_their_own_personnel_leader():
    person = PersonFactory()

    with refused_by("person_is_not_their_own_leader"):
        Person.objects.filter(pk=person.pk).update(personnel_leader=F("pk"))


def test_the_last_letters_of_the_alphabet_sort_last():
    names = ["Åse", "Ønske", "Ægir", "Zoe", "Anna", "aage", "Aase", "Øde", "Ærø", "åben"]
    for name in names:
        PersonFactory(name=name)

    assert [person.name for person in Person.objects.all()] == [
        "aage",
        "Aase",
        "Anna",
        "Zoe",
        "Ægir",
        "Ærø",
        "Øde",
        "Ønske",
        "åben",
        "Åse",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("anna", ["Anna Øst"]),
        ("ØST", ["Anna Øst", "Bo Sønderøst"]),
        ("øst bo", ["Bo Sønderøst"]),
        ("konsulent", ["Anna Øst"]),
        ("skolen", ["Bo Sønderøst"]),
        ("anna skolen", []),
        ("ost", []),
        ("", ["Anna Øst", "Bo Sønderøst"]),
        ("%", []),
        ("z", []),
        ("2", []),
    ],
    ids=[
        "name",
        "any case",
        "every word",
        "title",
        "unit",
        "not both",
        "ø is no o",
        "no words",
        "no wildcard",
        "ø is no z",
        "ø is no figure",
    ],  # fmt: skip
)
def test_people_are_found_by_name_title_and_unit(words, found):
    PersonFactory(name="Anna Øst", title="Konsulent", unit=UnitFactory(name="Rådhuset"))
    PersonFactory(name="Bo Sønderøst", title="Lærer", unit=UnitFactory(name="Skolen"))

    assert [person.name for person in Person.objects.named(words)] == found


def test_a_new_person_logs_in_with_a_plain_address():
    person = Person.objects.create_user(" Anna@Kommune.Example ", "hemmelig", name="Anna")

    assert (person.email, person.check_password("hemmelig")) == ("anna@kommune.example", True)
    assert Person.objects.get_by_natural_key("ANNA@kommune.example") == person


def test_the_group_makes_the_secretariat_and_a_superuser_alone_is_not_it():
    officer, superuser = OfficerFactory(), Person.objects.create_superuser("root@kommune.example", name="Root")

    assert (officer.is_secretariat, superuser.is_secretariat) == (True, False)
    assert list(Person.objects.secretariat()) == [officer]


def test_an_officer_who_has_left_is_not_the_secretariat():
    officer = OfficerFactory(is_active=False)

    assert not officer.is_secretariat
    assert list(Person.objects.secretariat()) == []


def test_who_leads_somebody_employed_is_a_personnel_leader():
    leader, former = PersonFactory(), PersonFactory()
    PersonFactory(personnel_leader=leader)
    PersonFactory(personnel_leader=former, is_active=False)

    assert (leader.is_personnel_leader, former.is_personnel_leader) == (True, False)


def test_standing_is_read_with_the_person(django_assert_num_queries):
    OfficerFactory()
    person = Person.objects.with_standing().get(groups__name=SECRETARIAT)

    with django_assert_num_queries(0):
        assert (person.is_secretariat, person.is_personnel_leader) == (True, False)


def test_only_the_employed_are_employed():
    here = PersonFactory()
    PersonFactory(is_active=False)

    assert list(Person.objects.employed()) == [here]


@pytest.mark.parametrize(
    ("title", "unit", "said"),
    [
        ("Direktør for By, Miljø og Teknik", "By, Miljø og Teknik", "Direktør for By, Miljø og Teknik"),
        ("Planlægger", "By, Miljø og Teknik", "Planlægger, By, Miljø og Teknik"),
        ("", "By, Miljø og Teknik", "By, Miljø og Teknik"),
        ("Planlægger", None, "Planlægger"),
    ],
)
def test_a_unit_that_the_title_names_is_not_said_twice(title, unit, said):
    assert Person(title=title, unit=OrgUnit(name=unit) if unit else None).title_and_unit == said
