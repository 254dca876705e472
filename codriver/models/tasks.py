"""The five tasks of a co-driver as the leaflet lists them (S55-S68): catalogue data the secretariat words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual


class CoDriverTask(models.Model):
    """`code` is T1 to T5 and never changes; the words may."""

    code = models.CharField(_("code"), max_length=4, unique=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    name_da = models.CharField(_("name in Danish"), max_length=160, unique=True)
    name_en = models.CharField(_("name in English"), max_length=160)
    name = Bilingual()

    class Meta:
        verbose_name = _("task of a co-driver")
        verbose_name_plural = _("tasks of a co-driver")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name
