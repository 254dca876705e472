"""What somebody brings as a co-driver, beside the competences they offer (S58, S76, S79, S81)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from codriver.models.needs import Style
from codriver.models.tasks import CoDriverTask
from netvaerk.models import Discipline, NetworkTheme, OrgUnit


class CoDriverOffer(models.Model):
    """One row a person. `hours_per_week` and the dates are the person's wish; what the personnel leader gives stands on
    the candidacy."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="co_driver_offer", verbose_name=_("person")
    )
    discipline = models.ForeignKey(
        Discipline, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("discipline")
    )
    style = models.CharField(_("my way of leading"), max_length=10, choices=Style, blank=True)
    tasks = models.ManyToManyField(CoDriverTask, blank=True, related_name="+", verbose_name=_("tasks gladly taken"))
    known_units = models.ManyToManyField(OrgUnit, blank=True, related_name="+", verbose_name=_("units I know well"))
    themes = models.ManyToManyField(
        NetworkTheme, blank=True, related_name="+", verbose_name=_("themes that interest me")
    )
    hours_per_week = models.DecimalField(
        _("hours a week I would like to give"), max_digits=4, decimal_places=1, null=True, blank=True
    )
    free_from = models.DateField(_("free from"), null=True, blank=True)
    free_until = models.DateField(_("free until"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("offer of a co-driver")
        verbose_name_plural = _("offers of co-drivers")
        constraints = [
            models.CheckConstraint(
                condition=Q(hours_per_week=None) | Q(hours_per_week__gt=0, hours_per_week__lte=37),
                name="offer_hours_fit_a_week",
                violation_error_message=_("Write how many hours a week, more than 0 and at most 37."),
            ),
            models.CheckConstraint(
                condition=Q(free_from=None) | Q(free_until=None) | Q(free_until__gte=F("free_from")),
                name="offer_ends_no_sooner_than_it_begins",
                violation_error_message=_("The last day cannot be before the first."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
