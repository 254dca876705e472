"""The shared vocabulary of competences, in groups: catalogue data the secretariat edits."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual


class CompetenceGroup(models.Model):
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name_da = models.CharField(_("name in Danish"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80)
    name = Bilingual()

    class Meta:
        verbose_name = _("group of competences")
        verbose_name_plural = _("groups of competences")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class CompetenceQuerySet(models.QuerySet):
    def offered_today(self) -> "CompetenceQuerySet":
        """Those one can choose now; a retired one stays readable where it was chosen."""
        return self.filter(retired_on=None).select_related("group")


class Competence(models.Model):
    group = models.ForeignKey(
        CompetenceGroup, models.PROTECT, related_name="competences", verbose_name=_("group of competences")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name_da = models.CharField(_("name in Danish"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80)
    retired_on = models.DateField(_("retired"), null=True, blank=True)
    name = Bilingual()
    objects = CompetenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["group__order", "order", "pk"]

    def __str__(self) -> str:
        return self.name
