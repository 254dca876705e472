"""The base organisation: units in a tree, with the names they have had."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.ordering import folded


class UnitQuerySet(models.QuerySet):
    def current(self) -> "UnitQuerySet":
        """Those that have not been closed."""
        return self.filter(closed_on=None)

    def choosable(self) -> "UnitQuerySet":
        """What a theme may touch: every unit under the top that has not been closed."""
        return self.current().filter(parent__isnull=False)


class OrgUnit(models.Model):
    """A directorate or a unit under it. A new name never rewrites what an old page said."""

    external_id = models.CharField(_("external id"), max_length=64, null=True, blank=True, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    name = models.CharField(_("name"), max_length=120)
    named_on = models.DateField(_("has this name since"))
    folded_name = folded("name")
    closed_on = models.DateField(_("closed"), null=True, blank=True, editable=False)
    imported_at = models.DateTimeField(_("imported"), null=True, blank=True, editable=False)
    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["folded_name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(parent=F("pk")),
                name="unit_is_not_its_own_parent",
                violation_error_message=_("A unit cannot belong to itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_imported(self) -> bool:
        """Whether another system owns name and place, so that nobody changes them by hand."""
        return self.imported_at is not None

    def name_on(self, day: date) -> str:
        """The name the unit had on `day`; the first known name before that."""
        if day >= self.named_on:
            return self.name
        former = sorted(self.former_names.all(), key=lambda past: past.began_on)
        return next((past.name for past in former if past.ended_on > day), self.name)


class FormerUnitName(models.Model):
    """A name a unit had, from the first day to the day the next name took over."""

    unit = models.ForeignKey(OrgUnit, models.CASCADE, related_name="former_names", verbose_name=_("unit"))
    name = models.CharField(_("name"), max_length=120)
    began_on = models.DateField(_("began"))
    ended_on = models.DateField(_("ended"))

    class Meta:
        verbose_name = _("former name of a unit")
        verbose_name_plural = _("former names of units")
        ordering = ["unit", "began_on"]
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__gte=F("began_on")), name="former_name_ends_after_it_begins"),
        ]

    def __str__(self) -> str:
        return self.name


class FormerUnitPlace(models.Model):
    """What a unit belonged to until `ended_on`."""

    unit = models.ForeignKey(OrgUnit, models.CASCADE, related_name="former_places", verbose_name=_("unit"))
    parent = models.ForeignKey(
        OrgUnit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("belonged to")
    )
    ended_on = models.DateField(_("ended"))

    class Meta:
        verbose_name = _("former place of a unit")
        verbose_name_plural = _("former places of units")
        ordering = ["unit", "-id"]

    def __str__(self) -> str:
        return f"{self.unit}: {self.parent}"
