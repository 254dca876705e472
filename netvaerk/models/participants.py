"""Who is in a network beside those who hold a role: staff, citizens, companies and others (S20, S64, S82).

A participant begins as a candidate whom somebody thought of, is contacted, and says yes or no; the row is the history.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from netvaerk.models.competences import CompetenceGroup
from netvaerk.models.one_line import one_line
from netvaerk.models.ordering import folded
from netvaerk.models.people import Person
from netvaerk.models.themes import NetworkTheme, ThemePhase
from netvaerk.models.units import OrgUnit


class ParticipantQuerySet(models.QuerySet):
    def taking_part(self) -> "ParticipantQuerySet":
        """Those who have said yes and have not left."""
        return self.filter(stage=NetworkParticipant.Stage.YES, left_on=None)

    def present(self) -> "ParticipantQuerySet":
        """Everybody who has not left, from the first thought of them to a no."""
        return self.filter(left_on=None)

    def outsiders(self) -> "ParticipantQuerySet":
        return self.filter(person=None)

    def asked(self, person: Person) -> "ParticipantQuerySet":
        """What `person` is asked to take part in and has not answered."""
        stage = NetworkParticipant.Stage.CONTACTED
        return self.present().filter(person=person, stage=stage, theme__status__in=NetworkTheme.RUNNING)

    def known_to(self, person: Person) -> "ParticipantQuerySet":
        """The rows about `person` that they know of: a thought that nobody has told them is not one."""
        return self.filter(person=person).exclude(stage=NetworkParticipant.Stage.CANDIDATE)

    def by_name(self) -> "ParticipantQuerySet":
        """Danish order; staff and outsiders keep their names in different columns."""
        return self.order_by(Coalesce("person__folded_name", "folded_name"), "pk")


class NetworkParticipant(models.Model):
    """One person in one network. Staff are known by `person`; of an outsider the row holds name and contact."""

    class Kind(models.TextChoices):
        STAFF = "staff", _("Employee")
        CITIZEN = "citizen", _("Citizen")
        COMPANY = "company", _("Company")
        ASSOCIATION = "association", _("Association")
        POLITICIAN = "politician", _("Politician")
        AUTHORITY = "authority", _("Other public authority")

    class Stage(models.TextChoices):
        CANDIDATE = "candidate", _("Thought of")
        CONTACTED = "contacted", _("Asked")
        YES = "yes", _("Takes part")
        NO = "no", _("Said no")

    theme = models.ForeignKey(
        NetworkTheme, models.PROTECT, related_name="participants", verbose_name=_("network theme")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("person"),
    )
    unit = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("unit"),
        help_text=_("The unit the employee belonged to when they were thought of."),
    )
    name = models.CharField(_("name"), max_length=120, blank=True, validators=[one_line])
    folded_name = folded("name")
    organisation = models.CharField(_("organisation"), max_length=120, blank=True, validators=[one_line])
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True, validators=[one_line])
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.CANDIDATE)
    is_core = models.BooleanField(_("takes part in all phases"), default=False)
    phases = models.ManyToManyField(ThemePhase, related_name="+", blank=True, verbose_name=_("phases"))
    brings = models.ManyToManyField(
        CompetenceGroup, related_name="+", blank=True, verbose_name=_("what the person brings")
    )
    why = models.CharField(_("why this person"), max_length=500, blank=True)
    suggested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("suggested by")
    )
    suggested_at = models.DateTimeField(_("suggested"))
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True)
    contact_deleted_at = models.DateTimeField(_("contact data deleted"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("network participant")
        verbose_name_plural = _("network participants")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "theme",
                "person",
                condition=Q(person__isnull=False, left_on=None),
                name="participant_once_per_theme",
                violation_error_message=_("The person is in the network, or has been thought of, already."),
            ),
            models.CheckConstraint(
                condition=Q(kind="staff", person__isnull=False, name="", email="", phone="")
                | Q(~Q(kind="staff"), person__isnull=True),
                name="participant_is_staff_or_outsider",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name="") | Q(contact_deleted_at__isnull=False),
                name="participant_outsider_has_a_name",
                violation_error_message=_("Write the person's name."),
            ),
            models.CheckConstraint(
                condition=Q(contact_deleted_at=None) | Q(person=None, name="", email="", phone="", why=""),
                name="participant_deleted_contact_is_gone",
            ),
            models.CheckConstraint(
                condition=Q(stage="candidate", asked_at=None, answered_at=None)
                | Q(stage="contacted", asked_at__isnull=False, answered_at=None)
                | Q(stage__in=["yes", "no"], answered_at__isnull=False),
                name="participant_stage_has_its_dates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.shown_name}"

    @property
    def is_outsider(self) -> bool:
        return self.person_id is None

    @property
    def shown_name(self) -> str:
        """The name to show; for an outsider whose contact data is deleted, the kind alone."""
        if self.person_id:
            return self.person.name
        return self.name or self.get_kind_display()

    @property
    def belongs_to(self) -> str:
        """The unit of an employee, the organisation of somebody from outside; "" where there is none."""
        return (self.unit.name if self.unit else "") if self.person_id else self.organisation
