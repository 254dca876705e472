"""People: everyone who can log in. What they may do follows from roles on themes, never from a global label."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import Group, PermissionsMixin
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from netvaerk.models.one_line import one_line
from netvaerk.models.ordering import folded, holds
from netvaerk.models.units import OrgUnit
from netvaerk.rules.letters import Choice
from netvaerk.rules.privacy import NOTICE_VERSION

SECRETARIAT = "Sekretariat for Netværksstrukturen"
FIGURES = "Tal og rapporter"
"""Those who read figures and nothing else, such as the chief of development."""
OPENS_SEALED = "Nødåbning"
"""Those who may open what is sealed when the law or a danger demands it, two of them together."""


def first_name_of(name: str) -> str:
    """What somebody with this name is called."""
    return name.split()[0]


class PersonQuerySet(models.QuerySet):
    def employed(self) -> "PersonQuerySet":
        return self.filter(is_active=True)

    def secretariat(self) -> "PersonQuerySet":
        return self.employed().filter(groups__name=SECRETARIAT)

    def with_standing(self) -> "PersonQuerySet":
        """Each with what the menu and the gates ask on every page, so that it costs no further query."""
        officers = Group.objects.filter(name=SECRETARIAT, user=OuterRef("pk"))
        readers = Group.objects.filter(name=FIGURES, user=OuterRef("pk"))
        staff = Person.objects.filter(personnel_leader=OuterRef("pk"), is_active=True)
        return self.annotate(in_secretariat=Exists(officers), given_figures=Exists(readers), leads_staff=Exists(staff))

    def leading(self, units: "models.QuerySet[OrgUnit] | list[OrgUnit]") -> "PersonQuerySet":
        """The leaders of `units`: who sits there and leads somebody, and who leads those there that lead nobody."""
        leads = Exists(Person.objects.employed().filter(personnel_leader=OuterRef("pk")))
        staff = Person.objects.employed().filter(~leads, unit__in=units, personnel_leader=OuterRef("pk"))
        return self.employed().filter(Q(leads, unit__in=units) | Q(Exists(staff)))

    def named(self, words: str) -> "PersonQuerySet":
        """Those whose name, title or unit holds every one of `words`."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(holds("folded_name", word)) | Q(holds("unit__folded_name", word)) | Q(holds("folded_title", word))
            )
        return found


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=email.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "Person":
        return self.get(email__iexact=email)


class Person(AbstractBaseUser, PermissionsMixin):
    """A member of staff; the e-mail is the login name."""

    class Language(models.TextChoices):
        DANISH = "da", "Dansk"
        ENGLISH = "en", "English"

    class News(models.TextChoices):
        AT_ONCE = Choice.AT_ONCE.value, _("At once, a letter for each")
        WEEKLY = Choice.WEEKLY.value, _("Once a week, gathered in one letter")
        NONE = Choice.NONE.value, _("Not at all; I look at the pages myself")

    email = models.EmailField(_("e-mail"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=120, validators=[one_line])
    folded_name = folded("name")
    external_id = models.CharField(_("external id"), max_length=64, null=True, blank=True, unique=True)
    title = models.CharField(_("job title"), max_length=120, blank=True, validators=[one_line])
    folded_title = folded("title")
    unit = models.ForeignKey(
        OrgUnit, models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("unit")
    )
    personnel_leader = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="staff", verbose_name=_("personnel leader")
    )
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.DANISH)
    news = models.CharField(_("news by letter"), max_length=7, choices=News, default=News.WEEKLY)
    is_active = models.BooleanField(_("employed"), default=True)
    is_staff = models.BooleanField(_("may open the administration"), default=False)
    joined_at = models.DateTimeField(_("created"), auto_now_add=True)
    imported_at = models.DateTimeField(_("imported"), null=True, blank=True, editable=False)
    left_on = models.DateField(_("left the municipality"), null=True, blank=True, editable=False)
    erased_at = models.DateTimeField(_("name erased"), null=True, blank=True, editable=False)
    notice_version = models.PositiveSmallIntegerField(_("version read of how data is used"), default=0, editable=False)
    notice_seen_at = models.DateTimeField(_("read how data is used"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["folded_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="person_one_per_email",
                violation_error_message=_("Somebody has this e-mail already."),
            ),
            models.CheckConstraint(
                condition=~Q(personnel_leader=F("pk")),
                name="person_is_not_their_own_leader",
                violation_error_message=_("Nobody is their own personnel leader."),
            ),
            models.CheckConstraint(
                condition=Q(is_active=False) | Q(left_on=None, erased_at=None), name="person_employed_has_not_left"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """A session ends with the password, and with the e-mail, that it began with."""
        begun_with = f"{super().get_session_auth_hash()} {self.email}"
        return salted_hmac("netvaerk.Person", begun_with, algorithm="sha256").hexdigest()

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.first_name

    @property
    def is_imported(self) -> bool:
        """Whether another system owns name, e-mail, title, unit and leader, so that nobody changes them by hand."""
        return self.imported_at is not None

    @property
    def has_read_the_notice(self) -> bool:
        """Whether this person has read how data is used, in the version of today."""
        return self.notice_version >= NOTICE_VERSION

    @property
    def first_name(self) -> str:
        return first_name_of(self.name)

    @property
    def initials(self) -> str:
        parts = self.name.split()
        return (parts[0][0] + parts[-1][0]).upper()

    @property
    def title_and_unit(self) -> str:
        """Job title and unit; the unit once, where the title ends with it ("Director of Culture, Culture")."""
        unit = self.unit.name if self.unit else ""
        parts = [self.title] if unit and self.title.endswith(unit) else [self.title, unit]
        return ", ".join(part for part in parts if part)

    @property
    def is_secretariat(self) -> bool:
        """Whether this is an officer of the secretariat; a superuser alone is not."""
        return self._standing("in_secretariat")

    @classmethod
    def standing_as(cls, number: int, *, officer: bool) -> "Person":
        """Nobody in particular, for a query that is put into words for all who are officers, or for all who are not."""
        somebody = cls(pk=number)
        somebody.__dict__["in_secretariat"] = officer
        return somebody

    @property
    def reads_figures(self) -> bool:
        """Whether this person was given the right to read reports without being an officer."""
        return self._standing("given_figures")

    @property
    def opens_sealed(self) -> bool:
        """Whether this person was named to open what is sealed, in an emergency. One query: few pages ask."""
        return self.is_active and self.groups.filter(name=OPENS_SEALED).exists()

    @property
    def is_personnel_leader(self) -> bool:
        return self._standing("leads_staff")

    def _standing(self, which: str) -> bool:
        if which not in self.__dict__:
            known = Person.objects.with_standing().values("in_secretariat", "given_figures", "leads_staff")
            self.__dict__.update(known.get(pk=self.pk))
        return self.is_active and self.__dict__[which]


class FormerPlacement(models.Model):
    """Where somebody sat, and under whom, until `ended_on`."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="former_placements", verbose_name=_("person"))
    unit = models.ForeignKey(OrgUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))
    personnel_leader = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("personnel leader")
    )
    ended_on = models.DateField(_("ended"))

    class Meta:
        verbose_name = _("former placement of a person")
        verbose_name_plural = _("former placements of people")
        ordering = ["person", "-id"]

    def __str__(self) -> str:
        return f"{self.person}: {self.unit}"
