"""Disciplines: the professions people come from, so that a pair or a network can be told to see things differently."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual


class DisciplineQuerySet(models.QuerySet):
    def offered_today(self) -> "DisciplineQuerySet":
        """Those one can choose now; a retired one stays readable where it was chosen."""
        return self.filter(retired_on=None)


class Discipline(models.Model):
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name_da = models.CharField(_("name in Danish"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80)
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    name = Bilingual()
    objects = DisciplineQuerySet.as_manager()

    class Meta:
        verbose_name = _("discipline")
        verbose_name_plural = _("disciplines")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name
