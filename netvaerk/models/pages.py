"""Pages whose text the secretariat edits (S1, S12)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from netvaerk.bilingual import Bilingual


class EditablePage(models.Model):
    """A page in both languages, written in Markdown and shown without any HTML of its own."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    title_da = models.CharField(_("title in Danish"), max_length=120)
    title_en = models.CharField(_("title in English"), max_length=120)
    lead_da = models.CharField(_("lead in Danish"), max_length=300, blank=True)
    lead_en = models.CharField(_("lead in English"), max_length=300, blank=True)
    body_da = models.TextField(_("text in Danish (Markdown)"), max_length=20_000)
    body_en = models.TextField(_("text in English (Markdown)"), max_length=20_000)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    title, lead, body = Bilingual(), Bilingual(), Bilingual()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title
