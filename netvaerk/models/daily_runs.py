"""When the daily run was last through, so that somebody is called where a timer has stopped."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DailyRun(models.Model):
    """The last one alone, in the only row."""

    ended_at = models.DateTimeField(_("was through"))
    failed = models.PositiveIntegerField(_("could not be done"))

    class Meta:
        verbose_name = _("daily run")
        verbose_name_plural = _("daily runs")
        constraints = [models.CheckConstraint(condition=Q(id=1), name="daily_run_has_one_row")]

    def __str__(self) -> str:
        return str(self.ended_at)
