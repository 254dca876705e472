"""Network themes: what is to be solved across units (S15-S18, S32). A theme belongs to no single unit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual
from netvaerk.models.ordering import fold, folded
from netvaerk.models.people import Person
from netvaerk.models.units import OrgUnit


class ThemePhase(models.Model):
    """A phase of network work; catalogue data with the ten of the network model as default."""

    order = models.PositiveSmallIntegerField(_("order"), unique=True)
    name_da = models.CharField(_("name in Danish"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    name = Bilingual()

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class ThemeQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "ThemeQuerySet":
        """Theme cards are for every employee; a draft is its proposer's, one not chosen also the secretariat's."""
        if person.is_secretariat:
            return self.exclude(Q(status=NetworkTheme.Status.DRAFT) & ~Q(proposed_by=person))
        hidden = [NetworkTheme.Status.DRAFT, NetworkTheme.Status.DECLINED]
        return self.filter(~Q(status__in=hidden) | Q(proposed_by=person))

    def running(self) -> "ThemeQuerySet":
        return self.filter(status__in=NetworkTheme.RUNNING)

    def about(self, words: str) -> "ThemeQuerySet":
        """Those whose title or purpose holds every one of `words`."""
        found = self
        for word in words.split():
            found = found.filter(Q(folded_title__contains=fold(word)) | Q(folded_purpose__contains=fold(word)))
        return found


class NetworkTheme(models.Model):
    """A challenge, an agenda or an area of development that is lifted by cross-cutting work."""

    class Kind(models.TextChoices):
        CHALLENGE = "challenge", _("Challenge")
        AGENDA = "agenda", _("Agenda")
        DEVELOPMENT_AREA = "development_area", _("Development area")

    class NetworkType(models.TextChoices):
        WELFARE = "welfare", _("Welfare network")
        LEARNING = "learning", _("Learning network")
        INNOVATION = "innovation", _("Innovation network")

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        PROPOSED = "proposed", _("Proposed")
        IN_REVIEW = "in_review", _("In review")
        APPROVED = "approved", _("Chosen")
        STARTING = "starting", _("Starting")
        ACTIVE = "active", _("Active")
        TESTING = "testing", _("Testing")
        CLOSING = "closing", _("Closing")
        CLOSED = "closed", _("Closed")
        PAUSED = "paused", _("Paused")
        DECLINED = "declined", _("Not chosen")

    RUNNING = (Status.STARTING, Status.ACTIVE, Status.TESTING, Status.CLOSING, Status.PAUSED)

    title = models.CharField(_("title"), max_length=140)
    folded_title = folded("title")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    network_type = models.CharField(_("type of network"), max_length=20, choices=NetworkType, blank=True)
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.DRAFT)
    purpose = models.CharField(_("purpose in one sentence"), max_length=300)
    folded_purpose = folded("purpose", max_length=1800)
    at_stake = models.TextField(_("what is at stake"), max_length=3000, blank=True)
    today = models.TextField(_("what we do today"), max_length=3000, blank=True)
    why_not_usual = models.TextField(_("why the usual way is not enough"), max_length=3000, blank=True)
    new_methods = models.TextField(_("new working methods"), max_length=3000, blank=True)
    expected_value = models.TextField(_("expected value"), max_length=3000, blank=True)
    units = models.ManyToManyField(OrgUnit, related_name="themes", blank=True, verbose_name=_("units touched"))
    phase = models.ForeignKey(
        ThemePhase, models.PROTECT, null=True, blank=True, related_name="themes", verbose_name=_("phase")
    )
    phase_began_on = models.DateField(_("in this phase since"), null=True, blank=True)
    begins_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("expected to end"), null=True, blank=True)
    co_driver_waiver = models.CharField(
        _("reason to run without a co-driver"),
        max_length=300,
        blank=True,
        help_text=_("Fill this in only if the theme is to start without a co-driver."),
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="themes_proposed", verbose_name=_("proposed by")
    )
    objects = ThemeQuerySet.as_manager()

    class Meta:
        verbose_name = _("network theme")
        verbose_name_plural = _("network themes")
        ordering = ["folded_title", "pk"]
        indexes = [models.Index("folded_title", "id", name="theme_in_danish_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(begins_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="theme_ends_after_it_begins",
                violation_error_message=_("The theme cannot end before it begins. Choose a later day."),
            ),
            models.CheckConstraint(
                condition=Q(phase=None, phase_began_on=None) | Q(phase__isnull=False, phase_began_on__isnull=False),
                name="theme_phase_has_a_date",
                violation_error_message=_("Write since when the theme is in its phase."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_running(self) -> bool:
        return self.status in self.RUNNING


class ThemeMove(models.Model):
    """A step in a theme's life: which state it entered, who took the step, and why where that must be said."""

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="moves", verbose_name=_("theme"))
    status = models.CharField(_("state"), max_length=12, choices=NetworkTheme.Status)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("step in the life of a theme")
        verbose_name_plural = _("steps in the life of themes")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.theme}: {self.get_status_display()}"
