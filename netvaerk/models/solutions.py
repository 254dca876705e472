"""What a network comes to: solutions with an owner in the line, how they fare, and their worth (S10, S21, S37)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.discoveries import Track
from netvaerk.models.one_line import one_line
from netvaerk.models.themes import NetworkTheme
from netvaerk.models.units import OrgUnit
from netvaerk.rules.idea_sheets import SHEET, missing_of_sheet

SHEET_LABELS = {
    "description": _("Content"),
    "target_group": _("Target group"),
    "activities": _("Activities"),
    "cost": _("What it costs"),
    "potential": _("Potential"),
    "pursued": _("Values it pursues"),
    "responsible": _("Who is responsible"),
    "onward": _("How it is carried on"),
}


class Solution(models.Model):
    """Something the network has found: an idea, tested, taken up by the line, or dropped."""

    class Status(models.TextChoices):
        IDEA = "idea", _("Idea")
        TESTED = "tested", _("Tested")
        TAKEN_UP = "taken_up", _("Taken up")
        DROPPED = "dropped", _("Dropped")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="solutions", verbose_name=_("network theme"))
    title = models.CharField(_("title"), max_length=140, validators=[one_line])
    description = models.TextField(_("description"), max_length=3000, blank=True)
    target_group = models.TextField(SHEET_LABELS["target_group"], max_length=1000, blank=True)
    activities = models.TextField(SHEET_LABELS["activities"], max_length=2000, blank=True)
    cost = models.TextField(SHEET_LABELS["cost"], max_length=1000, blank=True)
    potential = models.TextField(SHEET_LABELS["potential"], max_length=2000, blank=True)
    pursued = models.TextField(SHEET_LABELS["pursued"], max_length=2000, blank=True)
    responsible = models.TextField(SHEET_LABELS["responsible"], max_length=500, blank=True)
    onward = models.TextField(SHEET_LABELS["onward"], max_length=2000, blank=True)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.IDEA)
    learnt = models.TextField(_("what the test showed"), max_length=3000, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="solutions_owned",
        verbose_name=_("owner in the line"),
    )
    owner_unit = models.ForeignKey(
        OrgUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("owner's unit")
    )
    taken_up_on = models.DateField(_("taken up"), null=True, blank=True)
    dropped_because = models.CharField(_("why it was dropped"), max_length=500, blank=True)
    track = models.ForeignKey(
        Track, models.SET_NULL, null=True, blank=True, related_name="ideas", verbose_name=_("track it answers")
    )
    priority = models.PositiveSmallIntegerField(_("place in the priority"), null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added"))

    class Meta:
        verbose_name = _("solution")
        verbose_name_plural = _("solutions")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status="taken_up") | Q(taken_up_on__isnull=False, owner__isnull=False),
                name="solution_taken_up_has_an_owner_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(taken_up_on=None) | Q(status__in=["taken_up", "dropped"]),
                name="solution_has_a_day_once_taken_up",
            ),
            models.CheckConstraint(
                condition=Q(status="dropped") ^ Q(dropped_because=""), name="solution_dropped_says_why"
            ),
            models.UniqueConstraint("theme", "priority", name="solution_priority_once_per_theme"),
            models.CheckConstraint(
                condition=~Q(status="dropped") | Q(priority=None), name="solution_dropped_has_no_priority"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def sheet(self) -> dict[str, str]:
        """The words of the idea sheet by the name of their field, empty ones too."""
        return {name: getattr(self, name) for name in SHEET}

    @property
    def missing_of_sheet(self) -> list[str]:
        """What the idea sheet lacks, in the words of its fields."""
        return [str(SHEET_LABELS[name]) for name in missing_of_sheet(self.sheet)]


class FollowUp(models.Model):
    """How a solution lives 3, 6 and 12 months after the line took it up."""

    class Lives(models.TextChoices):
        AS_MEANT = "as_meant", _("It is used as meant")
        CHANGED = "changed", _("It is used in another way")
        STOPPED = "stopped", _("It is no longer used")

    solution = models.ForeignKey(Solution, models.CASCADE, related_name="follow_ups", verbose_name=_("solution"))
    months = models.PositiveSmallIntegerField(_("months after"))
    due_on = models.DateField(_("due"))
    lives = models.CharField(_("how it lives"), max_length=10, choices=Lives, blank=True)
    note = models.TextField(_("what we see"), max_length=2000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("follow-up")
        verbose_name_plural = _("follow-ups")
        ordering = ["solution", "months"]
        constraints = [
            models.UniqueConstraint(F("solution"), F("months"), name="follow_up_once_a_term"),
            models.CheckConstraint(
                condition=Q(done_at=None, by=None, lives="")
                | (Q(done_at__isnull=False, by__isnull=False) & ~Q(lives="")),
                name="follow_up_done_says_how_and_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution}: {self.months}"


class ValueStatement(models.Model):
    """What the work is worth, in words, midway and at the end: for citizens, for staff, for the municipality."""

    class Moment(models.TextChoices):
        MIDWAY = "midway", _("Midway")
        END = "end", _("At the end")

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="values", verbose_name=_("network theme"))
    moment = models.CharField(_("when"), max_length=6, choices=Moment)
    for_citizens = models.TextField(_("for citizens"), max_length=2000, blank=True)
    for_staff = models.TextField(_("for staff"), max_length=2000, blank=True)
    for_municipality = models.TextField(_("for the municipality"), max_length=2000, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("statement of value")
        verbose_name_plural = _("statements of value")
        ordering = ["theme", "-moment"]
        constraints = [
            models.UniqueConstraint("theme", "moment", name="value_stated_once_a_moment"),
            models.CheckConstraint(
                condition=~Q(for_citizens="", for_staff="", for_municipality=""),
                name="value_has_words",
                violation_error_message=_("Write at least one of the three."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.get_moment_display()}"


class Handover(models.Model):
    """The network leader's request to close a theme, and the reference leader's word that the line carries it on."""

    theme = models.OneToOneField(NetworkTheme, models.PROTECT, related_name="handover", verbose_name=_("network theme"))
    note = models.TextField(_("what the line carries on"), max_length=3000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked"))
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("accepted by")
    )
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)

    class Meta:
        verbose_name = _("hand-over to the line")
        verbose_name_plural = _("hand-overs to the line")
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="handover_says_what"),
            models.CheckConstraint(
                condition=Q(accepted_at=None, accepted_by=None)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="handover_is_accepted_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.theme)
