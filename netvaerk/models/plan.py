"""A theme's plan: when each phase is to be, the hours it takes, and what was decided when one was closed (S43, S44)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.themes import NetworkTheme, ThemePhase
from netvaerk.rules.plan import MOST_HOURS

HOURS_IN_A_WEEK = _("Write from 0 to 37 hours a week.")


class PlannedPhase(models.Model):
    """The days a theme is to spend in a phase, and the hours a week it is expected to take. A phase without days has no
    row."""

    theme = models.ForeignKey(NetworkTheme, models.CASCADE, related_name="plan", verbose_name=_("network theme"))
    phase = models.ForeignKey(ThemePhase, models.PROTECT, related_name="+", verbose_name=_("phase"))
    begins_on = models.DateField(_("begins"))
    ends_on = models.DateField(_("ends"))
    leader_hours = models.DecimalField(
        _("the network leader's expected hours a week"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    co_driver_hours = models.DecimalField(
        _("the co-driver's expected hours a week"), max_digits=4, decimal_places=1, null=True, blank=True
    )

    class Meta:
        verbose_name = _("planned phase")
        verbose_name_plural = _("planned phases")
        ordering = ["theme", "phase"]
        constraints = [
            models.UniqueConstraint("theme", "phase", name="phase_planned_once_per_theme"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="planned_phase_ends_after_it_begins",
                violation_error_message=_("A phase cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(leader_hours=None) | Q(leader_hours__gte=0, leader_hours__lte=MOST_HOURS),
                name="planned_leader_hours_fit_a_week",
                violation_error_message=HOURS_IN_A_WEEK,
            ),
            models.CheckConstraint(
                condition=Q(co_driver_hours=None) | Q(co_driver_hours__gte=0, co_driver_hours__lte=MOST_HOURS),
                name="planned_co_driver_hours_fit_a_week",
                violation_error_message=HOURS_IN_A_WEEK,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.theme}: {self.phase}"


class PhaseClosing(models.Model):
    """What was decided when a phase was closed, why, and what else there was to choose. A phase may close again."""

    theme = models.ForeignKey(NetworkTheme, models.PROTECT, related_name="closings", verbose_name=_("network theme"))
    phase = models.ForeignKey(ThemePhase, models.PROTECT, related_name="+", verbose_name=_("phase"))
    decided = models.TextField(_("what was decided"), max_length=3000)
    reason = models.TextField(_("why"), max_length=3000, blank=True)
    alternatives = models.TextField(_("what else there was to choose"), max_length=3000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("closing of a phase")
        verbose_name_plural = _("closings of phases")
        ordering = ["-id"]
        constraints = [models.CheckConstraint(condition=~Q(decided=""), name="closing_says_what_was_decided")]

    def __str__(self) -> str:
        return f"{self.theme}: {self.phase}"
