"""Network themes: what is to be solved across units (S15-S18, S32). A theme belongs to no single unit.

A theme is a proposal first: the same row goes from draft to choice, so that nothing said on the way is lost.
"""

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual
from netvaerk.models.one_line import one_line
from netvaerk.models.ordering import folded, holds
from netvaerk.models.people import Person
from netvaerk.models.rounds import ProposalRound
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
        """Theme cards are for every employee; a draft is for those who stand behind it, and what was not chosen or
        was merged into another also for the secretariat."""
        return self.filter(~Q(status__in=NetworkTheme.hidden_from(person)) | _stood_behind_by(person))

    def stood_behind_by(self, person: Person) -> "ThemeQuerySet":
        """Those that `person` proposed, was invited to propose, or brought in by a merged proposal."""
        return self.filter(_stood_behind_by(person))

    def seen_by(self, person: Person) -> "ThemeQuerySet":
        """Those visible to `person`, each with whether they stand behind it, as `is_behind`."""
        return self.visible_to(person).annotate(is_behind=ExpressionWrapper(_stood_behind_by(person), BooleanField()))

    def proposals(self) -> "ThemeQuerySet":
        """Those that are at the secretariat, before the executive forum has decided."""
        return self.filter(status__in=NetworkTheme.AT_INTAKE)

    def running(self) -> "ThemeQuerySet":
        return self.filter(status__in=NetworkTheme.RUNNING)

    def about(self, words: str) -> "ThemeQuerySet":
        """Those whose title or purpose holds every one of `words`."""
        found = self
        for word in words.split():
            found = found.filter(Q(holds("folded_title", word)) | Q(holds("folded_purpose", word)))
        return found


def _stood_behind_by(person: Person) -> Q:
    beside = CoProposer.objects.filter(theme=OuterRef("pk"), person=person)
    return Q(proposed_by=person) | Q(Exists(beside))


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
        MERGED = "merged", _("Merged into another")

    HIDDEN_FROM_OFFICERS = (Status.DRAFT,)
    HIDDEN_FROM_STAFF = (Status.DRAFT, Status.DECLINED, Status.MERGED)
    CARD_AT_REST = (Status.DRAFT, Status.DECLINED, Status.MERGED, Status.CLOSED)
    AT_INTAKE = (Status.PROPOSED, Status.IN_REVIEW)
    RUNNING = (Status.STARTING, Status.ACTIVE, Status.TESTING, Status.CLOSING, Status.PAUSED)
    WITH_AN_INSIDE = (*RUNNING, Status.CLOSED)

    title = models.CharField(_("title"), max_length=140, validators=[one_line])
    folded_title = folded("title")
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    network_type = models.CharField(_("type of network"), max_length=20, choices=NetworkType, blank=True)
    status = models.CharField(_("state"), max_length=12, choices=Status, default=Status.DRAFT)
    purpose = models.CharField(_("purpose in one sentence"), max_length=300, validators=[one_line])
    folded_purpose = folded("purpose", max_length=1800)
    at_stake = models.TextField(_("what is at stake"), max_length=3000, blank=True)
    today = models.TextField(_("what we do today"), max_length=3000, blank=True)
    why_not_usual = models.TextField(_("why the usual way is not enough"), max_length=3000, blank=True)
    new_methods = models.TextField(_("new working methods"), max_length=3000, blank=True)
    expected_value = models.TextField(_("expected value"), max_length=3000, blank=True)
    units = models.ManyToManyField(OrgUnit, related_name="themes", blank=True, verbose_name=_("units touched"))
    interface = models.CharField(
        _("interface between units"),
        max_length=300,
        blank=True,
        help_text=_("Where the units meet and nobody quite has the task, such as when a child starts school."),
    )
    consulted = models.TextField(
        _("who has been asked"),
        max_length=3000,
        blank=True,
        help_text=_("Colleagues, citizens or leaders you have talked with about the idea."),
    )
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
    pause_review_on = models.DateField(_("look at the pause again on"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    plan_version = models.PositiveIntegerField(_("version of the plan"), default=1, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="themes_proposed", verbose_name=_("proposed by")
    )
    proposed_from = models.ForeignKey(
        OrgUnit,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("proposed from"),
        help_text=_("The unit the proposer belonged to at the time (S28)."),
    )
    round = models.ForeignKey(
        ProposalRound,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="themes",
        verbose_name=_("round"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
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
            models.CheckConstraint(
                condition=Q(status="paused") ^ Q(pause_review_on=None), name="theme_paused_has_a_day_to_look_again"
            ),
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False) | (~Q(status="merged") & Q(merged_into=None)),
                name="theme_merged_names_the_other",
            ),
            models.CheckConstraint(condition=~Q(merged_into=F("pk")), name="theme_is_not_merged_into_itself"),
            models.CheckConstraint(
                condition=~Q(status__in=["proposed", "in_review"]) | Q(round__isnull=False),
                name="theme_at_intake_is_in_a_round",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_running(self) -> bool:
        return self.status in self.RUNNING

    @classmethod
    def hidden_from(cls, person: Person) -> tuple[str, ...]:
        """The states in which a theme is for those alone who stand behind it."""
        return cls.HIDDEN_FROM_OFFICERS if person.is_secretariat else cls.HIDDEN_FROM_STAFF


class CoProposer(models.Model):
    """Somebody who stands behind a proposal beside the one who began it: invited, or brought in by a merger."""

    theme = models.ForeignKey(NetworkTheme, models.CASCADE, related_name="co_proposers", verbose_name=_("theme"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="co_proposals", verbose_name=_("person")
    )
    since_at = models.DateTimeField(_("since"))
    brought_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("brought in by")
    )

    class Meta:
        verbose_name = _("co-proposer")
        verbose_name_plural = _("co-proposers")
        ordering = ["id"]
        constraints = [models.UniqueConstraint("theme", "person", name="co_proposer_once_per_theme")]

    def __str__(self) -> str:
        return f"{self.theme}: {self.person}"


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
