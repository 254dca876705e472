"""People, units and themes for tests. Everybody sits somewhere, and nobody leads themselves."""

from datetime import date

import factory
from django.contrib.auth.models import Group

from netvaerk.models import SECRETARIAT, Competence, NetworkTheme, OrgUnit, Person


class UnitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = OrgUnit

    name = factory.Sequence(lambda n: f"Enhed {n}")
    named_on = date(2020, 1, 1)


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person Nummer{n}")
    email = factory.Sequence(lambda n: f"person{n}@kommune.example")
    title = "Konsulent"
    unit = factory.SubFactory(UnitFactory)


class OfficerFactory(PersonFactory):
    """An officer of the secretariat."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    is_staff = True

    @factory.post_generation
    def in_the_group(self, create: bool, extracted: object, **kwargs: object) -> None:
        self.groups.add(Group.objects.get_or_create(name=SECRETARIAT)[0])


class ThemeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NetworkTheme
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Tema {n}")
    kind = NetworkTheme.Kind.CHALLENGE
    network_type = NetworkTheme.NetworkType.WELFARE
    status = NetworkTheme.Status.ACTIVE
    purpose = "At prøve noget nyt sammen."
    proposed_by = factory.SubFactory(PersonFactory)

    @factory.post_generation
    def units(self, create: bool, extracted: list[OrgUnit] | None, **kwargs: object) -> None:
        self.units.set(extracted if extracted is not None else [UnitFactory(), UnitFactory()])


class CompetenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Competence

    name_da = factory.Sequence(lambda n: f"kompetence {n}")
    name_en = factory.Sequence(lambda n: f"competence {n}")
    group = factory.LazyFunction(lambda: Competence.objects.first().group)
