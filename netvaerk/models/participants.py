"""Who is in a network beside those who hold a role: staff, citizens, companies and others (S20, S64, S82).

A participant begins as a candidate whom somebody thought of, is contacted, and says yes or no; the row is the history.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.competences import CompetenceGroup
from netvaerk.models.ordering import folded
from netvaerk.models.themes import NetworkTheme, ThemePhase
from netvaerk.models.units import OrgUnit


class ParticipantQuerySet(models.QuerySet):
    def taking_part(self) -> "ParticipantQuerySet":
        """Those who have said yes and have not left."""
        return self.filter(stage=NetworkParticipant.Stage.YES, left_on=None)

    def outsiders(self) -> "ParticipantQuerySet":
        return self.filter(person=None)


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
    name = models.CharField(_("name"), max_length=120, blank=True)
    folded_name = folded("name")
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
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
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    left_on = models.DateField(_("left"), null=True, blank=True)
    contact_deleted_at = models.DateTimeField(_("contact data deleted"), null=True, blank=True)
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
                condition=Q(contact_deleted_at=None) | Q(name="", email="", phone=""),
                name="participant_deleted_contact_is_gone",
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
