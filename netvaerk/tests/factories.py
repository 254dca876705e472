"""People, units and themes for tests. Everybody sits somewhere, and nobody leads themselves."""

from datetime import date, timedelta

import factory
from django.contrib.auth.models import Group
from django.utils import timezone

from netvaerk.models import (
    SECRETARIAT,
    Competence,
    CoProposer,
    Discovery,
    Meeting,
    MeetingInvitation,
    MeetingType,
    NetworkParticipant,
    NetworkTheme,
    OrgUnit,
    OutboxLetter,
    Person,
    ProposalRound,
    Solution,
    SolutionTest,
    ThemeNote,
    ThemeTrait,
    Track,
    TraitAnswer,
)
from netvaerk.rules.idea_sheets import SHEET
from netvaerk.rules.privacy import NOTICE_VERSION


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
    notice_version = NOTICE_VERSION
    news = "at_once"  # so that a test sees the letter it is about; netvaerk/tests/test_news.py is about the others
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


class RoundFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProposalRound
        django_get_or_create = ("year", "season")

    year = 2099
    season = ProposalRound.Season.SPRING
    deadline_on = factory.LazyAttribute(lambda one: date(one.year - 1, 12, 1))
    decides_on = factory.LazyAttribute(lambda one: date(one.year, 1, 31))


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

    @factory.lazy_attribute
    def pause_review_on(self) -> date | None:
        return date(2099, 1, 1) if self.status == NetworkTheme.Status.PAUSED else None

    @factory.lazy_attribute
    def round(self) -> ProposalRound | None:
        return RoundFactory() if self.status in NetworkTheme.AT_INTAKE else None

    @factory.lazy_attribute
    def merged_into(self) -> NetworkTheme | None:
        return ThemeFactory(status="proposed") if self.status == NetworkTheme.Status.MERGED else None

    @factory.post_generation
    def units(self, create: bool, extracted: list[OrgUnit] | None, **kwargs: object) -> None:
        self.units.set(extracted if extracted is not None else [UnitFactory(), UnitFactory()])


class CompetenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Competence

    name_da = factory.Sequence(lambda n: f"kompetence {n}")
    name_en = factory.Sequence(lambda n: f"competence {n}")
    group = factory.LazyFunction(lambda: Competence.objects.first().group)


class ColleagueFactory(factory.django.DjangoModelFactory):
    """A member of staff who takes part; another `stage` gets the dates that belong to it."""

    class Meta:
        model = NetworkParticipant

    theme = factory.SubFactory(ThemeFactory)
    kind = NetworkParticipant.Kind.STAFF
    person = factory.SubFactory(PersonFactory)
    unit = factory.LazyAttribute(lambda one: one.person.unit if one.person else None)
    stage = NetworkParticipant.Stage.YES
    suggested_by = factory.SelfAttribute("theme.proposed_by")
    suggested_at = factory.LazyFunction(timezone.now)
    asked_at = factory.LazyAttribute(lambda one: timezone.now() if one.stage == "contacted" else None)
    answered_at = factory.LazyAttribute(lambda one: timezone.now() if one.stage in ("yes", "no") else None)


class OutsiderFactory(ColleagueFactory):
    """A citizen who takes part, with everything that is known of her."""

    kind = NetworkParticipant.Kind.CITIZEN
    person = None
    name = factory.Sequence(lambda n: f"Borger Nummer{n}")
    email = factory.Sequence(lambda n: f"borger{n}@mail.example")
    phone = "43 68 00 00"
    why = "Bor midt i det."


class ProposalFactory(ThemeFactory):
    """A proposal that is ready to be chosen: everything said, all traits answered."""

    status = NetworkTheme.Status.IN_REVIEW
    at_stake = "Et godt liv for mange"

    @factory.post_generation
    def traits(self, create: bool, extracted: int | None, **kwargs: object) -> None:
        answered = ThemeTrait.objects.all()[: 7 if extracted is None else extracted]
        TraitAnswer.objects.bulk_create(TraitAnswer(theme=self, trait=trait, how="Sådan") for trait in answered)


class CoProposerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = CoProposer

    theme = factory.SubFactory(ThemeFactory, status=NetworkTheme.Status.DRAFT)
    person = factory.SubFactory(PersonFactory)
    brought_by = factory.SelfAttribute("theme.proposed_by")
    since_at = factory.LazyFunction(timezone.now)


class SolutionFactory(factory.django.DjangoModelFactory):
    """An idea without an owner; with `described=True` its idea sheet is whole."""

    class Meta:
        model = Solution

    class Params:
        described = factory.Trait(**{name: f"Om {name}" for name in SHEET})

    theme = factory.SubFactory(ThemeFactory)
    title = factory.Sequence(lambda n: f"Løsning {n}")
    added_by = factory.SubFactory(PersonFactory)
    added_at = factory.LazyFunction(timezone.now)


class ThemeNoteFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ThemeNote

    theme = factory.SubFactory(ThemeFactory)
    kind = ThemeNote.Kind.AGENDA
    title = factory.Sequence(lambda n: f"Dagsorden {n}")
    by = factory.SubFactory(PersonFactory)
    at = factory.LazyFunction(timezone.now)


class TrackFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Track

    theme = factory.SubFactory(ThemeFactory)
    title = factory.Sequence(lambda n: f"Spor {n}")
    by = factory.SubFactory(PersonFactory)
    at = factory.LazyFunction(timezone.now)


class DiscoveryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Discovery

    theme = factory.SubFactory(ThemeFactory)
    way = Discovery.Way.INTERVIEW
    seen_on = factory.LazyFunction(timezone.localdate)
    text = factory.Sequence(lambda n: f"Nummer {n} ventede i en time.")
    by = factory.SubFactory(PersonFactory)
    at = factory.LazyFunction(timezone.now)


class SolutionTestFactory(factory.django.DjangoModelFactory):
    """A test at its start that asks how the idea is received."""

    class Meta:
        model = SolutionTest

    solution = factory.SubFactory(SolutionFactory)
    stage_began_on = factory.LazyFunction(timezone.localdate)
    backed_by = factory.SubFactory(PersonFactory)
    backed_on = factory.LazyFunction(timezone.localdate)
    ask_reception = "Bliver den brugt?"
    begun_by = factory.SubFactory(PersonFactory)
    begun_at = factory.LazyFunction(timezone.now)


class ParticipantFactory(ColleagueFactory):
    """Somebody from outside who takes part; with `person` an employee."""

    person = None
    kind = factory.LazyAttribute(lambda one: "staff" if one.person else "citizen")
    name = factory.LazyAttributeSequence(lambda one, n: "" if one.person else f"Borger Nummer{n}")
    email = factory.LazyAttributeSequence(lambda one, n: "" if one.person else f"borger{n}@udenfor.example")


class MeetingFactory(factory.django.DjangoModelFactory):
    """A meeting of two hours, a week from now."""

    class Meta:
        model = Meeting

    theme = factory.SubFactory(ThemeFactory)
    kind = factory.LazyFunction(lambda: MeetingType.objects.first())
    title = factory.Sequence(lambda n: f"Møde {n}")
    begins_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    ends_at = factory.LazyAttribute(lambda one: one.begins_at + timedelta(hours=2))
    planned_by = factory.SubFactory(PersonFactory)


class InvitationFactory(factory.django.DjangoModelFactory):
    """An employee who is invited; with `participant` and no person an outsider."""

    class Meta:
        model = MeetingInvitation

    meeting = factory.SubFactory(MeetingFactory)
    person = factory.SubFactory(PersonFactory)
    invited_at = factory.LazyFunction(timezone.now)


class OutboxLetterFactory(factory.django.DjangoModelFactory):
    """A letter that the mail server refused, with its words kept."""

    class Meta:
        model = OutboxLetter

    name = "asked_to_take_a_role"
    person = factory.SubFactory(PersonFactory)
    language = "da"
    content = factory.LazyFunction(
        lambda: {"words": {"theme": "Ensomhed"}, "path": "/", "files": [], "address": "", "name": ""}
    )
    status, problem, tries = "failed", "address refused", 1
    written_at = since = try_at = over_at = factory.LazyFunction(timezone.now)
