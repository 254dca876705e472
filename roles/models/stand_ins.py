"""Who stands in for the holder of a role while they are away: for a period, and without a reason."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class StandInQuerySet(models.QuerySet):
    def on(self, day: date) -> "StandInQuerySet":
        """Those who stand in on that day."""
        return self.ahead(day).filter(begins_on__lte=day)

    def ahead(self, day: date) -> "StandInQuerySet":
        """Those who stand in on that day, or will later."""
        return self.filter(ended_on=None, ends_on__gte=day)


class StandIn(models.Model):
    """One person in the place of another, from the first day to the last; rights end at once where it is ended early.

    Whether the periods of one role overlap is judged under a lock of the theme: no constraint that both databases
    know can say it.
    """

    assignment = models.ForeignKey(
        "roles.RoleAssignment", models.PROTECT, related_name="stand_ins", verbose_name=_("role on a theme")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="standing_in", verbose_name=_("stand-in")
    )
    begins_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    note = models.CharField(_("what the stand-in must know"), max_length=500, blank=True)
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("named by"))
    named_at = models.DateTimeField(_("named"))
    ended_on = models.DateField(_("ended early"), null=True, blank=True)
    objects = StandInQuerySet.as_manager()

    class Meta:
        verbose_name = _("stand-in")
        verbose_name_plural = _("stand-ins")
        ordering = ["-begins_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                "assignment",
                "begins_on",
                condition=Q(ended_on=None),
                name="stand_in_one_from_a_day_on",
                violation_error_message=_("Somebody stands in for this role from that day already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="stand_in_ends_no_sooner_than_it_begins",
                violation_error_message=_("The last day cannot be before the first."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__lte=F("ends_on")), name="stand_in_is_ended_in_its_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.begins_on} – {self.ends_on}"

    @property
    def last_day(self) -> date:
        return self.ended_on or self.ends_on

    def is_on(self, day: date) -> bool:
        return self.ended_on is None and self.begins_on <= day <= self.ends_on

    def is_ahead(self, day: date) -> bool:
        """Whether it runs on that day, or will later."""
        return self.ended_on is None and self.ends_on >= day

    def has_been(self, day: date) -> bool:
        """Whether it is over, and there was a day on which it ran."""
        return not self.is_ahead(day) and self.last_day >= self.begins_on
